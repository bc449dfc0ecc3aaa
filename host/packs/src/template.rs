//! Message texts with placeholders.
//!
//! `{name}` stands for a value, `{{` and `}}` for braces. A part between `[[` and `]]` is left out
//! if a value in it is missing or empty: "withdrew[[ from {place}]]".

use gainsay_model::Untrusted;
use std::collections::BTreeSet;

/// A piece of a template.
enum Piece<'t> {
    Text(&'t str),
    Value(&'t str),
    Open,
    Close,
}

/// The names between braces, or what is wrong with the braces.
pub fn placeholders(template: &str) -> Result<BTreeSet<&str>, String> {
    let mut names = BTreeSet::new();
    let mut inside = false;
    let mut rest = template;
    while let Some((piece, after)) = next_piece(rest) {
        match piece? {
            Piece::Text(_) => {}
            Piece::Value(name) => {
                names.insert(name);
            }
            Piece::Open if inside => return Err("`[[` inside `[[`".to_owned()),
            Piece::Close if !inside => return Err("`]]` without `[[`".to_owned()),
            Piece::Open | Piece::Close => inside = !inside,
        }
        rest = after;
    }
    if inside {
        return Err("`[[` without `]]`".to_owned());
    }
    Ok(names)
}

/// Puts values into a template. A missing value leaves nothing behind, not even a double space or a
/// space before a comma; values are taken as they are, braces and all. What is wrong with the
/// template stays as it stands, because a message is never a reason to fail.
pub fn fill(template: &str, values: &[(String, Untrusted)]) -> Untrusted {
    let value = |name: &str| {
        values
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.raw())
    };
    let mut out = Filled::default();
    // Where an open section starts in the output, and whether a value in it is missing.
    let mut section: Option<(usize, bool)> = None;
    let mut rest = template;
    while let Some((piece, after)) = next_piece(rest) {
        match piece {
            Ok(Piece::Text(text)) => out.text(text),
            Ok(Piece::Value(name)) => {
                let words = value(name);
                if words.is_empty()
                    && let Some((_, missing)) = &mut section
                {
                    *missing = true;
                }
                out.value(words);
            }
            Ok(Piece::Open) => section = Some((out.text.len(), false)),
            Ok(Piece::Close) => {
                if let Some((start, true)) = section.take() {
                    out.text.truncate(start);
                    out.gap = true;
                }
            }
            Err(_) => {
                let wrong = rest.get(..rest.len() - after.len()).unwrap_or_default();
                out.text(wrong);
            }
        }
        rest = after;
    }
    Untrusted::new(out.text)
}

/// A text that closes up over missing values.
#[derive(Default)]
struct Filled {
    text: String,
    /// Whether something has been left out since the last words.
    gap: bool,
}

impl Filled {
    fn text(&mut self, words: &str) {
        let mut words = words;
        if self.gap && !words.is_empty() {
            if self.text.is_empty() || self.text.ends_with(' ') {
                words = words.trim_start_matches(' ');
            }
            if words.starts_with([',', '.', ';', ':', '!', '?']) {
                self.text.truncate(self.text.trim_end_matches(' ').len());
            }
            self.gap = words.is_empty();
        }
        self.text.push_str(words);
    }

    fn value(&mut self, words: &str) {
        self.gap |= words.is_empty();
        let mut characters = words.chars();
        let Some(first) = characters.next() else {
            return;
        };
        if self.is_within_a_sentence() && begins_with_small_word(words) {
            self.text.extend(first.to_lowercase());
        } else {
            self.text.push(first);
        }
        self.text.push_str(characters.as_str());
        self.gap = false;
    }

    /// Words precede, and no mark that a capital may follow.
    fn is_within_a_sentence(&self) -> bool {
        let before = self.text.strip_suffix(' ').unwrap_or_default();
        before.ends_with(|last: char| last.is_alphanumeric() || matches!(last, ',' | ';' | ')'))
    }
}

/// Whether the words begin with one that has a capital only where it begins a sentence, which the
/// words of an article may have done: "Its general staff".
fn begins_with_small_word(words: &str) -> bool {
    const SMALL: &[&str] = &[
        "A", "An", "Another", "Both", "Each", "Her", "His", "Its", "Many", "Our", "Several",
        "Some", "That", "The", "Their", "These", "This", "Those",
    ];
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    !rest.is_empty() && SMALL.contains(&first)
}

/// The next piece of a template and what follows it; none at the end.
fn next_piece(rest: &str) -> Option<(Result<Piece<'_>, String>, &str)> {
    let at = |n: usize| rest.get(n..).unwrap_or_default();
    let first = rest.chars().next()?;
    for (mark, piece) in [
        ("{{", Piece::Text("{")),
        ("}}", Piece::Text("}")),
        ("[[", Piece::Open),
        ("]]", Piece::Close),
    ] {
        if rest.starts_with(mark) {
            return Some((Ok(piece), at(2)));
        }
    }
    match first {
        '{' => {
            let Some((name, after)) = at(1)
                .split_once('}')
                .filter(|(name, _)| !name.contains('{'))
            else {
                return Some((Err("`{` without `}`".to_owned()), at(1)));
            };
            if is_value_name(name) {
                Some((Ok(Piece::Value(name)), after))
            } else {
                let message = format!("{} is no placeholder", crate::diagnostic::quoted(name));
                Some((Err(message), after))
            }
        }
        '}' => Some((Err("`}` without `{`".to_owned()), at(1))),
        '[' | ']' => Some((Ok(Piece::Text(rest.get(..1).unwrap_or_default())), at(1))),
        _ => {
            let end = rest.find(['{', '}', '[', ']']).unwrap_or(rest.len());
            Some((
                Ok(Piece::Text(rest.get(..end).unwrap_or_default())),
                at(end),
            ))
        }
    }
}

fn is_value_name(name: &str) -> bool {
    name.split('.').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<(String, Untrusted)> = values
            .iter()
            .map(|&(name, value)| (name.to_owned(), Untrusted::from(value)))
            .collect();
        fill(template, &values).raw().to_owned()
    }

    #[test]
    fn values_take_the_place_of_names() {
        let cases = [
            ("{a} says {b}", "Ann says {x}"),
            ("{{a}} {a}", "{a} Ann"),
            ("{{{a}}}", "{Ann}"),
            ("{a} {none} left", "Ann left"),
            ("{a} {none}, left {none}.", "Ann, left."),
            ("{none} left", "left"),
            ("left[[ from {none}]] at {a}", "left at Ann"),
            ("left[[ from {a}]]", "left from Ann"),
            ("{a} [[({none})]] left", "Ann left"),
            ("[1] {a}[2]", "[1] Ann[2]"),
            ("{a", "{a"),
            ("x } y {A} z", "x } y {A} z"),
            ("[[ {a}", " Ann"),
            ("{none} {none} {none}", ""),
        ];
        for (template, expected) in cases {
            assert_eq!(
                filled(template, &[("a", "Ann"), ("b", "{x}")]),
                expected,
                "{template}"
            );
        }
    }

    #[test]
    fn a_capital_of_the_articles_sentence_does_not_stay_within_one_of_ours() {
        let values = [("a", "Its staff"), ("c", "Their")];
        for (template, expected) in [
            ("what {a} said; {a}", "what its staff said; its staff"),
            ("{a} said. {a}", "Its staff said. Its staff"),
            ("said “{a}”, {c}", "said “Its staff”, Their"),
        ] {
            assert_eq!(filled(template, &values), expected);
        }
    }

    #[test]
    fn names_are_listed_and_broken_braces_named() {
        let names = placeholders("{a.b} [[{c-1}]] {{d}} {a.b}").unwrap();
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["a.b", "c-1"]);
        for (wrong, message) in [
            ("{a", "`{` without `}`"),
            ("a}", "`}` without `{`"),
            ("{}", "`` is no placeholder"),
            ("{a b}", "`a b` is no placeholder"),
            ("{a {b}", "`{` without `}`"),
            ("[[a", "`[[` without `]]`"),
            ("a]]", "`]]` without `[[`"),
            ("[[a [[b]]", "`[[` inside `[[`"),
        ] {
            assert_eq!(placeholders(wrong).unwrap_err(), message, "{wrong}");
        }
    }
}
