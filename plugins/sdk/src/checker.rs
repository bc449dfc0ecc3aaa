//! What a plugin implements, and how the interface calls it.

use crate::{Case, Finding, PreparedRule, params, wire};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A rule mechanism.
pub trait Checker {
    /// What a rule gives in its `params`; [`NoParams`](crate::NoParams) if that is nothing. It is
    /// read from JSON once, when packs are loaded, and cheaply in every call.
    type Params: Serialize + DeserializeOwned;

    /// Name, parameters and needs. Called once when the plugin is loaded.
    fn describe() -> Info;

    /// Findings of these rules in this case.
    ///
    /// # Errors
    /// A message ends the call: the rules count as unfinished for the articles of the case.
    fn check(case: &Case, rules: &[PreparedRule<Self::Params>]) -> Result<Vec<Finding>, String>;
}

/// Tables of a case that a plugin reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Sentences.
    Sentences,
    /// Content words of sentences.
    Words,
    /// Claims. A plugin that asks for claims, figures, times or attributions is called only for a
    /// case that has one of them.
    Claims,
    /// Figures.
    Quantities,
    /// Time expressions.
    Times,
    /// Attributions.
    Attributions,
    /// The text of the articles.
    Texts,
}

/// A plugin's description of itself.
#[derive(Clone, Debug)]
pub struct Info(wire::PluginInfo);

impl Info {
    /// A plugin without parameters that needs nothing.
    pub fn new(name: &str, version: &str, summary: &str) -> Self {
        Self(wire::PluginInfo {
            name: name.into(),
            version: version.into(),
            summary: summary.into(),
            parameters: r#"{"type":"object","properties":{},"additionalProperties":false}"#.into(),
            needs: Vec::new(),
            frames_from: Vec::new(),
            values: Vec::new(),
        })
    }

    /// JSON Schema of a rule's `params`: `properties` as a JSON object, and the names of those that
    /// a rule has to give.
    #[must_use]
    pub fn parameters(mut self, properties: &str, required: &[&str]) -> Self {
        let required: Vec<String> = required.iter().map(|name| format!("\"{name}\"")).collect();
        self.0.parameters = format!(
            r#"{{"type":"object","properties":{properties},"required":[{}],"additionalProperties":false}}"#,
            required.join(",")
        );
        self
    }

    /// The tables that the plugin reads; the others are empty.
    #[must_use]
    pub fn needs(mut self, needs: &[Needs]) -> Self {
        self.0.needs = needs.iter().map(|need| need.wire()).collect();
        self
    }

    /// Names of frame parameters of which a case must hold a claim for the rule to run.
    #[must_use]
    pub fn frames_from(mut self, parameters: &[&str]) -> Self {
        self.0.frames_from = parameters.iter().map(|&name| name.into()).collect();
        self
    }

    /// Placeholders that the messages of rules may use.
    #[must_use]
    pub fn values(mut self, values: &[&str]) -> Self {
        self.0.values = values.iter().map(|&name| name.into()).collect();
        self
    }
}

impl Needs {
    fn wire(self) -> wire::Part {
        match self {
            Self::Sentences => wire::Part::Sentences,
            Self::Words => wire::Part::Words,
            Self::Claims => wire::Part::Claims,
            Self::Quantities => wire::Part::Quantities,
            Self::Times => wire::Part::Times,
            Self::Attributions => wire::Part::Attributions,
            Self::Texts => wire::Part::Texts,
        }
    }
}

#[doc(hidden)]
pub fn describe<C: Checker>() -> wire::PluginInfo {
    C::describe().0
}

#[doc(hidden)]
pub fn prepare<C: Checker>(rules: Vec<wire::Rule>) -> Vec<Result<Vec<u8>, String>> {
    let prepared = |rule: &wire::Rule| params::encode::<C::Params>(&rule.params);
    rules.iter().map(prepared).collect()
}

#[doc(hidden)]
pub fn check<C: Checker>(
    case: wire::Case,
    rules: Vec<wire::PreparedRule>,
) -> Result<Vec<wire::Finding>, String> {
    let case = Case::new(case);
    let rules: Vec<PreparedRule<C::Params>> = rules
        .into_iter()
        .enumerate()
        .map(|(i, rule)| PreparedRule::new(i as u32, rule))
        .collect();
    let findings = C::check(&case, &rules)?;
    Ok(findings.into_iter().map(Finding::into_wire).collect())
}
