//! What a number counts.

use super::line::Line;
use super::words::Words;
use crate::syntax::{Deprel, Xpos};

/// A counted noun with its modifiers, as pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    /// First piece of the modifiers, behind words of change.
    pub(crate) start: usize,
    /// The noun itself.
    pub(crate) head: usize,
}

/// How far before a figure its noun of number may stand, in pieces.
const NUMBER_REACH: usize = 40;

/// Nouns that stand for a number: what they count follows "of".
const NUMBER_NOUNS: &[&str] = &[
    "number",
    "numbers",
    "total",
    "count",
    "tally",
    "estimate",
    "amount",
    "share",
    "proportion",
];

/// The noun that the number ending before `from` counts, in the phrase that follows it. Behind a
/// fraction the phrase may have an article: "half the homes".
pub(crate) fn counted_behind(
    line: &Line<'_>,
    words: &Words,
    from: usize,
    fraction: bool,
) -> Option<Counted> {
    let mut start = from;
    if line.pieces.is_hyphen(start) && line.pieces.is_glued(start + 1) {
        // "a 300-strong crowd" counts the crowd, "a 12-storey building" the storeys.
        if !line.pieces.is_any(start + 1, &["strong", "odd", "plus"]) {
            return line.is_word(start + 1).then_some(Counted {
                start: start + 1,
                head: start + 1,
            });
        }
        start += 2;
    }
    let of = line.pieces.is(start, "of");
    start += usize::from(of);
    // "dozens of people", "percent of voters", "40 of them"
    if of || fraction {
        while matches!(line.tag(start), Xpos::Dt | Xpos::PrpPoss | Xpos::Pdt)
            || line
                .pieces
                .is_any(start, &["the", "all", "those", "these", "its", "their"])
        {
            start += 1;
        }
    }
    while line.delta_direction(words, start).is_some() || line.pieces.is(start, "other") {
        start += 1;
    }
    let found = phrase(line, start)?;
    if of || fraction {
        owned(line, found)
    } else {
        Some(found)
    }
}

/// "half the world's people" counts the people; none where a number stands behind the possessor:
/// "46 of the party's 180 members".
fn owned(line: &Line<'_>, mut found: Counted) -> Option<Counted> {
    for _ in 0..POSSESSORS {
        // The ending is a mark and a letter, or a mark alone.
        let behind = found.head + 1;
        let ending = (behind..behind + 2)
            .take_while(|at| line.tag(*at) == Xpos::Pos)
            .count();
        if ending == 0 {
            break;
        }
        found = phrase(line, behind + ending)?;
    }
    Some(found)
}

/// Most possessors in a row: "the country's biggest city's schools".
const POSSESSORS: usize = 3;

/// The noun phrase that begins there, without its determiners: adjectives and nouns up to its head.
fn phrase(line: &Line<'_>, start: usize) -> Option<Counted> {
    let mut head = None;
    let mut at = start;
    while at < line.pieces.all.len() && at < start + 10 && !line.is_taken(at) {
        let tag = line.tag(at);
        let hyphen = line.pieces.is_hyphen(at) && line.pieces.is_glued(at) && at > start;
        match tag {
            Xpos::Nn | Xpos::Nns => {
                head = Some(at);
                // A plural ends the phrase: "troops east", "people Monday".
                if tag == Xpos::Nns && !line.pieces.is_hyphen(at + 1) && !noun_goes_on(line, at + 1)
                {
                    break;
                }
            }
            Xpos::Nnp | Xpos::Nnps => {
                if head.is_some_and(|head| line.tag(head) == Xpos::Nn)
                    && !line.compounds(at - 1, at)
                {
                    break;
                }
                head = Some(at);
            }
            Xpos::Jj | Xpos::Jjr | Xpos::Jjs | Xpos::Afx => {}
            Xpos::Hyphen if line.pieces.is_glued(at) => {}
            Xpos::Vbn | Xpos::Vbg if noun_goes_on(line, at + 1) => {}
            // "12 infected workers": the tree knows better than the tag.
            Xpos::Vbd
                if at == start
                    && line.is_noun(at + 1)
                    && tree_noun(line, start).is_some_and(|noun| noun > at) => {}
            Xpos::Cc if head.is_none() && at > start => {}
            Xpos::Rb if head.is_none() && matches!(line.tag(at + 1), Xpos::Jj | Xpos::Vbn) => {}
            _ if hyphen => {}
            _ => break,
        }
        at += 1;
    }
    let head = prefer_tree(line, start, head)?;
    Some(Counted {
        start: start.min(head),
        head,
    })
}

/// The tree's noun where it lies in the phrase or just behind it.
fn prefer_tree(line: &Line<'_>, start: usize, head: Option<usize>) -> Option<usize> {
    let tagged = head?;
    let noun = tree_noun(line, start).filter(|noun| line.is_noun(*noun) && *noun <= tagged);
    // "8,000 more season tickets": what the tree has for the noun may be joined to the next one.
    let joined = |noun: usize| {
        line.tag(noun) == Xpos::Nn && (noun..tagged).all(|at| line.compounds(at, at + 1))
    };
    Some(noun.filter(|noun| !joined(*noun)).unwrap_or(tagged))
}

/// The piece of the noun that the tree gives to the word before `start`.
fn tree_noun(line: &Line<'_>, start: usize) -> Option<usize> {
    let governor = start
        .checked_sub(1)
        .and_then(|at| line.token(at))
        .filter(|token| matches!(token.rel, Deprel::Nummod | Deprel::Amod))?;
    let noun = governor.head?;
    (start..start + 10).find(|at| line.pieces.get(*at).is_some_and(|p| p.token == noun))
}

fn noun_goes_on(line: &Line<'_>, at: usize) -> bool {
    !line.is_taken(at) && matches!(line.tag(at), Xpos::Nn | Xpos::Nns | Xpos::Jj)
}

/// "the number of X rose to N": the noun behind a noun of number earlier in the sentence.
pub(crate) fn counted_before(line: &Line<'_>, at: usize) -> Option<Counted> {
    let introduced = at > 0
        && line.pieces.is_any(
            at - 1,
            &[
                "to", "at", "of", "by", "from", "was", "is", "reached", "as", "were",
            ],
        );
    if !introduced {
        return None;
    }
    let of = (at.saturating_sub(NUMBER_REACH).max(1)..at)
        .rev()
        .find(|of| line.pieces.is(*of, "of") && line.pieces.is_any(of - 1, NUMBER_NOUNS))?;
    let mut start = of + 1;
    while matches!(line.tag(start), Xpos::Dt | Xpos::PrpPoss) {
        start += 1;
    }
    phrase(line, start).filter(|counted| counted.head < at)
}
