//! Doses against the people that they are said to be enough for.

use crate::Params;
use crate::line::{Figure, Line, words};
use gainsay_sdk::{Decimal, Finding, FindingKind, Rule};

/// How far both figures may stand apart, in bytes.
const REACH: usize = 48;

/// The most doses that one person needs.
const LONGEST: u32 = 4;

/// How many words behind "two doses" may tell that they are one person's.
const BEHIND: usize = 4;

/// "2 million doses, enough for 2 million people" of "a two-dose vaccine": a finding if they are
/// enough for far fewer.
pub(crate) fn find(rule: &Rule, params: &Params, lines: &[Line<'_>]) -> Option<Finding> {
    let courses = lines.iter().flat_map(|line| {
        let indices = 0..line.figures.len();
        let courses = indices.filter(|&index| is_course(params, line, index));
        courses.map(|index| &line.figures[index])
    });
    let course = courses.min_by_key(|figure| figure.value);
    let each = course.map_or(Decimal::ONE, |figure| figure.value);
    lines.iter().find_map(|line| {
        let (doses, people) = supply(params, line)?;
        let needed = people.value.checked_mul(each)?;
        // A third more than there is may be rounding, or what is kept back for the second round.
        let short = needed.checked_mul(Decimal::TWO)? > doses.value.checked_mul(3.into())?;
        short.then(|| finding(rule, doses, people, course, needed))
    })
}

/// "two-dose", "two doses each", "two doses three weeks apart".
fn is_course(params: &Params, line: &Line<'_>, index: usize) -> bool {
    let Some(figure) = line.figures.get(index) else {
        return false;
    };
    let told = || {
        let mut behind = words(line.after(index)).take(BEHIND);
        behind.any(|word| params.links.contains_lower(word))
    };
    params.counted.contains(figure.quantity.counted())
        && figure.value >= Decimal::TWO
        && figure.value <= Decimal::from(LONGEST)
        && figure.value.fract().is_zero()
        && (figure.words().contains(['-', '‑']) || told())
}

/// Doses, a word that says that they are enough, and people; "two-dose" may stand between.
fn supply<'l, 'c>(params: &Params, line: &'l Line<'c>) -> Option<(&'l Figure<'c>, &'l Figure<'c>)> {
    let (doses, people) = (0..line.figures.len()).find_map(|index| {
        let doses = line.figures.get(index)?;
        let course = is_course(params, line, index + 1);
        let place = index + 1 + usize::from(course);
        let people = line.figures.get(place)?;
        let gap = line.between(doses, people);
        let enough = || words(gap).any(|word| params.marks.contains_lower(word));
        let stands = params.counted.contains(doses.quantity.counted())
            && params.wholes.contains(people.quantity.counted())
            && gap.len() <= REACH
            && (enough() || are_all(params, line, place));
        stands.then_some((doses, people))
    })?;
    let many = doses.value >= Decimal::ONE_HUNDRED && people.value >= Decimal::ONE_HUNDRED;
    (many && !line.is_quiet(params, 0, line.text.len())).then_some((doses, people))
}

/// "so 2 million people are fully protected": people who follow from the doses, and need no more.
fn are_all(params: &Params, line: &Line<'_>, people: usize) -> bool {
    let follows = words(line.before(people)).next_back();
    let mut behind = words(line.after(people)).take(BEHIND);
    follows.is_some_and(|word| params.up.contains_lower(word))
        && behind.any(|word| params.closing.contains_lower(word))
}

fn finding(
    rule: &Rule,
    doses: &Figure<'_>,
    people: &Figure<'_>,
    course: Option<&Figure<'_>>,
    needed: Decimal,
) -> Finding {
    let finding = rule
        .finding(FindingKind::Arithmetic)
        .evidence("doses", doses.quantity.at())
        .evidence("people", people.quantity.at());
    let finding = match course {
        Some(course) => finding.evidence("course", course.quantity.at()),
        None => finding,
    };
    finding
        .step(format!(
            "{} is more than {}",
            needed.normalize(),
            doses.value.normalize()
        ))
        .value("first", doses.words())
        .value("second", people.words())
        .value("right", needed.normalize().to_string())
}
