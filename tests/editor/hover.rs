//! What is told of the words under the cursor.

use crate::WRONG_DAY;
use crate::client::Client;
use serde_json::{Value, json};

const URI: &str = "untitled:Untitled-1";

const TEXT: &str = "date 2031-03-12\n\nFire at the mill\n\nAs many as 7,000 tons of paper burned on \
    Tuesday, Ada Brenn of the fire brigade said. Nobody was hurt.\n";

/// The hover text at the first of these words, and the words that it is about.
fn hover(client: &mut Client, text: &str, words: &str) -> Option<(String, String)> {
    let at = text.find(words).unwrap();
    let line = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let params = json!({
        "textDocument": { "uri": URI },
        "position": { "line": line, "character": at - start },
    });
    let answer = client.request("textDocument/hover", &params).unwrap();
    let value = answer["contents"]["value"].as_str()?.to_owned();
    let column = |end: &str| answer["range"][end]["character"].as_u64().unwrap() as usize;
    let about = text.lines().nth(line).unwrap();
    Some((value, about[column("start")..column("end")].to_owned()))
}

fn open(text: &str, formats: &Value) -> Client {
    let can = json!({ "textDocument": { "hover": { "contentFormat": formats } } });
    let mut client = Client::with(None, &can);
    client.open(URI, text);
    client
}

#[test]
fn a_figure_tells_how_it_is_read() {
    let mut client = open(TEXT, &json!(["markdown"]));
    let (told, about) = hover(&mut client, TEXT, "7,000").unwrap();
    assert!(about.contains("7,000 tons"), "{about}");
    for part in [
        "- value: at most 7000",
        "- can mean: ",
        "- kind: how much",
        "Ada Brenn",
    ] {
        assert!(told.contains(part), "no {part} in\n{told}");
    }
}

#[test]
fn a_date_tells_how_it_was_resolved() {
    let mut client = open(TEXT, &json!(["plaintext"]));
    let (told, about) = hover(&mut client, TEXT, "Tuesday").unwrap();
    assert_eq!(about, "Tuesday");
    for part in [
        "TIMEX3: DATE 2031-03-11",
        "days: Tuesday 2031-03-11",
        "with the article's day, Wednesday 2031-03-12",
    ] {
        assert!(told.contains(part), "no {part} in\n{told}");
    }
    let undated = TEXT.replace("date 2031-03-12\n\n", "");
    client.replace(URI, 2, &undated);
    let (told, _) = hover(&mut client, &undated, "Tuesday").unwrap();
    assert!(
        told.contains("the article gives no day of its own"),
        "{told}"
    );
    assert_eq!(hover(&mut client, &undated, "Nobody"), None);
}

#[test]
fn a_finding_tells_why_and_what_to_ask() {
    let mut client = open(WRONG_DAY, &json!(["markdown"]));
    let (told, about) = hover(&mut client, WRONG_DAY, "Monday").unwrap();
    assert_eq!(about, "Monday, 5 June 2013");
    for part in ["- rule: core/weekday-date", "- why: ", "- ask: ", "TIMEX3"] {
        assert!(told.contains(part), "no {part} in\n{told}");
    }
}

#[test]
fn an_articles_words_are_no_markdown() {
    let text = TEXT.replace("tons of paper", "<b>tons</b> [of](x:y) *paper*");
    let mut client = open(&text, &json!(["markdown"]));
    let (told, _) = hover(&mut client, &text, "7,000").unwrap();
    for markup in ["<b>", "](", " *paper*"] {
        assert!(!told.contains(markup), "{told}");
    }
}
