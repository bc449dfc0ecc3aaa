//! Laying the wording of two passages side by side.

use gainsay_sdk::{Gap, Token, Words, same_word};
use std::ops::Range;

/// The same words in two passages, with at most one change that editors do not make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Alignment {
    /// Range of words in each passage.
    pub(crate) sides: [Range<usize>; 2],
    /// The words that differ.
    pub(crate) change: Option<Change>,
    /// How many words are the same.
    pub(crate) equal: usize,
    /// How many of them carry meaning.
    pub(crate) content: usize,
}

/// Words that stand in each other's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) sides: [Range<usize>; 2],
    pub(crate) kind: Kind,
}

/// What sort of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A "not" on one side only.
    Denial,
    /// Two numbers.
    Number,
    /// Two other words.
    Word,
}

/// What editors may change.
pub(crate) struct Licence<'p> {
    pub(crate) adapted: &'p Words,
    pub(crate) denials: &'p Words,
}

/// Adaptions in one alignment.
const MOST_ADAPTIONS: usize = 2;

/// How the words that differ are taken.
enum Judged {
    Adaption,
    Change(Kind),
    Other,
}

impl Licence<'_> {
    /// Whether a word carries meaning of its own.
    pub(crate) fn is_content(&self, word: &Token<'_>) -> bool {
        !self.adapted.contains(&word.text)
    }

    fn is_denial(&self, word: &Token<'_>) -> bool {
        self.denials.contains(&word.text)
    }

    /// The words of a gap that carry meaning.
    fn content<'w>(&self, words: &'w [Token<'w>]) -> impl Iterator<Item = &'w Token<'w>> {
        words
            .iter()
            .filter(|word| self.is_content(word) && !self.is_denial(word))
    }

    /// What it is that the words of two gaps differ.
    fn judge(&self, one: &[Token<'_>], other: &[Token<'_>]) -> Judged {
        let denials =
            |words: &[Token<'_>]| words.iter().filter(|word| self.is_denial(word)).count();
        let left: Vec<&Token<'_>> = self.content(one).collect();
        let right: Vec<&Token<'_>> = self.content(other).collect();
        match (left.as_slice(), right.as_slice()) {
            ([], []) if denials(one) != denials(other) => Judged::Change(Kind::Denial),
            _ if denials(one) != denials(other) => Judged::Other,
            // A word left out or put in is a lesser matter than another word in its place.
            ([], _) | (_, []) => Judged::Adaption,
            ([a], [b]) => match (a.is_number(), b.is_number()) {
                (true, true) => Judged::Change(Kind::Number),
                (false, false) if same_word(&a.text, &b.text) => Judged::Adaption,
                _ => Judged::Change(Kind::Word),
            },
            (a, b)
                if a.iter()
                    .any(|a| b.iter().any(|b| same_word(&a.text, &b.text))) =>
            {
                Judged::Other
            }
            _ => Judged::Change(Kind::Word),
        }
    }
}

/// Whether the words count as the same.
fn agree(one: &Token<'_>, other: &Token<'_>) -> bool {
    one.text == other.text
        || (!one.is_number() && !other.is_number() && same_word(&one.text, &other.text))
}

/// Extends the match of one word in each passage as far as both agree.
pub(crate) fn align(
    licence: &Licence<'_>,
    passages: [&[Token<'_>]; 2],
    seed: [usize; 2],
    right_first: bool,
) -> Alignment {
    let mut aligned = Alignment {
        sides: [seed[0]..seed[0], seed[1]..seed[1]],
        ..Alignment::default()
    };
    let mut adaptions = 0;
    for right in [right_first, !right_first] {
        extend(licence, passages, &mut aligned, right, &mut adaptions);
    }
    aligned
}

/// Takes the next word on one end as the changed one, although nothing behind it tells.
pub(crate) fn change_at_end(
    licence: &Licence<'_>,
    passages: [&[Token<'_>]; 2],
    aligned: &Alignment,
    right: bool,
) -> Option<Alignment> {
    let heads = [0, 1].map(|side| ahead(passages[side], &aligned.sides[side], right));
    let [one, other] = heads.map(|head| head.taken(right, 1));
    if heads.iter().any(|head| head.gap(right, 0) > Gap::Mark) {
        return None;
    }
    let Judged::Change(kind) = licence.judge(one?, other?) else {
        return None;
    };
    let sides = [0, 1].map(|side| gap(&aligned.sides[side], 1, right));
    let mut aligned = aligned.clone();
    aligned.change = Some(Change { sides, kind });
    aligned.grow(right, [1, 1]);
    Some(aligned)
}

/// Walks on to the right, or to the left.
fn extend(
    licence: &Licence<'_>,
    passages: [&[Token<'_>]; 2],
    aligned: &mut Alignment,
    right: bool,
    adaptions: &mut usize,
) {
    loop {
        let heads = [0, 1].map(|side| ahead(passages[side], &aligned.sides[side], right));
        let [one, other] = heads;
        if let (Some(a), Some(b)) = (one.first(right), other.first(right))
            && !one.broken(right, 0)
            && !other.broken(right, 0)
            && agree(a, b)
        {
            aligned.equal += 1;
            aligned.content += usize::from(licence.is_content(a));
            aligned.grow(right, [1, 1]);
            continue;
        }
        let Some((skipped, judged)) = bridge(licence, [one, other], right) else {
            return;
        };
        match judged {
            Judged::Adaption if *adaptions < MOST_ADAPTIONS => *adaptions += 1,
            Judged::Change(kind) if aligned.change.is_none() => {
                let sides = [0, 1].map(|side| gap(&aligned.sides[side], skipped[side], right));
                aligned.change = Some(Change { sides, kind });
            }
            _ => return,
        }
        aligned.grow(right, skipped);
    }
}

/// The fewest words to skip on each side so that both agree again, and what the skipped words are.
fn bridge(
    licence: &Licence<'_>,
    heads: [Ahead<'_>; 2],
    right: bool,
) -> Option<([usize; 2], Judged)> {
    // At most two words in each other's place.
    const SKIPS: [[usize; 2]; 8] = [
        [1, 1],
        [0, 1],
        [1, 0],
        [1, 2],
        [2, 1],
        [2, 2],
        [0, 2],
        [2, 0],
    ];
    for skip in SKIPS {
        let [one, other] = heads;
        let (Some(a), Some(b)) = (one.taken(right, skip[0]), other.taken(right, skip[1])) else {
            continue;
        };
        let agrees = |step: usize| {
            let next = [
                one.at(right, skip[0] + step),
                other.at(right, skip[1] + step),
            ];
            matches!(next, [Some(a), Some(b)] if agree(a, b))
        };
        // One word is enough behind a change if a sentence or quotation ends with it.
        let ends = |head: Ahead<'_>, skip: usize| {
            head.at(right, skip + 1).is_none() || head.gap(right, skip + 1) >= Gap::Stop
        };
        let resumes = agrees(0) && (agrees(1) || ends(one, skip[0]) || ends(other, skip[1]));
        let bracketed = |head: Ahead<'_>, count: usize| {
            (0..=count).any(|step| head.gap(right, step) == Gap::Bracket)
        };
        let broken = (0..=skip[0]).any(|step| one.broken(right, step))
            || (0..=skip[1]).any(|step| other.broken(right, step));
        if !resumes || broken {
            continue;
        }
        // What is put in brackets on one side stands for the words of the other.
        if bracketed(one, skip[0]) != bracketed(other, skip[1]) {
            return Some((skip, Judged::Adaption));
        }
        return Some((skip, licence.judge(a, b)));
    }
    None
}

/// The words that follow on one side, in either direction.
#[derive(Clone, Copy)]
struct Ahead<'w> {
    words: &'w [Token<'w>],
    /// The word next to them on the other end; tells what separates them when walking left.
    edge: Option<&'w Token<'w>>,
}

fn ahead<'w>(words: &'w [Token<'w>], range: &Range<usize>, right: bool) -> Ahead<'w> {
    let rest = if right {
        words.get(range.end..)
    } else {
        words.get(..range.start)
    };
    Ahead {
        words: rest.unwrap_or_default(),
        edge: words.get(range.start).filter(|_| !right),
    }
}

impl<'w> Ahead<'w> {
    /// The word so many steps ahead.
    fn at(self, right: bool, step: usize) -> Option<&'w Token<'w>> {
        if right {
            self.words.get(step)
        } else {
            self.words.get(self.words.len().checked_sub(step + 1)?)
        }
    }

    fn first(self, right: bool) -> Option<&'w Token<'w>> {
        self.at(right, 0)
    }

    /// The next `count` words, in the order of the text.
    fn taken(self, right: bool, count: usize) -> Option<&'w [Token<'w>]> {
        if right {
            self.words.get(..count)
        } else {
            self.words.get(self.words.len().checked_sub(count)?..)
        }
    }

    /// What stands before the step, in the direction of walking.
    fn gap(self, right: bool, step: usize) -> Gap {
        let word = match (right, step) {
            (true, _) => self.at(right, step),
            (false, 0) => self.edge,
            (false, _) => self.at(right, step - 1),
        };
        word.map_or(Gap::None, |word| word.before)
    }

    fn broken(self, right: bool, step: usize) -> bool {
        self.gap(right, step) == Gap::Ellipsis
    }
}

impl Alignment {
    fn grow(&mut self, right: bool, by: [usize; 2]) {
        for (side, by) in self.sides.iter_mut().zip(by) {
            if right {
                side.end += by;
            } else {
                side.start = side.start.saturating_sub(by);
            }
        }
    }
}

/// The range of the words skipped beside a range.
fn gap(range: &Range<usize>, count: usize, right: bool) -> Range<usize> {
    if right {
        range.end..range.end + count
    } else {
        range.start.saturating_sub(count)..range.start
    }
}
