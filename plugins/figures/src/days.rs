//! The weekday of a headline against the days of its text.

use crate::{Params, context};
use gainsay_sdk::{
    Attribution, Case, Day, Finding, FindingKind, Rule, SegmentKind, Sentence, Span, Time,
    is_word_char, weekday_name,
};

/// How many paragraphs of running text tell the news that the headline is about.
const OPENING: u32 = 2;

/// A stretch of so many days is no day of its own, and may stand for the one in the headline.
const STRETCH: i32 = 21;

/// Reports a headline's weekday that nothing in its text stands for, if the text's opening tells of the
/// same on another one.
pub(crate) fn find(case: &Case, rule: &Rule, params: &Params, findings: &mut Vec<Finding>) {
    for article in case.articles() {
        let mut sentences = case
            .sentences()
            .filter(|sentence| sentence.at().article == article.index());
        let headline = sentences.find(|sentence| sentence.segment() == SegmentKind::Headline);
        let told =
            headline.and_then(|headline| Some((headline, of_headline(case, params, headline)?)));
        if let Some((headline, day)) = told
            && !is_borne_out(case, params, headline, day)
            && let Some(other) = in_opening(case, params, headline, day)
        {
            let finding = rule
                .finding(FindingKind::Contradiction)
                .evidence("headline", day.at())
                .evidence("body", other.at())
                .value("headline", weekday_of(day).map_or("", weekday_name))
                .value("body", weekday_of(other).map_or("", weekday_name));
            findings.push(finding);
        }
    }
}

/// The only time of a headline, if it is a weekday that the headline gives to its event.
fn of_headline<'c>(case: &'c Case, params: &Params, headline: Sentence<'c>) -> Option<Time<'c>> {
    let mut times = case.times_in(headline.index());
    let day = times.next().filter(|_| times.next().is_none())?;
    let at = headline.at();
    let before = Span {
        end: day.at().start,
        ..at
    };
    let lead = words(case.words_at(before)).next_back()?;
    // "Closes bridge Friday", but no "Black Friday".
    let led = params.day_leads.contains_lower(lead);
    let last = words(case.words_at(Span {
        start: day.at().end,
        ..at
    }));
    let bare = last.count() == 0 && lead.starts_with(char::is_lowercase);
    let text = case.words_at(at);
    let quiet = text.contains('?') || words(text).any(|word| params.day_quiet.contains_lower(word));
    weekday_of(day)?;
    ((led || bare) && !quiet).then_some(day)
}

/// Whether the text has the weekday, its date or a stretch of days around it, or cannot be dated.
fn is_borne_out(case: &Case, params: &Params, headline: Sentence<'_>, day: Time<'_>) -> bool {
    let (Some(wanted), Some(days)) = (weekday_of(day), day.days()) else {
        return true;
    };
    let name = weekday_name(wanted);
    let text = |sentence: &Sentence<'_>| {
        sentence.at().article == headline.at().article && *sentence != headline
    };
    case.sentences().filter(text).any(|sentence| {
        let text = case.words_at(sentence.at());
        let named = words(text).any(|word| {
            word.strip_suffix('s').unwrap_or(word) == name || params.day_quiet.contains_lower(word)
        });
        let stands = |time: Time<'_>| {
            time.days().is_some_and(|(first, last)| {
                let one = first == last && Day(first).weekday() == wanted;
                let stretch = first != last
                    && last.saturating_sub(first) <= STRETCH
                    && first <= days.1
                    && days.0 <= last;
                one || stretch
            })
        };
        named || case.times_in(sentence.index()).any(stands)
    })
}

/// The weekday in the first paragraphs on which the same happened. The day on which somebody says so is
/// none.
fn in_opening<'c>(
    case: &'c Case,
    params: &Params,
    headline: Sentence<'c>,
    day: Time<'c>,
) -> Option<Time<'c>> {
    let body = |sentence: &Sentence<'_>| {
        sentence.at().article == headline.at().article && sentence.segment() == SegmentKind::Body
    };
    let first = case.sentences().find(body)?.paragraph();
    let opening = case.sentences().filter(body);
    let mut opening = opening.take_while(|sentence| sentence.paragraph() < first + OPENING);
    let wanted = weekday_of(day);
    opening.find_map(|sentence| {
        let dated = context::days(case, sentence);
        let shared = shared(params, headline, sentence);
        let mut times = case.times_in(sentence.index());
        times.find(|time| {
            let told = time.days().is_some_and(|days| dated.contains(&days));
            let told = told && !is_outside(case, *time);
            let other = weekday_of(*time).is_some_and(|other| Some(other) != wanted);
            told && other && shared >= params.min_shared
        })
    })
}

/// Whether somebody speaks in its sentence, and it stands outside of what is said.
fn is_outside(case: &Case, time: Time<'_>) -> bool {
    let here = |by: &Attribution<'_>| {
        by.sentence_index() == time.sentence_index() && !by.content().is_empty()
    };
    let mut sayings = case.attributions().filter(here).peekable();
    let at = time.at();
    let inside = |by: Attribution<'_>| by.content().iter().any(|said| said.contains(at));
    sayings.peek().is_some() && !sayings.any(inside)
}

/// How many content words both have.
fn shared(params: &Params, one: Sentence<'_>, two: Sentence<'_>) -> usize {
    let known = |word: &&str| !params.ignored_words.contains(word);
    let mut words: Vec<&str> = one.words().filter(known).collect();
    words.sort_unstable();
    words.dedup();
    words.retain(|word| two.words().any(|other| other == *word));
    words.len()
}

/// The weekday that a time names, Monday 1 to Sunday 7, if it is that of its day.
fn weekday_of(time: Time<'_>) -> Option<u8> {
    let (first, last) = time.days()?;
    let weekday = Day(first).weekday();
    let named = words(time.words()).any(|word| word == weekday_name(weekday));
    (first == last && named).then_some(weekday)
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !is_word_char(c))
        .filter(|word| !word.is_empty())
}
