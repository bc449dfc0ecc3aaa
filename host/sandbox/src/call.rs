//! One call of a plugin: a fresh store, its limits, its log.

use crate::bindings::gainsay::rule::host::Level;
use crate::engine::{Engine, TICK};
use crate::error::{GrowthLimit, PluginError, call_error, excerpt};
use crate::inspect::{HOST_INTERFACE, INTERFACE_VERSION};
use crate::limits::CallLimits;
use gainsay_model::Untrusted;
use std::sync::Arc;
use std::time::{Duration, Instant};
use wasmtime::component::{Linker, WasmStr};
use wasmtime::{ResourceLimiter, Store, StoreContextMut, Trap};

/// Fuel that a call of the host costs, besides one a byte: the guest must not be able to make the
/// host work for nothing. It is about the time that the call takes, several times over.
const HOST_CALL_FUEL: u64 = 5_000;

/// How urgent a line of a plugin's log is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogLevel {
    /// For the plugin's author.
    Debug,
    /// Worth knowing.
    Info,
    /// Something is wrong; a panic leaves its message here.
    Warn,
}

/// A line that a plugin logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// How urgent it is.
    pub level: LogLevel,
    /// The plugin's words.
    pub message: Untrusted,
}

/// What a call used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Units of fuel, the same on every machine.
    pub fuel: u64,
    /// Units of fuel that it had.
    pub fuel_budget: u64,
    /// Most linear memory that it held, in bytes.
    pub peak_memory: usize,
    /// Wall-clock time, with building and dropping the instance.
    pub time: Duration,
}

/// What is left of a call that finished.
pub(crate) struct Finished<R> {
    pub(crate) result: R,
    pub(crate) logs: Vec<LogLine>,
    pub(crate) logs_dropped: u64,
    pub(crate) cost: Cost,
}

/// Has `instance` make a fresh one, runs `work` on it within the limits, and drops it.
pub(crate) fn run<I, R>(
    engine: &Engine,
    plugin: &Arc<str>,
    limits: &CallLimits,
    budget: u64,
    instance: impl FnOnce(&mut Store<CallState>) -> wasmtime::Result<I>,
    work: impl FnOnce(I, &mut Store<CallState>) -> wasmtime::Result<R>,
) -> Result<Finished<R>, PluginError> {
    let started = Instant::now();
    let mut store = Store::new(engine.inner(), CallState::new(limits, plugin));
    store.limiter(|state| state);
    store.set_hostcall_fuel(limits.transfer);
    store
        .set_fuel(budget)
        .map_err(|error| PluginError::setup(&error))?;
    store.set_epoch_deadline(ticks(limits.wall_clock));
    store.epoch_deadline_trap();
    let result = match instance(&mut store) {
        Ok(instance) => work(instance, &mut store).map_err(|error| (error, Stage::Call)),
        Err(error) => Err((error, Stage::Instance)),
    };
    let left = store.get_fuel().unwrap_or(0);
    let state = store.into_data();
    let cost = Cost {
        fuel: budget.saturating_sub(left),
        fuel_budget: budget,
        peak_memory: state.peak_memory,
        time: started.elapsed(),
    };
    let (lines, dropped) = (state.log.lines.len(), state.log.dropped);
    tracing::trace!(%plugin, ?cost, lines, dropped, "plugin call");
    match result {
        Ok(result) => Ok(Finished {
            result,
            logs: state.log.lines,
            logs_dropped: state.log.dropped,
            cost,
        }),
        Err((error, stage)) => {
            let error = call_error(&error, limits, budget, state.log.last_words());
            Err(stage.blame(error))
        }
    }
}

/// How far a call came.
#[derive(Clone, Copy)]
enum Stage {
    Instance,
    Call,
}

impl Stage {
    /// What is wrong before the guest has answered anything is wrong with the component.
    fn blame(self, error: PluginError) -> PluginError {
        match (self, error) {
            (Self::Instance, PluginError::BadResult { what }) => PluginError::refused(format!(
                "it does not fit gainsay:rule {INTERFACE_VERSION}: {what}; rebuild it with the \
                 current SDK"
            )),
            (_, error) => error,
        }
    }
}

/// Ticks of the watchdog in that time; one more, since the first may come at once.
fn ticks(time: Duration) -> u64 {
    let ticks = time.as_nanos().div_ceil(TICK.as_nanos()) + 1;
    u64::try_from(ticks).unwrap_or(u64::MAX / 2)
}

/// Defines the one function that a plugin may call.
pub(crate) fn link(linker: &mut Linker<CallState>) -> wasmtime::Result<()> {
    linker.instance(HOST_INTERFACE)?.func_wrap("log", log)
}

/// Keeps a line while the budget lasts. The message is borrowed from the guest's memory and only
/// copied if it is kept.
fn log(
    mut store: StoreContextMut<'_, CallState>,
    (level, message): (Level, WasmStr),
) -> wasmtime::Result<()> {
    let fuel = store.get_fuel()?;
    let words = message.to_str(&store)?;
    let price = HOST_CALL_FUEL.saturating_add(words.len() as u64);
    let kept = (store.data().log.room_for(words.len())).then(|| words.into_owned());
    let Some(left) = fuel.checked_sub(price) else {
        store.set_fuel(0)?;
        return Err(Trap::OutOfFuel.into());
    };
    store.set_fuel(left)?;
    store.data_mut().add_line(level, kept);
    Ok(())
}

/// What the host keeps beside a guest during a call.
pub(crate) struct CallState {
    plugin: Arc<str>,
    memory_limit: usize,
    table_limit: usize,
    memories: usize,
    tables: usize,
    instances: usize,
    memory: usize,
    peak_memory: usize,
    table_elements: usize,
    log: Log,
}

struct Log {
    lines: Vec<LogLine>,
    bytes: usize,
    bytes_limit: usize,
    lines_limit: usize,
    dropped: u64,
}

impl Log {
    fn room_for(&self, bytes: usize) -> bool {
        self.lines.len() < self.lines_limit && self.bytes + bytes <= self.bytes_limit
    }

    fn last_words(&self) -> Option<String> {
        let mut warnings = self.lines.iter().rev();
        let last = warnings.find(|line| line.level == LogLevel::Warn)?;
        Some(excerpt(last.message.raw(), 300))
    }
}

impl CallState {
    fn new(limits: &CallLimits, plugin: &Arc<str>) -> Self {
        Self {
            plugin: Arc::clone(plugin),
            memory_limit: limits.memory,
            table_limit: limits.table_elements,
            memories: limits.memories,
            tables: limits.tables,
            instances: limits.instances,
            memory: 0,
            peak_memory: 0,
            table_elements: 0,
            log: Log {
                lines: Vec::new(),
                bytes: 0,
                bytes_limit: limits.log_bytes,
                lines_limit: limits.log_lines,
                dropped: 0,
            },
        }
    }

    fn add_line(&mut self, level: Level, message: Option<String>) {
        let Some(message) = message else {
            self.log.dropped += 1;
            return;
        };
        tracing::debug!(plugin = %self.plugin, ?level, ?message, "plugin log");
        self.log.bytes += message.len();
        self.log.lines.push(LogLine {
            level: match level {
                Level::Debug => LogLevel::Debug,
                Level::Info => LogLevel::Info,
                Level::Warn => LogLevel::Warn,
            },
            message: Untrusted::new(message),
        });
    }
}

/// Growth beyond a limit ends the call instead of telling the guest: a guest that handles it would
/// give results that depend on the limit.
impl ResourceLimiter for CallState {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        if maximum.is_some_and(|maximum| desired > maximum) {
            return Ok(false);
        }
        let total = self.memory.saturating_sub(current).saturating_add(desired);
        if total > self.memory_limit {
            return Err(wasmtime::Error::new(GrowthLimit::Memory));
        }
        self.memory = total;
        self.peak_memory = self.peak_memory.max(total);
        Ok(true)
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let total = self
            .table_elements
            .saturating_sub(current)
            .saturating_add(desired);
        // Before its own maximum, since a table of the pool has the limit for a maximum.
        if total > self.table_limit {
            return Err(wasmtime::Error::new(GrowthLimit::Table));
        }
        if maximum.is_some_and(|maximum| desired > maximum) {
            return Ok(false);
        }
        self.table_elements = total;
        Ok(true)
    }

    fn instances(&self) -> usize {
        self.instances
    }

    fn tables(&self) -> usize {
        self.tables
    }

    fn memories(&self) -> usize {
        self.memories
    }
}
