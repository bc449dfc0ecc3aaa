//! Fields in TOML.

use super::Line;
use super::fields::{Field, Value};
use crate::FrontMatterError;
use toml::de::{DeTable, DeValue};

/// The fields of the top level; tables within are not looked into.
pub(super) fn parse(lines: &[Line<'_>]) -> Result<Vec<Field>, FrontMatterError> {
    let text = lines
        .iter()
        .fold(String::new(), |text, line| text + line.text + "\n");
    let line_of = |byte: usize| {
        let before = text.get(..byte).unwrap_or(&text);
        let index = before.matches('\n').count();
        lines.get(index).or(lines.last()).copied()
    };
    let table = DeTable::parse(&text).map_err(|error| FrontMatterError {
        line: error
            .span()
            .and_then(|span| line_of(span.start))
            .map_or(1, |line| line.number),
        what: error.message().lines().collect::<Vec<_>>().join(" "),
        remedy: "correct the TOML".into(),
    })?;
    let fields = table.into_inner().into_iter().map(|(key, value)| {
        let span = value.span();
        let line = line_of(key.span().start);
        let value = match value.into_inner() {
            DeValue::Array(items) => items
                .into_iter()
                .map(|item| scalar(item.get_ref()))
                .collect::<Option<Vec<_>>>()
                .map_or(Value::Other, Value::List),
            value => scalar(&value).map_or(Value::Other, Value::Text),
        };
        let bytes = match (&value, line_of(span.start)) {
            (Value::Text(words), Some(line)) => line.text.find(words.as_str()).map(|at| {
                let start = line.start + at;
                start..start + words.len()
            }),
            _ => None,
        };
        Field {
            key: key.get_ref().to_lowercase(),
            value,
            line: line.map_or(1, |line| line.number),
            bytes,
        }
    });
    let mut fields: Vec<Field> = fields.collect();
    fields.sort_by_key(|field| field.line);
    Ok(fields)
}

fn scalar(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Datetime(time) => Some(time.to_string()),
        DeValue::Boolean(value) => Some(value.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Array(_) | DeValue::Table(_) => None,
    }
}
