//! Words of the language and the world that packs bring.

use crate::{Comparison, Direction, EntityKind, Frame, WordPattern};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Class of an attribution cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each name is its own explanation")]
pub enum CueClass {
    Say,
    Claim,
    Deny,
    Warn,
    Estimate,
    Know,
    Think,
    Demand,
    Commit,
    Doubt,
    Wish,
    Report,
    Ask,
    Feel,
}

/// Whether a cue vouches for its content.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Commitment {
    /// "confirmed", "found": the writer takes it as so.
    Factive,
    /// "said".
    #[default]
    Neutral,
    /// "claimed", "alleged".
    Distancing,
}

/// A verb that attributes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// Lemma of the verb.
    pub lemma: String,
    /// Class.
    pub class: CueClass,
    /// Whether it vouches for its content.
    #[serde(default)]
    pub commitment: Commitment,
    /// What may follow it for it to attribute: `that`, `quote`, `clause`, `to`, `np`, `of`, `gerund`.
    pub complements: Vec<String>,
    /// Particles or prepositions that belong to it: "on" in "call on".
    #[serde(default)]
    pub particles: Vec<String>,
    /// The entry also holds without a particle.
    #[serde(default)]
    pub particle_optional: bool,
    /// The person spoken to may stand between the verb and the content ("told AP that").
    #[serde(default)]
    pub addressee: bool,
}

/// A noun that attributes: "statement", "warning".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NounCue {
    /// Lemma.
    pub lemma: String,
    /// Class.
    pub class: CueClass,
    /// Whether it vouches for its content.
    #[serde(default)]
    pub commitment: Commitment,
    /// What opens its content: `that`, `of`, `to`.
    #[serde(default)]
    pub complements: Vec<String>,
}

/// Where a phrase stands to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhrasePosition {
    /// "according to X".
    BeforeSource,
    /// "X said in a statement".
    AfterSource,
    /// "it is believed that": nobody is named.
    NoSource,
}

/// A fixed phrase that attributes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// The words, lower case.
    pub text: String,
    /// Where the source stands.
    pub position: PhrasePosition,
    /// Nouns one of which the source must have for its head; any, if there are none: "in" says
    /// where something happens, but "in a poll" who says so.
    #[serde(default)]
    pub heads: Vec<String>,
    /// Class.
    pub class: CueClass,
    /// Whether it vouches for its content.
    #[serde(default)]
    pub commitment: Commitment,
}

/// A hedge before a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approximator {
    /// The words, lower case: "as many as".
    pub words: String,
    /// What it makes of the number.
    pub comparison: Comparison,
    /// "below" for "nearly" and "almost": the value is a little less than the number.
    #[serde(default)]
    pub side: Option<String>,
    /// The words stand behind the number: "60 or so".
    #[serde(default)]
    pub after: bool,
}

/// A unit of measure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Canonical id: "km".
    pub id: String,
    /// "length", "mass", "ratio", ...
    pub dimension: String,
    /// Names, singular and plural, lower case.
    #[serde(default)]
    pub names: Vec<String>,
    /// Symbols, case-sensitive.
    #[serde(default)]
    pub symbols: Vec<String>,
    /// Exact decimal or `a/b` to the base unit of the dimension.
    pub factor: String,
    /// Added after the factor (temperatures).
    #[serde(default)]
    pub offset: Option<String>,
    /// The bare word means other things too: "foot", "stone".
    #[serde(default)]
    pub ambiguous: bool,
    /// The name may stand before the number: "magnitude 6".
    #[serde(default)]
    pub leads: bool,
}

/// A currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Currency {
    /// ISO 4217 code.
    pub id: String,
    /// Names, singular and plural, lower case.
    #[serde(default)]
    pub names: Vec<String>,
    /// Symbols, case-sensitive.
    #[serde(default)]
    pub symbols: Vec<String>,
    /// Names of its hundredth part: "cents".
    #[serde(default)]
    pub minor: Vec<String>,
    /// Meant by a name or symbol that several currencies share.
    #[serde(default)]
    pub default: bool,
    /// The bare name means other things too: "won", "real".
    #[serde(default)]
    pub ambiguous: bool,
}

/// A country, organisation or outlet with its names. Aliases are case-sensitive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityEntry {
    /// Stable id: ISO 3166-1 alpha-3 for countries.
    pub id: String,
    /// Kind.
    pub kind: EntityKind,
    /// Name to show.
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Adjectives and people: "Russian", "Russians".
    #[serde(default)]
    pub demonyms: Vec<String>,
    /// Seats that stand for it: "Moscow", "the Kremlin".
    #[serde(default)]
    pub metonyms: Vec<String>,
    /// Id of the entity that it acts for.
    #[serde(default)]
    pub member_of: Option<String>,
    /// A name that is also an ordinary word or a person's name.
    #[serde(default)]
    pub ambiguous: bool,
}

/// Words that describe sources, lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SourceWords {
    /// Nouns for people who can stay unnamed: "official", "aide".
    pub anonymous: BTreeSet<String>,
    /// "on condition of anonymity".
    pub anonymity_markers: Vec<String>,
    /// "because", "not authorised to".
    pub reasons: Vec<String>,
    /// "critics", "residents" (lemmas).
    pub collective: BTreeSet<String>,
    /// "report", "statement".
    pub documents: BTreeSet<String>,
    /// "newspaper", "agency".
    pub media: BTreeSet<String>,
    /// "ministry", "police".
    pub organisations: BTreeSet<String>,
    /// "spokeswoman", "mayor".
    pub person_nouns: BTreeSet<String>,
    /// "Mr", "Sen." as written.
    pub titles: BTreeSet<String>,
    /// Pronouns that can be a source.
    pub pronouns: BTreeSet<String>,
}

/// Words that tell what a proper name names, lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NameWords {
    /// Last words of the names of companies, papers and other bodies: "inc", "times".
    pub body_endings: BTreeSet<String>,
    /// Last words of the names of neither people nor bodies nor places: "treaty", "cup".
    pub thing_endings: BTreeSet<String>,
    /// Last words of the names of places: "river", "county".
    pub place_endings: BTreeSet<String>,
    /// Words after which a name goes on with "of": "gulf", "church".
    pub of_heads: BTreeSet<String>,
    /// Nouns that "the" makes a name for the body named last: "company".
    pub general_bodies: BTreeSet<String>,
    /// Given names of men.
    pub given_male: BTreeSet<String>,
    /// Given names of women.
    pub given_female: BTreeSet<String>,
    /// Titles and nouns for men only: "mr", "father".
    pub male: BTreeSet<String>,
    /// Titles and nouns for women only: "mrs", "mother".
    pub female: BTreeSet<String>,
}

/// How general words stand to each other. A line holds lemmas between spaces; a phrasal verb is
/// written with "_".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WordRelations {
    /// The words of a line say much the same.
    pub synonyms: Vec<String>,
    /// "rise climb | fall drop": the words on one side of the bar exclude those on the other.
    pub opposites: Vec<String>,
    /// "buy | sell": one deal from both ends.
    pub converses: Vec<String>,
    /// Each word of a line excludes the others: days of the week, colours.
    pub rivals: Vec<String>,
}

/// Everything that text and claims know of words, merged from packs in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// Named word classes: `force` → patterns.
    pub classes: BTreeMap<String, Vec<WordPattern>>,
    /// Verbs that attribute; one lemma may have several entries.
    pub cues: Vec<Cue>,
    /// Nouns that attribute.
    pub noun_cues: Vec<NounCue>,
    /// Phrases that attribute.
    pub phrases: Vec<Phrase>,
    /// Words that describe sources.
    pub sources: SourceWords,
    /// Words that tell what a proper name names.
    pub names: NameWords,
    /// Hedges before numbers.
    pub approximators: Vec<Approximator>,
    /// Words that make a figure a change: "more", "additional" → up.
    pub delta_words: BTreeMap<String, Direction>,
    /// Verbs of change by lemma, with their particle: "rise", "go up" → up.
    pub change_verbs: BTreeMap<String, Direction>,
    /// Those of them whose object is counted and not the change: "raise $5 million".
    pub counting_verbs: BTreeSet<String>,
    /// Comparatives behind a figure that make it a change: "higher" → up.
    pub comparatives: BTreeMap<String, Direction>,
    /// Nouns of change by lemma: "increase" → up.
    pub change_nouns: BTreeMap<String, Direction>,
    /// "alleged", "reportedly".
    pub uncertain: BTreeSet<String>,
    /// "may", "could", "possibly".
    pub possible: BTreeSet<String>,
    /// "likely", "probably".
    pub probable: BTreeSet<String>,
    /// "certainly", "must".
    pub certain: BTreeSet<String>,
    /// "partially", "some of".
    pub partial: BTreeSet<String>,
    /// Words and lemmas that deny what they govern: "not", "fail".
    pub negators: BTreeSet<String>,
    /// Synonyms, opposites, rivals.
    pub relations: WordRelations,
    /// Units of measure.
    pub units: Vec<Unit>,
    /// Currencies.
    pub currencies: Vec<Currency>,
    /// Words (lemmas) near a figure that show that it is money: "pay".
    pub money_words: BTreeSet<String>,
    /// Countries, organisations, outlets.
    pub entities: Vec<EntityEntry>,
    /// Event types, in order of id.
    pub frames: Vec<Frame>,
}
