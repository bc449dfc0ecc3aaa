//! Entities and mentions while they are being found.

use super::words::Names;
use crate::Annotations;
use ahash::HashMap;
use gainsay_model::{Entity, EntityKind, Mention, MentionForm, Span};

/// Grammatical gender as far as the text gives it away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gender {
    #[default]
    Unknown,
    Male,
    Female,
}

/// What is known of an entity besides the entity itself.
pub(super) struct Record {
    pub(super) entity: Entity,
    pub(super) gender: Gender,
    /// Several people or things under one name.
    pub(super) plural: bool,
    /// Lower-cased nouns that the text has called it: "chancellor", "ministry".
    pub(super) nouns: Vec<Box<str>>,
    /// First tokens of the mentions entered before `settle`, in order of place after it.
    places: Vec<u32>,
    /// First tokens of the mentions entered later, in order of place.
    later: Vec<u32>,
}

/// A mention by tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) entity: u32,
    pub(super) tokens: (u32, u32),
    pub(super) form: MentionForm,
}

/// Entities and mentions found so far.
pub(super) struct Table<'a> {
    names: &'a Names,
    pub(super) records: Vec<Record>,
    by_id: HashMap<String, u32>,
    /// Entities by the nouns that they were called.
    by_noun: HashMap<Box<str>, Vec<u32>>,
    /// Entities by the heads of longer descriptions.
    by_head: HashMap<Box<str>, Vec<u32>>,
    mentions: Vec<Found>,
    settled: bool,
    /// For each token one more than the index of the longest mention around it.
    outer: Vec<u32>,
    /// The same for the shortest.
    inner: Vec<u32>,
}

impl<'a> Table<'a> {
    pub(super) fn new(names: &'a Names) -> Self {
        Self {
            names,
            records: Vec::new(),
            by_id: HashMap::default(),
            by_noun: HashMap::default(),
            by_head: HashMap::default(),
            mentions: Vec::new(),
            settled: false,
            outer: Vec::new(),
            inner: Vec::new(),
        }
    }

    /// The entity of a lexicon entry, with those that it acts for.
    pub(super) fn entry(&mut self, index: u32) -> Option<u32> {
        let names = self.names;
        let mut at = index;
        let mut first = None;
        let mut below: Option<u32> = None;
        // A lexicon may hold a circle; each entry is entered once.
        for _ in 0..8 {
            let entry = names.entries.get(at as usize)?;
            let known = self.by_id.get(&entry.id).copied();
            let entity = known.unwrap_or_else(|| {
                let plural = entry.kind == EntityKind::Group;
                let new = self.add(&entry.id, &entry.name, entry.kind);
                self.set_plural(new, plural);
                new
            });
            first = first.or(Some(entity));
            if let Some(below) = below {
                self.set_member_of(below, entity);
            }
            if known.is_some() {
                break;
            }
            let Some(above) = entry
                .member_of
                .as_deref()
                .and_then(|id| names.entry_by_id(id))
            else {
                break;
            };
            (below, at) = (Some(entity), above);
        }
        first
    }

    /// Whether the lexicon entry has been mentioned.
    pub(super) fn knows_entry(&self, index: u32) -> bool {
        let entry = self.names.entries.get(index as usize);
        entry.is_some_and(|entry| self.by_id.contains_key(&entry.id))
    }

    /// The entity with that id.
    pub(super) fn by_id(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// Adds an entity; if the id is taken, a number is put behind it.
    pub(super) fn add(&mut self, id: &str, name: &str, kind: EntityKind) -> u32 {
        let index = self.records.len() as u32;
        let mut free = id.to_owned();
        if self.by_id.contains_key(id) {
            free = format!("{id}-{}", index + 1);
        }
        self.by_id.insert(free.clone(), index);
        self.records.push(Record {
            entity: Entity {
                id: free,
                name: name.to_owned(),
                kind,
                member_of: None,
            },
            gender: Gender::Unknown,
            plural: false,
            nouns: Vec::new(),
            places: Vec::new(),
            later: Vec::new(),
        });
        index
    }

    pub(super) fn record(&self, entity: u32) -> Option<&Record> {
        self.records.get(entity as usize)
    }

    pub(super) fn kind(&self, entity: u32) -> EntityKind {
        self.record(entity)
            .map_or(EntityKind::Other, |record| record.entity.kind)
    }

    pub(super) fn set_plural(&mut self, entity: u32, plural: bool) {
        if let Some(record) = self.records.get_mut(entity as usize) {
            record.plural = plural;
        }
    }

    pub(super) fn set_gender(&mut self, entity: u32, gender: Gender) {
        let record = self.records.get_mut(entity as usize);
        if let Some(record) = record.filter(|record| record.gender == Gender::Unknown) {
            record.gender = gender;
        }
    }

    /// Notes for whom an entity acts; the first statement counts, and circles are refused.
    pub(super) fn set_member_of(&mut self, entity: u32, above: u32) {
        let mut at = Some(above);
        for _ in 0..16 {
            let Some(index) = at else { break };
            if index == entity {
                return;
            }
            at = self
                .record(index)
                .and_then(|record| record.entity.member_of);
        }
        if let Some(record) = self.records.get_mut(entity as usize) {
            record.entity.member_of.get_or_insert(above);
        }
    }

    /// Whether `entity` is `above` or acts for it through others.
    pub(super) fn acts_for(&self, entity: u32, above: u32) -> bool {
        let mut at = Some(entity);
        for _ in 0..16 {
            let Some(index) = at else { return false };
            if index == above {
                return true;
            }
            at = self
                .record(index)
                .and_then(|record| record.entity.member_of);
        }
        false
    }

    /// Notes a noun that the text calls an entity.
    pub(super) fn call(&mut self, entity: u32, noun: &str) {
        let Some(record) = self.records.get_mut(entity as usize) else {
            return;
        };
        if !record.nouns.iter().any(|known| &**known == noun) {
            record.nouns.push(noun.into());
            self.by_noun.entry(noun.into()).or_default().push(entity);
        }
    }

    /// Notes the head of a longer description: "secretary" for a press secretary.
    pub(super) fn call_loosely(&mut self, entity: u32, noun: &str) {
        self.by_head.entry(noun.into()).or_default().push(entity);
    }

    /// Entities that were called by more words with this head.
    pub(super) fn called_loosely(&self, noun: &str) -> &[u32] {
        self.by_head.get(noun).map_or(&[], Vec::as_slice)
    }

    /// Entities that were called so, in the order in which that was noted.
    pub(super) fn called(&self, noun: &str) -> &[u32] {
        self.by_noun.get(noun).map_or(&[], Vec::as_slice)
    }

    pub(super) fn mention(&mut self, entity: u32, tokens: (u32, u32), form: MentionForm) {
        let index = self.mentions.len() as u32;
        self.mentions.push(Found {
            entity,
            tokens,
            form,
        });
        if let Some(record) = self.records.get_mut(entity as usize) {
            let places = if self.settled {
                &mut record.later
            } else {
                &mut record.places
            };
            places.push(tokens.0);
        }
        let end = tokens.1 as usize;
        if self.outer.len() < end {
            self.outer.resize(end, 0);
            self.inner.resize(end, 0);
        }
        let length = |at: u32| {
            at.checked_sub(1)
                .and_then(|at| self.mentions.get(at as usize))
                .map(|found| found.tokens.1 - found.tokens.0)
        };
        let own = tokens.1 - tokens.0;
        for at in tokens.0..tokens.1 {
            let (outer, inner) = (
                self.outer.get(at as usize).copied().unwrap_or(0),
                self.inner.get(at as usize).copied().unwrap_or(0),
            );
            let longer = length(outer).is_none_or(|length| length < own);
            let shorter = length(inner).is_none_or(|length| length > own);
            if let Some(slot) = self.outer.get_mut(at as usize).filter(|_| longer) {
                *slot = index + 1;
            }
            if let Some(slot) = self.inner.get_mut(at as usize).filter(|_| shorter) {
                *slot = index + 1;
            }
        }
    }

    /// Makes the mention of exactly those tokens one of another entity.
    pub(super) fn rename(&mut self, tokens: (u32, u32), entity: u32) {
        let index = self
            .outer
            .get(tokens.0 as usize)
            .and_then(|index| index.checked_sub(1));
        let found = index.and_then(|index| self.mentions.get_mut(index as usize));
        let Some(found) = found.filter(|found| found.tokens == tokens) else {
            return;
        };
        let before = std::mem::replace(&mut found.entity, entity);
        if let Some(record) = self.records.get_mut(before as usize) {
            record.places.retain(|place| *place != tokens.0);
        }
        if let Some(record) = self.records.get_mut(entity as usize) {
            record.places.push(tokens.0);
        }
    }

    /// Names are all entered: from here on mentions come in order of place.
    pub(super) fn settle(&mut self) {
        for record in &mut self.records {
            record.places.sort_unstable();
        }
        self.settled = true;
    }

    /// The longest mention around a token.
    pub(super) fn outer(&self, token: u32) -> Option<Found> {
        let index = self.outer.get(token as usize)?.checked_sub(1)?;
        self.mentions.get(index as usize).copied()
    }

    /// The shortest mention around a token.
    pub(super) fn inner(&self, token: u32) -> Option<Found> {
        let index = self.inner.get(token as usize)?.checked_sub(1)?;
        self.mentions.get(index as usize).copied()
    }

    /// First token of the last mention that begins before that token.
    pub(super) fn last_before(&self, entity: u32, token: u32) -> Option<u32> {
        let record = self.record(entity)?;
        let last = |places: &[u32]| {
            let upto = places.partition_point(|place| *place < token);
            upto.checked_sub(1).and_then(|at| places.get(at)).copied()
        };
        last(&record.places).max(last(&record.later))
    }

    /// Entities in order of first mention, followed by those that only act through others, and
    /// mentions in order of place, the outer before the inner.
    pub(super) fn finish(mut self, annotations: &Annotations) -> (Vec<Entity>, Vec<Mention>) {
        self.mentions
            .sort_by_key(|found| (found.tokens.0, u32::MAX - found.tokens.1, found.entity));
        self.mentions
            .dedup_by_key(|found| (found.tokens, found.entity));
        let mut order: Vec<u32> = Vec::new();
        let mut place: Vec<Option<u32>> = vec![None; self.records.len()];
        let mentioned = self.mentions.iter().map(|found| found.entity);
        for entity in mentioned.collect::<Vec<_>>() {
            enter(entity, &mut order, &mut place);
        }
        let mut at = 0;
        while let Some(&entity) = order.get(at) {
            if let Some(above) = self
                .record(entity)
                .and_then(|record| record.entity.member_of)
            {
                enter(above, &mut order, &mut place);
            }
            at += 1;
        }
        let renumbered = |entity: u32| place.get(entity as usize).copied().flatten();
        let entities = order.iter().filter_map(|&entity| {
            let mut entity = self.record(entity)?.entity.clone();
            entity.member_of = entity.member_of.and_then(renumbered);
            Some(entity)
        });
        let mentions = self.mentions.iter().map(|found| Mention {
            span: annotations.span_of(found.tokens),
            entity: renumbered(found.entity).unwrap_or(0),
            form: found.form,
            tokens: found.tokens,
        });
        (
            entities.collect(),
            mentions
                .filter(|mention| mention.span != Span::default())
                .collect(),
        )
    }
}

fn enter(entity: u32, order: &mut Vec<u32>, place: &mut [Option<u32>]) {
    if let Some(slot) = place.get_mut(entity as usize).filter(|slot| slot.is_none()) {
        *slot = Some(order.len() as u32);
        order.push(entity);
    }
}

/// Lower-case letters and digits with hyphens between the words; never empty.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match plain_letter(c) {
            Some(letters) => slug.push_str(letters),
            None if c.is_alphanumeric() => slug.push(c),
            None if matches!(c, '\'' | '’' | '.' | '\u{300}'..='\u{36f}') => {}
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    let trimmed = slug.trim_end_matches('-').len();
    slug.truncate(trimmed);
    if slug.is_empty() {
        "unnamed".to_owned()
    } else {
        slug
    }
}

/// A Latin letter without its accent.
fn plain_letter(c: char) -> Option<&'static str> {
    const LETTERS: [(&str, &str); 23] = [
        ("àáâãäåāăą", "a"),
        ("çćĉċč", "c"),
        ("ďđð", "d"),
        ("èéêëēĕėęě", "e"),
        ("ĝğġģ", "g"),
        ("ĥħ", "h"),
        ("ìíîïĩīĭįı", "i"),
        ("ĵ", "j"),
        ("ķ", "k"),
        ("ĺļľŀł", "l"),
        ("ñńņňŉ", "n"),
        ("òóôõöøōŏő", "o"),
        ("ŕŗř", "r"),
        ("śŝşšș", "s"),
        ("ţťŧț", "t"),
        ("ùúûüũūŭůűų", "u"),
        ("ŵ", "w"),
        ("ýÿŷ", "y"),
        ("źżž", "z"),
        ("ß", "ss"),
        ("æ", "ae"),
        ("œ", "oe"),
        ("þ", "th"),
    ];
    if c.is_ascii() {
        return None;
    }
    LETTERS
        .iter()
        .find(|(accented, _)| accented.contains(c))
        .map(|(_, plain)| *plain)
}
