//! The only one in one sentence, several of them in another one.

use crate::Params;
use crate::flip::other_days;
use crate::nobody::{finding, is_settled};
use crate::reading::Reading;
use gainsay_sdk::{Finding, Gap, Rule, Token, same_word, stem};
use std::ops::Range;

/// How far behind the noun nothing may confine it, in words.
const CONFINED: usize = 5;

/// How far before a noun, or a verb, its number stands, in words.
const COUNTED: usize = 3;

/// The larger of two numbers that an article may give by the way: beyond, they are of another matter.
const MOST: u32 = 20;

/// The first "only survivor" that several survivors in another sentence go against.
pub(crate) fn find(rule: &Rule, params: &Params, readings: &[Reading<'_>]) -> Option<Finding> {
    readings.iter().find_map(|one| {
        let sole = sole(params, &one.words).filter(|_| is_plain(params, one))?;
        let noun = one.words.get(sole.end.checked_sub(1)?)?;
        readings.iter().find_map(|other| {
            let several = several(params, &other.words, &noun.text)?;
            let clash = is_plain(params, other) && one_event(params, [one, other], &several);
            clash.then(|| finding(rule, params, [one, other], [sole.clone(), several]))
        })
    })
}

/// Whether a sentence tells of an only one.
pub(crate) fn is_told(params: &Params, reading: &Reading<'_>) -> bool {
    sole(params, &reading.words).is_some()
}

/// "the only survivor", with nothing behind it that makes it the only one of a part.
fn sole(params: &Params, words: &[Token<'_>]) -> Option<Range<usize>> {
    words.iter().enumerate().find_map(|(start, word)| {
        if !params.sole_words.contains(&word.text) {
            return None;
        }
        let behind = words.get(start + 1..)?.iter();
        let between = behind.take_while(|word| params.sole_between.contains(&word.text));
        let noun = start + 1 + between.count();
        let named = words.get(noun).filter(|word| !word.capital || start == 0)?;
        let before = words.get(start.saturating_sub(3)..start)?;
        let denied = before.iter().any(|word| {
            matches!(
                word.text.as_ref(),
                "not" | "no" | "never" | "1" | "if" | "as"
            )
        });
        let whole = || is_whole(params, words.get(noun + 1..).unwrap_or_default());
        (params.befallen.contains(&named.text) && !denied && whole()).then_some(start..noun + 1)
    })
}

/// Whether the words behind a noun leave it as it is: none, another clause, or the event that it is of.
fn is_whole(params: &Params, behind: &[Token<'_>]) -> bool {
    let Some(first) = behind.first() else {
        return true;
    };
    let led = first.before >= Gap::Mark || params.sole_led.contains(&first.text);
    let of = matches!(first.text.as_ref(), "of" | "in");
    let goes_on = |word: &&Token<'_>| {
        word.before == Gap::None && !matches!(word.text.as_ref(), "and" | "but" | "when")
    };
    let near = behind.iter().skip(1).take_while(goes_on);
    let mut near = std::iter::once(first).chain(near.take(if of { CONFINED } else { 0 }));
    led && !near.any(|word| params.confining_words.contains(&word.text) || word.is_number())
}

/// "the two survivors", "two people survived".
fn several(params: &Params, words: &[Token<'_>], noun: &str) -> Option<Range<usize>> {
    words.iter().enumerate().find_map(|(index, word)| {
        let plural = word.text != noun && stem(&word.text) == stem(noun);
        let told = params.several_verbs.contains(&word.text) && same_word(&word.text, noun);
        if !plural && !told || word.capital {
            return None;
        }
        let before = index.saturating_sub(COUNTED)..index;
        let joined = |from: usize| {
            let mut between = words.get(from + 1..=index).unwrap_or_default().iter();
            between.all(|word| {
                word.before == Gap::None
                    && !matches!(
                        word.text.as_ref(),
                        "and" | "or" | "of" | "who" | "that" | "whose" | "for"
                    )
            })
        };
        let is_count = |at: &usize| {
            words.get(*at).is_some_and(|word| {
                let count = word.text.parse::<u32>();
                count.is_ok_and(|count| (2..=MOST).contains(&count))
            })
        };
        let start = before.rev().find(|at| is_count(at) && joined(*at))?;
        // "Two survivors from the other boat", "two survivors' groups".
        let behind = words.get(index + 1);
        let confined = behind.is_some_and(|word| params.confining_words.contains(&word.text));
        let owned = word.text.ends_with('\'');
        (!confined && !owned).then_some(start..index + 1)
    })
}

/// No condition, no other time, and no year of the past.
fn is_plain(params: &Params, reading: &Reading<'_>) -> bool {
    is_settled(params, reading) && !reading.has(0..reading.words.len(), is_year)
}

fn is_year(word: &Token<'_>) -> bool {
    let year = word.text.parse::<u32>();
    word.text.len() == 4 && year.is_ok_and(|year| (1000..2100).contains(&year))
}

/// Whether both sentences seem to be about one event: they share a word beside the noun, or the second
/// one goes on about "the two survivors" without an event of its own.
fn one_event(params: &Params, sides: [&Reading<'_>; 2], several: &Range<usize>) -> bool {
    let [one, other] = sides;
    let noun = other.words.get(several.end.saturating_sub(1));
    let same = |word: usize, side: &Reading<'_>| {
        let word = side.words.get(word);
        word.zip(noun)
            .is_some_and(|(word, noun)| same_word(&word.text, &noun.text))
    };
    let shared = one.content.iter().any(|content| {
        let told = |known: &&crate::reading::Content| known.key == content.key;
        !same(content.word, one)
            && other
                .content
                .iter()
                .find(told)
                .is_some_and(|known| !other.words.get(known.word).is_some_and(Token::is_number))
    });
    let article = other.words.get(several.start.wrapping_sub(1));
    let definite = article.is_some_and(|word| word.text == "the");
    let behind = other.words.get(several.end);
    let own = behind.is_some_and(|word| params.sole_led.contains(&word.text));
    let after = one.sentence.index() < other.sentence.index();
    one.sentence != other.sentence
        && one.sentence.at().article == other.sentence.at().article
        && !other_days(one, other)
        && (shared || definite && after && !own)
}
