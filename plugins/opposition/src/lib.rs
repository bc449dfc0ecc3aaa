//! A claim against claims of the opposite, by anybody.
//!
//! A rule names a frame; its counters are the opposite frames and denials of the same frame. Two
//! claims stand against each other if nothing shows that they speak of different parties, places
//! or times, and no word shows that both can hold (see [`Params`]). All claims of one agent and all
//! their counters make one finding.

mod pairs;
mod sides;

use gainsay_sdk::{Case, Checker, Claim, Finding, Info, Level, Needs, PreparedRule, Words};
use serde::{Deserialize, Serialize};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// Frame of the claim.
    pub claim: String,
    /// Frames that say the same as the claim.
    pub also: Words,
    /// Frames whose denial says the same: "no soldier remains".
    pub denied: Words,
    /// Frames that counter it; empty: those that the packs call opposite.
    pub counter: Words,
    /// How far apart in time both may lie.
    pub window: String,
    /// How far apart they may lie if they stand in two articles: later, it is news.
    pub elsewhere: String,
    /// Roles that must not be filled by different entities or descriptions.
    pub roles: Words,
    /// Roles that must not be filled by different entities; descriptions may differ.
    pub named_roles: Words,
    /// Roles that must be filled, and alike, on both sides.
    pub known_roles: Words,
    /// Frames that counter it only in a sentence with one of `lasting_words`: "still has".
    pub lasting: Words,
    /// Words of what goes on or comes anew.
    pub lasting_words: Words,
    /// Whether a denial of the same frame counters it.
    pub denial: bool,
    /// Whether a counter must not be earlier than the claim.
    pub after: bool,
    /// Counters that may be earlier all the same: a breach shows that there was a truce.
    pub any_time: Words,
    /// How much earlier a counter may be nevertheless if the claim gives no time, or tells of the
    /// present.
    pub slack: String,
    /// How much earlier if it gives one: "since Monday" reaches further than its words.
    pub dated_slack: String,
    /// How many of both sides must be somebody's words and not the article's own.
    pub attributed: usize,
    /// Words of which one in either sentence shows that both sides can hold.
    pub quiet_words: Words,
    /// Words of which one must stand in the sentence of the claim, or be what one of its roles stands
    /// for; empty: none is needed.
    pub claim_signs: Words,
    /// The same for the counter.
    pub counter_signs: Words,
    /// Frames that agree with a claim that holds in part.
    pub partial_agrees: Words,
    /// How sure the reading of both claims must be, in percent.
    pub min_confidence: u8,
    /// Severity of differing sources.
    pub disputed: Option<Level>,
    /// Severity of one source that says the opposite later.
    pub reversal: Option<Level>,
}

/// The plugin.
pub struct Opposition;

impl Params {
    /// Whether it is of the frame of the claim, or of one that says the same.
    fn is_of_claim(&self, claim: Claim<'_>) -> bool {
        claim.is(&self.claim) || is_any(claim, &self.also)
    }
}

/// Whether it is of one of the frames.
fn is_any(claim: Claim<'_>, frames: &Words) -> bool {
    frames.iter().any(|frame| claim.is(frame))
}

impl Checker for Opposition {
    type Params = Params;

    fn describe() -> Info {
        Info::new("opposition", "0.1.0", "a claim against claims of the opposite, by anybody")
            .parameters(
                r#"{
                    "claim": {"type": "string", "format": "frame"},
                    "also": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "denied": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "counter": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "lasting": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "lasting_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "window": {"type": "string", "format": "duration", "default": "P30D"},
                    "elsewhere": {"type": "string", "format": "duration", "default": "P1D"},
                    "roles": {"type": "array", "items": {"type": "string"}, "default": ["agent"]},
                    "named_roles": {"type": "array", "items": {"type": "string"}, "default": ["place"]},
                    "known_roles": {"type": "array", "items": {"type": "string"}, "default": []},
                    "denial": {"type": "boolean", "default": true},
                    "after": {"type": "boolean", "default": false},
                    "any_time": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "slack": {"type": "string", "format": "duration", "default": "P0D"},
                    "dated_slack": {"type": "string", "format": "duration", "default": "P0D"},
                    "attributed": {"type": "integer", "minimum": 0, "maximum": 2, "default": 0},
                    "quiet_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "claim_signs": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "counter_signs": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "partial_agrees": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "min_confidence": {"type": "integer", "minimum": 0, "maximum": 100, "default": 40},
                    "disputed": {"type": "string", "enum": ["info", "warning", "error"]},
                    "reversal": {"type": "string", "enum": ["info", "warning", "error"]}
                }"#,
                &["claim"],
            )
            .needs(&[Needs::Sentences, Needs::Words, Needs::Claims, Needs::Times, Needs::Attributions])
            .frames_from(&["claim", "also", "denied"])
            .values(sides::VALUES)
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            let params = rule.params()?;
            let pairs =
                pairs::Pairs::new(case, &params).map_err(|e| format!("{}: {e}", rule.id()))?;
            for group in pairs.groups() {
                findings.extend(sides::finding(rule, &params, &group));
            }
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Opposition);

#[cfg(test)]
mod tests;
