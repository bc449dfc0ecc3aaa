//! A greedy tagger: from left to right, each token gets the best class given its surroundings and
//! the two classes before it.

use super::analyse::{ClassScorer, best_class};
use super::atoms::{SentenceAtoms, WordAtoms};
use super::features::Features;
use super::weights::WordTable;

/// Class value before the first and after the last token.
pub(super) const NO_CLASS: u64 = 255;

/// Features of the token at `at`, given the classes of the tokens before it.
pub fn tag_features(words: &[WordAtoms], at: usize, classes: &[u8], features: &mut Features) {
    let outside = WordAtoms::default();
    let word = |offset: isize| {
        at.checked_add_signed(offset)
            .and_then(|at| words.get(at))
            .unwrap_or(&outside)
    };
    let class = |back: usize| {
        let class = at.checked_sub(back).and_then(|at| classes.get(at));
        class.map_or(NO_CLASS, |&class| u64::from(class))
    };
    let (this, before, after) = (word(0), word(-1), word(1));
    let (last, second) = (class(1), class(2));
    features.clear();
    features.add([1]);
    features.add([this.lower]);
    features.add([this.lower, this.shape]);
    features.add([this.shape]);
    features.add([this.shape, last]);
    for suffix in this.suffix {
        features.add([suffix]);
    }
    for prefix in this.prefix {
        features.add([prefix]);
    }
    features.add([this.suffix[1], last]);
    features.add([this.suffix[2], last]);
    features.add([this.suffix[2], this.shape]);
    features.add([last]);
    features.add([last, second]);
    features.add([last, this.lower]);
    features.add([last, second, this.lower]);
    features.add([last, after.lower]);
    features.add([before.lower]);
    features.add([before.lower, this.lower]);
    features.add([word(-2).lower]);
    features.add([after.lower]);
    features.add([this.lower, after.lower]);
    features.add([word(2).lower]);
    features.add([after.suffix[2]]);
    features.add([after.suffix[1], this.suffix[1]]);
    features.add([after.shape]);
    features.add([before.shape, this.shape, after.shape]);
    features.add([before.suffix[2]]);
    features.add([this.cluster[0]]);
    features.add([this.cluster[0], this.shape]);
    features.add([this.cluster[1]]);
    features.add([this.cluster[1], last]);
    features.add([this.cluster[1], this.suffix[1]]);
    features.add([after.cluster[0]]);
    features.add([after.cluster[1], this.cluster[1]]);
    features.add([last, after.cluster[1]]);
    features.add([before.cluster[0]]);
    features.add([this.lower, after.cluster[2]]);
}

/// Scores and inventory of a trained tagger.
#[derive(Clone, Copy, Debug)]
pub struct Tagger<'a, S> {
    /// Weights of the classes.
    pub scorer: &'a S,
    /// Classes of the words that have only one.
    pub lexicon: WordTable<'a>,
    /// Number of classes.
    pub classes: usize,
}

/// Gives each token of a sentence a class.
pub fn tag<S: ClassScorer>(tagger: &Tagger<'_, S>, atoms: &SentenceAtoms, classes: &mut Vec<u8>) {
    let mut features = Features::default();
    let mut totals = [0.0; 256];
    let count = tagger.classes.min(totals.len());
    let totals = totals.get_mut(..count).unwrap_or_default();
    classes.clear();
    for (at, word) in atoms.words.iter().enumerate() {
        let class = tagger.lexicon.get(word.lower).map_or_else(
            || {
                tag_features(&atoms.words, at, classes, &mut features);
                totals.fill(0.0);
                tagger.scorer.score(features.as_slice(), totals);
                best_class(totals)
            },
            |class| class as u8,
        );
        classes.push(class);
    }
}
