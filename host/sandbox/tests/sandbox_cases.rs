//! Cases: the tables hold what the claims hold, whole or in part.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod claims;

use claims::{FIRST, span, understood};
use gainsay_model::{ArticleClaims, CivilDay, Frame, Span};
use gainsay_sandbox::{Case, CaseArticle, Opposites, Part, wire};

fn opposites() -> Opposites {
    let withdraw = Frame {
        id: "force.withdraw".into(),
        opposites: vec!["force.increase".into()],
        ..Frame::default()
    };
    Opposites::new(&[withdraw])
}

fn article<'a>(id: &'a str, claims: &'a ArticleClaims, only: Option<&'a [u32]>) -> CaseArticle<'a> {
    CaseArticle {
        id,
        text: FIRST,
        published: CivilDay::new(2022, 2, 17),
        claims,
        only,
        hidden: None,
    }
}

fn string<'a>(tables: &wire::Case<'a>, index: u32) -> &'a str {
    let end = |index: u32| tables.string_ends[index as usize] as usize;
    let start = if index == 0 { 0 } else { end(index - 1) };
    &tables.strings[start..end(index)]
}

fn list<T>(table: &[T], range: wire::Range) -> &[T] {
    &table[range.start as usize..range.end as usize]
}

#[test]
fn an_article_becomes_tables() {
    let (claims, opposites) = (understood(), opposites());
    let case = Case::build(&[article("a.txt", &claims, None)], &opposites);
    let tables = case.tables();
    assert_eq!(string(&tables, 0), "");
    assert_eq!(string(&tables, tables.articles[0].id), "a.txt");
    assert_eq!(tables.articles[0].published, Some(19_040));
    let claim = &tables.claims[0];
    assert_eq!(string(&tables, claim.frame), "force.withdraw");
    let agent = &list(tables.arguments, claim.arguments)[0];
    assert_eq!(string(&tables, agent.words), "Russia");
    assert_eq!(
        string(&tables, tables.entities[agent.entity.unwrap() as usize].id),
        "rus"
    );
    // The figure that is not there is left out.
    assert_eq!(list(tables.links, claim.quantities), [0]);
    assert_eq!(list(tables.links, claim.chain), [0]);
    let figure = &tables.quantities[0];
    assert_eq!((figure.claim, figure.attribution), (Some(0), Some(0)));
    assert_eq!(string(&tables, figure.high), "7000");
    assert_eq!(string(&tables, figure.low), "");
    let said = &tables.attributions[0];
    assert_eq!(string(&tables, said.cue_class), "say");
    assert_eq!(list(tables.spans, said.content).len(), 1);
    let words = list(tables.words, tables.sentences[0].words);
    let words: Vec<_> = words.iter().map(|word| string(&tables, *word)).collect();
    assert_eq!(words, ["russia", "withdraw"]);
    assert!(case.has_frame("force.return") && !case.has_frame("force.increase"));
}

#[test]
fn opposites_are_mutual_and_present() {
    let (claims, opposites) = (understood(), opposites());
    let case = Case::build(&[article("a.txt", &claims, None)], &opposites);
    let tables = case.tables();
    let frames: Vec<_> = tables
        .frames
        .iter()
        .map(|frame| {
            let links = list(tables.frame_links, frame.opposites).iter();
            let links = links.map(|link| string(&tables, *link)).collect::<Vec<_>>();
            (string(&tables, frame.id), links)
        })
        .collect();
    assert_eq!(
        frames,
        [
            ("force.increase", vec!["force.withdraw"]),
            ("force.return", vec![]),
            ("force.withdraw", vec!["force.increase"]),
        ]
    );
}

#[test]
fn a_part_holds_what_its_claims_point_to() {
    let (claims, opposites) = (understood(), opposites());
    let articles = [
        article("a.txt", &claims, Some(&[1, 1, 77])),
        article("b.txt", &claims, Some(&[0])),
    ];
    let case = Case::build(&articles, &opposites);
    let tables = case.tables();
    assert_eq!((tables.claims.len(), tables.quantities.len()), (2, 2));
    assert_eq!((tables.attributions.len(), tables.entities.len()), (1, 2));
    assert_eq!(tables.claims[1].at.article, 1);
    assert_eq!(list(tables.links, tables.claims[1].quantities), [1]);
    assert_eq!(tables.quantities[0].claim, Some(0));
    assert_eq!(tables.quantities[1].claim, Some(1));
    assert_eq!(tables.claims[0].sentence, 0);
    assert_eq!(tables.claims[1].sentence, 1);
    assert_eq!(tables.sentences[0].at.start, span("50 came").start);
    assert_eq!(tables.articles[1].sentences.start, 1);
}

#[test]
fn entities_of_several_articles_are_one_and_never_go_in_circles() {
    let first = understood();
    let mut second = understood();
    second.entities[0].member_of = Some(1);
    second.entities[1].member_of = None;
    let opposites = opposites();
    let articles = [
        article("a.txt", &first, None),
        article("b.txt", &second, None),
    ];
    let case = Case::build(&articles, &opposites);
    let tables = case.tables();
    assert_eq!(tables.entities.len(), 2);
    assert_eq!(tables.entities[1].member_of, Some(0));
    assert_eq!(tables.entities[0].member_of, None);
}

#[test]
fn figures_in_reported_words_belong_to_the_nearest_source() {
    let mut claims = understood();
    claims.claims.clear();
    let mut inner = claims.attributions[0].clone();
    inner.content = vec![span("7,000 troops")];
    claims.attributions.push(inner);
    let opposites = opposites();
    let case = Case::build(&[article("a.txt", &claims, None)], &opposites);
    let figures = case.tables().quantities;
    assert_eq!(figures[0].attribution, Some(1));
    assert_eq!(figures[1].attribution, None);
}

#[test]
fn a_plugin_is_given_what_it_needs() {
    let (claims, opposites) = (understood(), opposites());
    let case = Case::build(&[article("a.txt", &claims, None)], &opposites);
    let figures = case.tables_for(&[Part::Quantities]);
    assert_eq!((figures.quantities.len(), figures.claims.len()), (2, 0));
    assert!(figures.words.is_empty() && figures.texts.is_empty());
    assert!(
        !figures.strings.contains("withdrawrussia")
            && figures.strings.len() < case.tables().strings.len()
    );
    assert_eq!(string(&figures, figures.quantities[0].words), "7,000");
    assert_eq!(case.tables_for(&[Part::Texts]).texts, [FIRST]);
    assert!(case.meets(&[Part::Claims, Part::Quantities, Part::Texts]));
    assert!(!case.meets(&[Part::Times]));
}

#[test]
fn wrong_references_never_panic() {
    let mut claims = understood();
    claims.claims[0].sentence = u32::MAX;
    claims.claims[0].chain = vec![u32::MAX];
    claims.claims[0].arguments[0].entity = Some(u32::MAX);
    claims.attributions[0].parent = Some(0);
    claims.attributions[0].source = Some(Span {
        start: 900,
        end: 9000,
    });
    claims.entities[0].member_of = Some(0);
    let opposites = opposites();
    for only in [None, Some([0_u32, u32::MAX].as_slice())] {
        let case = Case::build(&[article("a.txt", &claims, only)], &opposites);
        assert!(list(case.tables().links, case.tables().claims[0].chain).is_empty());
    }
}
