//! One number for two measures of which one is a part of the other: "200 casualties", "the 200 killed".

use crate::Params;
use crate::measure::Figure;
use crate::pairs;
use gainsay_sdk::{Comparison, Finding, Rule, SegmentKind, is_word_char};

/// A figure is compared with so many before and behind it.
const REACH: usize = 24;

/// Reports numbers of the whole that stand for the part as well, if the text says that the whole has
/// more to it; each stands in one finding at most.
pub(crate) fn find(
    rule: &Rule,
    params: &Params,
    figures: &[Figure<'_>],
    findings: &mut Vec<Finding>,
) {
    for (place, whole) in figures.iter().enumerate() {
        if !is_whole(whole, params) {
            continue;
        }
        let near = figures
            .get(place.saturating_sub(REACH)..)
            .unwrap_or_default()
            .iter()
            .take(2 * REACH);
        let told = |part: &&Figure<'_>| {
            part.value == whole.value
                && part.sentence != whole.sentence
                && is_part(part, params)
                && !part.is_elsewhere(whole)
                && (whole.shares(part, params.min_shared, params)
                    || is_taken_up(part, whole, params))
        };
        let others = || near.clone().filter(|other| !other.is_elsewhere(whole));
        if let Some(part) = near.clone().find(told)
            && others().any(|other| is_rest(other, whole, params))
        {
            let (first, second) = if whole.at().start < part.at().start {
                (whole, part)
            } else {
                (part, whole)
            };
            findings.push(pairs::finding(rule, params.disputed, first, second));
        }
    }
}

fn is_whole(figure: &Figure<'_>, params: &Params) -> bool {
    figure.sentence.segment() == SegmentKind::Body
        && figure.quantity.comparison() == Comparison::Equal
        && figure.wanted
        && params.counted.contains(figure.quantity.counted())
}

/// Counted as the part, or in a claim of it: "200 dead", "killed 200 people".
fn is_part(figure: &Figure<'_>, params: &Params) -> bool {
    let claimed = |frame: &str| {
        let mut claims = figure.claims.iter();
        claims.any(|claim| claim.is(frame) && claim.affirms())
    };
    figure.sentence.segment() == SegmentKind::Body
        && figure.quantity.comparison() == Comparison::Equal
        && !params.counted.contains(figure.quantity.counted())
        && (params.wholes.contains(figure.quantity.counted()) || params.frames.iter().any(claimed))
}

/// "The 200 killed will be buried": those of the sentences before, with no event of their own.
fn is_taken_up(part: &Figure<'_>, whole: &Figure<'_>, params: &Params) -> bool {
    let (before, behind) = part.around();
    let words = |text: &'_ str| -> Vec<String> {
        let words = text.split(|c: char| !is_word_char(c));
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let definite = words(before).last().is_some_and(|word| word == "the");
    let behind = words(behind);
    let told = || {
        let mut behind = behind.iter().take(2);
        let last = behind.position(|word| params.part_words.contains(word))?;
        Some(last + 1)
    };
    let own = |end: usize| {
        let next = behind.get(end);
        next.is_some_and(|word| params.own_words.contains(word))
    };
    definite && whole.at().start < part.at().start && told().is_some_and(|end| !own(end))
}

/// "140 were wounded", "60 of them dead": a smaller number that leaves something beside the part.
fn is_rest(figure: &Figure<'_>, whole: &Figure<'_>, params: &Params) -> bool {
    let mut words = figure.sentence.words();
    let signed = words.any(|word| params.sign_words.contains(word));
    figure.value < whole.value && (signed || is_part(figure, params))
}
