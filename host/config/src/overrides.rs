//! What is different for some articles.

use crate::{Globs, Origin, Pattern};
use gainsay_model::{Article, Severity};
use std::path::Path;

/// A table `[[overrides]]`.
#[derive(Clone, Debug)]
pub struct Override {
    /// Where it stands.
    pub origin: Origin,
    /// Which articles it is for.
    pub when: When,
    /// Rules that run on them instead of the others; none: as elsewhere.
    pub select: Option<Vec<Pattern>>,
    /// Rules that do not run on them either.
    pub ignore: Vec<Pattern>,
    /// What findings weigh there.
    pub severity: Vec<(Pattern, Severity)>,
}

/// Which articles an override is for: those that fit everything that is said here.
#[derive(Clone, Debug, Default)]
pub struct When {
    /// Their paths.
    pub paths: Option<Globs>,
    /// Their publishers; none: any.
    pub sources: Vec<String>,
    /// Their sections; none: any.
    pub sections: Vec<String>,
}

impl When {
    /// Whether the article is one of them.
    pub fn holds(&self, article: &Article) -> bool {
        let path = self.paths.as_ref();
        path.is_none_or(|paths| paths.fit(Path::new(&article.path)))
            && names(&self.sources, article.publisher.as_deref())
            && names(&self.sections, article.section.as_deref())
    }
}

/// Whether a field of an article has one of the names, in capitals or not. A field may hold several,
/// with commas between them.
fn names(names: &[String], field: Option<&str>) -> bool {
    let field = field.unwrap_or_default().to_lowercase();
    let has = |name: &String| {
        let name = name.to_lowercase();
        field == name || field.split(',').any(|part| part.trim() == name)
    };
    names.is_empty() || names.iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_whole_name() {
        let list = ["Lenn Wire".to_owned(), "Opinion".to_owned()];
        for field in ["lenn wire", "Tolm Post, Lenn Wire", "OPINION"] {
            assert!(names(&list, Some(field)), "{field}");
        }
        for field in [Some("Lenn"), Some("Opinions"), Some(""), None] {
            assert!(!names(&list, field), "{field:?}");
        }
        assert!(names(&[], None));
    }
}
