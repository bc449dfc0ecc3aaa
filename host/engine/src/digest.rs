//! Digests that identify articles and findings.

use gainsay_model::Span;
use gainsay_sandbox::sha256_hex;

/// Hexadecimal digits of a finding's id: enough that two findings of a large set do not meet.
const ID_DIGITS: usize = 16;

/// Id of a finding: from the article's content, the rule and the places, so that the same finding
/// has the same id in every run and on every machine. A place in another article comes with the
/// digest of that one.
pub(crate) fn finding_id<'d>(
    article: &str,
    rule: &str,
    places: impl Iterator<Item = (Option<&'d str>, Span)>,
) -> String {
    let place = |(other, span): (Option<&str>, Span)| {
        format!("\n{}{}-{}", other.unwrap_or_default(), span.start, span.end)
    };
    let places = places.map(place);
    let text = format!("{article}\n{rule}{}", places.collect::<String>());
    sha256_hex(text.as_bytes())
        .chars()
        .take(ID_DIGITS)
        .collect()
}
