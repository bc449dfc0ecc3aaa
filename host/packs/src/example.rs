//! Examples of rules: a small article and what the rule does with it.

use crate::diagnostic::quoted;
use crate::fields::Fields;
use crate::source::Source;
use gainsay_model::{CivilDay, Example, Expectation};
use toml::de::{DeTable, DeValue};

const KEYS: &[&str] = &[
    "finds", "quiet", "near", "earlier", "date", "evidence", "why",
];
const EXPECTATIONS: [(&str, Expectation); 3] = [
    ("finds", Expectation::Finds),
    ("quiet", Expectation::Quiet),
    ("near", Expectation::Near),
];

/// Reads an example; none if it has no text.
pub(crate) fn read<'a>(source: &Source<'a>, table: &DeTable<'a>, at: usize) -> Option<Example> {
    let fields = Fields::open(source, table, at, "an example", KEYS);
    let date = date(&fields);
    let evidence = fields.words("evidence");
    let why = fields.word("why").map(|word| word.text).unwrap_or_default();
    let given = || {
        EXPECTATIONS
            .iter()
            .filter(|(key, _)| fields.value(key).is_some())
    };
    if given().count() != 1 {
        let message = "an example needs exactly one of `finds`, `quiet` and `near`";
        source.fault(at, message, None);
    }
    let &(key, expectation) = given().next()?;
    let text = fields.word(key)?.text;
    if expectation != Expectation::Finds && !evidence.is_empty() {
        let message = format!("`evidence` belongs to `finds`, not to {}", quoted(key));
        fields.fault("evidence", message, None);
    }
    let earlier = fields.word("earlier").map(|word| word.text);
    for word in &evidence {
        let is_earlier = earlier
            .as_ref()
            .is_some_and(|text| text.contains(&word.text));
        if !is_earlier && !text.contains(&word.text) {
            let message = format!("evidence {} is not in the text", quoted(&word.text));
            source.fault(word.at, message, None);
        }
    }
    Some(Example {
        expectation,
        text,
        earlier,
        date,
        evidence: evidence.into_iter().map(|word| word.text).collect(),
        why,
        line: source.line_column(at).0,
    })
}

/// The date of an example, as a string or as a TOML date.
fn date(fields: &Fields<'_, '_>) -> Option<String> {
    let text = match fields.value("date")?.get_ref() {
        DeValue::Datetime(time) => time.to_string(),
        _ => fields.word("date")?.text,
    };
    if let Ok(day) = CivilDay::parse(&text) {
        return Some(day.to_string());
    }
    let message = format!("{} is not a date", quoted(&text));
    fields.fault("date", message, Some("write it as YYYY-MM-DD".to_owned()));
    None
}
