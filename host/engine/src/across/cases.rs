//! Cases of several articles: cut from what is filed, and checked.

use super::listeners::Listeners;
use super::matter::Filed;
use crate::checker::Checker;
use crate::findings::Side;
use crate::memory::CaseFindings;
use crate::policy::Policy;
use crate::run::Outcome;
use gainsay_cache::Key;
use gainsay_model::{ArticleReport, Failure, Finding};
use gainsay_sandbox::{Case, CaseArticle};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// The most articles of a case. Longer matters are cut into cases of which each shares half of its
/// articles with the next, so that the number of pairs stays linear in the set.
const MOST_ARTICLES: usize = 24;

/// The most claims of one article in a case.
const MOST_CLAIMS: usize = 48;

/// The most days between the first and the last article of a case.
const MOST_DAYS: i32 = 92;

/// Claims of several articles, by number of the article and in its order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CaseOf {
    pub(super) articles: Vec<(u32, Vec<u32>)>,
    /// Rules that are due, a bit each.
    pub(super) due: u64,
}

/// The cases of a set.
pub(crate) struct Cases {
    /// Each once, in order.
    pub(crate) cases: BTreeSet<CaseOf>,
    /// How many matters had to be cut.
    pub(crate) split: u64,
}

/// What was found in a case, each with the number of the article that it belongs to.
pub(crate) struct Found {
    pub(crate) findings: Vec<(u32, Finding)>,
    pub(crate) failures: Vec<(u32, Failure)>,
}

/// An article's claims under one key.
struct Member<'f> {
    day: i32,
    article: u32,
    filed: &'f [Filed],
}

/// Cuts cases for which some rule is due. `days` are the publication days of the articles, since
/// 1970-01-01.
pub(crate) fn cut(mut filed: Vec<Filed>, days: &[i32], listeners: &Listeners<'_>) -> Cases {
    filed.sort_unstable();
    let mut cut = Cases {
        cases: BTreeSet::new(),
        split: 0,
    };
    for matter in filed.chunk_by(|one, two| one.key == two.key) {
        let mut members: Vec<Member<'_>> = matter
            .chunk_by(|one, two| one.article == two.article)
            .filter_map(|filed| {
                let article = filed.first()?.article;
                let day = *days.get(article as usize)?;
                Some(Member {
                    day,
                    article,
                    filed,
                })
            })
            .collect();
        members.sort_by_key(|member| (member.day, member.article));
        cut.split += u64::from(members.len() > MOST_ARTICLES);
        cut.cases
            .extend(windows(&members).filter_map(|window| case_of(window, listeners)));
    }
    cut
}

/// Runs of articles that fit into one case.
fn windows<'m, 'f>(members: &'m [Member<'f>]) -> impl Iterator<Item = &'m [Member<'f>]> {
    let mut rest = members;
    std::iter::from_fn(move || {
        let first = rest.first()?.day;
        let near = |member: &&Member<'_>| member.day.saturating_sub(first) <= MOST_DAYS;
        let len = rest.iter().take(MOST_ARTICLES).take_while(near).count();
        let (window, behind) = rest.split_at_checked(len)?;
        let step = if behind.is_empty() {
            len
        } else {
            (len / 2).max(1)
        };
        rest = rest.get(step..).unwrap_or_default();
        Some(window)
    })
}

/// The case of these articles, if claims of at least two of them are heard by one rule and one of
/// the claims opens it.
fn case_of(members: &[Member<'_>], listeners: &Listeners<'_>) -> Option<CaseOf> {
    let (mut once, mut twice, mut opened) = (0, 0, 0);
    for member in members {
        let claims = member.filed.iter().take(MOST_CLAIMS);
        let heard = claims.map(|filed| listeners.heard(filed.kind));
        let (by, opens) = heard.fold((0, 0), |(by, opens), heard| {
            (by | heard.by, opens | heard.opens)
        });
        twice |= once & by;
        once |= by;
        opened |= opens;
    }
    let due = twice & opened;
    if due == 0 {
        return None;
    }
    let articles: Vec<(u32, Vec<u32>)> = members
        .iter()
        .filter_map(|member| {
            let claims = member.filed.iter().take(MOST_CLAIMS);
            let claims = claims.filter(|filed| listeners.heard(filed.kind).by & due != 0);
            let claims: Vec<u32> = claims.map(|filed| filed.claim).collect();
            (!claims.is_empty()).then_some((member.article, claims))
        })
        .collect();
    Some(CaseOf { articles, due })
}

/// A set whose articles have been read.
pub(crate) struct Set<'s> {
    pub(crate) checker: &'s Checker,
    pub(crate) listeners: &'s Listeners<'s>,
    /// What became of the article of a number.
    pub(crate) outcome: &'s (dyn Fn(u32) -> io::Result<Outcome> + Sync),
    /// What holds for each article, by number.
    pub(crate) policies: &'s [Policy],
    /// Under which key each article is kept, by number.
    pub(crate) keys: &'s [Option<Key>],
}

impl Set<'_> {
    fn runs(&self, article: u32, rule: &str) -> bool {
        let policy = self.policies.get(article as usize);
        policy.is_some_and(|policy| self.checker.policies.runs(policy, rule))
    }

    /// A finding of an article with its weight there, if its rule runs there.
    fn settled(&self, article: u32, mut finding: Finding) -> Option<(u32, Finding)> {
        let policy = self.policies.get(article as usize)?;
        let runs = self.checker.policies.runs(policy, &finding.rule);
        self.checker.policies.weigh(policy, &mut finding);
        runs.then_some((article, finding))
    }
}

/// What was found in a case: now, or in an earlier run.
///
/// # Errors
/// Reports that wait cannot be read.
pub(crate) fn check(set: &Set<'_>, case: &CaseOf) -> io::Result<Found> {
    let memory = &set.checker.memory;
    let articles = case.articles.iter();
    let keys = articles.map(|(article, claims)| {
        let key = set.keys.get(*article as usize).copied().flatten();
        (key, claims.as_slice())
    });
    let key = memory.case_key(keys, case.due);
    if let Some(findings) = key.as_ref().and_then(|key| memory.case(key)) {
        return Ok(case.found(findings));
    }
    let found = check_anew(set, case)?;
    if let Some(key) = key.filter(|_| found.failures.is_empty()) {
        memory.keep_case(&key, &case.kept(&found));
    }
    Ok(found)
}

impl CaseOf {
    /// Findings by the places of their articles in this case as findings by their numbers.
    fn found(&self, findings: CaseFindings) -> Found {
        let findings = findings.into_iter().filter_map(|(at, finding)| {
            let (article, _) = self.articles.get(at as usize)?;
            Some((*article, finding))
        });
        Found {
            findings: findings.collect(),
            failures: Vec::new(),
        }
    }

    /// The way back.
    fn kept(&self, found: &Found) -> CaseFindings {
        let findings = found.findings.iter().filter_map(|(number, finding)| {
            let mut articles = (0..).zip(&self.articles);
            let (at, _) = articles.find(|(_, (article, _))| article == number)?;
            Some((at, finding.clone()))
        });
        findings.collect()
    }
}

/// Runs the rules that are due on a case and run on one of its articles.
///
/// # Errors
/// Reports that wait cannot be read.
fn check_anew(set: &Set<'_>, case: &CaseOf) -> io::Result<Found> {
    let mut reports: Vec<(u32, Box<ArticleReport>, &[u32])> = Vec::new();
    for (article, claims) in &case.articles {
        if let Outcome::Checked(report) = (set.outcome)(*article)? {
            reports.push((*article, report, claims));
        }
    }
    let articles: Vec<CaseArticle<'_>> = reports
        .iter()
        .map(|(_, report, claims)| CaseArticle {
            id: &report.id.0,
            text: &report.text,
            published: report.published,
            claims: &report.claims,
            only: Some(claims),
            hidden: None,
        })
        .collect();
    let sides: Vec<Side<'_>> = reports.iter().map(|(_, report, _)| side(report)).collect();
    let tables = Case::build(&articles, &set.checker.opposites);
    let mut found = Found {
        findings: Vec::new(),
        failures: Vec::new(),
    };
    let number = |at: usize| reports.get(at).map(|(article, ..)| *article);
    let last = |rule: &str| {
        let mut articles = reports.iter().rev().map(|(article, ..)| *article);
        articles.find(|article| set.runs(*article, rule))
    };
    for (plugin, loaded) in set.checker.plugins.iter().enumerate() {
        let rules = set.listeners.rules.iter().enumerate();
        let due: Vec<_> = rules
            .filter(|(bit, rule)| rule.plugin == plugin && case.due >> bit & 1 == 1)
            .map(|(_, rule)| rule.rule)
            .filter(|(rule, _)| last(&rule.id).is_some())
            .collect();
        if !tables.meets(&loaded.plugin.info().needs) {
            continue;
        }
        match set.checker.call(loaded, &tables, &due, &sides) {
            Ok(placed) => found.findings.extend(
                placed
                    .into_iter()
                    .filter(|placed| is_across(&placed.finding))
                    .filter_map(|placed| set.settled(number(placed.home)?, placed.finding)),
            ),
            Err(failure) => found.failures.extend(by_article(failure, last)),
        }
    }
    Ok(found)
}

/// A failure as the articles are told of it: each of its rules in the last article that it runs on.
fn by_article(
    failure: Failure,
    last: impl Fn(&str) -> Option<u32>,
) -> impl Iterator<Item = (u32, Failure)> {
    let mut rules: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for rule in failure.rules {
        if let Some(article) = last(&rule) {
            rules.entry(article).or_default().push(rule);
        }
    }
    let (plugin, reason) = (failure.plugin, failure.reason);
    rules.into_iter().map(move |(article, rules)| {
        let (plugin, reason) = (plugin.clone(), reason.clone());
        let failure = Failure {
            plugin,
            rules,
            reason,
        };
        (article, failure)
    })
}

fn side(report: &ArticleReport) -> Side<'_> {
    Side {
        id: &report.id,
        path: &report.path,
        text: &report.text,
        source: &report.source,
        digest: &report.digest,
        published: report.published,
        sentences: &report.claims.sentences,
    }
}

/// Whether sides stand in two articles; what one article holds was found when it was read.
fn is_across(finding: &Finding) -> bool {
    let mut sides = finding.evidence.iter();
    sides.any(|side| side.elsewhere.is_some())
}
