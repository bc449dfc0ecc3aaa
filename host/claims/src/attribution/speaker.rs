//! Whose words they are: the source of a cue verb or predicate.
//!
//! Marks say more than trees where a quotation stands beside the cue, so they are asked first:
//! `"…," said X`, `"…," X said`. Elsewhere the subject counts, shared and controlled ones
//! included, and last the noun phrase before the verb.

use super::draft::Range;
use super::grammar::{
    group_start, head_of, is_bare_participle, is_finite, is_infinitive, is_misread_past,
    is_nominal, is_noun, is_parted, is_participle, is_quotation_mark, is_relative, is_time,
    trimmed,
};
use super::nearer;
use crate::arguments;
use crate::tree::Tree;
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// The source's head and phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaker {
    pub(super) head: u32,
    pub(super) range: Range,
}

/// Sources longer than this are no sources, in tokens.
const LONGEST: u32 = 48;

/// Who speaks; `quoting` if the verb can stand beside a quotation or a clause.
pub(super) fn find(tree: &Tree<'_>, verb: u32, quoting: bool) -> Option<Speaker> {
    if is_passive(tree, verb) {
        return arguments::subject(tree, verb)
            .filter(|_| !is_bare_passive(tree, verb))
            .map(|f| phrase(tree, f.token, verb));
    }
    let beside = if quoting {
        inverted(tree, verb).or_else(|| after_mark(tree, verb))
    } else {
        None
    };
    beside
        .or_else(|| subject(tree, verb))
        .or_else(|| before(tree, verb))
}

/// Whether the verb is passive: "has" without "been" makes none, whatever the tree says.
pub(super) fn is_passive(tree: &Tree<'_>, verb: u32) -> bool {
    let have = tree
        .related(verb, &[Deprel::Aux])
        .any(|aux| tree.lemma(aux) == "have")
        && tree.child(verb, Deprel::AuxPass).is_none();
    let parted = tree
        .related(verb, &[Deprel::AuxPass])
        .any(|aux| is_parted(tree, aux, verb));
    !have
        && !parted
        && !is_misread_past(tree, verb)
        && (arguments::is_passive(tree, verb) || is_bare_passive(tree, verb))
}

/// "Asked about it, she left": a participle that opens a clause without a subject.
pub(super) fn is_bare_passive(tree: &Tree<'_>, verb: u32) -> bool {
    let participle = tree.token(verb).is_some_and(|t| t.xpos == Xpos::Vbn);
    let bare = tree
        .related(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Nsubj])
        .next()
        .is_none();
    participle && bare && matches!(tree.rel(verb), Deprel::Advcl)
}

/// `"…," said X`: the noun phrase behind the verb, where a mark stands before it.
fn inverted(tree: &Tree<'_>, verb: u32) -> Option<Speaker> {
    let (first, end) = tree.sentence_tokens(tree.sentence(verb));
    let start = group_start(tree, verb);
    let next = verb + 1;
    let marked = quotation_ends_before(tree, start);
    let comma = start > first && tree.word(start - 1) == ",";
    let when = is_time(tree, next)
        || next + 1 < end && tree.upos(next) == Upos::Det && is_time(tree, next + 1);
    let whom = matches!(
        tree.word(next),
        "me" | "him" | "us" | "them" | "himself" | "herself"
    );
    if !(marked || comma)
        || next >= end
        || when
        || whom
        || !is_nominal(tree, next)
        || !is_finite_group(tree, start, verb)
    {
        return None;
    }
    let stop = phrase_end(tree, verb, next, end);
    // "X, who spoke, said the bridge fell": a clause of its own follows the verb.
    let clause = (stop..end)
        .take_while(|t| !is_quotation_mark(tree.word(*t)))
        .any(|t| is_finite(tree, t));
    let object = tree.child(verb, Deprel::Obj).is_some_and(|o| o > verb);
    let range = trimmed(tree, (next, stop));
    let head = head_of(tree, range)?;
    let plain = !(clause || object || has_subject_before(tree, verb, start));
    if !(marked || plain || comma && is_aside(tree, verb, start, stop) && names(tree, head)) {
        return None;
    }
    Some(Speaker { head, range })
}

/// Whether verb and speaker, from `start` to `stop`, end a sentence that is complete without them
/// ("it ends the matter, said Reid") or part its subject from its verb ("the point, says Reid, is").
fn is_aside(tree: &Tree<'_>, verb: u32, start: u32, stop: u32) -> bool {
    let (first, end) = tree.sentence_tokens(tree.sentence(verb));
    let stated = (first..start).any(|t| is_finite(tree, t));
    // Other verbs can have for an object what follows them.
    let says = matches!(tree.lemma(verb), "say" | "add");
    let last = (stop..end).all(|t| tree.upos(t) == Upos::Punct);
    let between = tree.word(stop) == "," && is_finite(tree, stop + 1);
    stated && says && last || !stated && between
}

/// A noun that can be somebody: not "said nothing".
fn names(tree: &Tree<'_>, head: u32) -> bool {
    matches!(tree.upos(head), Upos::Noun | Upos::Propn)
}

/// "Reid, a captain, told the board": somebody stands before the verb already.
fn has_subject_before(tree: &Tree<'_>, verb: u32, start: u32) -> bool {
    tree.related(verb, &[Deprel::Nsubj])
        .any(|subject| subject < start && !is_time(tree, subject) && !is_relative(tree, subject))
}

/// Whether the verb group that starts there has a tense. A participle that governs the sentence is
/// a past tense misread.
fn is_finite_group(tree: &Tree<'_>, start: u32, verb: u32) -> bool {
    let governs = matches!(tree.rel(verb), Deprel::Root | Deprel::Parataxis);
    let misread = is_misread_past(tree, verb)
        || (governs && tree.token(verb).is_some_and(|t| t.xpos == Xpos::Vb));
    (start..=verb).any(|t| is_finite(tree, t)) || tree.upos(start) == Upos::Aux || misread
}

/// Whether a quotation of the same paragraph ends right before the token, maybe with a comma.
fn quotation_ends_before(tree: &Tree<'_>, token: u32) -> bool {
    let inside = |t: u32| tree.token(t).is_some_and(|t| t.quotation.is_some());
    let Some(last) = token.checked_sub(1) else {
        return false;
    };
    let near = if tree.word(last) == "," {
        last.checked_sub(1)
    } else {
        Some(last)
    };
    near.is_some_and(|near| {
        inside(near)
            && is_quotation_mark(tree.word(near))
            && tree.token(near).map(|t| t.quotation) != tree.token(token).map(|t| t.quotation)
            && same_paragraph(tree, near, token)
    })
}

/// `"It is late," Reid said`, but not `the "late" ferry sank`: whether the quotation that ends before
/// the token is a sentence or parted from it by a comma.
fn closes(tree: &Tree<'_>, token: u32) -> bool {
    let mark = |back: u32| token.checked_sub(back).map_or("", |t| tree.word(t));
    let inner = if mark(1) == "," { mark(1) } else { mark(2) };
    matches!(
        inner,
        "," | "." | "?" | "!" | "…" | "..." | "—" | "--" | "-" | "–"
    )
}

fn same_paragraph(tree: &Tree<'_>, one: u32, other: u32) -> bool {
    let segment = |t: u32| {
        tree.notes
            .sentences
            .get(tree.sentence(t) as usize)
            .map(|s| s.segment)
    };
    segment(one) == segment(other)
}

/// One past the noun phrase behind a cue, with appositions and relative clauses.
fn phrase_end(tree: &Tree<'_>, verb: u32, from: u32, end: u32) -> u32 {
    let mut at = from;
    while at < end && at < from + LONGEST {
        let word = tree.word(at);
        if word == "," {
            match apposition_end(tree, at, end) {
                Some(stop) => at = stop,
                None => break,
            }
            continue;
        }
        let stops = match tree.upos(at) {
            Upos::Punct => !matches!(word, "(" | ")" | "-" | "." | "’" | "'") || at + 1 == end,
            Upos::Verb | Upos::Aux => is_finite(tree, at) && at > from,
            Upos::Sconj => true,
            // "said X in a statement": the phrase belongs to the verb.
            Upos::Adp => tree.head(at).and_then(|noun| tree.head(noun)) == Some(verb) && at > from,
            Upos::Pron if is_relative(tree, at) => {
                return relative_end(tree, at, end);
            }
            _ => is_time(tree, at) && at > from && tree.upos(at - 1) != Upos::Adp,
        };
        if stops {
            break;
        }
        at += 1;
    }
    at
}

/// Where a relative clause ends: at the next comma, quotation mark or the end.
pub(super) fn relative_end(tree: &Tree<'_>, from: u32, end: u32) -> u32 {
    (from..end)
        .find(|t| tree.word(*t) == "," || is_quotation_mark(tree.word(*t)) || *t + 1 == end)
        .unwrap_or(end)
}

/// One past ", a farmer from Kent" or ", who spoke to AP"; none if something else follows.
pub(super) fn apposition_end(tree: &Tree<'_>, comma: u32, end: u32) -> Option<u32> {
    let from = comma + 1;
    if from >= end || is_quotation_mark(tree.word(from)) {
        return None;
    }
    let stop = (from..end)
        .find(|t| tree.word(*t) == "," || is_quotation_mark(tree.word(*t)) || *t + 1 == end)
        .unwrap_or(end);
    let relative = matches!(tree.lemma(from), "who" | "whose" | "which" | "whom");
    // ", a farmer who lost his barn": the clause of the apposition has a verb, the apposition none.
    let clause = (from..stop).find(|t| is_relative(tree, *t)).unwrap_or(stop);
    let nominal = is_nominal(tree, from) && (from..clause).all(|t| !is_finite(tree, t));
    (relative || nominal).then_some(stop)
}

/// `"…," X said`: what stands between the closing mark and the verb.
fn after_mark(tree: &Tree<'_>, verb: u32) -> Option<Speaker> {
    let (first, _) = tree.sentence_tokens(tree.sentence(verb));
    let start = group_start(tree, verb);
    let from = (first..start)
        .rev()
        .take(LONGEST as usize)
        .find(|t| quotation_ends_before(tree, *t) && closes(tree, *t))
        .filter(|from| tree.word(*from) != ",")?;
    let range = trimmed(tree, (from, start));
    let nominal = range.0 < range.1 && is_nominal(tree, range.0);
    let relative = (range.0..range.1).find(|t| is_relative(tree, *t));
    let clause = (range.0..relative.unwrap_or(range.1)).any(|t| is_finite(tree, t));
    if !nominal || clause {
        return None;
    }
    let head = head_of(tree, range)?;
    Some(Speaker { head, range })
}

/// "Lund told reporters, adding that …": a participle behind a comma goes with whoever tells, not with
/// whoever is told.
fn of_teller(tree: &Tree<'_>, verb: u32) -> Option<Speaker> {
    let participle = tree.token(verb).is_some_and(|t| t.xpos == Xpos::Vbg);
    let apart = verb
        .checked_sub(1)
        .is_some_and(|before| tree.word(before) == ",");
    if !participle || !apart {
        return None;
    }
    let above = tree.head(verb).filter(|above| *above < verb);
    let Some(above) = above else {
        return above_comma(tree, verb);
    };
    // "told [reporters, adding]": a participle has no subject before a comma, whatever the tree says.
    let own = tree
        .related(verb, &[Deprel::Nsubj])
        .any(|subject| above < subject && subject < verb);
    let teller = match tree.rel(verb) {
        Deprel::Xcomp => Some(above),
        Deprel::Ccomp | Deprel::Advcl | Deprel::Parataxis if own => Some(above),
        Deprel::Acl if matches!(tree.rel(above), Deprel::Obj | Deprel::Iobj) => tree.head(above),
        _ => None,
    };
    let teller = teller.filter(|teller| *teller < verb && tree.upos(*teller) == Upos::Verb);
    match teller {
        Some(teller) => find(tree, teller, true),
        None if tree.rel(verb) != Deprel::Conj => above_comma(tree, verb),
        None => None,
    }
}

/// "She is a captain, warning that", "he sued the line, claiming it lied": whom the clause before the
/// comma is about, where the tree hangs the participle on another word.
fn above_comma(tree: &Tree<'_>, verb: u32) -> Option<Speaker> {
    let subject = |t: u32| {
        tree.related(t, &[Deprel::Nsubj])
            .find(|s| *s < verb && !is_time(tree, *s))
    };
    let above = tree
        .path_up(verb)
        .skip(1)
        .find(|t| *t < verb && subject(*t).is_some())?;
    match tree.upos(above) {
        Upos::Verb => find(tree, above, true),
        _ => subject(above).map(|s| phrase(tree, s, above)),
    }
}

fn subject(tree: &Tree<'_>, verb: u32) -> Option<Speaker> {
    if let Some(teller) = of_teller(tree, verb) {
        return Some(teller);
    }
    if is_misread_past(tree, verb) && tree.rel(verb) == Deprel::Acl {
        let noun = tree.head(verb)?;
        return if is_time(tree, noun) {
            before(tree, verb)
        } else {
            Some(phrase(tree, noun, verb))
        };
    }
    let found = arguments::subject(tree, verb).or_else(|| {
        let relations = &[Deprel::NsubjPass];
        let own = tree.related(verb, relations).rfind(|t| *t < verb)?;
        Some(arguments::Filler {
            token: own,
            implicit: false,
        })
    })?;
    let mut filler = found.token;
    let start = group_start(tree, verb);
    // "Reid late Monday announced", "a letter Monday saying": the day is when.
    if is_time(tree, filler) {
        let other = tree
            .related(verb, &[Deprel::Nsubj])
            .find(|t| *t < verb && !is_time(tree, *t));
        match other {
            Some(other) => filler = other,
            None if is_bare_participle(tree, verb)
                || is_participle(tree, verb)
                || found.implicit && is_infinitive(tree, verb) =>
            {
                let above = tree
                    .path_up(verb)
                    .skip(1)
                    .find(|above| *above < verb && tree.upos(*above) == Upos::Verb)?;
                return find(tree, above, true);
            }
            None => {}
        }
    }
    // "allowed himself to speak": whoever allowed it. "His" alone is nobody.
    if stands_for_another(tree, filler) {
        let above = tree
            .head(verb)
            .filter(|above| *above < verb && tree.upos(*above) == Upos::Verb)?;
        return find(tree, above, true);
    }
    let last = start.checked_sub(1)?;
    // "he said, adding the bridge must close": what follows a participle is not its subject.
    if is_participle(tree, verb) && filler > verb && !found.implicit {
        let above = tree
            .head(verb)
            .filter(|above| *above < verb && tree.upos(*above) == Upos::Verb)?;
        return find(tree, above, true);
    }
    // "after the paper reported": a noun of its own before the verb, which the tree overlooks.
    if found.implicit && is_noun(tree, last) && !is_relative(tree, last) && !is_time(tree, last) {
        let own = before(tree, verb).filter(|s| tree.rel(s.head) != Deprel::Obj);
        if own.is_some() {
            return own;
        }
    }
    if let Some(own) = nearer::find(tree, verb, filler) {
        return Some(own);
    }
    // "That, the mayor said, is late": the noun between a comma and the verb and not what stands before.
    let nominal = is_noun(tree, last) && !is_relative(tree, last) && !is_time(tree, last);
    if nominal && !found.implicit && filler < last {
        let parted = |s: &Speaker| {
            s.range.0 > filler + 1
                && tree.word(s.range.0 - 1) == ","
                && (filler..s.range.0).all(|t| tree.upos(t) != Upos::Cconj)
        };
        if let Some(own) = before(tree, verb).filter(parted) {
            return Some(own);
        }
    }
    // "the aide, who left, said": behind a relative clause between commas.
    if tree.word(last) == "," {
        let pronoun = (verb.saturating_sub(LONGEST)..last)
            .rev()
            .find(|t| is_relative(tree, *t) && *t > 0 && tree.word(*t - 1) == ",");
        let closed = |p: u32| (p + 1..last).any(|t| is_finite(tree, t));
        if pronoun.is_some_and(|p| closed(p) && (filler == p || filler + 2 >= p || found.implicit))
        {
            return before(tree, verb);
        }
    }
    let usable =
        tree.upos(filler) != Upos::Verb && !is_time(tree, filler) && tree.lemma(filler) != "there";
    let own = nearer::pronoun(tree, verb);
    if let Some(pronoun) = own.filter(|pronoun| *pronoun != filler || tree.lemma(*pronoun) == "who")
    {
        // "a club that backed it": "that" alone names nobody.
        let whole = tree.lemma(pronoun) == "that" && filler < pronoun;
        let from = if whole {
            tree.noun_phrase(filler).0
        } else {
            pronoun
        };
        let range = (from, pronoun + 1);
        return Some(Speaker {
            head: filler,
            range,
        });
    }
    if found.implicit
        && let Some(pronoun) = nearer::pronoun_above(tree, verb).filter(|who| *who > filler)
    {
        return Some(Speaker {
            head: filler,
            range: (pronoun, pronoun + 1),
        });
    }
    usable.then(|| phrase(tree, filler, verb))
}

/// "himself", "their": pronouns that point to a noun of the same clause.
fn stands_for_another(tree: &Tree<'_>, token: u32) -> bool {
    let possessive = tree.token(token).is_some_and(|t| t.xpos == Xpos::PrpPoss);
    possessive
        || matches!(
            tree.lemma(token),
            "himself" | "herself" | "itself" | "themselves"
        )
}

/// The source as people mark it: with its appositions and coordinated heads, and whole where it
/// reaches up to the verb.
pub(super) fn phrase(tree: &Tree<'_>, head: u32, verb: u32) -> Speaker {
    let (mut from, mut to) = tree.noun_phrase(head);
    for child in tree.related(head, &[Deprel::Appos, Deprel::Conj]) {
        if is_noun(tree, child) {
            let (left, right) = tree.noun_phrase(child);
            from = from.min(left);
            to = to.max(right);
        }
    }
    let start = group_start(tree, verb);
    let (_, reach) = tree.extent(head);
    if head < verb && to < start && reach + 1 >= start && reach <= start {
        to = trimmed(tree, (from, start)).1.max(to);
    }
    Speaker {
        head,
        range: (from, to),
    }
}

/// "delegates in the hall of Bergen": the noun that the prepositions before a noun phrase hang on, and
/// where its own phrase starts. A preposition that opens the clause hangs on none.
fn above_prepositions(tree: &Tree<'_>, first: u32, from: u32) -> Option<(u32, u32)> {
    let joins =
        |t: &u32| is_nominal(tree, *t) || matches!(tree.word(*t), "'s" | "’s" | "of" | "-" | "&");
    let (mut head, mut from) = (None, from);
    while from > first && tree.upos(from - 1) == Upos::Adp {
        let noun = (from - 1).checked_sub(1).filter(|noun| *noun >= first)?;
        if !is_noun(tree, noun) || is_time(tree, noun) {
            return None;
        }
        head = Some(noun);
        from = (first..=noun).rev().take_while(joins).last()?;
    }
    Some((head?, from))
}

/// The noun phrase before a finite verb to which the tree gives no subject: right before it, or
/// behind a clause or apposition between commas.
pub(super) fn before(tree: &Tree<'_>, verb: u32) -> Option<Speaker> {
    let (first, _) = tree.sentence_tokens(tree.sentence(verb));
    let start = group_start(tree, verb);
    if !is_finite_group(tree, start, verb) {
        return None;
    }
    let mut at = start.checked_sub(1).filter(|at| *at >= first)?;
    // "the council this week announced"
    while at > first && (is_time(tree, at) || is_time(tree, at + 1)) && tree.word(at) != "," {
        at -= 1;
    }
    // "Governor Anna Reid (R-Ohio) said"
    if tree.word(at) == ")" {
        let opens = |t: &u32| tree.word(*t) == "(";
        let open = (first..at).rev().take(LONGEST as usize).find(opens)?;
        at = open.checked_sub(1).filter(|at| *at >= first)?;
    }
    // "Anna Reid, author of “The Mill,” said"
    if at > first && is_quotation_mark(tree.word(at)) && tree.word(at - 1) == "," {
        at -= 1;
    }
    if matches!(tree.word(at), "," | "-" | "--" | "—" | "–") {
        let mark = tree.word(at);
        let same = |t: &u32| tree.word(*t) == mark;
        let open = (first..at).rev().take(LONGEST as usize).find(same)?;
        let inside = open + 1;
        let clause = (inside..at).any(|t| is_finite(tree, t)) && !is_relative(tree, inside);
        if clause || open == first {
            return None;
        }
        at = open - 1;
    }
    // "six in ten said", "42% say", "those polled say".
    let share = tree.upos(at) == Upos::Num || tree.word(at) == "%";
    let those = at > first
        && tree.upos(at) == Upos::Verb
        && tree.word(at - 1).eq_ignore_ascii_case("those");
    if !(is_noun(tree, at) || arguments::starts_upper(tree.word(at)) || share || those) {
        return None;
    }
    let whose = |t: u32| matches!(tree.lemma(t), "who" | "which" | "whom");
    let joins = |t: &u32| {
        is_nominal(tree, *t) && !whose(*t)
            || matches!(tree.word(*t), "'s" | "’s" | "of" | "-" | "&" | "%")
            || share && matches!(tree.upos(*t), Upos::Adp | Upos::Adv)
            || those && *t == at
    };
    let mut from = (first..=at).rev().take_while(joins).last()?;
    if let Some((head, start)) = above_prepositions(tree, first, from) {
        (at, from) = (head, start);
    }
    let range = trimmed(tree, (from, start));
    Some(Speaker { head: at, range })
}
