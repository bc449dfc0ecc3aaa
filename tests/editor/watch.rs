//! `gainsay watch`.

use crate::{FIRST, WRONG_DAY, second};
use gainsay_tests::{Scratch, gainsay};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Longer than any change takes on a machine that is busy.
const PATIENCE: Duration = Duration::from_mins(2);

/// A run that watches a folder.
struct Watching {
    child: Child,
    lines: Receiver<String>,
    complaints: Receiver<String>,
}

fn lines(pipe: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (send, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                return;
            }
        }
    });
    lines
}

impl Watching {
    fn of(scratch: &Scratch, options: &[&str]) -> Self {
        let mut child = gainsay(["watch", "."])
            .args(options)
            .within(scratch.path())
            .start();
        Self {
            lines: lines(child.stdout.take().unwrap()),
            complaints: lines(child.stderr.take().unwrap()),
            child,
        }
    }

    fn line(&self) -> String {
        self.lines.recv_timeout(PATIENCE).unwrap()
    }

    fn complaint(&self) -> String {
        self.complaints.recv_timeout(PATIENCE).unwrap()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_is_new_and_what_has_gone_is_told() {
    let scratch = Scratch::default();
    scratch.write("gainsay.toml", "root = true\nexclude = ['drafts']\n");
    scratch.write("a.txt", WRONG_DAY);
    let watching = Watching::of(&scratch, &[]);
    let first = watching.line();
    assert!(
        first.starts_with("a.txt:1:22: error core/weekday-date "),
        "{first}"
    );
    assert!(watching.complaint().contains("watching 1 article;"));
    // The same error a line further down is neither new nor gone.
    scratch.write("a.txt", format!("Again.\n\n{WRONG_DAY}"));
    scratch.write("drafts/c.txt", WRONG_DAY);
    scratch.write("b.txt", WRONG_DAY);
    assert!(
        watching
            .line()
            .starts_with("+ b.txt:1:22: error core/weekday-date")
    );
    scratch.write("a.txt", "Nothing.\n");
    let gone = watching.line();
    assert!(
        gone.starts_with("- a.txt:3:22: error core/weekday-date"),
        "{gone}"
    );
    std::fs::remove_file(scratch.path().join("b.txt")).unwrap();
    assert!(watching.line().starts_with("- b.txt:1:22: "));
    scratch.write("b.txt", "\u{0}");
    assert!(watching.complaint().contains("b.txt: byte 0 is zero"));
}

#[test]
fn findings_across_articles_come_and_go() {
    let scratch = Scratch::default();
    scratch.write("gainsay.toml", "root = true\n");
    scratch.write("a.txt", FIRST);
    let watching = Watching::of(&scratch, &[]);
    assert!(watching.complaint().contains("watching 1 article;"));
    scratch.write("b.txt", second());
    let new = watching.line();
    assert!(new.starts_with("+ b.txt:5:"), "{new}");
    scratch.write("a.txt", FIRST.replace("seven", "four"));
    assert!(watching.line().starts_with("- b.txt:5:"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_in_order() {
    let scratch = Scratch::default();
    scratch.write("a.txt", WRONG_DAY);
    let mut watching = Watching::of(&scratch, &["--isolated"]);
    let _ = watching.complaint();
    let id = watching.child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status().unwrap();
    assert!(sent.success());
    assert_eq!(watching.child.wait().unwrap().code(), Some(0));
}

#[test]
fn there_has_to_be_something_to_watch() {
    let _ = gainsay(["watch", "-"])
        .run()
        .exits(2)
        .complains(&["cannot be watched"]);
    let _ = gainsay(["watch", "gone.txt"]).run().exits(2);
}
