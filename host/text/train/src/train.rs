//! The whole training: tagger, parser, weights file.

use std::path::Path;

use anyhow::Result;
use gainsay_text::syntax::training::{Clusters, Input, WordTable};

use crate::conllu::{self, Sentence};
use crate::folds::{cross_predict, in_parallel};
use crate::learner::ClassWeights;
use crate::parsing::{self, ParseExample, ParserWeights, Tree};
use crate::tagging::{self, TagExample};
use crate::{augment, pack};

/// Buckets (four entries each) of the tables in the weights file.
const TAGGER_BUCKETS: usize = 1 << 15;
const MOVE_BUCKETS: usize = 1 << 17;
const LABEL_BUCKETS: usize = 1 << 14;

/// Trainings whose weights are added up; each sees the sentences in another order.
const TAGGER_SEEDS: [u64; 2] = [1, 2];
const PARSER_SEEDS: [u64; 4] = [3, 4, 5, 6];

/// Files of the treebank folder that may be trained on, and how often each pass shows them: the
/// small one is edited prose, which is nearer to news than most of the web treebank.
const TRAINING_FILES: [(&str, usize); 2] = [("ewt-train", 1), ("pud-wiki", 3)];

/// Trains on a treebank folder and gives the bytes of the weights file.
pub(crate) fn train(treebank: &Path, clusters: &[(u64, u16)]) -> Result<Vec<u8>> {
    let mut sentences = Vec::new();
    for (name, repeats) in TRAINING_FILES {
        let read = conllu::read(&treebank.join(format!("{name}.conllu.gz")))?;
        sentences.extend(read.into_iter().map(|sentence| Sentence {
            repeats,
            ..sentence
        }));
    }
    Ok(train_on(&sentences, clusters))
}

/// Trains on these sentences.
fn train_on(sentences: &[Sentence], clusters: &[(u64, u16)]) -> Vec<u8> {
    let cluster_table = pack::word_table(clusters);
    let clusters = Clusters::new(WordTable::new(&cluster_table));
    let classes = tagging::classes_of(sentences);
    let count = classes.len();
    let tagged = tagging::examples(sentences, &classes, &clusters);
    let restyled = tagging::examples(&augment::restyled(sentences), &classes, &clusters);
    let given = cross_predict(&tagged, |rest, held| {
        tagging::predict(&tagging::train(rest, count, 1), count, held)
    });
    report_agreement(&tagged, &given);
    let all: Vec<&TagExample> = tagged.iter().chain(&restyled).collect();
    let mut tagger = ClassWeights::default();
    for part in in_parallel(TAGGER_SEEDS, |seed| tagging::train(&all, count, seed)) {
        tagger.add(part);
    }
    let parser = train_parser(sentences, &tagged, &given);
    let [tag_index, tag_pairs] = pack::class_table(&tagger, TAGGER_BUCKETS);
    let [labels, label_pairs] = pack::class_table(&parser.labels, LABEL_BUCKETS);
    let tags = classes
        .iter()
        .flat_map(|pair| [pair.0 as u8, pair.1 as u8])
        .collect();
    let lexicon = tagging::lexicon(&tagged.iter().collect::<Vec<_>>());
    eprintln!(
        "features: tagger {}, moves {}, relations {}; lexicon {}",
        tagger.slots.len(),
        parser.moves.slots.len(),
        parser.labels.slots.len(),
        lexicon.len(),
    );
    pack::file(&[
        tags,
        pack::word_table(&lexicon),
        cluster_table,
        tag_index,
        tag_pairs,
        pack::move_table(&parser.moves, MOVE_BUCKETS),
        labels,
        label_pairs,
    ])
}

/// The parser, trained on the tags that cross-validation gave.
fn train_parser(sentences: &[Sentence], tagged: &[TagExample], given: &[Vec<u8>]) -> ParserWeights {
    let sentences = sentences.iter().zip(tagged).zip(given);
    let examples = sentences.map(|((sentence, tagged), classes)| {
        let mut input = Input::default();
        input.fill(&tagged.atoms, classes);
        let gold = Tree {
            heads: sentence.heads.clone(),
            rels: sentence.rels.iter().map(|&rel| rel as u8).collect(),
        };
        ParseExample {
            input,
            gold,
            repeats: sentence.repeats,
        }
    });
    let examples: Vec<_> = examples.collect();
    let mut sum = ParserWeights::default();
    for part in in_parallel(PARSER_SEEDS, |seed| parsing::train(&examples, seed)) {
        sum.moves.add(part.moves);
        sum.labels.add(part.labels);
    }
    sum
}

/// Says how good the tags of the cross-validation are.
fn report_agreement(tagged: &[TagExample], given: &[Vec<u8>]) {
    let pairs = || {
        tagged
            .iter()
            .zip(given)
            .flat_map(|(one, two)| one.gold.iter().zip(two))
    };
    let right = pairs().filter(|(one, two)| one == two).count();
    eprintln!(
        "tags in cross-validation: {:.2} %",
        right as f64 * 100.0 / pairs().count() as f64
    );
}

#[cfg(test)]
mod tests {
    use gainsay_text::syntax::training::{Analyser, Model, analyse_with};

    use super::*;

    /// Three sentences of one shape, so that a small training suffices to learn it.
    fn sentences() -> Vec<Sentence> {
        use gainsay_text::syntax::{Deprel, Upos, Xpos};
        let one = |forms: [&str; 4]| Sentence {
            forms: forms.map(str::to_owned).to_vec(),
            lemmas: forms.map(str::to_owned).to_vec(),
            tags: vec![
                (Upos::Det, Xpos::Dt),
                (Upos::Noun, Xpos::Nn),
                (Upos::Verb, Xpos::Vbd),
                (Upos::Punct, Xpos::Period),
            ],
            heads: vec![1, 2, 4, 2],
            rels: vec![Deprel::Det, Deprel::Nsubj, Deprel::Root, Deprel::Punct],
            repeats: 1,
        };
        let forms = [
            ["The", "dog", "barked", "."],
            ["A", "door", "closed", "."],
            ["The", "rain", "ended", "."],
        ];
        forms.into_iter().cycle().take(24).map(one).collect()
    }

    #[test]
    fn training_learns_and_gives_the_same_bytes_again() {
        let bytes = train_on(&sentences(), &[]);
        assert_eq!(bytes, train_on(&sentences(), &[]));
        let model = Model::read(&bytes).expect("a weights file");
        let mut words = Vec::new();
        analyse_with(
            &model,
            &mut Analyser::default(),
            &["The", "door", "barked", "."],
            &mut words,
        );
        let heads: Vec<Option<u32>> = words.iter().map(|word| word.head).collect();
        assert_eq!(heads, [Some(1), Some(2), None, Some(2)]);
    }
}
