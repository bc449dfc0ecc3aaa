//! Who a statement rests on: one anonymous source, a report at second hand, people of whom nothing is
//! told, one side of a war, nobody any more.

mod accused;
mod anonymous;
mod confirmed;
mod dropped;
mod faceless;
mod long_chain;
mod losses;
mod opinion;
mod poll;
mod second_hand;
mod wording;

use gainsay_sdk::{Article, Attribution, Case, Checker, Finding, Info, Needs, PreparedRule, Words};
use serde::{Deserialize, Serialize};

/// What a rule asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Params {
    /// What is checked.
    pub check: Check,
    /// Frames of the claims that count; empty: all.
    pub frames: Words,
    /// Whether figures outside any claim count as well.
    pub figures: bool,
    /// Smallest figure that counts.
    pub at_least: u32,
    /// How sure the reading of a claim must be, in percent.
    pub min_confidence: u8,
    /// Content words of which one must stand in the sentence of an anonymous source; empty: none
    /// is needed.
    pub marker_words: Words,
    /// Words of which one must stand in the cue of a source at second hand; empty: none is needed.
    pub statement_words: Words,
    /// Words of cues by which no outlet reports, whatever the reading: "told".
    pub no_report_words: Words,
    /// Whole sources that tell nothing of anybody: "experts".
    pub faceless_words: Words,
    /// Words that open what is told by the way: "which has 4,000 men", "after the vote".
    pub aside_words: Words,
    /// Words behind an outlet by which it asks or counts instead of reporting: "the Herald poll".
    pub survey_words: Words,
    /// Last words of the names of papers and stations: "the Orra Herald".
    pub outlet_words: Words,
    /// Words behind a cue by which something was said before everybody: "told a news conference".
    pub occasion_words: Words,
    /// Cues that a check is about: "confirmed", "cited", "called".
    pub cue_words: Words,
    /// Words and phrases anywhere in the article that answer what is asked: "pleaded guilty".
    pub settled_words: Words,
    /// Frames of claims that answer what is asked.
    pub settled_frames: Words,
    /// Frames whose verbs tell of what is asked only if they are among the strong words.
    pub loose_frames: Words,
    /// Verbs that leave no doubt: "pocketed".
    pub strong_words: Words,
    /// Adverbs that leave open whether something is so: "possibly".
    pub hedge_words: Words,
    /// Words behind "may have" by which the danger itself is the news: "exposed".
    pub open_words: Words,
    /// Words and phrases near by with which nothing is found.
    pub barred_words: Words,
    /// Words for those who bear arms or govern: "army", "rebels".
    pub party_words: Words,
    /// Verbs by which losses are inflicted: "killed", "shot down".
    pub inflict_words: Words,
    /// Words by which others tell of deaths and damage: "bodies".
    pub toll_words: Words,
    /// Whom one side of a war counts as the other: "fighters", "enemy".
    pub foe_words: Words,
    /// What a side can lose: "tanks".
    pub force_words: Words,
    /// Numbers in words: "dozens".
    pub number_words: Words,
    /// Words that hurt whoever they are said of: "coward".
    pub insult_words: Words,
    /// Words that may stand between "is" and such a word: "a complete".
    pub filler_words: Words,
    /// Whom a name could be expected of: "colleague".
    pub nameless_words: Words,
    /// Words that open a mention of something new: "a", "another".
    pub one_words: Words,
    /// What asks people: "poll".
    pub poll_words: Words,
    /// Words of the poll's list that mean other inquiries as well: "survey".
    pub mixed_words: Words,
    /// Words for what people think and want.
    pub opinion_words: Words,
    /// Verbs by which a poll tells something: "puts".
    pub show_words: Words,
    /// Whom a poll asks: "adults".
    pub people_words: Words,
    /// Words beside a number of people who were asked: "surveyed".
    pub asked_words: Words,
    /// Words before "poll" that name nobody, even with a capital: "recent".
    pub plain_words: Words,
    /// Verbs by which hearsay arrives: "heard".
    pub heard_words: Words,
    /// Words for hearsay: "reports".
    pub rumour_words: Words,
    /// Whom somebody may quote: "driver", not "law".
    pub speaker_words: Words,
    /// Words behind which a mention of a speaker has ended: "as", "that".
    pub speaker_end_words: Words,
    /// Through how many hands a statement has come.
    pub hands: usize,
    /// What lies so many years back is history.
    pub old_years: u32,
    /// How many findings an article may get.
    pub most: usize,
}

/// What a rule checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// A statement that only one anonymous source bears out.
    Anonymous,
    /// A source that is known through a report of somebody else.
    SecondHand,
    /// A statement attributed first and told as fact later.
    Dropped,
    /// Anonymity for which no reason is given.
    AnonymityReason,
    /// A source of whom nothing is told but that there are some.
    Faceless,
    /// A named party that is accused of a crime without a source.
    Accused,
    /// A statement that has come through many hands.
    LongChain,
    /// What a source without a name thinks of somebody.
    Opinion,
    /// A result of a poll without a word of who was asked.
    Poll,
    /// "Confirmed" over what is only possible.
    Confirmed,
    /// Losses that one side of a war says it inflicted.
    Losses,
}

/// The plugin.
pub struct Sourcing;

impl Checker for Sourcing {
    type Params = Params;

    fn describe() -> Info {
        Info::new("sourcing", "0.1.0", "sources that are anonymous, second-hand, lost or missing")
            .parameters(
                r#"{
                    "check": {"type": "string", "enum": ["anonymous", "second-hand", "dropped", "anonymity-reason", "faceless", "accused", "long-chain", "opinion", "poll", "confirmed", "losses"]},
                    "frames": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "figures": {"type": "boolean", "default": true},
                    "at_least": {"type": "integer", "minimum": 0, "default": 2},
                    "min_confidence": {"type": "integer", "minimum": 0, "maximum": 100, "default": 0},
                    "marker_words": {"type": "array", "items": {"type": "string", "format": "word"}, "default": []},
                    "statement_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "no_report_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "faceless_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "aside_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "survey_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "outlet_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "occasion_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "cue_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "settled_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "settled_frames": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "loose_frames": {"type": "array", "items": {"type": "string", "format": "frame"}, "default": []},
                    "strong_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "hedge_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "open_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "barred_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "party_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "inflict_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "toll_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "foe_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "force_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "number_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "insult_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "filler_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "nameless_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "one_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "poll_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "mixed_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "opinion_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "show_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "people_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "asked_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "plain_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "heard_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "rumour_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "speaker_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "speaker_end_words": {"type": "array", "items": {"type": "string"}, "default": []},
                    "hands": {"type": "integer", "minimum": 2, "default": 3},
                    "old_years": {"type": "integer", "minimum": 0, "default": 10},
                    "most": {"type": "integer", "minimum": 1, "default": 1}
                }"#,
                &["check"],
            )
            .needs(&[
                Needs::Attributions,
                Needs::Sentences,
                Needs::Words,
                Needs::Claims,
                Needs::Quantities,
                Needs::Times,
                Needs::Texts,
            ])
            .values(&["source", "through", "statement", "mentions", "agent", "more", "words", "hedge", "hands"])
    }

    fn check(case: &Case, rules: &[PreparedRule<Params>]) -> Result<Vec<Finding>, String> {
        let mut findings = Vec::new();
        for rule in rules {
            let params = rule.params()?;
            for article in case.articles() {
                let found = match params.check {
                    Check::Anonymous => anonymous::single(case, rule, &params, article),
                    Check::SecondHand => second_hand::find(case, rule, &params, article),
                    Check::Dropped => dropped::find(case, rule, &params, article),
                    Check::AnonymityReason => anonymous::unexplained(case, rule, &params, article),
                    Check::Faceless => faceless::find(case, rule, &params, article),
                    Check::Accused => accused::find(case, rule, &params, article),
                    Check::LongChain => long_chain::find(case, rule, &params, article),
                    Check::Opinion => opinion::find(case, rule, &params, article),
                    Check::Poll => poll::find(case, rule, &params, article),
                    Check::Confirmed => confirmed::find(case, rule, &params, article),
                    Check::Losses => losses::find(case, rule, &params, article),
                };
                findings.extend(found.into_iter().take(params.most));
            }
        }
        Ok(findings)
    }
}

gainsay_sdk::export!(Sourcing);

/// The attributions of one article, in order of place.
fn attributions<'c>(
    case: &'c Case,
    article: Article<'_>,
) -> impl Iterator<Item = Attribution<'c>> + use<'c> {
    let article = article.index();
    case.attributions()
        .filter(move |by| by.at().article == article)
}

/// Whether a word of the list stands in the sentence of the attribution, or the list is empty.
fn is_marked(case: &Case, by: Attribution<'_>, words: &Words) -> bool {
    words.is_empty()
        || case
            .sentence(by.sentence_index())
            .is_some_and(|sentence| sentence.words().any(|word| words.contains(word)))
}

#[cfg(test)]
mod tests;
