//! Building the tables of a case.

use crate::bindings::gainsay::rule::types as wire;
use crate::case::{Case, CaseArticle};
use crate::convert;
use crate::interner::Interner;
use crate::opposites::Opposites;
use crate::owners::{Owner, owners};
use crate::selection::{Rows, Selection};
use ahash::AHashMap;
use gainsay_model::{Attribution, CivilDay, Claim, Entity, Quantity, Span, Timex};
use std::collections::BTreeSet;

/// See [`Case::build`].
pub(crate) fn build<'a>(articles: &[CaseArticle<'a>], opposites: &'a Opposites) -> Case<'a> {
    let mut builder = Builder {
        strings: Interner::new(),
        entity_by_id: AHashMap::new(),
        case: Case::default(),
    };
    let selections: Vec<_> = articles
        .iter()
        .map(|article| Selection::new(article.claims, article.only, article.hidden))
        .collect();
    for (article, selection) in articles.iter().zip(&selections) {
        builder.article(article, selection);
    }
    builder.frames(opposites);
    builder.case.strings_without_words = builder.strings.len();
    builder.words(articles, &selections);
    let mut case = builder.case;
    (case.strings, case.string_ends) = builder.strings.finish();
    case
}

struct Builder<'a> {
    strings: Interner,
    /// By id, or by the name in it where only one thing of an article bears that name.
    entity_by_id: AHashMap<&'a str, u32>,
    case: Case<'a>,
}

/// Where the rows of one article stand in the tables of the case.
pub(crate) struct Places<'s> {
    article: u32,
    pub(crate) selection: &'s Selection,
    sentences: u32,
    claims: u32,
    attributions: u32,
    quantities: u32,
    times: u32,
    /// Index in the case of each entity that the selection keeps, in its order.
    entities: Vec<u32>,
}

impl Places<'_> {
    fn sentence(&self, row: u32) -> u32 {
        self.sentences + self.selection.sentences.place(row).unwrap_or(0)
    }

    pub(crate) fn claim(&self, row: u32) -> Option<u32> {
        Some(self.claims + self.selection.claims.place(row)?)
    }

    pub(crate) fn attribution(&self, row: u32) -> Option<u32> {
        Some(self.attributions + self.selection.attributions.place(row)?)
    }

    fn entity(&self, row: u32) -> Option<u32> {
        let place = self.selection.entities.place(row)?;
        self.entities.get(place as usize).copied()
    }
}

impl<'a> Builder<'a> {
    fn article(&mut self, article: &CaseArticle<'a>, selection: &Selection) {
        let claims = article.claims;
        let places = Places {
            article: next(&self.case.articles),
            selection,
            sentences: next(&self.case.sentences),
            claims: next(&self.case.claims),
            attributions: next(&self.case.attributions),
            quantities: next(&self.case.quantities),
            times: next(&self.case.times),
            entities: self.entities(&claims.entities, selection),
        };
        self.case.texts.push(article.text);
        for sentence in kept(&claims.sentences, &selection.sentences) {
            self.case.sentences.push(wire::Sentence {
                at: convert::span(places.article, sentence.span),
                segment: sentence.segment.into(),
                paragraph: sentence.paragraph,
                words: wire::Range { start: 0, end: 0 },
            });
        }
        let owners = owners(claims, &places);
        for (quantity, owner) in kept(&claims.quantities, &selection.quantities).zip(owners) {
            self.quantity(quantity, owner, &places);
        }
        for time in kept(&claims.times, &selection.times) {
            self.time(time, &places);
        }
        for attribution in kept(&claims.attributions, &selection.attributions) {
            self.attribution(attribution, article.text, &places);
        }
        for claim in kept(&claims.claims, &selection.claims) {
            self.claim(claim, &places);
        }
        let id = self.strings.add(article.id);
        self.case.articles.push(wire::Article {
            id,
            published: article.published.map(CivilDay::days_since_epoch),
            sentences: wire::Range {
                start: places.sentences,
                end: next(&self.case.sentences),
            },
        });
    }

    /// Adds the entities that the case does not have yet; gives the index of each in the case.
    fn entities(&mut self, entities: &'a [Entity], selection: &Selection) -> Vec<u32> {
        let mut places = Vec::with_capacity(selection.entities.len());
        let mut keys: AHashMap<&str, u32> = AHashMap::new();
        for entity in kept(entities, &selection.entities) {
            *keys.entry(entity.key()).or_default() += 1;
        }
        for entity in kept(entities, &selection.entities) {
            let fresh = next(&self.case.entities);
            // Two things of one name in an article are told apart by the classes of their ids.
            let is_only = keys.get(entity.key()) == Some(&1);
            let id = if is_only { entity.key() } else { &entity.id };
            let place = *self.entity_by_id.entry(id).or_insert(fresh);
            if place == fresh {
                self.case.entities.push(wire::Entity {
                    id: self.strings.add(entity.id.as_str()),
                    name: self.strings.add(entity.name.as_str()),
                    kind: entity.kind.into(),
                    member_of: None,
                });
            }
            places.push(place);
        }
        for (entity, place) in kept(entities, &selection.entities).zip(&places) {
            let whole = entity
                .member_of
                .and_then(|row| selection.entities.place(row))
                .and_then(|whole| places.get(whole as usize).copied());
            if let Some(whole) = whole {
                self.join(*place, whole);
            }
        }
        places
    }

    /// Makes one entity speak for another, unless it already speaks for one or a circle would
    /// arise: a plugin follows these links.
    fn join(&mut self, part: u32, whole: u32) {
        const LONGEST: usize = 16;
        let mut above = Some(whole);
        for _ in 0..LONGEST {
            match above {
                None => {
                    if let Some(entity) = self.case.entities.get_mut(part as usize) {
                        entity.member_of.get_or_insert(whole);
                    }
                    return;
                }
                Some(entity) if entity == part => return,
                Some(entity) => {
                    above = self
                        .case
                        .entities
                        .get(entity as usize)
                        .and_then(|entity| entity.member_of);
                }
            }
        }
    }

    fn quantity(&mut self, quantity: &'a Quantity, owner: Owner, places: &Places<'_>) {
        let strings = &mut self.strings;
        let mut bound = |value: Option<gainsay_model::Decimal>| {
            value.map_or(0, |value| strings.add(value.to_string()))
        };
        let (low, high) = (bound(quantity.low), bound(quantity.high));
        self.case.quantities.push(wire::Quantity {
            at: convert::span(places.article, quantity.span),
            sentence: places.sentence(quantity.sentence),
            words: strings.add(quantity.text.as_str()),
            value: strings.add(quantity.value.to_string()),
            low,
            high,
            comparison: quantity.comparison.into(),
            unit: strings.add(quantity.unit.as_str()),
            dimension: strings.add(quantity.dimension.as_str()),
            counted: strings.add(quantity.counted.as_str()),
            counted_words: strings.add(quantity.counted_words.as_str()),
            kind: quantity.kind.into(),
            direction: quantity.direction.into(),
            claim: owner.claim,
            attribution: owner.attribution,
        });
    }

    fn time(&mut self, time: &'a Timex, places: &Places<'_>) {
        self.case.times.push(wire::Time {
            at: convert::span(places.article, time.span),
            sentence: places.sentence(time.sentence),
            words: self.strings.add(time.text.as_str()),
            kind: time.kind.into(),
            value: self.strings.add(time.value.as_str()),
            earliest: time.earliest.map(CivilDay::days_since_epoch),
            latest: time.latest.map(CivilDay::days_since_epoch),
            weekday_said: time.weekday_said,
            impossible: time.impossible,
            explicit: time.explicit,
        });
    }

    fn attribution(&mut self, said: &'a Attribution, text: &'a str, places: &Places<'_>) {
        let content_start = next(&self.case.spans);
        let content = said.content.iter();
        self.case
            .spans
            .extend(content.map(|span| convert::span(places.article, *span)));
        let words = |span: Option<Span>| span.map_or("", |span| span.of(text));
        // Evidence of an attribution is who says so and how, not the possibly long content.
        let at = said
            .source
            .map_or(said.cue, |source| source.cover(said.cue));
        self.case.attributions.push(wire::Attribution {
            at: convert::span(places.article, at),
            sentence: places.sentence(said.sentence),
            source: self.strings.add(words(said.source)),
            source_head: self.strings.add(said.source_head.as_str()),
            source_at: said.source.map(|span| convert::span(places.article, span)),
            entity: said.entity.and_then(|row| places.entity(row)),
            source_kind: said.source_kind.into(),
            anonymous: said.anonymous,
            reason: said.anonymity_reason.is_some(),
            cue: self.strings.add(said.cue_lemma.as_str()),
            cue_class: self.strings.add(convert::cue_class(said.cue_class)),
            cue_at: convert::span(places.article, said.cue),
            commitment: said.commitment.into(),
            content: wire::Range {
                start: content_start,
                end: next(&self.case.spans),
            },
            parent: said.parent.and_then(|row| places.attribution(row)),
            via: self.strings.add(words(said.via)),
            direct: said.kind == gainsay_model::AttributionKind::Direct,
            negated: said.negated,
        });
    }

    fn claim(&mut self, claim: &'a Claim, places: &Places<'_>) {
        let arguments_start = next(&self.case.arguments);
        for argument in &claim.arguments {
            self.case.arguments.push(wire::Argument {
                role: self.strings.add(argument.role.as_str()),
                words: self.strings.add(argument.text.as_str()),
                head: self.strings.add(argument.head.as_str()),
                entity: argument.entity.and_then(|row| places.entity(row)),
                at: convert::span(places.article, argument.span),
            });
        }
        let selection = places.selection;
        let quantities = self.links(&claim.quantities, |row| {
            Some(places.quantities + selection.quantities.place(row)?)
        });
        let times = self.links(&claim.times, |row| {
            Some(places.times + selection.times.place(row)?)
        });
        let chain = self.links(&claim.chain, |row| places.attribution(row));
        self.case.claimed_frames.insert(&claim.frame);
        self.case.claims.push(wire::Claim {
            at: convert::span(places.article, claim.span),
            trigger: convert::span(places.article, claim.trigger),
            sentence: places.sentence(claim.sentence),
            frame: self.strings.add(claim.frame.as_str()),
            polarity: claim.polarity.into(),
            factuality: claim.held_as().into(),
            modality: claim.modality.into(),
            tense: claim.tense.into(),
            partial: claim.partial,
            quoted: claim.quoted,
            inherited: claim
                .inherited_source
                .and_then(|row| places.attribution(row)),
            arguments: wire::Range {
                start: arguments_start,
                end: next(&self.case.arguments),
            },
            quantities,
            times,
            chain,
            confidence: claim.confidence.min(100),
        });
    }

    fn links(&mut self, rows: &[u32], place: impl Fn(u32) -> Option<u32>) -> wire::Range {
        let start = next(&self.case.links);
        let places = rows.iter().filter_map(|row| place(*row));
        self.case.links.extend(places);
        wire::Range {
            start,
            end: next(&self.case.links),
        }
    }

    /// Frames of claims, and those opposed to them, in order of id.
    fn frames(&mut self, opposites: &'a Opposites) {
        let claimed = self.case.claimed_frames.iter().copied();
        let opposed = claimed.clone().flat_map(|frame| opposites.of(frame));
        for frame in claimed.chain(opposed).collect::<BTreeSet<_>>() {
            let start = next(&self.case.frame_links);
            let links = opposites.of(frame).map(|id| self.strings.add(id));
            self.case.frame_links.extend(links);
            self.case.frames.push(wire::Frame {
                id: self.strings.add(frame),
                opposites: wire::Range {
                    start,
                    end: next(&self.case.frame_links),
                },
            });
        }
    }

    /// Words of sentences, last of all, so that plugins without need of them are spared the
    /// strings as well.
    fn words(&mut self, articles: &[CaseArticle<'a>], selections: &[Selection]) {
        let sentences = articles.iter().zip(selections);
        let sentences = sentences
            .flat_map(|(article, selection)| kept(&article.claims.sentences, &selection.sentences));
        for (sentence, row) in sentences.zip(&mut self.case.sentences) {
            let start = next(&self.case.words);
            let words = sentence.words.iter();
            self.case
                .words
                .extend(words.map(|word| self.strings.add(word.as_str())));
            row.words = wire::Range {
                start,
                end: next(&self.case.words),
            };
        }
    }
}

/// The index that the next row of a table will have.
fn next<T>(table: &[T]) -> u32 {
    u32::try_from(table.len()).unwrap_or(u32::MAX)
}

pub(crate) fn kept<'a, T>(table: &'a [T], rows: &Rows) -> impl Iterator<Item = &'a T> {
    rows.iter().filter_map(|row| table.get(row as usize))
}
