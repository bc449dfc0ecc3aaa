//! What is shown in a file, as diagnostics.

use crate::protocol::{Client, Diagnostic, Link, Location, Related};
use crate::shown::{Shown, Side};
use gainsay_model::Severity;
use std::fmt::Write as _;
use std::sync::Arc;

/// Diagnostics of one file: editors become slow with more. The worst are kept.
const MOST: usize = 250;

/// Related places of one diagnostic.
const MOST_RELATED: usize = 16;

/// How places and rules are linked to.
pub(crate) struct Links<'a> {
    pub(crate) client: &'a Client,
    /// The address of a file by its name in the folder.
    pub(crate) uri: &'a dyn Fn(&str) -> String,
    /// The address of the page of a rule.
    pub(crate) page: &'a dyn Fn(&str) -> Option<String>,
}

/// The diagnostics of a file, in order of place.
pub(crate) fn of_file(name: &str, shown: &[Arc<Shown>], links: &Links<'_>) -> Vec<Diagnostic> {
    let mut worst: Vec<&Arc<Shown>> = shown.iter().collect();
    worst.sort_by_key(|shown| std::cmp::Reverse(shown.severity));
    let worst = worst.into_iter().take(MOST);
    let mut all: Vec<Diagnostic> = worst
        .filter_map(|one| diagnostic(name, one, links))
        .collect();
    all.sort_by(|a, b| (a.range, &a.code, &a.message).cmp(&(b.range, &b.code, &b.message)));
    all
}

/// What is shown, as seen from a file that it has a side in.
pub(crate) fn diagnostic(name: &str, shown: &Shown, links: &Links<'_>) -> Option<Diagnostic> {
    let here = shown.in_file(name).next()?;
    let others = || {
        shown
            .sides
            .iter()
            .filter(|side| *side != here)
            .take(MOST_RELATED)
    };
    let mut message = shown.message.raw().to_owned();
    let related = if links.client.related {
        others().map(|side| related(side, links)).collect()
    } else {
        for side in others() {
            let line = side.range.start.line + 1;
            // Writing to a string cannot fail.
            let _ = write!(message, "\n{}:{line}: {}", side.path, told(side));
        }
        Vec::new()
    };
    let page = (links.page)(&shown.code).filter(|_| links.client.links);
    Some(Diagnostic {
        range: here.range,
        severity: match shown.severity {
            Severity::Error => 1,
            Severity::Warning => 2,
            Severity::Info => 3,
        },
        code: shown.code.clone(),
        code_description: page.map(|href| Link { href }),
        source: "gainsay",
        message,
        related_information: related,
    })
}

fn related(side: &Side, links: &Links<'_>) -> Related {
    Related {
        location: Location {
            uri: (links.uri)(&side.path),
            range: side.range,
        },
        message: told(side),
    }
}

/// What a side says: its remark, else its words.
fn told(side: &Side) -> String {
    let words = match side.note.raw() {
        "" => format!("“{}”", side.exact.raw()),
        note => note.to_owned(),
    };
    format!("{}: {words}", side.role.raw())
}

#[cfg(test)]
mod tests {
    use super::*;
    use gainsay_model::Untrusted;

    fn shown(sides: &[&str], severity: Severity) -> Arc<Shown> {
        let sides = sides.iter().zip(0..).map(|(path, line)| {
            let mut range = crate::lines::Range::default();
            range.start.line = line;
            range.end.line = line;
            Side {
                path: (*path).to_owned(),
                bytes: 0..0,
                range,
                role: "claim".into(),
                note: Untrusted::default(),
                exact: "seven".into(),
            }
        });
        Arc::new(Shown {
            code: "desk/rule".to_owned(),
            severity,
            message: "seven is not four".into(),
            sides: sides.collect(),
            finding: None,
        })
    }

    fn of(name: &str, all: &[Arc<Shown>], client: &Client) -> Vec<Diagnostic> {
        let links = Links {
            client,
            uri: &|name| format!("file:///{name}"),
            page: &|_| None,
        };
        of_file(name, all, &links)
    }

    #[test]
    fn a_finding_stands_in_each_of_its_files() {
        let all = [shown(&["a", "b"], Severity::Error)];
        let client = Client {
            related: true,
            ..Client::default()
        };
        for (name, other) in [("a", "file:///b"), ("b", "file:///a")] {
            let diagnostics = of(name, &all, &client);
            let [one] = diagnostics.as_slice() else {
                panic!("{diagnostics:?}");
            };
            assert_eq!(one.related_information[0].location.uri, other);
        }
        assert_eq!(of("c", &all, &client), []);
    }

    #[test]
    fn clients_without_related_places_are_told_in_words() {
        let diagnostics = of(
            "b",
            &[shown(&["a", "b"], Severity::Info)],
            &Client::default(),
        );
        assert_eq!(
            diagnostics[0].message,
            "seven is not four\na:1: claim: “seven”"
        );
    }

    #[test]
    fn what_did_not_finish_is_told_at_the_start() {
        let failure = gainsay_model::Failure {
            plugin: "figures".to_owned(),
            rules: vec!["desk/one".to_owned(), "desk/two".to_owned()],
            reason: "out of fuel".into(),
        };
        let all = [Arc::new(Shown::failure("a", &failure))];
        let diagnostics = of("a", &all, &Client::default());
        assert_eq!(diagnostics[0].range, crate::lines::Range::default());
        assert_eq!(diagnostics[0].severity, 2);
        assert_eq!(
            diagnostics[0].message,
            "not checked by desk/one, desk/two: out of fuel"
        );
    }

    #[test]
    fn the_worst_are_kept() {
        let mut all = vec![shown(&["a"], Severity::Info); MOST];
        all.push(shown(&["a"], Severity::Error));
        let diagnostics = of("a", &all, &Client::default());
        assert_eq!(diagnostics.len(), MOST);
        assert_eq!(
            diagnostics.iter().filter(|one| one.severity == 1).count(),
            1
        );
    }
}
