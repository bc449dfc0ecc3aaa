//! Claims.

use super::{Argument, Article, Attribution, Claim, Quantity, Sentence, Time, slice, time};
use crate::{Factuality, Modality, Polarity, Span, Tense};

impl<'c> Claim<'c> {
    /// Place of its clause.
    pub fn at(self) -> Span {
        self.raw.at
    }

    /// Place of the words that evoke the frame.
    pub fn trigger(self) -> Span {
        self.raw.trigger
    }

    /// Frame id.
    pub fn frame(self) -> &'c str {
        self.case.text(self.raw.frame)
    }

    /// Whether the frame is that id or, for a pattern like `force.*`, below it.
    pub fn is(self, pattern: &str) -> bool {
        match pattern.strip_suffix('*') {
            Some(prefix) => self.frame().starts_with(prefix),
            None => self.frame() == pattern,
        }
    }

    /// The article it stands in.
    pub fn article(self) -> Option<Article<'c>> {
        self.case.article(self.raw.at.article)
    }

    /// Its sentence, if the plugin needs sentences.
    pub fn sentence(self) -> Option<Sentence<'c>> {
        self.case.sentence(self.raw.sentence)
    }

    /// Affirmed or denied.
    pub fn polarity(self) -> Polarity {
        self.raw.polarity
    }

    /// Affirmed.
    pub fn is_positive(self) -> bool {
        self.raw.polarity == Polarity::Positive
    }

    /// FactBank value for the holder at the end of the chain.
    pub fn factuality(self) -> Factuality {
        self.raw.factuality
    }

    /// Presented as a fact of the past or present, affirmed or denied, by whoever holds it.
    pub fn is_factual(self) -> bool {
        self.affirms() || self.denies()
    }

    /// Its holder says that it is or was so.
    pub fn affirms(self) -> bool {
        matches!(
            self.raw.factuality,
            Factuality::Certain | Factuality::Probable
        ) && !self.is_future()
    }

    /// Its holder says that it is or was not so.
    pub fn denies(self) -> bool {
        matches!(
            self.raw.factuality,
            Factuality::CounterCertain | Factuality::CounterProbable
        ) && !self.is_future()
    }

    /// Told of a time to come: foretold, not observed.
    pub fn is_future(self) -> bool {
        self.raw.tense == Tense::Future
    }

    /// What takes it out of the realm of fact.
    pub fn modality(self) -> Modality {
        self.raw.modality
    }

    /// Tense of its verb group.
    pub fn tense(self) -> Tense {
        self.raw.tense
    }

    /// True of a part only.
    pub fn is_partial(self) -> bool {
        self.raw.partial
    }

    /// In quotation marks.
    pub fn is_quoted(self) -> bool {
        self.raw.quoted
    }

    /// How sure the extraction is, in percent.
    pub fn confidence(self) -> u8 {
        self.raw.confidence
    }

    /// Filled roles.
    pub fn arguments(self) -> impl Iterator<Item = Argument<'c>> {
        let range = self.raw.arguments;
        (range.start..range.end).filter_map(move |index| self.case.argument(index))
    }

    /// The argument in that role.
    pub fn role(self, role: &str) -> Option<Argument<'c>> {
        self.arguments().find(|argument| argument.role() == role)
    }

    /// Its figures.
    pub fn quantities(self) -> impl Iterator<Item = Quantity<'c>> {
        let links = slice(&self.case.raw.links, self.raw.quantities);
        links
            .iter()
            .filter_map(move |index| self.case.quantity(*index))
    }

    /// Its time expressions.
    pub fn times(self) -> impl Iterator<Item = Time<'c>> {
        let links = slice(&self.case.raw.links, self.raw.times);
        links.iter().filter_map(move |index| self.case.time(*index))
    }

    /// Who says so, outermost first; empty in the author's own voice.
    pub fn chain(self) -> impl DoubleEndedIterator<Item = Attribution<'c>> {
        let links = slice(&self.case.raw.links, self.raw.chain);
        links
            .iter()
            .filter_map(move |index| self.case.attribution(*index))
    }

    /// Who says so in the end: the innermost attribution.
    pub fn nearest(self) -> Option<Attribution<'c>> {
        self.chain().next_back()
    }

    /// The attribution whose account the sentence may continue.
    pub fn inherited(self) -> Option<Attribution<'c>> {
        self.raw
            .inherited
            .and_then(|index| self.case.attribution(index))
    }

    /// The name of whoever says so, or "the article".
    pub fn source_name(self) -> &'c str {
        self.nearest().map_or("the article", Attribution::name)
    }

    /// Whether the holders of both are the same, or both stand in the article's own voice.
    pub fn same_source(self, other: Self) -> bool {
        match (self.nearest(), other.nearest()) {
            (None, None) => self.raw.at.article == other.raw.at.article,
            (Some(one), Some(two)) => one == two || one.same_source(two),
            _ => false,
        }
    }

    /// Whether nothing speaks against the same filler of a role: equal, unknown on one side, or a
    /// name on one side and a description on the other.
    pub fn role_compatible(self, other: Self, role: &str) -> bool {
        match (self.role(role), other.role(role)) {
            (Some(one), Some(two)) => !one.differs_from(two),
            _ => true,
        }
    }

    /// Whether another sentence tells the same event: a frame with a role that is filled alike and
    /// none that is filled otherwise.
    pub fn retells(self, other: Self) -> bool {
        let roles = ["agent", "theme", "victim"];
        let alike = |role: &&str| {
            let both = self.role(role).zip(other.role(role));
            both.is_some_and(|(one, two)| !one.is_pronoun() && one.same_as(two))
        };
        self.frame() == other.frame()
            && self.raw.sentence != other.raw.sentence
            && roles.iter().any(alike)
            && roles.iter().all(|role| self.role_compatible(other, role))
    }

    /// Whether the fillers of a role are not two different parties; descriptions may differ.
    pub fn names_agree(self, other: Self, role: &str) -> bool {
        let party = |claim: Self| claim.role(role).and_then(Argument::party);
        party(self)
            .zip(party(other))
            .is_none_or(|(one, two)| one == two)
    }

    /// First and last day that its own times allow.
    pub fn stated_days(self) -> Option<(i32, i32)> {
        time::span_of(self.times())
    }

    /// First and last day that its times allow; without any, the day of publication.
    pub fn days(self) -> Option<(i32, i32)> {
        self.stated_days()
            .or_else(|| self.article()?.published().map(|day| (day, day)))
    }
}
