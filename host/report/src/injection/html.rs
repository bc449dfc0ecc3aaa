//! Pages in particular: claims show on them as well, and their words stay words.

use super::PAYLOADS;
use super::skeleton::page;
use crate::html::document::Document;
use crate::sample::Run;
use crate::{Format, HtmlFolder, Options, claims, escape};
use gainsay_model::{CivilDay, Timex};

/// The hostile article with hostile claims, as a page.
fn understood(payload: &str) -> Document {
    let mut run = Run::hostile(payload);
    run.article.claims = claims::sample::hostile(payload).claims;
    // A second date makes a line of them.
    let times = &mut run.article.claims.times;
    let other = times.first().cloned().map(|time| Timex {
        earliest: CivilDay::new(2023, 5, 2),
        ..time
    });
    times.extend(other);
    Document::read(&run.written(Format::Html, &Options::default()))
}

#[test]
fn claims_change_no_element() {
    let template = page(&understood("harmless"));
    for part in ["ul class tree", "ol class timeline"] {
        assert!(template.contains(&part.to_owned()), "{template:#?}");
    }
    for payload in PAYLOADS {
        assert_eq!(page(&understood(payload)), template, "{payload:?}");
    }
}

/// The pages of a folder: an article and the overview, with what could not be read.
fn folder(payload: &str) -> [Vec<String>; 2] {
    let run = Run::hostile(payload);
    let mut pages = HtmlFolder::new(&run.info);
    let (name, article) = pages.article(&run.article).unwrap();
    assert_eq!(name, "a1.html");
    pages.skipped(&run.skipped).unwrap();
    let index = pages.index(&run.summary).unwrap();
    [article, index].map(|bytes| page(&Document::read(&String::from_utf8(bytes).unwrap())))
}

#[test]
fn pages_of_a_folder_stay_as_they_are() {
    let template = folder("harmless");
    for payload in PAYLOADS {
        assert_eq!(folder(payload), template, "{payload:?}");
    }
}

#[test]
fn html_keeps_the_words() {
    for payload in PAYLOADS {
        let shown = escape::xml(payload);
        let document = understood(payload);
        let card = document.classed("card").next().unwrap();
        let words = escape::xml(&card.text);
        let expected = format!("{shown} Question to the author");
        assert!(words.contains(&expected), "{payload:?}: {words}");
    }
}
