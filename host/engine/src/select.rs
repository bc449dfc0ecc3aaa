//! Which rules run: `--select` and `--ignore`.

use gainsay_model::{Rule, RuleScope, RuleStatus};

/// Patterns of a selection: a rule id, a pack name, `pack/*`, or `all`.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Run only these, whatever their status; empty: every stable rule.
    pub select: Vec<String>,
    /// Never run these.
    pub ignore: Vec<String>,
    /// Rules over what.
    pub over: Over,
}

/// What rules are run over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Over {
    /// Articles, each for itself and together.
    #[default]
    Articles,
    /// Two versions of one article.
    Versions,
    /// Either: for the examples of rules.
    Either,
}

impl Over {
    fn takes(self, scope: RuleScope) -> bool {
        match self {
            Self::Articles => scope != RuleScope::Versions,
            Self::Versions => scope == RuleScope::Versions,
            Self::Either => true,
        }
    }
}

/// No rule fits a pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no rule or pack is called `{pattern}`{}", suggest(.nearest.as_deref()))]
pub struct UnknownRule {
    /// The pattern as given.
    pub pattern: String,
    /// What the user may have meant.
    pub nearest: Option<String>,
}

fn suggest(nearest: Option<&str>) -> String {
    nearest.map_or_else(
        || "; `gainsay rules` lists them".to_owned(),
        |near| format!("; did you mean `{near}`?"),
    )
}

impl Selection {
    /// The rules that run, in order of id.
    ///
    /// # Errors
    /// A pattern that no rule fits.
    pub fn apply(&self, rules: &[Rule]) -> Result<Vec<Rule>, UnknownRule> {
        for pattern in self.select.iter().chain(&self.ignore) {
            known(pattern, rules)?;
        }
        let wanted = |rule: &&Rule| {
            let selected = if self.select.is_empty() {
                rule.status == RuleStatus::Stable
            } else {
                self.select.iter().any(|pattern| fits(pattern, rule))
            };
            selected && self.allows(rule)
        };
        let mut chosen: Vec<Rule> = rules.iter().filter(wanted).cloned().collect();
        chosen.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(chosen)
    }

    /// Whether a rule may run if it is selected.
    pub(crate) fn allows(&self, rule: &Rule) -> bool {
        let ignored = self.ignore.iter().any(|pattern| fits(pattern, rule));
        self.over.takes(rule.scope) && !ignored
    }
}

/// Whether some rule fits a pattern.
///
/// # Errors
/// No rule does.
pub fn known(pattern: &str, rules: &[Rule]) -> Result<(), UnknownRule> {
    if rules.iter().any(|rule| fits(pattern, rule)) {
        Ok(())
    } else {
        Err(unknown(pattern, rules))
    }
}

pub(crate) fn fits(pattern: &str, rule: &Rule) -> bool {
    let pack = pattern.strip_suffix("/*").unwrap_or(pattern);
    pattern == "all" || pattern == rule.id || pack == rule.pack
}

fn unknown(pattern: &str, rules: &[Rule]) -> UnknownRule {
    let names = rules
        .iter()
        .flat_map(|rule| [rule.id.as_str(), rule.pack.as_str()]);
    let nearest = names
        .map(|name| (strsim::damerau_levenshtein(name, pattern), name))
        .min()
        .filter(|(distance, name)| *distance * 3 <= name.len().max(3))
        .map(|(_, name)| name.to_owned());
    UnknownRule {
        pattern: pattern.to_owned(),
        nearest,
    }
}
