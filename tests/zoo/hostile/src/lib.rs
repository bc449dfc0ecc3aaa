//! A plugin that misbehaves in the way that its rule's parameter names.

use gainsay_sdk::{Case, Checker, Finding, FindingKind, Info, Needs, PreparedRule, Rule, Span};
use serde::{Deserialize, Serialize};
use std::hint::black_box;

struct Hostile;

#[derive(Serialize, Deserialize)]
struct Params {
    r#do: Deed,
}

/// What to do. Some of it is done while the rule is prepared already.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Deed(String);

impl TryFrom<String> for Deed {
    type Error = &'static str;

    fn try_from(what: String) -> Result<Self, Self::Error> {
        match what.as_str() {
            "prepare-loop" => loop {
                black_box(0);
            },
            "prepare-trap" => std::process::abort(),
            "prepare-error" => Err("no such deed\u{1b}[31m\ngainsay: forged line"),
            _ => Ok(Self(what)),
        }
    }
}

impl From<Deed> for String {
    fn from(deed: Deed) -> Self {
        match deed.0.as_str() {
            "prepare-much" => "x".repeat(2 << 20),
            "prepare-huge" => "x".repeat(60 << 20),
            _ => deed.0,
        }
    }
}

impl Checker for Hostile {
    type Params = Params;

    fn describe() -> Info {
        Info::new("hostile", "0.1.0", "does what it should not")
            .parameters(r#"{"do": {"type": "string"}}"#, &["do"])
            .needs(&[Needs::Sentences, Needs::Texts])
            .values(&["words"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            let what = rule.params()?.r#do.0;
            findings.extend(misbehave(&what, case, rule)?);
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Hostile);

fn at(article: u32, start: u32, end: u32) -> Span {
    Span {
        article,
        start,
        end,
    }
}

fn misbehave(what: &str, _case: &Case, rule: &Rule) -> Result<Vec<Finding>, String> {
    let finding = |span: Span, words: String| {
        rule.finding(FindingKind::Policy)
            .evidence("claim", span)
            .value("words", words)
    };
    match what {
        "loop" => loop {
            black_box(0);
        },
        "grow" => {
            let mut kept = Vec::new();
            loop {
                kept.push(black_box(vec![1_u8; 1 << 20]));
            }
        }
        "recurse" => Err(deeper(0).to_string()),
        "trap" => std::process::abort(),
        "panic" => panic!("{}", "no end of words ".repeat(65_536)),
        "million-findings" => Ok((0..1_000_000)
            .map(|_| rule.finding(FindingKind::Policy))
            .collect()),
        "huge-message" => Ok(vec![finding(at(0, 0, 1), "x".repeat(60_000_000))]),
        "long-message" => Ok(vec![finding(at(0, 0, 1), "x".repeat(100_000))]),
        "beyond-text" => Ok(vec![finding(at(0, 0, u32::MAX), String::new())]),
        "backwards" => Ok(vec![finding(at(0, 9, 3), String::new())]),
        "no-such-article" => Ok(vec![finding(at(7, 0, 1), String::new())]),
        "no-evidence" => Ok(vec![rule.finding(FindingKind::Policy)]),
        "error" => Err("an error of my own\u{1b}[31m\n::error::forged".to_owned()),
        "log-spam" => {
            let line = "gainsay: forged line\u{1b}[2J\n".repeat(1000);
            for _ in 0..10_000 {
                gainsay_sdk::log(&line);
            }
            Ok(Vec::new())
        }
        _ => Ok(Vec::new()),
    }
}

/// Never ends, and not as a loop: the sum comes after the call.
fn deeper(depth: u64) -> u64 {
    black_box(deeper(black_box(depth + 1))) + 1
}
