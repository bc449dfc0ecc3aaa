//! Logs point where they should, and tell what is not in them.

use crate::injection::PAYLOADS;
use crate::sample::{self, Run};
use crate::{Format, Options};
use serde_json::Value;

fn log(run: &Run) -> Value {
    let text = run.written(Format::Sarif, &Options::default());
    serde_json::from_str(&text).unwrap()
}

#[test]
fn logs_are_as_recorded() {
    sample::check_golden("sarif.json", Format::Sarif, &Options::default());
}

/// The words of a region in units of UTF-16.
fn cut(text: &str, region: &Value) -> String {
    let number = |key: &str| region[key].as_u64().unwrap() as usize;
    assert_eq!(number("startLine"), number("endLine"));
    let line = text.lines().nth(number("startLine") - 1).unwrap();
    let units: Vec<u16> = line.encode_utf16().collect();
    String::from_utf16(&units[number("startColumn") - 1..number("endColumn") - 1]).unwrap()
}

#[test]
fn regions_hold_the_words() {
    let mut run = Run::sample();
    let text = run.article.source.raw().replace("above", "🌊𝄞ab");
    let moved =
        |at: u32| at + 3 * (run.article.text[..at as usize].matches("above").count() as u32);
    for finding in &mut run.article.findings {
        for side in finding
            .evidence
            .iter_mut()
            .filter(|side| side.elsewhere.is_none())
        {
            side.span.start = moved(side.span.start);
            side.span.end = moved(side.span.end);
        }
    }
    run.article.source = gainsay_model::SourceMap::identity(text.clone());
    let log = log(&run);
    let mut checked = 0;
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let related = result["relatedLocations"].as_array().unwrap().iter();
        for location in result["locations"]
            .as_array()
            .unwrap()
            .iter()
            .chain(related)
        {
            let place = &location["physicalLocation"];
            if place["artifactLocation"]["uri"] == "news/dam.txt" {
                let region = &place["region"];
                assert_eq!(region["snippet"]["text"], cut(&text, region));
                checked += 1;
            }
        }
    }
    assert_eq!(checked, 4);
}

#[test]
fn links_of_messages_lead_to_other_sides() {
    let log = log(&Run::sample());
    let result = &log["runs"][0]["results"][0];
    let text = result["message"]["text"].as_str().unwrap();
    for related in result["relatedLocations"].as_array().unwrap() {
        assert!(text.contains(&format!("]({})", related["id"])), "{text}");
    }
}

#[test]
fn sources_lead_to_the_words() {
    let log = log(&Run::sample());
    let flow = &log["runs"][0]["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"];
    let said: Vec<&str> = flow
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["location"]["message"]["text"].as_str().unwrap())
        .collect();
    assert_eq!(said, ["Mayor Inés Vogt: said", "claim"]);
}

#[test]
fn a_run_that_is_not_complete_says_so() {
    let mut run = Run::sample();
    let invocation = |run: &Run| log(run)["runs"][0]["invocations"][0].clone();
    assert_eq!(invocation(&run)["executionSuccessful"], false);
    let told = invocation(&run)["toolExecutionNotifications"].clone();
    let ids = told.as_array().unwrap().iter();
    let ids: Vec<&str> = ids
        .map(|told| told["descriptor"]["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["unfinished", "skipped", "problem"]);
    run.article.failures.clear();
    run.summary.problems.clear();
    let mut bytes = Vec::new();
    let mut reporter = crate::reporter(Format::Sarif, &Options::default());
    reporter.begin(&mut bytes, &run.info).unwrap();
    reporter.article(&mut bytes, &run.article).unwrap();
    reporter.end(&mut bytes, &run.summary).unwrap();
    let log: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(
        log["runs"][0]["invocations"][0]["executionSuccessful"],
        true
    );
}

#[test]
fn a_run_with_too_much_keeps_the_worst() {
    let mut run = Run::sample();
    let findings = std::mem::take(&mut run.article.findings);
    let many = findings.iter().cycle().take(25_002);
    run.article.findings = many.cloned().collect();
    let log = log(&run);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let warnings = results.iter().filter(|result| result["level"] == "warning");
    assert_eq!((results.len(), warnings.count()), (25_000, 12_501));
    let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    let last = told.as_array().unwrap().last().unwrap();
    assert_eq!(
        last["message"]["text"],
        "2 findings and 0 notifications are left out"
    );
}

/// Links of a message: brackets without a backslash, and a number in parentheses.
fn links(text: &str) -> Vec<&str> {
    let mut links = Vec::new();
    for (at, _) in text.match_indices("](") {
        let (before, after) = text.split_at(at);
        let backslashes = before.len() - before.trim_end_matches('\\').len();
        if backslashes.is_multiple_of(2) {
            links.push(after[2..].split(')').next().unwrap());
        }
    }
    links
}

#[test]
fn no_text_makes_a_link() {
    for payload in PAYLOADS {
        let log = log(&Run::hostile(payload));
        let text = &log["runs"][0]["results"][0]["message"]["text"];
        assert_eq!(links(text.as_str().unwrap()), ["1", "2"], "{payload:?}");
    }
}
