//! What a cue word governs: clauses, infinitives, noun phrases, the subject of a passive.

use super::draft::Range;
use super::grammar::{
    group_start, is_finite, is_noun, is_participle, is_quotation_mark, is_relative, is_setting,
    is_time,
};
use super::speaker::{self, Speaker};
use super::verbal::{Content, Site};
use crate::arguments;
use crate::tree::Tree;
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// Tokens between a cue and its "that" at most: a listener and a date.
const THAT_REACH: u32 = 16;

fn clausal(range: Range) -> Option<Content> {
    (range.0 < range.1).then(|| Content {
        ranges: vec![range],
        clausal: true,
    })
}

/// "He seems to agree", "she is likely to stay": the subject with the rest of the predicate.
pub(super) fn raised(site: &Site<'_>) -> Option<Content> {
    let (tree, verb) = (site.tree, site.verb);
    if !site.allows("raising") {
        return None;
    }
    let complement = tree
        .related(
            verb,
            &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Csubj, Deprel::Advcl],
        )
        .find(|c| *c > verb)?;
    let rest = rest(tree, verb, tree.extent(complement).0.max(verb + 1));
    let subject = subject_phrase(tree, verb).filter(|_| tree.rel(complement) == Deprel::Xcomp);
    Some(Content {
        ranges: subject.into_iter().chain([rest]).collect(),
        clausal: true,
    })
}

/// "The news alarmed them", "they were alarmed by the news": what is felt about, and who feels it.
pub(super) fn felt(site: &Site<'_>) -> Option<(Content, Speaker)> {
    let (tree, verb) = (site.tree, site.verb);
    if !site.allows("experiencer") {
        return None;
    }
    let (who, ranges) = if arguments::is_passive(tree, verb) {
        let relations = &[Deprel::NsubjPass, Deprel::Nsubj];
        let who = tree.related(verb, relations).rfind(|t| *t < verb)?;
        (who, vec![rest(tree, verb, verb + 1)])
    } else {
        let who = tree.child(verb, Deprel::Obj).filter(|o| *o > verb)?;
        (who, subject_phrase(tree, verb).into_iter().collect())
    };
    let content = Content {
        ranges,
        clausal: false,
    };
    let says = content.ranges.iter().any(|r| r.0 < r.1);
    says.then(|| (content, speaker::phrase(tree, who, verb)))
}

/// The subject, but for "it" and "there" that stand for nothing.
fn subject_phrase(tree: &Tree<'_>, verb: u32) -> Option<Range> {
    let relations = &[Deprel::Nsubj, Deprel::NsubjPass];
    let subject = tree.related(verb, relations).rfind(|t| *t < verb)?;
    let empty = tree.lemma(subject) == "there";
    (!empty).then(|| nominal_extent(tree, subject))
}

/// A finite clause that hangs on the cue, or that "that" opens behind it.
pub(super) fn clause(site: &Site<'_>) -> Option<Content> {
    let (tree, verb) = (site.tree, site.verb);
    let object = tree
        .child(verb, Deprel::Obj)
        .filter(|object| *object > verb);
    let finite = site.allows("that") || site.allows("clause") || site.allows("quote");
    // "They left after she said that it rained": what "that" opens is said, not what stands before.
    let opened = tree.related(verb, &[Deprel::Ccomp]).any(|child| {
        let mut marks = tree.related(child, &[Deprel::Mark]);
        child > verb && marks.any(|mark| mark > verb && tree.lemma(mark) == "that")
    });
    for child in tree.related(verb, &[Deprel::Ccomp]) {
        let silent = opened || is_participle(tree, verb) || site.passive || !tells(tree, child);
        if child < verb && silent {
            continue;
        }
        let asks = tree
            .related(child, &[Deprel::Mark, Deprel::Advmod])
            .any(|m| is_question_word(tree.lemma(m)) && m < child);
        // "added 300 soldiers though it had promised": an object of its own, so no statement.
        let other = !site.cue.addressee && object.is_some_and(|object| object < child);
        let adverbial = tree
            .related(child, &[Deprel::Mark])
            .any(|m| !matches!(tree.lemma(m), "that" | "to" | "whether" | "if"));
        // "he said, referring to the flood": what he said stands before.
        let aside = child > verb && is_participle(tree, child) && tree.word(child - 1) == ",";
        // "Half is needed, analysts say; the last time, they lost."
        let apart = child > verb && (verb + 1..child).any(|t| tree.word(t) == ";");
        // "said Anna Reid, echoing the mayor": whoever stands behind the cue says it.
        let (from, to) = tree.extent(child);
        let speaker = site.speaker.map(|s| s.range).is_some_and(|s| {
            let holds = from < s.1 && s.0 < to;
            s.0 > verb && holds && (child < s.1 || tree.word(s.1) == ",")
        });
        if other || adverbial || aside || apart || speaker {
            continue;
        }
        if (asks && site.allows("whether")) || (!asks && finite) {
            return clausal(to_the_end(tree, verb, child));
        }
    }
    let asks = site.allows("whether") && (site.cue.addressee || !site.allows("np"));
    if let Some(question) = question_behind(tree, verb).filter(|_| asks) {
        return clausal(question);
    }
    let named = !site.cue.addressee
        && object.is_some_and(|o| tree.upos(o) == Upos::Noun && !is_time(tree, o));
    if site.allows("that") && !named {
        let that = that_behind(tree, verb)?;
        return clausal(that);
    }
    None
}

/// Whether a clause in front of the cue says something: it has a finite verb or quotation marks.
fn tells(tree: &Tree<'_>, clause: u32) -> bool {
    let (from, to) = tree.extent(clause);
    !is_setting(tree, from)
        && (from..to).any(|t| is_finite(tree, t) || is_quotation_mark(tree.word(t)))
}

fn is_question_word(lemma: &str) -> bool {
    matches!(
        lemma,
        "whether" | "if" | "how" | "why" | "when" | "where" | "what" | "which" | "who"
    )
}

/// The clause that "that" opens behind the cue, with no verb between.
fn that_behind(tree: &Tree<'_>, verb: u32) -> Option<Range> {
    let (_, end) = tree.sentence_tokens(tree.sentence(verb));
    let that = (verb + 1..end.min(verb + THAT_REACH))
        .take_while(|t| !matches!(tree.upos(*t), Upos::Verb | Upos::Aux))
        .find(|t| {
            tree.lemma(*t) == "that"
                && (tree.upos(*t) == Upos::Sconj || tree.rel(*t) == Deprel::Mark)
        })?;
    let clause = tree.head(that).filter(|c| *c > that);
    let stop = clause.map_or(end, |c| tree.extent(c).1);
    Some((that, stop.max(that + 1)))
}

/// "Asked by a reporter whether it held": the question behind the cue, up to the next mark.
fn question_behind(tree: &Tree<'_>, verb: u32) -> Option<Range> {
    let (_, end) = tree.sentence_tokens(tree.sentence(verb));
    let opens = (verb + 1..end.min(verb + THAT_REACH))
        .take_while(|t| tree.upos(*t) != Upos::Punct && !is_finite(tree, *t))
        .find(|t| is_question_word(tree.lemma(*t)))?;
    let stop = (opens..end)
        .find(|t| matches!(tree.word(*t), "," | ";" | "." | "?" | ":"))
        .unwrap_or(end);
    (opens..stop)
        .any(|t| is_finite(tree, t))
        .then_some((opens, stop))
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
        Deprel::Advcl,
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

/// "vowed to leave", "denied taking money".
pub(super) fn infinitive(site: &Site<'_>) -> Option<Content> {
    let (tree, verb) = (site.tree, site.verb);
    if !(site.allows("to") || site.allows("gerund")) {
        return None;
    }
    let relations = &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl, Deprel::Acl];
    let own = tree.related(verb, relations);
    let of_object = tree
        .child(verb, Deprel::Obj)
        .into_iter()
        .flat_map(|object| tree.related(object, &[Deprel::Acl]));
    let complement = own.chain(of_object).find(|child| {
        let to = tree
            .related(*child, &[Deprel::Mark])
            .any(|m| tree.lemma(m) == "to");
        let gerund = tree.token(*child).is_some_and(|t| t.xpos == Xpos::Vbg);
        *child > verb && ((to && site.allows("to")) || (gerund && site.allows("gerund")))
    });
    // "declined to comment": a verb that the tagger took for a noun.
    let bare = tree.lemma(verb + 1) == "to"
        && tree.sentence(verb + 1) == tree.sentence(verb)
        && tree
            .token(verb + 2)
            .is_some_and(|t| matches!(t.xpos, Xpos::Nn | Xpos::Vb | Xpos::Vbp));
    if complement.is_none() && bare && site.allows("to") {
        return clausal(rest(tree, verb, verb + 1));
    }
    let complement = complement?;
    let from = tree
        .child(verb, Deprel::Obj)
        .filter(|o| *o > verb && *o < complement)
        .map_or(tree.extent(complement).0, |o| tree.extent(o).0);
    let range = rest(tree, verb, from.max(verb + 1));
    let subject = if site.passive && !site.cue.addressee {
        subject_phrase(tree, verb)
    } else {
        None
    };
    Some(Content {
        ranges: subject.into_iter().chain([range]).collect(),
        clausal: true,
    })
}

/// "denied the charges", "warned of an attack", "called for talks", "a plan backed by the mayor".
pub(super) fn nominal(site: &Site<'_>) -> Option<Content> {
    let (tree, verb) = (site.tree, site.verb);
    let plain = |ranges: Vec<Range>| Content {
        ranges,
        clausal: false,
    };
    if let (Some(particle), true) = (site.particle, site.allows("np")) {
        let range = rest(tree, verb, particle.1);
        if range.0 < range.1 {
            return Some(plain(vec![range]));
        }
        return gap(site).map(|range| plain(vec![range]));
    }
    if site.allows("of")
        && let Some(of) = arguments::complements(tree, verb, "of").next()
    {
        let case = tree.extent(of.token).0;
        let from = tree
            .child(verb, Deprel::Obj)
            .filter(|o| *o > verb && *o < of.token && !site.cue.addressee)
            .map_or(case + 1, |o| tree.extent(o).0);
        return Some(plain(vec![rest(tree, verb, from)]));
    }
    if !site.allows("np") {
        return None;
    }
    if site.passive {
        return passive(site).map(plain);
    }
    let object = tree
        .related(verb, &[Deprel::Obj, Deprel::Xcomp, Deprel::Ccomp])
        .find(|o| *o > verb && !is_relative(tree, *o));
    match object {
        Some(object) if is_noun(tree, object) || tree.rel(object) != Deprel::Obj => {
            let from = tree.extent(object).0.max(verb + 1);
            Some(plain(vec![rest(tree, verb, from)]))
        }
        Some(object) => Some(plain(vec![rest(
            tree,
            verb,
            tree.extent(object).0.max(verb + 1),
        )])),
        None => bare_noun(tree, verb)
            .map(|noun| rest(tree, verb, tree.extent(noun).0.max(verb + 1)))
            .or_else(|| gap(site))
            .map(|range| plain(vec![range])),
    }
}

/// A noun behind the verb without a preposition, whatever the tree calls it.
fn bare_noun(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    let loose = &[
        Deprel::Obl,
        Deprel::OblUnmarked,
        Deprel::OblAgent,
        Deprel::Iobj,
        Deprel::Nsubj,
    ];
    tree.related(verb, loose).find(|t| {
        *t > verb
            && is_noun(tree, *t)
            && !is_time(tree, *t)
            && !is_relative(tree, *t)
            && tree.child(*t, Deprel::Case).is_none()
    })
}

/// "the plan that the mayor backs": the noun above a relative clause without an object.
fn gap(site: &Site<'_>) -> Option<Range> {
    let (tree, verb) = (site.tree, site.verb);
    if tree.rel(verb) != Deprel::AclRelcl {
        return None;
    }
    let subject = tree.related(verb, &[Deprel::Nsubj]).next()?;
    let noun = tree.head(verb).filter(|_| !is_relative(tree, subject))?;
    Some(tree.noun_phrase(noun))
}

/// The subject of a passive, or the noun that its participle hangs on, with what follows the verb.
fn passive(site: &Site<'_>) -> Option<Vec<Range>> {
    let (tree, verb) = (site.tree, site.verb);
    let reduced = tree.rel(verb) == Deprel::Acl;
    let subject = subject_phrase(tree, verb).or_else(|| {
        tree.head(verb)
            .filter(|_| reduced)
            .map(|noun| tree.noun_phrase(noun))
    })?;
    let by = arguments::subject(tree, verb).map(|f| tree.extent(f.token));
    let rest = rest(tree, verb, verb + 1);
    let rest = match by {
        Some((from, to)) if from <= rest.0 => (to.max(rest.0), rest.1.max(to)),
        Some((from, _)) => (rest.0, rest.1.min(from)),
        None => rest,
    };
    let complement = tree
        .related(verb, &[Deprel::Xcomp, Deprel::Ccomp])
        .any(|c| c > verb)
        || matches!(tree.lemma(rest.0), "as" | "to");
    let mut ranges = vec![subject];
    if rest.0 < rest.1 && complement {
        ranges.push(rest);
    }
    Some(ranges)
}

/// "said little of it", "complained about the noise": whatever follows a verb of speech that governs
/// nothing else.
pub(super) fn remainder(site: &Site<'_>) -> Option<Content> {
    let (tree, verb) = (site.tree, site.verb);
    let object =
        tree.child(verb, Deprel::Obj).is_some_and(|o| o > verb) || bare_noun(tree, verb).is_some();
    if !site.allows("clause") || site.passive || (object && !site.allows("np")) {
        return None;
    }
    let (_, end) = tree.sentence_tokens(tree.sentence(verb));
    let after = site
        .speaker
        .map(|s| s.range)
        .filter(|s| s.0 == verb + 1)
        .map_or(verb + 1, |s| s.1);
    let loose = is_clause_behind(tree, after, end);
    let range = if loose {
        (after, end)
    } else {
        rest(tree, verb, after)
    };
    let says = (range.0..range.1).any(|t| tree.upos(t) != Upos::Punct);
    says.then_some(())?;
    Some(Content {
        ranges: vec![range],
        clausal: loose,
    })
}

/// Whether a finite verb follows before the next mark: a clause that the tree hangs elsewhere.
pub(super) fn is_clause_behind(tree: &Tree<'_>, from: u32, end: u32) -> bool {
    (from..end)
        .take_while(|t| !matches!(tree.word(*t), "," | ";" | "—" | "\"" | "”" | "''"))
        .any(|t| is_finite(tree, t))
}

/// From a token behind the predicate to the end of what hangs on the predicate there: up to the
/// first comma, coordinated verb or clause of its own.
fn rest(tree: &Tree<'_>, verb: u32, from: u32) -> Range {
    use Deprel::{Advcl, Cc, Conj, Parataxis, Punct};
    let mut to = from;
    for child in tree.children(verb).iter().copied().filter(|c| *c > verb) {
        let (left, right) = if is_noun(tree, child) {
            nominal_extent(tree, child)
        } else {
            tree.extent(child)
        };
        if right <= from {
            continue;
        }
        let joins = left <= to || to == from;
        let stops = match tree.rel(child) {
            Cc | Conj | Parataxis => true,
            Punct => matches!(tree.word(child), "," | "." | ";" | ":" | "—" | "--" | "–"),
            Advcl => left > from && tree.word(left - 1) == ",",
            _ => false,
        };
        if stops || !joins {
            break;
        }
        to = to.max(right);
    }
    (from, to.max(from))
}

/// The extent of a noun without verbs that a tree coordinates with it.
fn nominal_extent(tree: &Tree<'_>, noun: u32) -> Range {
    let (from, mut to) = tree.extent(noun);
    for child in tree.related(noun, &[Deprel::Conj, Deprel::Parataxis]) {
        if matches!(tree.upos(child), Upos::Verb | Upos::Aux) && child > noun {
            let (left, _) = tree.extent(child);
            to = to.min(group_start(tree, child).min(left.max(noun + 1)));
        }
    }
    (from, to)
}
