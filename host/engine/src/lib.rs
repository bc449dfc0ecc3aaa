//! What runs when: plans rules and plugins once, checks articles in parallel, assembles reports.
//!
//! The unit of work is a pure function, [`Checker::check`]: one article in, its report out. It has
//! no state that one article could leave for another, so the order and number of threads do not
//! show in the output, and any retry is harmless. [`Checker::check_all`] does the same for several articles
//! in less time. [`run`] feeds it from a stream and hands results on in the order of the stream;
//! [`run_set`] also runs rules over claims of several articles, and a [`Collection`] does so again and
//! again while its articles change.

mod across;
mod bundle;
mod checker;
mod digest;
mod examples;
mod findings;
mod key;
mod lock;
mod memory;
mod ordered;
mod policy;
mod prepare;
mod profile;
mod run;
mod select;
mod shelf;

pub use across::{Collection, Kept};
pub use checker::{Checker, Loaded};
pub use examples::{ExampleResult, run_examples};
pub use lock::{Lock, LockError, Locked};
pub use policy::{Override, Policies};
pub use prepare::{PluginSource, PrepareError, Prepared, Setup, bundled, used};
pub use profile::{Profile, ProfileRow};
pub use run::{Input, Outcome, Version, run, run_set, run_versions};
pub use select::{Over, Selection, UnknownRule, known};
