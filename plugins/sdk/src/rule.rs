//! A rule of a pack, as a plugin sees it.

use crate::{Finding, FindingKind, wire};
use serde::de::DeserializeOwned;

/// A rule bound to this plugin, with its parameters.
#[derive(Clone, Debug)]
pub struct Rule {
    index: u32,
    id: String,
    params: String,
}

impl Rule {
    pub(crate) fn new(index: u32, rule: wire::Rule) -> Self {
        Self {
            index,
            id: rule.id,
            params: rule.params,
        }
    }

    /// "conflict/withdrawal-contradicted".
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The parameters as a type of the plugin's own. They fit the schema of `describe`, with its
    /// defaults filled in.
    ///
    /// # Errors
    /// The type and the schema disagree.
    pub fn params<P: DeserializeOwned>(&self) -> Result<P, String> {
        serde_json::from_str(&self.params).map_err(|error| format!("{}: params: {error}", self.id))
    }

    /// A parameter that is one plain word, without the time that reading all parameters takes; none
    /// if it is something else.
    pub fn word(&self, name: &str) -> Option<&str> {
        // Parameters come without spaces, and within a string the quotation marks are escaped: such a
        // key can stand nowhere else.
        let key = format!("\"{name}\":\"");
        let start = self.params.find(&key)? + key.len();
        let rest = self.params.get(start..)?;
        let word = rest.get(..rest.find('"')?)?;
        (!word.contains('\\')).then_some(word)
    }

    /// A finding of this rule without evidence yet.
    pub fn finding(&self, kind: FindingKind) -> Finding {
        Finding::new(self.index, kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_is_read_without_the_others() {
        let params = r#"{"after":["\"check\":\"no\""],"check":"points","n":3,"odd":"a\"b"}"#;
        let rule = Rule::new(
            0,
            wire::Rule {
                id: "test/rule".to_owned(),
                params: params.to_owned(),
            },
        );
        assert_eq!(rule.word("check"), Some("points"));
        assert_eq!(
            [rule.word("n"), rule.word("odd"), rule.word("none")],
            [None; 3]
        );
    }
}
