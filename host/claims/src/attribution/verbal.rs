//! Cue verbs: "said that", "warned", "…," she added, "called on X to".

use super::draft::{Draft, Range};
use crate::arguments;
use crate::tree::Tree;
use crate::verb;
use crate::words::Words;
use gainsay_model::Cue;
use gainsay_text::QuotationKind;
use gainsay_text::syntax::{Deprel, Upos, Xpos};

pub(super) fn find(tree: &Tree<'_>, words: &Words) -> Vec<Draft> {
    (0..tree.len())
        .filter(|token| tree.upos(*token) == Upos::Verb)
        .filter_map(|token| {
            let entries = words.cues.get(tree.lemma(token))?;
            read(tree, words, token, entries)
        })
        .collect()
}

fn read(tree: &Tree<'_>, words: &Words, verb: u32, entries: &[Cue]) -> Option<Draft> {
    let (source, source_range) = source(tree, verb);
    // Entries with a particle that stands there are the better match.
    let mut fitting: Vec<(&Cue, Option<u32>)> = entries
        .iter()
        .filter_map(|cue| match particle(tree, verb, cue) {
            Some(at) => Some((cue, Some(at))),
            None => (cue.particles.is_empty() || cue.particle_optional).then_some((cue, None)),
        })
        .collect();
    fitting.sort_by_key(|(_, particle)| particle.is_none());
    let (cue, particle, content, clausal) = fitting.into_iter().find_map(|(cue, particle)| {
        let (content, clausal) = content(tree, verb, cue, particle, source_range)?;
        Some((cue, particle, content, clausal))
    })?;
    let group = verb::group(tree, words, verb);
    let tail = tail(tree, verb, source_range, &content);
    Some(Draft {
        source: source_range,
        source_head: source,
        cue: cue_range(tree, verb, particle),
        lemma: cue.lemma.clone(),
        class: cue.class,
        commitment: cue.commitment,
        content,
        negated: group.negated_by.is_some(),
        clausal,
        tail,
    })
}

/// Where source and cue start, if they end the sentence behind their content.
fn tail(tree: &Tree<'_>, verb: u32, source: Option<Range>, content: &[Range]) -> Option<u32> {
    let (_, end) = tree.sentence_tokens(tree.sentence(verb));
    let start = source.map_or(verb, |s| s.0.min(verb));
    let stop = source.map_or(verb + 1, |s| s.1.max(verb + 1));
    let behind = content.iter().all(|range| range.1 <= start);
    (behind && (stop..end).all(|t| tree.upos(t) == Upos::Punct)).then_some(start)
}

/// The speaker's head and phrase.
fn source(tree: &Tree<'_>, verb: u32) -> (Option<u32>, Option<Range>) {
    let inverted = inverted_source(tree, verb);
    let filler = inverted.or_else(|| arguments::subject(tree, verb).map(|f| f.token));
    let filler = filler.filter(|f| tree.upos(*f) != Upos::Verb);
    let filler = filler.filter(|f| !(tree.lemma(*f) == "it" && arguments::is_passive(tree, verb)));
    let filler = filler.or_else(|| noun_before(tree, verb));
    (filler, filler.map(|f| full_phrase(tree, f)))
}

/// "…," stated the report: between a mark and the end of the sentence there is nothing but the verb
/// and a noun phrase, so that phrase is the source, whatever the tree says.
fn inverted_source(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    let (first, end) = tree.sentence_tokens(tree.sentence(verb));
    let before = verb.checked_sub(1).filter(|at| *at >= first)?;
    let next = verb + 1;
    let opens = |t: u32| {
        matches!(
            tree.upos(t),
            Upos::Propn | Upos::Noun | Upos::Det | Upos::Adj | Upos::Pron | Upos::Num
        )
    };
    if tree.upos(before) != Upos::Punct || next >= end || !opens(next) {
        return None;
    }
    let verbless = (next..end).all(|t| !matches!(tree.upos(t), Upos::Verb | Upos::Aux));
    let phrase_end = (next..end).find(|t| !opens(*t)).unwrap_or(end);
    let head = (next..phrase_end)
        .rev()
        .find(|t| matches!(tree.upos(*t), Upos::Noun | Upos::Propn | Upos::Pron));
    head.filter(|_| verbless)
}

/// "an official, who spoke to AP, said": the noun before the verb, behind a clause between commas,
/// where the tree has no subject.
fn noun_before(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    let (first, _) = tree.sentence_tokens(tree.sentence(verb));
    let before = verb.checked_sub(1).filter(|at| *at >= first)?;
    let comma = |at: u32| tree.word(at) == ",";
    let relative =
        |at: &u32| matches!(tree.lemma(*at), "who" | "which") && *at > first && comma(*at - 1);
    let noun = if comma(before) {
        (first..before)
            .rev()
            .find(relative)?
            .checked_sub(2)
            .filter(|at| *at >= first)?
    } else {
        before
    };
    let finite = tree
        .token(verb)
        .is_some_and(|t| matches!(t.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp));
    (finite && matches!(tree.upos(noun), Upos::Noun | Upos::Propn | Upos::Pron)).then_some(noun)
}

/// The source as people mark it: with its appositions and coordinated heads, without its clauses.
fn full_phrase(tree: &Tree<'_>, head: u32) -> Range {
    let (mut from, mut to) = tree.noun_phrase(head);
    for child in tree.related(head, &[Deprel::Appos, Deprel::Conj]) {
        if matches!(tree.upos(child), Upos::Noun | Upos::Propn | Upos::Pron) {
            let (left, right) = tree.noun_phrase(child);
            from = from.min(left);
            to = to.max(right);
        }
    }
    (from, to)
}

fn particle(tree: &Tree<'_>, verb: u32, cue: &Cue) -> Option<u32> {
    let wanted = |token: u32| cue.particles.iter().any(|p| p == tree.lemma(token));
    let own = tree.children(verb).iter().copied().find(|child| {
        matches!(tree.rel(*child), Deprel::CompoundPrt | Deprel::Advmod) && wanted(*child)
    });
    own.or_else(|| {
        tree.children(verb)
            .iter()
            .flat_map(|child| tree.children(*child))
            .copied()
            .find(|case| {
                matches!(tree.rel(*case), Deprel::Case | Deprel::Mark)
                    && *case > verb
                    && wanted(*case)
            })
    })
}

fn cue_range(tree: &Tree<'_>, verb: u32, particle: Option<u32>) -> Range {
    let mut from = verb;
    // Auxiliaries and negation right before the verb belong to the cue.
    while let Some(before) = from.checked_sub(1) {
        let aux = matches!(
            tree.rel(before),
            Deprel::Aux | Deprel::AuxPass | Deprel::Advmod
        ) && tree.head(before) == Some(verb);
        if !aux {
            break;
        }
        from = before;
    }
    let to = particle
        .filter(|p| *p == verb + 1)
        .map_or(verb + 1, |p| p + 1);
    (from, to)
}

fn content(
    tree: &Tree<'_>,
    verb: u32,
    cue: &Cue,
    particle: Option<u32>,
    source: Option<Range>,
) -> Option<(Vec<Range>, bool)> {
    let allows = |kind: &str| cue.complements.iter().any(|c| c == kind);
    let clausal = allows("that") || allows("clause");
    let object = tree
        .child(verb, Deprel::Obj)
        .filter(|object| *object > verb);
    for child in tree.related(verb, &[Deprel::Ccomp]) {
        let asks = tree
            .related(child, &[Deprel::Mark, Deprel::Advmod])
            .any(|m| {
                matches!(
                    tree.lemma(m),
                    "whether" | "if" | "how" | "why" | "when" | "where"
                )
            });
        // "added 300 soldiers though it had promised": an object of its own, so no statement.
        let other = !cue.addressee && object.is_some_and(|object| object < child);
        let adverbial = tree
            .related(child, &[Deprel::Mark])
            .any(|m| !matches!(tree.lemma(m), "that" | "to" | "whether" | "if"));
        if other || adverbial {
            continue;
        }
        if (asks && allows("whether")) || (!asks && (clausal || allows("quote"))) {
            return Some((vec![to_the_end(tree, verb, child)], true));
        }
    }
    if allows("quote") || clausal {
        if let Some(range) = outer_clause(tree, verb, source) {
            return Some((range, true));
        }
        if let Some(range) = quotation_beside(tree, verb, source) {
            return Some((vec![range], true));
        }
    }
    if allows("to") || allows("gerund") {
        for child in tree.related(verb, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl]) {
            let to = tree
                .related(child, &[Deprel::Mark])
                .any(|m| tree.lemma(m) == "to");
            let gerund = tree.token(child).is_some_and(|t| t.xpos == Xpos::Vbg);
            if (to && allows("to") && child > verb) || (gerund && allows("gerund")) {
                return Some((vec![tree.extent(child)], true));
            }
        }
    }
    nominal_content(tree, verb, cue, particle).map(|range| (vec![range], false))
}

/// The clause with the phrases behind it that trees often hang on the cue ("insists that its
/// forces left the zone last month"), up to the first mark.
fn to_the_end(tree: &Tree<'_>, verb: u32, clause: u32) -> Range {
    let (from, mut to) = tree.extent(clause);
    let behind = &[
        Deprel::Obl,
        Deprel::Advmod,
        Deprel::OblUnmarked,
        Deprel::Nmod,
    ];
    if from > verb {
        for child in tree.related(verb, behind) {
            let (left, right) = tree.extent(child);
            if left == to {
                to = right;
            }
        }
    }
    (from, to)
}

/// "The bridge is closed, officials said": the clause that the cue verb stands beside.
fn outer_clause(tree: &Tree<'_>, verb: u32, source: Option<Range>) -> Option<Vec<Range>> {
    let cue_extent = tree.extent(verb);
    if tree.rel(verb) == Deprel::Parataxis {
        let head = tree.head(verb)?;
        let outer = tree.extent(head);
        return Some(without(outer, cue_extent)).filter(|ranges| !ranges.is_empty());
    }
    before_the_mark(tree, verb, source).map(|range| vec![range])
}

/// A clause, a comma or closing mark, then subject and verb in either order, then the end.
fn before_the_mark(tree: &Tree<'_>, verb: u32, source: Option<Range>) -> Option<Range> {
    let (first, end) = tree.sentence_tokens(tree.sentence(verb));
    let cue_start = source.map_or(verb, |s| s.0.min(verb));
    let comma = cue_start.checked_sub(1).filter(|at| *at > first)?;
    let mark = matches!(tree.word(comma), "," | "\"" | "”" | "''" | "’");
    let tail = source.map_or(verb + 1, |s| s.1.max(verb + 1));
    let verbless = (tail..end).all(|t| !matches!(tree.upos(t), Upos::Verb | Upos::Aux));
    let ends = verbless || tree.extent(verb).0 >= cue_start;
    let verbs_before =
        (first..comma).any(|t| matches!(tree.upos(t), Upos::Verb | Upos::Aux) && t != verb);
    (mark && ends && verbs_before && source.is_some()).then_some((first, comma))
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

/// Words in quotation marks right before or after the verb and its source.
fn quotation_beside(tree: &Tree<'_>, verb: u32, source: Option<Range>) -> Option<Range> {
    let inside = tree.token(verb).and_then(|t| t.quotation);
    let (first, end) = tree.sentence_tokens(tree.sentence(verb));
    let (from, to) = source.map_or((verb, verb + 1), |s| (s.0.min(verb), s.1.max(verb + 1)));
    let mark = |t: &u32| {
        tree.upos(*t) == Upos::Punct && tree.token(*t).is_some_and(|t| t.quotation.is_none())
    };
    let after = (to..end).find(|t| !mark(t));
    let next = (verb + 1..end).find(|t| !mark(t));
    let before = (first..from).rev().find(|t| !mark(t));
    let quotation = |t: u32| {
        let quotation = tree
            .token(t)
            .and_then(|t| t.quotation)
            .filter(|q| Some(*q) != inside)?;
        let kind = tree.notes.quotations.get(quotation as usize)?.kind;
        (kind != QuotationKind::Term).then_some(quotation)
    };
    let (start, quotation) = [before, next, after]
        .into_iter()
        .flatten()
        .find_map(|t| Some((t, quotation(t)?)))?;
    let same = |t: u32| {
        tree.token(t)
            .is_some_and(|t| t.quotation == Some(quotation))
    };
    let from = (first..=start).rev().take_while(|t| same(*t)).last()?;
    let to = (start..end).take_while(|t| same(*t)).last()? + 1;
    Some((from, to))
}

/// "denied the charges", "warned of an attack", "called for talks".
fn nominal_content(tree: &Tree<'_>, verb: u32, cue: &Cue, particle: Option<u32>) -> Option<Range> {
    let allows = |kind: &str| cue.complements.iter().any(|c| c == kind);
    if let (Some(particle), true) = (particle, allows("np")) {
        let noun = tree.head(particle).filter(|noun| *noun != verb)?;
        return nominal(tree, noun);
    }
    if allows("of")
        && let Some(of) = arguments::complements(tree, verb, "of").next()
    {
        return nominal(tree, of.token);
    }
    if allows("np") && !arguments::is_passive(tree, verb) {
        let object = tree.child(verb, Deprel::Obj)?;
        // A person is spoken to or of; a figure is not a statement.
        let counted = tree.child(object, Deprel::Nummod).is_some();
        if tree.upos(object) == Upos::Noun && !counted {
            return nominal(tree, object);
        }
    }
    None
}

fn nominal(tree: &Tree<'_>, noun: u32) -> Option<Range> {
    let (from, to) = tree.extent(noun);
    let start = tree
        .child(noun, Deprel::Case)
        .map_or(from, |case| (case + 1).max(from));
    (start < to).then_some((start, to))
}
