//! What a finding says.

use super::Line;
use crate::shown::{Shown, Side};
use gainsay_model::Finding;

/// A finding as seen from one of its sides.
pub(super) fn lines(finding: &Finding, shown: &Shown, here: &Side) -> Vec<Line> {
    let severity = gainsay_report::severity(finding.severity);
    let mut lines = vec![
        Line::Title(finding.message.raw().to_owned()),
        Line::Item("rule", format!("{} ({severity})", finding.rule)),
    ];
    let steps = finding.derivation.iter();
    lines.extend(steps.map(|step| Line::Item("from", step.raw().to_owned())));
    for side in shown.sides.iter().filter(|side| *side != here) {
        let line = side.range.start.line + 1;
        let words = format!("{}:{line}: {}", side.path, side.exact.raw());
        lines.push(Line::Item("against", words));
    }
    for (what, words) in [("why", &finding.why), ("ask", &finding.ask)] {
        if !words.raw().is_empty() {
            lines.push(Line::Item(what, words.raw().to_owned()));
        }
    }
    lines
}
