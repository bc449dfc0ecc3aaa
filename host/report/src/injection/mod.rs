//! Text from outside stays text, whatever it says, in every field and every format.

mod fields;
mod html;
mod markdown;
mod schemas;
mod skeleton;

use crate::sample::Run;
use crate::{Format, Options};
use skeleton::skeleton;

/// What articles, paths and plugins might say to act on whoever shows a report.
pub(crate) const PAYLOADS: [&str; 51] = [
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
    "]]><x/> &amp; <![CDATA[",
    "%0A::error::x %25",
    "a,line=9:b",
    "\0\u{1}\u{fffe}\u{ffff}\u{1f}",
    "{0} {{1}} [x](1) [y]",
];

const WIDTHS: [usize; 2] = [40, 100];

fn outputs(format: Format, payload: &str) -> [String; 2] {
    let run = Run::hostile(payload);
    WIDTHS.map(|width| {
        let options = Options {
            color: false,
            width,
        };
        run.written(format, &options)
    })
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
    for format in Format::ALL {
        for payload in PAYLOADS {
            for output in outputs(format, payload) {
                // JSON has to give the words back, and no line of it begins with them.
                let json = output.starts_with(['{', '[']);
                for line in output.lines() {
                    let start = line.trim_start();
                    // Those of the format itself are counted where its parts are.
                    let own = format == Format::Github;
                    let command = start.starts_with("::") && !start.starts_with("::: ") && !own;
                    assert!(!command, "{format}, {payload:?}: {line}");
                    for opening in ["##[", "##vso[", "##teamcity["] {
                        let opens = !json && line.contains(opening);
                        assert!(!opens, "{format}, {payload:?}: {line}");
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_changes_what_a_report_is_made_of() {
    for format in Format::ALL {
        let template = skeleton(format, "harmless", &outputs(format, "harmless")[0]);
        for payload in PAYLOADS {
            for output in outputs(format, payload) {
                let made_of = skeleton(format, payload, &output);
                assert_eq!(made_of, template, "{format}, {payload:?}\n{output}");
            }
        }
    }
}

#[test]
fn json_gives_the_words_back() {
    for payload in PAYLOADS {
        let [output, _] = outputs(Format::Json, payload);
        assert!(!output.contains('<'), "{output}");
        let parsed: serde_json::Value = serde_json::from_str(&output).unwrap();
        let article = &parsed["articles"][0];
        assert_eq!(article["findings"][0]["message"], payload);
        assert_eq!(article["findings"][0]["evidence"][2]["exact"], payload);
        assert_eq!(article["unfinished"][0]["reason"], payload);
        assert_eq!(parsed["articles"][1]["error"], payload);
    }
}

/// Pieces of which texts are made that try several things at once.
const PIECES: [&str; 32] = [
    "a",
    " ",
    "\n",
    "\r",
    "[",
    "]",
    "(",
    ")",
    "](1)",
    "{0}",
    "|",
    "`",
    "*",
    "_",
    "<b>",
    "]]>",
    "&lt;",
    "#",
    "- ",
    "1.",
    "::error::",
    "##[x]",
    "%0A",
    ",",
    "=",
    "\\",
    "\"",
    "\u{1b}[m",
    "\u{202e}",
    "𝄞",
    "\0",
    "é",
];

#[test]
fn no_mixture_changes_what_a_report_is_made_of() {
    let mut state = 7u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize
    };
    for _ in 0..400 {
        let length = 2 + next() % 8;
        let text: String = (0..length).map(|_| PIECES[next() % PIECES.len()]).collect();
        // White space alone is no text at all.
        let text = format!("{text}x");
        for format in Format::ALL {
            let template = skeleton(format, "harmless", &outputs(format, "harmless")[0]);
            let [output, _] = outputs(format, &text);
            assert_eq!(
                skeleton(format, &text, &output),
                template,
                "{format}, {text:?}\n{output}"
            );
        }
    }
}
