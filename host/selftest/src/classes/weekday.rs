//! "Tuesday, March 5": another weekday.

use super::Changes;
use crate::View;

const NAMES: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

pub(crate) fn find(view: View<'_>) -> Changes {
    view.dates()
        .filter_map(|time| {
            let (at, said) = (time.weekday_span?, usize::from(time.weekday_said?));
            // Said days count from 1; one to six days on is never the same day.
            let other = NAMES.get((said + at.start as usize % 6) % 7)?;
            let written = view.cut(at.start, at.end);
            NAMES.contains(&written).then(|| (at, (*other).to_owned()))
        })
        .collect()
}
