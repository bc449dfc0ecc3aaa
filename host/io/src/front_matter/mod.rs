//! Front matter: fields before the text, between `---` lines (a subset of YAML) or `+++` lines
//! (TOML).

mod fields;
mod toml_fields;
mod yaml;

pub(crate) use fields::{Metadata, Title};

use crate::FrontMatterError;
use fields::Field;

/// One line of the file.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    /// Number, from 1.
    number: usize,
    /// Byte of the file at which it begins.
    start: usize,
    /// Its text without line end.
    text: &'a str,
}

/// The fields before the text, and the byte at which the text begins. A first line `---` that opens
/// no fields is a ruler of the text.
pub(crate) fn read(text: &str) -> Result<(Metadata, usize), FrontMatterError> {
    let first = text.lines().next().unwrap_or_default().trim_end();
    let parse: fn(&[Line<'_>]) -> Result<Vec<Field>, FrontMatterError> = match first {
        "---" => yaml::parse,
        "+++" => toml_fields::parse,
        _ => return Ok((Metadata::default(), 0)),
    };
    let mut start = 0;
    let mut lines = Vec::new();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let words = line.trim_end();
        let closes = words == first || (first == "---" && words == "...");
        if index > 0 && closes {
            if !opens_fields(&lines, first) {
                break;
            }
            return Ok((Metadata::of(parse(&lines)?)?, start + line.len()));
        }
        if index > 0 {
            lines.push(Line {
                number: index + 1,
                start,
                text: line.trim_end_matches(['\n', '\r']),
            });
        }
        start += line.len();
    }
    let second = lines.first().filter(|line| !line.text.trim().is_empty());
    if second.is_some_and(|line| opens_fields(&[*line], first)) {
        return Err(FrontMatterError {
            line: 1,
            what: format!("the fields that `{first}` opens are never closed"),
            remedy: format!("add a line `{first}` after the last field"),
        });
    }
    Ok((Metadata::default(), 0))
}

/// Whether the first line that says something is a field or a comment, or nothing says anything.
fn opens_fields(lines: &[Line<'_>], fence: &str) -> bool {
    let mut said = lines.iter().map(|line| line.text.trim());
    match said.find(|text| !text.is_empty()) {
        None => !lines.is_empty(),
        Some(text) if text.starts_with('#') => true,
        Some(text) if fence == "---" => yaml::key(text).is_some(),
        Some(text) => text.contains('=') || text.starts_with('['),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gainsay_model::CivilDay;

    fn error(text: &str) -> String {
        read(text).unwrap_err().to_string()
    }

    #[test]
    fn fields_are_read_and_the_text_begins_after_them() {
        let yaml = "---\n# wire copy\ntitle: \"Dam holds: mayor\"  # draft\ndate: 17 February \
                    2022\nauthors:\n  - Ana Ruiz\n- 'Jo O''Neill'\ngainsay:\n  ignore: [a, \
                    b]\nurl: https://a.example/#x\nsection: \
                    City\ntags: [x,\n  y]\nsummary: >-\n  two\n  \
                    lines\n---\nText.";
        let (fields, body) = read(yaml).unwrap();
        assert_eq!(&yaml[body..], "Text.");
        let title = fields.title.unwrap();
        assert_eq!(title.text, "Dam holds: mayor");
        assert_eq!(&yaml[title.bytes.unwrap()], "Dam holds: mayor");
        assert_eq!(fields.date, CivilDay::new(2022, 2, 17));
        assert_eq!(fields.byline.as_deref(), Some("Ana Ruiz, Jo O'Neill"));
        assert_eq!(fields.url.as_deref(), Some("https://a.example/#x"));
        assert_eq!(fields.section.as_deref(), Some("City"));
        let toml = "+++\r\ntitle = 'Dam'\r\ndate = 2022-02-17T08:00:00Z\r\nauthor = [\"A\", \
                    \"B\"]\r\n[gainsay]\r\nignore = ['x']\r\n[section]\r\nx = 1\r\n+++\r\nText.";
        let (fields, body) = read(toml).unwrap();
        assert_eq!(&toml[body..], "Text.");
        assert_eq!(&toml[fields.title.unwrap().bytes.unwrap()], "Dam");
        assert_eq!(fields.date, CivilDay::new(2022, 2, 17));
        assert_eq!(fields.byline.as_deref(), Some("A, B"));
        assert_eq!(fields.section, None);
    }

    #[test]
    fn rulers_are_no_front_matter() {
        for text in [
            "---\n\nText.\n\n---\n\nMore: text.",
            "---",
            "---\nText goes on.",
            "--- \nText.\n---",
            "+++\nText.\n+++",
            "Text.\n---\ntitle: x\n---\n",
        ] {
            assert_eq!(read(text), Ok((Metadata::default(), 0)), "{text}");
        }
    }

    #[test]
    fn errors_name_line_and_remedy() {
        for (text, wanted) in [
            (
                "---\ntitle: x\nText.",
                "line 1: the fields that `---` opens are never closed; add a line `---` after the \
                 last field",
            ),
            (
                "---\ntitle: x\nno field\n---\n",
                "line 3: not a field: \"no field\"; write `name: value`",
            ),
            (
                "---\ntitle: \"x\n---\n",
                "line 2: the quotation mark is never closed; close it on the same line",
            ),
            (
                "---\ntitle: x\ntitle: y\n---\n",
                "line 3: `title` is written twice; keep one",
            ),
            (
                "---\ntitle: [a, b]\n---\n",
                "line 2: `title` is not one text; write `title` and one value in quotes",
            ),
            (
                "---\na: 1\ndate: 2022-02-30\n---\n",
                "line 3: `date` is not a day: \"2022-02-30\"; write it as 2022-02-17",
            ),
            (
                "+++\na = 1\ntitle = \n+++\n",
                "line 3: string values must be quoted, expected literal string; correct the TOML",
            ),
        ] {
            assert_eq!(error(text), wanted, "{text}");
        }
    }
}
