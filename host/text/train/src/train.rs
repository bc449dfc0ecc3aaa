//! The whole training: tagger, parser, weights file.

use std::path::Path;

use anyhow::Result;
use gainsay_text::syntax::training::{Skeleton, TAG_VALUES, Vectors};
use gainsay_text::syntax::{Upos, Xpos};

use crate::conllu::{self, Sentence};
use crate::folds::cross_predict;
use crate::parsing::{self, ParseExample};
use crate::tagging::{self, TagExample};
use crate::vocabulary::Vocabulary;
use crate::{augment, pack};

/// Passes of the tagger over the sentences, in cross-validation and in the end.
const FOLD_EPOCHS: usize = 3;
const TAG_EPOCHS: usize = 8;

/// Seeds of the trainings.
const TAG_SEED: u64 = 1;
const PARSER_SEED: u64 = 3;

/// Files of the treebank folder that may be trained on, and how often each pass shows them: the
/// small one is edited prose, which is nearer to news than most of the web treebank.
const TRAINING_FILES: [(&str, usize); 3] = [("ewt-train", 1), ("ewt-dev", 1), ("pud-wiki", 3)];

/// Trains on a treebank folder and gives the bytes of the weights file.
pub(crate) fn train(treebank: &Path, vectors: Vectors<'_>) -> Result<Vec<u8>> {
    let mut sentences = Vec::new();
    for (name, repeats) in TRAINING_FILES {
        let read = conllu::read(&treebank.join(format!("{name}.conllu.gz")))?;
        sentences.extend(read.into_iter().map(|sentence| Sentence {
            repeats,
            ..sentence
        }));
    }
    Ok(train_on(&sentences, vectors))
}

/// Trains on these sentences.
fn train_on(sentences: &[Sentence], vectors: Vectors<'_>) -> Vec<u8> {
    let classes = tagging::classes_of(sentences);
    let count = classes.len();
    let tagged = tagging::examples(sentences, &classes);
    let vocabulary = Vocabulary::new(&tagged, vectors);
    let given = cross_predict(&tagged, |rest, held| {
        let net = tagging::train(rest, &vocabulary, count, FOLD_EPOCHS, TAG_SEED);
        tagging::predict(&net, &vocabulary, held)
    });
    report_agreement(&tagged, &given);
    let restyled = tagging::examples(&augment::restyled(sentences), &classes);
    let all: Vec<&TagExample> = tagged.iter().chain(&restyled).collect();
    let tagger = tagging::train(&all, &vocabulary, count, TAG_EPOCHS, TAG_SEED);
    let parsed: Vec<ParseExample<'_>> = sentences
        .iter()
        .zip(&tagged)
        .zip(&given)
        .filter_map(|((sentence, tagged), given)| {
            parse_example(sentence, tagged, given, &classes, &vocabulary)
        })
        .collect();
    let parser = parsing::train(&parsed, &vocabulary, PARSER_SEED);
    let tags = classes.iter().flat_map(|pair| [pair.0 as u8, pair.1 as u8]);
    let mut sections = vec![tags.collect()];
    sections.extend(pack::tables(&vocabulary));
    sections.extend(pack::tagger(&tagger, &vocabulary, &tagged));
    sections.extend(pack::parser(&parser, &relations(&parsed)));
    pack::file(&sections)
}

/// The tree over the words of a sentence that were not tagged as marks; none if the root was.
fn parse_example<'a>(
    sentence: &Sentence,
    tagged: &TagExample,
    given: &[u8],
    classes: &[(Upos, Xpos)],
    vocabulary: &Vocabulary<'a>,
) -> Option<ParseExample<'a>> {
    let mut skeleton = Skeleton::default();
    skeleton.fill(&sentence.tokens(), given, |class| {
        classes[usize::from(class)].0 == Upos::Punct
    });
    let mut places = vec![None; given.len() + 1];
    for (place, &at) in (0..).zip(&skeleton.kept) {
        places[at as usize] = Some(place);
    }
    places[given.len()] = Some(skeleton.len() as u32);
    let head_of = |mut at: u32| {
        // A word whose head is left out hangs on that one's head.
        loop {
            at = sentence.heads[at as usize];
            if let Some(place) = places[at as usize] {
                return place;
            }
        }
    };
    let heads: Vec<u32> = skeleton.kept.iter().map(|&at| head_of(at)).collect();
    let roots = heads.iter().filter(|&&head| head as usize == heads.len());
    if roots.count() != 1 {
        return None;
    }
    let kept = || skeleton.kept.iter().map(|&at| at as usize);
    let words = kept().map(|at| vocabulary.parts(&tagged.words[at]));
    Some(ParseExample {
        words: words.collect(),
        rels: kept().map(|at| sentence.rels[at] as u8).collect(),
        heads,
        repeats: sentence.repeats,
        skeleton,
    })
}

/// Relations that occur for words of each tag, with their head on the right and on the left.
fn relations(examples: &[ParseExample<'_>]) -> [[u64; 2]; TAG_VALUES] {
    let mut sets = [[0; 2]; TAG_VALUES];
    for example in examples {
        let arcs = example.heads.iter().zip(&example.rels);
        for ((at, (&head, &rel)), &tag) in (0..).zip(arcs).zip(&example.skeleton.tags) {
            if head as usize != example.heads.len() {
                sets[usize::from(tag)][usize::from(head < at)] |= 1_u64 << rel;
            }
        }
    }
    sets
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
        let bytes = train_on(&sentences(), Vectors::default());
        assert_eq!(bytes, train_on(&sentences(), Vectors::default()));
        let model = Model::read(&bytes, Vectors::default()).expect("a weights file");
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
