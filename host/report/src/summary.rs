//! The counts of a run in one sentence.

use anstyle::{AnsiColor, Style};
use gainsay_model::{RunSummary, Seen, Severity, SuppressedBy};

/// "3 articles, 61 claims; figures 40 of 44 understood, ...; 1 error, 2 warnings, 1 info; 0
/// unfinished". Without times, so that the same run gives the same sentence.
pub fn counts(summary: &RunSummary) -> String {
    let coverage = &summary.coverage;
    let found = |severity| summary.findings.get(&severity).copied().unwrap_or(0);
    let skipped = match summary.skipped {
        0 => String::new(),
        skipped => format!(" ({} skipped)", grouped(skipped)),
    };
    let unchanged = match summary.unchanged {
        0 => String::new(),
        unchanged => format!(" ({} unchanged)", grouped(unchanged)),
    };
    let read = |seen: Seen| {
        let Seen { seen, understood } = seen;
        format!("{} of {}", grouped(understood.into()), grouped(seen.into()))
    };
    let across = match (summary.cases, summary.split_matters) {
        (0, _) => String::new(),
        (cases, 0) => format!("; {} across articles", plural(cases, "case")),
        (cases, split) => format!(
            "; {} across articles ({} not compared whole)",
            plural(cases, "case"),
            plural(split, "matter")
        ),
    };
    let left_out = left_out(summary).map_or_else(String::new, |told| format!("; {told}"));
    format!(
        "{}{unchanged}{skipped}, {}; figures {} understood, dates {}, statements {}{across}; {}, {}, {} info\
         {left_out}; {} unfinished",
        plural(summary.articles, "article"),
        plural(summary.claims, "claim"),
        read(coverage.figures),
        read(coverage.dates),
        read(coverage.statements),
        plural(found(Severity::Error), "error"),
        plural(found(Severity::Warning), "warning"),
        grouped(found(Severity::Info)),
        grouped(summary.failures),
    )
}

/// "3 ignored, 1 dismissed, 12 in baseline, 2 notices": what decisions leave out, and how much there
/// is to be said of them; none if there is nothing of it.
pub(crate) fn left_out(summary: &RunSummary) -> Option<String> {
    let word = |by| match by {
        SuppressedBy::Ignore => "ignored",
        SuppressedBy::Dismissed => "dismissed",
        SuppressedBy::Explained => "explained",
        SuppressedBy::Baseline => "in baseline",
    };
    let suppressed = summary.suppressed.iter();
    let mut parts: Vec<String> = suppressed
        .map(|(by, count)| format!("{} {}", grouped(*count), word(*by)))
        .collect();
    if !summary.notices.is_empty() {
        parts.push(plural(summary.notices.len() as u64, "notice"));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The word of a severity.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// The colour of a severity.
pub(crate) const fn tint(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Info => AnsiColor::Cyan.on_default(),
    }
}

pub(crate) fn plural(count: u64, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(count))
}

/// The number with a comma before every third digit.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use gainsay_model::Coverage;

    #[test]
    fn counts_read_as_a_sentence() {
        let seen = |understood, seen| Seen { seen, understood };
        let summary = RunSummary {
            articles: 1203,
            skipped: 2,
            claims: 1,
            findings: [(Severity::Error, 1), (Severity::Warning, 2)].into(),
            coverage: Coverage {
                figures: seen(40, 44),
                dates: seen(12, 12),
                statements: seen(20, 25),
                events: seen(9, 9),
            },
            failures: 3,
            ..RunSummary::default()
        };
        assert_eq!(
            counts(&summary),
            "1,203 articles (2 skipped), 1 claim; figures 40 of 44 understood, dates 12 of 12, \
             statements 20 of 25; 1 error, 2 warnings, 0 info; 3 unfinished"
        );
        let summary = RunSummary {
            suppressed: [(SuppressedBy::Baseline, 1200), (SuppressedBy::Ignore, 3)].into(),
            ..summary
        };
        let told = "0 info; 3 ignored, 1,200 in baseline; 3 unfinished";
        assert!(counts(&summary).ends_with(told), "{}", counts(&summary));
    }
}
