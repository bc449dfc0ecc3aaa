//! Severities as the eye finds them: a shape and a word, never a colour alone.

use super::words::{self, Weights};
use gainsay_model::Severity;

/// Words with the shape of a severity before them; they are escaped already.
pub(super) fn badge(severity: Severity, words: &str) -> String {
    let class = class(severity);
    let shape = words::shape(severity);
    format!(
        "<span class=\"badge {class}\"><span aria-hidden=\"true\">{shape}</span> {words}</span>"
    )
}

/// How many findings there are of each severity; none without findings.
pub(super) fn counts(weights: Weights) -> Option<String> {
    let counts = [
        (Severity::Error, weights.errors),
        (Severity::Warning, weights.warnings),
        (Severity::Info, weights.infos),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let counts = counts.map(|(severity, count)| {
        let word = words::severity(severity).to_lowercase();
        let ending = if count == 1 { "" } else { "s" };
        badge(severity, &format!("{count} {word}{ending}"))
    });
    let counts: Vec<String> = counts.collect();
    (!counts.is_empty()).then(|| counts.join(" "))
}

/// The class of a severity in the style sheet.
pub(super) const fn class(severity: Severity) -> &'static str {
    crate::summary::severity(severity)
}
