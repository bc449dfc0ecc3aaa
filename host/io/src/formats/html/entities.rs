//! Characters that markup writes by name or number.

use html5gum::{Token, Tokenizer};

/// Longest reference that is looked at; the longest name has 33 bytes.
const MOST_BYTES: usize = 40;

/// Hands on the words of a stretch of markup without tags, references decoded: words, and where in
/// `raw` they stand, with their length there. `start` is the place of the stretch.
pub(in crate::formats) fn decode(
    raw: &str,
    start: usize,
    mut push: impl FnMut(&str, usize, usize),
) {
    let (mut rest, mut at) = (raw, start);
    while let Some(before) = rest.find('&') {
        let (words, from) = rest.split_at_checked(before).unwrap_or((rest, ""));
        push(words, at, words.len());
        at += words.len();
        let (reference, after) = from.split_at_checked(length(from)).unwrap_or((from, ""));
        push(&meaning(reference), at, reference.len());
        at += reference.len();
        rest = after;
    }
    push(rest, at, rest.len());
}

/// Length of a reference at the start of the text, or of what looks like one.
fn length(text: &str) -> usize {
    let bytes = text.as_bytes().iter().skip(1).take(MOST_BYTES);
    let name = bytes.take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#');
    let end = 1 + name.count();
    end + usize::from(text.as_bytes().get(end) == Some(&b';'))
}

fn meaning(reference: &str) -> String {
    let mut words = Vec::new();
    for Ok(token) in Tokenizer::new(reference) {
        if let Token::String(string) = token {
            words.extend_from_slice(&string);
        }
    }
    String::from_utf8(words).unwrap_or_else(|_| reference.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_where_they_stand() {
        for (raw, wanted) in [
            ("a &amp; b", "a & b"),
            ("&ldquo;x&rdquo;", "“x”"),
            ("&#8217;&#x2019;&#146;", "’’’"),
            ("&notit; &lt", "¬it; <"),
            ("AT&T & co &; &#; &nosuch;", "AT&T & co &; &#; &nosuch;"),
            ("&#x110000;&#xd800;", "\u{fffd}\u{fffd}"),
            ("&é &", "&é &"),
        ] {
            let (mut text, mut end) = (String::new(), 5);
            decode(raw, 5, |words, at, length| {
                assert_eq!(at, end, "{raw}");
                end = at + length;
                text.push_str(words);
            });
            assert_eq!((text.as_str(), end), (wanted, 5 + raw.len()));
        }
    }
}
