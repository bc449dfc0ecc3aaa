//! Whether a proper name is a person's, a body's or a place's.

use super::run::Run;
use super::table::Gender;
use super::view::View;
use crate::syntax::{Deprel, Upos, Xpos};
use gainsay_model::{EntityKind, lowered};

/// What the occurrences of a name say about its kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    person: i32,
    organisation: i32,
    place: i32,
    /// Gender given away by a title or role.
    pub(super) gender: Gender,
}

impl Votes {
    /// Adds what one occurrence says.
    pub(super) fn count(&mut self, view: &View<'_>, run: &Run) {
        self.by_title(view, run);
        self.by_given_name(view, run);
        self.by_words(view, run);
        self.by_surroundings(view, run);
    }

    /// The name is also used short: "Psaki" for "Jen Psaki".
    pub(super) fn used_short(&mut self) {
        self.person += 2;
    }

    /// The text says outright that it is a person.
    pub(super) fn is_person(&mut self) {
        self.person += 4;
    }

    /// The kind with most votes; people before bodies before places.
    pub(super) fn kind(self) -> EntityKind {
        let most = self.person.max(self.organisation).max(self.place);
        if most <= 0 {
            EntityKind::Other
        } else if self.person == most {
            EntityKind::Person
        } else if self.organisation == most {
            EntityKind::Organisation
        } else {
            EntityKind::Place
        }
    }

    fn by_title(&mut self, view: &View<'_>, run: &Run) {
        if run.title.0 < run.title.1 {
            self.person += 4;
            let title = lowered(view.word(run.title.1 - 1));
            self.gender = view.names.gender_of(&title);
        }
        let before = run.whole.0.checked_sub(1).unwrap_or(u32::MAX);
        if run.modifiers.is_empty()
            && view.upos(before) == Upos::Noun
            && view.names.is_person_noun(view.lemma(before))
        {
            self.person += 3;
            self.gender = view.names.gender_of(view.lemma(before));
        }
    }

    /// A given name before a surname tells a person, and often the gender.
    fn by_given_name(&mut self, view: &View<'_>, run: &Run) {
        let (first, end) = run.name;
        if end - first < 2 {
            return;
        }
        let given = lowered(view.word(first));
        let Some(gender) = view.names.gender_of_given(&given) else {
            return;
        };
        self.person += 3;
        if self.gender == Gender::Unknown {
            self.gender = gender;
        }
    }

    fn by_words(&mut self, view: &View<'_>, run: &Run) {
        let (first, end) = run.name;
        let length = end - first;
        let last = lowered(view.word(end - 1));
        let has = |word: &str| (first..end).any(|at| view.word(at) == word);
        if view.names.is_organisation(&last)
            || view.names.is_organisation(&lowered(view.word(first)))
            || view.names.body_endings.contains(&last)
        {
            self.organisation += 4;
        }
        if view.names.thing_endings.contains(&last) {
            self.person -= 4;
        }
        if view.names.place_endings.contains(&last) {
            self.place += 4;
        }
        if has("of") || has("for") || has("&") {
            self.organisation += 3;
        }
        let initial = |at: u32| {
            let word = view.word(at);
            word.len() == 2 && word.ends_with('.') && word.starts_with(char::is_uppercase)
        };
        if length > 1 && (first..end).any(initial) || matches!(&*last, "jr." | "sr.") {
            self.person += 3;
        }
        let letters = |at: u32| {
            view.word(at)
                .chars()
                .all(|c| c.is_alphabetic() || "'’.-".contains(c))
        };
        let shouted = length == 1
            && view
                .word(first)
                .chars()
                .filter(|c| c.is_uppercase())
                .count()
                > 1;
        // "Reno NFL", "Right to Rise USA": an abbreviation at either end; "HW" and "IV" are people's.
        let abbreviation = |at: u32| {
            let word = view.word(at);
            word.len() > 1
                && word.chars().all(char::is_uppercase)
                && !word.chars().all(|c| "IVX".contains(c))
        };
        let mixed = !(first..end).all(abbreviation) && length > 1;
        if shouted || (mixed && (abbreviation(first) || abbreviation(end - 1))) {
            self.organisation += 2;
        } else if (2..=3).contains(&length) && (first..end).all(letters) && !has("of") {
            self.person += 1;
        }
    }

    fn by_surroundings(&mut self, view: &View<'_>, run: &Run) {
        let head = view.head_of(run.name);
        let before = run.whole.0.checked_sub(1).unwrap_or(u32::MAX);
        let verb = view.head(head);
        if view.is_subject(head)
            && verb.is_some_and(|verb| view.names.is_speaking(view.lemma(verb)))
        {
            self.person += 1;
        }
        let governed = view.upos(run.name.1) == Upos::Noun;
        if view.is_the(before) && run.title.0 == run.title.1 && !governed {
            self.person -= 2;
            self.organisation += 1;
        }
        let before_word = lowered(view.word(before));
        match &*before_word {
            "in" | "near" | "across" | "outside" | "throughout" | "at" => {
                self.place += 2;
                self.person -= 1;
            }
            _ => {}
        }
        let after = |offset: u32| view.word(run.name.1 + offset);
        if after(0) == "," {
            let aged = view.xpos(run.name.1 + 1) == Xpos::Cd
                && view.word(run.name.1 + 1).len() <= 2
                && matches!(after(2), "," | ".");
            if aged || after(1) == "who" {
                self.person += 3;
            }
        }
        if after(0) == "who" {
            self.person += 2;
        }
        if view.rel(head) == Deprel::Appos
            && view
                .head(head)
                .is_some_and(|role| view.names.is_person_noun(view.lemma(role)))
        {
            self.person += 2;
        }
    }
}
