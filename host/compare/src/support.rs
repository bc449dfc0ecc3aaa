//! Where the text has each word of the statement, itself or in other words, and how much of the
//! word's neighbourhood stands there.

use crate::content::WordClass;
use crate::index::{Index, Word};
use crate::relations::{Relation, Relations};
use std::collections::BTreeMap;

/// Content words on each side of a word that make its context.
const CONTEXT: usize = 3;

/// Content words of a statement that are compared; what follows is left out. This keeps a
/// comparison linear in the text.
const STATEMENT_WORDS: usize = 400;

/// One way in which the text has a word.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Match {
    /// Share of the word's context in the best sentence with such a word.
    pub(crate) context: f32,
    /// Most neighbours that such a word shares with it.
    pub(crate) shared: u32,
    /// The same, in the dependency tree alone.
    pub(crate) shared_kin: u32,
    /// The word of the text, if it is a content word.
    pub(crate) word: Option<u32>,
}

/// What the text has of one word of the statement.
#[derive(Clone, Debug, Default)]
pub(crate) struct Support {
    /// The word, its family or a synonym.
    pub(crate) good: Option<(Relation, Match)>,
    /// An opposite or a rival.
    pub(crate) bad: Option<(Relation, Match)>,
    /// Words of the text that tell the same deal from the other end, sorted.
    pub(crate) converse: Vec<u32>,
    /// Share of the context in the sentence that has most of it.
    pub(crate) best: f32,
    /// That sentence.
    pub(crate) best_sentence: Option<u32>,
    /// Sentences with the word, its family or a synonym, sorted.
    pub(crate) sentences: Vec<u32>,
    /// Content words of the text that are the word, its family or a synonym, sorted.
    pub(crate) places: Vec<u32>,
}

/// Places of the text by relation.
type Places = BTreeMap<Relation, Vec<u32>>;

/// The support of each word of the statement.
pub(crate) fn find(relations: &Relations, text: &Index<'_>, statement: &Index<'_>) -> Vec<Support> {
    let words = statement.words.iter().take(STATEMENT_WORDS);
    let found: Vec<Places> = words.map(|word| places(relations, text, word)).collect();
    let mut support: Vec<Support> = found
        .iter()
        .zip(&statement.words)
        .map(|(places, word)| located(text, word, places))
        .collect();
    let contexts: Vec<Vec<u32>> = (0..found.len()).map(|at| context(statement, at)).collect();
    let mut hits = vec![0_u32; text.side.annotations.sentences.len()];
    for (at, (places, context)) in found.iter().zip(&contexts).enumerate() {
        let Some(word) = statement.words.get(at) else {
            break;
        };
        count(&mut hits, &support, context, 1);
        let matches = judge(text, word, places, &hits, &support, context);
        count(&mut hits, &support, context, 0);
        if let Some(support) = support.get_mut(at) {
            (
                support.good,
                support.bad,
                (support.best_sentence, support.best),
            ) = matches;
        }
    }
    support
}

/// The words of the text that stand in some relation to a word.
fn places(relations: &Relations, text: &Index<'_>, word: &Word) -> Places {
    let mut places = Places::new();
    for entry in &text.entries {
        // Occurrences of one entry differ in their particles alone.
        let alone = all_plain(text, &entry.places);
        let asked = if alone { 1 } else { entry.places.len() };
        for place in entry.places.iter().take(asked) {
            let Some(other) = text.word(*place) else {
                continue;
            };
            let relation = between(relations, word, other)
                .filter(|relation| *relation != Relation::Rival || alike(word, other));
            let Some(relation) = relation else {
                continue;
            };
            let list = places.entry(relation).or_default();
            if alone {
                list.extend(&entry.places);
            } else {
                list.push(*place);
            }
        }
    }
    for list in places.values_mut() {
        list.sort_unstable();
    }
    places
}

/// Words that can stand in one place: rivals of another class do not exclude each other.
fn alike(word: &Word, other: &Word) -> bool {
    let class = |word: &Word| match word.class {
        WordClass::Name => WordClass::Noun,
        class => class,
    };
    class(word) == class(other)
}

fn all_plain(text: &Index<'_>, places: &[u32]) -> bool {
    places
        .iter()
        .all(|place| text.word(*place).is_none_or(|word| word.phrasal.is_none()))
}

/// The closest relation of any form of one to any form of the other. A verb with a particle is
/// looked up with it, if packs know it so.
fn between(relations: &Relations, word: &Word, other: &Word) -> Option<Relation> {
    let phrasal = |word: &Word| {
        let phrasal = word.phrasal.clone();
        phrasal.filter(|phrasal| relations.knows(phrasal))
    };
    if word.lemma == other.lemma || word.lower == other.lower {
        return Some(Relation::Same);
    }
    let (one, two) = (phrasal(word), phrasal(other));
    let one = one.as_deref().unwrap_or(&word.lemma);
    let two = two.as_deref().unwrap_or(&other.lemma);
    let mut closest = relations.between(one, two);
    for (one, two) in [
        (word.lower.as_str(), two),
        (one, other.lower.as_str()),
        (word.lower.as_str(), other.lower.as_str()),
    ] {
        let relation = relations.between(one, two);
        closest = match (closest, relation) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
    closest
}

/// Where a word is supported, before its context is known.
fn located(text: &Index<'_>, word: &Word, places: &Places) -> Support {
    let good = [Relation::Same, Relation::Family, Relation::Synonym];
    let mut words: Vec<u32> = good
        .iter()
        .filter_map(|relation| places.get(relation))
        .flatten()
        .copied()
        .collect();
    words.sort_unstable();
    words.dedup();
    let mut sentences: Vec<u32> = words
        .iter()
        .filter_map(|word| text.word(*word).map(|word| word.sentence))
        .collect();
    sentences.extend(spelt(text, word));
    sentences.sort_unstable();
    sentences.dedup();
    Support {
        sentences,
        places: words,
        converse: places.get(&Relation::Converse).cloned().unwrap_or_default(),
        ..Support::default()
    }
}

/// Sentences with the word as any token or as part of a hyphenated one; for a hyphenated word,
/// sentences with its last part if the text has all parts.
fn spelt(text: &Index<'_>, word: &Word) -> Vec<u32> {
    let of = |spelling: &str| text.spellings.get(spelling).cloned().unwrap_or_default();
    let mut sentences = of(&word.lower);
    sentences.extend(of(&word.lemma));
    let parts: Vec<&str> = word
        .lower
        .split('-')
        .filter(|part| part.len() > 2)
        .collect();
    if word.lower.contains('-') && parts.iter().all(|part| text.spellings.contains_key(*part)) {
        sentences.extend(parts.last().map(|part| of(part)).unwrap_or_default());
    }
    sentences
}

/// The words that make the context of a word: those beside it in its sentence, and once more those
/// beside it in the tree.
fn context(statement: &Index<'_>, at: usize) -> Vec<u32> {
    let Some(word) = statement.words.get(at) else {
        return Vec::new();
    };
    let near = at.saturating_sub(CONTEXT)..=(at + CONTEXT);
    let mut context: Vec<u32> = near
        .filter(|other| *other != at)
        .filter(|other| {
            let other = statement.words.get(*other);
            other.is_some_and(|other| other.sentence == word.sentence)
        })
        .map(|other| other as u32)
        .collect();
    context.extend(&word.kin);
    context
}

/// Counts for each sentence how many words of a context it has, or clears the counts with 0.
fn count(hits: &mut [u32], support: &[Support], context: &[u32], step: u32) {
    for word in context {
        let sentences = support.get(*word as usize).map(|s| s.sentences.as_slice());
        for sentence in sentences.unwrap_or_default() {
            if let Some(hits) = hits.get_mut(*sentence as usize) {
                *hits = if step == 0 { 0 } else { *hits + step };
            }
        }
    }
}

/// Good matches, bad matches and the best context.
type Judged = (
    Option<(Relation, Match)>,
    Option<(Relation, Match)>,
    (Option<u32>, f32),
);

fn judge(
    text: &Index<'_>,
    word: &Word,
    places: &Places,
    hits: &[u32],
    support: &[Support],
    context: &[u32],
) -> Judged {
    let total = context.len().max(1) as f32;
    let share = |sentence: u32| {
        let hits = hits.get(sentence as usize).copied().unwrap_or_default();
        hits as f32 / total
    };
    let best = context
        .iter()
        .filter_map(|word| support.get(*word as usize))
        .flat_map(|support| support.sentences.iter())
        .map(|sentence| (Some(*sentence), share(*sentence)))
        .fold(
            (None, 0.0),
            |best, next| if next.1 > best.1 { next } else { best },
        );
    let matched = |relation: Relation| {
        let found = places.get(&relation)?;
        let mut best = Match::default();
        for place in found {
            let Some(other) = text.word(*place) else {
                continue;
            };
            let shared = |own: &[u32], theirs: &[u32]| {
                let met = own.iter().filter(|own| {
                    let places = support.get(**own as usize).map(|s| s.places.as_slice());
                    let places = places.unwrap_or_default();
                    theirs
                        .iter()
                        .any(|their| places.binary_search(their).is_ok())
                });
                met.count() as u32
            };
            let context = share(other.sentence);
            if best.word.is_none() || context > best.context {
                best.context = context;
                best.word = Some(*place);
            }
            best.shared = best.shared.max(shared(&word.neighbours, &other.neighbours));
            best.shared_kin = best.shared_kin.max(shared(&word.kin, &other.kin));
        }
        Some((relation, best))
    };
    let merged = |relations: &[Relation]| {
        let found = relations.iter().filter_map(|relation| matched(*relation));
        found.reduce(|(relation, one), (_, other)| {
            let further = other.context > one.context;
            let both = Match {
                context: one.context.max(other.context),
                shared: one.shared.max(other.shared),
                shared_kin: one.shared_kin.max(other.shared_kin),
                word: if further { other.word } else { one.word },
            };
            (relation, both)
        })
    };
    let mut good = merged(&[Relation::Same, Relation::Family, Relation::Synonym]);
    let sentences = spelt(text, word);
    if !sentences.is_empty() {
        let (_, found) = good.get_or_insert((Relation::Same, Match::default()));
        let spelt = sentences.into_iter().map(share).fold(0.0, f32::max);
        found.context = found.context.max(spelt);
    }
    (good, merged(&[Relation::Opposite, Relation::Rival]), best)
}
