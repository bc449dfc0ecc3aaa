//! A statement that several articles or outlets have, all of them from one outlet or one person.
//!
//! What stands in many papers looks well attested; the rule counts where it comes from.

use gainsay_sdk::{
    Attribution, Case, Checker, Claim, Finding, FindingKind, Info, Modality, Needs, PreparedRule,
    Rule, SourceKind, Words,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// Frames of the claims that count.
    pub frames: Words,
    /// What has the statement: articles of a set, or outlets that one article quotes.
    pub among: Among,
    /// In how many of them a statement of one origin must stand.
    pub articles: usize,
    /// How sure the reading of a claim must be, in percent.
    pub min_confidence: u8,
}

/// What a statement of one origin is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Among {
    /// Articles that have it from one outlet or one unnamed person.
    Articles,
    /// Outlets through which one article has it from one person.
    Outlets,
}

/// The plugin.
pub struct Origins;

impl Checker for Origins {
    type Params = Params;

    fn describe() -> Info {
        Info::new("origins", "0.1.0", "a statement of several articles that all lead to one origin")
            .parameters(
                r#"{
                    "frames": {"type": "array", "items": {"type": "string", "format": "frame"}},
                    "among": {"type": "string", "enum": ["articles", "outlets"], "default": "articles"},
                    "articles": {"type": "integer", "minimum": 2, "default": 2},
                    "min_confidence": {"type": "integer", "minimum": 0, "maximum": 100, "default": 0}
                }"#,
                &["frames"],
            )
            .needs(&[Needs::Attributions, Needs::Sentences, Needs::Claims])
            .frames_from(&["frames"])
            .values(&["source", "articles"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            findings.extend(find(case, rule, &rule.params()?));
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Origins);

/// Claims of one frame that are held against each other.
const MOST_CLAIMS: usize = 96;

/// Articles that a finding lists.
const MOST_SIDES: usize = 6;

/// One finding for each statement.
fn find(case: &Case, rule: &Rule, params: &Params) -> Vec<Finding> {
    let mut frames: BTreeMap<&str, Vec<Claim<'_>>> = BTreeMap::new();
    for claim in case.claims().filter(|claim| is_stated(*claim, params)) {
        let of_frame = frames.entry(claim.frame()).or_default();
        if of_frame.len() < MOST_CLAIMS {
            of_frame.push(claim);
        }
    }
    let mut found = Vec::new();
    for mut claims in frames.into_values() {
        while let Some(first) = claims.first().copied() {
            let (same, others): (Vec<_>, Vec<_>) = claims
                .into_iter()
                .partition(|other| *other == first || first.retells(*other));
            found.extend(match params.among {
                Among::Articles => of_articles(rule, params, &same),
                Among::Outlets => of_outlets(rule, params, &same),
            });
            claims = others;
        }
    }
    found
}

fn is_stated(claim: Claim<'_>, params: &Params) -> bool {
    let heading = claim
        .sentence()
        .is_none_or(gainsay_sdk::Sentence::is_heading);
    !heading
        && claim.affirms()
        && claim.modality() == Modality::None
        && claim.confidence() >= params.min_confidence
        && params.frames.iter().any(|frame| claim.is(frame))
}

/// The finding, unless somebody else, or an article in its own voice, says so too.
fn of_articles(rule: &Rule, params: &Params, same: &[Claim<'_>]) -> Option<Finding> {
    let (first, others) = same.split_first()?;
    let origin = origin_of(*first)?;
    let shared = |claim: &Claim<'_>| {
        origin_of(*claim).is_some_and(|other| other == origin || other.same_source(origin))
    };
    let articles: BTreeSet<u32> = same.iter().map(|claim| claim.at().article).collect();
    if articles.len() < params.articles || !others.iter().all(shared) {
        return None;
    }
    let mut finding = rule.finding(FindingKind::Policy);
    for article in articles.iter().take(MOST_SIDES) {
        let statement = same.iter().find(|claim| claim.at().article == *article)?;
        let by = origin_of(*statement)?;
        finding = finding.remarked("statement", statement.at(), by.name());
    }
    Some(
        finding
            .value("source", origin.name())
            .value("articles", articles.len().to_string()),
    )
}

/// The finding, unless somebody else, or the article in its own voice, says so too.
fn of_outlets(rule: &Rule, params: &Params, same: &[Claim<'_>]) -> Option<Finding> {
    let (_, origin) = passed_on(*same.first()?)?;
    let mut outlets: Vec<(Attribution<'_>, Claim<'_>)> = Vec::new();
    for claim in same {
        let (outlet, _) = passed_on(*claim).filter(|(_, by)| is_again(*by, origin))?;
        if !outlets.iter().any(|(known, _)| known.same_source(outlet)) {
            outlets.push((outlet, *claim));
        }
    }
    if outlets.len() < params.articles {
        return None;
    }
    let mut finding = rule.finding(FindingKind::Policy);
    for (outlet, statement) in outlets.iter().take(MOST_SIDES) {
        finding = finding.remarked("statement", statement.at(), outlet.name());
    }
    Some(
        finding
            .value("source", origin.name())
            .value("articles", outlets.len().to_string()),
    )
}

/// The outlet that passes a statement on, and whose word it is.
fn passed_on(claim: Claim<'_>) -> Option<(Attribution<'_>, Attribution<'_>)> {
    let by = claim.nearest().filter(|by| !is_report(by))?;
    let outlet = by.outwards().skip(1).find(is_report)?;
    Some((outlet, by))
}

/// Whether it is the person of before: by name, or taken up ("the aide", "the same aide").
fn is_again(by: Attribution<'_>, before: Attribution<'_>) -> bool {
    let first = by.source().split_whitespace().next().unwrap_or_default();
    let taken_up = ["the", "that", "this"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word));
    by == before
        || by.same_source(before) && !by.is_anonymous()
        || taken_up && by.source_head() == before.source_head()
}

fn is_report(by: &Attribution<'_>) -> bool {
    by.kind() == SourceKind::MediaReport
}

/// Where a statement comes from, if nobody else can be asked: the innermost outlet that reports it,
/// or the unnamed source itself.
fn origin_of(claim: Claim<'_>) -> Option<Attribution<'_>> {
    let nearest = claim.nearest().or_else(|| claim.inherited())?;
    let report = nearest.outwards().find(is_report);
    report.or_else(|| Some(nearest).filter(|by| by.is_anonymous()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gainsay_sdk::testing::CaseBuilder;

    const WORDS: &str = "moved three battalions";

    /// An article a day, each with the same statement by one of the sources.
    fn set(sources: &[(&str, SourceKind)]) -> CaseBuilder {
        let mut case = CaseBuilder::new();
        for (day, (source, kind)) in (18_936..).zip(sources) {
            case.article(Some(day));
            let sentence = case.body(&format!("{source} said the army {WORDS}."));
            let by = case.says(sentence, source, "said", WORDS);
            case.attribution_mut(by).source_kind = *kind;
            case.attribution_mut(by).anonymous = *kind == SourceKind::Anonymous;
            let claim = case.claim(sentence, "force.move", WORDS);
            case.role(claim, "agent", "the army", None);
            case.by(claim, &[by]);
        }
        case
    }

    #[test]
    fn articles_of_one_origin_are_counted() {
        let (report, unnamed) = (SourceKind::MediaReport, SourceKind::Anonymous);
        let three = r#"{"frames": ["force.move"], "articles": 3}"#;
        for (sources, articles) in [
            (vec![("Wire", report); 3], Some("3")),
            (vec![("A clerk", unnamed); 3], Some("3")),
            (vec![("Wire", report); 2], None),
            (vec![("Ada Brenn", SourceKind::NamedPerson); 3], None),
            (
                vec![("Wire", report), ("Wire", report), ("Post", report)],
                None,
            ),
        ] {
            let found = set(&sources).run::<Origins>(three);
            let told = found.first().map(|finding| finding.value("articles"));
            assert_eq!(told, articles, "{sources:?}");
        }
    }

    /// An article in which each outlet reports what each source says.
    fn quoted(pairs: &[(&str, &str)]) -> Option<String> {
        let mut case = CaseBuilder::new();
        case.article(None);
        for (outlet, source) in pairs {
            let text = format!("{outlet} reported that {source} said the army {WORDS}.");
            let sentence = case.body(&text);
            let said = format!("{source} said the army {WORDS}");
            let report = case.says(sentence, outlet, "reported", &said);
            case.attribution_mut(report).source_kind = SourceKind::MediaReport;
            let by = case.says(sentence, source, "said", WORDS);
            case.attribution_mut(by).parent = Some(report);
            case.attribution_mut(by).anonymous = true;
            let claim = case.claim(sentence, "force.move", WORDS);
            case.role(claim, "agent", "the army", None);
            case.by(claim, &[report, by]);
        }
        let rule = r#"{"frames": ["force.move"], "among": "outlets"}"#;
        let found = case.run::<Origins>(rule);
        found
            .first()
            .map(|finding| finding.value("articles").to_owned())
    }

    #[test]
    fn outlets_with_one_person_behind_them_are_counted() {
        let two = quoted(&[("Wire", "an aide"), ("Post", "the aide")]);
        assert_eq!(two.as_deref(), Some("2"));
        for pairs in [
            [("Wire", "an aide"), ("Wire", "the aide")],
            [("Wire", "an aide"), ("Post", "an aide")],
            [("Wire", "an aide"), ("Post", "the envoy")],
        ] {
            assert_eq!(quoted(&pairs), None, "{pairs:?}");
        }
    }
}
