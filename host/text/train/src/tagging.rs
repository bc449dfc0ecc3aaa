//! Trains the tagger's network.

use std::collections::BTreeMap;

use gainsay_text::syntax::training::{
    AFFIXES, DIM, MOST_CLASSES, SentenceAtoms, TAG_HIDDEN, TAG_ROWS, WINDOW, WordAtoms, affixes,
    tag_rows,
};
use gainsay_text::syntax::{Upos, Xpos};

use crate::conllu::Sentence;
use crate::random::{Random, repeated};
use crate::table::{Table, add, add_scaled, dot, exp};
use crate::vocabulary::{Parts, Vocabulary, learnt_table};

/// A pair of tags must occur this often to be a class of the tagger.
const MIN_CLASS_COUNT: usize = 3;

/// Share of the hidden units that are left out of a training step.
const DROPOUT: f64 = 0.3;

/// How readily a rare word is treated as unknown.
const WORD_DROPOUT: f64 = 0.25;

/// Step size at the beginning.
const RATE: f32 = 0.002;

/// A sentence ready for training.
#[derive(Clone)]
pub(crate) struct TagExample {
    pub(crate) words: Vec<WordAtoms>,
    pub(crate) shapes: Vec<u16>,
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
    let pairs = classes.into_iter().map(|(pair, _)| pair);
    pairs.take(MOST_CLASSES).collect()
}

/// The class of a pair; a rare pair becomes the most frequent class with the same universal tag.
pub(crate) fn class_of(pair: (Upos, Xpos), classes: &[(Upos, Xpos)]) -> u8 {
    let exact = classes.iter().position(|&class| class == pair);
    let like = || classes.iter().position(|class| class.0 == pair.0);
    exact.or_else(like).unwrap_or(0) as u8
}

/// Sentences with the classes of their tokens.
pub(crate) fn examples(sentences: &[Sentence], classes: &[(Upos, Xpos)]) -> Vec<TagExample> {
    let mut text = String::new();
    let example = |sentence: &Sentence| {
        let mut atoms = SentenceAtoms::default();
        let tokens = sentence.tokens();
        atoms.fill(&tokens);
        let tags = sentence.tags.iter();
        let words = tokens.iter().map(|token| WordAtoms::of(token, &mut text));
        TagExample {
            words: words.collect(),
            shapes: atoms.shapes,
            gold: tags.map(|&pair| class_of(pair, classes)).collect(),
            repeats: sentence.repeats,
        }
    };
    sentences.iter().map(example).collect()
}

/// The tagger's network.
pub(crate) struct TagNetwork {
    pub(crate) words: Table,
    /// For each place of the window, `DIM` rows.
    pub(crate) project: Table,
    pub(crate) small: Table,
    pub(crate) affixes: Table,
    pub(crate) outputs: Table,
    /// One row: bias of the hidden layer.
    pub(crate) bias: Table,
    /// One row: bias of the classes.
    pub(crate) output_bias: Table,
}

/// What one word is made of.
struct Inputs<'a> {
    parts: [Parts<'a>; WINDOW],
    affixes: [u32; AFFIXES],
    small: [u16; 5],
}

impl TagNetwork {
    fn new(vocabulary: &Vocabulary<'_>, classes: usize, random: &mut Random) -> Self {
        Self {
            words: learnt_table(vocabulary, random),
            project: Table::new(WINDOW * DIM, TAG_HIDDEN, 0.2, random),
            small: Table::new(TAG_ROWS, TAG_HIDDEN, 0.1, random),
            affixes: Table::new(vocabulary.affixes.len() + 1, TAG_HIDDEN, 0.01, random),
            outputs: Table::new(classes, TAG_HIDDEN, 0.1, random),
            bias: Table::new(1, TAG_HIDDEN, 0.1, random),
            output_bias: Table::new(1, classes, 0.0, random),
        }
    }

    fn hidden(&self, inputs: &Inputs<'_>) -> [f32; TAG_HIDDEN] {
        let mut sums = [0.0; TAG_HIDDEN];
        sums.copy_from_slice(self.bias.row(0));
        for &row in &inputs.small {
            add(&mut sums, self.small.row(usize::from(row)));
        }
        for &row in inputs.affixes.iter().filter(|&&row| row > 0) {
            add(&mut sums, self.affixes.row(row as usize));
        }
        for (place, parts) in inputs.parts.iter().enumerate() {
            for (dim, value) in parts.vector(&self.words).into_iter().enumerate() {
                add_scaled(&mut sums, value, self.project.row(place * DIM + dim));
            }
        }
        sums
    }

    fn learn_hidden(&mut self, inputs: &Inputs<'_>, gradient: &[f32; TAG_HIDDEN]) {
        add(self.bias.learn(0), gradient);
        for &row in &inputs.small {
            add(self.small.learn(usize::from(row)), gradient);
        }
        for &row in inputs.affixes.iter().filter(|&&row| row > 0) {
            add(self.affixes.learn(row as usize), gradient);
        }
        for (place, parts) in inputs.parts.iter().enumerate() {
            let mut change = [0.0; DIM];
            for (dim, value) in parts.vector(&self.words).into_iter().enumerate() {
                let row = place * DIM + dim;
                change[dim] = dot(self.project.row(row), gradient);
                add_scaled(self.project.learn(row), value, gradient);
            }
            parts.learn(&mut self.words, &change);
        }
    }

    fn step(&mut self, rate: f32) {
        self.words.step(rate);
        self.project.step(rate);
        self.small.step(rate);
        self.affixes.step(rate);
        self.outputs.step(rate);
        self.bias.step(rate);
        self.output_bias.step(rate);
    }

    fn scores(&self, layer: &[f32; TAG_HIDDEN]) -> Vec<f32> {
        let biases = self.output_bias.row(0).iter().enumerate();
        biases
            .map(|(class, bias)| dot(self.outputs.row(class), layer) + bias)
            .collect()
    }
}

/// The rows of all words of a sentence.
struct Rows<'a> {
    parts: Vec<Parts<'a>>,
    affixes: Vec<[u32; AFFIXES]>,
}

impl<'a> Rows<'a> {
    fn new(vocabulary: &Vocabulary<'a>, words: &[WordAtoms]) -> Self {
        let row = |affix: u64| vocabulary.affixes.get(&affix).copied().unwrap_or(0);
        let words = words.iter();
        Self {
            parts: words.clone().map(|word| vocabulary.parts(word)).collect(),
            affixes: words.map(|word| affixes(word).map(row)).collect(),
        }
    }

    fn inputs(&self, shapes: &[u16], at: usize, given: &[u8]) -> Inputs<'a> {
        let parts = |place: usize| {
            let at = (at + place).checked_sub(2);
            at.and_then(|at| self.parts.get(at))
                .copied()
                .unwrap_or_default()
        };
        Inputs {
            parts: std::array::from_fn(parts),
            affixes: self.affixes[at],
            small: tag_rows(shapes, at, given),
        }
    }
}

/// Learns to tag, each token seeing the classes that the tagger itself gave before.
pub(crate) fn train(
    examples: &[&TagExample],
    vocabulary: &Vocabulary<'_>,
    classes: usize,
    epochs: usize,
    seed: u64,
) -> TagNetwork {
    let mut random = Random(seed);
    let mut net = TagNetwork::new(vocabulary, classes, &mut random);
    let rows: Vec<Rows<'_>> = examples
        .iter()
        .map(|example| Rows::new(vocabulary, &example.words))
        .collect();
    let mut order = repeated(examples.iter().map(|example| example.repeats));
    let total = (order.len() * epochs) as f32;
    let mut done = 0.0;
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for &at in &order {
            learn(&mut net, vocabulary, (examples[at], &rows[at]), &mut random);
            done += 1.0;
            net.step(RATE * (done / 1000.0_f32).min(1.0) * (1.0 - done / total).max(0.01));
        }
    }
    net
}

fn learn(
    net: &mut TagNetwork,
    vocabulary: &Vocabulary<'_>,
    (example, rows): (&TagExample, &Rows<'_>),
    random: &mut Random,
) {
    let mut given = Vec::new();
    for (at, &gold) in example.gold.iter().enumerate() {
        let mut inputs = rows.inputs(&example.shapes, at, &given);
        for parts in &mut inputs.parts {
            let own = parts.rows[0];
            if own > 0 && random.chance(vocabulary.dropout(own, WORD_DROPOUT)) {
                parts.rows[0] = 0;
            }
        }
        let sums = net.hidden(&inputs);
        let layer = sums.map(|sum| {
            let kept = sum > 0.0 && !random.chance(DROPOUT);
            if kept {
                sum / (1.0 - DROPOUT as f32)
            } else {
                0.0
            }
        });
        let scores = net.scores(&layer);
        let best = best_of(&scores);
        let powers: Vec<f32> = scores
            .iter()
            .map(|score| exp(score - scores[usize::from(best)]))
            .collect();
        let sum: f32 = powers.iter().sum();
        let mut gradient = [0.0; TAG_HIDDEN];
        for (class, power) in powers.iter().enumerate() {
            let change = power / sum - f32::from(u8::from(class == usize::from(gold)));
            if change.abs() > 1e-4 {
                add_scaled(&mut gradient, change, net.outputs.row(class));
                add_scaled(net.outputs.learn(class), change, &layer);
                net.output_bias.learn(0)[class] += change;
            }
        }
        for (gradient, &active) in gradient.iter_mut().zip(&layer) {
            *gradient *= if active > 0.0 {
                1.0 / (1.0 - DROPOUT as f32)
            } else {
                0.0
            };
        }
        net.learn_hidden(&inputs, &gradient);
        given.push(best);
    }
}

/// Place of the highest score; the first of equals.
fn best_of(scores: &[f32]) -> u8 {
    let mut best = 0;
    for (at, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = at;
        }
    }
    best as u8
}

/// The classes that a network gives each sentence.
pub(crate) fn predict(
    net: &TagNetwork,
    vocabulary: &Vocabulary<'_>,
    sentences: &[&TagExample],
) -> Vec<Vec<u8>> {
    let one = |example: &&TagExample| {
        let rows = Rows::new(vocabulary, &example.words);
        let mut given = Vec::new();
        for at in 0..example.gold.len() {
            let sums = net.hidden(&rows.inputs(&example.shapes, at, &given));
            given.push(best_of(&net.scores(&sums.map(|sum| sum.max(0.0)))));
        }
        given
    };
    sentences.iter().map(one).collect()
}
