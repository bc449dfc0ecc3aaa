//! The dependency trees of an article, with what claim extraction asks of them.

use gainsay_model::Span;
use gainsay_text::syntax::{Deprel, Upos};
use gainsay_text::{Annotations, Token};

/// Steps up a tree before a walk gives up: no sentence of prose is deeper.
const DEEPEST: usize = 64;

/// Annotations with children and extents computed once. Everything is linear in the tokens.
pub(crate) struct Tree<'a> {
    pub(crate) notes: &'a Annotations,
    pub(crate) text: &'a str,
    child_of: Vec<u32>,
    child_from: Vec<u32>,
    extent: Vec<(u32, u32)>,
}

impl<'a> Tree<'a> {
    pub(crate) fn new(text: &'a str, notes: &'a Annotations) -> Self {
        let count = notes.tokens.len();
        let head = |i: usize| {
            notes
                .tokens
                .get(i)
                .and_then(|t| t.head)
                .filter(|h| (*h as usize) < count)
        };
        let mut child_from = vec![0u32; count + 1];
        for parent in (0..count).filter_map(head) {
            child_from[parent as usize + 1] += 1;
        }
        for i in 0..count {
            child_from[i + 1] += child_from[i];
        }
        let mut next = child_from.clone();
        let mut child_of = vec![0u32; child_from[count] as usize];
        for child in 0..count {
            if let Some(parent) = head(child) {
                child_of[next[parent as usize] as usize] = child as u32;
                next[parent as usize] += 1;
            }
        }
        let extent = extents(count, head, &child_from);
        Self {
            notes,
            text,
            child_of,
            child_from,
            extent,
        }
    }

    pub(crate) fn token(&self, index: u32) -> Option<&'a Token> {
        self.notes.tokens.get(index as usize)
    }

    /// Number of tokens of the article.
    pub(crate) fn len(&self) -> u32 {
        self.notes.tokens.len() as u32
    }

    pub(crate) fn lemma(&self, index: u32) -> &'a str {
        self.token(index).map_or("", |token| &token.lemma)
    }

    pub(crate) fn word(&self, index: u32) -> &'a str {
        self.token(index)
            .map_or("", |token| token.span.of(self.text))
    }

    pub(crate) fn rel(&self, index: u32) -> Deprel {
        self.token(index).map_or(Deprel::Dep, |token| token.rel)
    }

    pub(crate) fn upos(&self, index: u32) -> Upos {
        self.token(index).map_or(Upos::X, |token| token.upos)
    }

    pub(crate) fn head(&self, index: u32) -> Option<u32> {
        self.token(index).and_then(|token| token.head)
    }

    pub(crate) fn sentence(&self, index: u32) -> u32 {
        self.token(index).map_or(u32::MAX, |token| token.sentence)
    }

    /// First and one past the last token of a sentence.
    pub(crate) fn sentence_tokens(&self, sentence: u32) -> (u32, u32) {
        self.notes
            .sentences
            .get(sentence as usize)
            .map_or((0, 0), |s| s.tokens)
    }

    /// Dependents, in order of place.
    pub(crate) fn children(&self, index: u32) -> &[u32] {
        let from = self.child_from.get(index as usize).copied().unwrap_or(0) as usize;
        let to = self
            .child_from
            .get(index as usize + 1)
            .copied()
            .unwrap_or(0) as usize;
        self.child_of.get(from..to).unwrap_or_default()
    }

    /// Dependents with one of those relations.
    pub(crate) fn related<'t>(
        &'t self,
        index: u32,
        relations: &'t [Deprel],
    ) -> impl DoubleEndedIterator<Item = u32> + 't {
        self.children(index)
            .iter()
            .copied()
            .filter(|child| relations.contains(&self.rel(*child)))
    }

    pub(crate) fn child(&self, index: u32, relation: Deprel) -> Option<u32> {
        self.children(index)
            .iter()
            .copied()
            .find(|child| self.rel(*child) == relation)
    }

    /// First and one past the last token that the token governs, itself included.
    pub(crate) fn extent(&self, index: u32) -> (u32, u32) {
        self.extent
            .get(index as usize)
            .copied()
            .unwrap_or((index, index))
    }

    /// The token, its head, that one's head, ... up to the root.
    pub(crate) fn path_up(&self, index: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(index), |at| self.head(*at)).take(DEEPEST)
    }

    pub(crate) fn span(&self, tokens: (u32, u32)) -> Span {
        self.notes.span_of(tokens)
    }

    /// The noun phrase of a head: its extent without clauses, appositions and trailing marks.
    pub(crate) fn noun_phrase(&self, index: u32) -> (u32, u32) {
        use Deprel::{Acl, AclRelcl, Appos, Case, Cc, Conj, Parataxis, Punct};
        let (mut from, mut to) = (index, index + 1);
        for child in self.children(index).iter().copied() {
            if matches!(
                self.rel(child),
                Acl | AclRelcl | Appos | Case | Cc | Conj | Parataxis | Punct
            ) {
                continue;
            }
            if child > index
                && matches!(self.rel(child), Deprel::Nsubj | Deprel::Cop | Deprel::Advcl)
            {
                continue;
            }
            let (left, right) = self.extent(child);
            from = from.min(left);
            to = to.max(right);
        }
        (from, to)
    }

    /// Heads of a coordination: the token and its conjuncts.
    pub(crate) fn conjuncts(&self, index: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::once(index).chain(self.related(index, &[Deprel::Conj]))
    }
}

fn extents(
    count: usize,
    head: impl Fn(usize) -> Option<u32>,
    child_from: &[u32],
) -> Vec<(u32, u32)> {
    let mut extent: Vec<(u32, u32)> = (0..count as u32).map(|i| (i, i + 1)).collect();
    let mut waiting: Vec<u32> = (0..count)
        .map(|i| child_from[i + 1] - child_from[i])
        .collect();
    let mut ready: Vec<usize> = (0..count).filter(|i| waiting[*i] == 0).collect();
    while let Some(at) = ready.pop() {
        if let Some(parent) = head(at).map(|p| p as usize) {
            let (from, to) = extent[at];
            extent[parent] = (extent[parent].0.min(from), extent[parent].1.max(to));
            waiting[parent] -= 1;
            if waiting[parent] == 0 {
                ready.push(parent);
            }
        }
    }
    extent
}
