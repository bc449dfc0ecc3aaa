//! YAML as its readers see it.

use crate::text_of;
use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::Value;

/// The one document of a file of the repository; a key that stands twice in a mapping is refused.
pub(crate) fn read(path: &str) -> Value {
    let text = text_of(path);
    let documents = Yaml::load_from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let [document] = documents.as_slice() else {
        panic!("{path} holds {} documents", documents.len());
    };
    value(document)
}

fn value(yaml: &Yaml<'_>) -> Value {
    match yaml {
        Yaml::Value(Scalar::Null) => Value::Null,
        Yaml::Value(Scalar::Boolean(truth)) => (*truth).into(),
        Yaml::Value(Scalar::Integer(number)) => (*number).into(),
        Yaml::Value(Scalar::FloatingPoint(number)) => number.into_inner().into(),
        Yaml::Value(Scalar::String(text)) => text.as_ref().into(),
        Yaml::Sequence(items) => items.iter().map(value).collect(),
        Yaml::Mapping(pairs) => pairs
            .iter()
            .map(|(key, item)| {
                (
                    key.as_str().expect("keys are words").to_owned(),
                    value(item),
                )
            })
            .collect(),
        other => panic!("the recipes need no {other:?}"),
    }
}

/// The text at a place that has to hold text.
pub(crate) fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer} of {value:#}"))
}

/// The items at a place that has to hold a list.
pub(crate) fn items<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    let found = value.pointer(pointer).and_then(Value::as_array);
    found.unwrap_or_else(|| panic!("no list at {pointer} of {value:#}"))
}

/// The pairs of a mapping of words to words; none where there is no mapping.
pub(crate) fn pairs(value: &Value) -> Vec<(String, String)> {
    let pairs = value.as_object().into_iter().flatten();
    pairs
        .map(|(key, value)| (key.clone(), text(value, "").to_owned()))
        .collect()
}
