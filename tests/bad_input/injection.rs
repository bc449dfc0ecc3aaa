//! Markup, escape sequences and workflow commands in an article come out inert.

use gainsay_tests::{Scratch, formats, gainsay};

/// The finding quotes the date and shows the lines around it; the title is shown too.
const ARTICLE: &str = "# <script>alert(1)</script> \u{1b}[31m ::error::forged\n\n\
    \u{1b}]8;;https://example.org\u{7}The bridge <img src=x onerror=alert(1)> opened on \
    Monday, 5 June 2013, \u{202e}\u{1b}[2Jthe mayor said ![x](https://example.org/x.png).\n\
    ::warning file=a.rs::forged\n";

/// A file name may hold as much.
const NAME: &str = "a\u{1b}[31m<b>&::error::.md";

#[test]
fn nothing_of_an_article_acts() {
    let scratch = Scratch::default();
    scratch.write(NAME, ARTICLE);
    for format in formats() {
        let run = gainsay(["check", NAME, "--format", &format])
            .within(scratch.path())
            .run();
        let out = run.exits(1);
        for text in [out.text(), out.stderr.as_str()] {
            assert!(
                !text.contains(['\u{1b}', '\u{7}', '\u{202e}']),
                "{format}: {text}"
            );
            let own = |line: &str| format == "github" && line.starts_with("::error file=a");
            let forged = |line: &str| line.trim_start().starts_with("::") && !own(line);
            assert!(!text.lines().any(forged), "{format}: {text}");
        }
        if format == "html" {
            for markup in ["<script", "<img", "<b>&"] {
                assert!(!out.text().contains(markup), "{markup}: {}", out.text());
            }
        }
        if ["markdown", "github-summary", "junit"].contains(&format.as_str()) {
            for markup in ["<script", "<img", "<b>", "![x](http"] {
                assert!(
                    !unfenced(out.text()).contains(markup),
                    "{markup}: {}",
                    out.text()
                );
            }
        }
    }
}

#[test]
fn nothing_of_an_article_acts_where_its_claims_are_shown() {
    let scratch = Scratch::default();
    scratch.write(NAME, ARTICLE);
    for view in [
        &[][..],
        &["--highlight"],
        &["--sources"],
        &["--format", "json"],
    ] {
        let run = gainsay(["claims", NAME]).args(view);
        let out = run.within(scratch.path()).run().exits(0);
        let text = out.text();
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text}");
        let forged = |line: &str| line.trim_start().starts_with("::");
        assert!(!text.lines().any(forged), "{text}");
    }
}

#[test]
fn nothing_of_a_bad_file_acts() {
    let scratch = Scratch::default();
    scratch.write(NAME, b"\0");
    let run = gainsay(["check", NAME]).within(scratch.path()).run();
    let out = run.exits(2).complains(&["zero"]);
    assert!(!out.stderr.contains('\u{1b}'), "{}", out.stderr);
}

/// Markdown outside fenced blocks, in which text is shown as it is, and without escaped characters.
fn unfenced(markdown: &str) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if !inside {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}
