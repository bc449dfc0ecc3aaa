//! The whole training: tagger, parser, weights file.

use std::path::Path;

use anyhow::Result;
use gainsay_text::syntax::training::{Clusters, Input, WordTable};

use crate::conllu::{self, Sentence};
use crate::folds::cross_predict;
use crate::parsing::{self, ParseExample, ParserWeights, Tree};
use crate::tagging::{self, TagExample};
use crate::{augment, pack};

/// Buckets (four entries each) of the tables in the weights file.
const TAGGER_BUCKETS: usize = 1 << 15;
const MOVE_BUCKETS: usize = 1 << 17;
const LABEL_BUCKETS: usize = 1 << 14;

/// Files of the treebank folder that may be trained on, and how often each pass shows them: the
/// small one is edited prose, which is nearer to news than most of the web treebank.
const TRAINING_FILES: [(&str, usize); 2] = [("ewt-train", 1), ("pud-wiki", 3)];

/// Trains on a treebank folder and gives the bytes of the weights file.
pub(crate) fn train(treebank: &Path, clusters: &[(u64, u16)]) -> Result<Vec<u8>> {
    let mut sentences = Vec::new();
    for (name, repeats) in TRAINING_FILES {
        let read = conllu::read(&treebank.join(format!("{name}.conllu.gz")))?;
        sentences.extend(read.into_iter().map(|sentence| Sentence { repeats, ..sentence }));
    }
    let cluster_table = pack::word_table(clusters);
    let clusters = Clusters::new(WordTable::new(&cluster_table));
    let classes = tagging::classes_of(&sentences);
    let count = classes.len();
    let tagged = tagging::examples(&sentences, &classes, &clusters);
    let restyled = tagging::examples(&augment::restyled(&sentences), &classes, &clusters);
    let given = cross_predict(&tagged, |rest, held| {
        tagging::predict(&tagging::train(rest, count, 1), count, held)
    });
    report_agreement(&tagged, &given);
    let (tagger, parser) = std::thread::scope(|scope| {
        let tagger = scope.spawn(|| {
            let all: Vec<&TagExample> = tagged.iter().chain(&restyled).collect();
            tagging::train(&all, count, 1)
        });
        let parser = train_parser(&sentences, &tagged, &given);
        (tagger.join().unwrap_or_default(), parser)
    });
    let [tag_index, tag_pairs] = pack::class_table(&tagger, TAGGER_BUCKETS);
    let [labels, label_pairs] = pack::class_table(&parser.labels, LABEL_BUCKETS);
    let tags = classes.iter().flat_map(|pair| [pair.0 as u8, pair.1 as u8]).collect();
    let lexicon = tagging::lexicon(&tagged.iter().collect::<Vec<_>>());
    eprintln!(
        "features: tagger {}, moves {}, relations {}; lexicon {}",
        tagger.slots.len(),
        parser.moves.slots.len(),
        parser.labels.slots.len(),
        lexicon.len(),
    );
    Ok(pack::file(&[
        tags,
        pack::word_table(&lexicon),
        cluster_table,
        tag_index,
        tag_pairs,
        pack::move_table(&parser.moves, MOVE_BUCKETS),
        labels,
        label_pairs,
    ]))
}

/// The parser, trained on the tags that cross-validation gave.
fn train_parser(
    sentences: &[Sentence],
    tagged: &[TagExample],
    given: &[Vec<u8>],
) -> ParserWeights {
    let sentences = sentences.iter().zip(tagged).zip(given);
    let examples = sentences.map(|((sentence, tagged), classes)| {
        let mut input = Input::default();
        input.fill(&tagged.atoms, classes);
        let gold = Tree {
            heads: sentence.heads.clone(),
            rels: sentence.rels.iter().map(|&rel| rel as u8).collect(),
        };
        ParseExample { input, gold, repeats: sentence.repeats }
    });
    parsing::train(&examples.collect::<Vec<_>>(), 2)
}

/// Says how good the tags of the cross-validation are.
fn report_agreement(tagged: &[TagExample], given: &[Vec<u8>]) {
    let pairs = || tagged.iter().zip(given).flat_map(|(one, two)| one.gold.iter().zip(two));
    let right = pairs().filter(|(one, two)| one == two).count();
    eprintln!("tags in cross-validation: {:.2} %", right as f64 * 100.0 / pairs().count() as f64);
}
