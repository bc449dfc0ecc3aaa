//! The page as recorded, and what holds for every page.

use super::document::{Document, Element};
use crate::{Format, Options, RunInfo, claims, reporter, sample};
use gainsay_model::{
    ArticleId, ArticleReport, Claim, ClaimSentence, Decimal, Finding, Quantity, RunSummary,
    SegmentKind, SourceMap, Span, Timex,
};
use std::collections::BTreeSet;

/// A run of these articles.
fn page(articles: &[ArticleReport]) -> String {
    let mut bytes = Vec::new();
    let mut reporter = reporter(Format::Html, &Options::default());
    reporter.begin(&mut bytes, &RunInfo::default()).unwrap();
    for article in articles {
        reporter.article(&mut bytes, article).unwrap();
    }
    let summary = RunSummary {
        articles: articles.len() as u64,
        ..RunSummary::default()
    };
    reporter.end(&mut bytes, &summary).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// An article with sources and dates, and no findings.
fn clean() -> ArticleReport {
    ArticleReport {
        findings: Vec::new(),
        failures: Vec::new(),
        ..claims::sample::article()
    }
}

/// The other article of the finding that spans two.
fn other() -> ArticleReport {
    ArticleReport {
        id: ArticleId("news/flood.txt".into()),
        path: "news/flood.txt".into(),
        ..clean()
    }
}

/// Pages of every shape.
fn pages() -> Vec<String> {
    let (dam, clean) = (sample::article(), clean());
    vec![
        sample::written(Format::Html, &Options::default()),
        page(std::slice::from_ref(&dam)),
        page(std::slice::from_ref(&clean)),
        page(&[toll(&["10", "11", "12"])]),
        page(&[dam.clone(), clean, other()]),
        page(&[other(), dam]),
        page(&[]),
    ]
}

/// Deaths of an event as they were told day after day.
fn toll(days: &[&str]) -> ArticleReport {
    let mut text = String::new();
    let mut report = clean();
    report.claims.sentences.clear();
    report.claims.quantities.clear();
    report.claims.times.clear();
    for (index, day) in days.iter().enumerate() {
        let start = text.len();
        let number = (index + 2) * 8;
        let words = format!("{number} people");
        let told = format!("{words} had died by 2031-03-{day}.\n\n");
        text.push_str(&told);
        let sentence = index as u32;
        report.claims.sentences.push(ClaimSentence {
            correction: false,
            span: Span::new(start, text.len() - 2),
            segment: SegmentKind::Body,
            paragraph: sentence,
            words: Vec::new(),
        });
        report.claims.quantities.push(Quantity {
            span: Span::new(start, start + words.len()),
            number: Span::new(start, start + 2),
            text: words,
            value: Decimal::from(number),
            sentence,
            ..sample::quantity()
        });
        let date = format!("2031-03-{day}");
        let at = text.len() - 3 - date.len();
        let day = gainsay_model::CivilDay::parse(&date).ok();
        report.claims.times.push(Timex {
            span: Span::new(at, at + date.len()),
            text: date,
            earliest: day,
            latest: day,
            sentence,
            ..sample::tuesday()
        });
    }
    report.claims.claims = (0..days.len() as u32)
        .map(|index| Claim {
            quantities: vec![index],
            times: Vec::new(),
            ..sample::claim()
        })
        .collect();
    report.claims.attributions.clear();
    report.source = SourceMap::identity(text.clone());
    report.text = text;
    report
}

fn ids(document: &Document) -> Vec<&str> {
    let elements = document.elements.iter();
    elements.filter_map(|e| e.attribute("id")).collect()
}

/// Where the links of a page lead.
fn targets(document: &Document) -> impl Iterator<Item = &str> {
    document.named("a").map(|a| a.attribute("href").unwrap())
}

#[test]
fn the_page_is_as_recorded() {
    sample::check_golden("report.html", Format::Html, &Options::default());
}

#[test]
fn browsers_need_to_mend_nothing() {
    for page in pages() {
        assert_eq!(Document::read(&page).errors, Vec::<String>::new(), "{page}");
    }
}

#[test]
fn ids_are_unique_and_made_of_numbers() {
    for page in pages() {
        let document = Document::read(&page);
        let ids = ids(&document);
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        assert!(ids.iter().all(|id| id.chars().all(plain)), "{ids:?}");
    }
}

#[test]
fn every_link_leads_to_a_place_of_the_page() {
    for page in pages() {
        let document = Document::read(&page);
        let ids: BTreeSet<&str> = ids(&document).into_iter().collect();
        for target in targets(&document) {
            let place = target.strip_prefix('#');
            assert!(place.is_some_and(|id| ids.contains(id)), "{target}");
        }
        let referred = ["aria-labelledby", "for"];
        let referring = document.elements.iter();
        for names in referring.flat_map(|e| referred.map(|name| e.attribute(name))) {
            for name in names.unwrap_or_default().split_whitespace() {
                assert!(ids.contains(name), "{name}");
            }
        }
    }
}

#[test]
fn nothing_runs_and_nothing_is_loaded() {
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    for page in pages() {
        let document = Document::read(&page);
        let metas: Vec<&Element> = document.named("meta").collect();
        assert!(metas.iter().any(|m| m.attribute("content") == Some(policy)));
        for element in &document.elements {
            let loads = [
                "script", "link", "img", "iframe", "object", "embed", "form", "base",
            ];
            assert!(!loads.contains(&element.name.as_str()), "{element:?}");
            for (name, _) in &element.attributes {
                let acts = name.starts_with("on") || ["src", "srcset", "action"].contains(&&**name);
                assert!(!acts, "{element:?}");
            }
        }
        let style = document.named("style").next().unwrap();
        assert!(!style.text.contains("url(") && !style.text.contains("@import"));
    }
}

#[test]
fn headings_are_in_order() {
    for page in pages() {
        let document = Document::read(&page);
        let levels: Vec<u8> = document
            .elements
            .iter()
            .filter_map(Element::level)
            .collect();
        assert_eq!(levels.first(), Some(&1));
        assert_eq!(levels.split(|level| *level == 1).count(), 2);
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{levels:?}");
        }
    }
}

#[test]
fn landmarks_are_there() {
    for page in pages() {
        let document = Document::read(&page);
        for name in ["main", "footer"] {
            assert_eq!(document.named(name).count(), 1, "{name}");
        }
        assert!(document.named("header").count() >= 1);
        assert_eq!(
            document.named("html").next().unwrap().attribute("lang"),
            Some("en")
        );
        let first = document.named("a").next().unwrap();
        assert_eq!(first.attribute("class"), Some("skip"));
    }
}

#[test]
fn every_finding_is_shown_with_all_its_sides() {
    let report = sample::article();
    for page in [
        page(std::slice::from_ref(&report)),
        page(&[report.clone(), clean()]),
    ] {
        let document = Document::read(&page);
        let cards: Vec<&Element> = document.classed("card").collect();
        assert_eq!(cards.len(), report.findings.len());
        for (card, finding) in cards.into_iter().zip(&report.findings) {
            shows(card, finding);
        }
        // Every side of this article is in the text with a number of its own.
        assert_eq!(document.classed("ref").count(), 4);
        let marked: Vec<&str> = document
            .classed("row")
            .map(|row| row.text.as_str())
            .collect();
        assert!(
            marked.iter().any(|row| row.contains("1did not break")),
            "{marked:?}"
        );
    }
}

fn shows(card: &Element, finding: &Finding) {
    let texts = [&finding.message, &finding.why, &finding.ask];
    let sides = finding.evidence.iter().flat_map(|e| [&e.exact, &e.note]);
    for text in texts.into_iter().chain(sides).chain(&finding.derivation) {
        assert!(card.text.contains(text.raw()), "{text:?} in {}", card.text);
    }
}

#[test]
fn a_clean_article_says_so_and_shows_its_coverage_and_sources() {
    let document = Document::read(&page(&[clean()]));
    let verdict = document.classed("verdict").next().unwrap();
    assert_eq!(verdict.text, "No mismatch was found.");
    assert_eq!(document.classed("card").count(), 0);
    assert_eq!(document.classed("seen").count(), 1);
    assert_eq!(document.classed("tree").count(), 1);
}

#[test]
fn an_article_that_was_not_checked_whole_is_not_called_clean() {
    let report = ArticleReport {
        failures: sample::article().failures,
        ..clean()
    };
    let document = Document::read(&page(&[report]));
    let verdict = document.classed("verdict").next().unwrap();
    assert!(verdict.text.contains("in what could be checked"));
    let trouble = document.classed("trouble").next().unwrap();
    assert!(trouble.text.contains("raise --fuel"), "{trouble:?}");
}

#[test]
fn a_set_has_an_overview_that_leads_to_its_articles() {
    let document = Document::read(&page(&[sample::article(), clean(), other()]));
    let overview = document.classed("overview").next().unwrap();
    assert!(
        overview.text.contains("Three articles: one has points"),
        "{overview:?}"
    );
    let across = document.classed("across").next().unwrap();
    assert!(
        across.text.contains("news/dam.txt against news/flood.txt"),
        "{across:?}"
    );
    for target in ["#a1", "#a1-f1", "#a3", "#x1"] {
        assert!(targets(&document).any(|href| href == target), "{target}");
    }
}

#[test]
fn figures_of_an_event_are_drawn_over_time() {
    let drawn = |days: &[&str]| {
        let document = Document::read(&page(&[toll(days)]));
        let circles = document.named("circle");
        let circles = circles.map(|c| c.attribute("cy").unwrap().parse::<i64>().unwrap());
        circles.collect::<Vec<_>>()
    };
    let heights = drawn(&["10", "11", "12"]);
    assert_eq!(heights.len(), 3);
    assert!(heights[0] > heights[1] && heights[1] > heights[2]);
    assert!(drawn(&["10", "11"]).is_empty());
    assert!(drawn(&["10", "10", "10"]).is_empty());
}

#[test]
fn spans_that_do_not_fit_the_text_are_survived() {
    let mut report = sample::article();
    let spans = [Span::new(0, 1), Span::new(700, 900), Span::new(39, 37)];
    for finding in &mut report.findings {
        for (side, span) in finding.evidence.iter_mut().zip(spans) {
            side.span = span;
        }
    }
    report.claims.sentences = toll(&["10", "11"]).claims.sentences;
    for text in [report.text.clone(), String::new(), "é\n\né".to_owned()] {
        report.text = text;
        let document = Document::read(&page(std::slice::from_ref(&report)));
        assert_eq!(document.errors, Vec::<String>::new());
        assert_eq!(document.classed("card").count(), 2);
        assert_eq!(document.classed("ref").count(), 4);
    }
}

#[test]
fn the_overview_stays_small_however_large_the_set_is() {
    let mut overview = super::overview::Overview::default();
    for number in 0..3000 {
        let id = ArticleId(format!("{number}.txt"));
        overview.add(&ArticleReport {
            id,
            section: Some(format!("Desk {number}").into()),
            ..sample::article()
        });
    }
    let mut bytes = Vec::new();
    overview.write(&mut bytes, &RunSummary::default()).unwrap();
    let written = String::from_utf8(bytes).unwrap();
    assert!(written.len() < 400_000, "{}", written.len());
    assert!(written.contains("2,500 more follow below"), "{written}");
    assert!(
        written.contains("Other desks</th><td>2,800</td>"),
        "{written}"
    );
}

#[test]
fn a_set_counts_its_findings_by_desk() {
    let of = |section: Option<&str>, publisher: Option<&str>, article| ArticleReport {
        section: section.map(Into::into),
        publisher: publisher.map(Into::into),
        ..article
    };
    let written = page(&[
        of(Some("City"), Some("Post"), clean()),
        of(Some("City"), Some("Post"), sample::article()),
        of(None, Some("Wire"), other()),
        of(Some(" "), None, other()),
    ]);
    let (_, desks) = written.split_once("<table class=\"desks\">").unwrap();
    let rows = desks.split("<tr>").skip(2).take(3);
    let rows: Vec<&str> = rows.map(|row| row.split("</tr>").next().unwrap()).collect();
    let (city, wire, nameless) = (rows[0], rows[1], rows[2]);
    assert!(
        city.starts_with("<th scope=\"row\">City · Post</th><td>2</td>"),
        "{city}"
    );
    assert!(city.contains(" 1 warning</span>"), "{city}");
    assert_eq!(wire, "<th scope=\"row\">Wire</th><td>1</td><td>none</td>");
    assert_eq!(
        nameless,
        "<th scope=\"row\">No desk named</th><td>1</td><td>none</td>"
    );
    assert!(!page(&[of(None, None, clean()), of(None, None, other())]).contains("by desk"));
}
