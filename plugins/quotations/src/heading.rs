//! A quotation in a heading whose words the article does not have.

use crate::Params;
use crate::passage::{Passage, sentences};
use gainsay_sdk::{Case, Finding, FindingKind, Rule, Token, same_word};

/// Adds the findings of a rule.
pub(crate) fn find(
    rule: &Rule,
    params: &Params,
    case: &Case,
    passages: &[Passage<'_>],
    findings: &mut Vec<Finding>,
) {
    let quoted = |passage: &&Passage<'_>| passage.heading && !passage.words.is_empty();
    let mut body: Option<Vec<Passage<'_>>> = None;
    for passage in passages.iter().filter(quoted) {
        for quotation in &passage.quotations {
            let words = passage.words.get(quotation.clone()).unwrap_or_default();
            let content: Vec<&Token<'_>> = words
                .iter()
                .filter(|word| !params.adapted.contains(&word.text))
                .collect();
            if words.len() < params.min_whole || content.len() < params.min_content {
                continue;
            }
            let body = body.get_or_insert_with(|| sentences(case));
            let own = body
                .iter()
                .filter(|sentence| !sentence.heading && sentence.article == passage.article);
            let text: Vec<&Token<'_>> = own.flat_map(|sentence| &sentence.words).collect();
            let missing: Vec<&str> = content
                .iter()
                .filter(|word| !text.iter().any(|known| same_word(&known.text, &word.text)))
                .map(|word| word.text.as_ref())
                .collect();
            // An article that is cut short after its heading says nothing.
            if text.len() < words.len() * 2 || missing.len() * 2 < content.len() {
                continue;
            }
            if let Some(at) = passage.span(quotation.clone()) {
                findings.push(
                    rule.finding(FindingKind::Policy)
                        .evidence("heading", at)
                        .value("first", case.words_at(at))
                        .value("second", missing.join(", ")),
                );
            }
        }
    }
}
