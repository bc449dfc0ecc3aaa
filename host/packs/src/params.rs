//! Rules against what their plugin says of itself: parameters and placeholders.

use crate::diagnostic::{Diagnostic, quoted};
use crate::places::RulePlaces;
use crate::schema::Check;
use crate::suggest::did_you_mean;
use crate::template::placeholders;
use gainsay_model::{Rule, WordPattern};
use std::collections::{BTreeMap, BTreeSet};

/// Values that every finding has, whatever the plugin: the title or name of the article, and its
/// date.
pub const BUILT_IN_VALUES: &[&str] = &["article", "published"];

/// The parameters of a rule with the defaults of the plugin's JSON Schema filled in, or what is
/// wrong with them. In lists of words, classes are replaced by their words. Places may be empty for
/// parameters that come from no file.
pub fn check_params(
    rule: &Rule,
    places: &RulePlaces,
    schema: &serde_json::Value,
    known_frames: &BTreeSet<&str>,
    classes: &BTreeMap<String, Vec<WordPattern>>,
) -> Result<serde_json::Value, Vec<Diagnostic>> {
    let mut check = Check {
        frames: known_frames,
        classes,
        misfits: Vec::new(),
    };
    let mut params = rule.params.clone();
    check.value("params", &mut params, schema, 0);
    if check.misfits.is_empty() {
        return Ok(params);
    }
    let misfits = check.misfits.into_iter();
    Err(misfits
        .map(|misfit| places.fault(rule, &misfit.path, misfit.message, misfit.remedy))
        .collect())
}

/// Checks that every placeholder of a rule's texts is a value that the plugin offers or one of
/// [`BUILT_IN_VALUES`].
pub fn check_values(
    rule: &Rule,
    places: &RulePlaces,
    offered: &[String],
) -> Result<(), Vec<Diagnostic>> {
    let known = || {
        offered
            .iter()
            .map(String::as_str)
            .chain(BUILT_IN_VALUES.iter().copied())
    };
    let mut faults = Vec::new();
    for (key, text) in [
        ("message", &rule.message),
        ("because", &rule.because),
        ("ask", &rule.ask),
    ] {
        match placeholders(text) {
            Ok(names) => {
                for name in names
                    .into_iter()
                    .filter(|name| !known().any(|value| value == *name))
                {
                    let plugin = quoted(&rule.plugin);
                    let message = format!("plugin {plugin} gives no value {}", quoted(name));
                    faults.push(places.fault(rule, key, message, did_you_mean(name, known())));
                }
            }
            Err(fault) => {
                faults.push(places.fault(rule, key, format!("{}: {fault}", quoted(key)), None));
            }
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}
