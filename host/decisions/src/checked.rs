//! What a run has looked at: without it nobody can say that a finding is gone.

use crate::Record;
use gainsay_model::ArticleReport;
use std::collections::BTreeSet;

/// The rules of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Ids of all rules that packs have.
    pub known: BTreeSet<String>,
    /// Those that run.
    pub running: BTreeSet<String>,
    /// Those that also look across articles.
    pub across: BTreeSet<String>,
}

/// What has been checked to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    articles: BTreeSet<String>,
    /// Article and rule.
    unfinished: BTreeSet<(String, String)>,
}

impl Checked {
    /// Adds an article.
    pub fn add(&mut self, report: &ArticleReport) {
        self.articles.insert(report.id.0.clone());
        for rule in report.failures.iter().flat_map(|failure| &failure.rules) {
            self.unfinished.insert((report.id.0.clone(), rule.clone()));
        }
    }

    /// Whether the article of that id has been checked.
    pub(crate) fn has(&self, article: &str) -> bool {
        self.articles.contains(article)
    }

    /// Whether more than one article has been checked.
    pub(crate) fn is_set(&self) -> bool {
        self.articles.len() > 1
    }

    /// Whether a rule has been run on an article to its end, or is none that could run.
    pub(crate) fn covers_rule(&self, rules: &Rules, rule: &str, article: &str) -> bool {
        let finished = || {
            let unfinished = (article.to_owned(), rule.to_owned());
            rules.running.contains(rule) && !self.unfinished.contains(&unfinished)
        };
        self.has(article) && (!rules.known.contains(rule) || finished())
    }

    /// Whether the run would have found it if it were still there: all of its articles have been
    /// checked, and its rule has run on them to its end or is no more.
    pub fn covers(&self, record: &Record, rules: &Rules) -> bool {
        let articles = record.articles();
        // What did not finish across articles is told of one of them.
        let mut unfinished = self.unfinished.iter().map(|(_, rule)| rule);
        let is_whole = articles.len() < 2 || unfinished.all(|rule| *rule != record.rule);
        let mut articles = articles.into_iter();
        is_whole && articles.all(|article| self.covers_rule(rules, &record.rule, article))
    }
}
