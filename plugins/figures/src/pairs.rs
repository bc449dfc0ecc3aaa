//! Running text against running text.

use crate::headline::is_sum;
use crate::measure::Figure;
use crate::retold::Retold;
use crate::{Params, Scope, study};
use gainsay_sdk::{Finding, FindingKind, Level, Rule, SegmentKind};

/// A figure is compared with so many of its measure before it: enough for any article, and the cost
/// stays linear in the text.
const REACH: usize = 48;

/// Reports pairs that conflict; each figure stands in one finding at most.
pub(crate) fn find<'c>(
    rule: &Rule,
    params: &Params,
    figures: &[Figure<'c>],
    retold: &Retold<'c, '_>,
    findings: &mut Vec<Finding>,
) {
    let headings = params.scope == Scope::All;
    let strict =
        |f: &Figure<'_>| f.wanted && f.is_level() && !f.updates && f.beside <= params.most_figures;
    let mut compared: Vec<&Figure<'c>> = figures
        .iter()
        .filter(|f| {
            (f.sentence.segment() == SegmentKind::Body || headings && f.sentence.is_heading())
                && (strict(f) || retold.can_matter(f))
        })
        .collect();
    // A heading that the text bears out anywhere stands.
    let body: Vec<&Figure<'_>> = compared
        .iter()
        .filter(|f| !f.sentence.is_heading() && strict(f))
        .copied()
        .collect();
    let stands = |heading: &Figure<'_>| body.iter().any(|f| !heading.apart(f, params));
    compared.retain(|f| !f.sentence.is_heading() || !stands(f) && !is_sum(f, &body));
    let matters: Vec<bool> = compared.iter().map(|f| retold.can_matter(f)).collect();
    let mut used = vec![false; compared.len()];
    for (second, later) in compared.iter().enumerate() {
        for first in second.saturating_sub(REACH)..second {
            let Some(earlier) = compared
                .get(first)
                .filter(|earlier| !earlier.is_of_another_hour(later))
                .filter(|_| !used[first] && !used[second])
            else {
                continue;
            };
            // Of one voice the weights know more than the words alone.
            let strict = || {
                strict(earlier)
                    && strict(later)
                    && !(retold.is_asked() && earlier.same_source(later))
                    && !retold.leaves_room(earlier, later)
                    && conflict(earlier, later, params)
            };
            // What is told again needs no source to be weighed: either figure may be the slip.
            let told = matters[first] && matters[second];
            let again = told && retold.conflict(earlier, later);
            if !again && !strict() {
                continue;
            }
            (used[first], used[second]) = (true, true);
            let disputed = params.disputed.filter(|_| !again);
            let mut finding = finding(rule, disputed, earlier, later);
            if again {
                for other in retold.mentions(earlier, later) {
                    finding = finding.remarked("mention", other.at(), "given here too");
                }
            }
            findings.push(finding);
        }
    }
}

fn conflict(one: &Figure<'_>, two: &Figure<'_>, params: &Params) -> bool {
    // One voice that gives two figures in a sentence means two things.
    let told_apart = one.two_sources(two) || one.sentence != two.sentence;
    // A heading speaks for its own text.
    let headings = one.sentence.is_heading() || two.sentence.is_heading();
    told_apart
        && !(headings && one.is_elsewhere(two))
        && one.apart(two, params)
        && !one.far_apart(two, params)
        && one.same_measure(two, params)
        && one.same_case(two, params)
        && one.shares(two, least_shared(one, two, params), params)
        && !study::have_left(one, two, params)
        && !one.gives_too(two)
        && !two.gives_too(one)
}

/// How many content words the sentences must share.
fn least_shared(one: &Figure<'_>, two: &Figure<'_>, params: &Params) -> usize {
    if one.is_elsewhere(two) {
        return params.min_shared;
    }
    if two.refers_to(one) || study::is_taken_up(one, two, params) {
        return 0;
    }
    let disputed = one.two_sources(two);
    let least = if disputed {
        params.min_shared_disputed
    } else {
        params.min_shared
    };
    // Who goes on from the sentence before need not say again what it is about.
    let next = disputed || one.source().is_some() != two.source().is_some();
    let next = next && one.sentence.index() + 1 == two.sentence.index();
    least.saturating_sub(usize::from(next))
}

/// The finding for two figures, in order of place; differing sources weigh `disputed` at most.
pub(crate) fn finding(
    rule: &Rule,
    disputed: Option<Level>,
    first: &Figure<'_>,
    second: &Figure<'_>,
) -> Finding {
    let same = first.same_source(second);
    let kind = if same {
        FindingKind::Contradiction
    } else {
        FindingKind::Disputed
    };
    let heading = first.sentence.is_heading();
    let roles = if heading {
        ("headline", "body")
    } else if first.sentence.segment() == SegmentKind::Caption {
        ("caption", "body")
    } else {
        ("first", "second")
    };
    let counted = [first, second].map(|f| f.quantity.counted());
    let counted = counted
        .into_iter()
        .find(|noun| !noun.is_empty())
        .unwrap_or_default();
    let mut finding = rule
        .finding(kind)
        .remarked(roles.0, first.at(), first.source_name())
        .remarked(roles.1, second.at(), second.source_name())
        .value("first", first.quantity.words())
        .value("first.value", first.value.normalize().to_string())
        .value("first.source", first.source_name())
        .value("second", second.quantity.words())
        .value("second.value", second.value.normalize().to_string())
        .value("second.source", second.source_name())
        .value("counted", counted);
    if let Some(level) = disputed.filter(|_| !same && !heading) {
        finding = finding.at_most(level.into());
    }
    finding
}
