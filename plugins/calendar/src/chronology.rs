//! Periods that end before they start.

use crate::Params;
use crate::line::Line;
use crate::moment::Moment;
use crate::period::{Opening, Period};
use gainsay_sdk::{Article, Case, Finding, FindingKind, Rule, Time, Words};

/// How many tokens before a period can say that it counts backwards.
const REACH: usize = 8;

/// No period starts so many days after the article: the number counts something.
const FAR_AHEAD: i32 = 40 * 365;

/// Findings of a sentence.
pub(crate) fn chronology(
    case: &Case,
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    findings: &mut Vec<Finding>,
) {
    let periods = Period::all(line, params).into_iter();
    findings.extend(periods.filter_map(|period| reversed(case, rule, params, line, period)));
}

/// A finding if the period ends before it starts and nothing says why.
fn reversed(
    case: &Case,
    rule: &Rule,
    params: &Params,
    line: &Line<'_>,
    period: Period,
) -> Option<Finding> {
    let Period { start, end, .. } = period.filled()?;
    let (earliest, _) = start.days()?;
    let (_, latest) = end.days()?;
    let bracketed = line.before(start.first) == "(" && line.word(end.next) == ")";
    let confirmed = bracketed || is_time(case, line, start) && is_time(case, line, end);
    let goes_round = period.end.year.is_none() && goes_into_next(line, params, period);
    if latest >= earliest || !confirmed || goes_round || is_excused(line, params, period) {
        return None;
    }
    let published = case
        .article(line.sentence.at().article)
        .and_then(Article::published);
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
    let is_dash = period.opening == Opening::Dash;
    let possessive = matches!(line.word(next), "'" | "\u{2019}") && line.word(next + 1) == "s";
    let measured = params.next_words.contains(line.word(next + hyphen)) && !is_dash;
    if possessive || measured || before_christ(line, params, next) {
        return true;
    }
    let dot = usize::from(line.before(first) == ".");
    let figures = period.opening != Opening::Between
        && params
            .figure_words
            .contains(line.before(first.saturating_sub(dot)));
    let told = |words: &Words| {
        let clause = |at: usize| {
            let word = line.word(at);
            word == "," || params.clause_words.contains(word)
        };
        (first.saturating_sub(REACH)..first)
            .rev()
            .take_while(|&at| !clause(at))
            .any(|at| words.contains(line.word(at)))
    };
    figures
        || match period.opening {
            // "compared with 2016 to 2012"
            Opening::From if first == period.start.first => {
                told(&params.moving_words) || told(&params.comparing_words)
            }
            Opening::From => told(&params.moving_words),
            Opening::Between => told(&params.comparing_words) || is_count(line, period),
            Opening::Dash => false,
        }
}

/// "from October 12 to October 3 of the next year".
fn goes_into_next(line: &Line<'_>, params: &Params, period: Period) -> bool {
    let behind = period.end.next..period.end.next + REACH;
    behind
        .map(|at| line.word(at))
        .take_while(|word| *word != ",")
        .any(|word| params.later_words.contains(word))
}

/// "between 2000 and 1900 members": two round numbers before a word.
fn is_count(line: &Line<'_>, period: Period) -> bool {
    let round = |moment: Moment| moment.year.is_some_and(|year| year % 100 == 0);
    let word = line.word(period.end.next).starts_with(char::is_alphabetic);
    round(period.start) && round(period.end) && word
}

/// "BC" or "B.C." soon after the period.
fn before_christ(line: &Line<'_>, params: &Params, next: usize) -> bool {
    (next..next + 3).any(|at| {
        let initials = line.word(at) == "b" && line.word(at + 1) == "." && line.word(at + 2) == "c";
        initials || params.before_christ.contains(line.word(at))
    })
}
