//! "June 12": a day that the month does not have.

use super::Changes;
use crate::View;
use gainsay_model::Span;

pub(crate) fn find(view: View<'_>) -> Changes {
    view.dates()
        .filter_map(|time| {
            let mut parts = time.value.split('-').skip(1);
            let (month, day) = (parts.next()?, parts.next()?.trim_start_matches('0'));
            if !matches!(month, "02" | "04" | "06" | "09" | "11") {
                return None;
            }
            let digits = |c: char| !c.is_ascii_digit();
            let mut start = 0;
            for number in time.text.split(digits) {
                if number == day {
                    let at = time.span.start as usize + start;
                    return Some((Span::new(at, at + number.len()), "31".to_owned()));
                }
                start += number.len() + 1;
            }
            None
        })
        .collect()
}
