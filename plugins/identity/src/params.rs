//! What rules ask for.

use gainsay_sdk::{Rule, Words};
use serde::Deserialize;
use std::cell::OnceCell;

/// A rule whose parameters are read once they are needed: that costs as much as reading a short
/// article, and most articles have nothing for most rules.
pub(crate) struct Asked<'r> {
    pub(crate) rule: &'r Rule,
    params: OnceCell<Result<Params, String>>,
}

impl<'r> Asked<'r> {
    pub(crate) fn new(rule: &'r Rule) -> Self {
        Self {
            rule,
            params: OnceCell::new(),
        }
    }

    /// The parameters.
    pub(crate) fn params(&self) -> Result<&Params, String> {
        let params = self.params.get_or_init(|| self.rule.params());
        params.as_ref().map_err(Clone::clone)
    }
}

/// The parameter that says whether the others are needed.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Kind {
    pub(crate) check: Check,
}

/// What a rule asks for.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Params {
    /// Letters that a name has at least.
    pub(crate) min_letters: usize,
    /// Words that follow somebody's name: "said". At the start of a sentence all words have capitals.
    pub(crate) person_words: Words,
    /// Words before a surname that are no given name: "Mr".
    pub(crate) titles: Words,
    /// Words of a sentence that tells of relatives, who share a surname: "brother".
    pub(crate) kin_words: Words,
    /// Surnames that every reader knows.
    pub(crate) known: Words,
    /// Roles, one a line: "set | name, name". Nobody holds two roles of one set; names of one line
    /// are the same role.
    pub(crate) roles: Words,
    /// Words before a role that make it another one, or one of another time: "deputy", "former".
    pub(crate) other_roles: Words,
    /// Words of a sentence that tells of another time, or of a change: "became".
    pub(crate) other_times: Words,
    /// Parties, one a line: "R, Republican". Nobody is in two of them.
    pub(crate) parties: Words,
    /// Words before the name of somebody dead.
    pub(crate) late_words: Words,
    /// Names of days: "Monday".
    pub(crate) day_words: Words,
}

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Check {
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
}
