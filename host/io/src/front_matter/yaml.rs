//! Fields in the part of YAML that front matter uses: `name: value` with plain, quoted, folded and
//! literal texts, lists in either form, and comments. Fields within fields are stepped over.

use super::Line;
use super::fields::{Field, Value};
use crate::FrontMatterError;
use std::ops::Range;

/// The fields of the top level.
pub(super) fn parse(lines: &[Line<'_>]) -> Result<Vec<Field>, FrontMatterError> {
    let mut fields = Vec::new();
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        rest = after;
        let said = line.text.trim();
        if said.is_empty() || said.starts_with('#') {
            continue;
        }
        let Some((key, value)) = key(line.text) else {
            let shown: String = said.chars().take(40).collect();
            return Err(FrontMatterError {
                line: line.number,
                what: format!("not a field: {shown:?}"),
                remedy: "write `name: value`".into(),
            });
        };
        let more = rest
            .iter()
            .take_while(|next| continues(next.text, value))
            .count();
        let (block, after) = rest.split_at_checked(more).unwrap_or((rest, &[]));
        rest = after;
        let parsed = parse_value(value, block).map_err(|()| FrontMatterError {
            line: line.number,
            what: "the quotation mark is never closed".into(),
            remedy: "close it on the same line".into(),
        })?;
        fields.push(Field {
            key: key.trim_matches(['"', '\'']).to_lowercase(),
            bytes: place(line, value, &parsed),
            value: parsed,
            line: line.number,
        });
    }
    Ok(fields)
}

/// Name and value of a line `name: value`, if it is one.
pub(super) fn key(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let first = key.chars().next()?;
    let plain = |c: char| c.is_alphanumeric() || "_-. \"'".contains(c);
    let name = (first.is_alphabetic() || "_\"'".contains(first)) && key.chars().all(plain);
    let apart = value.is_empty() || value.starts_with([' ', '\t']);
    (name && apart && key.split(' ').count() <= 3).then(|| (key.trim_end(), value.trim()))
}

/// Whether a line belongs to the field before it.
fn continues(line: &str, value: &str) -> bool {
    let item = value.is_empty() && (line == "-" || line.starts_with("- "));
    line.trim().is_empty() || line.starts_with([' ', '\t']) || item
}

/// Bytes of the file that hold the text, if one line has it as it is.
fn place(line: &Line<'_>, value: &str, parsed: &Value) -> Option<Range<usize>> {
    let Value::Text(words) = parsed else {
        return None;
    };
    let colon = line.text.find(':')?;
    let within = line.text.get(colon..)?.find(words.as_str())?;
    let start = line.start + colon + within;
    (!words.is_empty() && value.contains(words.as_str())).then(|| start..start + words.len())
}

/// A value, from what stands beside its name and the lines that belong to it. The error is a
/// quotation mark that is never closed.
fn parse_value(beside: &str, block: &[Line<'_>]) -> Result<Value, ()> {
    let said = || {
        block
            .iter()
            .map(|line| line.text.trim())
            .filter(|text| !is_remark(text))
    };
    let mut all = beside.to_owned();
    match beside.chars().next() {
        None | Some('#') => match said().next() {
            None => Ok(Value::Text(String::new())),
            Some(first) if first == "-" || first.starts_with("- ") => items(said()),
            Some(first) if key(first).is_some() => Ok(Value::Other),
            Some(_) => scalar(&said().collect::<Vec<_>>().join(" ")).map(Value::Text),
        },
        Some('|') => Ok(Value::Text(lines_of(block).join("\n"))),
        Some('>') => Ok(Value::Text(lines_of(block).join(" "))),
        Some('[') => {
            for line in said() {
                all.push(' ');
                all.push_str(line);
            }
            flow(&all)
        }
        Some('{' | '&' | '*' | '!') => Ok(Value::Other),
        Some('"' | '\'') => scalar(beside).map(Value::Text),
        Some(_) => {
            all = scalar(beside)?;
            for line in said() {
                all.push(' ');
                all.push_str(&scalar(line)?);
            }
            Ok(Value::Text(all.trim().to_owned()))
        }
    }
}

fn is_remark(text: &str) -> bool {
    text.is_empty() || text.starts_with('#')
}

fn lines_of<'a>(block: &[Line<'a>]) -> Vec<&'a str> {
    let lines = block.iter().map(|line| line.text.trim());
    lines.filter(|text| !text.is_empty()).collect()
}

/// The items of a list with `-` before each.
fn items<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Value, ()> {
    let mut items = Vec::new();
    for line in lines {
        let Some(item) = line.strip_prefix('-').map(str::trim) else {
            return Ok(Value::Other);
        };
        if key(item).is_some() {
            return Ok(Value::Other);
        }
        items.push(scalar(item)?);
    }
    items.retain(|item| !item.is_empty());
    Ok(Value::List(items))
}

/// The items of a list in brackets.
fn flow(text: &str) -> Result<Value, ()> {
    let mut items = Vec::new();
    let mut rest = text.strip_prefix('[').unwrap_or(text).trim_start();
    loop {
        let (item, after) = if rest.starts_with(['"', '\'']) {
            quoted(rest).ok_or(())?
        } else {
            let end = rest.find([',', ']']).ok_or(())?;
            let (item, after) = rest.split_at_checked(end).ok_or(())?;
            (item.trim().to_owned(), after)
        };
        if !item.is_empty() {
            items.push(item);
        }
        let after = after.trim_start();
        match after.strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None if after.starts_with(']') => return Ok(Value::List(items)),
            None => return Err(()),
        }
    }
}

/// One text, plain or quoted, without the comment after it.
fn scalar(text: &str) -> Result<String, ()> {
    if text.starts_with(['"', '\'']) {
        return quoted(text).map(|(text, _)| text).ok_or(());
    }
    let end = text.match_indices('#').map(|(at, _)| at).find(|at| {
        text.get(..*at)
            .is_some_and(|before| before.ends_with([' ', '\t']))
    });
    let plain = end.and_then(|end| text.get(..end)).unwrap_or(text).trim();
    let empty = matches!(plain, "~" | "null");
    Ok(if empty { "" } else { plain }.to_owned())
}

/// The text in quotation marks at the start, and what follows them.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut characters = text.chars();
    let mark = characters.next()?;
    let mut inside = String::new();
    loop {
        match characters.next()? {
            '\\' if mark == '"' => inside.push(match characters.next()? {
                'n' => '\n',
                't' => '\t',
                'u' => {
                    let digits = characters.as_str().get(..4)?;
                    characters = characters.as_str().get(4..)?.chars();
                    char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
                }
                other => other,
            }),
            '\'' if mark == '\'' && characters.as_str().starts_with('\'') => {
                characters.next();
                inside.push('\'');
            }
            character if character == mark => return Some((inside, characters.as_str())),
            character => inside.push(character),
        }
    }
}
