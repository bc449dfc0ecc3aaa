//! Typed views over the flat tables of a case.

mod attribution;
mod claim;
mod entity;
mod quantity;
mod time;

use crate::wire;
use crate::{SegmentKind, Span};

/// One article, or claims of several articles that share a matter.
#[derive(Clone, Debug)]
pub struct Case {
    raw: wire::Case,
}

/// `range` as a slice of a table; empty if the host were to send a range that does not fit.
fn slice<T>(table: &[T], range: wire::Range) -> &[T] {
    table
        .get(range.start as usize..range.end as usize)
        .unwrap_or_default()
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
        let end = self
            .raw
            .string_ends
            .get(index as usize)
            .copied()
            .unwrap_or(0);
        let before = index
            .checked_sub(1)
            .and_then(|i| self.raw.string_ends.get(i as usize));
        let start = before.copied().unwrap_or(0);
        self.raw
            .strings
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// The text of an article, if the plugin needs texts.
    pub fn article_text(&self, article: u32) -> &str {
        self.raw
            .texts
            .get(article as usize)
            .map_or("", String::as_str)
    }

    /// The words at that place, if the plugin needs texts.
    pub fn words_at(&self, at: Span) -> &str {
        self.article_text(at.article)
            .get(at.start as usize..at.end as usize)
            .unwrap_or_default()
    }

    /// Ids of the frames opposed to that frame.
    pub fn opposites(&self, frame: &str) -> impl Iterator<Item = &str> {
        let found = self
            .raw
            .frames
            .iter()
            .find(|known| self.text(known.id) == frame);
        let links = found.map_or(&[][..], |found| {
            slice(&self.raw.frame_links, found.opposites)
        });
        links.iter().map(|id| self.text(*id))
    }

    /// Time expressions of a sentence.
    pub fn times_in(&self, sentence: u32) -> impl Iterator<Item = Time<'_>> {
        let first = self
            .raw
            .times
            .partition_point(|time| time.sentence < sentence);
        (first as u32..)
            .map_while(|index| self.time(index))
            .take_while(move |time| time.sentence_index() == sentence)
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
        matches!(
            self.raw.segment,
            SegmentKind::Headline | SegmentKind::Subhead
        )
    }

    /// Number of its paragraph, from 0.
    pub fn paragraph(self) -> u32 {
        self.raw.paragraph
    }

    /// Lemmas of its content words, in order.
    pub fn words(self) -> impl Iterator<Item = &'c str> {
        slice(&self.case.raw.words, self.raw.words)
            .iter()
            .map(move |word| self.case.text(*word))
    }

    /// First and last day that its times allow.
    pub fn days(self) -> Option<(i32, i32)> {
        time::span_of(self.case.times_in(self.index))
    }

    /// Indices of its content words: equal indices are the same lemma.
    pub fn word_ids(self) -> &'c [u32] {
        slice(&self.case.raw.words, self.raw.words)
    }
}

/// How many different words the two lists share.
pub fn words_overlap(one: &[u32], other: &[u32]) -> usize {
    let mut shared: Vec<u32> = one
        .iter()
        .filter(|word| other.contains(word))
        .copied()
        .collect();
    shared.sort_unstable();
    shared.dedup();
    shared.len()
}
