//! How general words stand to each other, from packs, by the groups that they stand in.

use crate::affixes;
use gainsay_model::WordRelations;
use std::collections::BTreeMap;

/// How a word of the statement stands to a word of the text; the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same word.
    Same,
    /// Of one family: "decide" and "decision".
    Family,
    /// Says much the same.
    Synonym,
    /// Cannot hold together: "rise" and "fall", "known" and "unknown".
    Opposite,
    /// Members of a set that exclude each other: "Monday" and "Tuesday".
    Rival,
    /// One deal from both ends: "buy" and "sell". They exclude each other for one agent.
    Converse,
}

/// The groups of a word, by their numbers, sorted.
#[derive(Clone, Debug, Default)]
struct Groups {
    synonyms: Vec<u32>,
    rivals: Vec<u32>,
    /// Pair of opposites and which side.
    sides: Vec<(u32, bool)>,
    /// Pair of converses and which side.
    ends: Vec<(u32, bool)>,
}

/// Synonyms, opposites and rivals, ready for look-up.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    groups: BTreeMap<String, Groups>,
}

impl Relations {
    /// Sorts the lines of a lexicon by word.
    pub fn new(words: &WordRelations) -> Self {
        let mut relations = Self::default();
        for (number, line) in (0..).zip(&words.synonyms) {
            for word in line.split_whitespace() {
                relations.groups(word).synonyms.push(number);
            }
        }
        for (number, line) in (0..).zip(&words.rivals) {
            for word in line.split_whitespace() {
                relations.groups(word).rivals.push(number);
            }
        }
        for (number, one, other) in sides(&words.opposites) {
            for (side, words) in [(false, one), (true, other)] {
                for word in words.split_whitespace() {
                    relations.groups(word).sides.push((number, side));
                }
            }
        }
        for (number, one, other) in sides(&words.converses) {
            for (side, words) in [(false, one), (true, other)] {
                for word in words.split_whitespace() {
                    relations.groups(word).ends.push((number, side));
                }
            }
        }
        relations
    }

    fn groups(&mut self, word: &str) -> &mut Groups {
        self.groups.entry(word.replace('_', " ")).or_default()
    }

    /// Whether packs say anything of the word.
    pub fn knows(&self, word: &str) -> bool {
        self.groups.contains_key(word)
    }

    /// How `word` stands to `other`, if at all.
    pub fn between(&self, word: &str, other: &str) -> Option<Relation> {
        if word == other {
            return Some(Relation::Same);
        }
        if affixes::opposed(word, other) {
            return Some(Relation::Opposite);
        }
        let listed = self
            .groups
            .get(word)
            .zip(self.groups.get(other))
            .and_then(|(one, other)| listed(one, other));
        listed.or_else(|| affixes::of_one_family(word, other).then_some(Relation::Family))
    }
}

fn listed(one: &Groups, other: &Groups) -> Option<Relation> {
    let meet = |one: &[u32], other: &[u32]| one.iter().any(|group| other.contains(group));
    if meet(&one.synonyms, &other.synonyms) {
        return Some(Relation::Synonym);
    }
    for (ours, theirs, relation) in [
        (&one.sides, &other.sides, Relation::Opposite),
        (&one.ends, &other.ends, Relation::Converse),
    ] {
        let facing = ours.iter().any(|(pair, side)| {
            theirs.contains(&(*pair, !side)) && !theirs.contains(&(*pair, *side))
        });
        if facing {
            return Some(relation);
        }
        if ours.iter().any(|side| theirs.contains(side)) {
            return Some(Relation::Synonym);
        }
    }
    meet(&one.rivals, &other.rivals).then_some(Relation::Rival)
}

/// The lines with their numbers, cut at the bar.
fn sides(lines: &[String]) -> impl Iterator<Item = (u32, &str, &str)> {
    (0..).zip(lines).map(|(number, line)| {
        let (one, other) = line.split_once('|').unwrap_or((line, ""));
        (number, one, other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_relate_their_words() {
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        let relations = Relations::new(&WordRelations {
            synonyms: lines(&["buy purchase take_over"]),
            opposites: lines(&["rise climb | fall drop"]),
            converses: lines(&["lend | borrow"]),
            rivals: lines(&["spring summer autumn"]),
        });
        let between = |one, other| relations.between(one, other);
        assert_eq!(between("buy", "take over"), Some(Relation::Synonym));
        assert_eq!(between("climb", "drop"), Some(Relation::Opposite));
        assert_eq!(between("climb", "rise"), Some(Relation::Synonym));
        assert_eq!(between("spring", "autumn"), Some(Relation::Rival));
        assert_eq!(between("lend", "borrow"), Some(Relation::Converse));
        assert_eq!(between("buyer", "purchase"), None);
        assert_eq!(between("spring", "fall"), None);
        assert!(relations.knows("take over") && !relations.knows("over"));
    }
}
