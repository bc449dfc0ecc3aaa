//! What a page says about itself.

use super::draft::{State, Zones};
use super::entities;
use super::linked_data::LinkedData;
use super::outline::Attributes;
use crate::formats::layer::Layer;
use crate::front_matter::{Metadata, Title};
use crate::written_date;
use gainsay_model::CivilDay;

/// Names of `meta` elements with the title, best first.
const TITLES: [&str; 4] = ["og:title", "twitter:title", "headline", "dc.title"];
/// Names of `meta` elements with the day of publication, best first.
const DATES: [&str; 14] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "date",
];
const AUTHORS: [&str; 6] = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
];
/// Names of `meta` elements that give the section.
const SECTIONS: [&str; 1] = ["article:section"];
const PUBLISHERS: [&str; 3] = ["og:site_name", "publisher", "dc.publisher"];
const ADDRESSES: [&str; 1] = ["og:url"];

/// Pages have a handful of them; more are of no use.
const MOST_NAMED: usize = 256;

/// What is being collected of the text to come.
#[derive(Debug, Default, PartialEq, Eq)]
enum Collecting {
    #[default]
    Nothing,
    Title,
    LinkedData,
}

/// What a page says about itself, in the order in which it says it.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// `meta` elements by name, lower case.
    named: Vec<(String, Layer)>,
    linked: LinkedData,
    title: Layer,
    canonical: Option<String>,
    /// Days of `time` elements that say that they are the day of publication.
    marked_day: Option<CivilDay>,
    /// The first days of other `time` elements outside the prose, by zone.
    days: Vec<(Zones, CivilDay)>,
    collecting: Collecting,
}

impl Fields {
    /// Looks at an element's start.
    pub(super) fn element(
        &mut self,
        raw: &str,
        name: &str,
        attributes: &Attributes<'_>,
        state: &State,
    ) {
        match name {
            "meta" if self.named.len() < MOST_NAMED => self.meta(raw, attributes),
            "link" if attributes.text("rel").eq_ignore_ascii_case("canonical") => {
                self.canonical.get_or_insert(attributes.text("href"));
            }
            "time" => self.time(attributes, state),
            "title" if self.title.text().is_empty() => self.collecting = Collecting::Title,
            "script" if attributes.text("type").contains("ld+json") => {
                self.collecting = Collecting::LinkedData;
            }
            _ => {}
        }
    }

    fn meta(&mut self, raw: &str, attributes: &Attributes<'_>) {
        let keys = ["property", "name", "itemprop"];
        let Some(key) = keys.iter().find(|key| attributes.has(key)) else {
            return;
        };
        let mut content = Layer::default();
        if let Some((start, end)) = attributes.place(raw, "content") {
            let written = raw.get(start..end).unwrap_or_default();
            entities::decode(written, start, |words, at, length| {
                content.push(words, at, length);
            });
        }
        content.trim_end();
        if !content.text().is_empty() {
            let name = attributes.text(key).to_ascii_lowercase();
            self.named.push((name, content));
        }
    }

    fn time(&mut self, attributes: &Attributes<'_>, state: &State) {
        let Some(day) = written_date::read(&attributes.text("datetime")) else {
            return;
        };
        let property = attributes.text("itemprop").to_ascii_lowercase();
        if property.contains("datepublished") || attributes.has("pubdate") {
            self.marked_day.get_or_insert(day);
        } else if property.is_empty()
            && !state.dropped
            && !state.in_prose
            && self.days.iter().all(|(zones, _)| *zones != state.zones)
            && self.days.len() < MOST_NAMED
        {
            self.days.push((state.zones, day));
        }
    }

    /// Looks at text.
    pub(super) fn words(&mut self, raw: &str, start: usize) {
        match self.collecting {
            Collecting::Nothing => {}
            Collecting::Title => {
                let title = &mut self.title;
                entities::decode(raw, start, |words, at, length| {
                    title.push(words, at, length);
                });
            }
            Collecting::LinkedData => self.linked.add(raw),
        }
    }

    /// A tag stands in the way: nothing more is collected.
    pub(super) fn close(&mut self) {
        self.collecting = Collecting::Nothing;
    }

    fn named(&self, names: &[&str]) -> Option<&Layer> {
        names.iter().find_map(|wanted| {
            let found = self.named.iter().find(|(name, _)| name == wanted);
            found.map(|(_, content)| content)
        })
    }

    fn text(&self, names: &[&str]) -> Option<String> {
        let text = self.named(names)?.text().trim();
        Some(text.to_owned()).filter(|text| !text.is_empty())
    }

    /// The title that the page gives itself for other sites, where it stands.
    pub(super) fn title(&self) -> Option<&Layer> {
        self.named(&TITLES)
    }

    /// What the page says about itself, if its article stands in these zones.
    pub(super) fn metadata(&self, inside: impl Fn(Zones) -> bool) -> Metadata {
        let linked = &self.linked;
        let own_title = || Some(self.title.text().trim().to_owned());
        let title = self.text(&TITLES).or_else(|| linked.headline.clone());
        let title = title.or_else(own_title).filter(|title| !title.is_empty());
        let named_day = || {
            let days = self
                .named
                .iter()
                .filter(|(name, _)| DATES.contains(&name.as_str()));
            let days = days.filter_map(|(name, content)| {
                let rank = DATES.iter().position(|date| date == name)?;
                Some((rank, written_date::read(content.text())?))
            });
            days.min_by_key(|(rank, _)| *rank).map(|(_, day)| day)
        };
        let day_beside = || {
            let mut days = self.days.iter().filter(|(zones, _)| inside(*zones));
            days.next().map(|(_, day)| *day)
        };
        let is_name = |author: &String| !author.contains("://");
        Metadata {
            title: title.map(|text| Title { text, bytes: None }),
            date: linked
                .day
                .or_else(named_day)
                .or(self.marked_day)
                .or_else(day_beside),
            byline: linked
                .author
                .clone()
                .or_else(|| self.text(&AUTHORS).filter(is_name)),
            publisher: linked.publisher.clone().or_else(|| self.text(&PUBLISHERS)),
            section: self.text(&SECTIONS),
            url: self.canonical.clone().or_else(|| self.text(&ADDRESSES)),
            ignores: Vec::new(),
        }
    }
}
