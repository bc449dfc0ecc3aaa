//! The one wasmtime engine of a process, with everything off that rules do not need.

use crate::call::{self, CallState};
use crate::error::PluginError;
use crate::limits::CallLimits;
use sha2::{Digest, Sha256};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;
use wasmtime::component::Linker;
use wasmtime::{
    Config, Enabled, InstanceAllocationStrategy, PoolingAllocationConfig, WasmFeatures,
};

/// How often the watchdog looks at the clock.
pub(crate) const TICK: Duration = Duration::from_millis(10);

/// The largest memory that comes from the pool, in bytes.
const POOLED_MEMORY: usize = 64 << 20;

/// Address space that every memory is given. It is not memory: pages that nobody touches cost nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    /// All that a guest can address, so that its code need not compare an address before every use: what
    /// lies beyond its memory is there and cannot be touched.
    Whole,
    /// What a memory may grow to, where the system gives no more. Code compares every address.
    Least,
}

impl Space {
    /// Bytes of a memory with what it may grow to, and of what lies behind it.
    fn bytes(self) -> (u64, u64) {
        match self {
            Self::Whole => (4 << 30, 32 << 20),
            Self::Least => (POOLED_MEMORY as u64, 64 << 10),
        }
    }
}

/// Compiler, settings and linker. Make one a process and clone it: a clone is the same engine.
#[derive(Clone)]
pub struct Engine {
    inner: wasmtime::Engine,
    space: Space,
    linker: Arc<Linker<CallState>>,
    compatibility: Arc<str>,
    _ticker: Arc<Ticker>,
}

impl Engine {
    /// How many calls may run at once. More would fail for want of a memory.
    pub const MOST_CALLS: usize = 256;

    /// Sets up the engine and starts the watchdog thread, which stops with the last clone.
    ///
    /// Every call that it runs must keep to these limits or to stricter ones.
    pub fn new(limits: &CallLimits) -> Result<Self, PluginError> {
        let (inner, space) = runner(limits)?;
        let mut linker = Linker::new(&inner);
        call::link(&mut linker).map_err(|error| PluginError::setup(&error))?;
        let ticker = Ticker::start(inner.clone()).map_err(|error| PluginError::Setup {
            reason: error.to_string(),
        })?;
        Ok(Self {
            compatibility: compatibility(&inner).into(),
            linker: Arc::new(linker),
            inner,
            space,
            _ticker: Arc::new(ticker),
        })
    }

    pub(crate) fn inner(&self) -> &wasmtime::Engine {
        &self.inner
    }

    /// The address space for which its code has to be compiled.
    pub(crate) fn space(&self) -> Space {
        self.space
    }

    pub(crate) fn linker(&self) -> &Linker<CallState> {
        &self.linker
    }

    /// Digest of all that compiled code depends on besides the component: wasmtime's version, its
    /// settings and the processor.
    pub(crate) fn compatibility(&self) -> &str {
        &self.compatibility
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine")
            .field("compatibility", &self.compatibility)
            .finish_non_exhaustive()
    }
}

/// A wasmtime engine with the sandbox's settings. `threads` changes how it compiles, not what.
pub(crate) fn compiler(threads: bool, space: Space) -> Result<wasmtime::Engine, PluginError> {
    wasmtime::Engine::new(&config(threads, space)).map_err(|error| PluginError::setup(&error))
}

/// An engine that takes the memories of its instances from a pool, if they fit in and the system
/// gives it address space, of which some give little.
fn runner(limits: &CallLimits) -> Result<(wasmtime::Engine, Space), PluginError> {
    let fits = limits.memory <= POOLED_MEMORY && limits.memories <= 1;
    let spaces = [Space::Whole, Space::Least].into_iter().filter(|_| fits);
    for space in spaces {
        match pooled(limits, space) {
            Ok(engine) => return Ok((engine, space)),
            Err(error) => tracing::debug!(%error, ?space, "no pool of memories"),
        }
    }
    Ok((compiler(true, Space::Least)?, Space::Least))
}

/// Clearing the pages that a call has touched takes half as long as making and dropping a memory. What a
/// call has touched stays, up to a mebibyte a thread that calls.
fn pooled(limits: &CallLimits, space: Space) -> wasmtime::Result<wasmtime::Engine> {
    let mut pool = PoolingAllocationConfig::default();
    let calls = Engine::MOST_CALLS as u32;
    let (tables, instances) = (limits.tables as u32, limits.instances as u32);
    pool.total_component_instances(calls)
        .total_core_instances(calls * instances)
        .max_core_instances_per_component(instances)
        .total_memories(calls)
        .max_memory_size(POOLED_MEMORY)
        .linear_memory_keep_resident(1 << 20)
        .table_keep_resident(64 << 10)
        .pagemap_scan(Enabled::Auto)
        .total_tables(calls * tables)
        .max_tables_per_component(tables)
        .table_elements(limits.table_elements);
    let mut config = config(true, space);
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
    wasmtime::Engine::new(&config)
}

fn config(threads: bool, space: Space) -> Config {
    let mut config = Config::new();
    // Fuel gives the verdict: it is the same everywhere. Epochs are the watchdog for what fuel does
    // not see, such as the host copying data for the guest.
    config.consume_fuel(true);
    config.epoch_interruption(true);
    // Results must not depend on the machine.
    config.cranelift_nan_canonicalization(true);
    config.wasm_relaxed_simd(false);
    config.relaxed_simd_deterministic(true);
    // What an error is told by does without them, and code is read faster.
    config.generate_address_map(false);
    config.native_unwind_info(false);
    // Less surface. Threads, GC, async and stack switching are not even compiled in.
    config.wasm_multi_memory(false);
    config.wasm_memory64(false);
    config.wasm_tail_call(false);
    config.wasm_custom_page_sizes(false);
    config.wasm_wide_arithmetic(false);
    config.wasm_features(
        WasmFeatures::THREADS
            | WasmFeatures::GC
            | WasmFeatures::FUNCTION_REFERENCES
            | WasmFeatures::EXCEPTIONS
            | WasmFeatures::STACK_SWITCHING
            | WasmFeatures::CM_ASYNC
            | WasmFeatures::CM_ERROR_CONTEXT,
        false,
    );
    // Small enough for every thread's native stack (2 MiB), so that recursion ends as a trap.
    config.max_wasm_stack(512 * 1024);
    let (memory, behind) = space.bytes();
    config.memory_reservation(memory);
    config.memory_guard_size(behind);
    config.memory_reservation_for_growth(0);
    config.guard_before_linear_memory(false);
    config.parallel_compilation(threads);
    config
}

fn compatibility(engine: &wasmtime::Engine) -> String {
    let mut hasher = DigestHasher(Sha256::new());
    engine.precompile_compatibility_hash().hash(&mut hasher);
    crate::digest::hex(&hasher.0.finalize())
}

/// Feeds what is hashed into SHA-256: 64 bits of a table hash are too few to name native code.
struct DigestHasher(Sha256);

impl Hasher for DigestHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = self.0.clone().finalize();
        digest
            .iter()
            .take(8)
            .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }
}

/// A thread that advances the engine's epoch, ended by dropping it.
struct Ticker {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Ticker {
    fn start(engine: wasmtime::Engine) -> std::io::Result<Self> {
        let (stop, stopped) = channel::<()>();
        let thread = std::thread::Builder::new()
            .name("gainsay-watchdog".into())
            .spawn(move || {
                while stopped.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                    engine.increment_epoch();
                }
            })?;
        Ok(Self {
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // The thread cannot panic, and nothing is lost if it did.
            let _ = thread.join();
        }
    }
}
