//! Ids of pages, and links to them. They are made of numbers alone, never of text from outside.

/// An article of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor(pub(super) usize);

impl Anchor {
    /// The article itself.
    pub(super) fn article(self) -> String {
        format!("a{}", self.0)
    }

    /// The file of an article that has one of its own.
    pub(super) fn file(self) -> String {
        format!("a{}.html", self.0)
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

/// How the pages of a set lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lie {
    /// One after the other in one file, with the overview.
    #[default]
    Together,
    /// In files of their own beside that of the overview.
    Apart,
}

/// The file of the overview, where pages lie apart.
pub(super) const INDEX: &str = "index.html";

impl Lie {
    /// The address of an article, from the overview.
    pub(super) fn article(self, anchor: Anchor) -> String {
        match self {
            Self::Together => format!("#{}", anchor.article()),
            Self::Apart => anchor.file(),
        }
    }

    /// The address of a finding, from the overview.
    pub(super) fn finding(self, anchor: Anchor, finding: usize) -> String {
        let id = anchor.finding(finding);
        match self {
            Self::Together => format!("#{id}"),
            Self::Apart => format!("{}#{id}", anchor.file()),
        }
    }

    /// The address of something of the overview, from an article.
    pub(super) fn overview(self, id: &str) -> String {
        match self {
            Self::Together => format!("#{id}"),
            Self::Apart => format!("{INDEX}#{id}"),
        }
    }
}

/// A row of the findings that span articles.
pub(super) fn row(number: usize) -> String {
    format!("x{number}")
}
