//! Typed views over the flat tables of a case.

use crate::wire;
use crate::{
    Commitment, Comparison, Direction, EntityKind, Factuality, Modality, Polarity, QuantityKind,
    SegmentKind, SourceKind, Span, Tense, TimeKind,
};
use rust_decimal::Decimal;

/// One article, or claims of several articles that share a matter.
#[derive(Clone, Debug)]
pub struct Case {
    raw: wire::Case,
}

/// `range` as a slice of a table; empty if the host were to send a range that does not fit.
fn slice<T>(table: &[T], range: wire::Range) -> &[T] {
    table.get(range.start as usize..range.end as usize).unwrap_or_default()
}

macro_rules! views {
    ($($(#[$doc:meta])* $name:ident of $table:ident as $raw:ident by $all:ident, $one:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy)]
            pub struct $name<'c> {
                case: &'c Case,
                raw: &'c wire::$raw,
                index: u32,
            }

            impl<'c> $name<'c> {
                /// Index in the table of the case: equal indices are the same thing.
                pub fn index(self) -> u32 {
                    self.index
                }

                /// The record as the interface has it.
                pub fn raw(self) -> &'c wire::$raw {
                    self.raw
                }
            }

            impl PartialEq for $name<'_> {
                fn eq(&self, other: &Self) -> bool {
                    self.index == other.index
                }
            }

            impl std::fmt::Debug for $name<'_> {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    self.raw.fmt(f)
                }
            }

            impl Case {
                /// The whole table, in order of place.
                pub fn $all(&self) -> impl DoubleEndedIterator<Item = $name<'_>> {
                    self.raw.$table.iter().enumerate().map(|(index, raw)| {
                        $name { case: self, raw, index: index as u32 }
                    })
                }

                /// The record of that index.
                pub fn $one(&self, index: u32) -> Option<$name<'_>> {
                    let raw = self.raw.$table.get(index as usize)?;
                    Some($name { case: self, raw, index })
                }
            }
        )*
    };
}

views! {
    /// An article of the case.
    Article of articles as Article by articles, article;
    /// A sentence.
    Sentence of sentences as Sentence by sentences, sentence;
    /// Somebody or something.
    Entity of entities as Entity by entities, entity;
    /// A filled role of a claim.
    Argument of arguments as Argument by arguments, argument;
    /// An instance of a frame.
    Claim of claims as Claim by claims, claim;
    /// A figure.
    Quantity of quantities as Quantity by quantities, quantity;
    /// A time expression.
    Time of times as Time by times, time;
    /// Source, cue and content.
    Attribution of attributions as Attribution by attributions, attribution;
}

impl Case {
    /// Wraps the tables as they came over the interface.
    pub fn new(raw: wire::Case) -> Self {
        Self { raw }
    }

    /// The string of that index of the string table.
    pub fn text(&self, index: wire::Text) -> &str {
        let end = self.raw.string_ends.get(index as usize).copied().unwrap_or(0);
        let before = index.checked_sub(1).and_then(|i| self.raw.string_ends.get(i as usize));
        let start = before.copied().unwrap_or(0);
        self.raw.strings.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The text of an article, if the plugin needs texts.
    pub fn article_text(&self, article: u32) -> &str {
        self.raw.texts.get(article as usize).map_or("", String::as_str)
    }

    /// The words at that place, if the plugin needs texts.
    pub fn words_at(&self, at: Span) -> &str {
        self.article_text(at.article).get(at.start as usize..at.end as usize).unwrap_or_default()
    }

    /// Ids of the frames opposed to that frame.
    pub fn opposites(&self, frame: &str) -> impl Iterator<Item = &str> {
        let found = self.raw.frames.iter().find(|known| self.text(known.id) == frame);
        let links = found.map_or(&[][..], |found| slice(&self.raw.frame_links, found.opposites));
        links.iter().map(|id| self.text(*id))
    }
}

impl<'c> Article<'c> {
    /// Identity within the run.
    pub fn id(self) -> &'c str {
        self.case.text(self.raw.id)
    }

    /// Publication day in days since 1970-01-01.
    pub fn published(self) -> Option<i32> {
        self.raw.published
    }
}

impl<'c> Sentence<'c> {
    /// Place.
    pub fn at(self) -> Span {
        self.raw.at
    }

    /// What segment it stands in.
    pub fn segment(self) -> SegmentKind {
        self.raw.segment
    }

    /// Whether it is a headline or subhead.
    pub fn is_heading(self) -> bool {
        matches!(self.raw.segment, SegmentKind::Headline | SegmentKind::Subhead)
    }

    /// Number of its paragraph, from 0.
    pub fn paragraph(self) -> u32 {
        self.raw.paragraph
    }

    /// Lemmas of its content words, in order.
    pub fn words(self) -> impl Iterator<Item = &'c str> {
        slice(&self.case.raw.words, self.raw.words).iter().map(move |word| self.case.text(*word))
    }

    /// Indices of its content words: equal indices are the same lemma.
    pub fn word_ids(self) -> &'c [u32] {
        slice(&self.case.raw.words, self.raw.words)
    }
}

/// How many different words the two lists share.
pub fn words_overlap(one: &[u32], other: &[u32]) -> usize {
    let mut shared: Vec<u32> = one.iter().filter(|word| other.contains(word)).copied().collect();
    shared.sort_unstable();
    shared.dedup();
    shared.len()
}

impl<'c> Entity<'c> {
    /// Stable across articles: "RUS", "person:jen-psaki".
    pub fn id(self) -> &'c str {
        self.case.text(self.raw.id)
    }

    /// Name to show.
    pub fn name(self) -> &'c str {
        self.case.text(self.raw.name)
    }

    /// Kind.
    pub fn kind(self) -> EntityKind {
        self.raw.kind
    }

    /// Whom it speaks or acts for.
    pub fn member_of(self) -> Option<Self> {
        self.raw.member_of.and_then(|index| self.case.entity(index))
    }

    /// The country, organisation or person at the end of `member_of`: a ministry's country.
    #[must_use]
    pub fn principal(self) -> Self {
        let mut at = self;
        for _ in 0..8 {
            match at.member_of() {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }
}

impl<'c> Argument<'c> {
    /// Role of the frame.
    pub fn role(self) -> &'c str {
        self.case.text(self.raw.role)
    }

    /// The words as written.
    pub fn words(self) -> &'c str {
        self.case.text(self.raw.words)
    }

    /// Lower-cased lemma of the head word.
    pub fn head(self) -> &'c str {
        self.case.text(self.raw.head)
    }

    /// Who or what it is.
    pub fn entity(self) -> Option<Entity<'c>> {
        self.raw.entity.and_then(|index| self.case.entity(index))
    }

    /// Place.
    pub fn at(self) -> Span {
        self.raw.at
    }

    /// The name to show: the entity's, else the words.
    pub fn name(self) -> &'c str {
        self.entity().map_or_else(|| self.words(), Entity::name)
    }

    /// Whether both are the same entity, act for the same one, or have the same head word.
    pub fn same_as(self, other: Self) -> bool {
        match (self.entity(), other.entity()) {
            (Some(one), Some(two)) => one.principal() == two.principal(),
            _ => self.head() == other.head(),
        }
    }
}

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

    /// Presented as a fact, affirmed or denied, by whoever holds it.
    pub fn is_factual(self) -> bool {
        use Factuality::{Certain, CounterCertain, CounterProbable, Probable};
        matches!(self.raw.factuality, Certain | Probable | CounterCertain | CounterProbable)
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
        links.iter().filter_map(move |index| self.case.quantity(*index))
    }

    /// Its time expressions.
    pub fn times(self) -> impl Iterator<Item = Time<'c>> {
        let links = slice(&self.case.raw.links, self.raw.times);
        links.iter().filter_map(move |index| self.case.time(*index))
    }

    /// Who says so, outermost first; empty in the author's own voice.
    pub fn chain(self) -> impl DoubleEndedIterator<Item = Attribution<'c>> {
        let links = slice(&self.case.raw.links, self.raw.chain);
        links.iter().filter_map(move |index| self.case.attribution(*index))
    }

    /// Who says so in the end: the innermost attribution.
    pub fn nearest(self) -> Option<Attribution<'c>> {
        self.chain().next_back()
    }

    /// The attribution whose account the sentence may continue.
    pub fn inherited(self) -> Option<Attribution<'c>> {
        self.raw.inherited.and_then(|index| self.case.attribution(index))
    }

    /// The name of whoever says so, or "the article".
    pub fn source_name(self) -> &'c str {
        self.nearest().map_or("the article", Attribution::name)
    }

    /// First and last day that its times allow; without any, the day of publication.
    pub fn days(self) -> Option<(i32, i32)> {
        let mut days: Option<(i32, i32)> = None;
        for time in self.times().filter(|time| time.kind() != TimeKind::Duration) {
            if let Some((first, last)) = time.days() {
                days = Some(days.map_or((first, last), |(a, b)| (a.min(first), b.max(last))));
            }
        }
        days.or_else(|| self.article()?.published().map(|day| (day, day)))
    }
}

impl<'c> Quantity<'c> {
    /// Place with hedge, unit and counted noun.
    pub fn at(self) -> Span {
        self.raw.at
    }

    /// Index of its sentence.
    pub fn sentence_index(self) -> u32 {
        self.raw.sentence
    }

    /// Its sentence, if the plugin needs sentences.
    pub fn sentence(self) -> Option<Sentence<'c>> {
        self.case.sentence(self.raw.sentence)
    }

    /// The words as written.
    pub fn words(self) -> &'c str {
        self.case.text(self.raw.words)
    }

    /// The number as written.
    pub fn value(self) -> Option<Decimal> {
        crate::number(self.case.text(self.raw.value))
    }

    /// Inclusive lower bound.
    pub fn low(self) -> Option<Decimal> {
        crate::number(self.case.text(self.raw.low))
    }

    /// Inclusive upper bound.
    pub fn high(self) -> Option<Decimal> {
        crate::number(self.case.text(self.raw.high))
    }

    /// How the words bound the number.
    pub fn comparison(self) -> Comparison {
        self.raw.comparison
    }

    /// Canonical unit; empty for plain counts.
    pub fn unit(self) -> &'c str {
        self.case.text(self.raw.unit)
    }

    /// "count", "money", "ratio", ...
    pub fn dimension(self) -> &'c str {
        self.case.text(self.raw.dimension)
    }

    /// Lemma of the counted noun.
    pub fn counted(self) -> &'c str {
        self.case.text(self.raw.counted)
    }

    /// The counted noun with its modifiers.
    pub fn counted_words(self) -> &'c str {
        self.case.text(self.raw.counted_words)
    }

    /// Level, delta, share, ...
    pub fn kind(self) -> QuantityKind {
        self.raw.kind
    }

    /// Which way a delta goes.
    pub fn direction(self) -> Direction {
        self.raw.direction
    }

    /// The claim that it belongs to.
    pub fn claim(self) -> Option<Claim<'c>> {
        self.raw.claim.and_then(|index| self.case.claim(index))
    }

    /// The innermost attribution in whose content it stands.
    pub fn attribution(self) -> Option<Attribution<'c>> {
        self.raw.attribution.and_then(|index| self.case.attribution(index))
    }
}

impl<'c> Time<'c> {
    /// Place.
    pub fn at(self) -> Span {
        self.raw.at
    }

    /// Index of its sentence.
    pub fn sentence_index(self) -> u32 {
        self.raw.sentence
    }

    /// The words as written.
    pub fn words(self) -> &'c str {
        self.case.text(self.raw.words)
    }

    /// TIMEX3 type.
    pub fn kind(self) -> TimeKind {
        self.raw.kind
    }

    /// TIMEX3 value.
    pub fn value(self) -> &'c str {
        self.case.text(self.raw.value)
    }

    /// First and last day since 1970-01-01.
    pub fn days(self) -> Option<(i32, i32)> {
        self.raw.earliest.zip(self.raw.latest)
    }

    /// The weekday written beside a calendar date, Monday 1 to Sunday 7.
    pub fn weekday_said(self) -> Option<u8> {
        self.raw.weekday_said
    }

    /// A date that no calendar has.
    pub fn is_impossible(self) -> bool {
        self.raw.impossible
    }

    /// Month and day of month are written out.
    pub fn is_explicit(self) -> bool {
        self.raw.explicit
    }
}

impl<'c> Attribution<'c> {
    /// Place from its first to its last word.
    pub fn at(self) -> Span {
        self.raw.at
    }

    /// Index of its sentence.
    pub fn sentence_index(self) -> u32 {
        self.raw.sentence
    }

    /// The source as written; empty if nobody is named.
    pub fn source(self) -> &'c str {
        self.case.text(self.raw.source)
    }

    /// Place of the source.
    pub fn source_at(self) -> Option<Span> {
        self.raw.source_at
    }

    /// Lemma of the source's head word.
    pub fn source_head(self) -> &'c str {
        self.case.text(self.raw.source_head)
    }

    /// Who the source is.
    pub fn entity(self) -> Option<Entity<'c>> {
        self.raw.entity.and_then(|index| self.case.entity(index))
    }

    /// The name to show: the entity's, else the source's words, else "unnamed".
    pub fn name(self) -> &'c str {
        match self.entity() {
            Some(entity) => entity.name(),
            None if self.source().is_empty() => "unnamed",
            None => self.source(),
        }
    }

    /// What sort of source it is.
    pub fn kind(self) -> SourceKind {
        self.raw.source_kind
    }

    /// The text withholds the name.
    pub fn is_anonymous(self) -> bool {
        self.raw.anonymous
    }

    /// A reason for that is given.
    pub fn has_reason(self) -> bool {
        self.raw.reason
    }

    /// Lemma of the cue.
    pub fn cue(self) -> &'c str {
        self.case.text(self.raw.cue)
    }

    /// Class of the cue: "say", "warn", "deny".
    pub fn cue_class(self) -> &'c str {
        self.case.text(self.raw.cue_class)
    }

    /// Place of the cue.
    pub fn cue_at(self) -> Span {
        self.raw.cue_at
    }

    /// Whether the cue vouches for its content.
    pub fn commitment(self) -> Commitment {
        self.raw.commitment
    }

    /// What is said, in one or several stretches.
    pub fn content(self) -> &'c [Span] {
        slice(&self.case.raw.spans, self.raw.content)
    }

    /// The attribution in whose content this one stands.
    pub fn parent(self) -> Option<Self> {
        self.raw.parent.and_then(|index| self.case.attribution(index))
    }

    /// The outlet or person that it is known through.
    pub fn via(self) -> &'c str {
        self.case.text(self.raw.via)
    }

    /// In the source's own words.
    pub fn is_direct(self) -> bool {
        self.raw.direct
    }

    /// "did not say".
    pub fn is_negated(self) -> bool {
        self.raw.negated
    }

    /// Whether both have the same source, or sources that act for the same one.
    pub fn same_source(self, other: Self) -> bool {
        match (self.entity(), other.entity()) {
            (Some(one), Some(two)) => one.principal() == two.principal(),
            (None, None) => !self.source_head().is_empty() && self.source() == other.source(),
            _ => false,
        }
    }
}
