//! Frames: event types that packs define.

use serde::{Deserialize, Serialize};

/// A word pattern of a pack: a lemma, several ("pull back"), a class (`@force`), a prefix (`troop*`),
/// or any word (`*`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WordPattern(pub String);

/// Where a role's words stand, from the trigger's point of view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RolePattern {
    /// Subject of an active verb, or `by` agent of a passive one.
    Subject,
    /// Object of an active verb, or subject of a passive one.
    Object,
    /// Complement of that preposition.
    Preposition(String),
    /// Possessor of a noun trigger ("Russia's withdrawal") or its noun modifier.
    Possessor,
    /// Complement clause.
    Clause,
    /// Subject of the complement clause: "demanded that the council vote".
    ClauseSubject,
    /// The source of the attribution that the trigger stands in: "the union said talks must begin".
    Speaker,
}

/// What may follow a trigger and decides whether the frame holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Complement {
    /// A clause: "added that".
    Clause,
    /// A direct object.
    Object,
    /// An infinitive.
    Infinitive,
}

/// An event type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// "force.withdraw".
    pub id: String,
    /// Pack that defines it.
    pub pack: String,
    /// PLOVER event class, if it has one.
    pub plover: Option<String>,
    /// Verbs that evoke it, as lemmas; particles and fixed words follow the verb ("pull back",
    /// "go home").
    pub lemmas: Vec<String>,
    /// Nouns that evoke it, as lemmas.
    pub nouns: Vec<String>,
    /// Adjectives and adverbs that evoke it as predicates: "there", "intact".
    pub predicates: Vec<String>,
    /// Roles in order, each with the places to look in, first match wins.
    pub roles: Vec<(String, Vec<RolePattern>)>,
    /// Roles that must be filled by a word that one of the patterns matches.
    pub requires: Vec<(String, Vec<WordPattern>)>,
    /// Roles that must not be filled by such a word.
    pub excludes: Vec<(String, Vec<WordPattern>)>,
    /// Frames that say the opposite.
    pub opposites: Vec<String>,
    /// Complements that rule the frame out.
    pub not_if: Vec<Complement>,
    /// Complements of which one must be there for a verb to evoke the frame; none: any will do.
    pub only_if: Vec<Complement>,
}
