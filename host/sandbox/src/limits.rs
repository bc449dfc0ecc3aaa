//! Every limit of the sandbox, in one table.

use std::time::Duration;

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

/// What a plugin may use. Sizes are bytes unless said otherwise.
///
/// The limits of a call are counted afresh for every call. Fuel is the limit that decides: it
/// counts the work of the guest and is the same on every machine. The wall clock only catches what
/// fuel does not see, and is set so that fuel runs out first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// What a call may use.
    pub call: CallLimits,
    /// What an answer may hold.
    pub answer: AnswerLimits,
    /// What a component may look like before it is compiled.
    pub shape: ShapeLimits,
    /// What compiling may cost.
    pub compile: CompileLimits,
}

/// What one call of a plugin may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallLimits {
    /// Bytes of linear memory, all memories of the component together.
    pub memory: usize,
    /// Number of linear memories. wasmtime's size limits hold for each object, so the number of
    /// objects is limited as well.
    pub memories: usize,
    /// Number of tables.
    pub tables: usize,
    /// Elements of all tables together.
    pub table_elements: usize,
    /// Number of core instances: the plugin and the shims that the component encoder adds.
    pub instances: usize,
    /// Units of work, about one an instruction, that every call has.
    pub fuel_base: u64,
    /// Units of work on top for every claim of the case.
    pub fuel_per_claim: u64,
    /// Wall-clock time; a watchdog, checked every 10 ms.
    pub wall_clock: Duration,
    /// Bytes that the plugin may hand to the host at once.
    pub transfer: usize,
    /// Bytes of log messages; what comes after is dropped and counted.
    pub log_bytes: usize,
    /// Lines of log messages; what comes after is dropped and counted.
    pub log_lines: usize,
}

impl CallLimits {
    /// Units of work for a case of so many claims.
    pub fn fuel(&self, claims: usize) -> u64 {
        self.fuel_base
            .saturating_add(self.fuel_per_claim.saturating_mul(claims as u64))
    }
}

/// What an answer of a plugin may hold. What is over is an error, never cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLimits {
    /// Findings of one call.
    pub findings: usize,
    /// Bytes of any one text: a note, a value, a line of derivation, an error message.
    pub text: usize,
    /// Bytes of any one name: of a role, a value, a plugin.
    pub name: usize,
    /// Sides of one finding.
    pub evidence: usize,
    /// Values for placeholders of one finding, and placeholders that a plugin declares.
    pub values: usize,
    /// Lines of derivation of one finding.
    pub derivation: usize,
    /// Bytes of the JSON schema of a plugin's parameters.
    pub schema: usize,
    /// Bytes of what a plugin makes of the parameters of one rule.
    pub prepared: usize,
}

/// What a component may look like. It is checked by reading, before anything is compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeLimits {
    /// Bytes of the file.
    pub file: usize,
    /// Functions of all core modules together.
    pub functions: usize,
    /// Bytes of one function's body. Time and memory to compile grow faster than the body.
    pub function: usize,
    /// Bytes of all function bodies together.
    pub code: usize,
    /// Local variables of one function.
    pub locals: usize,
    /// Types, imports, exports and the like in any one section.
    pub items: usize,
    /// Core modules: the plugin and the shims that the component encoder adds.
    pub modules: usize,
    /// Bytes of one custom section.
    pub custom_section: usize,
}

/// What compiling one component may cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileLimits {
    /// Seconds of processor time, so that a busy machine does not fail a plugin.
    pub cpu_seconds: u64,
    /// Wall-clock time.
    pub wall_clock: Duration,
    /// Bytes of memory of the worker process.
    pub memory: u64,
    /// Compile the functions of a component on several threads. Off, the worker needs less memory;
    /// several plugins are compiled side by side anyhow.
    pub threads: bool,
}

impl Default for Limits {
    /// For plugins in a compiled language.
    fn default() -> Self {
        Self {
            call: CallLimits {
                memory: 64 * MIB,
                memories: 1,
                tables: 4,
                table_elements: 10_000,
                instances: 8,
                fuel_base: 200_000_000,
                fuel_per_claim: 1_000_000,
                wall_clock: Duration::from_secs(2),
                transfer: 4 * MIB,
                log_bytes: 64 * KIB,
                log_lines: 100,
            },
            answer: AnswerLimits {
                findings: 1_000,
                text: 2 * KIB,
                name: 64,
                evidence: 16,
                values: 32,
                derivation: 32,
                schema: 64 * KIB,
                prepared: MIB,
            },
            shape: ShapeLimits {
                file: 4 * MIB,
                functions: 5_000,
                function: 128 * KIB,
                code: 2 * MIB,
                locals: 2_000,
                items: 10_000,
                modules: 8,
                custom_section: 256 * KIB,
            },
            compile: CompileLimits {
                cpu_seconds: 2,
                wall_clock: Duration::from_secs(20),
                memory: 192 * MIB as u64,
                threads: false,
            },
        }
    }
}

impl Limits {
    /// For plugins that carry an interpreter (Python, JavaScript): only for components that the
    /// user has allowed by name, since compiling them costs up to a minute and 2 GiB.
    #[must_use]
    pub fn interpreter() -> Self {
        let mut limits = Self::default();
        limits.call.memory = 256 * MIB;
        limits.call.tables = 8;
        limits.call.table_elements = 100_000;
        limits.call.instances = 64;
        limits.call.fuel_base = 2_000_000_000;
        limits.call.fuel_per_claim = 20_000_000;
        limits.call.wall_clock = Duration::from_secs(10);
        limits.shape = ShapeLimits {
            file: 32 * MIB,
            functions: 60_000,
            function: 2 * MIB,
            code: 24 * MIB,
            locals: 20_000,
            items: 100_000,
            modules: 64,
            custom_section: 8 * MIB,
        };
        limits.compile = CompileLimits {
            cpu_seconds: 120,
            wall_clock: Duration::from_mins(2),
            memory: 2048 * MIB as u64,
            threads: true,
        };
        limits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuel_grows_with_the_case_and_never_wraps() {
        let call = Limits::default().call;
        assert_eq!(call.fuel(0), 200_000_000);
        assert_eq!(call.fuel(30), 230_000_000);
        assert_eq!(
            CallLimits {
                fuel_per_claim: u64::MAX,
                ..call
            }
            .fuel(2),
            u64::MAX
        );
    }
}
