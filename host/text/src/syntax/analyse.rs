//! From tokens to tags and a tree.

use std::sync::OnceLock;

use super::atoms::SentenceAtoms;
use super::lemma_lists::verb_form;
use super::memory::Memory;
use super::network::{Parsing, Sentence, parse};
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

/// Tags and parses one sentence; `out` is replaced by one word a token.
///
/// Exactly one word has no head, unless there is no token.
pub fn analyse(tokens: &[&str], out: &mut Vec<Word>) {
    analyse_again(&mut Analyser::default(), tokens, out);
}

/// As [`analyse`], with buffers to use again.
pub fn analyse_again(work: &mut Analyser, tokens: &[&str], out: &mut Vec<Word>) {
    analyse_with(shipped_model(), work, tokens, out);
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

/// As [`analyse_again`], with other weights.
pub fn analyse_with(model: &Model<'_>, work: &mut Analyser, tokens: &[&str], out: &mut Vec<Word>) {
    let Analyser {
        atoms,
        memory,
        tagging,
        skeleton,
        parsing,
        ..
    } = work;
    atoms.fill(tokens);
    tag(model, tokens, atoms, memory, tagging);
    let tags_of = |class: u8| {
        let tags = model.tags.get(usize::from(class)).copied();
        tags.unwrap_or((Upos::X, Xpos::Xx))
    };
    skeleton.fill(tokens, &tagging.classes, |class| {
        tags_of(class).0 == Upos::Punct
    });
    let sentence = Sentence {
        tokens,
        atoms,
        skeleton,
    };
    parse(model, &sentence, memory, parsing);
    work.tree(tokens);
    let len = tokens.len() as u32;
    let arcs = work.arcs.heads.iter().zip(&work.arcs.rels);
    out.clear();
    out.extend(
        work.tagging
            .classes
            .iter()
            .zip(arcs)
            .map(|(&class, (&head, &rel))| {
                let (upos, xpos) = tags_of(class);
                Word {
                    upos,
                    xpos,
                    head: Some(head).filter(|&head| head < len),
                    rel,
                }
            }),
    );
    read_past_tense(tokens, &mut work.is_mark, out);
    repair(tokens, out);
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
