//! Trains a parser with the dynamic oracle of the arc-hybrid system.

use gainsay_text::syntax::Deprel;
use gainsay_text::syntax::training::{
    ClassScorer, Features, Input, MOVES, Move, MoveScorer, State, best_class, label_features,
    only_move, parser_features,
};

use crate::learner::{ClassLearner, ClassWeights, MoveLearner, MoveWeights};
use crate::random::{Random, repeated};

/// Passes over the training sentences.
const EPOCHS: usize = 8;

/// A right move must win by this much, in updates of one weight.
const MARGIN: f32 = 3.0;

/// How often the parser follows its own best move rather than a right one, after the first pass.
const EXPLORATION: f64 = 0.9;

/// Heads and relations of a sentence; the root is the number of tokens.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    pub(crate) heads: Vec<u32>,
    pub(crate) rels: Vec<u8>,
}

/// A tagged sentence with its right tree.
pub(crate) struct ParseExample {
    pub(crate) input: Input,
    pub(crate) gold: Tree,
    /// How often each pass shows the sentence.
    pub(crate) repeats: usize,
}

/// Weights of a parser's moves and relations.
#[derive(Clone, Default)]
pub(crate) struct ParserWeights {
    pub(crate) moves: MoveWeights,
    pub(crate) labels: ClassWeights,
}

/// Learns to parse.
pub(crate) fn train(examples: &[ParseExample], seed: u64) -> ParserWeights {
    let mut trainer = Trainer::default();
    let mut random = Random(seed);
    let mut order = repeated(examples.iter().map(|example| example.repeats));
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        for &at in &order {
            trainer.learn(
                &examples[at],
                if epoch == 0 { 0.0 } else { EXPLORATION },
                &mut random,
            );
        }
    }
    ParserWeights {
        moves: trainer.moves.average(),
        labels: trainer.labels.average(),
    }
}

#[derive(Default)]
struct Trainer {
    moves: MoveLearner,
    labels: ClassLearner,
    state: State,
    features: Features,
}

impl Trainer {
    fn learn(&mut self, example: &ParseExample, exploration: f64, random: &mut Random) {
        self.state.reset(example.input.len());
        while !self.state.is_done() {
            let chosen = match only_move(&self.state) {
                Some(only) => only,
                None => self.learn_move(example, exploration, random),
            };
            let rel = self.learn_label(example, chosen);
            self.state.apply(chosen, rel);
        }
    }

    /// Chooses the next move; a wrong best move costs an update.
    fn learn_move(
        &mut self,
        example: &ParseExample,
        exploration: f64,
        random: &mut Random,
    ) -> Move {
        parser_features(&self.state, &example.input, &mut self.features);
        let scores = self.moves.score(self.features.as_slice());
        let costs = self.state.costs(&example.gold.heads);
        let least = costs.iter().copied().min().unwrap_or(0);
        let best = best_where(scores, |at| costs[at] != u32::MAX);
        let right = best_where(scores, |at| costs[at] == least);
        let is_wrong = |at: usize| costs[at] != u32::MAX && costs[at] != least;
        let wrong = best_where(scores, is_wrong);
        self.moves.tick();
        // A right move that wins by little is taught as well, so that it wins on other text too.
        if is_wrong(wrong) && scores[right] - scores[wrong] <= MARGIN {
            self.moves.update(self.features.as_slice(), right, wrong);
        }
        Move::ALL[if random.chance(exploration) {
            best
        } else {
            right
        }]
    }

    /// Names the arc of a move; only arcs of the right tree teach anything.
    fn learn_label(&mut self, example: &ParseExample, chosen: Move) -> u8 {
        let Some((head, token)) = self.state.arc_of(chosen) else {
            return 0;
        };
        if head as usize == example.input.len() {
            return Deprel::Root as u8;
        }
        label_features(&self.state, &example.input, head, token, &mut self.features);
        let mut totals = [0.0; Deprel::ALL.len()];
        self.labels.score(self.features.as_slice(), &mut totals);
        totals[Deprel::Root.index()] = f32::NEG_INFINITY;
        let best = best_class(&totals);
        if example.gold.heads[token as usize] == head {
            self.labels.tick();
            let right = example.gold.rels[token as usize];
            if best != right {
                self.labels.update(self.features.as_slice(), right, best);
            }
        }
        best
    }
}

/// The highest score among the admitted places; the first of equals.
fn best_where(scores: [f32; MOVES], admitted: impl Fn(usize) -> bool) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (at, score) in scores.into_iter().enumerate() {
        if admitted(at) && score > best.1 {
            best = (at, score);
        }
    }
    best.0
}
