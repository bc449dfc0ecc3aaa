//! What can be done about findings.

use crate::client::{Client, uri};
use crate::{FIRST, WRONG_DAY, second};
use gainsay_tests::{Scratch, gainsay};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The actions on all of a document, by the name of their command.
fn actions(client: &mut Client, uri: &str, only: &Value) -> Vec<Value> {
    let params = json!({
        "textDocument": { "uri": uri },
        "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } },
        "context": { "diagnostics": [], "only": only },
    });
    let answer = client.request("textDocument/codeAction", &params).unwrap();
    answer.as_array().unwrap().clone()
}

/// Runs the command of an action.
fn run(client: &mut Client, actions: &[Value], command: &str) -> Value {
    let action = actions
        .iter()
        .find(|action| action["command"]["command"] == command);
    let command = &action.unwrap()["command"];
    let params = json!({ "command": command["command"], "arguments": command["arguments"] });
    client.request("workspace/executeCommand", &params).unwrap()
}

fn open(folder: &Path, text: &str, can: &Value) -> (Client, String) {
    let mut client = Client::with(Some(folder), can);
    let uri = uri(&folder.join("a.txt"));
    client.open(&uri, text);
    let _ = client.diagnostics(&uri, 1);
    (client, uri)
}

#[test]
fn the_question_is_given_and_shown() {
    let scratch = Scratch::default();
    let (mut client, uri) = open(scratch.path(), WRONG_DAY, &json!({}));
    let actions = actions(&mut client, &uri, &Value::Null);
    assert!(actions.iter().all(|action| action["kind"] == "quickfix"));
    let question = run(&mut client, &actions, "gainsay.copyQuestion");
    let question = question.as_str().unwrap();
    assert!(question.ends_with('?'), "{question}");
    client.until(|client| {
        let shown = client.heard.iter();
        shown
            .filter(|one| one["method"] == "window/showMessage")
            .any(|one| one["params"]["message"] == question)
    });
}

#[test]
fn other_kinds_of_actions_are_not_offered() {
    let scratch = Scratch::default();
    let (mut client, uri) = open(scratch.path(), WRONG_DAY, &json!({}));
    assert_eq!(
        actions(&mut client, &uri, &json!(["source.organizeImports"])),
        Vec::<Value>::new()
    );
    assert_eq!(actions(&mut client, &uri, &json!(["quickfix"])).len(), 3);
    client.replace(&uri, 2, "Nothing.\n");
    assert_eq!(
        actions(&mut client, &uri, &Value::Null),
        Vec::<Value>::new()
    );
}

#[test]
fn a_rule_is_explained_in_a_page() {
    let scratch = Scratch::default();
    let can = json!({
        "window": { "showDocument": { "support": true } },
        "textDocument": { "publishDiagnostics": { "codeDescriptionSupport": true } },
    });
    let (mut client, uri) = open(scratch.path(), WRONG_DAY, &can);
    let link = client.published[&uri].1[0]["codeDescription"]["href"].clone();
    let actions = actions(&mut client, &uri, &Value::Null);
    let page = run(&mut client, &actions, "gainsay.explain");
    let explained = gainsay(["explain", "core/weekday-date"]).run().exits(0);
    assert_eq!(page.as_str().unwrap(), explained.text());
    client.until(|client| {
        client
            .heard
            .iter()
            .any(|one| one["method"] == "window/showDocument")
    });
    assert_eq!(client.heard.last().unwrap()["params"]["uri"], link);
    let file = link
        .as_str()
        .unwrap()
        .strip_prefix("file://")
        .unwrap()
        .to_owned();
    assert_eq!(fs::read_to_string(&file).unwrap(), explained.text());
    // Its examples are wrong on purpose.
    client.open(link.as_str().unwrap(), explained.text());
    assert_eq!(actions_of_page(&mut client, &link), Vec::<Value>::new());
    let unknown = json!({ "command": "gainsay.explain", "arguments": ["core/no-such"] });
    assert_eq!(
        client.request("workspace/executeCommand", &unknown),
        Err(-32602)
    );
}

fn actions_of_page(client: &mut Client, link: &Value) -> Vec<Value> {
    actions(client, link.as_str().unwrap(), &Value::Null)
}

#[test]
fn a_finding_is_dismissed_with_a_chosen_reason() {
    let scratch = Scratch::default();
    scratch.write("gainsay.toml", "root = true\n");
    scratch.write("a.txt", WRONG_DAY);
    let (mut client, uri) = open(scratch.path(), WRONG_DAY, &json!({}));
    let actions = actions(&mut client, &uri, &Value::Null);
    assert_eq!(run(&mut client, &actions, "gainsay.dismiss"), Value::Null);
    client.until(|client| {
        client
            .heard
            .iter()
            .any(|one| one["method"] == "window/showMessageRequest")
    });
    let asked = client.heard.last().unwrap().clone();
    let chosen = asked["params"]["actions"][2].clone();
    client.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": chosen }));
    client.until_codes(&uri, &[]);
    let decisions = fs::read_to_string(scratch.path().join("decisions.jsonl")).unwrap();
    let decision: Value = serde_json::from_str(decisions.trim()).unwrap();
    assert_eq!(decision["verdict"], "dismissed");
    assert_eq!(decision["reason"], chosen["title"]);
    // The command line knows it as well.
    let check = ["check", "a.txt", "--decisions", "decisions.jsonl"];
    let _ = gainsay(check).within(scratch.path()).run().exits(0);
    client.replace(&uri, 2, &format!("Again.\n\n{WRONG_DAY}"));
    assert_eq!(client.diagnostics(&uri, 2), Vec::<Value>::new());
    // And the server knows what others decide.
    let path = scratch.write("decisions.jsonl", "");
    client.touched(&[&path]);
    client.until_codes(&uri, &["core/weekday-date"]);
}

#[test]
fn a_dismissal_needs_a_reason_and_a_finding() {
    let scratch = Scratch::default();
    let (mut client, uri) = open(scratch.path(), WRONG_DAY, &json!({}));
    let dismiss = |key: &str| {
        let argument = json!({ "uri": uri, "key": key, "reason": "as printed" });
        json!({ "command": "gainsay.dismiss", "arguments": [argument] })
    };
    let method = "workspace/executeCommand";
    assert_eq!(client.request(method, &dismiss("0000")), Err(-32602));
    assert_eq!(
        client.request(method, &json!({ "command": "gainsay.dismiss" })),
        Err(-32602)
    );
    let actions = actions(&mut client, &uri, &Value::Null);
    run(&mut client, &actions, "gainsay.dismiss");
    client.until(|client| client.heard.iter().any(|one| one.get("id").is_some()));
    let asked = client.heard.last().unwrap()["id"].clone();
    client.send(&json!({ "jsonrpc": "2.0", "id": asked, "result": null }));
    let key = &actions.last().unwrap()["command"]["arguments"][0]["key"];
    assert_eq!(
        client.codes(&uri),
        ["core/weekday-date"],
        "nobody has chosen"
    );
    client
        .request(method, &dismiss(key.as_str().unwrap()))
        .unwrap();
    client.until_codes(&uri, &[]);
    let decisions = fs::read_to_string(scratch.path().join("decisions.jsonl")).unwrap();
    assert!(decisions.contains("as printed"), "{decisions}");
}

#[test]
fn a_finding_across_articles_is_dismissed_in_both() {
    let scratch = Scratch::default();
    scratch.write("gainsay.toml", "root = true\n");
    let b = uri(&scratch.write("b.txt", second()));
    let path = scratch.write("a.txt", FIRST);
    let mut client = Client::reading(scratch.path());
    let a = uri(&path);
    assert_eq!(client.codes(&b).len(), 1);
    client.open(&a, FIRST);
    client.until(|client| client.published[&a].0 == Some(1));
    let actions = actions(&mut client, &a, &Value::Null);
    let argument = &actions.last().unwrap()["command"]["arguments"][0];
    let mut argument = argument.clone();
    argument["reason"] = json!("two days");
    let params = json!({ "command": "gainsay.dismiss", "arguments": [argument] });
    client.request("workspace/executeCommand", &params).unwrap();
    client.until_codes(&b, &[]);
    client.until_codes(&a, &[]);
}

#[test]
fn a_remark_in_the_text_counts_at_once() {
    let scratch = Scratch::default();
    let mut client = Client::with(Some(scratch.path()), &json!({}));
    let uri = uri(&scratch.path().join("a.md"));
    client.open(&uri, WRONG_DAY);
    assert_eq!(client.diagnostics(&uri, 1).len(), 1);
    let remark = format!("<!-- gainsay: ignore core/weekday-date as printed -->\n{WRONG_DAY}");
    client.replace(&uri, 2, &remark);
    assert_eq!(client.diagnostics(&uri, 2), Vec::<Value>::new());
}

#[test]
fn a_remark_without_effect_is_told_where_it_stands() {
    let scratch = Scratch::default();
    let mut client = Client::with(Some(scratch.path()), &json!({}));
    let uri = uri(&scratch.path().join("a.md"));
    client.open(
        &uri,
        &format!("{WRONG_DAY}\n<!-- gainsay: ignore core/weekday as printed -->\n"),
    );
    client.until_codes(&uri, &["core/weekday-date", "faulty-remark"]);
    let told = client.diagnostics(&uri, 1);
    let remark = told
        .iter()
        .find(|one| one["code"] == "faulty-remark")
        .unwrap();
    let message = remark["message"].as_str().unwrap();
    assert!(
        message.starts_with("no rule is called `core/weekday`"),
        "{message}"
    );
    assert_ne!(remark["range"]["start"]["line"], 0);
}
