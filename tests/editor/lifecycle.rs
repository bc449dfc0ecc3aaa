//! How conversations begin, end, and survive nonsense.

use crate::WRONG_DAY;
use crate::client::Client;
use serde_json::{Value, json};

const URI: &str = "untitled:Untitled-1";

#[test]
fn initialize_comes_first_and_once() {
    let mut client = Client::silent();
    assert_eq!(
        client.request("textDocument/hover", &json!({})),
        Err(-32002)
    );
    let offered = json!({ "general": { "positionEncodings": ["utf-8", "utf-16"] } });
    let params = json!({ "capabilities": offered });
    let answer = client.request("initialize", &params).unwrap();
    assert_eq!(answer["capabilities"]["positionEncoding"], "utf-8");
    assert_eq!(answer["serverInfo"]["name"], "gainsay");
    assert_eq!(client.request("initialize", &params), Err(-32600));
}

#[test]
fn shutdown_and_exit_end_it_in_order() {
    let mut client = Client::with(None, &json!({}));
    assert_eq!(client.request("shutdown", &Value::Null), Ok(Value::Null));
    assert_eq!(client.request("shutdown", &Value::Null), Err(-32600));
    assert_eq!(client.ends(true), Some(0));
}

#[test]
fn an_end_without_shutdown_is_1() {
    assert_eq!(Client::with(None, &json!({})).ends(true), Some(1));
    assert_eq!(Client::with(None, &json!({})).ends(false), Some(1));
    assert_eq!(Client::silent().ends(true), Some(1));
    let mut client = Client::with(None, &json!({}));
    client.request("shutdown", &Value::Null).unwrap();
    assert_eq!(
        client.ends(false),
        Some(0),
        "the client's machine may be gone"
    );
}

#[test]
fn nonsense_is_answered_and_survived() {
    let mut client = Client::with(None, &json!({}));
    let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    for (text, code) in [
        (framed("{"), -32700),
        (format!("GET / HTTP/1.1\r\n\r\n{}", framed("\u{0}")), -32700),
        (
            format!("Content-Length: x\r\n\r\n{{}}{}", framed("[]")),
            -32600,
        ),
        (framed(r#"{"id":[],"method":"wave"}"#), -32600),
    ] {
        client.raw(text.as_bytes());
        assert_eq!(client.answer(&Value::Null), Err(code), "{text}");
    }
    assert_eq!(client.request("textDocument/wave", &json!({})), Err(-32601));
    for params in [json!(null), json!([]), json!({ "textDocument": 7 })] {
        assert_eq!(client.request("textDocument/hover", &params), Err(-32602));
        client.notify("textDocument/didOpen", &params);
        client.notify("textDocument/didChange", &params);
        client.notify("$/cancelRequest", &params);
    }
    client.notify("$/wave", &json!({}));
    client.send(&json!({ "jsonrpc": "2.0", "id": 77, "result": null }));
    client.replace("untitled:never-opened", 2, WRONG_DAY);
    client.notify(
        "textDocument/didClose",
        &json!({ "textDocument": { "uri": "never" } }),
    );
    client.open(URI, WRONG_DAY);
    assert_eq!(client.diagnostics(URI, 1).len(), 1);
}

#[test]
fn a_request_is_taken_back() {
    let mut client = Client::with(None, &json!({}));
    // The rules are not ready yet, so that the answer has to wait.
    client.open(URI, WRONG_DAY);
    let at = json!({
        "textDocument": { "uri": URI },
        "position": { "line": 0, "character": 30 },
    });
    let (waits, cancelled) = (
        client.ask("textDocument/hover", &at),
        client.ask("textDocument/hover", &at),
    );
    client.notify("$/cancelRequest", &json!({ "id": cancelled }));
    assert_eq!(client.answer(&json!(cancelled)), Err(-32800));
    assert!(client.answer(&json!(waits)).unwrap()["contents"].is_object());
}

#[test]
fn progress_of_reading_is_shown_to_those_who_can_show_it() {
    let scratch = gainsay_tests::Scratch::default();
    for number in 0..60 {
        scratch.write(&format!("{number}.txt"), WRONG_DAY);
    }
    let can = json!({ "window": { "workDoneProgress": true } });
    let mut client = Client::with(Some(scratch.path()), &can);
    client.until(|client| {
        let create = "window/workDoneProgress/create";
        client
            .heard
            .iter()
            .any(|message| message["method"] == create)
    });
    let create = client.heard.last().unwrap().clone();
    client.send(&json!({ "jsonrpc": "2.0", "id": create["id"], "result": null }));
    client.until_read(1);
    let progress = client
        .heard
        .iter()
        .filter(|message| message["method"] == "$/progress");
    let kinds: Vec<&str> = progress
        .map(|message| message["params"]["value"]["kind"].as_str().unwrap())
        .collect();
    // On a fast machine everything is read before the client has answered.
    if let (Some(first), Some(last)) = (kinds.first(), kinds.last()) {
        assert_eq!((*first, *last), ("begin", "end"), "{kinds:?}");
    }
    assert_eq!(client.published.len(), 60);
}
