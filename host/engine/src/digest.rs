//! Digests that identify articles and findings.

use gainsay_model::RawEvidence;
use gainsay_sandbox::sha256_hex;

/// Hexadecimal digits of a finding's id: enough that two findings of a large set do not meet.
const ID_DIGITS: usize = 16;

/// Id of a finding: from the article's content, the rule and the places, so that the same finding
/// has the same id in every run and on every machine.
pub(crate) fn finding_id(article: &str, rule: &str, evidence: &[RawEvidence]) -> String {
    let sides = evidence
        .iter()
        .map(|side| format!("\n{}-{}", side.span.start, side.span.end));
    let text = format!("{article}\n{rule}{}", sides.collect::<String>());
    sha256_hex(text.as_bytes())
        .chars()
        .take(ID_DIGITS)
        .collect()
}
