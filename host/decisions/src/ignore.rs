//! Remarks in articles: `ignore RULE REASON`.

use gainsay_model::{Directive, Evidence, Finding, Notice, NoticeKind, Span, Untrusted};
use std::collections::BTreeSet;

/// A remark that leaves findings of a rule out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ignore {
    pub(crate) rule: String,
    pub(crate) reason: String,
    /// The stretch that it is about; none: the whole article.
    about: Option<Span>,
    /// Path of its article, as shown to people.
    pub(crate) path: String,
    pub(crate) line: usize,
    /// Whether it has left something out.
    pub(crate) is_used: bool,
}

impl Ignore {
    /// Reads a remark of that article, or tells why it has no effect.
    pub(crate) fn read(
        directive: &Directive,
        path: &str,
        rules: &BTreeSet<String>,
    ) -> Result<Self, Notice> {
        let fault = |text: String| Notice {
            kind: NoticeKind::FaultyIgnore,
            path: path.to_owned(),
            line: Some(directive.line),
            text: Untrusted::new(text),
        };
        let mut words = directive.words.raw().split_whitespace();
        let verb = words.next().unwrap_or_default();
        if verb != "ignore" {
            let shown: String = verb.chars().take(40).collect();
            return Err(fault(format!(
                "`{shown}` is nothing that gainsay can do; write `ignore RULE REASON`"
            )));
        }
        let rule = words.next().unwrap_or_default().trim_end_matches(':');
        if !rules.contains(rule) {
            let shown: String = rule.chars().take(80).collect();
            return Err(fault(format!(
                "no rule is called `{shown}`, so nothing is ignored; `gainsay rules` lists them"
            )));
        }
        let reason = words.collect::<Vec<_>>().join(" ");
        let reason = reason.trim_start_matches(|c: char| c.is_whitespace() || ":-–—".contains(c));
        if !reason.chars().any(char::is_alphanumeric) {
            return Err(fault(format!(
                "no reason is given, so nothing is ignored; write `ignore {rule} REASON`"
            )));
        }
        Ok(Self {
            rule: rule.to_owned(),
            reason: reason.to_owned(),
            about: directive.about,
            path: path.to_owned(),
            line: directive.line,
            is_used: false,
        })
    }

    /// Whether it is about a finding that has these sides in its article.
    pub(crate) fn is_about<'e>(
        &self,
        finding: &Finding,
        mut here: impl Iterator<Item = &'e Evidence>,
    ) -> bool {
        let within = |side: &Evidence| self.about.is_none_or(|about| about.overlaps(side.span));
        finding.rule == self.rule && here.any(within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<(String, String), String> {
        let directive = Directive {
            words: words.into(),
            about: None,
            line: 3,
        };
        let rules = ["core/a".to_owned()].into();
        match Ignore::read(&directive, "a.md", &rules) {
            Ok(ignore) => Ok((ignore.rule, ignore.reason)),
            Err(notice) => Err(notice.text.raw().to_owned()),
        }
    }

    #[test]
    fn a_rule_and_a_reason_are_wanted() {
        let wanted = Ok(("core/a".to_owned(), "as printed in 1911".to_owned()));
        for words in [
            "ignore core/a as printed in 1911",
            "ignore core/a: as printed in 1911",
            "ignore core/a -- as printed\n in 1911",
        ] {
            assert_eq!(read(words), wanted, "{words}");
        }
        for (words, told) in [
            (
                "ignor core/a as printed",
                "`ignor` is nothing that gainsay can do",
            ),
            ("", "`` is nothing that gainsay can do"),
            ("ignore", "no rule is called ``"),
            ("ignore core/b as printed", "no rule is called `core/b`"),
            ("ignore core as printed", "no rule is called `core`"),
            ("ignore core/a", "no reason is given"),
            ("ignore core/a: --", "no reason is given"),
        ] {
            assert!(read(words).unwrap_err().starts_with(told), "{words}");
        }
    }
}
