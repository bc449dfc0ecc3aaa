//! Counts, days and weights in words.

use crate::summary::grouped;
use gainsay_model::{ArticleReport, CivilDay, Finding, FindingKind, Severity, Untrusted};

/// Code points of a title, a path or a message in a row of the overview.
const ROW: usize = 240;

const NUMBERS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// "two points": up to twelve in letters.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", number(count))
}

/// "two", "1,203".
pub(super) fn number(count: usize) -> String {
    let word = NUMBERS.get(count).map(|word| (*word).to_owned());
    word.unwrap_or_else(|| grouped(count as u64))
}

/// With a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}

/// How many findings have which weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Weights {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) infos: usize,
    /// Errors and warnings whose two sides do not match; other findings are worth a look.
    pub(super) mismatches: usize,
}

impl Weights {
    pub(super) fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        let mismatch = |f: &&Finding| f.severity > Severity::Info && mismatches(f.kind);
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            mismatches: findings.iter().filter(mismatch).count(),
        }
    }

    /// Those of both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            infos: self.infos + other.infos,
            mismatches: self.mismatches + other.mismatches,
        }
    }

    /// Findings that are worth a look.
    pub(super) fn others(self) -> usize {
        (self.errors + self.warnings + self.infos).saturating_sub(self.mismatches)
    }
}

const fn mismatches(kind: FindingKind) -> bool {
    match kind {
        FindingKind::Contradiction
        | FindingKind::Disputed
        | FindingKind::Reversal
        | FindingKind::Arithmetic => true,
        FindingKind::Update | FindingKind::Policy | FindingKind::Warning => false,
    }
}

/// What was found, in one calm sentence. Nothing is said to be clean that was not checked whole.
pub(super) fn verdict(weights: Weights, whole: bool) -> String {
    let (points, others) = (weights.mismatches, weights.others());
    let do_not = if points == 1 { "does not" } else { "do not" };
    let are = if others == 1 { "is" } else { "are" };
    let text = match (points, others) {
        (0, 0) if whole => "no mismatch was found".to_owned(),
        (0, 0) => "no mismatch was found in what could be checked".to_owned(),
        (0, _) => format!("{} {are} worth a look", counted(others, "point")),
        (_, 0) => format!("{} {do_not} match", counted(points, "point")),
        _ => format!(
            "{} {do_not} match, and {} more {are} worth a look",
            counted(points, "point"),
            number(others)
        ),
    };
    format!("{}.", capital(&text))
}

/// The word of a severity.
pub(super) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Remark",
    }
}

/// A shape for each severity, for those who do not tell the colours apart.
pub(super) const fn shape(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "◆",
        Severity::Warning => "▲",
        Severity::Info => "●",
    }
}

/// What sort of disagreement it is.
pub(super) const fn kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Contradiction => "contradiction",
        FindingKind::Disputed => "sources differ",
        FindingKind::Update => "brought up to date",
        FindingKind::Reversal => "said otherwise before",
        FindingKind::Arithmetic => "figures and dates",
        FindingKind::Policy => "sourcing and wording",
        FindingKind::Warning => "announced before",
    }
}

/// "Thursday, 3 November 2016".
pub(super) fn day(day: CivilDay) -> String {
    format!("{}, {}", day.date().strftime("%A"), date(day))
}

/// "3 November 2016".
pub(super) fn date(day: CivilDay) -> String {
    format!("{} {}", day.date().day(), month(day))
}

/// "November 2016".
pub(super) fn month(day: CivilDay) -> String {
    let date = day.date();
    format!("{} {}", date.strftime("%B"), date.year())
}

/// The title, or the name of the file where there is none; the path stands below it. Not escaped.
pub(super) fn title(report: &ArticleReport) -> &str {
    let title = report.title.as_ref().map(Untrusted::raw);
    title
        .filter(|title| !title.trim().is_empty())
        .unwrap_or_else(|| file_name(&report.path))
}

/// "Region · Lindau Post": the desk that an article comes from, as far as its metadata tells. Not
/// escaped.
pub(super) fn desk(report: &ArticleReport) -> Option<String> {
    let told = [&report.section, &report.publisher];
    let told = told.into_iter().flatten().map(|name| name.raw().trim());
    let told: Vec<&str> = told.filter(|name| !name.is_empty()).collect();
    (!told.is_empty()).then(|| told.join(" · "))
}

fn file_name(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.trim().is_empty() { path } else { name }
}

/// The beginning of a text that may be long, for a row of the overview.
pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(ROW) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_become_a_sentence() {
        let weights = |mismatches, infos| Weights {
            errors: mismatches,
            infos,
            mismatches,
            ..Weights::default()
        };
        for (mismatches, others, words) in [
            (0, 0, "No mismatch was found."),
            (0, 1, "One point is worth a look."),
            (1, 0, "One point does not match."),
            (
                13,
                2,
                "13 points do not match, and two more are worth a look.",
            ),
        ] {
            assert_eq!(verdict(weights(mismatches, others), true), words);
        }
        let unfinished = verdict(Weights::default(), false);
        assert_eq!(
            unfinished,
            "No mismatch was found in what could be checked."
        );
    }

    #[test]
    fn days_are_written_out() {
        let third = CivilDay::new(2016, 11, 3).unwrap();
        assert_eq!(day(third), "Thursday, 3 November 2016");
        assert_eq!(cut(&"é".repeat(400)).chars().count(), ROW + 1);
    }
}
