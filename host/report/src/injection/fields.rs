//! One hostile text in one place at a time: 200 texts, 8 places, every format.

use super::skeleton::{HARMLESS, skeleton};
use super::{PAYLOADS, acts_on_terminals};
use crate::sample::Run;
use crate::{Format, Options};

/// Where text from outside stands in a run.
#[derive(Clone, Copy, Debug)]
enum Field {
    /// Names of files.
    Path,
    /// Title, publisher and section.
    Metadata,
    /// The article itself, and what is cited of it.
    Text,
    /// What a finding says.
    Words,
    /// What it says of its sides.
    Notes,
    /// A rule of a pack, with its name.
    Rule,
    /// A plugin that fails, with its reason.
    Plugin,
    /// Why something was passed over or left out.
    Reason,
}

const FIELDS: [Field; 8] = [
    Field::Path,
    Field::Metadata,
    Field::Text,
    Field::Words,
    Field::Notes,
    Field::Rule,
    Field::Plugin,
    Field::Reason,
];

/// The payloads, alone and with what may make another of them.
fn texts() -> Vec<String> {
    let each = |make: &dyn Fn(usize, &str) -> String| -> Vec<String> {
        let payloads = PAYLOADS.iter().enumerate();
        payloads.map(|(at, payload)| make(at, payload)).collect()
    };
    let other = |at: usize| PAYLOADS[(at + 17) % PAYLOADS.len()];
    let mut texts = each(&|_, payload| payload.to_owned());
    texts.extend(each(&|_, payload| format!("x\r\n{payload}\n{payload}")));
    texts.extend(each(&|at, payload| format!("{payload}{}", other(at))));
    texts.extend(each(&|at, payload| format!("{}\"' {payload}", other(at))));
    texts.truncate(200);
    texts
}

/// A run in which one place holds a text, and all others a harmless one.
fn run(field: Field, text: &str) -> Run {
    let mut run = Run::hostile(HARMLESS);
    let hostile = Run::hostile(text);
    let (article, from) = (&mut run.article, hostile.article);
    let (finding, from_finding) = (&mut article.findings[0], &from.findings[0]);
    match field {
        Field::Path => {
            (article.id, article.path) = (from.id, from.path);
            (run.skipped.id, run.skipped.path) = (hostile.skipped.id, hostile.skipped.path);
            for side in &mut finding.evidence {
                side.article = article.id.clone();
                if let Some(elsewhere) = &mut side.elsewhere {
                    elsewhere.path = text.to_owned();
                }
            }
        }
        Field::Metadata => {
            article.title = from.title;
            (article.publisher, article.section) = (from.publisher, from.section);
        }
        Field::Text => {
            (article.text, article.source) = (from.text, from.source);
            for (side, from) in finding.evidence.iter_mut().zip(&from_finding.evidence) {
                (side.span, side.exact) = (from.span, from.exact.clone());
                if let (Some(one), Some(two)) = (&mut side.elsewhere, &from.elsewhere) {
                    one.quote = two.quote.clone();
                }
            }
            article.suppressed[0].finding.evidence = finding.evidence.clone();
        }
        Field::Words => {
            finding.message = text.into();
            finding.why = text.into();
            finding.ask = text.into();
            finding.derivation = vec![text.into()];
        }
        Field::Notes => {
            for side in &mut finding.evidence {
                side.role = text.into();
                side.note = text.into();
            }
        }
        Field::Rule => {
            finding.rule = text.to_owned();
            (finding.id, finding.key) = (text.to_owned(), text.to_owned());
            article.failures[0].rules = vec![text.to_owned()];
            run.info.rules = hostile.info.rules;
        }
        Field::Plugin => {
            article.failures[0].plugin = text.to_owned();
            article.failures[0].reason = text.into();
            for problem in &mut run.summary.problems {
                problem.subject = text.to_owned();
                problem.reason = text.into();
            }
        }
        Field::Reason => {
            run.skipped.reason = hostile.skipped.reason;
            article.suppressed[0].reason = text.into();
            run.summary.notices = hostile.summary.notices;
        }
    }
    run
}

#[test]
fn no_text_in_any_one_place_changes_what_a_report_is_made_of() {
    let options = Options {
        color: false,
        width: 100,
    };
    let mut checks = 0;
    for field in FIELDS {
        for format in Format::ALL {
            let written = |text: &str| run(field, text).written(format, &options);
            let template = skeleton(format, HARMLESS, &written(HARMLESS));
            for text in texts() {
                let output = written(&text);
                let made_of = skeleton(format, &text, &output);
                assert_eq!(made_of, template, "{field:?}, {format}, {text:?}\n{output}");
                let acting = output.chars().find(|c| acts_on_terminals(*c));
                assert_eq!(acting, None, "{field:?}, {format}, {text:?}");
                checks += 1;
            }
        }
    }
    assert!(checks >= 12_800, "{checks}");
}
