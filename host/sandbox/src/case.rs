//! Cases: what a plugin is given.
//!
//! A case is built once and lent to every plugin that looks at it. Its tables are flat: strings are
//! indices into one table, references are indices into tables, so that handing it to a guest is
//! mostly copying integers.

use crate::bindings::gainsay::rule::types as wire;
use crate::build_case;
use crate::opposites::Opposites;
use crate::plugin::Part;
use gainsay_model::{ArticleClaims, CivilDay};
use std::collections::BTreeSet;

/// An article of a case.
#[derive(Clone, Copy, Debug)]
pub struct CaseArticle<'a> {
    /// Identity, as findings name it.
    pub id: &'a str,
    /// Reading text, which all spans refer to.
    pub text: &'a str,
    /// Publication day.
    pub published: Option<CivilDay>,
    /// What was understood of it.
    pub claims: &'a ArticleClaims,
    /// Indices of the claims that belong to the case. The case then holds these claims with the
    /// sentences, attributions, entities, figures and times that they point to, and nothing else
    /// of the article. `None` is the whole article.
    pub only: Option<&'a [u32]>,
    /// Frames whose claims a case of the whole article leaves out.
    pub hidden: Option<&'a BTreeSet<String>>,
}

/// One article with its claims, or claims of several articles that share a matter.
#[derive(Debug, Default)]
pub struct Case<'a> {
    pub(crate) strings: String,
    pub(crate) string_ends: Vec<u32>,
    /// Strings that are only words of sentences come last; this many are not.
    pub(crate) strings_without_words: usize,
    pub(crate) articles: Vec<wire::Article>,
    pub(crate) sentences: Vec<wire::Sentence>,
    pub(crate) words: Vec<u32>,
    pub(crate) entities: Vec<wire::Entity>,
    pub(crate) frames: Vec<wire::Frame>,
    pub(crate) frame_links: Vec<u32>,
    pub(crate) claims: Vec<wire::Claim>,
    pub(crate) arguments: Vec<wire::Argument>,
    pub(crate) links: Vec<u32>,
    pub(crate) spans: Vec<wire::Span>,
    pub(crate) quantities: Vec<wire::Quantity>,
    pub(crate) times: Vec<wire::Time>,
    pub(crate) attributions: Vec<wire::Attribution>,
    pub(crate) texts: Vec<&'a str>,
    /// Ids of the frames that claims are instances of.
    pub(crate) claimed_frames: BTreeSet<&'a str>,
}

impl<'a> Case<'a> {
    /// Builds the tables, in time linear in what they hold. Entities of several articles with the
    /// same id or name become one. References that lead nowhere are left out.
    pub fn build(articles: &[CaseArticle<'a>], opposites: &'a Opposites) -> Self {
        build_case::build(articles, opposites)
    }

    /// All tables, as a plugin that needs every part sees them: for native runs of a rule.
    pub fn tables(&self) -> wire::Case<'_> {
        self.tables_for(&Part::ALL)
    }

    /// The tables that a plugin of these needs is given; the others are empty.
    pub fn tables_for(&self, needs: &[Part]) -> wire::Case<'_> {
        let needed = Needed(needs);
        let words = needed.any(&[Part::Words]);
        let sentences = words || needed.any(&[Part::Sentences]);
        let claims = needed.any(&[Part::Claims]);
        let attributions = needed.any(&[Part::Attributions]);
        let string_count = if words {
            self.string_ends.len()
        } else {
            self.strings_without_words
        };
        let string_ends = self.string_ends.get(..string_count).unwrap_or_default();
        let strings_end = string_ends.last().copied().unwrap_or(0) as usize;
        wire::Case {
            strings: self.strings.get(..strings_end).unwrap_or_default(),
            string_ends,
            articles: &self.articles,
            sentences: given(sentences, &self.sentences),
            words: given(words, &self.words),
            entities: given(claims || attributions, &self.entities),
            frames: given(claims, &self.frames),
            frame_links: given(claims, &self.frame_links),
            claims: given(claims, &self.claims),
            arguments: given(claims, &self.arguments),
            links: given(claims, &self.links),
            spans: given(attributions, &self.spans),
            quantities: given(needed.any(&[Part::Quantities]), &self.quantities),
            times: given(needed.any(&[Part::Times]), &self.times),
            attributions: given(attributions, &self.attributions),
            texts: given(needed.any(&[Part::Texts]), &self.texts),
        }
    }

    /// Whether there is something for a plugin of these needs: one of the claims, figures, times or
    /// attributions that it asks for. A plugin that asks for none of them is always called, and so is one
    /// that asks for the texts, in which anything may stand.
    pub fn meets(&self, needs: &[Part]) -> bool {
        let table = |part: &Part| match part {
            Part::Claims => Some(self.claims.is_empty()),
            Part::Quantities => Some(self.quantities.is_empty()),
            Part::Times => Some(self.times.is_empty()),
            Part::Attributions => Some(self.attributions.is_empty()),
            Part::Texts => Some(false),
            Part::Sentences | Part::Words => None,
        };
        let mut tables = needs.iter().filter_map(table).peekable();
        tables.peek().is_none() || tables.any(|empty| !empty)
    }

    /// Whether a claim of the case is an instance of that frame.
    pub fn has_frame(&self, id: &str) -> bool {
        self.claimed_frames.contains(id)
    }

    /// Whether a claim of the case is an instance of a frame whose id starts so.
    pub fn has_frame_below(&self, prefix: &str) -> bool {
        self.claimed_frames
            .range(prefix..)
            .next()
            .is_some_and(|frame| frame.starts_with(prefix))
    }

    /// Number of claims, on which the fuel of a call depends.
    pub fn claim_count(&self) -> usize {
        self.claims.len()
    }

    /// Texts of the articles, in the order in which they were given.
    pub fn texts(&self) -> &[&'a str] {
        &self.texts
    }
}

fn given<T>(needed: bool, table: &[T]) -> &[T] {
    if needed { table } else { &[] }
}

struct Needed<'n>(&'n [Part]);

impl Needed<'_> {
    fn any(&self, parts: &[Part]) -> bool {
        parts.iter().any(|part| self.0.contains(part))
    }
}
