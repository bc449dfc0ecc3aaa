//! The whole way from a text to its claims, with the words of the bundled packs.

use gainsay_claims::Extractor;
use gainsay_io::Format;
use gainsay_model::{ArticleClaims, ArticleId, CivilDay};
use gainsay_packs::{Library, load_dir};
use gainsay_text::Reader;
use std::path::Path;

/// Reader and extractor over the packs of the repository.
pub(crate) struct Bundled {
    reader: Reader,
    extractor: Extractor,
}

impl Bundled {
    pub(crate) fn open() -> Self {
        let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
        let packs = load_dir(&rules).unwrap_or_else(|faults| panic!("{faults}"));
        let library = Library::from_files(packs).unwrap_or_else(|faults| panic!("{faults}"));
        Self {
            reader: Reader::new(&library.lexicon),
            extractor: Extractor::new(&library.lexicon),
        }
    }

    pub(crate) fn claims(&self, text: &str) -> ArticleClaims {
        let day = CivilDay::parse("2020-05-20").unwrap();
        let id = ArticleId("text".into());
        let article = gainsay_io::article(id, text.to_owned(), Format::Plain, Some(day)).unwrap();
        let notes = self.reader.annotate(&article);
        self.extractor.extract(&article, notes)
    }
}
