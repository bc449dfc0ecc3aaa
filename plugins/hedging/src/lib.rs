//! Text that is firmer than what it rests on.

mod claims;
mod figures;
mod unverified;

use gainsay_sdk::{Case, Checker, Comparison, Finding, Info, Needs, PreparedRule, Words};
use serde::{Deserialize, Serialize};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// What is checked.
    pub check: Check,
    /// Hedges of figures that must not be dropped.
    pub hedges: Vec<Hedge>,
    /// Frames of the claims that are compared; empty: all.
    pub frames: Words,
    /// Patterns of frames that count as one event in other words: "took" for "stole".
    pub kin: Words,
    /// Words that a denial makes a caveat: "could not be verified".
    pub verified: Words,
    /// Words that are one: "unverified".
    pub unverified: Words,
    /// Heads of words for somebody whom only the context tells: "the other side".
    pub unnamed: Words,
    /// Content words that tell of new knowledge.
    pub update_words: Words,
    /// How sure the reading of the firm claim must be, in percent.
    pub min_confidence: u8,
    /// Frames that are left out.
    pub not_frames: Words,
}

/// What a rule checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// A heading gives a figure flat that the text hedges.
    Figure,
    /// A headline tells as fact what the text calls possible or alleged.
    Claim,
    /// The text tells as fact what it called possible before.
    Later,
}

/// How words bound a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each name is its own explanation")]
pub enum Hedge {
    About,
    AtMost,
    Less,
    AtLeast,
    More,
    Between,
}

impl Hedge {
    fn is(self, comparison: Comparison) -> bool {
        let own = match self {
            Self::About => Comparison::About,
            Self::AtMost => Comparison::AtMost,
            Self::Less => Comparison::Less,
            Self::AtLeast => Comparison::AtLeast,
            Self::More => Comparison::More,
            Self::Between => Comparison::Between,
        };
        own == comparison
    }
}

/// The plugin.
pub struct Hedging;

impl Checker for Hedging {
    type Params = Params;

    fn describe() -> Info {
        Info::new("hedging", "0.1.0", "headlines and later text firmer than what they rest on")
            .parameters(
                r#"{
                    "check": {"type": "string", "enum": ["figure", "claim", "later"]},
                    "hedges": {
                        "type": "array",
                        "items": {"type": "string", "enum": ["about", "at-most", "less", "at-least", "more", "between"]},
                        "default": ["at-most", "less", "about"]
                    },
                    "frames": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "min_confidence": {"type": "integer", "minimum": 0, "maximum": 100, "default": 0},
                    "not_frames": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "kin": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "verified": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "unverified": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "unnamed": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "update_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []}
                }"#,
                &["check"],
            )
            .needs(&[
                Needs::Sentences,
                Needs::Words,
                Needs::Texts,
                Needs::Claims,
                Needs::Quantities,
                Needs::Attributions,
            ])
            .values(&["firm", "hedged", "source", "agent"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            let params = rule.params()?;
            findings.extend(match params.check {
                Check::Figure => figures::find(case, rule, &params),
                Check::Claim => claims::headlines(case, rule, &params),
                Check::Later => claims::later(case, rule, &params),
            });
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Hedging);

#[cfg(test)]
mod tests;
