//! What can go wrong with a plugin.
//!
//! Messages are fragments that follow the plugin's name ("plugin `x`: ..."), name the limit that
//! was hit and what to do. They may quote the plugin, so they are text from outside: a report has
//! to escape them.

use crate::limits::CallLimits;
use std::time::Duration;
use thiserror::Error;
use wasmtime::Trap;

/// Why a plugin could not be loaded, or a call did not finish.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PluginError {
    /// The component breaks a rule that is checked before anything runs.
    #[error("refused: {reason}")]
    Refused {
        /// What is wrong and what to do.
        reason: String,
    },
    /// The component is not valid, or the compiler cannot handle it.
    #[error("cannot be compiled: {reason}")]
    Compile {
        /// The compiler's words.
        reason: String,
    },
    /// Compiling cost more than is allowed.
    #[error("refused: compiling it takes more than {limit}; make its functions fewer or smaller")]
    CompileLimit {
        /// The limit, in words.
        limit: String,
    },
    /// The call used up its units of work. The same call fails on every machine.
    #[error("used up its {budget} units of fuel; if the plugin is sound, raise --fuel")]
    OutOfFuel {
        /// Units that the call had.
        budget: u64,
    },
    /// The call ran longer than the wall clock allows.
    #[error(
        "took longer than {} ms; the machine may be busy: run again, or raise --plugin-timeout",
        .limit.as_millis()
    )]
    TimedOut {
        /// Time that the call had.
        limit: Duration,
    },
    /// The call asked for more memory than is allowed.
    #[error("wanted more than {} KiB of memory; if the plugin is sound, raise --plugin-memory", .limit / 1024)]
    OutOfMemory {
        /// Bytes that the call had.
        limit: usize,
    },
    /// The call asked for more table elements than are allowed.
    #[error("wanted more than {limit} table elements")]
    OutOfTable {
        /// Elements that the call had.
        limit: usize,
    },
    /// The guest gave up or did something that WebAssembly does not allow.
    #[error("stopped: {trap}{}{}", stack_hint(*.possible_stack_overflow), quoted(.last_words.as_deref()))]
    Trapped {
        /// The trap.
        trap: String,
        /// The trap is what endless recursion looks like.
        possible_stack_overflow: bool,
        /// The last warning it logged, which is where a panic leaves its message.
        last_words: Option<String>,
    },
    /// The answer holds more than is allowed.
    #[error("answered with too much: {what} (at most {limit})")]
    TooMuchData {
        /// What there is too much of.
        what: String,
        /// How much is allowed.
        limit: usize,
    },
    /// The answer is not what the interface asks for.
    #[error("answered wrongly: {what}")]
    BadResult {
        /// What is wrong with it.
        what: String,
    },
    /// The plugin itself reports that it could not do its work.
    #[error("reports: {0}")]
    Said(String),
    /// The sandbox could not be set up on this machine.
    #[error("the sandbox could not be set up: {reason}")]
    Setup {
        /// What the machine refused.
        reason: String,
    },
}

impl PluginError {
    pub(crate) fn refused(reason: impl Into<String>) -> Self {
        Self::Refused {
            reason: reason.into(),
        }
    }

    pub(crate) fn bad(what: impl Into<String>) -> Self {
        Self::BadResult { what: what.into() }
    }

    pub(crate) fn compile(error: &wasmtime::Error) -> Self {
        Self::Compile {
            reason: root_cause(error),
        }
    }

    pub(crate) fn setup(error: &wasmtime::Error) -> Self {
        Self::Setup {
            reason: root_cause(error),
        }
    }
}

/// A limit on growth that was hit during a call. The limiter returns it as the cause of the trap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum GrowthLimit {
    /// Linear memory.
    #[error("memory limit")]
    Memory,
    /// Tables.
    #[error("table limit")]
    Table,
}

/// Tells why a call failed, by type and never by text.
pub(crate) fn call_error(
    error: &wasmtime::Error,
    limits: &CallLimits,
    budget: u64,
    last_words: Option<String>,
) -> PluginError {
    if let Some(growth) = error.downcast_ref::<GrowthLimit>() {
        return match growth {
            GrowthLimit::Memory => PluginError::OutOfMemory {
                limit: limits.memory,
            },
            GrowthLimit::Table => PluginError::OutOfTable {
                limit: limits.table_elements,
            },
        };
    }
    match error.downcast_ref::<Trap>() {
        Some(Trap::OutOfFuel) => PluginError::OutOfFuel { budget },
        Some(Trap::Interrupt) => PluginError::TimedOut {
            limit: limits.wall_clock,
        },
        Some(trap) => PluginError::Trapped {
            trap: trap.to_string(),
            // A guest in Rust or C keeps a second stack in its memory, which ends below address 0.
            possible_stack_overflow: matches!(trap, Trap::StackOverflow | Trap::MemoryOutOfBounds),
            last_words,
        },
        None => PluginError::BadResult {
            what: root_cause(error),
        },
    }
}

/// The innermost cause of an error, cut to a length that fits a report.
fn root_cause(error: &wasmtime::Error) -> String {
    excerpt(&error.root_cause().to_string(), 300)
}

/// At most `limit` characters of a text, with a mark where it was cut.
pub(crate) fn excerpt(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn stack_hint(possible: bool) -> &'static str {
    if possible {
        " (endless recursion?)"
    } else {
        ""
    }
}

fn quoted(words: Option<&str>) -> String {
    words.map_or_else(String::new, |words| format!("; its last words: {words}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    #[test]
    fn traps_are_told_apart_by_type() {
        let limits = Limits::default().call;
        let of = |error: wasmtime::Error| call_error(&error, &limits, 7, None);
        assert_eq!(
            of(Trap::OutOfFuel.into()),
            PluginError::OutOfFuel { budget: 7 }
        );
        assert!(matches!(
            of(Trap::Interrupt.into()),
            PluginError::TimedOut { .. }
        ));
        assert!(matches!(
            of(Trap::MemoryOutOfBounds.into()),
            PluginError::Trapped {
                possible_stack_overflow: true,
                ..
            }
        ));
        assert_eq!(
            of(wasmtime::Error::new(GrowthLimit::Memory)),
            PluginError::OutOfMemory {
                limit: limits.memory
            }
        );
        // The same words without the type are no reason to believe them.
        assert!(matches!(
            of(wasmtime::Error::msg("all fuel consumed by WebAssembly")),
            PluginError::BadResult { .. }
        ));
    }

    #[test]
    fn long_causes_are_cut_on_a_character() {
        assert_eq!(excerpt("äöü", 2), "äö…");
        assert_eq!(excerpt("äöü", 3), "äöü");
    }
}
