//! Trains the tagger.

use std::collections::BTreeMap;

use gainsay_text::syntax::training::{
    ClassScorer, Clusters, Features, SentenceAtoms, Tagger, WordTable, best_class, tag,
    tag_features,
};
use gainsay_text::syntax::{Upos, Xpos};

use crate::conllu::Sentence;
use crate::learner::{ClassLearner, ClassWeights};
use crate::random::{Random, repeated};

/// Passes over the training sentences.
const EPOCHS: usize = 8;

/// A pair of tags must occur this often to be a class of the tagger.
const MIN_CLASS_COUNT: usize = 3;

/// A word must occur this often to enter the lexicon.
const MIN_LEXICON_COUNT: usize = 20;

/// At most one in so many occurrences of a word of the lexicon has another class.
const LEXICON_EXCEPTIONS: usize = 300;

/// A sentence ready for training.
pub(crate) struct TagExample {
    pub(crate) atoms: SentenceAtoms,
    pub(crate) gold: Vec<u8>,
    /// How often each pass shows the sentence.
    pub(crate) repeats: usize,
}

/// The pairs of tags that are common enough, most frequent first.
pub(crate) fn classes_of(sentences: &[Sentence]) -> Vec<(Upos, Xpos)> {
    let mut counts: BTreeMap<(Upos, Xpos), usize> = BTreeMap::new();
    for pair in sentences.iter().flat_map(|sentence| &sentence.tags) {
        *counts.entry(*pair).or_default() += 1;
    }
    let mut classes: Vec<_> = counts
        .into_iter()
        .filter(|pair| pair.1 >= MIN_CLASS_COUNT)
        .collect();
    classes.sort_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));
    classes
        .into_iter()
        .map(|(pair, _)| pair)
        .take(250)
        .collect()
}

/// The class of a pair; a rare pair becomes the most frequent class with the same universal tag.
pub(crate) fn class_of(pair: (Upos, Xpos), classes: &[(Upos, Xpos)]) -> u8 {
    let exact = classes.iter().position(|&class| class == pair);
    let like = || classes.iter().position(|class| class.0 == pair.0);
    exact.or_else(like).unwrap_or(0) as u8
}

/// Sentences with the classes of their tokens.
pub(crate) fn examples(
    sentences: &[Sentence],
    classes: &[(Upos, Xpos)],
    clusters: &Clusters<'_>,
) -> Vec<TagExample> {
    let example = |sentence: &Sentence| {
        let mut atoms = SentenceAtoms::default();
        atoms.fill(&sentence.tokens(), clusters);
        let gold = sentence
            .tags
            .iter()
            .map(|&pair| class_of(pair, classes))
            .collect();
        TagExample {
            atoms,
            gold,
            repeats: sentence.repeats,
        }
    };
    sentences.iter().map(example).collect()
}

/// Words that are frequent and nearly always have the same class, by word hash.
pub(crate) fn lexicon(examples: &[&TagExample]) -> Vec<(u64, u16)> {
    let mut counts: BTreeMap<u64, BTreeMap<u8, usize>> = BTreeMap::new();
    for example in examples {
        for (word, &class) in example.atoms.words.iter().zip(&example.gold) {
            *counts
                .entry(word.lower)
                .or_default()
                .entry(class)
                .or_default() += 1;
        }
    }
    let sure = counts.into_iter().filter_map(|(word, classes)| {
        let total: usize = classes.values().sum();
        let (&class, &count) = classes.iter().max_by_key(|entry| entry.1)?;
        (total >= MIN_LEXICON_COUNT && (total - count) * LEXICON_EXCEPTIONS <= total)
            .then_some((word, u16::from(class)))
    });
    sure.collect()
}

/// Learns to tag, each token seeing the classes that the tagger itself gave before.
pub(crate) fn train(examples: &[&TagExample], classes: usize, seed: u64) -> ClassWeights {
    let mut learner = ClassLearner::default();
    let mut random = Random(seed);
    let mut order = repeated(examples.iter().map(|example| example.repeats));
    let mut features = Features::default();
    let mut totals = vec![0.0; classes];
    let mut given = Vec::new();
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        for example in order.iter().map(|&at| examples[at]) {
            given.clear();
            for (at, &gold) in example.gold.iter().enumerate() {
                tag_features(&example.atoms.words, at, &given, &mut features);
                totals.fill(0.0);
                learner.score(features.as_slice(), &mut totals);
                let best = best_class(&totals);
                learner.tick();
                if best != gold {
                    learner.update(features.as_slice(), gold, best);
                }
                given.push(best);
            }
        }
    }
    learner.average()
}

/// The classes that learnt weights give each sentence.
pub(crate) fn predict(
    weights: &ClassWeights,
    classes: usize,
    sentences: &[&TagExample],
) -> Vec<Vec<u8>> {
    let tagger = Tagger {
        scorer: weights,
        lexicon: WordTable::default(),
        classes,
    };
    let one = |example: &&TagExample| {
        let mut given = Vec::new();
        tag(&tagger, &example.atoms, &mut given);
        given
    };
    sentences.iter().map(one).collect()
}
