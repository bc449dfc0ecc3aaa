//! JSON text that is safe to show as well as to parse.

use crate::escape::escaped_in_json;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, BufWriter, Write};

/// Compact JSON in which every character that could act outside a JSON parser is `\u` escaped:
/// controls, direction marks, invisible characters and `<`. Parsing gives the text back unchanged.
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(escaped_in_json) {
            let (plain, from) = rest.split_at(at);
            out.write_all(plain.as_bytes())?;
            let mut characters = from.chars();
            if let Some(character) = characters.next() {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
            rest = characters.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

pub(crate) fn to_writer(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    // Every quotation mark is written by itself: too little to go through a table of functions for.
    let mut buffered = BufWriter::new(out);
    value.serialize(&mut Serializer::with_formatter(&mut buffered, Inert))?;
    buffered.into_inner().map_err(io::Error::from).map(|_| ())
}

/// Writes the items of an array, a line each.
#[derive(Default)]
pub(crate) struct Items {
    any: bool,
}

impl Items {
    pub(crate) fn add(&mut self, out: &mut dyn Write, item: &impl Serialize) -> io::Result<()> {
        out.write_all(if self.any { b",\n" } else { b"\n" })?;
        self.any = true;
        to_writer(out, item)
    }
}

/// `value` as compact JSON in which nothing can act on a terminal, a page or a script.
pub fn to_string(value: &impl Serialize) -> io::Result<String> {
    let mut bytes = Vec::new();
    to_writer(&mut bytes, value)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_characters_are_escaped_and_come_back() {
        let text = "a\u{202e}b\u{9b}31m</script>\u{2028}\u{e0041}é\u{7f}\u{1b}";
        let json = to_string(&text).unwrap();
        assert_eq!(
            json,
            "\"a\\u202eb\\u009b31m\\u003c/script>\\u2028\\udb40\\udc41é\\u007f\\u001b\""
        );
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
