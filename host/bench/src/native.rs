//! The bundled rules linked natively: the same crates, the same cases, no sandbox.

use gainsay_engine::Checker;
use gainsay_sandbox::{Case, Part, wire as host};
use gainsay_sdk::wire as guest;

/// Runs every rule natively; the number of findings.
pub(crate) fn check(checker: &Checker, case: &Case<'_>) -> usize {
    let run = |name: &str, case: guest::Case, rules: Vec<guest::PreparedRule>| match name {
        "arithmetic" => gainsay_sdk::check::<arithmetic::Arithmetic>(case, rules),
        "backing" => gainsay_sdk::check::<backing::Backing>(case, rules),
        "calendar" => gainsay_sdk::check::<calendar::Calendar>(case, rules),
        "corrections" => gainsay_sdk::check::<corrections::Corrections>(case, rules),
        "figures" => gainsay_sdk::check::<figures::Figures>(case, rules),
        "forewarning" => gainsay_sdk::check::<forewarning::Forewarning>(case, rules),
        "hedging" => gainsay_sdk::check::<hedging::Hedging>(case, rules),
        "identity" => gainsay_sdk::check::<identity::Identity>(case, rules),
        "opposition" => gainsay_sdk::check::<opposition::Opposition>(case, rules),
        "origins" => gainsay_sdk::check::<origins::Origins>(case, rules),
        "polarity" => gainsay_sdk::check::<polarity::Polarity>(case, rules),
        "quotations" => gainsay_sdk::check::<quotations::Quotations>(case, rules),
        "sourcing" => gainsay_sdk::check::<sourcing::Sourcing>(case, rules),
        "units" => gainsay_sdk::check::<units::Units>(case, rules),
        _ => Ok(Vec::new()),
    };
    let called = checker
        .plugins()
        .iter()
        .filter(|loaded| case.meets(&loaded.plugin.info().needs));
    called
        .map(|loaded| {
            let rules = loaded
                .due(case)
                .map(|(rule, prepared)| guest::PreparedRule {
                    id: rule.id.clone(),
                    prepared: prepared.clone(),
                });
            let rules: Vec<guest::PreparedRule> = rules.collect();
            if rules.is_empty() {
                return 0;
            }
            let tables = tables(case, &loaded.plugin.info().needs);
            run(&loaded.name, tables, rules).map_or(0, |found| found.len())
        })
        .sum()
}

macro_rules! same_fields {
    ($from:expr, $to:ident { $($field:ident),* $(,)? }) => {
        $from.iter().map(|row| guest::$to { $($field: row.$field.into_guest()),* }).collect()
    };
}

/// Records of the host's side of the interface as the guest's, which have the same fields.
trait IntoGuest {
    type Guest;
    fn into_guest(self) -> Self::Guest;
}

macro_rules! as_is {
    ($($kind:ty),*) => { $(impl IntoGuest for $kind {
        type Guest = $kind;
        fn into_guest(self) -> $kind { self }
    })* };
}

as_is!(u32, u8, bool, i32);

impl<T: IntoGuest> IntoGuest for Option<T> {
    type Guest = Option<T::Guest>;
    fn into_guest(self) -> Self::Guest {
        self.map(T::into_guest)
    }
}

macro_rules! enums {
    ($($name:ident { $($variant:ident),* $(,)? })*) => { $(impl IntoGuest for host::$name {
        type Guest = guest::$name;
        fn into_guest(self) -> guest::$name {
            match self { $(host::$name::$variant => guest::$name::$variant),* }
        }
    })* };
}

enums! {
    SegmentKind { Headline, Subhead, Body, Caption, Credit, Metadata }
    EntityKind { Country, Government, Person, Organisation, Place, Group, Military, Media, Role, Other }
    Comparison { Equal, About, AtMost, Less, AtLeast, More, Between }
    QuantityKind { Level, Delta, Total, Part, Share, Rank, Ordinal, Rate }
    Direction { None, Up, Down }
    TimeKind { Date, Time, Duration, Set }
    SourceKind {
        NamedPerson, Organisation, Government, Document, MediaReport, Role, Anonymous, Collective,
        Unknown, Author,
    }
    Commitment { Factive, Neutral, Distancing }
    Polarity { Positive, Negative }
    Factuality {
        Certain, Probable, Possible, Unknown, CounterCertain, CounterProbable, CounterPossible,
    }
    Modality {
        None, Possible, Probable, Obligation, Permission, Ability, Intent, Demand, Promise,
        Conditional, Question, Hypothetical,
    }
    Tense { Past, Present, Future, None }
}

impl IntoGuest for host::Span {
    type Guest = guest::Span;
    fn into_guest(self) -> guest::Span {
        guest::Span {
            article: self.article,
            start: self.start,
            end: self.end,
        }
    }
}

impl IntoGuest for host::Range {
    type Guest = guest::Range;
    fn into_guest(self) -> guest::Range {
        guest::Range {
            start: self.start,
            end: self.end,
        }
    }
}

fn tables(case: &Case<'_>, needs: &[Part]) -> guest::Case {
    let from = case.tables_for(needs);
    guest::Case {
        strings: from.strings.to_owned(),
        string_ends: from.string_ends.to_vec(),
        articles: same_fields!(
            from.articles,
            Article {
                id,
                published,
                sentences
            }
        ),
        sentences: same_fields!(
            from.sentences,
            Sentence {
                at,
                segment,
                paragraph,
                words
            }
        ),
        words: from.words.to_vec(),
        entities: same_fields!(
            from.entities,
            Entity {
                id,
                name,
                kind,
                member_of
            }
        ),
        frames: same_fields!(from.frames, Frame { id, opposites }),
        frame_links: from.frame_links.to_vec(),
        claims: same_fields!(
            from.claims,
            Claim {
                at,
                trigger,
                sentence,
                frame,
                polarity,
                factuality,
                modality,
                tense,
                partial,
                quoted,
                inherited,
                arguments,
                quantities,
                times,
                chain,
                confidence,
            }
        ),
        arguments: same_fields!(
            from.arguments,
            Argument {
                role,
                words,
                head,
                entity,
                at
            }
        ),
        links: from.links.to_vec(),
        spans: from.spans.iter().map(|span| span.into_guest()).collect(),
        quantities: same_fields!(
            from.quantities,
            Quantity {
                at,
                sentence,
                words,
                value,
                low,
                high,
                comparison,
                unit,
                dimension,
                counted,
                counted_words,
                kind,
                direction,
                claim,
                attribution,
            }
        ),
        times: same_fields!(
            from.times,
            Time {
                at,
                sentence,
                words,
                kind,
                value,
                earliest,
                latest,
                weekday_said,
                impossible,
                explicit,
            }
        ),
        attributions: same_fields!(
            from.attributions,
            Attribution {
                at,
                sentence,
                source,
                source_head,
                source_at,
                entity,
                source_kind,
                anonymous,
                reason,
                cue,
                cue_class,
                cue_at,
                commitment,
                content,
                parent,
                via,
                direct,
                negated,
            }
        ),
        texts: from.texts.iter().map(|text| (*text).to_owned()).collect(),
    }
}
