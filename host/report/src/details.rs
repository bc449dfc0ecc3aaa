//! All that a finding says beside its message, for formats that take plain text.

use crate::escape;
use crate::sides::{Side, both_ends, label};
use gainsay_model::{Finding, Untrusted};

/// One inert line each: the sides with their words and places, the steps, why, the question.
pub(crate) fn details(finding: &Finding, sides: &[Side<'_>]) -> Vec<String> {
    let mut lines: Vec<String> = sides.iter().map(quoted).collect();
    let steps = finding.derivation.iter().map(|step| ("from", step));
    let remarks = [("why", &finding.why), ("ask", &finding.ask)];
    lines.extend(
        steps
            .chain(remarks)
            .filter_map(|(name, text)| remark(name, text)),
    );
    lines
}

/// `“the words” (counter: no source, news/dam.txt:3:226)`.
fn quoted(side: &Side<'_>) -> String {
    let words = escape::terminal(&both_ends(side.quote.exact.raw()));
    let label = label(side.evidence);
    let comma = if label.is_empty() { "" } else { ", " };
    let (path, start) = (escape::terminal(side.path), side.quote.start);
    format!(
        "“{words}” ({label}{comma}{path}:{}:{})",
        start.line, start.column
    )
}

fn remark(name: &str, text: &Untrusted) -> Option<String> {
    let text = escape::terminal(text.raw());
    (!text.is_empty()).then(|| format!("{name}: {text}"))
}
