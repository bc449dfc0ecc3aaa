//! A figure that one article has corrected and a later one repeats.
//!
//! A note of correction tells what an earlier version said: that is a source like others, and its
//! figure is the one that should be gone.

use gainsay_sdk::{
    Attribution, Case, Checker, Claim, Finding, FindingKind, Info, Needs, PreparedRule, Quantity,
    Rule, Words,
};
use serde::{Deserialize, Serialize};

/// Claims that a case may hold against a corrected one.
const MOST_CLAIMS: usize = 256;

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// Frames of the claims that count.
    pub frames: Words,
    /// What a note of correction calls the text that was wrong: "version".
    pub versions: Words,
    /// Words beside it that tell it from the present one: "earlier".
    pub earlier_words: Words,
    /// How sure the reading of a claim must be, in percent.
    pub min_confidence: u8,
}

/// The plugin.
pub struct Corrections;

impl Checker for Corrections {
    type Params = Params;

    fn describe() -> Info {
        Info::new("corrections", "0.1.0", "a figure that one article corrects and a later one repeats")
            .parameters(
                r#"{
                    "frames": {"type": "array", "items": {"type": "string", "format": "frame"}},
                    "versions": {"type": "array", "items": {"type": "string", "format": "word"}},
                    "earlier_words": {"type": "array", "items": {"type": "string", "format": "word"}},
                    "min_confidence": {"type": "integer", "minimum": 0, "maximum": 100, "default": 0}
                }"#,
                &["frames", "versions", "earlier_words"],
            )
            .needs(&[
                Needs::Attributions,
                Needs::Sentences,
                Needs::Claims,
                Needs::Quantities,
            ])
            .frames_from(&["frames"])
            .values(&["figure"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            findings.extend(find(case, rule, &rule.params()?));
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Corrections);

/// One finding for each article that repeats what another has corrected.
fn find(case: &Case, rule: &Rule, params: &Params) -> Vec<Finding> {
    let counts = |claim: &Claim<'_>| {
        claim.confidence() >= params.min_confidence
            && params.frames.iter().any(|frame| claim.is(frame))
    };
    let claims = case.claims().filter(counts).take(MOST_CLAIMS);
    let (corrected, told): (Vec<_>, Vec<_>) =
        claims.partition(|claim| is_of_earlier_version(*claim, params));
    let mut found: Vec<(u32, Finding)> = Vec::new();
    for old in corrected {
        for new in &told {
            let article = new.at().article;
            if found.iter().all(|(known, _)| *known != article)
                && let Some(figure) = repeats(old, *new)
            {
                found.push((article, finding(rule, old, *new, figure)));
            }
        }
    }
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// "An earlier version of this article said that".
fn is_of_earlier_version(claim: Claim<'_>, params: &Params) -> bool {
    claim.nearest().is_some_and(|by: Attribution<'_>| {
        let mut words = by.source().split_whitespace();
        params.versions.contains(by.source_head())
            && words.any(|word| params.earlier_words.contains_lower(word))
    })
}

/// The corrected figure, if an article of a later day tells it as so.
fn repeats<'c>(old: Claim<'c>, new: Claim<'c>) -> Option<Quantity<'c>> {
    let day = |claim: Claim<'c>| claim.article()?.published();
    let later = day(old)? < day(new)?;
    let figure = |claim: Claim<'c>| claim.quantities().next();
    let (first, second) = (figure(old)?, figure(new)?);
    let same = first.value().is_some()
        && first.value() == second.value()
        && first.counted() == second.counted()
        && first.unit() == second.unit();
    (later && same && new.affirms() && old.retells(new)).then_some(second)
}

fn finding(rule: &Rule, old: Claim<'_>, new: Claim<'_>, figure: Quantity<'_>) -> Finding {
    rule.finding(FindingKind::Contradiction)
        .remarked("repeated", figure.at(), new.source_name())
        .remarked("corrected", old.at(), old.source_name())
        .value("figure", figure.words())
}
