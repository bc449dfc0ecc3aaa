//! Hostile plugins through the command line: each is stopped in time and memory, is named in the
//! report, and changes nothing that other rules find.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod behaviours;
mod files;

use gainsay_tests::{Measured, Scratch, gainsay, measure};
use serde_json::Value;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

/// What a case may cost.
const MOST_TIME: Duration = Duration::from_secs(3);
const MOST_KIB: u64 = 300 << 10;

/// Measured times mean something only when cases run one after the other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Two sample articles, one of them with findings.
const ARTICLES: [&str; 2] = ["articles/charity-trial.md", "articles/council-budget.txt"];

/// A pack `hostile` with one rule over a plugin `hostile`.
fn pack(scratch: &Scratch, component: &[u8], behaviour: &str) {
    let rule = format!(
        "id = \"hostile/rule\"\nplugin = \"hostile\"\nseverity = \"error\"\nscope = \"article\"\n\
         status = \"stable\"\nsummary = \"Nothing good.\"\nwhy = \"A trial.\"\nlimits = \"None.\"\n\
         {behaviour}message = \"hostile\"\nbecause = \"It is.\"\nask = \"Is it?\"\n\
         [[example]]\nfinds = \"It opened.\"\nevidence = [\"opened\"]\n\
         [[example]]\nquiet = \"It closed.\"\n\
         [[example]]\nnear = \"It was open.\"\nwhy = \"No event.\"\n"
    );
    let pack = "name = \"hostile\"\nversion = \"0.1.0\"\nsummary = \"A trial.\"\n\
        licence = \"MIT OR Apache-2.0\"\nplugins = [\"hostile\"]\n";
    scratch.write("hostile/pack.toml", pack);
    scratch.write("hostile/rule.toml", rule);
    scratch.write("hostile/plugins/hostile.wasm", component);
}

/// Findings, claims and the rest of every article, without what the hostile rule left unfinished.
fn innocent(mut report: Value) -> String {
    let articles = report["articles"].as_array_mut().unwrap();
    for article in articles.iter_mut() {
        article.as_object_mut().unwrap().remove("unfinished");
    }
    serde_json::to_string(articles).unwrap()
}

fn check(packs: Option<&Path>) -> Measured {
    let mut run = gainsay(["check", "--format", "json", "--fail-on", "never"]).args(ARTICLES);
    if let Some(packs) = packs {
        run = run.arg("--packs").arg(packs);
    }
    measure(run)
}

/// Runs one hostile plugin beside the bundled packs and holds it against the run without it.
#[allow(
    clippy::print_stderr,
    reason = "the figures are wanted in the test log"
)]
fn contained(name: &str, component: &[u8], behaviour: &str) -> Value {
    let _turn = ONE_AT_A_TIME
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let scratch = Scratch::default();
    pack(&scratch, component, behaviour);
    let without = check(None).output.exits(0).json();
    let found = without["articles"].as_array().unwrap().iter();
    assert!(
        found
            .map(|a| a["findings"].as_array().unwrap().len())
            .sum::<usize>()
            > 0
    );
    let Measured {
        output,
        time,
        peak_kib,
        processes,
    } = check(Some(&scratch.path().join("hostile")));
    eprintln!(
        "| {name} | {:.2} s | {} MiB | {processes} processes |",
        time.as_secs_f64(),
        peak_kib >> 10
    );
    let report = output.exits(3).json();
    assert!(
        innocent(report.clone()) == innocent(without),
        "{name} changed what others find"
    );
    assert!(time < MOST_TIME, "{name}: {time:?}");
    assert!(peak_kib < MOST_KIB, "{name}: {peak_kib} KiB");
    report
}
