//! What lifts the doubt about a statement.

use crate::phrase::Phrase;
use crate::text::{Line, Text, Word};
use crate::{Params, Unless};

/// How many words behind a statement may hold its figure.
const COUNTED: usize = 3;

/// Whether the article has words, or figures, that make the statement fit.
pub(crate) fn is_lifted(params: &Params, told: &Phrase<'_>, text: &Text<'_>) -> bool {
    text.all().any(|line| {
        line.has(&params.lifting)
            || match params.unless {
                Unless::Words => false,
                Unless::Share => has_share(line),
                Unless::Counted => is_counted(told, line),
            }
    })
}

/// "5 of 1,000", "one in every 50", "12 out of 100", "3 percent of the women", "2,200 of them", "per
/// 100,000".
fn has_share(line: &Line<'_>) -> bool {
    let words = line.words();
    (0..words.len()).any(|at| {
        let mut rest = words.iter().skip(at).map(|word| word.text);
        let first = rest.next().unwrap_or_default();
        let mut rest = rest.skip_while(|word| *word == "out");
        let joint = rest.next().unwrap_or_default();
        let mut rest = rest.skip_while(|word| matches!(*word, "every" | "the" | "a"));
        let whole = rest.next().unwrap_or_default();
        let others = joint == "of" && matches!(whole, "them" | "those" | "these");
        let share = matches!(joint, "in" | "of") && is_number(whole);
        let percent = matches!(first, "%" | "percent" | "cent") && joint == "of";
        let every = matches!(first, "per" | "every") && is_number(joint);
        percent || every || is_number(first) && (share || others)
    })
}

/// "prices fell 0.2 percent".
fn is_counted(told: &Phrase<'_>, line: &Line<'_>) -> bool {
    let figure = |word: &Word<'_>| is_number(word.text);
    told.find(line).is_some_and(|found| {
        line.words()
            .iter()
            .skip(found.end)
            .take(COUNTED)
            .any(figure)
    })
}

/// Digits, or a small number in words.
pub(crate) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || NUMBERS
            .iter()
            .any(|number| number.eq_ignore_ascii_case(word))
}

/// Numbers that are mostly written in words.
const NUMBERS: [&str; 10] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];
