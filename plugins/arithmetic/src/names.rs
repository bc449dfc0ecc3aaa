//! Lists of nothing but names, where other words stand between the number and its list.

use crate::Params;
use crate::line::{Line, words};
use crate::list::{List, parted};

/// Longest name, in words.
const LONGEST: usize = 5;

/// How many words a statement between the number and its list may have.
const STATEMENT: usize = 8;

/// Names as long as this are no slip of one or two.
const CLOSE: u32 = 2;

/// A clause of so many words before the number has a verb: fewer may be "In the".
const CLAUSE: usize = 4;

/// Small words within a name.
const PARTICLES: [&str; 12] = [
    "al", "bin", "da", "de", "del", "den", "di", "la", "of", "the", "van", "von",
];

/// Words by which the number speaks of things that the list then names.
const KNOWN: [&str; 10] = [
    "the", "its", "their", "his", "her", "our", "these", "those", "all", "other",
];

/// "Four ministers resigned on Monday: Karim, Leila and Omar": the statement is whole, and names
/// behind its colon can only be those.
pub(crate) fn behind_statement<'t>(
    params: &Params,
    line: &Line<'t>,
    index: usize,
) -> Option<List<'t>> {
    let figure = &line.figures[index];
    let rest = line.cut(figure.end, line.text.len());
    let at = rest.find(": ")?;
    let lead = rest.get(..at)?;
    let next = line.figures.get(index + 1);
    let free = next.is_none_or(|next| next.start > figure.end + at);
    let open = words(lead).any(|word| params.closing.contains_lower(word));
    if !free
        || open
        || words(lead).count() > STATEMENT
        || lead.contains([',', '(', '"', '“', '–', '—'])
        || lead.contains(" - ")
        || lead.contains("--")
    {
        return None;
    }
    let start = figure.end + at + 2;
    let inside = line.cut(start, line.text.len()).trim_end();
    let end = start + inside.trim_end_matches(['.', '!']).len();
    let items = names(line.cut(start, end))?;
    (items.len() >= 3).then_some(List { start, end, items })
}

/// "four countries (Kenya, Uganda and Tanzania)".
pub(crate) fn in_brackets<'t>(line: &Line<'t>, index: usize) -> Option<List<'t>> {
    let figure = &line.figures[index];
    let rest = line.cut(figure.end, line.text.len());
    let inside = rest.strip_prefix(" (")?;
    let (list, _) = inside.split_once(')')?;
    let start = figure.end + 2;
    let items = names(list)?;
    let end = start + list.len();
    Some(List { start, end, items })
}

/// "the four suspects, Martin, Roche and Blanc, were held", "the four dead men as Martin, Roche and
/// Blanc".
pub(crate) fn in_apposition<'t>(
    params: &Params,
    line: &Line<'t>,
    index: usize,
    announced: u32,
) -> Option<List<'t>> {
    let figure = &line.figures[index];
    let rest = line.cut(figure.end, line.text.len());
    let joint = [", ", " as "]
        .into_iter()
        .find(|joint| rest.starts_with(*joint))?;
    let behind = rest.strip_prefix(joint)?;
    if !is_known(line, index) {
        return None;
    }
    let length = named_length(behind);
    let row = behind.get(..length)?.trim_end();
    let after = behind.get(length..)?;
    let list = match row.strip_suffix(',') {
        Some(list) => list,
        None if after.is_empty() || after.starts_with('.') => row,
        None => return None,
    };
    let open = words(after)
        .next()
        .is_some_and(|word| params.closing.contains_lower(word));
    let items = names(list)?;
    let count = items.len() as u32;
    let start = figure.end + joint.len();
    let end = start + list.len();
    (!open && count >= 3 && count.abs_diff(announced) <= CLOSE).then_some(List {
        start,
        end,
        items,
    })
}

/// Whether the things are known and tell of themselves: "In the four games, A, B and C scored"
/// lists others.
fn is_known(line: &Line<'_>, index: usize) -> bool {
    let head = line.cut(0, line.figures[index].start);
    let last = words(head).next_back().unwrap_or_default();
    let known = KNOWN.iter().any(|word| last.eq_ignore_ascii_case(word))
        || last.ends_with("'s")
        || last.ends_with("’s");
    let clause = head.rsplit([',', ';', ':']).next().unwrap_or(head);
    let opener = words(clause).next().unwrap_or_default();
    let subject = opener == last || KNOWN.iter().any(|word| opener.eq_ignore_ascii_case(word));
    known && (subject || words(clause).count() >= CLAUSE)
}

/// The items, if every one is a name.
fn names(list: &str) -> Option<Vec<&str>> {
    let is_name = |item: &&str| {
        let plain = item
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’' | '-' | '.'));
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let parts = words(item).all(|word| capital(word) || PARTICLES.contains(&word));
        let last = words(item).next_back().is_some_and(capital);
        plain && parts && last && words(item).count() <= LONGEST
    };
    let items = parted(list)?;
    items.iter().all(is_name).then_some(items)
}

/// How long the text goes on with names, commas and "and", in bytes.
fn named_length(text: &str) -> usize {
    let mut length = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end().trim_end_matches(',');
        let goes_on = bare == "and"
            || PARTICLES.contains(&bare)
            || bare.starts_with(char::is_uppercase)
                && bare
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'));
        if !goes_on {
            // "Corran." closes the sentence.
            let name = bare.trim_end_matches('.');
            let closes = name.starts_with(char::is_uppercase)
                && name.len() < bare.len()
                && length + word.len() == text.len();
            return if closes { length + name.len() } else { length };
        }
        length += word.len();
    }
    length
}
