//! Reports for programs follow their schemas, whatever articles say.

use super::PAYLOADS;
use crate::sample::Run;
use crate::{Format, Options};
use jsonschema::Validator;
use serde_json::Value;

/// The schema of a format in `tests/formats/schemas`.
fn schema(name: &str) -> Value {
    let tests = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/formats/schemas");
    let text = std::fs::read_to_string(format!("{tests}/{name}")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn sarif() -> Value {
    let mut schema = schema("sarif-schema-2.1.0.json");
    // As published, the pattern of a language has an unbalanced bracket.
    for owner in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][owner]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    schema
}

fn document(run: &Run, format: Format) -> Value {
    serde_json::from_str(&run.written(format, &Options::default())).unwrap()
}

fn errors(validator: &Validator, document: &Value) -> Vec<String> {
    validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn documents_follow_their_schemas() {
    let mut runs = vec![Run::sample()];
    runs.extend(PAYLOADS.map(Run::hostile));
    for (format, schema) in [
        (Format::Sarif, sarif()),
        (Format::Gitlab, schema("gitlab.schema.json")),
        (Format::Rdjson, schema("rdjson.schema.json")),
    ] {
        let validator = jsonschema::validator_for(&schema).unwrap();
        for run in &runs {
            let document = document(run, format);
            let errors = errors(&validator, &document);
            assert!(errors.is_empty(), "{format}: {errors:#?}\n{document:#}");
        }
    }
}

#[test]
fn the_schemas_refuse_what_is_wrong() {
    let run = Run::sample();
    for (format, schema, place) in [
        (Format::Sarif, sarif(), "/runs/0/results/0/level"),
        (Format::Gitlab, schema("gitlab.schema.json"), "/0/severity"),
        (
            Format::Rdjson,
            schema("rdjson.schema.json"),
            "/diagnostics/0/severity",
        ),
    ] {
        let mut document = document(&run, format);
        *document.pointer_mut(place).unwrap() = "fatal".into();
        let validator = jsonschema::validator_for(&schema).unwrap();
        assert!(!validator.is_valid(&document), "{format}");
    }
}
