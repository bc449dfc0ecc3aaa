//! Text from outside stays text, whatever it says, in every field and every format.

use crate::html::document::Document;
use crate::{Format, Options, claims, escape, sample};
use gainsay_model::{ArticleReport, CivilDay, Timex};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// What articles, paths and plugins might say to act on whoever shows a report.
pub(crate) const PAYLOADS: [&str; 46] = [
    "::error file=x::boo",
    "  ::warning::x",
    "x\n::error::boo",
    "x\r::stop-commands::t",
    "##[error]boo",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[buildStatus text='x']",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</script><script>",
    "<!-- x -->",
    "<https://a.example>",
    "https://a.example/x",
    "www.a.example",
    "\x1b[31mred",
    "\x1b]0;title\x07",
    "\x1b]8;;https://a.example\x1b\\x",
    "\u{9b}31mred",
    "\u{90}q\u{9c}",
    "over\rwritten",
    "back\x08\x08\x7f",
    "\u{202e}desrever",
    "\u{2066}isolate\u{2069}",
    "zero\u{200b}width",
    "tag\u{e0041}\u{e007f}",
    "line\u{2028}separator\u{2029}",
    "line\u{85}feed\u{c}form\u{b}tab",
    "[x](javascript:alert(1))",
    "![x](https://a.example/x.png)",
    "[x]: https://a.example",
    "[x][y] [^1]",
    "| a | b |\n| --- | --- |",
    "a | b",
    "# heading",
    "> quote",
    "- item\n- item",
    "1. item",
    "12) item",
    "***",
    "```sh\nrm\n```",
    "    code",
    "title\n===",
    "`code` **bold** _it_ ~~s~~ $x$",
    "@everyone #1 GH-1 &lt;b&gt;",
    "\"};alert(1);{\"",
    "\\*x\\* \\",
];

const WIDTHS: [usize; 2] = [40, 100];

fn outputs(format: Format, payload: &str) -> Vec<String> {
    let (article, skipped) = sample::hostile(payload);
    WIDTHS
        .map(|width| {
            let options = Options {
                color: false,
                width,
            };
            sample::run(format, &options, &article, &skipped)
        })
        .into()
}

pub(crate) fn acts_on_terminals(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}

#[test]
fn nothing_acts_on_a_terminal() {
    for format in Format::ALL {
        for payload in PAYLOADS {
            for output in outputs(format, payload) {
                let acting = output.chars().find(|c| acts_on_terminals(*c));
                assert_eq!(acting, None, "{format}, {payload:?}");
            }
        }
    }
}

#[test]
fn nothing_commands_a_build_server() {
    for format in [
        Format::Full,
        Format::Concise,
        Format::Markdown,
        Format::Html,
    ] {
        for payload in PAYLOADS {
            for output in outputs(format, payload) {
                for line in output.lines() {
                    let start = line.trim_start();
                    let command = start.starts_with("::") && !start.starts_with("::: ");
                    assert!(!command, "{format}, {payload:?}: {line}");
                    for opening in ["##[", "##vso[", "##teamcity["] {
                        assert!(!line.contains(opening), "{format}, {payload:?}: {line}");
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_adds_lines_to_the_concise_format() {
    let harmless = outputs(Format::Concise, "harmless").remove(0);
    for payload in PAYLOADS {
        for output in outputs(Format::Concise, payload) {
            assert_eq!(
                output.lines().count(),
                harmless.lines().count(),
                "{payload:?}"
            );
        }
    }
}

/// The elements of a Markdown text, without its words.
fn elements(markdown: &str) -> Vec<String> {
    let options = pulldown_cmark::Options::all();
    Parser::new_ext(markdown, options)
        .filter(|event| !matches!(event, Event::Text(_) | Event::SoftBreak))
        .map(|event| format!("{event:?}"))
        .collect()
}

/// The words of a Markdown text, an element a line.
fn words(markdown: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for event in Parser::new_ext(markdown, pulldown_cmark::Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => words.last_mut().unwrap().push_str(&text),
            Event::Start(Tag::Strong | Tag::Emphasis) | Event::End(TagEnd::Strong) => {}
            _ => words.push(String::new()),
        }
    }
    words
}

#[test]
fn nothing_becomes_an_element_of_markdown() {
    let (article, skipped) = sample::hostile("harmless");
    let options = Options::default();
    let template = elements(&sample::run(Format::Markdown, &options, &article, &skipped));
    assert!(template.len() > 40);
    for payload in PAYLOADS {
        for output in outputs(Format::Markdown, payload) {
            assert_eq!(elements(&output), template, "{payload:?}\n{output}");
        }
    }
}

#[test]
fn markdown_keeps_the_words() {
    for payload in PAYLOADS {
        let shown = escape::terminal(payload);
        let output = outputs(Format::Markdown, payload).remove(0);
        let kept = words(&output).iter().any(|line| {
            line.replace('\u{200b}', "")
                .ends_with(&format!("Why: {shown}"))
        });
        assert!(kept, "{payload:?}\n{output}");
    }
}

#[test]
fn no_mention_or_address_survives_in_markdown() {
    for payload in PAYLOADS {
        for line in words(&outputs(Format::Markdown, payload).remove(0)) {
            for live in ["@everyone", "#1", "GH-1", "https://", "www."] {
                assert!(!line.contains(live), "{payload:?}: {line}");
            }
        }
    }
}

#[test]
fn json_gives_the_words_back() {
    for payload in PAYLOADS {
        let output = outputs(Format::Json, payload).remove(0);
        assert!(!output.contains('<'), "{output}");
        let parsed: serde_json::Value = serde_json::from_str(&output).unwrap();
        let article = &parsed["articles"][0];
        assert_eq!(article["findings"][0]["message"], payload);
        assert_eq!(article["findings"][0]["evidence"][2]["exact"], payload);
        assert_eq!(article["unfinished"][0]["reason"], payload);
        assert_eq!(parsed["articles"][1]["error"], payload);
        for line in outputs(Format::JsonLines, payload).remove(0).lines() {
            assert!(
                serde_json::from_str::<serde_json::Value>(line).is_ok(),
                "{line}"
            );
        }
    }
}

/// The hostile article and one with hostile claims, as pages.
fn html(payload: &str) -> [Document; 2] {
    let (article, skipped) = sample::hostile(payload);
    let mut understood = ArticleReport {
        claims: claims::sample::hostile(payload).claims,
        ..article.clone()
    };
    // A second date makes a line of them.
    let times = &mut understood.claims.times;
    let other = times.first().cloned().map(|time| Timex {
        earliest: CivilDay::new(2023, 5, 2),
        ..time
    });
    times.extend(other);
    [article, understood].map(|article| {
        let options = Options::default();
        Document::read(&sample::run(Format::Html, &options, &article, &skipped))
    })
}

/// The elements of a page with the attributes that text from outside might change.
fn tags(document: &Document) -> Vec<String> {
    document
        .elements
        .iter()
        .map(|element| format!("{} {:?}", element.name, element.attributes))
        .collect()
}

#[test]
fn nothing_becomes_an_element_of_html() {
    let templates = html("harmless").map(|document| tags(&document));
    for payload in PAYLOADS {
        for (document, template) in html(payload).iter().zip(&templates) {
            assert_eq!(document.errors, Vec::<String>::new(), "{payload:?}");
            let (tags, rows) = (tags(document), "textarea");
            // The field to copy from is as high as its text is long.
            let same = |(a, b): (&String, &String)| a == b || a.starts_with(rows);
            assert_eq!(tags.len(), template.len(), "{payload:?}");
            assert!(tags.iter().zip(template).all(same), "{payload:?}");
        }
    }
}

#[test]
fn html_keeps_the_words() {
    for payload in PAYLOADS {
        let shown = escape::terminal(payload);
        for document in html(payload) {
            let card = document.classed("card").next().unwrap();
            let words = format!("{shown} Question to the author");
            assert!(card.text.contains(&words), "{payload:?}: {}", card.text);
        }
    }
}
