//! What an article tells against what the same article says it rests on.
//!
//! A rule says how a statement is worded ("cuts the risk"), how the text words what stands behind it
//! ("was associated with"), and which words make both fit. The mechanism is one for all: a statement,
//! maybe a backing in another sentence, and nothing that lifts the doubt.

mod backed;
mod lifted;
mod phrase;
mod text;

use gainsay_sdk::{Case, Checker, Finding, FindingKind, Info, Needs, PreparedRule, Rule, Words};
use phrase::Phrase;
use serde::{Deserialize, Serialize};
use text::{Line, Text};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// Where the statement stands.
    pub told_in: Place,
    /// Words of which one must stand in the opening; empty: none is needed.
    pub context: Words,
    /// Words that the statement is made of.
    pub told: Words,
    /// Words of which one must stand near the first; empty: none is needed.
    pub told_near: Words,
    /// How many words may lie between both.
    pub told_gap: usize,
    /// Whether the second may come first.
    pub told_either: bool,
    /// Words that may stand right before the statement in its clause; empty: any.
    pub told_after: Words,
    /// Words of which one must stand in the sentence of the statement; empty: none is needed.
    pub told_with: Words,
    /// Words that keep a sentence from being the statement.
    pub told_quiet: Words,
    /// Words that do so unless the sentence has its backing itself; then one of them may stand there.
    pub told_quiet_apart: Words,
    /// Words that the backing is made of; empty: the statement needs none to be found.
    pub backed: Words,
    /// Words of which one must stand near the first; empty: none is needed.
    pub backed_near: Words,
    /// Words with which the statement's own sentence may go on to its backing: "prices fell as inflation
    /// slowed"; empty: the backing stands in another one.
    pub backed_by: Words,
    /// Words that keep a sentence from being the backing.
    pub backed_quiet: Words,
    /// How many words both sentences must share.
    pub min_shared: usize,
    /// Whether words of the backing keep the rule quiet in the opening, or in the first half of a text
    /// that is shorter.
    pub named_early: bool,
    /// Words that keep the rule quiet wherever they stand.
    pub lifting: Words,
    /// What else lifts the doubt.
    pub unless: Unless,
}

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In a heading.
    Heading,
    /// In a heading or in one of the first paragraphs.
    Opening,
    /// Anywhere.
    Anywhere,
}

/// What lifts the doubt, beside words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unless {
    /// Words alone.
    Words,
    /// A number out of another: "5 of 1,000", "one in 50", "3 percent of the women".
    Share,
    /// The statement with a figure: "prices fell 0.2 percent".
    Counted,
}

/// The plugin.
pub struct Backing;

impl Checker for Backing {
    type Params = Params;

    fn describe() -> Info {
        Info::new(
            "backing",
            "0.1.0",
            "statements that go beyond what the article says they rest on",
        )
        .parameters(
            r#"{
                "told_in": {"type": "string", "enum": ["heading", "opening", "anywhere"]},
                "context": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "told": {"type": "array", "items": {"type": "string", "format": "word"}},
                "told_near": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "told_gap": {"type": "integer", "minimum": 0, "maximum": 20, "default": 0},
                "told_either": {"type": "boolean", "default": false},
                "told_after": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "told_with": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "told_quiet": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "told_quiet_apart": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "backed": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "backed_near": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "backed_by": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "backed_quiet": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "min_shared": {"type": "integer", "minimum": 0, "maximum": 20, "default": 0},
                "named_early": {"type": "boolean", "default": false},
                "lifting": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                "unless": {"type": "string", "enum": ["words", "share", "counted"], "default": "words"}
            }"#,
            &["told_in", "told"],
        )
        .needs(&[Needs::Sentences, Needs::Texts])
        .values(&["told", "backed"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let text = Text::of(case);
        let mut findings = Vec::new();
        for rule in rules {
            let params = rule.params()?;
            findings.extend(find(rule, &params, &text));
        }
        Ok(findings)
    }
}

/// The first statement that nothing in the article backs. The whole article is read only where its
/// opening is of the rule's matter and the statement is there.
fn find(rule: &Rule, params: &Params, text: &Text<'_>) -> Option<Finding> {
    let told = Phrase {
        first: &params.told,
        near: &params.told_near,
        gap: params.told_gap,
        either: params.told_either,
    };
    let state = || {
        let lines = text.lines(params.told_in);
        let mut lines = lines.filter(|line| !line.is_question());
        lines.find_map(|line| Some((line, stated(params, &told, line)?)))
    };
    // What is shorter to read comes first.
    let headed = match params.told_in {
        Place::Heading => Some(state()?),
        Place::Opening | Place::Anywhere => None,
    };
    if !params.context.is_empty() && !text.opening().any(|line| line.has(&params.context)) {
        return None;
    }
    let (line, at) = headed.or_else(state)?;
    let backing = backed::find(params, text, line);
    if backing.is_none() && !params.backed.is_empty() {
        return None;
    }
    if lifted::is_lifted(params, &told, text) {
        return None;
    }
    let mut finding = rule
        .finding(FindingKind::Policy)
        .evidence("told", at)
        .value("told", text.words_at(at));
    if let Some(at) = backing {
        finding = finding
            .evidence("backing", at)
            .value("backed", text.words_at(at));
    }
    Some(finding)
}

/// Where the sentence makes the statement.
fn stated(params: &Params, told: &Phrase<'_>, line: &Line<'_>) -> Option<gainsay_sdk::Span> {
    let found = told.find(line)?;
    let with = params.told_with.is_empty() || line.has(&params.told_with);
    let led = params.told_after.is_empty() || line.is_led(found.start, &params.told_after);
    let apart = || {
        let words = line.count(&params.told_quiet_apart);
        words == 0 || words == 1 && backed::beside(params, line).is_some()
    };
    (with && led && !line.has(&params.told_quiet) && apart())
        .then(|| line.span(line.with_number(found)))
}

gainsay_sdk::export!(Backing);

#[cfg(test)]
mod tests;
