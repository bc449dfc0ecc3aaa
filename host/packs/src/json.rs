//! TOML values as JSON, with the places of their keys.

use crate::diagnostic::quoted;
use crate::fields::Value;
use crate::places::RulePlaces;
use crate::source::Source;
use serde_json::{Map, Number};
use toml::de::{DeTable, DeValue};

/// Parameters nested deeper than this are refused; plugins declare two or three levels.
const DEEPEST: usize = 16;

/// A table as a JSON object. `path` is the path of the table: "params".
pub(crate) fn object<'a>(
    source: &Source<'a>,
    table: &DeTable<'a>,
    path: &str,
    places: &mut RulePlaces,
) -> serde_json::Value {
    nested_object(source, table, path, places, 0)
}

fn nested_object<'a>(
    source: &Source<'a>,
    table: &DeTable<'a>,
    path: &str,
    places: &mut RulePlaces,
    depth: usize,
) -> serde_json::Value {
    let mut object = Map::new();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let path = format!("{path}.{name}");
        places.put(path.clone(), source.line_column(key.span().start));
        object.insert(name.to_owned(), json(source, value, &path, places, depth));
    }
    serde_json::Value::Object(object)
}

fn json<'a>(
    source: &Source<'a>,
    value: &Value<'a>,
    path: &str,
    places: &mut RulePlaces,
    depth: usize,
) -> serde_json::Value {
    let at = value.span().start;
    if depth >= DEEPEST {
        source.fault(
            at,
            format!("parameters are nested deeper than {DEEPEST} levels"),
            None,
        );
        return serde_json::Value::Null;
    }
    let no_number = |text: &str| {
        source.fault(
            at,
            format!("{} is out of the range of numbers", quoted(text)),
            None,
        );
        serde_json::Value::Null
    };
    match value.get_ref() {
        DeValue::String(text) => serde_json::Value::from(text.as_ref()),
        DeValue::Boolean(flag) => serde_json::Value::from(*flag),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| no_number(number.as_str()), serde_json::Value::from),
        DeValue::Float(number) => number
            .as_str()
            .parse()
            .ok()
            .and_then(Number::from_f64)
            .map_or_else(|| no_number(number.as_str()), serde_json::Value::Number),
        DeValue::Datetime(time) => serde_json::Value::from(time.to_string()),
        DeValue::Array(items) => {
            let items = items.iter().enumerate().map(|(index, item)| {
                let path = format!("{path}[{index}]");
                places.put(path.clone(), source.line_column(item.span().start));
                json(source, item, &path, places, depth + 1)
            });
            serde_json::Value::Array(items.collect())
        }
        DeValue::Table(table) => nested_object(source, table, path, places, depth + 1),
    }
}
