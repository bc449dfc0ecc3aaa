//! Hand-made cases for the tests of plugins.
//!
//! A [`CaseBuilder`] holds text and finds the place of words in it, so that a test says what the
//! words are, not where they stand:
//!
//! ```
//! # use gainsay_sdk::testing::CaseBuilder;
//! let mut case = CaseBuilder::new();
//! case.article(Some(18_936));
//! let sentence = case.body("The bridge closed on Monday.");
//! let claim = case.claim(sentence, "place.close", "The bridge closed");
//! case.role(claim, "theme", "The bridge", None);
//! ```

use crate::wire::{self, Range, SegmentKind, Span};
use crate::{Checker, Severity};

/// A case under construction.
#[derive(Debug, Default)]
pub struct CaseBuilder {
    texts: Vec<String>,
    strings: Vec<String>,
    articles: Vec<wire::Article>,
    sentences: Vec<wire::Sentence>,
    words: Vec<u32>,
    entities: Vec<wire::Entity>,
    frames: Vec<wire::Frame>,
    frame_links: Vec<u32>,
    claims: Vec<Draft>,
    quantities: Vec<wire::Quantity>,
    times: Vec<wire::Time>,
    attributions: Vec<wire::Attribution>,
    spans: Vec<Span>,
}

/// A claim with its lists, before they become ranges.
#[derive(Debug)]
struct Draft {
    claim: wire::Claim,
    arguments: Vec<wire::Argument>,
    quantities: Vec<u32>,
    times: Vec<u32>,
    chain: Vec<u32>,
}

/// A finding, with the words of its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What sort of disagreement.
    pub kind: wire::FindingKind,
    /// The lower severity that the plugin asks for.
    pub severity: Option<Severity>,
    /// Role and words of each side.
    pub evidence: Vec<(String, String)>,
    /// Values for messages.
    pub values: Vec<(String, String)>,
}

impl Found {
    /// The words of the first side in that role; empty if there is none.
    pub fn side(&self, role: &str) -> &str {
        self.evidence
            .iter()
            .find(|(name, _)| name == role)
            .map_or("", |(_, words)| words)
    }

    /// A value for messages; empty if there is none.
    pub fn value(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }
}

impl CaseBuilder {
    /// A case without articles.
    pub fn new() -> Self {
        Self {
            strings: vec![String::new()],
            ..Self::default()
        }
    }

    /// Starts an article; what is added from here on belongs to it.
    pub fn article(&mut self, published: Option<i32>) {
        let id = self.intern(&format!("article-{}", self.articles.len()));
        let sentences = Range {
            start: self.sentences.len() as u32,
            end: self.sentences.len() as u32,
        };
        self.articles.push(wire::Article {
            id,
            published,
            sentences,
        });
        self.texts.push(String::new());
    }

    /// Adds a sentence of running text, a paragraph of its own.
    pub fn body(&mut self, text: &str) -> u32 {
        self.sentence(SegmentKind::Body, text)
    }

    /// Adds a sentence. Its content words are all words of four letters or more, as written.
    pub fn sentence(&mut self, segment: SegmentKind, text: &str) -> u32 {
        let article = self.articles.len() as u32 - 1;
        let index = self.sentences.len() as u32;
        let start = self.words.len() as u32;
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
            if word.chars().count() >= 4 && !word.starts_with(|c: char| c.is_ascii_digit()) {
                let word = self.intern(&word.to_lowercase());
                self.words.push(word);
            }
        }
        let words = Range {
            start,
            end: self.words.len() as u32,
        };
        let whole = self.texts.last_mut().expect("an article");
        let at = Span {
            article,
            start: whole.len() as u32,
            end: (whole.len() + text.len()) as u32,
        };
        whole.push_str(text);
        whole.push('\n');
        self.sentences.push(wire::Sentence {
            at,
            segment,
            paragraph: index,
            words,
        });
        self.articles.last_mut().expect("an article").sentences.end = index + 1;
        index
    }

    /// Somebody, maybe acting for somebody else.
    pub fn entity(&mut self, name: &str, kind: wire::EntityKind, member_of: Option<u32>) -> u32 {
        let (id, name) = (self.intern(&format!("id:{name}")), self.intern(name));
        self.entities.push(wire::Entity {
            id,
            name,
            kind,
            member_of,
        });
        self.entities.len() as u32 - 1
    }

    /// Declares a frame with its opposites.
    pub fn frame(&mut self, id: &str, opposites: &[&str]) {
        let start = self.frame_links.len() as u32;
        for opposite in opposites {
            let opposite = self.intern(opposite);
            self.frame_links.push(opposite);
        }
        let opposites = Range {
            start,
            end: self.frame_links.len() as u32,
        };
        let id = self.intern(id);
        self.frames.push(wire::Frame { id, opposites });
    }

    /// A claim of certain, past fact in the article's own voice.
    pub fn claim(&mut self, sentence: u32, frame: &str, words: &str) -> u32 {
        let at = self.place(sentence, words);
        let none = Range { start: 0, end: 0 };
        let claim = wire::Claim {
            at,
            trigger: at,
            sentence,
            frame: self.intern(frame),
            polarity: wire::Polarity::Positive,
            factuality: wire::Factuality::Certain,
            modality: wire::Modality::None,
            tense: wire::Tense::Past,
            partial: false,
            quoted: false,
            inherited: None,
            arguments: none,
            quantities: none,
            times: none,
            chain: none,
            confidence: 90,
        };
        let (arguments, quantities, times, chain) = Default::default();
        self.claims.push(Draft {
            claim,
            arguments,
            quantities,
            times,
            chain,
        });
        self.claims.len() as u32 - 1
    }

    /// The record of a claim, to change.
    pub fn claim_mut(&mut self, claim: u32) -> &mut wire::Claim {
        &mut self.claims[claim as usize].claim
    }

    /// Turns a claim into a denial.
    pub fn deny(&mut self, claim: u32) {
        let claim = self.claim_mut(claim);
        claim.polarity = wire::Polarity::Negative;
        claim.factuality = wire::Factuality::CounterCertain;
    }

    /// Fills a role; the head is the last word.
    pub fn role(&mut self, claim: u32, role: &str, words: &str, entity: Option<u32>) {
        let at = self.place(self.claims[claim as usize].claim.sentence, words);
        let head = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let argument = wire::Argument {
            role: self.intern(role),
            words: self.intern(words),
            head: self.intern(&head),
            entity,
            at,
        };
        self.claims[claim as usize].arguments.push(argument);
    }

    /// An attribution by a role, with a neutral cue of class "say"; its content is `content`.
    pub fn says(&mut self, sentence: u32, source: &str, cue: &str, content: &str) -> u32 {
        let (source_at, cue_at) = (self.place(sentence, source), self.place(sentence, cue));
        let start = self.spans.len() as u32;
        let content = self.place(sentence, content);
        self.spans.push(content);
        let head = source.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let attribution = wire::Attribution {
            at: self.sentences[sentence as usize].at,
            sentence,
            source: self.intern(source),
            source_head: self.intern(&head),
            source_at: Some(source_at),
            entity: None,
            source_kind: wire::SourceKind::Role,
            anonymous: false,
            reason: false,
            cue: self.intern(cue),
            cue_class: self.intern("say"),
            cue_at,
            commitment: wire::Commitment::Neutral,
            content: Range {
                start,
                end: start + 1,
            },
            parent: None,
            via: 0,
            direct: false,
            negated: false,
        };
        self.attributions.push(attribution);
        self.attributions.len() as u32 - 1
    }

    /// The record of an attribution, to change.
    pub fn attribution_mut(&mut self, attribution: u32) -> &mut wire::Attribution {
        &mut self.attributions[attribution as usize]
    }

    /// Gives a claim its chain of attributions, outermost first.
    pub fn by(&mut self, claim: u32, chain: &[u32]) {
        self.claims[claim as usize].chain = chain.to_vec();
    }

    /// A plain count: `words` starts with the number and ends in the counted noun, if it has any.
    pub fn count(&mut self, sentence: u32, words: &str, value: &str) -> u32 {
        let noun = words
            .rsplit(' ')
            .next()
            .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
        let counted = noun.unwrap_or_default().trim_end_matches('s');
        let quantity = wire::Quantity {
            at: self.place(sentence, words),
            sentence,
            words: self.intern(words),
            value: self.intern(value),
            low: self.intern(value),
            high: self.intern(value),
            comparison: wire::Comparison::Equal,
            unit: 0,
            dimension: self.intern("count"),
            counted: self.intern(counted),
            counted_words: self.intern(noun.unwrap_or_default()),
            kind: wire::QuantityKind::Level,
            direction: wire::Direction::None,
            claim: None,
            attribution: None,
        };
        self.quantities.push(quantity);
        self.quantities.len() as u32 - 1
    }

    /// The record of a figure, to change.
    pub fn quantity_mut(&mut self, quantity: u32) -> &mut wire::Quantity {
        &mut self.quantities[quantity as usize]
    }

    /// Gives a claim a figure.
    pub fn counts(&mut self, claim: u32, quantity: u32) {
        self.claims[claim as usize].quantities.push(quantity);
        self.quantities[quantity as usize].claim = Some(claim);
    }

    /// A date of one day, or of the days from first to last.
    pub fn date(&mut self, sentence: u32, words: &str, days: (i32, i32)) -> u32 {
        let time = wire::Time {
            at: self.place(sentence, words),
            sentence,
            words: self.intern(words),
            kind: wire::TimeKind::Date,
            value: 0,
            earliest: Some(days.0),
            latest: Some(days.1),
            weekday_said: None,
            impossible: false,
            explicit: true,
        };
        self.times.push(time);
        self.times.len() as u32 - 1
    }

    /// The record of a time, to change.
    pub fn time_mut(&mut self, time: u32) -> &mut wire::Time {
        &mut self.times[time as usize]
    }

    /// Gives a claim a time.
    pub fn when(&mut self, claim: u32, time: u32) {
        self.claims[claim as usize].times.push(time);
    }

    /// Adds a string to the table.
    pub fn intern(&mut self, text: &str) -> u32 {
        if let Some(known) = self.strings.iter().position(|string| string == text) {
            return known as u32;
        }
        self.strings.push(text.to_owned());
        self.strings.len() as u32 - 1
    }

    /// Runs a plugin with one rule over the case; defaults of the parameters are filled in.
    ///
    /// # Panics
    /// If the plugin fails or its parameters do not fit its schema: a test would have to.
    pub fn run<C: Checker>(&self, params: &str) -> Vec<Found> {
        let id = "test/rule".to_owned();
        let rule = wire::Rule {
            id: id.clone(),
            params: with_defaults::<C>(params),
        };
        let prepared = crate::prepare::<C>(vec![rule]).pop();
        let prepared = prepared.expect("an answer").expect("parameters that fit");
        let rule = wire::PreparedRule { id, prepared };
        let findings = crate::check::<C>(self.build(), vec![rule]).expect("the plugin runs");
        findings
            .into_iter()
            .map(|finding| self.found(finding))
            .collect()
    }

    fn found(&self, finding: wire::Finding) -> Found {
        let words = |at: Span| {
            let text = self
                .texts
                .get(at.article as usize)
                .map_or("", String::as_str);
            text.get(at.start as usize..at.end as usize)
                .unwrap_or_default()
                .to_owned()
        };
        Found {
            kind: finding.kind,
            severity: finding.severity,
            evidence: finding
                .evidence
                .into_iter()
                .map(|e| (e.role, words(e.at)))
                .collect(),
            values: finding
                .values
                .into_iter()
                .map(|value| (value.name, value.text))
                .collect(),
        }
    }

    fn place(&self, sentence: u32, words: &str) -> Span {
        let at = self.sentences[sentence as usize].at;
        let text = &self.texts[at.article as usize];
        let sentence = text
            .get(at.start as usize..at.end as usize)
            .expect("a sentence");
        let offset = sentence
            .find(words)
            .unwrap_or_else(|| panic!("{words:?} in {sentence:?}"));
        let start = at.start + offset as u32;
        Span {
            article: at.article,
            start,
            end: start + words.len() as u32,
        }
    }

    /// The tables as they go over the interface.
    fn build(&self) -> wire::Case {
        let (mut strings, mut string_ends) = (String::new(), Vec::new());
        for string in &self.strings {
            strings.push_str(string);
            string_ends.push(strings.len() as u32);
        }
        let (mut links, mut arguments, mut claims) = (Vec::new(), Vec::new(), Vec::new());
        for draft in &self.claims {
            let mut list = |items: &[u32]| {
                let start = links.len() as u32;
                links.extend_from_slice(items);
                Range {
                    start,
                    end: links.len() as u32,
                }
            };
            let start = arguments.len() as u32;
            arguments.extend_from_slice(&draft.arguments);
            claims.push(wire::Claim {
                arguments: Range {
                    start,
                    end: arguments.len() as u32,
                },
                quantities: list(&draft.quantities),
                times: list(&draft.times),
                chain: list(&draft.chain),
                ..draft.claim
            });
        }
        wire::Case {
            strings,
            string_ends,
            articles: self.articles.clone(),
            sentences: self.sentences.clone(),
            words: self.words.clone(),
            entities: self.entities.clone(),
            frames: self.frames.clone(),
            frame_links: self.frame_links.clone(),
            claims,
            arguments,
            links,
            spans: self.spans.clone(),
            quantities: self.quantities.clone(),
            times: self.times.clone(),
            attributions: self.attributions.clone(),
            texts: self.texts.clone(),
        }
    }
}

/// Parameters with the defaults of the plugin's schema, as the host hands them over.
fn with_defaults<C: Checker>(params: &str) -> String {
    let schema: serde_json::Value =
        serde_json::from_str(&crate::describe::<C>().parameters).expect("a schema");
    let mut params: serde_json::Value = serde_json::from_str(params).expect("parameters");
    let properties = schema["properties"].as_object().expect("properties");
    let given = params.as_object_mut().expect("an object");
    for name in given.keys() {
        assert!(properties.contains_key(name), "unknown parameter {name}");
    }
    for (name, property) in properties {
        if let Some(default) = property.get("default") {
            given
                .entry(name.as_str())
                .or_insert_with(|| default.clone());
        }
    }
    params.to_string()
}
