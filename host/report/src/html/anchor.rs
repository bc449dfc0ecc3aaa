//! Ids of the page. They are made of numbers alone, never of text from outside.

/// An article of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor(pub(super) usize);

impl Anchor {
    /// The article itself.
    pub(super) fn article(self) -> String {
        format!("a{}", self.0)
    }

    /// One of its sections.
    pub(super) fn section(self, name: &'static str) -> String {
        format!("a{}-{name}", self.0)
    }

    /// A finding, by its number from 1.
    pub(super) fn finding(self, finding: usize) -> String {
        format!("a{}-f{finding}", self.0)
    }

    /// Where a side of a finding begins in the text, both by their numbers from 1.
    pub(super) fn side(self, finding: usize, side: usize) -> String {
        format!("a{}-f{finding}-s{side}", self.0)
    }

    /// A paragraph of the text, by its number from 1.
    pub(super) fn paragraph(self, paragraph: usize) -> String {
        format!("a{}-p{paragraph}", self.0)
    }
}

/// A row of the findings that span articles.
pub(super) fn row(number: usize) -> String {
    format!("x{number}")
}
