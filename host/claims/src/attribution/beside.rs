//! What a cue says that the tree does not hang on it: words in quotation marks, or a clause, before,
//! after or around the cue.

use super::draft::Range;
use super::governed::is_clause_behind;
use super::grammar::{
    group_start, is_finite, is_participle, is_quotation_mark, is_setting, is_time,
};
use super::verbal::{Content, Site};
use crate::tree::Tree;
use gainsay_text::QuotationKind;
use gainsay_text::syntax::{Deprel, Upos};

pub(super) fn content(site: &Site<'_>) -> Option<Content> {
    let clausal = site.allows("that") || site.allows("clause");
    if !(clausal || site.allows("quote")) {
        return None;
    }
    let mut ranges = quotation(site).map(|range| vec![with_lead(site, range)]);
    let (_, end) = site.tree.sentence_tokens(site.tree.sentence(site.verb));
    let free = !site.passive
        && !is_participle(site.tree, site.verb)
        && !is_clause_behind(site.tree, place(site).1, end);
    if ranges.is_none() && site.allows("clause") && free && !has_complement(site) {
        ranges = parenthetical(site)
            .or_else(|| outer_clause(site))
            .or_else(|| clause_beside_as(site))
            .or_else(|| before_the_mark(site).map(|range| vec![range]));
    }
    ranges.map(|ranges| Content {
        ranges,
        clausal: true,
    })
}

/// First and one past the last token of source and cue together.
fn place(site: &Site<'_>) -> Range {
    let start = group_start(site.tree, site.verb);
    let own = |s: &Range| s.0 < site.verb && s.1 <= start || s.0 > site.verb;
    let near = |s: &Range| s.1 + 12 > start && s.0 < site.verb + 12;
    let source = site.speaker.map(|s| s.range).filter(|s| own(s) && near(s));
    source.map_or((start, site.verb + 1), |s| {
        (s.0.min(start), s.1.max(site.verb + 1))
    })
}

/// A quotation before the cue with the clause that leads to it: "It is “a lie,” she said".
fn with_lead(site: &Site<'_>, (from, to): Range) -> Range {
    let (first, _) = site.tree.sentence_tokens(site.tree.sentence(site.verb));
    let before = from > first && to <= place(site).0;
    let led = (first..from).any(|t| is_finite(site.tree, t));
    (if before && led { first } else { from }, to)
}

/// Words in quotation marks right before or after the verb and its source, in the same sentence or
/// at the end of the one before.
fn quotation(site: &Site<'_>) -> Option<Range> {
    let (tree, verb) = (site.tree, site.verb);
    let inside = tree.token(verb).and_then(|t| t.quotation);
    let (first, end) = tree.sentence_tokens(tree.sentence(verb));
    let (from, to) = place(site);
    let mark = |t: &u32| {
        tree.upos(*t) == Upos::Punct && tree.token(*t).is_some_and(|t| t.quotation.is_none())
    };
    let quotation = |t: u32| {
        let quotation = tree
            .token(t)
            .and_then(|t| t.quotation)
            .filter(|q| Some(*q) != inside)?;
        let kind = tree.notes.quotations.get(quotation as usize)?.kind;
        (kind != QuotationKind::Term).then_some(quotation)
    };
    let participle = is_participle(tree, verb);
    let after = (to..end).find(|t| !mark(t));
    let next = (verb + 1..end).find(|t| !mark(t));
    let before = (first..from)
        .rev()
        .find(|t| !mark(t))
        .or_else(|| previous(tree, first).filter(|_| from <= first + 2 && is_bare(site)))
        .filter(|_| !participle);
    let later = || {
        quotation_later(tree, to, end)
            .or_else(|| next_paragraph(tree, end).filter(|_| is_bare(site)))
    };
    let found = [before, next, after]
        .into_iter()
        .flatten()
        .find_map(|t| Some((t, quotation(t)?)));
    let (start, quotation) = found.or_else(|| {
        let t = later()?;
        Some((t, quotation(t)?))
    })?;
    let same = |t: u32| {
        tree.token(t)
            .is_some_and(|t| t.quotation == Some(quotation))
    };
    let (low, high) = tree.sentence_tokens(tree.sentence(start));
    let from = (low..=start).rev().take_while(|t| same(*t)).last()?;
    let to = (start..high).take_while(|t| same(*t)).last()? + 1;
    Some((from, to))
}

/// Whether the verb governs nothing of its own that could be said.
fn is_bare(site: &Site<'_>) -> bool {
    let own = &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp];
    site.particle.is_none()
        && site
            .tree
            .related(site.verb, own)
            .all(|child| child < site.verb || site.cue.addressee)
}

/// "When the vote was over, the mayor announced a plan": what is announced follows the verb.
fn has_complement(site: &Site<'_>) -> bool {
    let tree = site.tree;
    let spoken = |t: u32| {
        site.speaker
            .is_some_and(|s| (s.range.0..s.range.1).contains(&t))
    };
    let apart = |t: u32| (site.verb + 1..t).any(|mark| tree.word(mark) == ";");
    tree.related(site.verb, &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp])
        .filter(|t| *t > site.verb && !site.cue.addressee)
        .any(|t| !spoken(t) && !is_time(tree, t) && !apart(t))
}

/// The last token of the sentence before, if it belongs to the same paragraph.
fn previous(tree: &Tree<'_>, first: u32) -> Option<u32> {
    let last = first.checked_sub(1)?;
    let segment = |t: u32| {
        tree.notes
            .sentences
            .get(tree.sentence(t) as usize)
            .map(|s| s.segment)
    };
    (segment(last) == segment(first)).then_some(last)
}

/// "said in a statement on Monday: “…”": the first quotation behind, before any other verb.
fn quotation_later(tree: &Tree<'_>, from: u32, end: u32) -> Option<u32> {
    let stop = (from..end)
        .find(|t| is_finite(tree, *t) || tree.token(*t).is_some_and(|t| t.quotation.is_some()))?;
    let opens = tree.token(stop).is_some_and(|t| t.quotation.is_some());
    let introduced = stop > from && matches!(tree.word(stop - 1), "," | ":");
    (opens && introduced).then_some(stop)
}

/// "The mayor said:" and a quotation in the next paragraph.
fn next_paragraph(tree: &Tree<'_>, end: u32) -> Option<u32> {
    let colon = end
        .checked_sub(1)
        .is_some_and(|last| tree.word(last) == ":");
    let opens = tree.token(end).is_some_and(|t| t.quotation.is_some());
    (colon && opens).then_some(end)
}

/// "The bridge, officials said, is closed": the clause around the cue.
fn parenthetical(site: &Site<'_>) -> Option<Vec<Range>> {
    let tree = site.tree;
    let (first, end) = tree.sentence_tokens(tree.sentence(site.verb));
    let (from, to) = place(site);
    let comma = |t: u32| matches!(tree.word(t), "," | "--" | "—" | "–");
    let opened = from > first && comma(from - 1) && from - 1 > first;
    let starts = from == first || (from == first + 1 && tree.upos(first) == Upos::Cconj);
    let closed = to < end && comma(to);
    if !closed || !(opened || starts) || site.speaker.is_none() {
        return None;
    }
    let rest = (to + 1, end);
    // "still, he said, the bridge is closed": the finite verb must stand behind.
    let follows = (rest.0..rest.1).any(|t| is_finite(tree, t));
    let before = if opened { (first, from - 1) } else { (to, to) };
    let begins = !opened || (before.0..before.1).all(|t| !is_finite(tree, t));
    (follows && begins).then(|| {
        [before, rest]
            .into_iter()
            .filter(|range| range.0 < range.1)
            .collect()
    })
}

/// "The bridge is closed, officials said": the clause that the cue verb stands beside.
fn outer_clause(site: &Site<'_>) -> Option<Vec<Range>> {
    let (tree, verb) = (site.tree, site.verb);
    if tree.rel(verb) != Deprel::Parataxis {
        return None;
    }
    let own = tree.extent(verb);
    let outer = tree.extent(tree.head(verb)?);
    let ranges = without(outer, own);
    let says = ranges
        .iter()
        .any(|range| (range.0..range.1).any(|t| matches!(tree.upos(t), Upos::Verb | Upos::Aux)));
    Some(ranges).filter(|_| says)
}

/// "As the mayor said, the bridge is closed": the clause on which that with "as" hangs.
fn clause_beside_as(site: &Site<'_>) -> Option<Vec<Range>> {
    let (tree, verb) = (site.tree, site.verb);
    if tree.rel(verb) != Deprel::Advcl {
        return None;
    }
    let own = tree.extent(verb);
    let (_, to) = place(site);
    let (_, end) = tree.sentence_tokens(tree.sentence(verb));
    let opens = tree.lemma(own.0) == "as" && site.speaker.is_some();
    // "As he spoke of the flood, they left" tells when.
    let closed = to >= end || tree.upos(to) == Upos::Punct;
    if !opens || !closed {
        return None;
    }
    let outer = tree.extent(tree.head(verb)?);
    let ranges = without(outer, own);
    let says = |range: &Range| (range.0..range.1).any(|t| is_finite(tree, t));
    Some(ranges).filter(|ranges| ranges.iter().any(says))
}

/// A clause, a comma or closing mark, then subject and verb in either order, then the end.
fn before_the_mark(site: &Site<'_>) -> Option<Range> {
    let (tree, verb) = (site.tree, site.verb);
    let (first, end) = tree.sentence_tokens(tree.sentence(verb));
    let (from, to) = place(site);
    let comma = from.checked_sub(1).filter(|at| *at > first)?;
    let mark = tree.word(comma) == "," || is_quotation_mark(tree.word(comma));
    let quiet = (to..end)
        .take_while(|t| tree.word(*t) != ",")
        .all(|t| !matches!(tree.upos(t), Upos::Verb | Upos::Aux));
    let verbs_before =
        (first..comma).any(|t| matches!(tree.upos(t), Upos::Verb | Upos::Aux) && t != verb);
    let aside = is_setting(tree, first) || is_circumstance(tree, (first, comma));
    let says = mark && quiet && verbs_before && !aside;
    (says && site.speaker.is_some()).then_some((first, comma))
}

/// "After the vote fell, she reminded them of it": whether all of the words are one clause that says
/// when or why.
fn is_circumstance(tree: &Tree<'_>, (first, end): Range) -> bool {
    let opens = matches!(
        tree.lemma(first),
        "after"
            | "when"
            | "while"
            | "as"
            | "before"
            | "since"
            | "until"
            | "although"
            | "though"
            | "because"
            | "once"
    );
    opens && tree.upos(first) != Upos::Adv && (first..end).all(|t| tree.word(t) != ",")
}

fn without(whole: Range, hole: Range) -> Vec<Range> {
    [
        (whole.0, hole.0.min(whole.1)),
        (hole.1.max(whole.0), whole.1),
    ]
    .into_iter()
    .filter(|range| range.0 < range.1)
    .collect()
}
