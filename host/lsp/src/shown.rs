//! Findings with their places as editors count them.

use crate::lines::{Encoding, Lines, Range};
use gainsay_model::{ArticleId, Failure, Finding, Notice, Severity, Untrusted};
use std::ops::Range as Bytes;

/// The code of what could not be read.
pub(crate) const SKIPPED: &str = "skipped";

/// The code of a remark to gainsay that has no effect.
pub(crate) const FAULTY_REMARK: &str = "faulty-remark";

/// What is shown at places of files.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shown {
    /// Id of the rule, or what happened instead of a finding.
    pub(crate) code: String,
    pub(crate) severity: Severity,
    pub(crate) message: Untrusted,
    /// The sides of a finding, that of its own article first; of anything else the start of the file.
    pub(crate) sides: Vec<Side>,
    /// The finding, if it is one.
    pub(crate) finding: Option<Finding>,
}

/// A side with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Side {
    /// Path of its file, as articles of the folder have it.
    pub(crate) path: String,
    /// Bytes of the file's text.
    pub(crate) bytes: Bytes<usize>,
    pub(crate) range: Range,
    /// What the words are: "claim", "counter".
    pub(crate) role: Untrusted,
    pub(crate) note: Untrusted,
    pub(crate) exact: Untrusted,
}

/// Where a file's text has a stretch of an article.
pub(crate) struct Placed {
    pub(crate) path: String,
    pub(crate) bytes: Bytes<usize>,
    pub(crate) range: Range,
}

impl Shown {
    /// A finding; `place` tells where the words of an article stand. Sides without a place are left
    /// out; none if no side has one.
    pub(crate) fn finding(
        finding: &Finding,
        mut place: impl FnMut(&ArticleId, gainsay_model::Span) -> Option<Placed>,
    ) -> Option<Self> {
        let mut evidence: Vec<_> = finding.evidence.iter().collect();
        evidence.sort_by_key(|side| side.elsewhere.is_some());
        let sides = evidence.into_iter().filter_map(|side| {
            let placed = place(&side.article, side.span)?;
            Some(Side {
                path: placed.path,
                bytes: placed.bytes,
                range: placed.range,
                role: side.role.clone(),
                note: side.note.clone(),
                exact: side.exact.clone(),
            })
        });
        let sides: Vec<Side> = sides.collect();
        (!sides.is_empty()).then(|| Self {
            code: finding.rule.clone(),
            severity: finding.severity,
            message: finding.message.clone(),
            sides,
            finding: Some(finding.clone()),
        })
    }

    /// Rules that did not finish on an article of the file.
    pub(crate) fn failure(path: &str, failure: &Failure) -> Self {
        let rules = failure.rules.join(", ");
        let message = format!("not checked by {rules}: {}", failure.reason.raw());
        Self::of_file(path, 0, "unfinished", message)
    }

    /// What begins at a byte of a file and could not be read as an article.
    pub(crate) fn unread(path: &str, start: usize, reason: &Untrusted) -> Self {
        let message = format!("not checked: {}", reason.raw());
        Self::of_file(path, start, SKIPPED, message)
    }

    /// A remark in a file, beginning at a byte, that has no effect as it is written.
    pub(crate) fn faulty_remark(path: &str, start: usize, fault: &Notice) -> Self {
        Self::of_file(path, start, FAULTY_REMARK, fault.text.raw().to_owned())
    }

    fn of_file(path: &str, start: usize, code: &str, message: String) -> Self {
        Self {
            code: code.to_owned(),
            severity: Severity::Warning,
            message: Untrusted::new(message),
            sides: vec![Side {
                path: path.to_owned(),
                bytes: start..start,
                range: Range::default(),
                role: Untrusted::default(),
                note: Untrusted::default(),
                exact: Untrusted::default(),
            }],
            finding: None,
        }
    }

    /// Whether its sides stand in more than one article.
    pub(crate) fn is_across(&self) -> bool {
        let sides = self.finding.iter().flat_map(|finding| &finding.evidence);
        sides.into_iter().any(|side| side.elsewhere.is_some())
    }

    /// The sides in a file.
    pub(crate) fn in_file<'s>(&'s self, path: &'s str) -> impl Iterator<Item = &'s Side> {
        self.sides.iter().filter(move |side| side.path == path)
    }

    /// The same with the places of one file as a text has them.
    pub(crate) fn placed_in(
        &self,
        path: &str,
        text: &str,
        lines: &Lines,
        encoding: Encoding,
    ) -> Self {
        let mut shown = self.clone();
        for side in shown.sides.iter_mut().filter(|side| side.path == path) {
            side.range = lines.range(text, &side.bytes, encoding);
        }
        shown
    }

    /// The same after an edit of one file; none if it touched the words.
    pub(crate) fn after(&self, path: &str, edit: &Edit) -> Option<Self> {
        let mut shown = self.clone();
        for side in shown.sides.iter_mut().filter(|side| side.path == path) {
            side.bytes = edit.moved(&side.bytes)?;
        }
        Some(shown)
    }
}

/// What differs between two texts: a stretch of the old one and how long the new one's is.
pub(crate) struct Edit {
    old: Bytes<usize>,
    new_len: usize,
}

impl Edit {
    /// The shortest stretch outside of which the texts are the same.
    pub(crate) fn between(old: &str, new: &str) -> Self {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let same = |(one, two): &(&u8, &u8)| one == two;
        let before = old.iter().zip(new).take_while(same).count();
        let most = old.len().min(new.len()) - before;
        let after = old.iter().rev().zip(new.iter().rev());
        let after = after.take(most).take_while(same).count();
        Self {
            old: before..old.len() - after,
            new_len: new.len() - after - before,
        }
    }

    fn moved(&self, bytes: &Bytes<usize>) -> Option<Bytes<usize>> {
        let shift = |at: usize| at - self.old.end + self.old.start + self.new_len;
        if bytes.end <= self.old.start {
            Some(bytes.clone())
        } else if bytes.start >= self.old.end {
            Some(shift(bytes.start)..shift(bytes.end))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_move_with_an_edit_before_them() {
        let (old, new) = ("one two three two", "one and a half two three two");
        let edit = Edit::between(old, new);
        assert_eq!(edit.moved(&(0..3)), Some(0..3));
        let three = old.find("three").unwrap();
        let moved = edit.moved(&(three..three + 5)).unwrap();
        assert_eq!(&new[moved], "three");
    }

    #[test]
    fn words_that_an_edit_touches_are_gone() {
        let edit = Edit::between("seven guards", "eleven guards");
        assert_eq!(edit.moved(&(0..5)), None);
        assert_eq!(edit.moved(&(6..12)), Some(7..13));
        let edit = Edit::between("aa", "aaa");
        assert_eq!(edit.moved(&(0..2)), Some(0..2));
        let edit = Edit::between("a b", "");
        assert_eq!(edit.moved(&(0..1)), None);
    }
}
