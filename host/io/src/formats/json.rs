//! JSON whose texts lead back to where they stand.

use super::layer::Layer;
use crate::FormatError;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Deserializer;

/// An object: its fields in order, values as they are written.
#[derive(Debug)]
pub(super) struct Object<'a> {
    file: &'a str,
    fields: Vec<(String, &'a str)>,
}

impl<'a> Object<'a> {
    /// The object that a whole file is. Values are stepped over, however deep they are nested.
    pub(super) fn parse(file: &'a str) -> Result<Self, FormatError> {
        let mut scan = Scan { rest: file };
        let fields = scan.object().and_then(|fields| {
            scan.space();
            if scan.rest.is_empty() {
                return Ok(fields);
            }
            Err("something follows the object".to_owned())
        });
        match fields {
            Ok(fields) => Ok(Self { file, fields }),
            Err(what) => {
                let at = file.len() - scan.rest.len();
                Err(fault(file, at, what, "write one JSON object"))
            }
        }
    }

    /// Whether there is a field of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(key, _)| key == name)
    }

    /// The value of a field, unless it is null.
    pub(super) fn value(&self, name: &str) -> Result<Option<Value<'a>>, FormatError> {
        let mut values = self.fields.iter().filter(|(key, _)| key == name);
        let Some((key, raw)) = values.next() else {
            return Ok(None);
        };
        let value = Value {
            file: self.file,
            name: key.clone(),
            raw,
        };
        match values.next() {
            Some((_, twice)) => {
                let twice = Value {
                    raw: twice,
                    ..value
                };
                Err(twice.fault("is written twice", "keep one"))
            }
            None => Ok(Some(value).filter(|value| value.raw != "null")),
        }
    }
}

/// A value as it is written.
#[derive(Clone, Debug)]
pub(super) struct Value<'a> {
    file: &'a str,
    name: String,
    raw: &'a str,
}

impl<'a> Value<'a> {
    /// The value's text, which has to be one.
    pub(super) fn text(&self) -> Result<Layer, FormatError> {
        let inside = self
            .raw
            .strip_prefix('"')
            .and_then(|raw| raw.strip_suffix('"'));
        let Some(inside) = inside else {
            return Err(self.fault("is not a text", "write it in quotes"));
        };
        let start = offset(self.file, inside);
        let mut text = Layer::default();
        let mut at = 0;
        while let Some(rest) = inside.get(at..).filter(|rest| !rest.is_empty()) {
            let plain = rest.find('\\').unwrap_or(rest.len());
            if plain > 0 {
                text.push(rest.get(..plain).unwrap_or_default(), start + at, plain);
                at += plain;
                continue;
            }
            let Some((character, length)) = escaped(rest) else {
                let remedy = "write the whole character";
                return Err(self.fault("holds an escape that is no character", remedy));
            };
            text.push(character.encode_utf8(&mut [0; 4]), start + at, length);
            at += length;
        }
        Ok(text)
    }

    /// The items of a list; a value that is none is the only item.
    pub(super) fn items(&self) -> Vec<Self> {
        let item = |raw: &'a str| Self {
            raw,
            ..self.clone()
        };
        match (Scan { rest: self.raw }).list() {
            Ok(items) => items.into_iter().map(item).collect(),
            Err(_) => vec![self.clone()],
        }
    }

    /// The value as an object, if it is one.
    pub(super) fn object(&self) -> Option<Object<'a>> {
        let fields = (Scan { rest: self.raw }).object().ok()?;
        Some(Object {
            file: self.file,
            fields,
        })
    }

    /// A complaint of this value.
    pub(super) fn fault(&self, what: &str, remedy: &str) -> FormatError {
        let what = format!("`{}` {what}", self.name);
        fault(self.file, offset(self.file, self.raw), what, remedy)
    }
}

fn fault(file: &str, at: usize, what: String, remedy: &str) -> FormatError {
    let before = file.get(..at).unwrap_or_default();
    let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    FormatError {
        line: before.matches('\n').count() + 1,
        column: line.chars().count() + 1,
        what,
        remedy: remedy.to_owned(),
    }
}

/// Where a part of the file begins.
fn offset(file: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(file.as_ptr() as usize)
}

/// The character that an escape at the start of the text stands for, and the escape's length. Half
/// of a surrogate pair and zero are no characters of a text.
fn escaped(text: &str) -> Option<(char, usize)> {
    let character = match text.as_bytes().get(1)? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'u' => return numbered(text),
        _ => text.chars().nth(1)?,
    };
    Some((character, 1 + character.len_utf8()))
}

fn numbered(text: &str) -> Option<(char, usize)> {
    let unit = |from: usize| u16::from_str_radix(text.get(from..from + 4)?, 16).ok();
    let first = unit(2)?;
    let second = Some(8)
        .filter(|at| text.get(6..*at) == Some("\\u"))
        .and_then(unit);
    let units = [first, second.unwrap_or_default()];
    let character = char::decode_utf16(units).next()?.ok()?;
    let length = if (0xd800..0xe000).contains(&first) {
        12
    } else {
        6
    };
    Some((character, length)).filter(|_| character != '\0')
}

/// Steps over JSON from value to value, as far as it is right.
struct Scan<'a> {
    rest: &'a str,
}

impl<'a> Scan<'a> {
    /// The fields of an object in order, each as often as it is written.
    fn object(&mut self) -> Result<Vec<(String, &'a str)>, String> {
        self.all('{', '}', |scan| {
            let (name, _) = scan.value::<String>()?;
            scan.mark(':')?;
            let (_, written) = scan.value::<IgnoredAny>()?;
            Ok((name, written))
        })
    }

    /// The items of a list.
    fn list(&mut self) -> Result<Vec<&'a str>, String> {
        self.all('[', ']', |scan| Ok(scan.value::<IgnoredAny>()?.1))
    }

    /// What stands between two marks, with commas.
    fn all<T>(
        &mut self,
        open: char,
        close: char,
        mut one: impl FnMut(&mut Self) -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        let mut found = Vec::new();
        self.mark(open)?;
        if self.mark(close).is_ok() {
            return Ok(found);
        }
        loop {
            found.push(one(self)?);
            if self.mark(close).is_ok() {
                return Ok(found);
            }
            self.mark(',')
                .map_err(|_| format!("expected `,` or `{close}`"))?;
        }
    }

    fn space(&mut self) {
        self.rest = without_space(self.rest);
    }

    /// Steps over a mark, or stays where it is missed: behind the last word, not on the next line.
    fn mark(&mut self, mark: char) -> Result<(), String> {
        let rest = without_space(self.rest).strip_prefix(mark);
        self.rest = rest.ok_or_else(|| format!("expected `{mark}`"))?;
        Ok(())
    }

    /// One value, and how it is written.
    fn value<T: Deserialize<'a>>(&mut self) -> Result<(T, &'a str), String> {
        self.space();
        let mut values = Deserializer::from_str(self.rest).into_iter::<T>();
        let value = values.next().ok_or("expected a value")?;
        let value = value.map_err(|error| {
            let what = error.to_string();
            let place = what.rfind(" at line ").unwrap_or(what.len());
            what.get(..place).unwrap_or_default().to_owned()
        })?;
        let end = values.byte_offset();
        let (written, rest) = self.rest.split_at_checked(end).ok_or("expected a value")?;
        self.rest = rest;
        Ok((value, written))
    }
}

fn without_space(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use gainsay_model::{SourceMap, Span};

    fn error(file: &str) -> String {
        let object = match Object::parse(file) {
            Ok(object) => object,
            Err(error) => return error.to_string(),
        };
        match object.value("a").map(|value| value.unwrap().text()) {
            Ok(Ok(text)) => panic!("{text:?}"),
            Ok(Err(error)) | Err(error) => error.to_string(),
        }
    }

    #[test]
    fn texts_lead_back_to_where_they_stand() {
        let file = r#"{"b": [1], "a": "x\n\u201cy\u201d \ud83d\ude00\/\\ é"}"#;
        let value = Object::parse(file).unwrap().value("a").unwrap().unwrap();
        let (text, runs) = value.text().unwrap().into_parts();
        assert_eq!(text, "x\n“y” 😀/\\ é");
        let map = SourceMap::with_runs(file.into(), runs);
        for (words, back) in [
            ("x", "x"),
            ("“y”", r"\u201cy\u201d"),
            ("😀", r"\ud83d\ude00"),
            ("\\ é", r"\\ é"),
            ("é", "é"),
        ] {
            let at = text.find(words).unwrap();
            assert_eq!(map.to_raw(Span::new(at, at + words.len())).of(file), back);
        }
    }

    #[test]
    fn errors_name_their_place() {
        for (file, wanted) in [
            (
                "{",
                "line 1, column 2: expected a value; write one JSON object",
            ),
            (
                "{}\n x",
                "line 2, column 2: something follows the object; write one JSON object",
            ),
            (
                "[1]",
                "line 1, column 1: expected `{`; write one JSON object",
            ),
            (
                "{\"a\": 1\n{\"a\": 2}",
                "line 1, column 8: expected `,` or `}`; write one JSON object",
            ),
            (
                "{\"a\":\n \"x\", \"a\": 1}",
                "line 2, column 12: `a` is written twice; keep one",
            ),
            (
                "{\"a\": 1}",
                "line 1, column 7: `a` is not a text; write it in quotes",
            ),
            (
                r#"{"a": "\ud800 x"}"#,
                "line 1, column 7: `a` holds an escape that is no character; write the whole character",
            ),
            (
                r#"{"a": "\u0000"}"#,
                "line 1, column 7: `a` holds an escape that is no character; write the whole character",
            ),
        ] {
            assert_eq!(error(file), wanted, "{file}");
        }
    }

    #[test]
    fn any_depth_is_stepped_over() {
        let deep = format!(
            "{{\"b\": {}{}, \"a\": \"x\"}}",
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        let value = Object::parse(&deep).unwrap().value("a").unwrap().unwrap();
        assert_eq!(value.text().unwrap().text(), "x");
    }
}
