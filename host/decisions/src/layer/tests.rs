use super::*;
use crate::Record;
use crate::sample::{self, decision, finding, record, rules};
use gainsay_model::{Directive, Elsewhere, SourceMap, Span};

fn heard(id: &str, words: &str, about: Option<Span>) -> Article {
    let text = sample::report(id).text;
    Article {
        directives: vec![Directive {
            words: words.into(),
            about,
            line: 4,
        }],
        ..Article::plain(id, &text)
    }
}

fn layer() -> Layer {
    Layer::new(rules(&["core/a", "core/b"], &["core/a"]))
}

/// What is left out of the report of `a.md` with these findings, by key, and what stays.
fn settled(
    layer: &mut Layer,
    findings: Vec<Finding>,
) -> (Vec<(SuppressedBy, String)>, Vec<String>) {
    let mut report = ArticleReport {
        findings,
        ..sample::report("a.md")
    };
    layer.settle(&mut report);
    let left_out = report.suppressed.into_iter();
    (
        left_out.map(|one| (one.by, one.finding.key)).collect(),
        report.findings.into_iter().map(|one| one.key).collect(),
    )
}

fn kinds(layer: &Layer) -> Vec<NoticeKind> {
    layer
        .notices()
        .into_iter()
        .map(|notice| notice.kind)
        .collect()
}

#[test]
fn a_remark_leaves_out_what_stands_in_its_paragraph() {
    let mut layer = layer();
    layer.hear(&heard(
        "a.md",
        "ignore core/a as printed",
        Some(Span::new(11, 22)),
    ));
    let findings = vec![
        finding("first", "a.md", 0, 3),
        finding("second", "a.md", 11, 16),
    ];
    let (left_out, stays) = settled(&mut layer, findings);
    assert_eq!(left_out, [(SuppressedBy::Ignore, "second".to_owned())]);
    assert_eq!(stays, ["first"]);
    assert!(layer.notices().is_empty());
}

#[test]
fn a_remark_in_either_article_leaves_out_what_stands_in_both() {
    for id in ["a.md", "b.md"] {
        let mut layer = layer();
        layer.hear(&heard(id, "ignore core/a two harbours", None));
        let mut across = finding("across", "a.md", 0, 3);
        let mut other = across.evidence[0].clone();
        other.article = ArticleId("b.md".into());
        other.elsewhere = Some(Elsewhere {
            path: "b.md".into(),
            quote: SourceMap::identity("One".into()).quote(Span::new(0, 3)),
        });
        across.evidence.push(other);
        let (left_out, _) = settled(&mut layer, vec![across]);
        assert_eq!(
            left_out,
            [(SuppressedBy::Ignore, "across".to_owned())],
            "{id}"
        );
    }
}

#[test]
fn remarks_for_nothing_are_told_where_that_can_be_known() {
    for (words, told) in [
        ("ignore core/a as printed", vec![NoticeKind::UnusedIgnore]),
        ("ignore core/b does not run", vec![]),
        ("ignore core/c is no rule", vec![NoticeKind::FaultyIgnore]),
    ] {
        let mut layer = layer();
        layer.hear(&heard("a.md", words, None));
        settled(&mut layer, Vec::new());
        assert_eq!(kinds(&layer), told, "{words}");
    }
    let mut alone = layer();
    alone.rules.across.insert("core/a".into());
    alone.hear(&heard("a.md", "ignore core/a two harbours", None));
    settled(&mut alone, Vec::new());
    assert!(alone.notices().is_empty(), "the other article is not there");
    alone.settle(&mut sample::report("b.md"));
    assert_eq!(kinds(&alone), [NoticeKind::UnusedIgnore]);
}

fn decided(verdict: Verdict, until: Option<CivilDay>) -> Layer {
    let mut decisions = Decisions::default();
    decisions.set(Decision {
        until,
        ..decision("k", "a.md", verdict)
    });
    layer().with_decisions("d.jsonl".into(), decisions, CivilDay::new(2031, 3, 9))
}

#[test]
fn decisions_leave_out_until_their_last_day() {
    let (today, yesterday) = (CivilDay::new(2031, 3, 9), CivilDay::new(2031, 3, 8));
    for (verdict, until, by, told) in [
        (
            Verdict::Dismissed,
            None,
            Some(SuppressedBy::Dismissed),
            None,
        ),
        (
            Verdict::Explained,
            today,
            Some(SuppressedBy::Explained),
            None,
        ),
        (Verdict::Accepted, None, None, None),
        (Verdict::Accepted, yesterday, None, None),
        (
            Verdict::Dismissed,
            yesterday,
            None,
            Some(NoticeKind::ExpiredDecision),
        ),
    ] {
        let mut layer = decided(verdict, until);
        let (left_out, stays) = settled(&mut layer, vec![finding("k", "a.md", 0, 3)]);
        assert_eq!(left_out.first().map(|(by, _)| *by), by, "{verdict:?}");
        assert_eq!(left_out.len() + stays.len(), 1);
        assert_eq!(
            kinds(&layer),
            told.into_iter().collect::<Vec<_>>(),
            "{verdict:?}"
        );
    }
}

#[test]
fn a_decision_whose_finding_is_gone_is_told_but_an_accepted_one_is_done() {
    for (verdict, told) in [
        (Verdict::Dismissed, vec![NoticeKind::UnusedDecision]),
        (Verdict::Accepted, vec![]),
    ] {
        let mut layer = decided(verdict, None);
        layer.settle(&mut sample::report("b.md"));
        assert!(layer.notices().is_empty(), "its article was not checked");
        settled(&mut layer, Vec::new());
        assert_eq!(kinds(&layer), told);
    }
}

fn known(records: &[Record]) -> Layer {
    let mut baseline = Baseline::default();
    records
        .iter()
        .cloned()
        .for_each(|record| baseline.add(record));
    layer().with_baseline("b.json".into(), baseline)
}

#[test]
fn a_baseline_knows_as_many_as_it_has_seen() {
    let entry = record("k", "core/a", "a.md", "words");
    let mut layer = known(&[entry.clone(), entry]);
    let findings = [0, 3, 11].map(|at| finding("k", "a.md", at, at + 1));
    let (left_out, stays) = settled(&mut layer, findings.into());
    assert_eq!((left_out.len(), stays.len()), (2, 1));
    assert!(layer.notices().is_empty());
}

#[test]
fn entries_that_are_not_met_are_counted() {
    let mut layer = known(&[
        record("gone", "core/a", "a.md", "x"),
        record("elsewhere", "core/a", "z.md", "x"),
        record("old", "core/renamed", "a.md", "x"),
    ]);
    settled(&mut layer, Vec::new());
    let notices = layer.notices();
    assert_eq!(notices.len(), 1);
    assert!(
        notices[0].text.raw().starts_with("2 of 3 entries"),
        "{notices:?}"
    );
}

#[test]
fn the_nearest_to_the_text_comes_first_and_all_are_met() {
    let mut decisions = Decisions::default();
    decisions.set(decision("k", "a.md", Verdict::Dismissed));
    let mut layer = known(&[record("k", "core/a", "a.md", "words")]);
    layer = layer.with_decisions("d.jsonl".into(), decisions, None);
    layer.hear(&heard("a.md", "ignore core/a as printed", None));
    let (left_out, _) = settled(&mut layer, vec![finding("k", "a.md", 0, 3)]);
    assert_eq!(left_out[0].0, SuppressedBy::Ignore);
    assert!(layer.notices().is_empty());
}

#[test]
fn rules_that_did_not_finish_are_not_judged() {
    let mut layer = known(&[record("gone", "core/a", "a.md", "x")]);
    let mut report = sample::report("a.md");
    report.failures.push(gainsay_model::Failure {
        plugin: "p".into(),
        rules: vec!["core/a".into()],
        reason: "stopped".into(),
    });
    layer.settle(&mut report);
    assert!(layer.notices().is_empty());
}
