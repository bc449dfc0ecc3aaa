//! One article in, its report out.

use crate::findings::{self, Placed, Side};
use crate::memory::Memory;
use crate::policy::{Policies, Policy};
use crate::profile::Profile;
use gainsay_cache::{Cache, Key};
use gainsay_claims::Extractor;
use gainsay_model::{
    Article, ArticleClaims, ArticleReport, Failure, Finding, Rule, RuleScope, SegmentKind,
    Untrusted,
};
use gainsay_sandbox::{Case, CaseArticle, Opposites, Plugin, PreparedRule, sha256_hex};
use gainsay_text::Reader;
use std::collections::BTreeSet;

/// A plugin with the rules that run in it.
pub struct Loaded {
    /// The plugin, ready to run.
    pub plugin: Plugin,
    /// Name under which packs bind it.
    pub name: String,
    /// Rules, in order of id, each with what the plugin has made of its parameters.
    pub rules: Vec<(Rule, Vec<u8>)>,
    /// Frames of which a case must hold a claim for the rule to run, by rule; none: it always runs.
    pub(crate) frames: Vec<Vec<String>>,
    /// Frames whose claims the rule hears of, by rule; none: it hears of all that have figures.
    pub(crate) heard: Vec<Vec<String>>,
}

impl Loaded {
    /// The rules that have something to look at in a case, with their prepared parameters.
    pub fn due<'l>(&'l self, case: &'l Case<'_>) -> impl Iterator<Item = &'l (Rule, Vec<u8>)> {
        let met = |frames: &[String]| {
            frames.is_empty() || frames.iter().any(|frame| has_frame(case, frame))
        };
        self.rules
            .iter()
            .zip(&self.frames)
            .filter(move |((rule, _), f)| rule.scope != RuleScope::Versions && met(f))
            .map(|(rule, _)| rule)
    }
}

/// Checks articles. Immutable once prepared; shared by all threads.
pub struct Checker {
    pub(crate) reader: Reader,
    pub(crate) extractor: Extractor,
    pub(crate) opposites: Opposites,
    /// Frames of packs that no pack with rules builds on: people see their claims, rules do not.
    pub(crate) hidden: BTreeSet<String>,
    /// Ids of all frames.
    pub(crate) frames: Vec<String>,
    pub(crate) plugins: Vec<Loaded>,
    pub(crate) profile: Profile,
    pub(crate) policies: Policies,
    pub(crate) memory: Memory,
    /// Digest of packs and limits.
    pub(crate) origin: Key,
}

impl Checker {
    /// How many articles a run checks together at most. More would be faster by little, and take more memory.
    pub const TOGETHER: usize = 24;

    /// The same with other rules for some articles. Without this, all its rules run on all articles.
    #[must_use]
    pub fn with_policies(mut self, policies: Policies) -> Self {
        self.policies = policies;
        self
    }

    /// The same with a cache of results. What is found in an article is kept there, and taken from
    /// there if nothing has changed that it depends on.
    #[must_use]
    pub fn remembering(mut self, cache: Cache) -> Self {
        let ground = self.ground();
        self.memory = Memory::new(cache, ground);
        self
    }

    /// How many articles were taken from the cache of results so far.
    pub fn known(&self) -> u64 {
        self.memory.known()
    }

    /// Digest of everything that a report depends on beside its article.
    fn ground(&self) -> Key {
        let mut parts: Vec<Vec<u8>> = [
            env!("GAINSAY_SOURCES").into(),
            self.policies.content().into_bytes(),
            self.origin.bytes().to_vec(),
        ]
        .into();
        for loaded in &self.plugins {
            parts.push(loaded.plugin.inspection().sha256.clone().into_bytes());
            for (rule, prepared) in &loaded.rules {
                parts.push(format!("{rule:?}").into_bytes());
                parts.push(prepared.clone());
            }
        }
        Key::of(parts.iter().map(Vec::as_slice))
    }

    /// Everything that is understood of an article, without running rules.
    pub fn claims(&self, article: &Article) -> ArticleClaims {
        let claims = self.claims_all(std::slice::from_ref(article));
        claims.into_iter().next().unwrap_or_default()
    }

    /// As [`claims`](Self::claims), of several articles, in less time.
    pub fn claims_all(&self, articles: &[Article]) -> Vec<ArticleClaims> {
        let annotations = self.reader.annotate_all(articles);
        let annotated = articles.iter().zip(annotations);
        annotated
            .map(|(article, annotations)| self.extractor.extract(article, annotations))
            .collect()
    }

    /// The report of an article. A plugin that fails costs its own rules this article, and says so.
    pub fn check(&self, article: Article) -> ArticleReport {
        let results = self.results(std::slice::from_ref(&article));
        let result = results.into_iter().next().unwrap_or_default();
        report(article, result)
    }

    /// The reports of articles, in their order: each as [`check`](Self::check) makes it, and all in less time.
    pub fn check_all(&self, articles: Vec<Article>) -> Vec<ArticleReport> {
        let results = self.results(&articles);
        reports(articles, results).collect()
    }

    /// The report of an article on which no rule is run.
    pub fn unchecked(&self, article: Article) -> ArticleReport {
        let result = understood(&article, self.claims(&article));
        report(article, result)
    }

    /// The report of the new version of an article, with what it says otherwise than the old one:
    /// the findings of rules of scope `versions`.
    pub fn compare(&self, old: &Article, new: Article) -> ArticleReport {
        let (before, after) = (self.claims(old), self.claims(&new));
        let (before, mut after) = (understood(old, before), understood(&new, after));
        let articles = [
            self.whole(old, &before.claims),
            self.whole(&new, &after.claims),
        ];
        let case = Case::build(&articles, &self.opposites);
        // In order, whatever their dates: the finding belongs to the new version.
        let undated = |side| Side {
            published: None,
            ..side
        };
        let sides = [side(old, &before), side(&new, &after)].map(undated);
        let policy = self.policies.of(&new);
        let (mut found, mut failures) = (Vec::new(), Vec::new());
        for loaded in &self.plugins {
            let is_due = |(rule, _): &&(Rule, Vec<u8>)| {
                rule.scope == RuleScope::Versions && self.policies.runs(&policy, &rule.id)
            };
            let due: Vec<_> = loaded.rules.iter().filter(is_due).collect();
            match self.call(loaded, &case, &due, &sides) {
                Ok(placed) => found.extend(placed.into_iter().map(|placed| placed.finding)),
                Err(failure) => failures.push(failure),
            }
        }
        self.settle(&policy, &mut found);
        (after.findings, after.failures) = (found, failures);
        report(new, after)
    }

    /// What plugins have cost so far.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Plugins with their rules, in order of name.
    pub fn plugins(&self) -> &[Loaded] {
        &self.plugins
    }

    /// The case of one article, as plugins are given it.
    pub fn case<'a>(&'a self, article: &'a Article, claims: &'a ArticleClaims) -> Case<'a> {
        Case::build(&[self.whole(article, claims)], &self.opposites)
    }

    fn whole<'a>(&'a self, article: &'a Article, claims: &'a ArticleClaims) -> CaseArticle<'a> {
        CaseArticle {
            id: &article.id.0,
            text: &article.text,
            published: article.published,
            claims,
            only: None,
            hidden: Some(&self.hidden),
        }
    }

    /// What comes of articles. One stage, and one plugin, after the other goes through all of them: each
    /// finds its own tables, code and memory in the processor's caches still.
    pub(crate) fn results(&self, articles: &[Article]) -> Vec<CheckedArticle> {
        let claims = self.claims_all(articles).into_iter();
        let results = articles.iter().zip(claims);
        let mut results: Vec<_> = results
            .map(|(article, claims)| understood(article, claims))
            .collect();
        let found = self.rules(articles, &results);
        for (result, found) in results.iter_mut().zip(found) {
            (result.findings, result.failures) = found;
        }
        results
    }

    fn rules(
        &self,
        articles: &[Article],
        understood: &[CheckedArticle],
    ) -> Vec<(Vec<Finding>, Vec<Failure>)> {
        let articles = articles.iter().zip(understood);
        let looks: Vec<_> = articles
            .map(|(article, understood)| Look {
                case: self.case(article, &understood.claims),
                sides: [side(article, understood)],
                policy: self.policies.of(article),
            })
            .collect();
        let mut all = vec![(Vec::new(), Vec::new()); looks.len()];
        for loaded in &self.plugins {
            for (look, (found, failures)) in looks.iter().zip(&mut all) {
                match self.look(loaded, look) {
                    Ok(placed) => found.extend(placed.into_iter().map(|placed| placed.finding)),
                    Err(failure) => failures.push(failure),
                }
            }
        }
        for (look, (found, _)) in looks.iter().zip(&mut all) {
            self.settle(&look.policy, found);
        }
        all
    }

    /// Runs the rules of one plugin on one article.
    fn look(&self, loaded: &Loaded, look: &Look<'_>) -> Result<Vec<Placed>, Failure> {
        if !look.case.meets(&loaded.plugin.info().needs) {
            return Ok(Vec::new());
        }
        let runs = |(rule, _): &&(Rule, Vec<u8>)| self.policies.runs(&look.policy, &rule.id);
        let due: Vec<&(Rule, Vec<u8>)> = loaded.due(&look.case).filter(runs).collect();
        self.call(loaded, &look.case, &due, &look.sides)
    }

    /// Gives findings of one article their weight and order.
    fn settle(&self, policy: &Policy, found: &mut Vec<Finding>) {
        for finding in found.iter_mut() {
            self.policies.weigh(policy, finding);
        }
        findings::sort(found);
    }

    /// Runs the rules of one plugin that are due on a case.
    pub(crate) fn call(
        &self,
        loaded: &Loaded,
        case: &Case<'_>,
        due: &[&(Rule, Vec<u8>)],
        sides: &[Side<'_>],
    ) -> Result<Vec<Placed>, Failure> {
        if due.is_empty() {
            return Ok(Vec::new());
        }
        let wire: Vec<PreparedRule<'_>> = due
            .iter()
            .map(|(rule, prepared)| PreparedRule {
                id: &rule.id,
                prepared,
            })
            .collect();
        match loaded.plugin.check(case, &wire) {
            Ok(outcome) => {
                self.profile
                    .add(&loaded.name, Some(&outcome.cost), outcome.findings.len());
                let rules: Vec<&Rule> = due.iter().map(|(rule, _)| rule).collect();
                Ok(findings::describe(outcome.findings, &rules, sides))
            }
            Err(error) => {
                self.profile.add(&loaded.name, None, 0);
                Err(Failure {
                    plugin: loaded.name.clone(),
                    rules: due.iter().map(|(rule, _)| rule.id.clone()).collect(),
                    reason: Untrusted::new(error.to_string()),
                })
            }
        }
    }
}

/// What has come of an article, beside itself.
#[derive(Default)]
pub(crate) struct CheckedArticle {
    claims: ArticleClaims,
    /// Of its raw text.
    digest: String,
    findings: Vec<Finding>,
    failures: Vec<Failure>,
}

/// An article as the rules look at it.
struct Look<'a> {
    case: Case<'a>,
    sides: [Side<'a>; 1],
    policy: Policy,
}

/// What is understood of an article, without findings.
fn understood(article: &Article, claims: ArticleClaims) -> CheckedArticle {
    CheckedArticle {
        claims,
        digest: sha256_hex(article.source.raw().as_bytes()),
        ..CheckedArticle::default()
    }
}

fn side<'a>(article: &'a Article, checked: &'a CheckedArticle) -> Side<'a> {
    Side {
        id: &article.id,
        path: &article.path,
        text: &article.text,
        source: &article.source,
        digest: &checked.digest,
        published: article.published,
        sentences: &checked.claims.sentences,
    }
}

/// The reports of articles with what has come of each.
pub(crate) fn reports(
    articles: Vec<Article>,
    results: Vec<CheckedArticle>,
) -> impl Iterator<Item = ArticleReport> {
    let articles = articles.into_iter().zip(results);
    articles.map(|(article, result)| report(article, result))
}

/// The report of an article with what has come of it.
fn report(article: Article, checked: CheckedArticle) -> ArticleReport {
    let CheckedArticle {
        claims,
        digest,
        findings,
        failures,
    } = checked;
    let title = article
        .title
        .as_deref()
        .or_else(|| headline(&article, &claims));
    ArticleReport {
        title: title.map(Untrusted::from),
        id: article.id,
        path: article.path,
        digest,
        published: article.published,
        publisher: article.publisher.map(Untrusted::from),
        section: article.section.map(Untrusted::from),
        text: article.text,
        source: article.source,
        claims,
        findings,
        suppressed: Vec::new(),
        failures,
    }
}

/// Frames end in `*` for all frames below a name.
fn has_frame(case: &Case<'_>, frame: &str) -> bool {
    match frame.strip_suffix('*') {
        Some(prefix) => case.has_frame_below(prefix),
        None => case.has_frame(frame),
    }
}

fn headline<'a>(article: &'a Article, claims: &ArticleClaims) -> Option<&'a str> {
    let first = claims.sentences.first()?;
    (first.segment == SegmentKind::Headline).then(|| first.span.of(&article.text))
}
