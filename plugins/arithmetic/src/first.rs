//! First looks: whether an article has the figures that a check needs.
//!
//! Looking at the figures costs less than looking for words. What fails here could not have been
//! found.

use crate::Check;
use crate::average::may_be_average;
use crate::fraction::is_fraction;
use crate::line::{Figure, Line};
use crate::seats::is_in_chamber;
use crate::values::comparable;
use crate::whole::is_of;
use gainsay_sdk::{Comparison, Decimal};

/// Whether the check may find something in these sentences.
pub(crate) fn may_find(check: Check, lines: &[Line<'_>]) -> bool {
    let some = |fits: fn(&Line<'_>) -> bool| lines.iter().any(fits);
    match check {
        Check::Range | Check::Margin => true,
        Check::List => some(|line| line.figures.iter().any(is_small)),
        Check::Parts => some(|line| line.figures.len() >= 3),
        Check::Change | Check::Whole => some(|line| line.figures.len() >= 3 && percents(line) >= 1),
        Check::Shares => some(|line| percents(line) >= 2),
        Check::Points => some(|line| line.figures.len() >= 3 && line.figures.iter().any(is_points)),
        Check::PointsAsPercent => some(|line| percents(line) >= 3),
        Check::Few => some(|line| line.figures.len() >= 2 && percents(line) >= 1),
        Check::Multiple => some(|line| has_values(line) && line.text.contains("from")),
        Check::Direction => some(|line| has_values(line) && line.text.contains("from")),
        Check::Record => some(has_values),
        Check::Quotient => some(|line| percents(line) >= 1) && two_counts(lines),
        Check::Lead => some(|line| line.figures.iter().any(is_error)),
        Check::Majority => some(has_part_of_whole),
        Check::Chamber => some(|line| line.figures.len() >= 3 && percents(line) == 0),
        Check::Arms => some(|line| line.figures.len() == 3 && percents(line) == 0),
        Check::Courses => some(has_two_nouns),
        Check::Fraction => some(|line| percents(line) >= 1 && line.figures.iter().any(is_fraction)),
        Check::Average => some(|line| line.figures.len() >= 2 && has_range(line)),
        Check::Mean => some(|line| line.figures.len() == 2 && line.figures.iter().any(is_broken)),
        Check::Efficacy => some(|line| line.figures.len() == 5 && percents(line) == 1),
    }
}

/// Two values of one measure. A line has no more figures than a sentence may, so that all pairs are few.
fn has_values(line: &Line<'_>) -> bool {
    let mut figures = line.figures.iter().enumerate();
    figures.any(|(at, one)| {
        let mut others = line.figures.iter().skip(at + 1);
        others.any(|other| comparable(one, other))
    })
}

fn percents(line: &Line<'_>) -> usize {
    line.figures
        .iter()
        .filter(|figure| figure.is_percent())
        .count()
}

fn is_small(figure: &Figure<'_>) -> bool {
    figure.value >= Decimal::TWO && figure.value < Decimal::TEN
}

/// A difference of percentages: percentage points, basis points.
pub(crate) fn is_points(figure: &Figure<'_>) -> bool {
    figure.quantity.dimension() == "share-difference"
}

fn is_error(figure: &Figure<'_>) -> bool {
    let counts = !figure.quantity.counted().is_empty();
    figure.value <= Decimal::TEN && (figure.is_percent() || is_points(figure) || counts)
}

/// Both ends in one figure, or two figures that stand side by side, and another.
fn has_range(line: &Line<'_>) -> bool {
    let between = |figure: &Figure<'_>| figure.quantity.comparison() == Comparison::Between;
    let averages = line.figures.iter().filter(|figure| may_be_average(figure));
    averages.count()
        >= if line.figures.iter().any(between) {
            1
        } else {
            3
        }
}

/// A number with decimals.
fn is_broken(figure: &Figure<'_>) -> bool {
    !figure.value.fract().is_zero()
}

/// Two large counts of something, side by side.
fn has_two_nouns(line: &Line<'_>) -> bool {
    let named = |figure: &Figure<'_>| {
        figure.value >= Decimal::ONE_HUNDRED && !figure.quantity.counted().is_empty()
    };
    let found = line.figures.iter().filter(|figure| named(figure));
    found.count() >= 2
}

fn two_counts(lines: &[Line<'_>]) -> bool {
    let counts = |line: &Line<'_>| line.figures.len() - percents(line);
    lines.iter().any(|line| counts(line) >= 2)
}

fn has_part_of_whole(line: &Line<'_>) -> bool {
    let mut pairs = line.figures.windows(2);
    pairs.any(|pair| {
        matches!(pair, [part, whole] if is_of(line.between(part, whole)) || is_in_chamber(line, part, whole))
    })
}
