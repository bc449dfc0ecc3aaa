//! What was seen against what was understood.

use serde::{Deserialize, Serialize};

/// A count of things seen and understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// How many there are.
    pub seen: u32,
    /// How many were read to the end.
    pub understood: u32,
}

/// Coverage of one article. A clean report of an article that was hardly understood says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Number words and digits that look like figures; understood: with what they count.
    pub figures: Seen,
    /// Words that look like dates or times; understood: resolved to a value.
    pub dates: Seen,
    /// Reporting verbs and quotations; understood: with source and content.
    pub statements: Seen,
    /// Words that evoke a frame of a pack; understood: with the roles that the frame requires.
    pub events: Seen,
}

impl Seen {
    fn add(&mut self, other: Self) {
        self.seen = self.seen.saturating_add(other.seen);
        self.understood = self.understood.saturating_add(other.understood);
    }
}

impl Coverage {
    /// Adds the counts of another article.
    pub fn add(&mut self, other: &Self) {
        self.figures.add(other.figures);
        self.dates.add(other.dates);
        self.statements.add(other.statements);
        self.events.add(other.events);
    }
}
