//! Captions against running text.

use crate::headline::{agrees, can_be_checked, differs, is_sum};
use crate::measure::Figure;
use crate::{Params, pairs};
use gainsay_sdk::{Case, Finding, Rule, SegmentKind};

/// Reports figures of captions that nothing in the article agrees with and something in its running
/// text disagrees with. A picture from the archive shows another day.
pub(crate) fn find(
    case: &Case,
    rule: &Rule,
    params: &Params,
    figures: &[Figure<'_>],
    findings: &mut Vec<Finding>,
) {
    let (captions, others): (Vec<&Figure<'_>>, Vec<&Figure<'_>>) = figures
        .iter()
        .partition(|figure| figure.sentence.segment() == SegmentKind::Caption);
    for caption in captions {
        if !can_be_checked(caption) || is_archived(case, caption, params) {
            continue;
        }
        let article = caption.at().article;
        let text: Vec<&Figure<'_>> = others
            .iter()
            .filter(|figure| figure.at().article == article)
            .copied()
            .collect();
        if text.iter().any(|figure| agrees(caption, figure, params)) || is_sum(caption, &text) {
            continue;
        }
        let other = text.iter().find(|other| differs(caption, other, params));
        if let Some(other) = other {
            findings.push(pairs::finding(rule, params.disputed, caption, other));
        }
    }
}

/// Whether another sentence of the caption tells of an update, a file or an earlier day.
fn is_archived(case: &Case, caption: &Figure<'_>, params: &Params) -> bool {
    case.sentences().any(|sentence| {
        sentence.paragraph() == caption.sentence.paragraph()
            && sentence.segment() == SegmentKind::Caption
            && sentence.at().article == caption.at().article
            && case
                .words_at(sentence.at())
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| !word.is_empty() && params.update_words.contains_lower(word))
    })
}
