//! Sources of whom nothing is told but that there are some.

use crate::second_hand::STATING;
use crate::{Params, attributions};
use gainsay_sdk::{Article, Attribution, Case, Finding, FindingKind, Rule, Sentence};

/// "Experts warn", "sources said": one finding for each such source in running text.
pub(crate) fn find(
    case: &Case,
    rule: &Rule,
    params: &Params,
    article: Article<'_>,
) -> Vec<Finding> {
    let bare = |by: &Attribution<'_>| {
        let text = case.sentence(by.sentence_index());
        !by.is_negated()
            && STATING.contains(&by.cue_class())
            && params.faceless_words.contains(&by.source().to_lowercase())
            && text.is_some_and(|sentence| !Sentence::is_heading(sentence))
    };
    // Whoever is told of somewhere may be called so afterwards: "three analysts", then "analysts".
    let told = |by: &Attribution<'_>| {
        attributions(case, article).any(|other| {
            other.index() < by.index()
                && other.source_head() == by.source_head()
                && !params
                    .faceless_words
                    .contains(&other.source().to_lowercase())
        })
    };
    let found = attributions(case, article)
        .filter(bare)
        .filter(|by| !told(by));
    let found = found.map(|by| {
        rule.finding(FindingKind::Policy)
            .evidence("source", by.at())
            .value("source", by.source().to_lowercase())
    });
    found.collect()
}
