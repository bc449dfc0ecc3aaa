//! Trains the parser's network: rows of small features and word vectors, one hidden layer, scores
//! of the moves and of the relations.

use gainsay_text::syntax::Deprel;
use gainsay_text::syntax::training::{
    DIM, HIDDEN, MOVES, Move, OUTPUTS, PLACES, Places, ROWS, Skeleton, State, WORD_PLACES,
    mark_rows, only_move, tag_row,
};

use crate::random::{Random, repeated};
use crate::table::{Table, add, add_scaled, dot, exp};
use crate::vocabulary::{Parts, Vocabulary, learnt_table};

/// Number of relations.
const RELS: usize = Deprel::ALL.len();

const EPOCHS: usize = 11;
const DROPOUT: f64 = 0.3;
const RATE: f32 = 0.002;
const WORD_DROPOUT: f64 = 0.25;

/// A tagged sentence with its right tree.
pub(crate) struct ParseExample<'a> {
    pub(crate) skeleton: Skeleton,
    pub(crate) words: Vec<Parts<'a>>,
    pub(crate) heads: Vec<u32>,
    pub(crate) rels: Vec<u8>,
    pub(crate) repeats: usize,
}

/// The network.
pub(crate) struct Network {
    pub(crate) small: Table,
    pub(crate) words: Table,
    /// For each word place, `DIM` rows of `HIDDEN`.
    pub(crate) project: Table,
    pub(crate) outputs: Table,
    /// One row: bias of the hidden layer.
    pub(crate) bias: Table,
    /// One row: bias of the outputs.
    pub(crate) output_bias: Table,
}

impl Network {
    fn new(vocabulary: &Vocabulary<'_>, random: &mut Random) -> Self {
        Self {
            small: Table::new(ROWS, HIDDEN, 0.1, random),
            words: learnt_table(vocabulary, random),
            project: Table::new(WORD_PLACES * DIM, HIDDEN, 0.15, random),
            outputs: Table::new(OUTPUTS, HIDDEN, 0.1, random),
            bias: Table::new(1, HIDDEN, 0.1, random),
            output_bias: Table::new(1, OUTPUTS, 0.0, random),
        }
    }

    fn step(&mut self, rate: f32) {
        self.small.step(rate);
        self.words.step(rate);
        self.project.step(rate);
        self.outputs.step(rate);
        self.bias.step(rate);
        self.output_bias.step(rate);
    }
}

/// Working memory for one sentence.
#[derive(Default)]
struct Work {
    state: State,
    places: Places,
    /// Word vectors.
    vectors: Vec<f32>,
    /// Product of each word vector with the projection of each place, and its gradient.
    products: Vec<f32>,
    gradients: Vec<f32>,
    known: Vec<bool>,
    rows: Vec<u16>,
}

impl Work {
    fn begin(&mut self, net: &Network, words: &[Parts<'_>]) {
        self.state.reset(words.len());
        self.vectors.clear();
        for word in words {
            self.vectors.extend(word.vector(&net.words));
        }
        let size = words.len() * WORD_PLACES;
        self.known.clear();
        self.known.resize(size, false);
        self.products.resize(size * HIDDEN, 0.0);
        self.gradients.resize(size * HIDDEN, 0.0);
    }

    /// The hidden layer before its threshold.
    fn hidden(&mut self, net: &Network, skeleton: &Skeleton, sums: &mut [f32; HIDDEN]) {
        self.places.fill(&self.state);
        self.rows.clear();
        self.rows.extend(self.places.rows());
        for place in 0..PLACES {
            let word = self.places.words[place];
            self.rows.push(tag_row(skeleton, place, word));
            self.rows.extend(mark_rows(skeleton, place, word));
        }
        sums.copy_from_slice(net.bias.row(0));
        for &row in &self.rows {
            add(sums, net.small.row(usize::from(row)));
        }
        let len = skeleton.len() as u32;
        for place in 0..WORD_PLACES {
            let token = self.places.words[place];
            if token >= len {
                continue;
            }
            let at = token as usize * WORD_PLACES + place;
            let product = &mut self.products[at * HIDDEN..(at + 1) * HIDDEN];
            if !self.known[at] {
                self.known[at] = true;
                product.fill(0.0);
                self.gradients[at * HIDDEN..(at + 1) * HIDDEN].fill(0.0);
                let vector = &self.vectors[token as usize * DIM..(token as usize + 1) * DIM];
                for (dim, &value) in vector.iter().enumerate() {
                    add_scaled(product, value, net.project.row(place * DIM + dim));
                }
            }
            add(sums, product);
        }
    }

    /// Adds the gradient of the hidden sums to what they were made of.
    fn learn_hidden(&mut self, net: &mut Network, len: u32, gradient: &[f32; HIDDEN]) {
        add(net.bias.learn(0), gradient);
        for &row in &self.rows {
            add(net.small.learn(usize::from(row)), gradient);
        }
        for place in 0..WORD_PLACES {
            let token = self.places.words[place];
            if token < len {
                let at = token as usize * WORD_PLACES + place;
                add(
                    &mut self.gradients[at * HIDDEN..(at + 1) * HIDDEN],
                    gradient,
                );
            }
        }
    }

    fn finish(&mut self, net: &mut Network, words: &[Parts<'_>]) {
        for (token, word) in words.iter().enumerate() {
            let mut change = [0.0; DIM];
            for place in 0..WORD_PLACES {
                let at = token * WORD_PLACES + place;
                if !self.known[at] {
                    continue;
                }
                let gradient = &self.gradients[at * HIDDEN..(at + 1) * HIDDEN];
                for (dim, change) in change.iter_mut().enumerate() {
                    *change += dot(net.project.row(place * DIM + dim), gradient);
                    let value = self.vectors[token * DIM + dim];
                    add_scaled(net.project.learn(place * DIM + dim), value, gradient);
                }
            }
            word.learn(&mut net.words, &change);
        }
    }
}

/// Learns to parse.
pub(crate) fn train(
    examples: &[ParseExample<'_>],
    vocabulary: &Vocabulary<'_>,
    seed: u64,
) -> Network {
    let mut random = Random(seed);
    let mut net = Network::new(vocabulary, &mut random);
    let mut order = repeated(examples.iter().map(|example| example.repeats));
    let mut work = Work::default();
    let total = (order.len() * EPOCHS) as f32;
    let mut done = 0.0;
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for &at in &order {
            loss += learn(
                &examples[at],
                &mut net,
                &mut work,
                vocabulary,
                epoch > 0,
                &mut random,
            );
            done += 1.0;
            let warm = (done / 1000.0_f32).min(1.0);
            net.step(RATE * warm * (1.0 - done / total).max(0.01));
        }
        eprintln!("epoch {epoch}: loss {:.4}", loss / order.len() as f32);
    }
    net
}

fn learn(
    example: &ParseExample<'_>,
    net: &mut Network,
    work: &mut Work,
    vocabulary: &Vocabulary<'_>,
    explores: bool,
    random: &mut Random,
) -> f32 {
    let mut words = example.words.clone();
    for word in &mut words {
        let own = word.rows[0];
        if own > 0 && random.chance(vocabulary.dropout(own, WORD_DROPOUT)) {
            word.rows[0] = 0;
        }
    }
    let len = words.len() as u32;
    work.begin(net, &words);
    let mut loss = 0.0;
    let mut sums = [0.0; HIDDEN];
    while !work.state.is_done() {
        work.hidden(net, &example.skeleton, &mut sums);
        let mut active = [0.0_f32; HIDDEN];
        for (active, &sum) in active.iter_mut().zip(&sums) {
            if sum > 0.0 && !random.chance(DROPOUT) {
                *active = sum / (1.0 - DROPOUT as f32);
            }
        }
        let mut gradient = [0.0_f32; HIDDEN];
        let only = only_move(&work.state);
        let chosen = only.unwrap_or_else(|| {
            let costs = work.state.costs(&example.heads);
            learn_move(net, (&active, &mut gradient), costs, explores, &mut loss)
        });
        let mut rel = 0;
        if let Some((head, token)) = work.state.arc_of(chosen) {
            if head == len {
                rel = Deprel::Root as u8;
            } else {
                let is_right = example.heads[token as usize] == head;
                let gold = is_right.then(|| usize::from(example.rels[token as usize]));
                let from = MOVES + if chosen == Move::Left { 0 } else { RELS };
                rel = learn_relation(net, (&active, &mut gradient), from, gold, &mut loss);
            }
        }
        for (gradient, &active) in gradient.iter_mut().zip(&active) {
            *gradient = if active > 0.0 {
                *gradient / (1.0 - DROPOUT as f32)
            } else {
                0.0
            };
        }
        work.learn_hidden(net, len, &gradient);
        work.state.apply(chosen, rel);
    }
    work.finish(net, &words);
    loss
}

/// The hidden layer of a state, and its gradient.
type Learning<'a> = (&'a [f32; HIDDEN], &'a mut [f32; HIDDEN]);

/// Learns the moves of least cost; gives the move to make: the best by score, at first among those.
fn learn_move(
    net: &mut Network,
    (active, gradient): Learning<'_>,
    costs: [u32; MOVES],
    explores: bool,
    loss: &mut f32,
) -> Move {
    let scores: [f32; MOVES] =
        std::array::from_fn(|at| dot(net.outputs.row(at), active) + net.output_bias.values[at]);
    let least = costs.iter().copied().min().unwrap_or(0);
    let allowed = |at: usize| costs[at] != u32::MAX;
    let right = |at: usize| costs[at] == least;
    let top = (0..MOVES)
        .filter(|&at| allowed(at))
        .fold(f32::NEG_INFINITY, |top, at| top.max(scores[at]));
    let powers: [f32; MOVES] = std::array::from_fn(|at| {
        if allowed(at) {
            exp(scores[at] - top)
        } else {
            0.0
        }
    });
    let sum: f32 = powers.iter().sum();
    let good: f32 = (0..MOVES)
        .filter(|&at| right(at))
        .map(|at| powers[at])
        .sum();
    *loss += -(good / sum).max(1e-9).ln();
    for at in (0..MOVES).filter(|&at| allowed(at)) {
        let wanted = if right(at) {
            powers[at] / good.max(1e-9)
        } else {
            0.0
        };
        let change = powers[at] / sum - wanted;
        if change != 0.0 {
            add_scaled(gradient, change, net.outputs.row(at));
            add_scaled(net.outputs.learn(at), change, active);
            net.output_bias.learn(0)[at] += change;
        }
    }
    let open = (0..MOVES).filter(|&at| allowed(at) && (explores || right(at)));
    let best = open.reduce(|best, at| if scores[at] > scores[best] { at } else { best });
    Move::ALL[best.unwrap_or(0)]
}

/// Gives the best relation of an arc, and learns the right one if the arc is right.
fn learn_relation(
    net: &mut Network,
    (active, gradient): Learning<'_>,
    from: usize,
    gold: Option<usize>,
    loss: &mut f32,
) -> u8 {
    let scores: [f32; RELS] = std::array::from_fn(|at| {
        dot(net.outputs.row(from + at), active) + net.output_bias.values[from + at]
    });
    let best = (1..RELS).fold(
        0,
        |best, at| if scores[at] > scores[best] { at } else { best },
    );
    if let Some(gold) = gold {
        let top = scores[best];
        let powers = scores.map(|score| exp(score - top));
        let sum: f32 = powers.iter().sum();
        *loss += -(powers[gold] / sum).max(1e-9).ln();
        for (at, power) in powers.iter().enumerate() {
            let change = power / sum - f32::from(u8::from(at == gold));
            if change.abs() > 1e-4 {
                add_scaled(gradient, change, net.outputs.row(from + at));
                add_scaled(net.outputs.learn(from + at), change, active);
                net.output_bias.learn(0)[from + at] += change;
            }
        }
    }
    best as u8
}
