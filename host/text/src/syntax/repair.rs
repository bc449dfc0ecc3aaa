//! Mends analyses that no English sentence has, where what was meant is plain.
//!
//! Tagger and parser decide word by word and never look back. Each function here knows one
//! construction that they take for another; it asks for so much that a right analysis is left as
//! it is.

mod verb_for_noun;

use super::tags::{Deprel, Upos, Word, Xpos};

/// A sentence with its tags and tree.
pub(super) struct Repair<'a> {
    pub(super) tokens: &'a [&'a str],
    pub(super) words: &'a mut [Word],
}

/// Mends what can be mended.
pub(super) fn repair(tokens: &[&str], words: &mut [Word]) {
    let mut tree = Repair { tokens, words };
    for at in 0..tokens.len() {
        tree.common_noun(at);
        tree.verb_for_noun(at);
        tree.verb_with_subject(at);
        tree.participle_apart(at);
        tree.possessing(at);
        tree.active_participle(at);
        tree.bracketed_name(at);
        tree.apposed_name(at);
        tree.as_many_as(at);
        tree.inserted_speech(at);
        tree.inverted_speech(at);
        tree.missing_subject(at);
        tree.asked_whether(at);
        tree.opening_participle(at);
        tree.content_of_noun(at);
        tree.reported_clause(at);
    }
}

impl Repair<'_> {
    fn word(&self, at: usize) -> Option<Word> {
        self.words.get(at).copied()
    }

    fn head(&self, at: usize) -> Option<usize> {
        Some(self.word(at)?.head? as usize)
    }

    fn rel(&self, at: usize) -> Deprel {
        self.word(at).map_or(Deprel::Dep, |word| word.rel)
    }

    fn upos(&self, at: usize) -> Upos {
        self.word(at).map_or(Upos::X, |word| word.upos)
    }

    fn is(&self, at: usize, any: &[&str]) -> bool {
        let token = self.tokens.get(at).copied().unwrap_or_default();
        any.iter().any(|word| token.eq_ignore_ascii_case(word))
    }

    fn children(&self, head: usize) -> impl Iterator<Item = usize> {
        let words = self.words.iter().enumerate();
        words
            .filter(move |(_, word)| word.head == Some(head as u32))
            .map(|(at, _)| at)
    }

    fn has(&self, head: usize, any: &[Deprel]) -> bool {
        self.children(head)
            .any(|child| any.contains(&self.rel(child)))
    }

    /// Whether `at` hangs, through others, on `above`.
    fn is_under(&self, at: usize, above: usize) -> bool {
        let chain = std::iter::successors(Some(at), |&at| self.head(at));
        chain.take(self.words.len()).any(|word| word == above)
    }

    fn hang(&mut self, at: usize, head: usize, rel: Deprel) {
        if let Some(word) = self.words.get_mut(at) {
            (word.head, word.rel) = (Some(head as u32), rel);
        }
    }

    /// Gives `at` the place in the tree that `from` has.
    fn take_place(&mut self, at: usize, from: usize) {
        if let (Some(place), Some(word)) = (self.word(from), self.words.get_mut(at)) {
            (word.head, word.rel) = (place.head, place.rel);
        }
    }

    /// Hangs those children of a word for which `moves` holds on another.
    fn move_children(&mut self, from: usize, to: usize, moves: impl Fn(usize, Deprel) -> bool) {
        for (at, word) in self.words.iter_mut().enumerate() {
            if at != to && word.head == Some(from as u32) && moves(at, word.rel) {
                word.head = Some(to as u32);
            }
        }
    }

    /// A plural in small letters is no proper name: "the marines".
    fn common_noun(&mut self, at: usize) {
        let small =
            (self.tokens.get(at)).is_some_and(|token| token.starts_with(char::is_lowercase));
        if let Some(word) = self
            .words
            .get_mut(at)
            .filter(|word| small && word.xpos == Xpos::Nnps)
        {
            (word.upos, word.xpos) = (Upos::Noun, Xpos::Nns);
        }
    }

    /// "The army has 60,000 soldiers": "has" before a noun is the verb and not its auxiliary.
    fn possessing(&mut self, at: usize) {
        let have = self.rel(at) == Deprel::Aux && self.is(at, &["has", "have", "had"]);
        let Some(noun) = self.head(at).filter(|&noun| have && noun > at) else {
            return;
        };
        let nominal = matches!(self.upos(noun), Upos::Noun | Upos::Propn);
        if !nominal || self.has(noun, &[Deprel::Cop]) {
            return;
        }
        self.take_place(at, noun);
        self.hang(noun, at, Deprel::Obj);
        if let Some(word) = self.words.get_mut(at) {
            word.upos = Upos::Verb;
        }
        self.move_children(noun, at, |child, rel| {
            let inner = matches!(
                rel,
                Deprel::Det | Deprel::Nummod | Deprel::Amod | Deprel::Compound | Deprel::NmodPoss
            );
            let clausal = matches!(
                rel,
                Deprel::Obl | Deprel::Advcl | Deprel::Punct | Deprel::Parataxis
            );
            !inner && (child < at || clausal)
        });
    }

    /// "A court convicted a man": a participle with an object of its own and no auxiliary is a past
    /// tense, the noun before it its subject. Forms in -n are participles only.
    fn active_participle(&mut self, at: usize) {
        let form = self.tokens.get(at).copied().unwrap_or_default();
        let bare = self.rel(at) == Deprel::Acl
            && self.word(at).is_some_and(|word| word.xpos == Xpos::Vbn)
            && !(form.ends_with('n') || form.ends_with("ne"));
        let Some(noun) = self.head(at).filter(|&noun| bare && noun + 1 == at) else {
            return;
        };
        if !self.has(at, &[Deprel::Obj]) || self.has(noun, &[Deprel::Cop, Deprel::Case]) {
            return;
        }
        let that = self.head(noun).filter(|&that| {
            self.rel(noun) == Deprel::Appos && that < noun && self.is(that, &["that"])
        });
        let place = that.unwrap_or(noun);
        let clausal = matches!(
            self.rel(place),
            Deprel::Root | Deprel::Ccomp | Deprel::Parataxis
        );
        let marked = that.is_some() && matches!(self.rel(place), Deprel::Xcomp | Deprel::Obj);
        if !clausal && !marked {
            return;
        }
        self.take_place(at, place);
        if let Some(that) = that {
            if let Some(word) = self.words.get_mut(at) {
                word.rel = Deprel::Ccomp;
            }
            self.hang(that, at, Deprel::Mark);
        }
        self.hang(noun, at, Deprel::Nsubj);
        if let Some(word) = self.words.get_mut(at) {
            word.xpos = Xpos::Vbd;
        }
        self.move_children(noun, at, |child, _| child > at);
    }

    /// "They left, citing storms in the bay": a form in -ing behind a comma governs the bare noun
    /// behind it, which the tree hangs on the verb before the comma.
    fn participle_apart(&mut self, at: usize) {
        let apart = self.rel(at) == Deprel::Amod
            && self.word(at).is_some_and(|word| word.xpos == Xpos::Vbg)
            && at > 0
            && self.is(at - 1, &[","]);
        let Some(noun) = self.head(at).filter(|&noun| apart && noun > at) else {
            return;
        };
        let loose = matches!(
            self.rel(noun),
            Deprel::Obj | Deprel::Obl | Deprel::OblUnmarked
        ) && !self.has(noun, &[Deprel::Case, Deprel::Det]);
        let Some(verb) = self.head(noun).filter(|&verb| loose && verb < at) else {
            return;
        };
        if let Some(word) = self.words.get_mut(at) {
            word.upos = Upos::Verb;
        }
        self.hang(at, verb, Deprel::Advcl);
        self.hang(noun, at, Deprel::Obj);
    }

    /// "The Safety Board (CSB) met": one name in brackets stands beside the name before them.
    fn bracketed_name(&mut self, at: usize) {
        let enclosed = at >= 2 && self.is(at - 1, &["("]) && self.is(at + 1, &[")"]);
        let names = |at: usize| matches!(self.upos(at), Upos::Propn | Upos::Noun);
        if !enclosed || !names(at) || !names(at - 2) || self.rel(at) == Deprel::Root {
            return;
        }
        // The phrase that ends before the bracket.
        let mut phrase = at - 2;
        while let Some(head) = self
            .head(phrase)
            .filter(|&head| head < phrase && names(head))
        {
            if !matches!(self.rel(phrase), Deprel::Flat | Deprel::Compound) {
                break;
            }
            phrase = head;
        }
        if !self.is_under(phrase, at) {
            self.hang(at, phrase, Deprel::Appos);
        }
    }

    /// "The town's mayor, Luis Ocampo, said": of two nominals before a verb, the second between
    /// commas is the first by name.
    fn apposed_name(&mut self, at: usize) {
        let subject = matches!(self.rel(at), Deprel::Nsubj | Deprel::NsubjPass);
        let named = subject && self.upos(at) == Upos::Propn && at >= 2 && self.is(at - 1, &[","]);
        let Some(verb) = self.head(at).filter(|&verb| named && verb > at) else {
            return;
        };
        let role = at - 2;
        let end = self.children(at).max().unwrap_or(at).max(at);
        let beside = self.head(role) == Some(verb)
            && self.upos(role) == Upos::Noun
            && matches!(
                self.rel(role),
                Deprel::Obl | Deprel::OblUnmarked | Deprel::Nsubj | Deprel::NsubjPass
            )
            && self.has(role, &[Deprel::Det, Deprel::NmodPoss])
            && !self.has(role, &[Deprel::Case]);
        if beside && self.is(end + 1, &[","]) {
            let rel = self.rel(at);
            self.hang(role, verb, rel);
            self.hang(at, role, Deprel::Appos);
        }
    }

    /// "Added as many as 7,000 troops": the words before the number say how exact it is.
    fn as_many_as(&mut self, at: usize) {
        let number = at + 3;
        let compared = self.is(at, &["as"])
            && self.is(at + 1, &["many", "much", "few", "little"])
            && self.is(at + 2, &["as"])
            && self.upos(number) == Upos::Num;
        if !compared {
            return;
        }
        let many = at + 1;
        let noun = self
            .head(number)
            .filter(|_| self.rel(number) == Deprel::Nummod);
        let noun = noun.unwrap_or(number);
        if self.is_under(many, noun) {
            return;
        }
        if self.is_under(noun, many) {
            self.take_place(noun, many);
        } else if self.head(noun) == self.head(many) && self.rel(noun) == Deprel::Obl {
            let cases = self
                .children(noun)
                .filter(|&child| self.rel(child) == Deprel::Case);
            if cases.min() == Some(at + 2) {
                let head = self.head(noun);
                let rel = match self.rel(many) {
                    rel @ (Deprel::Nsubj | Deprel::NsubjPass) => rel,
                    _ => Deprel::Obj,
                };
                self.hang(noun, head.unwrap_or(noun), rel);
            }
        }
        self.move_children(many, noun, |_, _| true);
        self.hang(many, number, Deprel::Advmod);
        for (word, rel) in [(at, Deprel::Advmod), (at + 2, Deprel::Fixed)] {
            if !self.is_under(many, word) {
                self.hang(word, many, rel);
            }
        }
    }

    /// "The bridge, the mayor said, was closed": what is said is told around who says it.
    fn inserted_speech(&mut self, at: usize) {
        let Some(told) = self.head(at).filter(|_| self.rel(at) == Deprel::Ccomp) else {
            return;
        };
        let topic = self.head(told).filter(|&topic| topic < told && told < at);
        let Some(topic) = topic else {
            return;
        };
        let inserted = matches!(
            self.rel(told),
            Deprel::Conj | Deprel::Parataxis | Deprel::AclRelcl | Deprel::Acl | Deprel::Appos
        );
        let nominal = matches!(self.upos(topic), Upos::Noun | Upos::Propn | Upos::Pron);
        let subject = [Deprel::Nsubj, Deprel::NsubjPass];
        let bounded =
            self.is(told + 1, &[","]) && (topic + 1..told).any(|comma| self.is(comma, &[","]));
        let finite = self.has(at, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
        let told_by = inserted && bounded && self.has(told, &subject);
        let bare = !self.has(at, &subject) && !self.has(at, &[Deprel::Mark]);
        if !(told_by && nominal && finite && bare) {
            return;
        }
        let passive = self.has(at, &[Deprel::AuxPass]);
        self.take_place(at, topic);
        self.hang(
            topic,
            at,
            if passive {
                Deprel::NsubjPass
            } else {
                Deprel::Nsubj
            },
        );
        self.hang(told, at, Deprel::Parataxis);
        self.move_children(topic, at, |child, _| child > at);
    }

    /// "The claim that the bridge was closed was wrong": a clause after the subject says what it
    /// is about.
    fn content_of_noun(&mut self, at: usize) {
        let clause = self
            .head(at)
            .filter(|_| self.rel(at) == Deprel::Mark && self.is(at, &["that"]));
        let Some(clause) = clause.filter(|&clause| self.rel(clause) == Deprel::Csubj) else {
            return;
        };
        let noun = at.checked_sub(1).filter(|&noun| {
            matches!(self.rel(noun), Deprel::Nsubj | Deprel::NsubjPass)
                && self.head(noun) == self.head(clause)
        });
        if let Some(noun) = noun {
            self.hang(clause, noun, Deprel::Acl);
        }
    }

    /// "Said on Monday that its crews had left": a clause opened by "that" which has a subject of
    /// its own hangs on the verb and not on the time before it.
    fn reported_clause(&mut self, at: usize) {
        let clause = self
            .head(at)
            .filter(|_| self.rel(at) == Deprel::Mark && self.is(at, &["that"]));
        let Some(clause) = clause.filter(|&clause| self.rel(clause) == Deprel::Acl) else {
            return;
        };
        let time = self
            .head(clause)
            .filter(|&noun| matches!(self.rel(noun), Deprel::Obl | Deprel::OblUnmarked));
        let verb = time.and_then(|time| self.head(time));
        let verb = verb.filter(|&verb| self.upos(verb) == Upos::Verb);
        if let Some(verb) = verb.filter(|_| self.has(clause, &[Deprel::Nsubj, Deprel::NsubjPass])) {
            self.hang(clause, verb, Deprel::Ccomp);
        }
    }

    /// "Mr. Reid, who lives there, said": the nominal before a finite verb that has no subject.
    fn missing_subject(&mut self, at: usize) {
        let finite = self.upos(at) == Upos::Verb
            && self
                .word(at)
                .is_some_and(|word| matches!(word.xpos, Xpos::Vbd | Xpos::Vbz));
        let subjects = [
            Deprel::Nsubj,
            Deprel::NsubjPass,
            Deprel::Csubj,
            Deprel::Expl,
        ];
        let helped = [Deprel::Aux, Deprel::AuxPass, Deprel::Cc, Deprel::Mark];
        if !finite || self.has(at, &subjects) || self.has(at, &helped) {
            return;
        }
        let nominal = |tree: &Self, noun: usize| {
            matches!(tree.upos(noun), Upos::Noun | Upos::Propn)
                && !tree.has(
                    noun,
                    &[Deprel::Cop, Deprel::Case, Deprel::Nsubj, Deprel::Mark],
                )
        };
        let above = self.head(at).filter(|&noun| {
            let loose = matches!(self.rel(at), Deprel::Conj | Deprel::Parataxis);
            loose && noun < at && self.rel(noun) == Deprel::Root && nominal(self, noun)
        });
        if let Some(noun) = above {
            self.take_place(at, noun);
            self.hang(noun, at, Deprel::Nsubj);
            self.move_children(noun, at, |child, _| child > at);
            return;
        }
        let under = self
            .children(at)
            .find(|&noun| noun < at && self.rel(noun) == Deprel::Ccomp && nominal(self, noun));
        if let Some(noun) = under {
            self.hang(noun, at, Deprel::Nsubj);
        }
    }

    /// "Asked whether he would go, he said": the question hangs on "asked".
    fn asked_whether(&mut self, at: usize) {
        if self.rel(at) == Deprel::Mark && self.is(at, &["whether"]) {
            let clause = self
                .head(at)
                .filter(|&clause| self.rel(clause) == Deprel::Advcl);
            let verb = clause.and_then(|clause| self.head(clause));
            if let (Some(clause), Some(verb)) = (clause, verb.filter(|&verb| verb < at)) {
                self.hang(clause, verb, Deprel::Ccomp);
            }
        }
        let participle = self.rel(at) == Deprel::Advcl
            && self
                .word(at)
                .is_some_and(|word| matches!(word.xpos, Xpos::Vbn | Xpos::Vbd))
            && !self.has(at, &[Deprel::Nsubj, Deprel::Ccomp]);
        let Some(question) = self
            .head(at)
            .filter(|&question| participle && question > at)
        else {
            return;
        };
        let marked = (self.children(question))
            .any(|mark| mark > at && mark < question && self.is(mark, &["whether", "if"]));
        let loose = matches!(self.rel(question), Deprel::Advcl | Deprel::Ccomp);
        if marked && loose {
            self.take_place(at, question);
            if let Some(word) = self.words.get_mut(at) {
                word.rel = Deprel::Advcl;
            }
            self.hang(question, at, Deprel::Ccomp);
        }
    }

    /// `"It burnt," stated the report.`: a participle behind a closing mark, before a noun that ends
    /// the sentence, is the verb and the noun its subject.
    fn inverted_speech(&mut self, at: usize) {
        let participle = self.rel(at) == Deprel::Amod
            && self
                .word(at)
                .is_some_and(|word| matches!(word.xpos, Xpos::Vbn | Xpos::Vbd))
            && at >= 2
            && self.is(at - 1, &["\"", "”", "''"])
            && self.is(at - 2, &[",", "!", "?"]);
        let Some(noun) = self.head(at).filter(|&noun| participle && noun > at) else {
            return;
        };
        let last = self.tokens.len().saturating_sub(1);
        let ends = noun == last || noun + 1 == last && self.upos(last) == Upos::Punct;
        if !ends {
            return;
        }
        if let Some(root) = self.words.iter().position(|word| word.head.is_none()) {
            if root == noun {
                self.take_place(at, noun);
            } else {
                self.hang(at, root, Deprel::Parataxis);
            }
            self.hang(noun, at, Deprel::Nsubj);
            if let Some(word) = self.words.get_mut(at) {
                (word.upos, word.xpos) = (Upos::Verb, Xpos::Vbd);
            }
        }
    }

    /// "Asked about the merger, she declined": a participle without a subject that opens the
    /// sentence hangs on the verb behind the comma.
    fn opening_participle(&mut self, at: usize) {
        let participle = at == 0
            && self.upos(at) == Upos::Verb
            && self
                .word(at)
                .is_some_and(|word| matches!(word.xpos, Xpos::Vbn | Xpos::Vbd))
            && !self.has(at, &[Deprel::Nsubj, Deprel::NsubjPass]);
        if !participle {
            return;
        }
        if self.rel(at) == Deprel::Root {
            let main = self.children(at).find(|&verb| {
                let loose = matches!(
                    self.rel(verb),
                    Deprel::Ccomp | Deprel::Parataxis | Deprel::Conj
                );
                let first = self.children(verb).min().unwrap_or(verb);
                loose
                    && first > 0
                    && self.is(first - 1, &[","])
                    && self.has(verb, &[Deprel::Nsubj])
                    && !self.has(verb, &[Deprel::Mark, Deprel::Cc])
            });
            let Some(main) = main else {
                return;
            };
            self.take_place(main, at);
            self.hang(at, main, Deprel::Advcl);
            self.move_children(at, main, |child, rel| {
                child > main || rel == Deprel::Parataxis
            });
        } else if self.rel(at) != Deprel::Ccomp {
            return;
        }
        if let Some(word) = self.words.get_mut(at) {
            (word.xpos, word.rel) = (Xpos::Vbn, Deprel::Advcl);
        }
    }
}
