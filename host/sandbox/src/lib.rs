//! Runs rule plugins as WebAssembly components; the only crate that knows wasmtime.
//!
//! A plugin is foreign code. It is read before it is compiled ([`inspect`]), compiled in a process
//! of its own ([`CompileHow::Worker`]), run with nothing but a case and its rules, within [`Limits`],
//! in a fresh store that is thrown away after the call, and whatever it answers is checked before
//! anybody sees it. A call that breaks a limit fails as a whole: there are no half results.
//!
//! ```no_run
//! use gainsay_sandbox::{
//!     Cache, Case, CompileHow, Engine, Limits, Loader, Opposites, PreparedRule, WireRule,
//! };
//!
//! # fn main() -> Result<(), gainsay_sandbox::PluginError> {
//! let loader = Loader {
//!     engine: Engine::new(&Limits::default().call)?,
//!     cache: Cache::disabled(),
//!     compile: CompileHow::InProcess,
//!     limits: Limits::default(),
//! };
//! let plugin = loader.load("figures", &std::fs::read("figures.wasm").unwrap_or_default())?;
//! let opposites = Opposites::default();
//! let case = Case::build(&[], &opposites);
//! let id = "core/parts";
//! let prepared = plugin.prepare(&[WireRule { id, params: "{}" }])?;
//! if let (true, [Ok(prepared)]) = (case.meets(&plugin.info().needs), prepared.as_slice()) {
//!     let rules = [PreparedRule { id, prepared }];
//!     let outcome = plugin.check(&case, &rules)?;
//!     println!("{} findings for {} fuel", outcome.findings.len(), outcome.cost.fuel);
//! }
//! # Ok(()) }
//! ```
//!
//! No host function panics, and none calls back into this crate, so no unwinding crosses guest
//! code and nothing here needs `catch_unwind`.

#[allow(
    clippy::all,
    clippy::pedantic,
    missing_docs,
    unreachable_pub,
    unsafe_code,
    unused_qualifications,
    reason = "generated; its unsafe blocks are wasmtime's own, checked against the component's types"
)]
mod bindings;
mod build_case;
mod call;
mod case;
mod compile;
mod convert;
mod digest;
mod engine;
mod entry;
mod error;
mod inspect;
mod interner;
mod limits;
mod opposites;
mod owners;
mod plugin;
mod selection;
mod shape;
mod validate;

pub use bindings::gainsay::rule::types as wire;
pub use bindings::gainsay::rule::types::{PreparedRule, Rule as WireRule};
pub use call::{Cost, LogLevel, LogLine};
pub use case::{Case, CaseArticle};
pub use compile::{CompileHow, compile_worker};
pub use digest::sha256_hex;
pub use engine::Engine;
pub use error::PluginError;
pub use gainsay_cache::Cache;
pub use inspect::{INTERFACE_VERSION, Inspection, inspect};
pub use limits::{AnswerLimits, CallLimits, CompileLimits, Limits, ShapeLimits};
pub use opposites::Opposites;
pub use plugin::{CheckOutcome, Loader, Part, Plugin, PluginInfo};
