//! Warnings that somebody will fabricate or stage an incident, and incidents that match.
//!
//! A warning is a claim of one of the rule's frames that somebody makes and that is not told as a
//! settled fact of the past, or of an incident together with what it is to serve for. All warnings
//! about one party make one finding, and one for each later article in which that party claims that
//! such an incident has happened. Nothing is said of whether it has.

mod incidents;
mod warnings;

use gainsay_sdk::{Case, Checker, Finding, Info, Needs, PreparedRule, Words};
use serde::{Deserialize, Serialize};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// Frames of what is warned of.
    pub frames: Words,
    /// Frames among them of what is under way for a time to come, as "seek a pretext" is.
    pub intents: Words,
    /// Words that make an incident to come a staged one if they stand in its target: "its own".
    pub own_words: Words,
    /// Frames of what a staged incident serves for: putting the blame on somebody. Beside an incident
    /// or one of `frames` by the same party, they make a warning.
    pub aims: Words,
    /// Frames of incidents that the warned-of party may come to claim.
    pub incident: Words,
    /// Content words of which one must stand in the sentence of a warning; empty: none is needed.
    pub signs: Words,
    /// Words of which one in the sentence shows that nobody is to be deceived: an exercise, a play.
    pub quiet_words: Words,
    /// Classes of cue that make a warning whatever its tense.
    pub cue_classes: Words,
    /// How long after a warning an incident may match it.
    pub window: String,
    /// How sure the reading must be, in percent.
    pub min_confidence: u8,
}

/// The plugin.
pub struct Forewarning;

impl Checker for Forewarning {
    type Params = Params;

    fn describe() -> Info {
        Info::new(
            "forewarning",
            "0.1.0",
            "warnings that somebody will stage an incident, and incidents that match",
        )
        .parameters(
            r#"{
                "frames": {"type": "array", "items": {"type": "string", "format": "frame"}, "minItems": 1},
                "intents": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                "own_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "aims": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                "incident": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                "signs": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "quiet_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "cue_classes": {"type": "array", "items": {"type": "string"}, "default": ["warn", "feel"]},
                "window": {"type": "string", "format": "duration", "default": "P90D"},
                "min_confidence": {"type": "integer", "minimum": 0, "maximum": 100, "default": 30}
            }"#,
            &["frames"],
        )
        .needs(&[Needs::Claims, Needs::Sentences, Needs::Words, Needs::Attributions, Needs::Times])
        .frames_from(&["frames", "aims", "incident"])
        .values(&["agent", "source", "day", "more", "incident.source", "incident.day"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            let params = rule.params()?;
            let window = gainsay_sdk::days_of(&params.window)
                .map_err(|error| format!("{}: {error}", rule.id()))?;
            for warnings in warnings::by_agent(case, &params) {
                let incidents = incidents::after(case, &params, &warnings, window);
                let agent = warnings.agent;
                if incidents.is_empty() {
                    findings.extend(warnings::finding(rule, &warnings.claims, &[], agent));
                }
                let by_article = incidents.chunk_by(|a, b| a.at().article == b.at().article);
                for incidents in by_article {
                    let earlier = warnings.until(incidents);
                    findings.extend(warnings::finding(rule, earlier, incidents, agent));
                }
            }
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Forewarning);

#[cfg(test)]
mod tests;
