//! Places what an expression says on the calendar.

use super::calendar::{
    add_units, civil, month_of, month_value, quarter_of, weekday_after, weekday_before, year_of,
};
use super::feasts::feast_day;
use super::lexical::{Season, Shift, Unit};
use super::meaning::{Amount, CalendarDate, DayTime, Feast, Meaning, YearRef};
use super::tense::Tense;
use super::value::{
    duration_value, in_whole_units, is_reported_stretch, nearest_year, never, open_month,
    open_value, quarter_before, shifted_month, unit_value, weekend_meant, year_value,
};
use gainsay_model::{CivilDay, Decimal, TimexType};

/// Days that the tense weighs against the distance when a day is given its year.
const TENSE_WEIGHT: i32 = 200;

/// Days that weigh more than any distance to the nearest such day.
const OVER_WEIGHT: i32 = 800;

/// What an expression means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Resolved {
    /// TIMEX3 `type`.
    pub(crate) kind: TimexType,
    /// TIMEX3 `value`.
    pub(crate) value: String,
    /// No calendar has that day.
    pub(crate) impossible: bool,
}

impl Resolved {
    fn date(value: String) -> Self {
        Self {
            kind: TimexType::Date,
            value,
            impossible: false,
        }
    }

    fn of(kind: TimexType, value: String) -> Self {
        Self {
            kind,
            value,
            impossible: false,
        }
    }
}

/// What has been named so far in the article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reference {
    /// The article's day.
    pub(crate) published: Option<CivilDay>,
    /// The quarter that is reported.
    quarter: Option<(i32, u8)>,
    /// The quarter that was named last.
    named_quarter: Option<(i32, u8)>,
    /// What was reported last is longer than a quarter: "the nine months", "the year".
    longer: bool,
    /// The day that was named last.
    day: Option<CivilDay>,
    /// The year that was named last, by itself or with a day.
    year: Option<i32>,
    /// The month that was named last, by itself or with a day.
    month: Option<(i32, i8)>,
}

impl Reference {
    /// Begins an article.
    pub(crate) fn new(published: Option<CivilDay>) -> Self {
        Self {
            published,
            ..Self::default()
        }
    }

    /// Gives type and value, and remembers what later expressions lean on.
    pub(crate) fn resolve(&mut self, meaning: &Meaning, tense: Tense) -> Resolved {
        match *meaning {
            Meaning::Date(date) => self.calendar_date(&date, tense),
            Meaning::Day(days, time) => self.near_day(days, time),
            Meaning::DayAfter(days, time) => {
                let named = self.day.or(self.published).and_then(|day| day.plus(days));
                // What is compared with the day before stays with its own.
                if days > 0 {
                    self.day = named.or(self.day);
                }
                let value = named.map_or_else(|| "XXXX-XX-XX".to_owned(), |day| day.to_string());
                with_time(value, time)
            }
            Meaning::Following(unit) => self.following(unit),
            Meaning::WeeksFrom(weeks, weekday) => self.weeks_from(weeks, weekday),
            Meaning::DaysFrom(days, date) => {
                let named = self.calendar_date(&date, tense);
                match CivilDay::parse(&named.value)
                    .ok()
                    .and_then(|day| day.plus(days))
                {
                    Some(day) => {
                        self.day = Some(day);
                        Resolved::date(day.to_string())
                    }
                    None => named,
                }
            }
            Meaning::WeekOf(date) => {
                let day = self.calendar_date(&date, tense);
                match CivilDay::parse(&day.value) {
                    Ok(day) => Resolved::date(unit_value(day, Unit::Week)),
                    Err(_) => day,
                }
            }
            Meaning::Time(time) => self.time_of_day(time),
            Meaning::Period(unit, shift) => self.period(unit, shift, tense),
            Meaning::Definite(unit) => self.definite(unit, tense),
            Meaning::Away {
                count,
                unit,
                past,
                from_now,
                grain,
            } => self.away(count, unit, (past, from_now), grain),
            Meaning::Quarter(quarter, year) => self.quarter(quarter, year, tense),
            Meaning::SamePeriod(year) if self.longer => {
                Resolved::date(year_value(self.year_of(year)))
            }
            Meaning::SamePeriod(year) => self.quarter(None, year, tense),
            // A quarter that the article has called by its number keeps it: the fiscal year may differ.
            Meaning::QuarterEnded(..) if self.quarter.is_some() => {
                self.definite(Unit::Quarter, tense)
            }
            Meaning::QuarterEnded(quarter, year) => self.quarter(Some(quarter), year, Tense::Past),
            Meaning::Half(half, year) => self.half(half, year, tense),
            Meaning::Season(season, year, shift) => self.season(season, year, shift, tense),
            Meaning::Span(digits, width) => {
                Resolved::date(format!("{digits:0width$}", width = usize::from(width)))
            }
            Meaning::Decade(digit) => self.decade(digit),
            Meaning::Vague(value) => Resolved::date(value.to_owned()),
            Meaning::Duration(amount, unit) => {
                self.longer |= is_reported_stretch(amount, unit);
                Resolved::of(TimexType::Duration, duration_value(amount, unit))
            }
            Meaning::Every(unit, count) => Resolved::of(
                TimexType::Set,
                duration_value(Amount::Exactly(Decimal::from(count)), unit),
            ),
            Meaning::Often(value) => Resolved::of(TimexType::Set, value.to_owned()),
            Meaning::EveryWeekday(weekday, part) => Resolved::of(
                TimexType::Set,
                format!(
                    "XXXX-WXX-{weekday}{}",
                    part.map(|p| format!("T{p}")).unwrap_or_default()
                ),
            ),
            Meaning::EveryMonth(month) => Resolved::of(TimexType::Set, format!("XXXX-{month:02}")),
            Meaning::EverySeason(season) => {
                Resolved::of(TimexType::Set, format!("XXXX-{}", season.code()))
            }
            Meaning::Feast(feast, year) => self.feast(feast, year, tense),
            Meaning::LateInYear(year) => Resolved::date(year_value(self.year_of(year))),
            Meaning::YearEnd(year) => {
                let year = self.year_of(year);
                Resolved::date(format!("{}-12-31", year_value(year)))
            }
        }
    }

    /// The year that is meant; none if the article has no date to count from.
    fn year_of(&self, year: YearRef) -> Option<i32> {
        match year {
            YearRef::Given(year) => Some(year),
            YearRef::Shift(years) => self.published.map(|day| year_of(day) + years),
            YearRef::Open => self.published.map(year_of),
        }
    }

    fn calendar_date(&mut self, date: &CalendarDate, tense: Tense) -> Resolved {
        match (date.month, date.day, date.weekday) {
            (Some(month), Some(day), _) => self.month_day(date, month, day, tense),
            (Some(month), None, _) => self.month_alone(date, month, tense),
            (None, _, Some(weekday)) => self.weekday(date, weekday, tense),
            (None, _, None) => {
                let year = self.year_of(date.year);
                self.year = year.or(self.year);
                Resolved::date(year_value(year))
            }
        }
    }

    fn month_day(&mut self, date: &CalendarDate, month: i8, day: i8, tense: Tense) -> Resolved {
        // "They spoke of the Nov. 8 vote": the verb tells little of it. What has ended is over.
        let weight = match (date.before_noun, date.ended) {
            (_, true) => OVER_WEIGHT,
            (true, _) => TENSE_WEIGHT / 2,
            _ => TENSE_WEIGHT,
        };
        let Some(year) = self.year_for_day(date.year, (month, day), tense, weight) else {
            let value = format!("XXXX-{month:02}-{day:02}");
            return Resolved {
                impossible: never(month, day),
                ..with_time(value, date.time)
            };
        };
        let value = format!("{year:04}-{month:02}-{day:02}");
        if let Some(found) = civil(year, month, day) {
            self.day = Some(found);
            self.year = Some(year);
            self.month = Some((year, month));
            return with_time(value, date.time);
        }
        // February 29 without a year is the writer's leap year, not an impossible day.
        let written = date.year != YearRef::Open;
        let impossible = date.month_in_words && (never(month, day) || written);
        let value = if impossible && !written {
            format!("XXXX-{month:02}-{day:02}")
        } else {
            value
        };
        Resolved {
            impossible,
            ..with_time(value, date.time)
        }
    }

    /// The year of a day without one: the nearest to the article's date, on the side of the tense, which
    /// weighs so many days.
    fn year_for_day(
        &self,
        year: YearRef,
        (month, day): (i8, i8),
        tense: Tense,
        weight: i32,
    ) -> Option<i32> {
        if year != YearRef::Open {
            return self.year_of(year);
        }
        let published = self.published?;
        let here = year_of(published);
        let distance = |year: i32| {
            let near = civil(year, month, day).or_else(|| civil(year, month, 28))?;
            Some(near.days_since_epoch() - published.days_since_epoch())
        };
        let cost = |year: &i32| {
            let Some(days) = distance(*year) else {
                return i32::MAX;
            };
            // Half a year away the tense decides; the present tells what is to come, or what is near.
            let against = match tense {
                Tense::Past if days > 0 => weight,
                Tense::Future | Tense::Limit if days < 0 => weight,
                Tense::Present if days < 0 => weight / 2,
                _ => 0,
            };
            days.abs() + against
        };
        [here, here - 1, here + 1].into_iter().min_by_key(cost)
    }

    fn month_alone(&mut self, date: &CalendarDate, month: i8, tense: Tense) -> Resolved {
        let year = match (date.year, date.shift) {
            // "that October"
            (YearRef::Open, Some(Shift::That)) => self
                .published
                .map(|day| open_month(day, month, Tense::Past, false)),
            (YearRef::Open, Some(shift)) => {
                self.published.map(|day| shifted_month(day, month, shift))
            }
            (YearRef::Open, None) => self
                .published
                .map(|day| open_month(day, month, tense, date.before_noun)),
            (year, _) => self.year_of(year),
        };
        if date.year != YearRef::Open {
            self.year = year.or(self.year);
        }
        self.month = year.map(|year| (year, month)).or(self.month);
        Resolved::date(match year {
            Some(year) => month_value(year, month),
            None => format!("XXXX-{month:02}"),
        })
    }

    fn weekday(&mut self, date: &CalendarDate, weekday: u8, tense: Tense) -> Resolved {
        let Some(published) = self.published else {
            return with_time(format!("XXXX-WXX-{weekday}"), date.time);
        };
        if date.any {
            return with_time(format!("XXXX-WXX-{weekday}"), date.time);
        }
        let found = match date.shift {
            Some(Shift::Last | Shift::Past) => {
                let from = self.day.filter(|_| date.from_named).unwrap_or(published);
                weekday_before(from, weekday, true)
            }
            Some(Shift::Next) => {
                let from = self.day.filter(|_| date.from_named).unwrap_or(published);
                weekday_after(from, weekday, true)
            }
            Some(Shift::This) if tense == Tense::Past => weekday_before(published, weekday, false),
            Some(Shift::This) => weekday_after(published, weekday, false),
            _ if tense == Tense::Limit => weekday_after(published, weekday, false),
            _ if tense == Tense::Future => weekday_ahead(published, weekday, 4),
            // "The two meet Monday": a diary's present tense.
            _ if tense == Tense::Present => weekday_ahead(published, weekday, 3),
            _ => weekday_before(published, weekday, false),
        };
        match found {
            Some(day) => {
                self.day = Some(day);
                with_time(day.to_string(), date.time)
            }
            None => with_time(format!("XXXX-WXX-{weekday}"), date.time),
        }
    }

    fn near_day(&mut self, days: i32, time: Option<DayTime>) -> Resolved {
        match self.published.and_then(|day| day.plus(days)) {
            Some(day) => {
                self.day = Some(day);
                with_time(day.to_string(), time)
            }
            None => with_time("XXXX-XX-XX".to_owned(), time),
        }
    }

    /// "a week ago Monday", "two weeks from Friday".
    fn weeks_from(&mut self, weeks: i32, weekday: u8) -> Resolved {
        let near = self.published.and_then(|day| {
            if weeks < 0 {
                weekday_before(day, weekday, false)
            } else {
                weekday_after(day, weekday, true)
            }
        });
        let found = near.and_then(|day| add_units(day, Unit::Week, weeks));
        self.day = found.or(self.day);
        let open = || format!("XXXX-WXX-{weekday}");
        Resolved::date(found.map_or_else(open, |day| day.to_string()))
    }

    fn time_of_day(&self, time: DayTime) -> Resolved {
        let day = self.day.or(self.published);
        with_time(
            day.map_or_else(|| "XXXX-XX-XX".to_owned(), |day| day.to_string()),
            Some(time),
        )
    }

    fn period(&mut self, unit: Unit, shift: Shift, tense: Tense) -> Resolved {
        if unit == Unit::Quarter && shift == Shift::Latest {
            return self.definite(unit, tense);
        }
        let count = match shift {
            Shift::Last | Shift::Past => -1,
            Shift::Next => 1,
            Shift::This | Shift::Latest => 0,
            Shift::That => return self.that(unit),
        };
        let Some(published) = self.published else {
            return Resolved::date(open_value(unit));
        };
        self.longer |= unit == Unit::Year;
        // A weekend that the past tense speaks of has begun.
        if unit == Unit::Weekend && count == 0 && tense == Tense::Past {
            return Resolved::date(weekend_meant(published, tense));
        }
        match add_units(published, unit, count) {
            Some(day) => Resolved::date(unit_value(day, unit)),
            None => Resolved::date(open_value(unit)),
        }
    }

    /// "the following year", "the following month".
    fn following(&mut self, unit: Unit) -> Resolved {
        let named = match unit {
            Unit::Year => self.year.and_then(|year| civil(year, 1, 1)),
            Unit::Month => self.month.and_then(|(year, month)| civil(year, month, 1)),
            _ => self.day,
        };
        let next = named
            .or(self.published)
            .and_then(|day| add_units(day, unit, 1));
        let Some(next) = next else {
            return Resolved::date(open_value(unit));
        };
        match unit {
            Unit::Year => self.year = Some(year_of(next)),
            Unit::Month => self.month = Some((year_of(next), month_of(next))),
            Unit::Day => self.day = Some(next),
            _ => {}
        }
        Resolved::date(unit_value(next, unit))
    }

    /// "that year", "the same month", "that quarter".
    fn that(&self, unit: Unit) -> Resolved {
        match (unit, self.month, self.named_quarter) {
            (Unit::Month, Some((year, month)), _) => {
                return Resolved::date(month_value(year, month));
            }
            (Unit::Quarter, _, Some((year, quarter))) => {
                return Resolved::date(format!("{year:04}-Q{quarter}"));
            }
            _ => {}
        }
        let year = self.year.filter(|_| unit == Unit::Year);
        match (year, self.day.or(self.published)) {
            (Some(year), _) => Resolved::date(year_value(Some(year))),
            (None, Some(day)) => Resolved::date(unit_value(day, unit)),
            (None, None) => Resolved::date(open_value(unit)),
        }
    }

    fn definite(&mut self, unit: Unit, tense: Tense) -> Resolved {
        self.longer |= unit == Unit::Year;
        let Some(published) = self.published else {
            return Resolved::date(open_value(unit));
        };
        match unit {
            Unit::Quarter => {
                self.longer = false;
                let (year, quarter) = self.quarter.unwrap_or_else(|| quarter_before(published));
                Resolved::date(format!("{year:04}-Q{quarter}"))
            }
            Unit::Weekend => Resolved::date(weekend_meant(published, tense)),
            _ => Resolved::date(unit_value(published, unit)),
        }
    }

    fn away(
        &mut self,
        count: Amount,
        unit: Unit,
        (past, from_now): (bool, bool),
        grain: Option<Unit>,
    ) -> Resolved {
        let Amount::Exactly(count) = count else {
            let value = if past { "PAST_REF" } else { "FUTURE_REF" };
            return Resolved::date(value.to_owned());
        };
        let one_year = unit == Unit::Year && count == Decimal::ONE && past && grain.is_none();
        if one_year && let Some((year, quarter)) = self.quarter {
            let value = if self.longer {
                year_value(Some(year - 1))
            } else {
                format!("{:04}-Q{quarter}", year - 1)
            };
            return Resolved::date(value);
        }
        let anchor = if from_now {
            self.published
        } else {
            self.day.or(self.published)
        };
        let grain = grain.unwrap_or(if unit == Unit::Year && count < Decimal::ONE {
            Unit::Month
        } else {
            unit
        });
        let (count, unit) = in_whole_units(count, unit);
        let whole = i32::try_from(count.trunc()).ok();
        let Some((anchor, whole)) = anchor.zip(whole).filter(|(_, whole)| whole.abs() < 10_000)
        else {
            return Resolved::of(
                TimexType::Duration,
                duration_value(Amount::Exactly(count), unit),
            );
        };
        if unit.is_clock() {
            let day = add_units(anchor, Unit::Day, 0).unwrap_or(anchor);
            return Resolved::date(day.to_string());
        }
        match add_units(anchor, unit, if past { -whole } else { whole }) {
            Some(day) => {
                let value = match grain {
                    Unit::Decade | Unit::Century => year_value(Some(year_of(day))),
                    _ => unit_value(day, grain),
                };
                if grain == Unit::Day {
                    self.day = Some(day);
                }
                Resolved::date(value)
            }
            None => Resolved::of(
                TimexType::Duration,
                duration_value(Amount::Exactly(count), unit),
            ),
        }
    }

    fn quarter(&mut self, quarter: Option<u8>, year: YearRef, tense: Tense) -> Resolved {
        self.longer = false;
        let Some(published) = self.published else {
            let year = self.year_of(year);
            let quarter = quarter.map_or_else(|| "X".to_owned(), |quarter| quarter.to_string());
            return Resolved::date(format!("{}-Q{quarter}", year_value(year)));
        };
        let last = self.quarter.unwrap_or_else(|| quarter_before(published));
        let (year, quarter) = match (quarter, year) {
            (Some(quarter), YearRef::Open) => (nearest_year(published, quarter, tense), quarter),
            (Some(quarter), year) => (self.year_of(year).unwrap_or(last.0), quarter),
            (None, YearRef::Shift(-1)) => (last.0 - 1, last.1),
            (None, year) => (self.year_of(year).unwrap_or(last.0), last.1),
        };
        // The quarter that is reported stays the topic while others are compared with it. One that is not
        // over is reported on by the past tense alone.
        let here = (year_of(published), quarter_of(month_of(published)));
        if year >= here.0 - 1
            && ((year, quarter) < here || (year, quarter) == here && tense == Tense::Past)
            && ((year, quarter) >= last || self.quarter.is_none())
        {
            self.quarter = Some((year, quarter));
        }
        self.named_quarter = Some((year, quarter));
        Resolved::date(format!("{year:04}-Q{quarter}"))
    }

    /// A half of a year; one that has not begun and is over by its tense is that of last year.
    fn half(&mut self, half: u8, year: YearRef, tense: Tense) -> Resolved {
        self.longer = true;
        let early = self.published.is_some_and(|day| month_of(day) <= 6);
        let ahead = year == YearRef::Open && half == 2 && early;
        let back = i32::from(ahead && tense == Tense::Past);
        let year = self.year_of(year).map(|year| year - back);
        Resolved::date(format!("{}-H{half}", year_value(year)))
    }

    fn season(
        &self,
        season: Season,
        year: YearRef,
        shift: Option<Shift>,
        tense: Tense,
    ) -> Resolved {
        if year != YearRef::Open {
            let year = self.year_of(year);
            return Resolved::date(format!("{}-{}", year_value(year), season.code()));
        }
        let Some(published) = self.published else {
            return Resolved::date(format!("XXXX-{}", season.code()));
        };
        let here = year_of(published);
        let begun = month_of(published) >= season.first_month();
        let year = match shift {
            Some(Shift::Last | Shift::Past) if month_of(published) <= season.first_month() + 2 => {
                here - 1
            }
            Some(Shift::Next) if begun => here + 1,
            Some(Shift::That) => self.year.unwrap_or(here),
            None if tense == Tense::Past && !begun => here - 1,
            None if tense.is_ahead() && begun => here + 1,
            _ => here,
        };
        Resolved::date(format!("{year:04}-{}", season.code()))
    }

    fn decade(&self, digit: u8) -> Resolved {
        let century = self.published.map_or(1900, |day| {
            let here = year_of(day);
            let century = here - here.rem_euclid(100);
            if century + i32::from(digit) * 10 > here {
                century - 100
            } else {
                century
            }
        });
        Resolved::date(format!("{:03}", century / 10 + i32::from(digit)))
    }

    fn feast(&mut self, feast: Feast, year: YearRef, tense: Tense) -> Resolved {
        let on = |year: i32| feast_day(feast, year);
        let year = match (year, self.published) {
            (YearRef::Open, Some(published)) => {
                let near = on(year_of(published));
                let (month, day) = near.map_or((1, 1), |day| (month_of(day), day.date().day()));
                self.year_for_day(YearRef::Open, (month, day), tense, TENSE_WEIGHT)
            }
            (year, _) => self.year_of(year),
        };
        match year.and_then(on) {
            Some(day) => {
                self.day = Some(day);
                Resolved::date(day.to_string())
            }
            None => match feast {
                Feast::Fixed(month, day) => Resolved::date(format!("XXXX-{month:02}-{day:02}")),
                _ => Resolved::date("XXXX-XX-XX".to_owned()),
            },
        }
    }
}

/// A weekday that lies ahead by its tense, at most `longest` days. One that is five or six days ahead
/// was here a day or two ago: without "next" the reader takes it for that one.
fn weekday_ahead(published: CivilDay, weekday: u8, longest: i32) -> Option<CivilDay> {
    let ahead = weekday_after(published, weekday, false)?;
    if ahead.days_since_epoch() - published.days_since_epoch() <= longest {
        Some(ahead)
    } else {
        weekday_before(published, weekday, false)
    }
}

/// A day with its time of day, if it has one.
fn with_time(day: String, time: Option<DayTime>) -> Resolved {
    match time {
        None => Resolved::date(day),
        Some(DayTime::Part(part)) => Resolved::of(TimexType::Time, format!("{day}T{part}")),
        Some(DayTime::Clock(clock)) => {
            let minute = clock.minute.unwrap_or(0);
            let value = format!("{day}T{:02}:{minute:02}", clock.hour);
            Resolved::of(TimexType::Time, value)
        }
    }
}
