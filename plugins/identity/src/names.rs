//! Names of people: words with capitals that stand side by side.

use crate::words::{Line, is_shouted};

/// Words of one name, titles before it included, in a sentence of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Index of its line.
    pub(crate) line: usize,
    /// Index of its first word.
    pub(crate) first: usize,
    /// Index of its surname.
    pub(crate) last: usize,
    /// Index of the word behind it.
    pub(crate) next: usize,
}

impl Name {
    /// Whether it is a single word.
    pub(crate) fn is_bare(self) -> bool {
        self.first == self.last
    }

    /// The word of the name that stands before the surname: a given name or a title. Initials and
    /// particles are none.
    pub(crate) fn given<'t>(self, line: &Line<'t>) -> &'t str {
        let given = (self.first..self.last)
            .rev()
            .find(|&index| line.is_capital(index) && line.word(index).chars().nth(1).is_some());
        given.map_or("", |given| line.word(given))
    }
}

/// Longest name in words; what is longer is a list or a heading.
const LONGEST: usize = 7;

/// The names in the running text.
pub(crate) fn names(lines: &[Line<'_>]) -> Vec<Name> {
    let mut names = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.sentence.is_heading() {
            continue;
        }
        let mut at = 0;
        while let Some(first) = line.next_capital(at) {
            at = first;
            let name = name_at(index, line, at);
            at = name.map_or(at + 1, |name| name.next);
            names.extend(name.filter(|name| name.next - name.first <= LONGEST));
        }
    }
    names
}

/// The name that starts at that word.
fn name_at(index: usize, line: &Line<'_>, first: usize) -> Option<Name> {
    is_name_word(line, first).then_some(())?;
    let mut next = first + 1;
    while line.is_joined(next) {
        let goes_on = if line.is_capital(next) {
            is_name_word(line, next)
        } else {
            line.is_capital(next + 1)
                && is_particle(line.word(next))
                && line.is_joined(next + 1)
                && is_name_word(line, next + 1)
        };
        if !goes_on {
            break;
        }
        next += 1;
    }
    let mut last = next - 1;
    // "Lund Jr."
    if last > first && is_ending(line.word(last)) {
        last -= 1;
    }
    Some(Name {
        line: index,
        first,
        last,
        next,
    })
}

/// Whether the word may be part of a name. Grammar words have capitals at the start of what is said.
pub(crate) fn is_name_word(line: &Line<'_>, index: usize) -> bool {
    let word = line.word(index);
    let starts = index == 0 || word.len() == 1 || line.gap(index) != " ";
    line.is_capital(index) && !is_shouted(word) && !(starts && is_grammar(word))
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

fn is_ending(word: &str) -> bool {
    matches!(word, "Jr" | "Sr" | "Junior" | "Senior")
}

fn is_grammar(word: &str) -> bool {
    GRAMMAR.binary_search(&word).is_ok()
}

/// Small words within a name.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la",
    "le", "ten", "ter", "van", "von", "zu",
];

/// Words of grammar with the capital of a sentence's start, in order.
const GRAMMAR: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Even",
    "Every",
    "For",
    "From",
    "Had",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Like",
    "Many",
    "Most",
    "My",
    "No",
    "Not",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Our",
    "Over",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "To",
    "Under",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Which",
    "While",
    "Who",
    "Why",
    "Will",
    "With",
    "Yet",
    "You",
    "Your",
];

#[cfg(test)]
mod tests {
    use super::GRAMMAR;

    #[test]
    fn words_of_grammar_are_in_order() {
        assert!(GRAMMAR.is_sorted());
    }
}
