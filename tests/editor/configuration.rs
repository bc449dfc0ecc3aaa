//! What `gainsay.toml` sets holds in the editor.

use crate::WRONG_DAY;
use crate::client::{Client, uri};
use gainsay_tests::Scratch;
use serde_json::json;

#[test]
fn overrides_and_exclusions_hold() {
    let scratch = Scratch::default();
    scratch.write(
        "gainsay.toml",
        "root = true\nexclude = ['drafts']\n[[overrides]]\npaths = ['opinion']\nseverity = { core = 'info' }\n",
    );
    let names = [
        "city/a.txt",
        "opinion/b.txt",
        "drafts/c.txt",
        ".hidden/d.txt",
    ];
    let uris = names.map(|name| uri(&scratch.write(name, WRONG_DAY)));
    let mut client = Client::reading(scratch.path());
    client.until(|client| client.published.len() == 2);
    let severity = |client: &Client, uri: &str| client.published[uri].1[0]["severity"].clone();
    assert_eq!(severity(&client, &uris[0]), 1);
    assert_eq!(severity(&client, &uris[1]), 3);
    // What is open is checked, excluded or not.
    client.open(&uris[2], WRONG_DAY);
    assert_eq!(client.diagnostics(&uris[2], 1).len(), 1);
}

#[test]
fn a_changed_file_holds_at_once() {
    let scratch = Scratch::default();
    let file = scratch.write("gainsay.toml", "root = true\n");
    let a = uri(&scratch.write("a.txt", WRONG_DAY));
    let b = uri(&scratch.write("b.txt", WRONG_DAY));
    let mut client = Client::reading(scratch.path());
    client.open(&a, WRONG_DAY);
    client.until_codes(&a, &["core/weekday-date"]);
    client.until_codes(&b, &["core/weekday-date"]);
    scratch.write("gainsay.toml", "root = true\nignore = ['core']\n");
    client.touched(&[&file]);
    client.until_codes(&a, &[]);
    client.until_codes(&b, &[]);
    scratch.write("gainsay.toml", "root = true\nignore = ['cor']\n");
    client.touched(&[&file]);
    client.until(|client| {
        let mut heard = client
            .heard
            .iter()
            .filter(|one| one["method"] == "window/showMessage");
        heard.any(|one| {
            one["params"]["message"]
                .as_str()
                .unwrap()
                .contains("gainsay.toml:2:11")
        })
    });
    scratch.write("gainsay.toml", "root = true\n");
    client.notify(
        "textDocument/didSave",
        &json!({ "textDocument": { "uri": uri(&file) } }),
    );
    client.until_codes(&a, &["core/weekday-date"]);
    client.until_codes(&b, &["core/weekday-date"]);
}

#[test]
fn a_faulty_file_is_told_and_questions_are_answered() {
    let scratch = Scratch::default();
    scratch.write("gainsay.toml", "root = true\nfial_on = 'error'\n");
    let path = scratch.write("a.txt", WRONG_DAY);
    let mut client = Client::with(Some(scratch.path()), &json!({}));
    client.open(&uri(&path), WRONG_DAY);
    let at = json!({
        "textDocument": { "uri": uri(&path) },
        "position": { "line": 0, "character": 30 },
    });
    assert!(client.request("textDocument/hover", &at).unwrap().is_null());
    let told = &client.heard.last().unwrap()["params"]["message"];
    assert!(
        told.as_str().unwrap().contains("did you mean `fail_on`?"),
        "{told}"
    );
}

#[test]
fn folders_come_and_go() {
    let scratch = Scratch::default();
    let (one, two) = (scratch.path().join("one"), scratch.path().join("two"));
    let a = uri(&scratch.write("one/a.txt", WRONG_DAY));
    let b = uri(&scratch.write("two/b.txt", WRONG_DAY));
    for folder in ["one", "two"] {
        scratch.write(&format!("{folder}/gainsay.toml"), "root = true\n");
    }
    let mut client = Client::reading(&one);
    client.until_codes(&a, &["core/weekday-date"]);
    let event = json!({ "added": [{ "uri": uri(&two) }], "removed": [{ "uri": uri(&one) }] });
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        &json!({ "event": event }),
    );
    client.until_codes(&b, &["core/weekday-date"]);
    client.until_codes(&a, &[]);
    client.open(&a, WRONG_DAY);
    assert_eq!(client.diagnostics(&a, 1).len(), 1);
}
