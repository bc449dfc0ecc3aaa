//! Counts, days and weights in words.

use crate::summary::grouped;
use gainsay_model::{ArticleReport, CivilDay, Finding, FindingKind, Severity, Untrusted};

/// Code points of a title, a path or a message in a row of the overview.
const ROW: usize = 160;

const NUMBERS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
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
}

impl Weights {
    pub(super) fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
        }
    }

    /// Errors and warnings.
    pub(super) fn points(self) -> usize {
        self.errors + self.warnings
    }
}

/// What was found, in one calm sentence. Nothing is said to be clean that was not checked whole.
pub(super) fn verdict(weights: Weights, whole: bool) -> String {
    let remarks = |what: &str| counted(weights.infos, what);
    let (points, infos) = (weights.points(), weights.infos);
    let verb = if points == 1 { "does" } else { "do" };
    let text = match (points, infos) {
        (0, 0) if whole => "no mismatch was found".to_owned(),
        (0, 0) => "no mismatch was found in what could be checked".to_owned(),
        (0, _) => format!("{} worth a look", remarks("remark")),
        (_, 0) => format!("{} {verb} not match", counted(points, "point")),
        _ => format!(
            "{} {verb} not match, and there {} {}",
            counted(points, "point"),
            if infos == 1 { "is" } else { "are" },
            remarks("remark")
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
    let weekday = WEEKDAYS.get(usize::from(day.weekday()).wrapping_sub(1));
    format!("{}, {}", weekday.unwrap_or(&""), date(day))
}

/// "3 November 2016".
pub(super) fn date(day: CivilDay) -> String {
    format!("{} {}", day.date().day(), month(day))
}

/// "November 2016".
pub(super) fn month(day: CivilDay) -> String {
    let date = day.date();
    let name = MONTHS.get((date.month() as usize).wrapping_sub(1));
    format!("{} {}", name.unwrap_or(&""), date.year())
}

/// The title, or the path where there is none. Not escaped.
pub(super) fn title(report: &ArticleReport) -> &str {
    let title = report.title.as_ref().map(Untrusted::raw);
    title
        .filter(|title| !title.trim().is_empty())
        .unwrap_or(&report.path)
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
        let weights = |errors, warnings, infos| Weights {
            errors,
            warnings,
            infos,
        };
        assert_eq!(verdict(weights(0, 0, 0), true), "No mismatch was found.");
        assert_eq!(verdict(weights(0, 0, 1), true), "One remark worth a look.");
        assert_eq!(verdict(weights(1, 0, 0), true), "One point does not match.");
        assert_eq!(
            verdict(weights(1, 13, 2), true),
            "14 points do not match, and there are two remarks."
        );
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
        assert_eq!(cut(&"é".repeat(200)).chars().count(), ROW + 1);
    }
}
