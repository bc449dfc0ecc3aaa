//! A noun that can only be the verb of its sentence.

use super::Repair;
use crate::syntax::tags::{Deprel, Upos, Word, Xpos};

impl Repair<'_> {
    /// "Polls show that rents rise", "Polls show him leading", "A poll shows Reid ahead": a sentence whose head is a noun with
    /// an object, a name behind it or a "that" before a whole clause, and before it a noun in the other number.
    pub(super) fn verb_for_noun(&mut self, at: usize) {
        let Some(subject) = at.checked_sub(1) else {
            return;
        };
        let numbers = self.word(subject).zip(self.word(at));
        let verb = match numbers.map(|(subject, noun)| (subject.xpos, noun.xpos)) {
            Some((Xpos::Nns, Xpos::Nn)) => Xpos::Vbp,
            Some((Xpos::Nn, Xpos::Nns)) => Xpos::Vbz,
            _ => return,
        };
        let headed = self.rel(at) == Deprel::Root
            && self.head(subject) == Some(at)
            && self.rel(subject) == Deprel::Compound
            && !self.has(at, &[Deprel::Cop, Deprel::Nsubj]);
        if !headed {
            return;
        }
        let clause = self.clause_behind(at);
        let object = || {
            self.children(at)
                .any(|child| child > at && self.rel(child) == Deprel::Obj)
        };
        if clause.is_none() && !object() && !self.shows_name(at) {
            return;
        }
        if let Some(word) = self.words.get_mut(at) {
            (word.upos, word.xpos) = (Upos::Verb, verb);
        }
        self.move_children(at, subject, |child, rel| {
            use Deprel::{Amod, Compound, Det, NmodPoss, Nummod};
            child < subject && matches!(rel, Amod | Compound | Det | NmodPoss | Nummod)
        });
        self.hang(subject, at, Deprel::Nsubj);
        if let Some(clause) = clause {
            self.hang(at + 1, clause, Deprel::Mark);
            self.hang(clause, at, Deprel::Ccomp);
        }
    }

    /// "The survey shows Reid leading": a name right behind, with more than another name behind that, in
    /// a sentence without a verb.
    fn shows_name(&self, at: usize) -> bool {
        let finite =
            |word: &Word| matches!(word.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
        let behind = self.words.get(at + 1..).unwrap_or_default();
        let name = behind
            .iter()
            .take_while(|word| word.upos == Upos::Propn)
            .count();
        let next = behind.get(name).map(|word| word.xpos);
        let more = matches!(
            next,
            Some(Xpos::Vbg | Xpos::In | Xpos::Rb | Xpos::Jj | Xpos::Cd)
        );
        name > 0 && more && !self.words.iter().any(finite)
    }

    /// The head of a clause that "that" opens right behind a word and that has a subject besides.
    fn clause_behind(&self, at: usize) -> Option<usize> {
        let clause = self.children(at).find(|&child| {
            child > at
                && matches!(
                    self.rel(child),
                    Deprel::AclRelcl | Deprel::Acl | Deprel::Ccomp
                )
        })?;
        let subjects = [Deprel::Nsubj, Deprel::NsubjPass];
        let own = self
            .children(clause)
            .any(|child| child > at + 1 && subjects.contains(&self.rel(child)));
        (own && self.is(at + 1, &["that"])).then_some(clause)
    }

    /// "Mr. Reid regularly pledges to", "the sailors hope for rain": a bare noun with a subject of its
    /// own, in the number that its verb would have.
    pub(super) fn verb_with_subject(&mut self, at: usize) {
        use Deprel::{
            Acl, AclRelcl, Advcl, Amod, Aux, Case, Ccomp, Compound, Conj, Cop, Det, NmodPoss,
            Nsubj, Nummod, Parataxis, Root,
        };
        let clausal = [Acl, AclRelcl, Advcl, Ccomp, Conj, Parataxis, Root];
        let Some(word) = self.word(at).filter(|word| {
            matches!(word.xpos, Xpos::Nn | Xpos::Nns) && clausal.contains(&word.rel)
        }) else {
            return;
        };
        let subject = self
            .children(at)
            .filter(|&child| child < at && self.rel(child) == Nsubj)
            .last();
        let Some(subject) = subject.and_then(|subject| self.word(subject)) else {
            return;
        };
        let plural = matches!(subject.xpos, Xpos::Nns | Xpos::Nnps);
        let singular = matches!(subject.xpos, Xpos::Nn | Xpos::Nnp | Xpos::Wp | Xpos::Wdt);
        let verb = match word.xpos {
            Xpos::Nn if plural => Xpos::Vbp,
            Xpos::Nns if singular => Xpos::Vbz,
            _ => return,
        };
        let nominal = [Cop, Aux, Det, Amod, Nummod, NmodPoss, Compound, Case];
        if self.has(at, &nominal) {
            return;
        }
        if let Some(word) = self.words.get_mut(at) {
            (word.upos, word.xpos) = (Upos::Verb, verb);
        }
    }
}
