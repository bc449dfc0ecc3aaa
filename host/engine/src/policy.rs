//! What is different for some articles: which rules run on them, and what findings weigh there.

use crate::select::{self, Selection, UnknownRule, fits};
use gainsay_model::{Article, Finding, Rule, RuleStatus, Severity};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What is different for the articles that it applies to.
pub struct Override {
    /// Whether it applies to an article.
    pub applies: Box<dyn Fn(&Article) -> bool + Send + Sync>,
    /// Patterns of the rules that run instead of the others, whatever their status; none: as
    /// elsewhere. An empty list: every stable rule.
    pub select: Option<Vec<String>>,
    /// Patterns of the rules that do not run either.
    pub ignore: Vec<String>,
    /// What findings of rules weigh: of two patterns for a rule its id goes before its pack, and its
    /// pack before `all`.
    pub severity: Vec<(String, Severity)>,
}

/// Which rules run on which articles. What a selection ignores runs nowhere; of two overrides that
/// say different things of an article, the later one holds.
#[derive(Default)]
pub struct Policies {
    /// Rules that run where no override selects others.
    elsewhere: BTreeSet<String>,
    /// What the rules' packs say of their weight.
    weights: BTreeMap<String, Severity>,
    overrides: Vec<Resolved>,
}

/// An override with the ids of rules in the place of patterns.
struct Resolved {
    applies: Box<dyn Fn(&Article) -> bool + Send + Sync>,
    select: Option<BTreeSet<String>>,
    ignore: BTreeSet<String>,
    severity: BTreeMap<String, Severity>,
}

/// The overrides that apply to an article, by number.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Policy(Vec<u32>);

impl Policies {
    /// The rules that run on some article, in order of id, and on which.
    ///
    /// # Errors
    /// A pattern that no rule fits.
    pub fn new(
        selection: &Selection,
        overrides: Vec<Override>,
        rules: &[Rule],
    ) -> Result<(Vec<Rule>, Self), UnknownRule> {
        let elsewhere = selection.apply(rules)?;
        let patterns = overrides.iter().flat_map(|one| {
            let select = one.select.iter().flatten();
            let severity = one.severity.iter().map(|(pattern, _)| pattern);
            select.chain(&one.ignore).chain(severity)
        });
        for pattern in patterns {
            select::known(pattern, rules)?;
        }
        let overrides: Vec<Resolved> = overrides
            .into_iter()
            .map(|one| one.resolve(selection, rules))
            .collect();
        let elsewhere: BTreeSet<String> = elsewhere.into_iter().map(|rule| rule.id).collect();
        let somewhere = |rule: &&Rule| {
            let selected = |one: &Resolved| one.select.iter().any(|ids| ids.contains(&rule.id));
            elsewhere.contains(&rule.id) || overrides.iter().any(selected)
        };
        let mut chosen: Vec<Rule> = rules.iter().filter(somewhere).cloned().collect();
        chosen.sort_by(|a, b| a.id.cmp(&b.id));
        let weights = chosen.iter().map(|rule| (rule.id.clone(), rule.severity));
        let policies = Self {
            weights: weights.collect(),
            elsewhere,
            overrides,
        };
        Ok((chosen, policies))
    }

    /// What holds for an article.
    pub(crate) fn of(&self, article: &Article) -> Policy {
        let overrides = (0..).zip(&self.overrides);
        let applying = overrides.filter(|(_, one)| (one.applies)(article));
        Policy(applying.map(|(number, _)| number).collect())
    }

    /// All that they say, to tell whether two say the same.
    pub(crate) fn content(&self) -> String {
        let overrides = self.overrides.iter();
        let overrides: Vec<_> = overrides
            .map(|one| (&one.select, &one.ignore, &one.severity))
            .collect();
        format!("{:?}", (&self.elsewhere, &self.weights, overrides))
    }

    /// Whether a rule runs on an article.
    pub(crate) fn runs(&self, policy: &Policy, rule: &str) -> bool {
        if self.overrides.is_empty() {
            return true;
        }
        let mut selections = self.applying(policy).rev().map(|one| &one.select);
        let selected = selections
            .find_map(Option::as_ref)
            .unwrap_or(&self.elsewhere);
        selected.contains(rule) && !self.applying(policy).any(|one| one.ignore.contains(rule))
    }

    /// Gives a finding its weight in an article. What its plugin takes for less than its rule does is
    /// not raised.
    pub(crate) fn weigh(&self, policy: &Policy, finding: &mut Finding) {
        let mut weights = self.applying(policy).rev().map(|one| &one.severity);
        let Some(weight) = weights.find_map(|weights| weights.get(&finding.rule)) else {
            return;
        };
        let lowered = self
            .weights
            .get(&finding.rule)
            .is_some_and(|of_rule| finding.severity < *of_rule);
        finding.severity = if lowered {
            finding.severity.min(*weight)
        } else {
            *weight
        };
    }

    fn applying<'p>(&'p self, policy: &'p Policy) -> impl DoubleEndedIterator<Item = &'p Resolved> {
        let numbers = policy.0.iter();
        numbers.filter_map(|number| self.overrides.get(*number as usize))
    }
}

impl Override {
    fn resolve(self, selection: &Selection, rules: &[Rule]) -> Resolved {
        let fit = |patterns: &[String], rule: &Rule| patterns.iter().any(|one| fits(one, rule));
        let ids = |wanted: &dyn Fn(&Rule) -> bool| {
            let rules = rules.iter().filter(|rule| wanted(rule));
            rules.map(|rule| rule.id.clone()).collect()
        };
        let select = self.select.map(|select| {
            ids(&|rule| {
                let selected = match select.as_slice() {
                    [] => rule.status == RuleStatus::Stable,
                    patterns => fit(patterns, rule),
                };
                selected && selection.allows(rule)
            })
        });
        let weighed = rules.iter().filter_map(|rule| {
            let severity = self
                .severity
                .iter()
                .filter(|(pattern, _)| fits(pattern, rule));
            let nearest =
                severity.max_by_key(|(pattern, _)| (*pattern == rule.id, pattern != "all"));
            nearest.map(|(_, severity)| (rule.id.clone(), *severity))
        });
        Resolved {
            select,
            ignore: ids(&|rule| fit(&self.ignore, rule)),
            severity: weighed.collect(),
            applies: self.applies,
        }
    }
}
