//! An attribution as its finder sees it, in tokens.

use gainsay_model::{Commitment, CueClass};

/// First and one past the last token.
pub(crate) type Range = (u32, u32);

/// What a finder says of an attribution.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// The source's phrase, and the head that says who it is: in "those who say", "who" is the
    /// phrase and "those" the head.
    pub(crate) source: Option<Range>,
    pub(crate) source_head: Option<u32>,
    pub(crate) cue: Range,
    /// The word of the cue that governs: the verb of "has said", the noun of "her claim".
    pub(crate) head: u32,
    pub(crate) lemma: String,
    pub(crate) class: CueClass,
    pub(crate) commitment: Commitment,
    /// Content, possibly in several stretches, before quotations are followed to their ends.
    pub(crate) content: Vec<Range>,
    pub(crate) negated: bool,
    /// The content is a clause or quotation, not a mere noun phrase.
    pub(crate) clausal: bool,
    /// Only a setting, such as "in a poll": counts where nothing else of the sentence attributes.
    pub(crate) setting: bool,
    /// Source and cue stand behind the content at the end of the sentence, from this token on: they
    /// are nobody else's words.
    pub(crate) tail: Option<u32>,
}

impl Draft {
    /// Whether the token lies in the content.
    pub(super) fn holds(&self, token: u32) -> bool {
        self.content
            .iter()
            .any(|range| (range.0..range.1).contains(&token))
    }

    /// Whether it is a turn of an interview or headline, which lasts to its end whatever is said in it.
    pub(super) fn is_turn(&self) -> bool {
        self.lemma == ":"
    }

    /// Ends the stretches of content that begin before that token before it.
    pub(super) fn shorten(&mut self, from: u32) {
        if self.is_turn() {
            return;
        }
        for range in &mut self.content {
            if range.0 < from {
                range.1 = range.1.min(from);
            }
        }
    }

    /// Ends the content before that token.
    pub(super) fn cut(&mut self, from: u32) {
        if self.is_turn() {
            return;
        }
        self.shorten(from);
        self.content
            .retain(|range| range.0 < range.1 && range.0 < from);
    }

    /// A cue of somebody who speaks or writes, in whatever tone.
    pub(super) fn speaks(&self) -> bool {
        use CueClass::{Ask, Claim, Demand, Deny, Report, Say, Warn};
        matches!(
            self.class,
            Ask | Claim | Demand | Deny | Report | Say | Warn
        )
    }
}
