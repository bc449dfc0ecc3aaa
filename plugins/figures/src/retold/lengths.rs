//! Lengths of time that are told again: "a 10-minute break", "the 18-minute break".

use super::Retold;
use super::subjects::{self, Names};
use super::wording;
use crate::context::Stem;
use gainsay_sdk::{Decimal, Finding, FindingKind, Rule, SegmentKind, Sentence, Time, TimeKind};

/// A length is compared with so many before it.
const REACH: usize = 16;

/// The longer one is at most so many tenths of the other: beyond, they are two things.
const LONGEST: u32 = 25;

/// A length of time and what lasts so long.
struct Length<'c> {
    time: Time<'c>,
    sentence: Sentence<'c>,
    amount: Decimal,
    /// The unit of its value, as TIMEX3 writes it.
    unit: (&'c str, char),
    /// The word behind it.
    of: Stem,
}

/// Reports lengths of one thing that differ; each stands in one finding at most.
pub(crate) fn find(rule: &Rule, retold: &Retold<'_, '_>, findings: &mut Vec<Finding>) {
    let Some(least) = retold.params.lengths else {
        return;
    };
    let times = retold.case.times().filter_map(|time| length(retold, time));
    let lengths: Vec<Length<'_>> = times.collect();
    let mut used = vec![false; lengths.len()];
    for (second, later) in lengths.iter().enumerate() {
        let from = second.saturating_sub(REACH);
        let near = lengths.iter().skip(from).take(2 * REACH);
        let before = lengths.iter().enumerate().take(second).skip(from);
        let mut told = before.filter(|(first, earlier)| {
            !used[*first]
                && differ(earlier, later)
                && !borne_out(near.clone(), earlier, later)
                && tells_again(retold, earlier.sentence, later.sentence, least)
        });
        if let Some((first, earlier)) = told.next() {
            (used[first], used[second]) = (true, true);
            findings.push(finding(rule, earlier.time, later.time));
        }
    }
}

/// "PT10M" as ten minutes, if something follows that can last.
fn length<'c>(retold: &Retold<'c, '_>, time: Time<'c>) -> Option<Length<'c>> {
    let sentence = retold.case.sentence(time.sentence_index())?;
    let value = time.value();
    let unit = value.chars().last()?;
    let start = value.find(|c: char| c.is_ascii_digit())?;
    let amount = value.get(start..value.len() - unit.len_utf8())?;
    let told = time.kind() == TimeKind::Duration
        && sentence.segment() == SegmentKind::Body
        && !is_range(time.words());
    let of = || wording::next(retold.case, time.at(), sentence.at().end, retold.params);
    Some(Length {
        time,
        sentence,
        amount: gainsay_sdk::number(amount).filter(|_| told)?,
        unit: (value.get(..start)?, unit),
        of: of()?,
    })
}

/// "12 to 18 months", "12-18 months": TIMEX3 has the shorter one for both.
fn is_range(words: &str) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = words.as_bytes();
    let joined = bytes.iter().enumerate().any(|(at, byte)| {
        *byte == b'-' && at > 0 && digit(bytes.get(at - 1)) && digit(bytes.get(at + 1))
    });
    joined || words.split(' ').any(|word| matches!(word, "to" | "or"))
}

fn differ(one: &Length<'_>, two: &Length<'_>) -> bool {
    let (short, long) = (one.amount.min(two.amount), one.amount.max(two.amount));
    one.unit == two.unit
        && one.of == two.of
        && short < long
        && short > Decimal::ZERO
        && long <= short.saturating_mul(Decimal::from(LONGEST)) / Decimal::TEN
}

/// Whether the text near them gives one of both a third time: then it means it.
fn borne_out<'a, 'c: 'a>(
    near: impl Iterator<Item = &'a Length<'c>> + Clone,
    one: &Length<'c>,
    two: &Length<'c>,
) -> bool {
    let again = |length: &Length<'c>| {
        let same = near.clone().filter(|other| {
            other.unit == length.unit && other.of == length.of && other.amount == length.amount
        });
        same.take(2).count() > 1
    };
    again(one) || again(two)
}

/// Whether the sentences share enough words, lie apart and are about nobody else.
fn tells_again<'c>(
    retold: &Retold<'c, '_>,
    one: Sentence<'c>,
    two: Sentence<'c>,
    least: usize,
) -> bool {
    let apart = one.index() + 1 < two.index() && one.paragraph() != two.paragraph();
    apart
        && retold.index().shared(one, two).len() >= least
        && matches!(
            subjects::names(retold, one, two),
            Names::Shared | Names::Partly
        )
}

fn finding(rule: &Rule, one: Time<'_>, two: Time<'_>) -> Finding {
    rule.finding(FindingKind::Contradiction)
        .evidence("first", one.at())
        .evidence("second", two.at())
        .value("first", one.words())
        .value("first.value", one.value())
        .value("first.source", "the article")
        .value("second", two.words())
        .value("second.value", two.value())
        .value("second.source", "the article")
        .value("counted", "")
}
