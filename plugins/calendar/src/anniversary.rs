//! Numbers of years against the year that they are counted from.

use crate::Params;
use crate::line::Line;
use crate::moment::{Moment, is_weekday, year_in};
use crate::numbers::{number, ordinal};
use gainsay_sdk::{Article, Case, Finding, FindingKind, Rule, Words};

/// How many tokens may stand between the number and the year.
const REACH: usize = 12;

/// A number of years as written.
#[derive(Clone, Copy, Debug)]
struct Count {
    years: i32,
    first: usize,
    next: usize,
    least: bool,
    rough: bool,
}

/// Findings of a sentence.
pub(crate) fn anniversary(
    case: &Case,
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    findings: &mut Vec<Finding>,
) {
    let article = case.article(line.sentence.at().article);
    let Some(published) = article.and_then(Article::published) else {
        return;
    };
    // Words of somebody may be old.
    let is_quote = |word: &str| matches!(word, "\"" | "\u{201c}" | "\u{201d}" | "`");
    if line.tokens.iter().any(|token| is_quote(token.written)) {
        return;
    }
    for at in 0..line.tokens.len() {
        let found = ago(line, params, at)
            .or_else(|| since(line, params, at))
            .or_else(|| years_old(line, params, at))
            .or_else(|| nth(line, params, at));
        if let Some((count, moment)) = found {
            findings.extend(compare(case, rule, params, line, count, moment, published));
        }
    }
}

/// "ten years ago, in 1999", "in 1999, ten years ago".
fn ago(line: &Line<'_>, params: &Params, at: usize) -> Option<(Count, Moment)> {
    if !matches!(line.word(at + 1), "years" | "year") || line.word(at + 2) != "ago" {
        return None;
    }
    let years = number(line.word(at))?;
    let count = counted(line, params, at, at + 3, years);
    let comma = |at: usize| at + usize::from(matches!(line.word(at), "," | "(" | "-" | "\u{2014}"));
    let next = comma(count.next);
    let led = match line.word(next) {
        "in" | "on" => next + 1,
        _ => next,
    };
    let after = (led > count.next)
        .then(|| Moment::read(line, led))
        .flatten()
        .filter(|moment| moment.year.is_some());
    after
        .or_else(|| year_before(line, count.first))
        .map(|moment| (count, moment))
}

/// "has grown in the ten years since 1990", "since the 1990 vote"
fn since(line: &Line<'_>, params: &Params, at: usize) -> Option<(Count, Moment)> {
    if line.word(at + 1) != "years" || line.word(at + 2) != "since" {
        return None;
    }
    let years = number(line.word(at))?;
    let now = (0..line.tokens.len()).any(|at| matches!(line.word(at), "has" | "have"));
    let the = usize::from(line.word(at + 3) == "the");
    let moment = Moment::read(line, at + 3 + the).filter(|moment| moment.year.is_some())?;
    now.then_some((counted(line, params, at, at + 2, years), moment))
}

/// "the 50-year-old company, founded in 1950"
fn years_old(line: &Line<'_>, params: &Params, at: usize) -> Option<(Count, Moment)> {
    let old = ["-", "year", "-", "old"];
    if !old
        .iter()
        .zip(at + 1..)
        .all(|(part, at)| line.word(at) == *part)
    {
        return None;
    }
    let years = number(line.word(at))?;
    let next = at + 1 + old.len();
    let comma = (next + 1..next + 3).find(|&at| line.word(at) == ",")?;
    let founded =
        params.founding_words.contains(line.word(comma + 1)) && line.word(comma + 2) == "in";
    let moment = Moment::read(line, comma + 3).filter(|moment| moment.year.is_some())?;
    founded.then_some((counted(line, params, at, next, years), moment))
}

/// "in 1999," right before that token.
fn year_before(line: &Line<'_>, first: usize) -> Option<Moment> {
    let end = first.checked_sub(1)?;
    if !matches!(line.word(end), "," | "(") {
        return None;
    }
    let moment = Moment::read(line, end.checked_sub(1)?)?;
    (moment.next == end && line.before(moment.first) == "in").then_some(moment)
}

/// "marks the 10th anniversary of the 2011 flood", "founded in 1950, celebrates its 50th
/// anniversary".
fn nth(line: &Line<'_>, params: &Params, at: usize) -> Option<(Count, Moment)> {
    let (years, noun) = turned(line, at).or_else(|| {
        let noun = (at + 1..at + 3).find(|&at| params.event_words.contains(line.word(at)))?;
        Some((ordinal(line.word(at))?, noun))
    })?;
    let count = counted(line, params, at, noun + 1, years);
    let now = (0..line.tokens.len())
        .any(|at| params.now_words.contains(line.word(at)) || is_weekday(line.word(at)));
    let moment = only_year(line).filter(|_| now)?;
    if is_parted(line, params, count, moment) {
        return None;
    }
    let of = moment.first > noun && line.word(noun + 1) == "of";
    // "of independence in 2012" may tell when it was marked, "of the 2011 flood" does not.
    let attribute = of
        && match line.before(moment.first) {
            "the" | "s" => {
                let comma = usize::from(line.word(moment.next) == ",");
                let noun = line.written(moment.next + comma);
                noun.starts_with(char::is_alphabetic)
            }
            before => before == "of" && moment.first > noun + 2,
        };
    let founding = (moment.first.saturating_sub(5)..moment.first)
        .find(|&at| params.founding_words.contains(line.word(at)));
    // "it was founded in 1950" may follow; the hall in which one celebrates has its own year.
    let founded = founding.is_some_and(|verb| {
        let it_was = verb > noun + 1 && line.word(verb - 2) == "it" && line.word(verb - 1) == "was";
        moment.next <= at || it_was
    });
    (attribute || founded).then_some((count, moment))
}

/// "turns 50 this year"
fn turned(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    let turns = matches!(line.before(at), "turns" | "turned" | "turning");
    let soon = matches!(line.word(at + 1), "this" | "today" | "on");
    (turns && soon)
        .then(|| number(line.word(at)))?
        .map(|years| (years, at))
}

/// The only year of a sentence: with two, which of them is the first one is open.
fn only_year(line: &Line<'_>) -> Option<Moment> {
    let mut found: Option<Moment> = None;
    let mut at = 0;
    while at < line.tokens.len() {
        let moment = Moment::read(line, at);
        if let Some(moment) = moment.filter(|moment| moment.year.is_some()) {
            if found.is_some() {
                return None;
            }
            found = Some(moment);
        }
        at = moment.map_or(at + 1, |moment| moment.next);
    }
    found
}

/// The year stands far away or in another clause.
fn is_parted(line: &Line<'_>, params: &Params, count: Count, moment: Moment) -> bool {
    let between = moment.next.min(count.next)..moment.first.max(count.first);
    between.len() > REACH
        || between
            .clone()
            .any(|at| params.clause_words.contains(line.word(at)))
}

fn counted(line: &Line<'_>, params: &Params, first: usize, next: usize, years: i32) -> Count {
    let before = first.saturating_sub(3)..first;
    let any = |words: &Words| before.clone().any(|at| words.contains(line.word(at)));
    Count {
        years,
        first,
        next,
        least: any(&params.least_words),
        rough: any(&params.rough_words),
    }
}

fn compare(
    case: &Case,
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    count: Count,
    moment: Moment,
    published: i32,
) -> Option<Finding> {
    let (first, last) = moment.days()?;
    let now = year_in(published);
    let (most, least) = (now - year_in(first), now - year_in(last));
    let round = count.years % 5 == 0;
    let rough = if count.rough {
        count.years / 4
    } else if round && count.years >= 10 {
        count.years / 10
    } else {
        0
    };
    let slack = params.slack.max(rough);
    let over = if count.least { count.years } else { slack };
    if (least - over..=most + slack).contains(&count.years) || least < 0 || count.years > 400 {
        return None;
    }
    let at = line.span(count.first, count.next);
    let year_at = line.span(moment.first, moment.next);
    let (number, year) = (case.words_at(at), case.words_at(year_at));
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("number", at)
            .evidence("year", year_at)
            .step(format!(
                "{now} - {} = {most}, not {}",
                year_in(first),
                count.years
            ))
            .value("number", number)
            .value("year", year)
            .value("right", most.to_string()),
    )
}
