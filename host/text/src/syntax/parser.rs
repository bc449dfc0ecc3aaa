//! The greedy parser: what it looks at before each move, and the loop over the moves.

use super::analyse::{ClassScorer, MoveScorer, best_class};
use super::atoms::SentenceAtoms;
use super::features::Features;
use super::labeller::label_features;
use super::tags::Deprel;
use super::transitions::{Move, NO_HEAD, State};

/// Values of one token that the parser's features are made of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TokenValues {
    pub(super) word: u64,
    pub(super) tag: u64,
    pub(super) cluster: [u64; 3],
}

/// A tagged sentence: its tokens, then the root, then "absent".
#[derive(Clone, Debug, Default)]
pub struct Input {
    pub(super) tokens: Vec<TokenValues>,
}

/// Tag values of the root and of a place outside the sentence.
const ROOT_TAG: u64 = 253;
const ABSENT_TAG: u64 = 254;

impl Input {
    /// Replaces the content by a sentence and the tagger's classes.
    pub fn fill(&mut self, atoms: &SentenceAtoms, classes: &[u8]) {
        self.tokens.clear();
        let words = atoms.words.iter().zip(classes);
        self.tokens.extend(words.map(|(word, &class)| TokenValues {
            word: word.lower,
            tag: u64::from(class),
            cluster: word.cluster,
        }));
        self.tokens.push(TokenValues {
            word: 1,
            tag: ROOT_TAG,
            cluster: [0; 3],
        });
        self.tokens.push(TokenValues {
            word: 2,
            tag: ABSENT_TAG,
            cluster: [0; 3],
        });
    }

    /// Number of tokens of the sentence.
    pub fn len(&self) -> usize {
        self.tokens.len().saturating_sub(2)
    }

    /// Whether the sentence has no token.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub(super) fn token(&self, token: u32) -> TokenValues {
        let absent = self.tokens.len().saturating_sub(1);
        self.tokens
            .get((token as usize).min(absent))
            .copied()
            .unwrap_or_default()
    }
}

/// A distance in tokens as one of few values.
#[inline]
pub(super) fn distance(from: u32, to: u32) -> u64 {
    match to.abs_diff(from) {
        near @ 0..=5 => u64::from(near),
        6..=7 => 6,
        8..=10 => 7,
        11..=20 => 8,
        _ => 9,
    }
}

/// Features of the next move.
pub fn parser_features(state: &State, input: &Input, features: &mut Features) {
    features.clear();
    let top = state.stack_item(0).unwrap_or(NO_HEAD);
    let below = state.stack_item(1).unwrap_or(NO_HEAD);
    let front = state.buffer_front();
    words_and_tags(state, input, [top, below, front], features);
    children(state, input, [top, below, front], features);
}

/// Words and tags of the top of the stack and the front of the buffer, alone and together.
#[inline]
fn words_and_tags(state: &State, input: &Input, places: [u32; 3], features: &mut Features) {
    let [top, below, front] = places;
    let (s0, s1, n0) = (input.token(top), input.token(below), input.token(front));
    let third = input.token(state.stack_item(2).unwrap_or(NO_HEAD));
    let (n1, n2) = (
        input.token(front.saturating_add(1)),
        input.token(front.saturating_add(2)),
    );
    let n3 = input.token(front.saturating_add(3));
    let after_top = input.token(top.saturating_add(1));
    let before_front = input.token(front.checked_sub(1).unwrap_or(NO_HEAD));
    features.add([1]);
    for one in [s0, s1, n0, n1] {
        features.add([one.word, one.tag]);
        features.add([one.tag]);
    }
    features.add([third.tag]);
    features.add([n2.tag]);
    features.add([n2.word]);
    for (left, right) in [(s0, n0), (s1, s0)] {
        features.add([left.word, right.word]);
        features.add([left.word, left.tag, right.tag]);
        features.add([left.tag, right.word, right.tag]);
        features.add([left.tag, right.tag]);
        features.add([left.cluster[0], right.cluster[0]]);
        features.add([left.cluster[0], right.tag]);
        features.add([left.tag, right.cluster[0]]);
    }
    features.add([s1.word, n0.word]);
    features.add([s1.tag, n0.tag]);
    features.add([n0.tag, n1.tag]);
    features.add([n0.tag, n1.tag, n2.tag]);
    features.add([s0.tag, n0.tag, n1.tag]);
    features.add([s0.word, n0.tag, n1.tag]);
    features.add([s0.tag, n0.word, n1.tag]);
    features.add([s0.tag, n0.tag, n1.word]);
    features.add([s0.tag, n0.tag, n1.tag, n2.tag]);
    features.add([s1.tag, s0.tag, n0.tag]);
    features.add([s1.word, s0.tag, n0.tag]);
    features.add([s1.tag, s0.word, n0.tag]);
    features.add([s1.tag, s0.tag, n0.word]);
    features.add([s1.tag, s0.tag, n0.tag, n1.tag]);
    features.add([third.tag, s1.tag, s0.tag]);
    features.add([third.tag, s1.tag, s0.tag, n0.tag]);
    features.add([n0.tag, n1.tag, n2.tag, n3.tag]);
    features.add([s0.tag, after_top.tag, before_front.tag, n0.tag]);
    features.add([s0.tag, after_top.word, n0.tag]);
    let near = distance(top, front);
    let far = distance(below, top);
    features.add([s0.word, near]);
    features.add([n0.word, near]);
    features.add([s0.tag, n0.tag, near]);
    features.add([s1.tag, s0.tag, far]);
    features.add([s1.word, s0.tag, far]);
    features.add([s1.tag, s0.tag, n0.tag, far, near]);
}

/// Children found so far: their words, tags, number and relations.
#[inline]
fn children(state: &State, input: &Input, places: [u32; 3], features: &mut Features) {
    let [top, below, front] = places;
    let (s0, s1, n0) = (input.token(top), input.token(below), input.token(front));
    let (top_node, below_node, front_node) =
        (state.node(top), state.node(below), state.node(front));
    for (token, rels) in [
        (s0, top_node.left_rels),
        (s0, top_node.right_rels),
        (s1, below_node.left_rels),
        (s1, below_node.right_rels),
        (n0, front_node.left_rels),
    ] {
        features.add([token.tag, rels]);
        features.add([token.word, rels]);
    }
    let outer = [
        top_node.left,
        top_node.right,
        below_node.left,
        below_node.right,
        front_node.left,
    ];
    for (parent, [kid, second]) in [s0, s0, s1, s1, n0].into_iter().zip(outer) {
        let (one, two) = (input.token(kid), input.token(second));
        features.add([one.word, parent.tag]);
        features.add([one.tag, parent.tag]);
        features.add([one.tag, two.tag, parent.tag]);
    }
    let tag_of = |token: u32| input.token(token).tag;
    features.add([s0.tag, tag_of(top_node.left[0]), n0.tag]);
    features.add([s0.tag, tag_of(top_node.right[0]), n0.tag]);
    features.add([s0.tag, n0.tag, tag_of(front_node.left[0])]);
    features.add([s1.tag, s0.tag, tag_of(top_node.left[0])]);
    features.add([s1.tag, s0.tag, tag_of(top_node.right[0])]);
    features.add([s1.tag, tag_of(below_node.right[0]), s0.tag]);
    features.add([s1.tag, tag_of(below_node.left[0]), s0.tag]);
    features.add([s1.tag, tag_of(below_node.right[0]), s0.tag, n0.tag]);
    features.add([s1.tag, s0.tag, top_node.left_rels, n0.tag]);
    features.add([s1.tag, s0.tag, below_node.right_rels, n0.tag]);
    let case_word = input.token(top_node.left[0]).word;
    features.add([case_word, s0.tag, s1.tag]);
    features.add([case_word, s1.word]);
    features.add([case_word, s1.word, input.token(below_node.right[0]).tag]);
}

/// Parses a tagged sentence; `state` holds the tree afterwards.
pub fn parse(input: &Input, moves: &impl MoveScorer, labels: &impl ClassScorer, state: &mut State) {
    let mut features = Features::default();
    let mut totals = [0.0; Deprel::ALL.len()];
    state.reset(input.len());
    while !state.is_done() {
        let chosen = only_move(state).unwrap_or_else(|| {
            parser_features(state, input, &mut features);
            best_move(state, moves.score(features.as_slice()))
        });
        let rel = match state.arc_of(chosen) {
            None => 0,
            Some((head, _)) if head as usize == input.len() => Deprel::Root as u8,
            Some((head, dependent)) => {
                label_features(state, input, head, dependent, &mut features);
                totals.fill(0.0);
                labels.score(features.as_slice(), &mut totals);
                totals[Deprel::Root.index()] = f32::NEG_INFINITY;
                best_class(&totals)
            }
        };
        state.apply(chosen, rel);
    }
}

/// The move to make when there is no choice.
pub fn only_move(state: &State) -> Option<Move> {
    let mut allowed = Move::ALL
        .into_iter()
        .filter(|&candidate| state.allows(candidate));
    match (allowed.next(), allowed.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// The allowed move with the highest score; the first of equals.
fn best_move(state: &State, scores: [f32; 3]) -> Move {
    let mut best = (Move::Shift, f32::NEG_INFINITY);
    for (candidate, score) in Move::ALL.into_iter().zip(scores) {
        if score > best.1 && state.allows(candidate) {
            best = (candidate, score);
        }
    }
    best.0
}
