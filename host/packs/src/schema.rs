//! The part of JSON Schema that plugins describe their parameters with.
//!
//! Understood are `type` (one name or a list), `properties`, `required`, `additionalProperties:
//! false`, `enum`, `default`, `items`, `minItems`, `minimum`, `maximum`, and the formats `frame` (a
//! frame id, or its beginning and `.*`), `left-out-frame` (the same, for claims that a rule does not
//! want), `duration` (ISO 8601: `P30D`) and `word` (a lemma; in a
//! list `@class` stands for the words of that class). Titles and descriptions are passed over.
//! Anything else is refused: a constraint that is silently not checked would mislead the author of
//! the plugin.

use crate::diagnostic::{quoted, quoted_list};
use crate::suggest::did_you_mean;
use gainsay_model::WordPattern;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Schemas nested deeper than this are refused.
const DEEPEST: usize = 16;

const KEYWORDS: &[&str] = &[
    "$schema",
    "title",
    "description",
    "examples",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "enum",
    "default",
    "items",
    "minItems",
    "minimum",
    "maximum",
    "format",
];

/// Something wrong with a value, by path: "params.claim".
pub(crate) struct Misfit {
    pub(crate) path: String,
    pub(crate) message: String,
    pub(crate) remedy: Option<String>,
}

/// A check of one value against its schema.
pub(crate) struct Check<'f> {
    pub(crate) frames: &'f BTreeSet<&'f str>,
    pub(crate) classes: &'f BTreeMap<String, Vec<WordPattern>>,
    pub(crate) misfits: Vec<Misfit>,
}

impl Check<'_> {
    fn misfit(&mut self, path: &str, message: String, remedy: Option<String>) {
        self.misfits.push(Misfit {
            path: path.to_owned(),
            message,
            remedy,
        });
    }

    fn schema_fault(&mut self, path: &str, fault: &str) {
        self.misfit(
            path,
            format!("the plugin's schema for {}: {fault}", quoted(path)),
            None,
        );
    }

    /// Checks `value` and fills in defaults.
    pub(crate) fn value(&mut self, path: &str, value: &mut Value, schema: &Value, depth: usize) {
        let Some(schema) = schema.as_object().filter(|_| depth < DEEPEST) else {
            return self.schema_fault(path, "not an object, or nested too deeply");
        };
        for keyword in schema
            .keys()
            .filter(|key| !KEYWORDS.contains(&key.as_str()))
        {
            self.schema_fault(path, &format!("{} is not supported", quoted(keyword)));
        }
        if !self.has_type(path, value, schema) {
            return;
        }
        if let Some(options) = schema.get("enum").and_then(Value::as_array)
            && !options.contains(value)
        {
            let names: Vec<&str> = options.iter().filter_map(Value::as_str).collect();
            let remedy = did_you_mean(value.as_str().unwrap_or_default(), names.iter().copied())
                .unwrap_or_else(|| format!("known are {}", shown_options(options)));
            self.misfit(
                path,
                format!("{} cannot be {}", quoted(path), shown(value)),
                Some(remedy),
            );
        }
        match value {
            Value::Object(object) => self.object(path, object, schema, depth),
            Value::Array(items) => self.array(path, items, schema, depth),
            Value::Number(_) => self.range(path, value, schema),
            Value::String(text) => self.format(path, text, schema),
            Value::Bool(_) | Value::Null => {}
        }
    }

    fn has_type(&mut self, path: &str, value: &Value, schema: &Map<String, Value>) -> bool {
        let names: Vec<&str> = match schema.get("type") {
            None => return true,
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            Some(_) => Vec::new(),
        };
        if names.iter().any(|name| is_of_type(value, name)) {
            return true;
        }
        let expected = names.join(" or ");
        let message = format!(
            "{} has to be of type {expected}, not {}",
            quoted(path),
            shown(value)
        );
        self.misfit(path, message, None);
        false
    }

    fn object(
        &mut self,
        path: &str,
        object: &mut Map<String, Value>,
        schema: &Map<String, Value>,
        depth: usize,
    ) {
        let nothing = Map::new();
        let properties = schema
            .get("properties")
            .and_then(Value::as_object)
            .unwrap_or(&nothing);
        let names = || properties.keys().map(String::as_str);
        if schema.get("additionalProperties") == Some(&Value::Bool(false)) {
            for key in object.keys().filter(|key| !properties.contains_key(*key)) {
                let message = format!("unknown parameter {}", quoted(key));
                let remedy = did_you_mean(key, names())
                    .or_else(|| Some(format!("known are {}", quoted_list(names()))));
                self.misfit(&format!("{path}.{key}"), message, remedy);
            }
        }
        for (name, property) in properties {
            if let Some(value) = object.get_mut(name) {
                self.value(&format!("{path}.{name}"), value, property, depth + 1);
            } else if let Some(default) = property.get("default") {
                object.insert(name.clone(), default.clone());
            }
        }
        let required = schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        for name in required.filter_map(Value::as_str) {
            if !object.contains_key(name) {
                self.misfit(
                    path,
                    format!("the parameter {} is missing", quoted(name)),
                    None,
                );
            }
        }
    }

    fn array(
        &mut self,
        path: &str,
        items: &mut Vec<Value>,
        schema: &Map<String, Value>,
        depth: usize,
    ) {
        if is_of_words(schema) {
            self.expand(path, items);
        }
        if let Some(fewest) = schema.get("minItems").and_then(Value::as_u64)
            && (items.len() as u64) < fewest
        {
            self.misfit(
                path,
                format!("{} has fewer than {fewest} items", quoted(path)),
                None,
            );
        }
        if let Some(schema) = schema.get("items") {
            for (index, item) in items.iter_mut().enumerate() {
                self.value(&format!("{path}[{index}]"), item, schema, depth + 1);
            }
        }
    }

    /// Puts the words of a class in the place of `@class`, each word once.
    fn expand(&mut self, path: &str, items: &mut Vec<Value>) {
        let mut seen = BTreeSet::new();
        let mut words = Vec::new();
        for (index, item) in items.drain(..).enumerate() {
            let class = item.as_str().and_then(|text| text.strip_prefix('@'));
            let Some(class) = class else {
                words.extend(seen.insert(item.to_string()).then_some(item));
                continue;
            };
            let Some(patterns) = self.classes.get(class) else {
                let remedy = did_you_mean(class, self.classes.keys().map(String::as_str));
                let message = format!("unknown class {}", quoted(class));
                self.misfit(&format!("{path}[{index}]"), message, remedy);
                continue;
            };
            let of_class = patterns
                .iter()
                .map(|pattern| Value::from(pattern.0.as_str()));
            words.extend(of_class.filter(|word| seen.insert(word.to_string())));
        }
        *items = words;
    }

    fn range(&mut self, path: &str, value: &Value, schema: &Map<String, Value>) {
        let number = value.as_f64().unwrap_or_default();
        let bound = |key| schema.get(key).and_then(Value::as_f64);
        if let Some(least) = bound("minimum").filter(|&least| number < least) {
            self.misfit(
                path,
                format!("{} has to be at least {least}", quoted(path)),
                None,
            );
        }
        if let Some(most) = bound("maximum").filter(|&most| number > most) {
            self.misfit(
                path,
                format!("{} has to be at most {most}", quoted(path)),
                None,
            );
        }
    }

    fn format(&mut self, path: &str, text: &str, schema: &Map<String, Value>) {
        match schema.get("format").and_then(Value::as_str) {
            Some("frame" | "left-out-frame") if !is_known_frame(text, self.frames) => {
                let remedy = did_you_mean(text, self.frames.iter().copied());
                self.misfit(path, format!("unknown frame {}", quoted(text)), remedy);
            }
            Some("duration") if !is_duration(text) => {
                let remedy = "write it as ISO 8601, such as `P30D` or `PT12H`".to_owned();
                let message = format!("{} is no duration", quoted(text));
                self.misfit(path, message, Some(remedy));
            }
            Some("frame" | "left-out-frame" | "duration" | "word") | None => {}
            Some(other) => {
                self.schema_fault(path, &format!("format {} is not supported", quoted(other)));
            }
        }
    }
}

/// Whether it describes a list of words.
fn is_of_words(list: &Map<String, Value>) -> bool {
    let format = list.get("items").and_then(|items| items.get("format"));
    format.and_then(Value::as_str) == Some("word")
}

/// A frame id, or the beginning of one or more frame ids followed by `.*`.
fn is_known_frame(pattern: &str, frames: &BTreeSet<&str>) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => {
            prefix.len() > 1
                && prefix.ends_with('.')
                && frames
                    .range(prefix..)
                    .next()
                    .is_some_and(|frame| frame.starts_with(prefix))
        }
        None => frames.contains(pattern),
    }
}

/// An ISO 8601 duration with whole numbers and at least one part: `P1Y2M3W4DT5H6M7S`.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else {
        return false;
    };
    let (days, time) = match rest.split_once('T') {
        Some((days, time)) => (days, Some(time)),
        None => (rest, None),
    };
    if time.is_some_and(str::is_empty) || rest.is_empty() {
        return false;
    }
    has_parts(days, "YMWD") && time.is_none_or(|time| has_parts(time, "HMS"))
}

/// Whether the text is numbers of up to six digits, each with a letter, the letters in order.
fn has_parts(text: &str, letters: &str) -> bool {
    let mut letters = letters.chars();
    let mut digits = 0;
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits += 1;
        } else if (1..=6).contains(&digits) && letters.any(|letter| letter == c) {
            digits = 0;
        } else {
            return false;
        }
    }
    digits == 0
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        _ => false,
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Object(_) => "a table".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        other => quoted(&other.to_string()),
    }
}

fn shown_options(options: &[Value]) -> String {
    let options: Vec<String> = options.iter().map(shown).collect();
    options.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_iso_8601() {
        for fine in [
            "P30D",
            "P1Y",
            "PT12H",
            "P1DT6H",
            "P2W",
            "PT5M",
            "P1Y2M3W4DT5H6M7S",
        ] {
            assert!(is_duration(fine), "{fine}");
        }
        for wrong in [
            "", "P", "30D", "P30", "PT", "P1DT", "P1H", "PD", "P1D2Y", "P-1D", "p1d",
        ] {
            assert!(!is_duration(wrong), "{wrong}");
        }
    }

    #[test]
    fn frames_are_ids_or_beginnings() {
        let frames = BTreeSet::from(["a.b", "force.move", "force.withdraw"]);
        for fine in ["force.move", "force.*", "a.*"] {
            assert!(is_known_frame(fine, &frames), "{fine}");
        }
        for wrong in ["force", "force*", "for.*", ".*", "*", "force.move.*", "b.*"] {
            assert!(!is_known_frame(wrong, &frames), "{wrong}");
        }
    }
}
