//! Sentences to tokens, split as English Universal Dependencies splits them.
//!
//! The tagger and parser learned from the English Web Treebank, so the lexer follows its habits:
//! "was" "n't", "Ann" "'s", "can" "not", "$" "5", "state" "-" "run", but "e-mail", "U.S.",
//! "7,000", "COVID-19" whole. Any text gives tokens; the time is linear.

use crate::abbreviation::keeps_stop;
use gainsay_model::Span;

/// Cuts the sentence at `span` into tokens and appends their places.
pub(crate) fn tokens(text: &str, span: Span, out: &mut Vec<Span>) {
    let words = span.of(text);
    let start = span.start as usize;
    let mut at = 0;
    let mut glued = false;
    while let Some(first) = words.get(at..).and_then(|rest| rest.chars().next()) {
        if is_space(first) {
            at += first.len_utf8();
            glued = false;
            continue;
        }
        let rest = words.get(at..).unwrap_or_default();
        let length = token_length(rest, first, glued).max(first.len_utf8());
        let cut = contraction_cut(rest, length);
        if cut > 0 && cut < length {
            out.push(Span::new(start + at, start + at + cut));
        }
        out.push(Span::new(start + at + cut, start + at + length));
        at += length;
        glued = true;
    }
}

/// White space, and marks without width that stand between words.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// Letters and digits, and marks that modify them.
fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(
            c,
            '_' | '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}'
        )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Length in bytes of the token at the start of `rest`.
fn token_length(rest: &str, first: char, glued: bool) -> usize {
    if first.is_ascii_digit() || (first == '.' && !glued && second_is_digit(rest)) {
        return number_length(rest);
    }
    if is_word(first) {
        return link_length(rest).unwrap_or_else(|| word_length(rest));
    }
    match first {
        '\'' | '’' | '‘' => apostrophe_length(rest, first, glued),
        '`' => run_length(rest, '`').min(2),
        '.' | '-' => run_length(rest, first),
        '!' | '?' => rest.find(|c| !matches!(c, '!' | '?')).unwrap_or(rest.len()),
        '@' | '#' if rest.chars().nth(1).is_some_and(is_word) => {
            1 + prefix_length(rest.get(1..).unwrap_or_default(), is_word)
        }
        _ => {
            let width = first.len_utf8();
            let after = rest.get(width..).unwrap_or_default();
            width + prefix_length(after, |c| matches!(c, '\u{300}'..='\u{36f}' | '\u{fe0f}'))
        }
    }
}

fn second_is_digit(rest: &str) -> bool {
    rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
}

/// Length in bytes of the leading characters that satisfy `holds`.
fn prefix_length(rest: &str, holds: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !holds(c)).unwrap_or(rest.len())
}

fn run_length(rest: &str, mark: char) -> usize {
    prefix_length(rest, |c| c == mark)
}

/// Length of an address of the web or of mail at the start; none if there is none.
fn link_length(rest: &str) -> Option<usize> {
    let starts = |prefix: &str| {
        rest.get(..prefix.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    let is_link = starts("http://") || starts("https://") || starts("www.");
    if !is_link {
        // A name before "@" has at most 64 bytes; looking no further keeps the lexer linear.
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b".-_+".contains(byte);
        let name = rest.bytes().take(64).take_while(is_part).count();
        let host = rest.get(name..).and_then(|after| after.strip_prefix('@'))?;
        host.chars().next().filter(char::is_ascii_alphanumeric)?;
    }
    let whole = rest.get(..prefix_length(rest, |c| !is_space(c) && !"\"“”<>".contains(c)))?;
    Some(
        whole
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '’', ']'])
            .len(),
    )
}

/// Length of a number with grouping commas, decimal point, slashes, colons and its ending.
fn number_length(rest: &str) -> usize {
    let mut end = digits_length(rest, 0);
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    match bytes.get(end) {
        Some(b'/') => {
            while bytes.get(end) == Some(&b'/') && digit(end + 1) {
                end = digits_length(rest, end + 1);
            }
        }
        Some(b':') => {
            while bytes.get(end) == Some(&b':') && digit(end + 1) {
                end = digits_length(rest, end + 1);
            }
        }
        Some(b'-') if digit(end + 1) => {
            // "40-50" is a range of two numbers; dates and telephone numbers have three parts.
            let second = digits_length(rest, end + 1);
            if bytes.get(second) == Some(&b'-') && digit(second + 1) {
                end = digits_length(rest, second + 1);
            }
        }
        _ => {}
    }
    end + number_ending(rest.get(end..).unwrap_or_default())
}

/// One past the digits, grouping commas, points and fraction signs from `at` on.
fn digits_length(rest: &str, mut at: usize) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    loop {
        let joint = matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1);
        if digit(at) || joint {
            at += 1;
        } else if let Some(sign) = rest
            .get(at..)
            .and_then(|after| after.chars().next())
            .filter(|c| "¼½¾⅓⅔⅛⅜⅝⅞".contains(*c))
        {
            at += sign.len_utf8();
        } else {
            return at;
        }
    }
}

/// Length of what belongs to a number: "th", "s", or a code such as the "G" of "5G".
fn number_ending(after: &str) -> usize {
    let letters = prefix_length(after, char::is_alphanumeric);
    let ending = after.get(..letters).unwrap_or_default();
    match ending {
        "" => 0,
        "st" | "nd" | "rd" | "th" | "s" | "ST" | "ND" | "RD" | "TH" => letters,
        "AM" | "PM" => 0,
        _ if ending.chars().any(|c| c.is_ascii_digit()) => letters,
        _ if letters <= 2 && ending.chars().all(char::is_uppercase) => letters,
        _ => 0,
    }
}

/// Length of a word with its inner apostrophes, stops and hyphens.
fn word_length(rest: &str) -> usize {
    let mut end = prefix_length(rest, is_word);
    loop {
        let after = rest.get(end..).unwrap_or_default();
        let Some(mark) = after.chars().next() else {
            return end;
        };
        let tail = after.get(mark.len_utf8()..).unwrap_or_default();
        let next = tail.chars().next().unwrap_or(' ');
        let word = rest.get(..end).unwrap_or_default();
        let goes_on = match mark {
            '\'' | '’' => next.is_alphabetic() && !is_clitic(word, tail),
            '.' => {
                if let Some(length) = stop_length(word, tail, next) {
                    return end + length;
                }
                joins_at_stop(word, next)
            }
            '&' => next.is_uppercase() && word.ends_with(char::is_uppercase),
            '$' => {
                let short = end <= 3 && word.chars().all(char::is_uppercase);
                return if short { end + 1 } else { end };
            }
            _ if is_hyphen(mark) => is_word(next) && joins_at_hyphen(word, next),
            _ => false,
        };
        if !goes_on {
            return end;
        }
        end += mark.len_utf8();
        end += prefix_length(rest.get(end..).unwrap_or_default(), is_word);
    }
}

/// 1 if the stop after this word ends the token and belongs to it.
fn stop_length(word: &str, tail: &str, next: char) -> Option<usize> {
    if is_word(next) {
        return None;
    }
    let last = tail.len() <= 8
        && tail
            .trim_end_matches(['"', '”', '’', '\'', ')', ']', ' '])
            .is_empty();
    let part = word.rsplit(['-', '‐', '‑']).next().unwrap_or(word);
    keeps_stop(part, last).then_some(1)
}

/// Whether a word goes on after a stop without white space: "U.S", "example.com".
fn joins_at_stop(word: &str, next: char) -> bool {
    let part = word.rsplit('.').next().unwrap_or(word);
    let single = part.chars().count() == 1;
    (single && next.is_alphabetic()) || next.is_lowercase() || next.is_ascii_digit()
}

/// Whether the treebank keeps this word and what follows its hyphen in one token.
fn joins_at_hyphen(word: &str, next: char) -> bool {
    const PREFIXES: [&str; 27] = [
        "anti", "bi", "co", "de", "e", "ex", "extra", "inter", "intra", "micro", "mid", "multi",
        "neo", "non", "over", "post", "pre", "pro", "psycho", "quasi", "re", "semi", "socio",
        "sub", "trans", "ultra", "un",
    ];
    let code = word.len() <= 8 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    (code && next.is_ascii_digit())
        || PREFIXES
            .iter()
            .any(|prefix| word.eq_ignore_ascii_case(prefix))
}

/// Whether the letters after an apostrophe are a token of their own: "'s", "'re", "n't".
fn is_clitic(word: &str, tail: &str) -> bool {
    let letters = prefix_length(tail, is_word);
    let ending = tail.get(..letters).unwrap_or_default();
    let clitic = ["s", "re", "ve", "ll", "d", "m"]
        .iter()
        .any(|c| ending.eq_ignore_ascii_case(c));
    clitic || (ending.eq_ignore_ascii_case("t") && !word.ends_with(['n', 'N']))
}

/// Length of a token that opens with an apostrophe or a single quotation mark.
fn apostrophe_length(rest: &str, mark: char, glued: bool) -> usize {
    let width = mark.len_utf8();
    let tail = rest.get(width..).unwrap_or_default();
    let letters = prefix_length(tail, is_word);
    let ending = tail.get(..letters).unwrap_or_default();
    if glued && is_apostrophe(mark) && letters > 0 && is_clitic("", tail) {
        return width + letters;
    }
    let digits = prefix_length(ending, |c| c.is_ascii_digit());
    let year = digits == 2 && matches!(ending.get(2..), Some("" | "s"));
    let clipped = ["em", "til", "cause", "tis", "twas", "bout"].contains(&ending);
    if !glued && (year || clipped) {
        return width + letters;
    }
    if tail.starts_with(mark) {
        2 * width
    } else {
        width
    }
}

/// Where a word of `length` bytes is cut in two: before "n't", inside "cannot"; 0 for nowhere.
fn contraction_cut(rest: &str, length: usize) -> usize {
    let word = rest.get(..length).unwrap_or_default();
    let is_joined = |joined: &str| word.eq_ignore_ascii_case(joined);
    if matches!(length, 5 | 6)
        && ["cannot", "gonna", "gotta", "wanna"]
            .into_iter()
            .any(is_joined)
    {
        return 3;
    }
    let bare = word
        .strip_suffix(['t', 'T'])
        .and_then(|w| w.strip_suffix(is_apostrophe));
    bare.and_then(|w| w.strip_suffix(['n', 'N']))
        .filter(|w| !w.is_empty())
        .map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut spans = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut spans);
        spans.iter().map(|span| span.of(text)).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(cut(text).join(" "), expected, "{text}");
    }

    #[test]
    fn contractions_split_as_in_the_treebank() {
        check(
            "It wasn't Ann's, we're sure.",
            "It was n't Ann 's , we 're sure .",
        );
        check(
            "They cannot, don’t and I’d won't",
            "They can not , do n’t and I ’d wo n't",
        );
        check("the workers' hall", "the workers ' hall");
        check("O'Brien at five o'clock", "O'Brien at five o'clock");
        check("the '90s and ’08", "the '90s and ’08");
    }

    #[test]
    fn numbers_keep_their_marks() {
        check("$5 or 7,000.50, 3.5%.", "$ 5 or 7,000.50 , 3.5 % .");
        check(
            "40-50 on 2021-05-03 at 11:30pm",
            "40 - 50 on 2021-05-03 at 11:30 pm",
        );
        check(
            "1/2 in the 1970s, the 20th; US$5m",
            "1/2 in the 1970s , the 20th ; US$ 5 m",
        );
        check("3½ of .5 and 5G", "3½ of .5 and 5G");
    }

    #[test]
    fn stops_and_hyphens() {
        check("The U.S. left at 5 p.m.", "The U.S. left at 5 p.m.");
        check(
            "Mr. J. Roe, No. 4, e.g. here.",
            "Mr. J. Roe , No. 4 , e.g. here .",
        );
        check("She said no.", "She said no .");
        check("a state-run e-mail", "a state - run e-mail");
        check(
            "COVID-19 and an F-16 at AT&T",
            "COVID-19 and an F-16 at AT&T",
        );
        check(
            "a 20-year-old boy -- or— not...",
            "a 20 - year - old boy -- or — not ...",
        );
    }

    #[test]
    fn quotation_marks_and_links() {
        check(
            "``Go,'' 'now' “yes” \"no\"",
            "`` Go , '' ' now ' “ yes ” \" no \"",
        );
        check(
            "See https://a.example/b?c=1, or mail ann@b.example.",
            "See https://a.example/b?c=1 , or mail ann@b.example .",
        );
    }
}
