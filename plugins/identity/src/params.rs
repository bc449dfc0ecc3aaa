//! What rules ask for.

use gainsay_sdk::{Rule, Words};
use serde::{Deserialize, Serialize};

/// A rule with its parameters.
pub(crate) struct Asked<'r> {
    pub(crate) rule: &'r Rule,
    pub(crate) params: Params,
}

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// What is checked.
    pub check: Check,
    /// Letters that a name has at least.
    pub min_letters: usize,
    /// Words that follow somebody's name: "said". At the start of a sentence all words have capitals.
    pub person_words: Words,
    /// Words before a surname that are no given name: "Mr".
    pub titles: Words,
    /// Words of a sentence that tells of relatives, who share a surname: "brother".
    pub kin_words: Words,
    /// Surnames that every reader knows.
    pub known: Words,
    /// Roles, one a line: "set | name, name". Nobody holds two roles of one set; names of one line
    /// are the same role.
    pub roles: Words,
    /// Words before a role that make it another one, or one of another time: "deputy", "former".
    pub other_roles: Words,
    /// Words of a sentence that tells of another time, or of a change: "became".
    pub other_times: Words,
    /// Parties, one a line: "R, Republican". Nobody is in two of them.
    pub parties: Words,
    /// Words before the name of somebody dead.
    pub late_words: Words,
    /// Names of days: "Monday".
    pub day_words: Words,
    /// Words before the name of a place: "in".
    pub before_words: Words,
    /// Words behind a place that ends there: "on".
    pub behind_words: Words,
    /// Words that open a clause whose subject is still to come: "after".
    pub opening_words: Words,
    /// Words of a sentence that tells of a life: "born".
    pub origin_words: Words,
    /// The first year of the borders of today.
    pub since: u16,
    /// Countries and states: "Britain = UK", "Scotland < Britain".
    pub regions: Words,
    /// Countries whose places have the names of all others.
    pub wide_regions: Words,
    /// Cities: "city | where they are, namesakes | where they once were".
    pub places: Words,
    /// Holders of offices: "names | surname | titles | from | to".
    pub holders: Words,
    /// Words before an office that tell whose it is: "French".
    pub lands: Words,
    /// Verbs of what is so today: "says".
    pub now_words: Words,
    /// Days around a term that pass.
    pub slack: u16,
    /// How often the usual spelling stands at least.
    pub min_times: u16,
}

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// One surname in two spellings.
    Spelling,
    /// One given name in two spellings before one surname.
    GivenName,
    /// Somebody dead who speaks this week.
    Late,
    /// Somebody told by the surname alone before the text says who that is.
    FirstMention,
    /// Two roles of one person that nobody holds at the same time.
    Role,
    /// One abbreviation for two names.
    Abbreviation,
    /// Two parties or states of one politician.
    Party,
    /// Two services or ministries of one person.
    Affiliation,
    /// A well-known city in a country that has none of its name.
    PlaceCountry,
    /// An office that its holder has left, or not begun.
    OfficeDates,
    /// One surname in two spellings across articles.
    SpellingAcross,
}
