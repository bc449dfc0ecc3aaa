//! Periods that end before they start.

use crate::Params;
use crate::line::Line;
use crate::moment::{Moment, is_weekday};
use gainsay_sdk::{Case, Finding, FindingKind, Rule, Time, Words};

/// How many tokens before a period can say that it counts backwards.
const REACH: usize = 12;

/// No period starts so many days after the article: the number counts something.
const FAR_AHEAD: i32 = 40 * 365;

/// A period as written.
#[derive(Clone, Copy, Debug)]
struct Period {
    start: Moment,
    end: Moment,
    /// Index of its first token, "from" or "between" if it has one.
    first: usize,
    opening: Opening,
}

/// What a period starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// "from 2009 to 2013", or without a "from".
    From,
    /// "between 2009 and 2013".
    Between,
    /// "2009-2013".
    Dash,
}

/// Findings of a sentence.
pub(crate) fn chronology(
    case: &Case,
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut at = 0;
    while at < line.tokens.len() {
        match period(line, params, at) {
            Some(period) => {
                findings.extend(reversed(case, rule, params, line, period));
                at = period.end.first.max(at + 1);
            }
            None => at += 1,
        }
    }
}

/// The period whose first moment starts at that token.
fn period(line: &Line<'_>, params: &Params, at: usize) -> Option<Period> {
    let start = Moment::read(line, at).or_else(|| day_alone(line, at))?;
    let (first, opener) = opener(line, params, at);
    let comma = line.word(start.next) == "," && start.day.is_some();
    let link = link(line, params, start, opener, start.next + usize::from(comma))?;
    let lead = lead_in(line, params, link.next);
    let end = Moment::read(line, lead)
        .or_else(|| day_after(line, start, lead))
        .or_else(|| until_event(line, params, link.next, opener))?;
    // "between 2016 and the 2012 election"
    let named = line.before(end.first) == "the" && is_plain(end);
    let tight = link.opening != Opening::Dash
        || end.month == start.month
            && !end.decade
            && (link.is_spaced || line.is_joined(end.first))
            && stands_alone(line, start, end);
    (tight && !named).then_some(Period {
        start,
        end,
        first,
        opening: link.opening,
    })
}

/// What stands between the moments of a period.
struct Link {
    opening: Opening,
    /// The token after it.
    next: usize,
    is_spaced: bool,
}

fn link(line: &Line<'_>, params: &Params, start: Moment, opener: &str, at: usize) -> Option<Link> {
    let dash = |at: usize| matches!(line.word(at), "-" | "\u{2013}" | "\u{2014}");
    let (opening, next) = match line.word(at) {
        "and" if opener == "between" => (Opening::Between, at + 1),
        _ if opener == "between" => return None,
        "up" if line.word(at + 1) == "to" => (Opening::From, at + 2),
        word if params.to_words.contains(word) => (Opening::From, at + 1),
        _ if dash(at) && !start.decade => (Opening::Dash, at + 1 + usize::from(dash(at + 1))),
        _ => return None,
    };
    let is_spaced = opening == Opening::Dash && !line.is_joined(at);
    let bracket = line.before(start.first) == "(";
    (!is_spaced || bracket || opener == "from").then_some(Link {
        opening,
        next,
        is_spaced,
    })
}

/// "May 12 to 3, 2016": a day of the same month.
fn day_after(line: &Line<'_>, start: Moment, at: usize) -> Option<Moment> {
    let day = line.word(at).parse().ok()?;
    let whole = start.day.is_some() && start.month.is_some() && start.year.is_none();
    let end = Moment::read_year(line, at + 1)?;
    (whole && (1..=31).contains(&day)).then_some(Moment {
        day: Some(day),
        month: start.month,
        first: at,
        ..end
    })
}

/// "from 1999 until his death in 1985".
fn until_event(line: &Line<'_>, params: &Params, next: usize, opener: &str) -> Option<Moment> {
    if opener != "from" || !line.before(next).starts_with("unti") {
        return None;
    }
    (next..next + 6)
        .take_while(|&at| {
            let word = line.word(at);
            word.starts_with(char::is_alphabetic) && !params.clause_words.contains(word)
        })
        .find(|&at| line.word(at) == "in")
        .and_then(|at| Moment::read(line, at + 1))
}

/// A year and nothing else.
fn is_plain(moment: Moment) -> bool {
    moment.month.is_none() && !moment.decade
}

/// "from 12 to 3 May": a day of the month whose month follows.
fn day_alone(line: &Line<'_>, at: usize) -> Option<Moment> {
    let day = line
        .word(at)
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    matches!(line.before(at), "from" | "between").then_some(Moment {
        year: None,
        month: None,
        day: Some(day),
        decade: false,
        first: at,
        next: at + 1,
    })
}

/// The token after words such as "the", "late" or a weekday that lead in a date.
fn lead_in(line: &Line<'_>, params: &Params, mut at: usize) -> usize {
    for _ in 0..4 {
        let word = line.word(at);
        let weekday = is_weekday(word);
        if !weekday && !params.lead_words.contains(word) {
            break;
        }
        at += 1;
        if weekday && line.word(at) == "," || line.word(at) == "-" {
            at += 1;
        }
    }
    at
}

/// Index and word of the "from" or "between" before a moment, else the moment's own index.
fn opener<'l>(line: &'l Line<'_>, params: &Params, at: usize) -> (usize, &'l str) {
    let mut first = at;
    for _ in 0..5 {
        let word = line.before(first);
        if matches!(word, "from" | "between") {
            return (first - 1, word);
        }
        let leads = params.lead_words.contains(word) || is_weekday(word) || word == ",";
        if word.is_empty() || !leads && word != "-" {
            break;
        }
        first -= 1;
    }
    (at, "")
}

/// "2013-2009" is no part of a longer number such as a telephone number.
fn stands_alone(line: &Line<'_>, start: Moment, end: Moment) -> bool {
    let joins = |word: &str| matches!(word, "-" | "\u{2013}" | "/" | "." | "_" | "#" | ":");
    let digit = |at: usize| line.written(at).starts_with(|c: char| c.is_ascii_digit());
    let before = line.is_joined(start.first) && joins(line.before(start.first));
    let after = line.is_joined(end.next)
        && joins(line.word(end.next))
        && line.is_joined(end.next + 1)
        && digit(end.next + 1);
    !before && !after
}

/// A finding if the period ends before it starts and nothing says why.
fn reversed(
    case: &Case,
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    period: Period,
) -> Option<Finding> {
    let Period { start, end, .. } = filled(period)?;
    let (earliest, _) = start.days()?;
    let (_, latest) = end.days()?;
    let confirmed = is_time(case, line, start) && is_time(case, line, end);
    if latest >= earliest || !confirmed || is_excused(line, params, period) {
        return None;
    }
    let published = case
        .article(line.sentence.at().article)
        .and_then(gainsay_sdk::Article::published);
    if published.is_some_and(|day| earliest > day.saturating_add(FAR_AHEAD)) {
        return None;
    }
    let start_at = line.span(start.first, start.next);
    let end_at = line.span(end.first, end.next);
    let (from, to) = (case.words_at(start_at), case.words_at(end_at));
    Some(
        rule.finding(FindingKind::Arithmetic)
            .evidence("start", start_at)
            .evidence("end", end_at)
            .step(format!("{to} is before {from}"))
            .value("written", case.words_at(line.span(period.first, end.next)))
            .value("start", from)
            .value("end", to),
    )
}

/// The period with its moments as far as each takes month and year from the other; none if that
/// leaves open which year is meant.
fn filled(period: Period) -> Option<Period> {
    let Period { start, end, .. } = period;
    let start = match (start.month, start.year, start.day) {
        // "from 12 to 3 May 2016"
        (None, None, Some(_)) => Moment {
            month: end.month.filter(|_| end.day.is_some()),
            ..start.in_year(end.year)
        },
        // "from November 12 to January 3, 2016" starts the year before.
        (Some(month), None, _) if end.month == Some(month) && end.day.is_some() => {
            start.in_year(end.year)
        }
        _ => start,
    };
    let complete = start.year.is_some() && end.year.is_some();
    let same_grain = start.day.is_none() || start.month.is_some();
    (complete && same_grain).then_some(Period { start, ..period })
}

/// The host takes those words for a time too, not for a figure.
fn is_time(case: &Case, line: &Line<'_>, moment: Moment) -> bool {
    let place = line.span(moment.first, moment.next);
    let covers = |time: Time<'_>| {
        let at = time.at();
        at.start < place.end && place.start < at.end
    };
    moment.month.is_some() || case.times_in(line.sentence.index()).any(covers)
}

/// The words around it make it something else than a period: figures of two years that are
/// compared, a date that is moved, years before Christ, a count backwards.
fn is_excused(line: &Line<'_>, params: &Params, period: Period) -> bool {
    let (first, next) = (period.first, period.end.next);
    let hyphen = usize::from(line.word(next) == "-");
    let possessive = matches!(line.word(next), "'" | "\u{2019}") && line.word(next + 1) == "s";
    if possessive
        || before_christ(line, params, next)
        || params.next_words.contains(line.word(next + hyphen))
    {
        return true;
    }
    let dot = usize::from(line.before(first) == ".");
    let numbered = params
        .number_words
        .contains(line.before(first.saturating_sub(dot)));
    let told = |words: &Words, reach: usize| {
        (first.saturating_sub(reach)..first).any(|at| words.contains(line.word(at)))
    };
    numbered
        || match period.opening {
            Opening::From => told(&params.moving_words, REACH),
            Opening::Between => told(&params.comparing_words, REACH / 2),
            Opening::Dash => false,
        }
}

/// "BC" or "B.C." soon after the period.
fn before_christ(line: &Line<'_>, params: &Params, next: usize) -> bool {
    (next..next + 3).any(|at| {
        let initials = line.word(at) == "b" && line.word(at + 1) == "." && line.word(at + 2) == "c";
        initials || params.before_christ.contains(line.word(at))
    })
}
