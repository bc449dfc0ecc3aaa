//! The types that two stages of gainsay share: plain data, no I/O, no clock, no threads.
//!
//! ```text
//! bytes → Article → Annotations → Claim → Case → Finding → Report → bytes
//! ```
//!
//! Every stage knows only the types to its left. Positions are UTF-8 byte ranges ([`Span`]) in
//! [`Article::text`] until a report turns them into code points, lines and columns of the file.

mod article;
mod claim;
mod coverage;
mod date;
mod entity;
mod finding;
mod frame;
mod lexicon;
mod lowered;
mod note;
mod quantity;
mod quote;
mod report;
mod rule;
mod source;
mod source_map;
mod span;
mod time;
mod untrusted;
mod word_map;

pub use article::{Article, ArticleId, Block, BlockKind, DateOrigin, Directive};
pub use claim::{
    Argument, ArticleClaims, Claim, ClaimSentence, Factuality, FactualityFor, Holder, Modality,
    Polarity, SegmentKind, Tense, Trace,
};
pub use coverage::{Coverage, Seen};
pub use date::{CivilDay, DateError};
pub use entity::{Entity, EntityKind, Mention, MentionForm};
pub use finding::{Evidence, Finding, FindingKind, RawEvidence, RawFinding, Severity};
pub use frame::{Complement, Frame, RolePattern, WordPattern};
pub use lexicon::{
    Approximator, Commitment, Cue, CueClass, Currency, EntityEntry, Lexicon, NameWords, NounCue,
    Phrase, PhrasePosition, SourceWords, Unit, WordRelations,
};
pub use lowered::lowered;
pub use note::Note;
pub use quantity::{Comparison, Direction, Quantity, QuantityKind};
pub use quote::{Elsewhere, Quote};
pub use report::{
    ArticleReport, Failure, Notice, NoticeKind, Problem, RuleSummary, RunSummary, Skipped,
    Suppressed, SuppressedBy,
};
pub use rule::{Example, Expectation, Measured, Rule, RuleScope, RuleStatus};
pub use rust_decimal::Decimal;
pub use source::{Attribution, AttributionKind, SourceKind};
pub use source_map::{Place, SourceMap};
pub use span::Span;
pub use time::{Timex, TimexMod, TimexType};
pub use untrusted::Untrusted;
pub use word_map::{WordMap, WordSet};
