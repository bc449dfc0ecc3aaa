//! What a figure measures, and whether two figures measure the same.

use crate::entries::Entries;
use crate::retold::beside;
use crate::{Measure, Params, names};
use gainsay_sdk::{
    Article, Attribution, Case, Claim, Comparison, Decimal, Interval, Quantity, QuantityKind,
    Sentence, Span, Words, words_overlap,
};
use std::cell::OnceCell;

/// "More than" a number means at most so many tenths of it.
const BEYOND: u32 = 14;

/// A figure with all that says what it measures.
#[derive(Clone, Debug)]
pub(crate) struct Figure<'c> {
    pub(crate) quantity: Quantity<'c>,
    pub(crate) sentence: Sentence<'c>,
    pub(crate) value: Decimal,
    pub(crate) interval: Interval,
    /// Claims that have this figure.
    pub(crate) claims: Vec<Claim<'c>>,
    /// The rule is about figures like this one; the others only bear it out.
    pub(crate) wanted: bool,
    /// The entry of a live report in which it stands.
    entry: Option<u32>,
    /// Figures of its sentence, itself among them, without parts of others and ranks.
    pub(crate) beside: usize,
    /// Its sentence tells of an update, a part or another case; only asked of wanted figures.
    pub(crate) updates: bool,
    case: &'c Case,
    /// Content words of its sentence that say what is measured, once somebody asks.
    words: OnceCell<Vec<u32>>,
}

/// All figures, in order of place.
pub(crate) fn figures<'c>(case: &'c Case, params: &Params) -> Vec<Figure<'c>> {
    let mut claims: Vec<Vec<Claim<'c>>> = vec![Vec::new(); case.quantities().count()];
    for claim in case.claims() {
        for quantity in claim.quantities() {
            if let Some(list) = claims.get_mut(quantity.index() as usize) {
                list.push(claim);
            }
        }
    }
    let mut beside = vec![0; case.sentences().count()];
    let parts = [
        QuantityKind::Part,
        QuantityKind::Ordinal,
        QuantityKind::Rank,
    ];
    for quantity in case
        .quantities()
        .filter(|quantity| !parts.contains(&quantity.kind()))
    {
        if let Some(count) = beside.get_mut(quantity.sentence_index() as usize) {
            *count += 1;
        }
    }
    let entries = Entries::of(case);
    case.quantities()
        .zip(claims)
        .filter_map(|(quantity, claims)| figure(case, quantity, claims, &beside, params))
        .map(|figure| Figure {
            entry: entries.entry(figure.sentence),
            ..figure
        })
        .collect()
}

fn figure<'c>(
    case: &'c Case,
    quantity: Quantity<'c>,
    claims: Vec<Claim<'c>>,
    beside: &[usize],
    params: &Params,
) -> Option<Figure<'c>> {
    let value = quantity.value()?;
    let sentence = quantity.sentence()?;
    let beside = beside
        .get(sentence.index() as usize)
        .copied()
        .unwrap_or_default();
    let signed = || {
        claims.is_empty()
            && beside == 1
            && quantity.unit().is_empty()
            && has_any(sentence, &params.sign_words)
    };
    let wanted = value >= Decimal::from(params.at_least)
        && (is_wanted(quantity, &claims, params) || signed())
        && (params.signs.is_empty() || has_any(sentence, &params.signs));
    Some(Figure {
        value,
        beside,
        wanted,
        entry: None,
        interval: Interval::of(quantity),
        updates: wanted && has_any(sentence, &params.update_words),
        words: OnceCell::new(),
        case,
        quantity,
        sentence,
        claims,
    })
}

/// Whether the list has one of the sentence's content words.
fn has_any(sentence: Sentence<'_>, list: &Words) -> bool {
    !list.is_empty() && sentence.words().any(|word| list.contains(word))
}

/// See [`Figure::counted`].
fn counted<'c>(quantity: Quantity<'c>, claims: &[Claim<'c>]) -> &'c str {
    let own = quantity.counted();
    if !own.is_empty() || !quantity.unit().is_empty() {
        return own;
    }
    let about = claims.iter().find_map(|claim| claim.role("theme"));
    about.map_or("", gainsay_sdk::Argument::head)
}

fn is_wanted(quantity: Quantity<'_>, claims: &[Claim<'_>], params: &Params) -> bool {
    let left_out = |claim: &Claim<'_>| params.not_frames.iter().any(|frame| claim.is(frame));
    if claims.iter().any(left_out) {
        return false;
    }
    match params.measure {
        Measure::Counted => {
            let counted = counted(quantity, claims);
            let listed = params.counted.is_empty() || params.counted.contains(counted);
            (!counted.is_empty() && listed || params.units && !quantity.unit().is_empty())
                && (claims.is_empty() || claims.iter().any(|claim| claim.affirms()))
        }
        Measure::Confused => quantity.unit().is_empty(),
        Measure::Day => false,
        Measure::Frame => {
            quantity.unit().is_empty() && claims.iter().any(|c| is_of(*c, quantity, params))
        }
    }
}

/// A claim of one of the frames, told as fact, with the figure in its role.
fn is_of(claim: Claim<'_>, quantity: Quantity<'_>, params: &Params) -> bool {
    let in_role = claim
        .role(&params.role)
        .is_none_or(|role| role.at().overlaps(quantity.at()));
    in_role && claim.affirms() && params.frames.iter().any(|frame| claim.is(frame))
}

impl<'c> Figure<'c> {
    pub(crate) fn at(&self) -> Span {
        self.quantity.at()
    }

    /// What stands before and behind it in its sentence.
    pub(crate) fn around(&self) -> (&'c str, &'c str) {
        let (sentence, at) = (self.sentence.at(), self.at());
        let cut = |start: u32, end: u32| self.case.words_at(Span { start, end, ..at });
        (cut(sentence.start, at.start), cut(at.end, sentence.end))
    }

    /// The words of its sentence.
    pub(crate) fn text(&self) -> &'c str {
        self.case.words_at(self.sentence.at())
    }

    /// The noun that it counts: its own, else what its claim is about: "the forces number 900".
    pub(crate) fn counted(&self) -> &'c str {
        counted(self.quantity, &self.claims)
    }

    /// Whose figure it is; none in the article's own voice.
    pub(crate) fn source(&self) -> Option<Attribution<'c>> {
        self.quantity
            .attribution()
            .or_else(|| self.claims.first()?.nearest())
    }

    /// The name of whoever gives it.
    pub(crate) fn source_name(&self) -> &'c str {
        self.source().map_or("the article", Attribution::name)
    }

    pub(crate) fn is_level(&self) -> bool {
        matches!(
            self.quantity.kind(),
            QuantityKind::Level | QuantityKind::Total
        )
    }

    /// Whether both come from one voice.
    pub(crate) fn same_source(&self, other: &Self) -> bool {
        match (self.source(), other.source()) {
            (None, None) => !self.is_elsewhere(other),
            (Some(one), Some(two)) => one == two || one.same_source(two),
            _ => false,
        }
    }

    /// Whether they stand in two articles.
    pub(crate) fn is_elsewhere(&self, other: &Self) -> bool {
        self.at().article != other.at().article
    }

    /// "11:45 a.m. The toll is now 15" goes on from the entry before it.
    pub(crate) fn is_of_another_hour(&self, other: &Self) -> bool {
        let hours = self.entry.zip(other.entry);
        !self.is_elsewhere(other) && hours.is_some_and(|(one, two)| one != two)
    }

    /// Whether they come from two sources, neither of them the article itself.
    pub(crate) fn two_sources(&self, other: &Self) -> bool {
        self.source().is_some() && other.source().is_some() && !self.same_source(other)
    }

    /// Whether no value is allowed by the words of both, the slack aside.
    pub(crate) fn apart(&self, other: &Self, params: &Params) -> bool {
        let gap = self.interval.gap(other.interval);
        let larger = self.value.abs().max(other.value.abs());
        let slack = larger / Decimal::ONE_HUNDRED * Decimal::from(params.slack_percent);
        gap > slack
    }

    /// "247 in the one town and 10 in the other": whether its sentence gives the other value too.
    pub(crate) fn gives_too(&self, other: &Self) -> bool {
        self.sentence != other.sentence
            && beside::figures(self.case, self.quantity).any(|figure| {
                figure.value() == Some(other.value) && figure.unit() == other.quantity.unit()
            })
    }

    /// Whether a heading has a number well beyond what "more than" another one means.
    pub(crate) fn is_beyond(&self, bound: &Self) -> bool {
        let limit = bound.value.saturating_mul(Decimal::from(BEYOND)) / Decimal::TEN;
        self.quantity.comparison() == Comparison::Equal
            && matches!(
                bound.quantity.comparison(),
                Comparison::More | Comparison::AtLeast
            )
            && self.value > limit
    }

    /// Whether the sentences share enough content words, in number and in share.
    pub(crate) fn shares(&self, other: &Self, least: usize, params: &Params) -> bool {
        let (own, others) = (self.words(params), other.words(params));
        let shared = words_overlap(own, others);
        let shorter = own.len().min(others.len());
        shared >= least && shared * 100 >= shorter * params.min_share_percent
    }

    fn words(&self, params: &Params) -> &[u32] {
        self.words.get_or_init(|| {
            let ignored = |word: &str| params.ignored_words.contains(word);
            let words = self.sentence.words().zip(self.sentence.word_ids());
            words
                .filter(|(word, _)| *word != self.quantity.counted() && !ignored(word))
                .map(|(_, id)| *id)
                .collect()
        })
    }

    /// The names of its sentence.
    pub(crate) fn names(&self) -> Vec<&'c str> {
        names::of(self.case, self.sentence)
    }

    /// Whether a rule that asks for names finds different ones in the two sentences.
    fn names_differ(&self, other: &Self, params: &Params) -> bool {
        params.names
            && (names::differ(&self.names(), &other.names()) || self.is_of_someone_else(other))
    }

    /// Whether the one sentence goes on about somebody ("He hit six"), and the other names somebody.
    pub(crate) fn is_of_someone_else(&self, other: &Self) -> bool {
        let unnamed = |figure: &Self| {
            names::opens_with_pronoun(figure.case, figure.sentence)
                && names::of(figure.case, figure.sentence).is_empty()
        };
        unnamed(self) != unnamed(other)
    }

    /// Whether it counts what the figure of the sentence before counts, without naming it again: "put
    /// the number at 20,000".
    pub(crate) fn refers_to(&self, earlier: &Self) -> bool {
        let counted = self.quantity.counted_words();
        let unnamed = counted.is_empty() || !self.quantity.words().contains(counted);
        unnamed
            && !self.counted().is_empty()
            && earlier.counted() == self.counted()
            && !earlier.is_elsewhere(self)
            && earlier.sentence.index() + 1 == self.sentence.index()
    }

    /// Whether one is so much larger that they are two things.
    pub(crate) fn far_apart(&self, other: &Self, params: &Params) -> bool {
        let (small, large) = (self.value.min(other.value), self.value.max(other.value));
        params.max_ratio > 0 && large / Decimal::from(params.max_ratio) > small
    }

    /// Whether unit, counted noun and frame allow that both measure the same.
    pub(crate) fn same_measure(&self, other: &Self, params: &Params) -> bool {
        let (one, two) = (self.quantity, other.quantity);
        one.unit() == two.unit()
            && self.nouns_agree(other, params)
            && self.frames_agree(other, params)
            && self.modifiers_agree(other, params)
            && !self.is_part_of(other)
            && !other.is_part_of(self)
            && !self.names_differ(other, params)
    }

    fn nouns_agree(&self, other: &Self, params: &Params) -> bool {
        let (one, two) = (self.counted(), other.counted());
        if one == two {
            return !one.is_empty() || params.measure == Measure::Frame || params.units;
        }
        if one.is_empty() || two.is_empty() {
            return params.measure == Measure::Frame;
        }
        let whole = |noun: &str| params.wholes.contains(noun);
        match (whole(one), whole(two)) {
            (true, true) => true,
            // "12 people died, 40 children were killed": the part is larger than the whole.
            (true, false) => other.value > self.value,
            (false, true) => self.value > other.value,
            (false, false) => false,
        }
    }

    /// "90,000 under arms, 9,000 of them on the island": the smaller figure has a place of which the
    /// larger says nothing.
    fn is_part_of(&self, other: &Self) -> bool {
        let place = |figure: &Self| figure.claims.iter().find_map(|claim| claim.role("place"));
        self.value < other.value
            && place(other).is_none()
            && place(self)
                .is_some_and(|place| !other.sentence.words().any(|word| word == place.head()))
    }

    /// Figures of different events measure different things; the frames of a rule are one event in
    /// other words.
    fn frames_agree(&self, other: &Self, params: &Params) -> bool {
        let listed = |claim: &Claim<'_>| params.frames.iter().any(|frame| claim.is(frame));
        let meet = || {
            self.claims.iter().any(|one| {
                other
                    .claims
                    .iter()
                    .any(|two| one.frame() == two.frame() || listed(one) && listed(two))
            })
        };
        self.claims.is_empty() || other.claims.is_empty() || meet()
    }

    /// A word that restricts one counted noun alone ("confirmed cases") makes it another measure.
    /// Names beside the noun do not restrict it unless the other side has other names.
    fn modifiers_agree(&self, other: &Self, params: &Params) -> bool {
        let (one, two) = (
            modifiers(self.quantity, params),
            modifiers(other.quantity, params),
        );
        let names_agree = one.names.is_empty() || two.names.is_empty() || one.names == two.names;
        one.common == two.common && names_agree
    }

    /// Whether other common words stand before the two counted nouns.
    pub(crate) fn is_modified_otherwise(&self, other: &Self, params: &Params) -> bool {
        modifiers(self.quantity, params).common != modifiers(other.quantity, params).common
    }

    /// Whether roles of their claims and the times of their sentences allow the same case.
    pub(crate) fn same_case(&self, other: &Self, params: &Params) -> bool {
        let roles = self.claims.iter().all(|one| {
            other.claims.iter().all(|two| {
                ["agent", "place", "target"]
                    .iter()
                    .all(|role| one.names_agree(*two, role))
            })
        });
        roles && (self.times_meet(other) || params.cumulative && self.falls_to(other))
    }

    /// Whether both may be of one day. A figure of another article is of the day on which that one
    /// was published, unless it names its own.
    fn times_meet(&self, other: &Self) -> bool {
        let as_of = |figure: &Self| {
            let article = self.case.article(figure.at().article);
            let published = article.and_then(Article::published);
            let published = published.filter(|_| self.is_elsewhere(other));
            figure.days().or(published.map(|day| (day, day)))
        };
        let meet = |one: (i32, i32), two: (i32, i32)| one.0 <= two.1 && two.0 <= one.1;
        let days = as_of(self).zip(as_of(other));
        days.map_or(!self.is_elsewhere(other), |(one, two)| meet(one, two))
    }

    /// Whether a later article gives less than this one gave at the least.
    fn falls_to(&self, later: &Self) -> bool {
        let below = |(least, most): (Decimal, Decimal)| most < least;
        self.is_elsewhere(later)
            && self
                .interval
                .low
                .zip(later.interval.high)
                .is_some_and(below)
    }

    /// Days that the claim names, else its sentence.
    fn days(&self) -> Option<(i32, i32)> {
        let claim = self.claims.iter().find_map(|claim| claim.stated_days());
        claim.or_else(|| self.sentence.days())
    }
}

/// Words before a counted noun.
#[derive(PartialEq)]
struct Modifiers {
    common: Vec<String>,
    names: Vec<String>,
}

fn modifiers(quantity: Quantity<'_>, params: &Params) -> Modifiers {
    let words: Vec<&str> = quantity.counted_words().split_whitespace().collect();
    // The noun itself stands last.
    let words = words.split_last().map_or(&[][..], |(_, before)| before);
    // "Eleven dead miners" are no other miners than those of the toll.
    let said = |word: &&&str| !params.sign_words.contains(word);
    let (names, common): (Vec<&str>, Vec<&str>) = words
        .iter()
        .filter(said)
        .partition(|word| word.chars().next().is_some_and(char::is_uppercase));
    Modifiers {
        common: sorted(common),
        names: sorted(names),
    }
}

fn sorted(mut words: Vec<&str>) -> Vec<String> {
    words.sort_unstable();
    words.into_iter().map(str::to_lowercase).collect()
}
