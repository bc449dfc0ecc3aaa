//! Names of the model as names of the interface.

use crate::bindings::gainsay::rule::types as wire;
use gainsay_model::{
    Comparison, CueClass, Direction, EntityKind, Factuality, FindingKind, Modality, Polarity,
    QuantityKind, SegmentKind, Severity, SourceKind, Span, Tense, TimexType,
};

/// Two enums whose variants have the same names.
macro_rules! same_names {
    ($from:ty => $to:ty: $($name:ident)+) => {
        impl From<$from> for $to {
            fn from(value: $from) -> Self {
                match value {
                    $(<$from>::$name => Self::$name,)+
                }
            }
        }
    };
}

same_names!(SegmentKind => wire::SegmentKind: Headline Subhead Body Caption Credit Metadata);
same_names!(EntityKind => wire::EntityKind:
    Country Government Person Organisation Place Group Military Media Role Other);
same_names!(Comparison => wire::Comparison: Equal About AtMost Less AtLeast More Between);
same_names!(QuantityKind => wire::QuantityKind: Level Delta Total Part Share Rank Ordinal Rate);
same_names!(Direction => wire::Direction: None Up Down);
same_names!(TimexType => wire::TimeKind: Date Time Duration Set);
same_names!(SourceKind => wire::SourceKind:
    NamedPerson Organisation Government Document MediaReport Role Anonymous Collective Unknown
    Author);
same_names!(gainsay_model::Commitment => wire::Commitment: Factive Neutral Distancing);
same_names!(Polarity => wire::Polarity: Positive Negative);
same_names!(Factuality => wire::Factuality:
    Certain Probable Possible Unknown CounterCertain CounterProbable CounterPossible);
same_names!(Modality => wire::Modality:
    None Possible Probable Obligation Permission Ability Intent Demand Promise Conditional Question
    Hypothetical);
same_names!(Tense => wire::Tense: Past Present Future None);
same_names!(wire::Severity => Severity: Info Warning Error);
same_names!(wire::FindingKind => FindingKind:
    Contradiction Disputed Update Reversal Arithmetic Policy Warning);

/// A place in that article of the case.
pub(crate) fn span(article: u32, span: Span) -> wire::Span {
    wire::Span {
        article,
        start: span.start,
        end: span.end,
    }
}

/// The name by which packs and plugins know a class of cues.
pub(crate) fn cue_class(class: CueClass) -> &'static str {
    match class {
        CueClass::Say => "say",
        CueClass::Claim => "claim",
        CueClass::Deny => "deny",
        CueClass::Warn => "warn",
        CueClass::Estimate => "estimate",
        CueClass::Know => "know",
        CueClass::Think => "think",
        CueClass::Demand => "demand",
        CueClass::Commit => "commit",
        CueClass::Doubt => "doubt",
        CueClass::Wish => "wish",
        CueClass::Report => "report",
        CueClass::Ask => "ask",
        CueClass::Feel => "feel",
    }
}
