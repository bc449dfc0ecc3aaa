//! The one wasmtime engine of a process, with everything off that rules do not need.

use crate::call::{self, CallState};
use crate::error::PluginError;
use sha2::{Digest, Sha256};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;
use wasmtime::component::Linker;
use wasmtime::{Config, WasmFeatures};

/// How often the watchdog looks at the clock.
pub(crate) const TICK: Duration = Duration::from_millis(10);

/// Compiler, settings and linker. Make one a process and clone it: a clone is the same engine.
#[derive(Clone)]
pub struct Engine {
    inner: wasmtime::Engine,
    linker: Arc<Linker<CallState>>,
    compatibility: Arc<str>,
    _ticker: Arc<Ticker>,
}

impl Engine {
    /// Sets up the engine and starts the watchdog thread, which stops with the last clone.
    pub fn new() -> Result<Self, PluginError> {
        let inner = compiler(true)?;
        let mut linker = Linker::new(&inner);
        call::link(&mut linker).map_err(|error| PluginError::setup(&error))?;
        let ticker = Ticker::start(inner.clone()).map_err(|error| PluginError::Setup {
            reason: error.to_string(),
        })?;
        Ok(Self {
            compatibility: compatibility(&inner).into(),
            linker: Arc::new(linker),
            inner,
            _ticker: Arc::new(ticker),
        })
    }

    pub(crate) fn inner(&self) -> &wasmtime::Engine {
        &self.inner
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
pub(crate) fn compiler(threads: bool) -> Result<wasmtime::Engine, PluginError> {
    wasmtime::Engine::new(&config(threads)).map_err(|error| PluginError::setup(&error))
}

fn config(threads: bool) -> Config {
    let mut config = Config::new();
    // Fuel gives the verdict: it is the same everywhere. Epochs are the watchdog for what fuel does
    // not see, such as the host copying data for the guest.
    config.consume_fuel(true);
    config.epoch_interruption(true);
    // Results must not depend on the machine.
    config.cranelift_nan_canonicalization(true);
    config.wasm_relaxed_simd(false);
    config.relaxed_simd_deterministic(true);
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
    // Gigabytes of address space for every memory break small containers. Memories are made when
    // needed: a pool would hold memory between calls for a few microseconds gained.
    config.memory_reservation(64 << 20);
    config.memory_guard_size(64 << 10);
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
