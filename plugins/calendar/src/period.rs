//! Periods: two moments with what stands between them.

use crate::Params;
use crate::line::Line;
use crate::moment::{Moment, is_weekday};

/// Stands for a year that the text leaves out: every day is in it.
const LEAP_YEAR: i32 = 2000;

/// A period as written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Period {
    pub(crate) start: Moment,
    pub(crate) end: Moment,
    /// Index of its first token, "from" or "between" if it has one.
    pub(crate) first: usize,
    pub(crate) opening: Opening,
}

/// What a period starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// "from 2009 to 2013", or without a "from".
    From,
    /// "between 2009 and 2013".
    Between,
    /// "2009-2013".
    Dash,
}

impl Period {
    /// The periods of a sentence, in order.
    pub(crate) fn all(line: &Line<'_>, params: &Params) -> Vec<Self> {
        let mut periods = Vec::new();
        let mut at = 0;
        while at < line.tokens.len() {
            let period = Self::read(line, params, at);
            at = period.map_or(at + 1, |period| period.end.first.max(at + 1));
            periods.extend(period);
        }
        periods
    }

    /// The period whose first moment starts at that token.
    pub(crate) fn read(line: &Line<'_>, params: &Params, at: usize) -> Option<Self> {
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
        (tight && !named).then_some(Self {
            start,
            end,
            first,
            opening: link.opening,
        })
    }

    /// The period with its moments as far as each takes month and year from the other; none if that
    /// leaves open which year is meant.
    pub(crate) fn filled(self) -> Option<Self> {
        let Self { start, end, .. } = self.in_one_month().unwrap_or(self);
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
        (complete && same_grain).then_some(Self { start, end, ..self })
    }

    /// "from October 12 to October 3": two days of one month, whatever the year.
    fn in_one_month(self) -> Option<Self> {
        let Self { start, end, .. } = self;
        let days = start.day.is_some() && end.day.is_some();
        let unknown = start.year.is_none() && end.year.is_none();
        let one_month = start.month.is_some() && start.month == end.month;
        (days && unknown && one_month).then_some(Self {
            start: start.in_year(Some(LEAP_YEAR)),
            end: end.in_year(Some(LEAP_YEAR)),
            ..self
        })
    }
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
