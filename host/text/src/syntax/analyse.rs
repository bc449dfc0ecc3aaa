//! From tokens to tags and a tree.

use std::sync::OnceLock;

use super::atoms::SentenceAtoms;
use super::lemma_lists::verb_form;
use super::memory::{Memory, recall};
use super::network::{Parsing, parse};
use super::punctuation::{Arcs, Marks, attach};
use super::repair::repair;
use super::skeleton::Skeleton;
use super::tagger::{Tagging, tag};
use super::tags::{Deprel, Upos, Word, Xpos};
use super::weights::Model;
use super::words::Vectors;

/// The weights that come with the crate.
static WEIGHTS: &[u8] = include_bytes!("../../weights/english.bin");

/// The word vectors that come with the crate.
static VECTORS: &[u8] = include_bytes!("../../weights/vectors.bin");

/// The vectors that come with the crate, or none if they are damaged.
pub fn shipped_vectors() -> Vectors<'static> {
    Vectors::read(VECTORS).unwrap_or_default()
}

/// The weights that come with the crate, or empty tables if they are damaged.
pub fn shipped_model() -> &'static Model<'static> {
    static MODEL: OnceLock<Model<'static>> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(WEIGHTS, shipped_vectors()).unwrap_or_default())
}

/// The tokens of each sentence.
fn cut<'t>(tokens: &'t [&'t str], lengths: &[usize]) -> impl Iterator<Item = &'t [&'t str]> {
    let mut rest = tokens;
    lengths.iter().map(move |&length| {
        let (sentence, behind) = rest.split_at(length.min(rest.len()));
        rest = behind;
        sentence
    })
}

/// Tags and parses one sentence; `out` is replaced by one word a token.
///
/// Exactly one word has no head, unless there is no token.
pub fn analyse(tokens: &[&str], out: &mut Vec<Word>) {
    analyse_several(&mut Analyser::default(), tokens, &[tokens.len()], out);
}

/// As [`analyse`], for several sentences on end and with buffers to use again: `lengths` tells how many
/// tokens each has. Heads are counted within their sentence.
pub fn analyse_several(
    work: &mut Analyser,
    tokens: &[&str],
    lengths: &[usize],
    out: &mut Vec<Word>,
) {
    work.read(shipped_model(), tokens, lengths, out);
}

/// Buffers that can be used for one sentence after another.
#[derive(Clone, Debug, Default)]
pub struct Analyser {
    atoms: SentenceAtoms,
    memory: Memory,
    tagging: Tagging,
    skeleton: Skeleton,
    parsing: Parsing,
    is_mark: Vec<bool>,
    arcs: Arcs,
    marks: Marks,
}

/// As [`analyse`], with buffers to use again and with other weights.
pub fn analyse_with(model: &Model<'_>, work: &mut Analyser, tokens: &[&str], out: &mut Vec<Word>) {
    work.read(model, tokens, &[tokens.len()], out);
}

/// A participle that is the verb of a clause with a subject but without an auxiliary is a past
/// tense: "the general staff declared". The tagger, which does not see the tree, can miss that.
/// Forms in -n are participles only ("troops withdrawn").
fn read_past_tense(tokens: &[&str], is_candidate: &mut Vec<bool>, words: &mut [Word]) {
    is_candidate.clear();
    is_candidate.resize(words.len(), false);
    for word in &*words {
        let head = word
            .head
            .and_then(|head| is_candidate.get_mut(head as usize));
        if let Some(head) = head.filter(|_| word.rel == Deprel::Nsubj) {
            *head = true;
        }
    }
    for word in &*words {
        let head = word
            .head
            .and_then(|head| is_candidate.get_mut(head as usize));
        let helps = matches!(word.rel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
        if let Some(head) = head.filter(|_| helps) {
            *head = false;
        }
    }
    let candidates = words.iter_mut().zip(tokens).zip(&*is_candidate);
    for ((word, token), _) in candidates.filter(|entry| *entry.1) {
        let finite = matches!(word.rel, Deprel::Root | Deprel::Ccomp | Deprel::Parataxis);
        let strong = token.ends_with(['n', 'N']) || token.ends_with("ne");
        let participle = word.xpos == Xpos::Vbn && word.upos == Upos::Verb;
        // "One soldier left": no noun, or it would have a copula.
        let noun = word.xpos == Xpos::Nn && verb_form(token) > 1;
        if finite && !strong && (participle || noun) {
            (word.upos, word.xpos) = (Upos::Verb, Xpos::Vbd);
        }
    }
}

impl Analyser {
    /// Tags and parses sentences on end. What all their words add is worked out together.
    fn read(&mut self, model: &Model<'_>, tokens: &[&str], lengths: &[usize], out: &mut Vec<Word>) {
        out.clear();
        self.atoms.fill(&[]);
        for sentence in cut(tokens, lengths) {
            self.atoms.add(sentence);
        }
        recall(model, tokens, &self.atoms.keys, &mut self.memory);
        let mut from = 0;
        for sentence in cut(tokens, lengths) {
            self.sentence(model, sentence, from, out);
            from += sentence.len();
        }
    }

    /// Tags and parses a sentence whose words are known, the first at `from`.
    fn sentence(&mut self, model: &Model<'_>, tokens: &[&str], from: usize, out: &mut Vec<Word>) {
        let shapes = self.atoms.shapes.get(from..from + tokens.len());
        let memory = (&self.memory, from);
        tag(model, shapes.unwrap_or_default(), memory, &mut self.tagging);
        let tags_of = |class: u8| {
            let tags = model.tags.get(usize::from(class)).copied();
            tags.unwrap_or((Upos::X, Xpos::Xx))
        };
        let is_mark = |class| tags_of(class).0 == Upos::Punct;
        self.skeleton.fill(tokens, &self.tagging.classes, is_mark);
        parse(model, &self.skeleton, memory, &mut self.parsing);
        self.tree(tokens);
        let len = tokens.len() as u32;
        let arcs = self.arcs.heads.iter().zip(&self.arcs.rels);
        let tagged = self.tagging.classes.iter().zip(arcs);
        let words = tagged.map(|(&class, (&head, &rel))| {
            let (upos, xpos) = tags_of(class);
            Word {
                upos,
                xpos,
                head: Some(head).filter(|&head| head < len),
                rel,
            }
        });
        let before = out.len();
        out.extend(words);
        let words = out.get_mut(before..).unwrap_or_default();
        read_past_tense(tokens, &mut self.is_mark, words);
        repair(tokens, words);
    }

    /// Puts the marks back into the tree over the words.
    fn tree(&mut self, tokens: &[&str]) {
        let len = tokens.len();
        self.is_mark.clear();
        self.is_mark.resize(len, true);
        self.arcs.heads.clear();
        self.arcs.heads.resize(len, len as u32);
        self.arcs.rels.clear();
        self.arcs.rels.resize(len, Deprel::Punct);
        let kept = &self.skeleton.kept;
        for (word, &at) in (0..).zip(kept) {
            let at = at as usize;
            let head = self.parsing.state.head(word) as usize;
            self.is_mark[at] = false;
            self.arcs.heads[at] = kept.get(head).copied().unwrap_or(len as u32);
            let rel = Deprel::from_index(self.parsing.state.rel(word).into());
            self.arcs.rels[at] = rel.unwrap_or(Deprel::Dep);
        }
        attach(tokens, &self.is_mark, &mut self.arcs, &mut self.marks);
    }
}
