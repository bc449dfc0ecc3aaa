//! Each view as recorded, and what holds for all of them.

use super::{View, claims_reporter, sample};
use crate::injection::{PAYLOADS, acts_on_terminals};
use crate::{Options, RunInfo, escape};
use gainsay_model::{ArticleReport, RunSummary, SourceMap};

const VIEWS: [View; 3] = [View::Table, View::Highlight, View::Sources];

fn shown(view: View, report: &ArticleReport, color: bool, width: usize) -> String {
    let mut bytes = Vec::new();
    let mut reporter = claims_reporter(view, &Options { color, width });
    reporter.begin(&mut bytes, &RunInfo::default()).unwrap();
    reporter.article(&mut bytes, report).unwrap();
    reporter.end(&mut bytes, &RunSummary::default()).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Without the colours that the views themselves set.
fn plain(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').unwrap().1)
}

#[test]
fn views_are_as_recorded() {
    let report = sample::article();
    for (name, view, width) in [
        ("claims-table.txt", View::Table, 110),
        ("claims-blocks.txt", View::Table, 60),
        ("claims-highlight.txt", View::Highlight, 90),
        ("claims-sources.txt", View::Sources, 90),
    ] {
        crate::sample::held_against(name, &shown(view, &report, false, width));
    }
}

#[test]
fn nothing_of_an_article_acts() {
    for payload in PAYLOADS {
        let report = sample::hostile(payload);
        for view in VIEWS {
            for (color, width) in [(false, 40), (false, 120), (true, 80)] {
                let text = plain(&shown(view, &report, color, width));
                let acting = text.chars().find(|c| acts_on_terminals(*c));
                assert_eq!(acting, None, "{view:?}, {payload:?}");
                for line in text.lines() {
                    let forged = line.trim_start().starts_with("::") || line.contains("##[");
                    assert!(!forged, "{view:?}, {payload:?}: {line}");
                }
            }
        }
    }
}

#[test]
fn lines_keep_to_the_width() {
    let report = sample::article();
    for view in VIEWS {
        // On a narrower terminal a source keeps a few columns of its name all the same.
        let narrowest = if view == View::Sources { 60 } else { 40 };
        for width in [narrowest, 72, 80, 100, 140] {
            // A path is shown whole, however long it is.
            for line in shown(view, &report, false, width).lines().skip(1) {
                assert!(escape::columns(line) <= width, "{view:?}, {width}: {line}");
            }
        }
    }
}

#[test]
fn colours_change_no_words() {
    let report = sample::article();
    for view in [View::Table, View::Sources] {
        let without = shown(view, &report, false, 100);
        assert_eq!(plain(&shown(view, &report, true, 100)), without);
        assert!(!without.contains('\u{1b}'));
    }
    // Where there are colours, no signs stand under the words.
    let (with, without) = (
        plain(&shown(View::Highlight, &report, true, 100)),
        shown(View::Highlight, &report, false, 100),
    );
    assert!(with.lines().count() < without.lines().count());
    let numbered = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .filter(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(numbered(&with), numbered(&without));
}

#[test]
fn signs_stand_under_their_words() {
    let text = shown(View::Highlight, &sample::article(), false, 100);
    let lines: Vec<&str> = text.lines().collect();
    let mut checked = 0;
    for pair in lines.windows(2) {
        for (words, sign) in [("reached", '^'), ("Monday", 't'), ("About 40 lorries", 'f')] {
            let Some(at) = pair[0].find(words).filter(|_| pair[0].contains(" │ ")) else {
                continue;
            };
            let at = pair[0][..at].chars().count();
            let signs: String = pair[1].chars().skip(at).take(words.len()).collect();
            assert!(signs.chars().all(|c| c == sign), "{words}: {signs}");
            checked += 1;
        }
    }
    assert_eq!(checked, 3);
}

#[test]
fn sources_that_cite_each_other_in_a_circle_are_shown() {
    let mut report = sample::article();
    let said = &mut report.claims.attributions;
    (said[0].parent, said[1].parent) = (Some(1), Some(0));
    (said[2].parent, said[3].parent) = (Some(2), Some(99));
    let text = shown(View::Sources, &report, false, 90);
    for cue in ["reported", "citing", "said", "not say"] {
        assert!(text.contains(cue), "{cue}: {text}");
    }
}

#[test]
fn a_line_as_long_as_the_file_is_shown_to_its_end() {
    let mut report = sample::article();
    report.text = format!("{}end", "word ".repeat(100_000));
    report.source = SourceMap::identity(report.text.clone());
    let text = shown(View::Highlight, &report, true, 100);
    assert!(text.contains("end") && plain(&text).lines().all(|l| escape::columns(l) <= 100));
}
