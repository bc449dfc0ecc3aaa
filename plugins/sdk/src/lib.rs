//! Write gainsay rule plugins in Rust.
//!
//! A plugin is a crate with one type that implements [`Checker`] and one call of [`export!`]. It is
//! given a [`Case`], one article or claims of several that share a matter, and the rules that packs
//! bind to it; it answers with [`Finding`]s whose evidence are places in the text. It has no files,
//! clock, network or randomness: the same case and rules give the same findings.
//!
//! ```
//! use gainsay_sdk::{Case, Checker, Finding, FindingKind, Info, Needs, NoParams, PreparedRule};
//!
//! /// Finds sentences with two figures that count the same thing.
//! struct Pairs;
//!
//! impl Checker for Pairs {
//!     type Params = NoParams;
//!
//!     fn describe() -> Info {
//!         Info::new("pairs", "0.1.0", "two figures for one thing in a sentence")
//!             .needs(&[Needs::Sentences, Needs::Quantities])
//!             .values(&["counted"])
//!     }
//!
//!     fn check(case: &Case, rules: &[PreparedRule<NoParams>]) -> Result<Vec<Finding>, String> {
//!         let mut findings = Vec::new();
//!         for rule in rules {
//!             for pair in case.quantities().collect::<Vec<_>>().windows(2) {
//!                 let (one, other) = (pair[0], pair[1]);
//!                 if one.sentence() == other.sentence() && one.counted() == other.counted() {
//!                     findings.push(
//!                         rule.finding(FindingKind::Policy)
//!                             .evidence("one", one.at())
//!                             .evidence("other", other.at())
//!                             .value("counted", one.counted()),
//!                     );
//!                 }
//!             }
//!         }
//!         Ok(findings)
//!     }
//! }
//!
//! gainsay_sdk::export!(Pairs);
//! # fn main() {}
//! ```

#[allow(warnings, clippy::all, clippy::pedantic, missing_docs, reason = "generated code")]
#[rustfmt::skip]
pub mod bindings;
mod checker;
mod day;
mod figures;
mod finding;
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code, reason = "memory is claimed and grown by hand")]
mod heap;
mod params;
mod rule;
mod span;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod tokens;
mod view;
mod words;

pub use bindings::gainsay::rule::types as wire;
pub use checker::{Checker, Info, Needs};
pub use day::{Day, days_of, month_name, weekday_name};
pub use figures::{Interval, number, rounding};
pub use finding::{Finding, Level};
pub use params::NoParams;
pub use rule::{PreparedRule, Rule};
pub use rust_decimal::Decimal;
pub use tokens::{
    Gap, Token, ends_letters, is_word_char, same_word, small_letters, stem, tokens, word_key,
};
pub use view::{
    Argument, Article, Attribution, Case, Claim, Entity, Quantity, Sentence, Time, words_overlap,
};
pub use wire::{
    Commitment, Comparison, Direction, EntityKind, Factuality, FindingKind, Modality, Polarity,
    QuantityKind, SegmentKind, Severity, SourceKind, Span, Tense, TimeKind,
};
pub use words::Words;

#[doc(hidden)]
pub use checker::{check, describe, prepare};

/// Sends a line to the host's log; shown with `gainsay check -v`.
pub fn log(message: &str) {
    use bindings::gainsay::rule::host;
    host::log(host::Level::Debug, message);
}

/// Makes a [`Checker`] the plugin of this crate.
#[macro_export]
macro_rules! export {
    ($checker:ty) => {
        #[doc(hidden)]
        pub struct GainsayExport;

        impl $crate::bindings::exports::gainsay::rule::checker::Guest for GainsayExport {
            fn describe() -> $crate::wire::PluginInfo {
                $crate::describe::<$checker>()
            }
            fn prepare(rules: Vec<$crate::wire::Rule>) -> Vec<Result<Vec<u8>, String>> {
                $crate::prepare::<$checker>(rules)
            }
            fn check(
                case: $crate::wire::Case,
                rules: Vec<$crate::wire::PreparedRule>,
            ) -> Result<Vec<$crate::wire::Finding>, String> {
                $crate::check::<$checker>(case, rules)
            }
        }

        #[cfg(target_arch = "wasm32")]
        $crate::bindings::export!(GainsayExport with_types_in $crate::bindings);
    };
}
