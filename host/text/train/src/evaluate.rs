//! Measures a model on treebank sentences.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use gainsay_text::syntax::training::{Analyser, Model, analyse_with};
use gainsay_text::syntax::{Upos, Word, lemma};

use crate::augment::{Style, with_style};
use crate::conllu::{self, Sentence};

/// Parts of the treebank that the tagger and parser are not trained on.
const TEST_FILES: [&str; 2] = ["pud-news", "ewt-test"];

/// Differences that [`report_lemmas`] lists.
const LISTED_DIFFERENCES: usize = 40;

/// Numbers of tokens that are right, and the time of the whole analysis.
#[derive(Clone, Copy, Debug, Default)]
struct Scores {
    tokens: usize,
    upos: usize,
    xpos: usize,
    heads: usize,
    arcs: usize,
    /// The same without punctuation marks.
    words: usize,
    word_heads: usize,
    word_arcs: usize,
    seconds: f64,
}

impl Scores {
    fn add(&mut self, found: Word, expected: Word) {
        let same_head = found.head == expected.head;
        let same_arc = same_head && found.rel == expected.rel;
        let is_word = expected.upos != Upos::Punct;
        self.tokens += 1;
        self.upos += usize::from(found.upos == expected.upos);
        self.xpos += usize::from(found.xpos == expected.xpos);
        self.heads += usize::from(same_head);
        self.arcs += usize::from(same_arc);
        self.words += usize::from(is_word);
        self.word_heads += usize::from(is_word && same_head);
        self.word_arcs += usize::from(is_word && same_arc);
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |count: usize, of: usize| count as f64 * 100.0 / of.max(1) as f64;
        write!(
            out,
            "UPOS {:.2} XPOS {:.2} UAS {:.2} LAS {:.2}; without punctuation UAS {:.2} LAS {:.2}; \
             {} tokens, {:.0} a second",
            percent(self.upos, self.tokens),
            percent(self.xpos, self.tokens),
            percent(self.heads, self.tokens),
            percent(self.arcs, self.tokens),
            percent(self.word_heads, self.words),
            percent(self.word_arcs, self.words),
            self.tokens,
            self.tokens as f64 / self.seconds,
        )
    }
}

/// Prints the scores of a model, also on sentences in other capitals.
pub(crate) fn report(model: &Model<'_>, treebank: &Path) -> Result<()> {
    for name in TEST_FILES {
        let sentences = conllu::read(&treebank.join(format!("{name}.conllu.gz")))?;
        println!("{name}: {}", evaluate(model, &sentences));
        if name == "pud-news" {
            for style in [Style::Title, Style::Upper, Style::Lower] {
                let styled: Vec<_> = sentences.iter().map(|one| with_style(one, style)).collect();
                println!("{name} as {style:?}: {}", evaluate(model, &styled));
            }
        }
    }
    Ok(())
}

/// Compares the analysis of gold tokens with the treebank.
fn evaluate(model: &Model<'_>, sentences: &[Sentence]) -> Scores {
    let mut work = Analyser::default();
    let mut words = Vec::new();
    let mut scores = Scores::default();
    for sentence in sentences {
        let forms = sentence.tokens();
        let begin = Instant::now();
        analyse_with(model, &mut work, &forms, &mut words);
        scores.seconds += begin.elapsed().as_secs_f64();
        for (at, word) in words.iter().enumerate() {
            let (upos, xpos) = sentence.tags[at];
            let head = Some(sentence.heads[at]).filter(|&head| (head as usize) < forms.len());
            scores.add(
                *word,
                Word {
                    upos,
                    xpos,
                    head,
                    rel: sentence.rels[at],
                },
            );
        }
    }
    scores
}

/// Prints the share of words whose lemma is that of the treebank (both in lower case), given the
/// right tags, and the most frequent differences.
pub(crate) fn report_lemmas(treebank: &Path, name: &str) -> Result<()> {
    let sentences = conllu::read(&treebank.join(format!("{name}.conllu.gz")))?;
    let (mut right, mut all) = (0_u32, 0_u32);
    let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in &sentences {
        let words = sentence
            .forms
            .iter()
            .zip(&sentence.lemmas)
            .zip(&sentence.tags);
        for ((form, expected), (upos, _)) in words {
            let expected = expected.to_lowercase();
            let found = lemma(form, *upos);
            all += 1;
            if found == expected {
                right += 1;
            } else {
                let line = format!("{form} {}: {expected}, not {found}", upos.as_str());
                *wrong.entry(line).or_default() += 1;
            }
        }
    }
    println!(
        "{name}: lemmas {:.2} %",
        f64::from(right) * 100.0 / f64::from(all.max(1))
    );
    let mut wrong: Vec<_> = wrong.into_iter().collect();
    wrong.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (line, count) in wrong.iter().take(LISTED_DIFFERENCES) {
        println!("{count:4} {line}");
    }
    Ok(())
}
