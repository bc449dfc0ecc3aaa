//! Errors seeded into articles, to see which of them the rules find.
//!
//! A class of errors looks at an article as it was understood and says which words to put in the
//! place of which others. Each seed is one change to the untouched text. What a class changes it takes
//! from the text itself: two ends of a range, a weekday, a figure that is told twice.

mod classes;
mod number;

use gainsay_model::{ArticleReport, Quantity, Severity, Span, Timex};

/// One change to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    /// Category of the rules that should find it: "weekday-date".
    pub class: &'static str,
    /// What is replaced, in bytes of the reading text.
    pub at: Span,
    /// What stands there then.
    pub text: String,
    /// The sentence with the change in it.
    pub sentence: String,
}

/// A seed in the article that it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planted {
    /// The change.
    pub seed: Seed,
    /// Rules that report the words of the untouched article already.
    known: Vec<String>,
}

/// All changes that the article offers, class by class, in order of place.
pub fn plant(untouched: &ArticleReport) -> Vec<Planted> {
    let view = View { report: untouched };
    let seeds = classes::ALL.iter().flat_map(|(class, find)| {
        let changes = find(view);
        changes.into_iter().map(|(at, text)| Seed {
            class,
            at,
            sentence: view.sentence(at, &text),
            text,
        })
    });
    let planted = seeds.map(|seed| {
        let known = about(untouched, seed.at.start..seed.at.end);
        Planted {
            known: known.map(str::to_owned).collect(),
            seed,
        }
    });
    planted.collect()
}

/// The names of all classes.
pub fn classes() -> impl Iterator<Item = &'static str> {
    classes::ALL.iter().map(|(class, _)| *class)
}

impl Planted {
    /// The text with the error in it; none if the place is none of the text.
    pub fn apply(&self, text: &str) -> Option<String> {
        let before = text.get(..self.seed.at.start as usize)?;
        let after = text.get(self.seed.at.end as usize..)?;
        Some(format!("{before}{}{after}", self.seed.text))
    }

    /// Whether a warning or error of the changed article is about the change. A rule that reports
    /// those words of the untouched article as well has discovered nothing.
    pub fn is_found(&self, touched: &ArticleReport) -> bool {
        let start = self.seed.at.start;
        let changed = start..start + self.seed.text.len() as u32;
        about(touched, changed).any(|rule| !self.known.iter().any(|known| known == rule))
    }
}

/// Rules whose warnings and errors cite words there, give or take a byte.
fn about(report: &ArticleReport, at: std::ops::Range<u32>) -> impl Iterator<Item = &str> {
    let findings = report.findings.iter().filter(move |finding| {
        let mut evidence = finding.evidence.iter();
        finding.severity >= Severity::Warning
            && evidence.any(|side| side.span.start <= at.end && at.start <= side.span.end)
    });
    findings.map(|finding| finding.rule.as_str())
}

/// An article as a class sees it.
#[derive(Clone, Copy)]
pub(crate) struct View<'r> {
    pub(crate) report: &'r ArticleReport,
}

impl<'r> View<'r> {
    pub(crate) fn quantities(self) -> &'r [Quantity] {
        &self.report.claims.quantities
    }

    /// Days with month and number written out that the calendar has.
    pub(crate) fn dates(self) -> impl Iterator<Item = &'r Timex> {
        let times = self.times().iter();
        times.filter(|time| time.explicit && !time.impossible)
    }

    pub(crate) fn times(self) -> &'r [Timex] {
        &self.report.claims.times
    }

    pub(crate) fn cut(self, start: u32, end: u32) -> &'r str {
        let range = start as usize..end as usize;
        self.report.text.get(range).unwrap_or_default()
    }

    /// The sentence around a change, with the change in it.
    fn sentence(self, at: Span, text: &str) -> String {
        let mut sentences = self.report.claims.sentences.iter();
        let around = sentences
            .find(|sentence| sentence.span.start <= at.start && at.end <= sentence.span.end);
        around.map_or_else(String::new, |around| {
            let (before, after) = (
                self.cut(around.span.start, at.start),
                self.cut(at.end, around.span.end),
            );
            format!("{before}{text}{after}")
        })
    }

    /// The text of its sentence before that place.
    pub(crate) fn before(self, sentence: u32, place: u32) -> &'r str {
        let sentence = self.report.claims.sentences.get(sentence as usize);
        self.cut(
            sentence.map_or(place, |sentence| sentence.span.start),
            place,
        )
    }
}
