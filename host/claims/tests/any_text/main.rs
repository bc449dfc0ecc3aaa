//! What holds for any text whatever: nothing panics, places fit the text and stand in order, and the
//! same text gives the same claims.
//!
//! `cargo test` tries a few thousand texts. For a long run, give their number:
//!
//! ```text
//! GAINSAY_FUZZ_INPUTS=10000000 cargo test --release -p gainsay-claims --test any_text -- any_text --nocapture
//! ```
//!
//! `GAINSAY_FUZZ_SEED` gives other texts, `GAINSAY_FUZZ_FIRST` the number of the first: with one
//! input, the text that a failure named is tried alone.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod generate;
mod neutral;
mod whole;

use gainsay_claims::Extractor;
use gainsay_io::Format;
use gainsay_model::{Article, ArticleClaims, ArticleId, CivilDay};
use gainsay_packs::Library;
use gainsay_text::{Annotations, Reader};
use generate::{Generator, Random};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Inputs of an ordinary test run.
const INPUTS: u64 = 8000;
/// Every so many inputs are read twice and compared.
const TWICE: u64 = 16;
/// Every so many inputs a long run says how far it is.
const TELL: u64 = 250_000;

/// Text and claims with the words and frames of the bundled packs.
struct Stages {
    reader: Reader,
    extractor: Extractor,
}

impl Stages {
    fn open() -> Self {
        let packs = gainsay_packs::load_dir(&folder("../../rules")).unwrap();
        let lexicon = Library::from_files(packs).unwrap().lexicon;
        Self {
            reader: Reader::new(&lexicon),
            extractor: Extractor::new(&lexicon),
        }
    }

    fn understand(&self, article: &Article) -> (Annotations, ArticleClaims) {
        let annotations = self.reader.annotate(article);
        let claims = self.extractor.extract(article, annotations.clone());
        (annotations, claims)
    }
}

fn folder(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// The sample articles, in order of name.
fn samples() -> Vec<(String, String)> {
    let files = fs::read_dir(folder("../../tests/articles")).unwrap();
    let mut samples: Vec<(String, String)> = files
        .map(|file| file.unwrap().path())
        .filter(|file| file.extension().is_some_and(|e| e == "txt" || e == "md"))
        .map(|file| {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&file).unwrap())
        })
        .collect();
    samples.sort();
    samples
}

fn article(text: &str, format: Format) -> Option<Article> {
    let id = ArticleId("any".to_owned());
    let day = CivilDay::new(2021, 11, 5);
    gainsay_io::article(id, text.to_owned(), format, day).ok()
}

fn from_environment(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |value| value.parse().unwrap())
}

#[test]
#[allow(clippy::print_stderr, reason = "a long run tells how far it is")]
fn any_text_is_understood_without_fault() {
    let (stages, generator) = (
        Stages::open(),
        Generator::new(samples().into_iter().map(|(_, text)| text).collect()),
    );
    let inputs = from_environment("GAINSAY_FUZZ_INPUTS", INPUTS);
    let first = from_environment("GAINSAY_FUZZ_FIRST", 0);
    let seed = from_environment("GAINSAY_FUZZ_SEED", 2022);
    let (mut read, mut bytes) = (0_u64, 0);
    for number in first..first + inputs {
        let mut random = Random::of_input(seed, number);
        let text = generator.text(&mut random);
        let format = if random.one_in(8) {
            Format::Markdown
        } else {
            Format::Plain
        };
        let tried = || {
            article(&text, format).is_some_and(|article| {
                try_article(&stages, &article, number % TWICE == 0);
                true
            })
        };
        let understood = catch_unwind(AssertUnwindSafe(tried))
            .unwrap_or_else(|_| panic!("input {number} of seed {seed}, {format:?}: {text:?}"));
        read += u64::from(understood);
        bytes += text.len();
        if (number - first + 1).is_multiple_of(TELL) {
            eprintln!("{} inputs, {read} read, {bytes} bytes", number - first + 1);
        }
    }
    assert!(
        read > inputs / 2 || inputs < 10,
        "{read} of {inputs} could be read"
    );
}

fn try_article(stages: &Stages, article: &Article, twice: bool) {
    let understood = stages.understand(article);
    let (annotations, claims) = &understood;
    whole::annotations(&article.text, annotations);
    whole::claims(&article.text, claims);
    let raw = article.source.raw();
    let tokens = annotations.tokens.iter().map(|token| token.span);
    for span in tokens.chain(claims.attributions.iter().map(|said| said.cue)) {
        let place = article.source.to_raw(span);
        let words = span.of(&article.text);
        assert!(
            raw.get(place.range()).is_some(),
            "{place:?} of the file for {words:?}"
        );
    }
    if twice {
        assert!(
            understood == stages.understand(article),
            "not the same twice"
        );
    }
}

#[test]
fn long_runs_of_one_mark_are_read_to_the_end() {
    let stages = Stages::open();
    for mark in [
        "\"", "“", "'", "(", ")", "1", "a-", "a.", "'a", "It ", "Norway ", "said ",
    ] {
        let text = mark.repeat(20_000 / mark.len());
        let article = article(&text, Format::Plain).unwrap();
        let (annotations, _) = stages.understand(&article);
        let end = annotations.tokens.last().map(|t| t.span.end as usize);
        assert_eq!(end, Some(text.trim_end().len()), "{mark:?}");
    }
}
