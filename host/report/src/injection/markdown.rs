//! Words in Markdown stay words, and stay readable.

use super::{PAYLOADS, outputs};
use crate::{Format, escape};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The words of a Markdown text, an element a line.
fn words(markdown: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => words.last_mut().unwrap().push_str(&text),
            Event::Start(Tag::Strong | Tag::Emphasis) | Event::End(TagEnd::Strong) => {}
            _ => words.push(String::new()),
        }
    }
    words
}

const FORMATS: [Format; 2] = [Format::Markdown, Format::GithubSummary];

#[test]
fn the_words_are_kept() {
    for (format, payload) in cases() {
        let shown = escape::terminal(payload);
        let [output, _] = outputs(format, payload);
        let kept = words(&output).iter().any(|line| {
            line.replace('\u{200b}', "")
                .ends_with(&format!("Why: {shown}"))
        });
        assert!(kept, "{payload:?}\n{output}");
    }
}

#[test]
fn no_mention_or_address_survives() {
    for (format, payload) in cases() {
        for line in words(&outputs(format, payload)[0]) {
            for live in ["@everyone", "#1", "GH-1", "https://", "www."] {
                assert!(!line.contains(live), "{payload:?}: {line}");
            }
        }
    }
}

fn cases() -> impl Iterator<Item = (Format, &'static str)> {
    let payloads = |format| PAYLOADS.iter().map(move |payload| (format, *payload));
    FORMATS.into_iter().flat_map(payloads)
}
