//! Phrases that attribute: "according to X", "it is believed that".

use super::draft::{Draft, Range};
use super::grammar::{head_of, is_finite, is_relative, trimmed};
use super::speaker;
use crate::tree::Tree;
use crate::words::Words;
use gainsay_model::{Phrase, PhrasePosition, lowered};
use gainsay_text::syntax::{Deprel, Upos, Xpos};

pub(super) fn find(tree: &Tree<'_>, words: &Words) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut done = 0;
    for token in 0..tree.len() {
        // "per" inside "as per" is not a second phrase.
        if token < done {
            continue;
        }
        let Some(known) = words.phrases.get(&lowered(tree.word(token))) else {
            continue;
        };
        let matching = known.iter().find(|(phrase, _)| stands(tree, token, phrase));
        if let Some((phrase, entry)) = matching {
            let end = token + phrase.len() as u32;
            done = end;
            found.extend(read(tree, entry, (token, end)));
        }
    }
    found
}

fn stands(tree: &Tree<'_>, token: u32, phrase: &[String]) -> bool {
    phrase.iter().enumerate().all(|(i, want)| {
        let at = token + i as u32;
        tree.sentence(at) == tree.sentence(token) && lowered(tree.word(at)) == want.as_str()
    })
}

fn read(tree: &Tree<'_>, entry: &Phrase, cue: Range) -> Option<Draft> {
    let (_, end) = tree.sentence_tokens(tree.sentence(cue.0));
    let (source_head, source) = match entry.position {
        PhrasePosition::BeforeSource => {
            let range = trimmed(tree, (cue.1, source_end(tree, cue, end)));
            (Some(head_of(tree, range)?), Some(range))
        }
        PhrasePosition::NoSource => (None, None),
        // "said in a statement": the verb attributes, the phrase only says where.
        PhrasePosition::AfterSource => return None,
    };
    let fits = |head: u32| {
        entry
            .heads
            .iter()
            .any(|word| word == tree.lemma(head) || *word == lowered(tree.word(head)))
    };
    if !entry.heads.is_empty() && !source_head.is_some_and(fits) {
        return None;
    }
    // "He is ahead in the polls" cites none.
    let bare = source_head.is_some_and(|head| {
        !entry.heads.is_empty()
            && tree.token(head).is_some_and(|t| t.xpos == Xpos::Nns)
            && tree
                .children(head)
                .iter()
                .all(|child| matches!(tree.rel(*child), Deprel::Case | Deprel::Det | Deprel::Punct))
    });
    if bare {
        return None;
    }
    let hole = (cue.0, source.map_or(cue.1, |s| s.1));
    let comma = cue.0.checked_sub(1).is_some_and(|t| tree.word(t) == ",");
    // "according to two polls, one of them new": what follows a comma may say more of the source.
    let closed = (hole.1..end).all(|t| !is_finite(tree, t));
    let last = comma && (closed || tree.word(hole.1) != ",")
        || (hole.1..end).all(|t| tree.upos(t) == Upos::Punct);
    Some(Draft {
        source,
        source_head,
        cue,
        head: cue.0,
        lemma: entry.text.clone(),
        class: entry.class,
        commitment: entry.commitment,
        content: content(tree, hole),
        negated: false,
        clausal: true,
        setting: !entry.heads.is_empty(),
        tail: last.then_some(cue.0),
    })
}

/// Longest source of a phrase, in tokens.
const LONGEST: u32 = 40;

/// One past the noun phrase behind the phrase: at a mark, a finite verb or a conjunction of clauses.
fn source_end(tree: &Tree<'_>, cue: Range, end: u32) -> u32 {
    let from = cue.1;
    let stops = |t: u32| {
        let mark = tree.upos(t) == Upos::Punct && !matches!(tree.word(t), "-" | "." | "’" | "'");
        mark || (tree.upos(t) == Upos::Punct && t + 1 == end)
            || (is_finite(tree, t) && t > from)
            || tree.upos(t) == Upos::Sconj
            || (tree.upos(t) == Upos::Pron && is_relative(tree, t))
    };
    let stop = (from..end.min(from + LONGEST))
        .find(|t| stops(*t))
        .unwrap_or(end.min(from + LONGEST));
    with_clause(tree, cue, stop, end)
}

/// One past what says more of the source: "an official who asked not to be named", "Anna Reid, a
/// captain".
fn with_clause(tree: &Tree<'_>, cue: Range, stop: u32, end: u32) -> u32 {
    let noun =
        stop > cue.1 && stop < end && matches!(tree.upos(stop - 1), Upos::Noun | Upos::Propn);
    if noun && matches!(tree.lemma(stop), "who" | "whose") {
        return speaker::relative_end(tree, stop, end);
    }
    let opens = matches!(tree.lemma(stop + 1), "a" | "an" | "the" | "who" | "whose");
    if noun && tree.word(stop) == "," && opens {
        return speaker::apposition_end(tree, stop, end)
            .filter(|close| !opens_sentence(tree, cue) || goes_on(tree, *close, end))
            .unwrap_or(stop);
    }
    stop
}

/// Whether nothing is said before the phrase.
fn opens_sentence(tree: &Tree<'_>, cue: Range) -> bool {
    let (first, _) = tree.sentence_tokens(tree.sentence(cue.0));
    (first..cue.0).all(|t| matches!(tree.upos(t), Upos::Punct | Upos::Cconj))
}

/// "According to Reid, a captain, the road is closed", but not "according to Reid, the road that he
/// took was closed": whether a clause of its own follows a comma.
fn goes_on(tree: &Tree<'_>, close: u32, end: u32) -> bool {
    let apart = close + 1 < end && tree.word(close) == "," && !is_relative(tree, close + 1);
    apart && (close..end).any(|t| is_finite(tree, t))
}

/// The clause around the phrase, without it: all of the sentence before it where it ends the
/// sentence, all behind it where it opens the sentence.
fn content(tree: &Tree<'_>, hole: Range) -> Vec<Range> {
    let (first, end) = tree.sentence_tokens(tree.sentence(hole.0));
    let bare = |(from, to): Range| (from..to).all(|t| tree.upos(t) == Upos::Punct);
    let outer = [(first, hole.0), (hole.1, end)];
    let open =
        (first..hole.0).all(|t| matches!(tree.upos(t), Upos::Punct | Upos::Cconj | Upos::Adv));
    if open || bare((hole.1, end)) {
        return outer.into_iter().filter(|range| !bare(*range)).collect();
    }
    // "the dam, according to the survey, has held": what follows a second comma goes on with it.
    let comma = |t: u32| tree.word(t) == ",";
    if comma(hole.0 - 1) && comma(hole.1) && (hole.1..end).any(|t| is_finite(tree, t)) {
        return outer.into_iter().filter(|range| !bare(*range)).collect();
    }
    vec![(first, hole.0)]
}
