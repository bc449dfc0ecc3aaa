//! Rules against the parameter schema and the values of their plugin.

use gainsay_packs::{Library, PackFile};
use serde_json::{Value, json};

const MANIFEST: &str = "\
name = 'rain'
version = '1.0.0'
summary = 'Rain.'
licence = 'MIT'
plugins = ['opposition']
";
const FRAMES: &str = "\
[[frame]]
id = 'rain.fall'
lemmas = ['fall']
roles = { theme = 'subject' }
[[frame]]
id = 'rain.stop'
lemmas = ['stop']
roles = { theme = 'subject' }
";
const CLASSES: &str = "\
[classes]
wet = ['rain', '@heavy']
heavy = ['downpour', 'rain']
";
const RULE: &str = "\
id = 'rain/both'
plugin = 'opposition'
severity = 'warning'
scope = 'case'
status = 'stable'
summary = 'Rain falls and does not.'
why = 'It cannot be both.'
limits = 'Places.'
message = '{claim.text} in {article}'
because = 'both are said'
ask = 'Which is it on {published}?'
[[example]]
finds = 'It rained. It did not rain.'
[[example]]
quiet = 'It rained.'
[[example]]
near = 'It rained. It may not rain again.'
[params]
";

fn library(params: &str) -> Library {
    let files = vec![
        PackFile::new("rain/pack.toml", MANIFEST),
        PackFile::new("rain/frames.toml", FRAMES),
        PackFile::new("rain/classes.toml", CLASSES),
        PackFile::new("rain/both.toml", format!("{RULE}{params}")),
    ];
    Library::from_files(vec![files]).unwrap_or_else(|faults| panic!("{faults}"))
}

fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": false,
        "required": ["claim"],
        "properties": {
            "claim": { "type": "string", "format": "frame", "description": "What is claimed." },
            "others": { "type": "array", "items": { "type": "string", "format": "frame" }, "minItems": 1 },
            "words": { "type": "array", "items": { "type": "string", "format": "word" } },
            "window": { "type": "string", "format": "duration", "default": "P30D" },
            "slack": { "type": "number", "minimum": 0, "maximum": 1, "default": 0.01 },
            "digits": { "type": "integer", "minimum": 1 },
            "same": { "enum": ["source", "article", 2] },
            "strict": { "type": ["boolean", "string"] },
            "nested": { "type": "object", "properties": { "deep": { "default": [1] } } },
        },
    })
}

fn faults(params: &str) -> String {
    let library = library(params);
    let checked = library.check_params(&library.rules[0], &schema());
    let faults = checked.err().unwrap_or_default();
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    lines.join("\n").replace("rain/both.toml:", "")
}

#[test]
fn defaults_are_filled_in() {
    let library = library("claim = 'rain.*'\nnested = {}\nsame = 2\nstrict = 'yes'\nslack = 1\n");
    let params = library.check_params(&library.rules[0], &schema()).unwrap();
    let expected = json!({
        "claim": "rain.*", "nested": { "deep": [1] }, "same": 2, "slack": 1, "strict": "yes",
        "window": "P30D",
    });
    assert_eq!(params, expected);
}

#[test]
fn classes_stand_for_their_words() {
    let library = library("claim = 'rain.fall'\nwords = ['drizzle', '@wet', 'downpour']\n");
    let params = library.check_params(&library.rules[0], &schema()).unwrap();
    assert_eq!(params["words"], json!(["drizzle", "rain", "downpour"]));
}

#[test]
fn misfits_are_named_with_their_line() {
    let cases = [
        ("", "18:2: the parameter `claim` is missing"),
        (
            "claim = 'rain.fal'",
            "19:1: unknown frame `rain.fal`; did you mean `rain.fall`?",
        ),
        ("claim = 'snow.*'", "19:1: unknown frame `snow.*`"),
        (
            "claim = 3",
            "19:1: `params.claim` has to be of type string, not `3`",
        ),
        (
            "claim = 'rain.fall'\nwindo = 'P1D'",
            "20:1: unknown parameter `windo`; did you mean `window`?",
        ),
        (
            "claim = 'rain.fall'\nwindow = '30 days'",
            "20:1: `30 days` is no duration; write it as ISO 8601, such as `P30D` or `PT12H`",
        ),
        (
            "claim = 'rain.fall'\nslack = 1.5",
            "20:1: `params.slack` has to be at most 1",
        ),
        (
            "claim = 'rain.fall'\nslack = -1",
            "20:1: `params.slack` has to be at least 0",
        ),
        (
            "claim = 'rain.fall'\ndigits = 1.0",
            "20:1: `params.digits` has to be of type integer, not `1.0`",
        ),
        (
            "claim = 'rain.fall'\nsame = 'sources'",
            "20:1: `params.same` cannot be `sources`; did you mean `source`?",
        ),
        (
            "claim = 'rain.fall'\nsame = 'x'",
            "20:1: `params.same` cannot be `x`; known are `source`, `article`, `2`",
        ),
        (
            "claim = 'rain.fall'\nothers = []",
            "20:1: `params.others` has fewer than 1 items",
        ),
        (
            "claim = 'rain.fall'\nothers = [\n'rain.stop',\n'rain.stops']",
            "22:1: unknown frame `rain.stops`; did you mean `rain.stop`?",
        ),
        (
            "claim = 'rain.fall'\nwords = ['@we']",
            "20:10: unknown class `we`; did you mean `wet`?",
        ),
    ];
    for (params, expected) in cases {
        assert_eq!(faults(params), expected, "{params}");
    }
}

#[test]
fn a_schema_that_is_not_understood_is_refused() {
    let library = library("claim = 'rain.fall'\n");
    let rule = &library.rules[0];
    let cases = [
        (
            json!(true),
            "the plugin's schema for `params`: not an object, or nested too deeply",
        ),
        (
            json!({ "properties": { "claim": { "pattern": "." } } }),
            "the plugin's schema for `params.claim`: `pattern` is not supported",
        ),
        (
            json!({ "properties": { "claim": { "format": "uri" } } }),
            "the plugin's schema for `params.claim`: format `uri` is not supported",
        ),
    ];
    for (schema, expected) in cases {
        let faults = library.check_params(rule, &schema).unwrap_err();
        assert_eq!(faults[0].message, expected, "{schema}");
    }
}

#[test]
fn placeholders_have_to_be_offered() {
    let library = library("");
    let rule = &library.rules[0];
    assert_eq!(
        library.check_values(rule, &["claim.text".to_owned()]),
        Ok(())
    );
    let faults = library
        .check_values(rule, &["claim.texts".to_owned()])
        .unwrap_err();
    assert_eq!(
        faults[0].to_string(),
        "rain/both.toml:9:1: plugin `opposition` gives no value `claim.text`; \
         did you mean `claim.texts`?",
    );
}
