//! From component to native code.
//!
//! Compiling foreign code can cost far more than reading it, and wasmtime does not treat that as a
//! fault. So it happens in a worker process, which the kernel stops at a limit of processor time
//! and memory, and which this process stops at a limit of wall-clock time.

use crate::engine::{Engine, Space, compiler};
use crate::error::PluginError;
use crate::limits::CompileLimits;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;
use wasmtime::component::Component;

/// Where components are compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompileHow {
    /// In this process, with no limit on time and memory but the component's shape: for plugins
    /// that were built here.
    InProcess,
    /// In a process of its own.
    Worker {
        /// Program that calls [`compile_worker`] when started with `args`.
        program: PathBuf,
        /// Its arguments.
        args: Vec<String>,
        /// Environment variables set for it beside those of this process.
        environment: Vec<(String, String)>,
    },
}

/// The first byte of a worker's answer.
const COMPILED: u8 = 0;
const FAILED: u8 = 1;

/// The most that a worker may answer: native code is about three times its component.
const LARGEST_ANSWER: u64 = 512 << 20;

/// Compiles a component to the bytes that [`load`] takes.
pub(crate) fn compile(
    engine: &Engine,
    component: &[u8],
    how: &CompileHow,
    limits: &CompileLimits,
) -> Result<Vec<u8>, PluginError> {
    match how {
        CompileHow::InProcess => engine
            .inner()
            .precompile_component(component)
            .map_err(|error| PluginError::compile(&error)),
        CompileHow::Worker {
            program,
            args,
            environment,
        } => {
            let mut command = Command::new(program);
            command.args(args);
            command.envs(environment.iter().map(|(name, value)| (name, value)));
            run_worker(command, component, engine.space(), limits)
        }
    }
}

/// Turns compiled bytes into a component that can run.
///
/// The bytes must come from [`compile`] with the same engine settings, unchanged.
#[allow(
    unsafe_code,
    reason = "the only unsafe operation outside generated code"
)]
pub(crate) fn load(engine: &Engine, compiled: &[u8]) -> Result<Component, PluginError> {
    // SAFETY: `deserialize` runs whatever native code it is given. All callers pass bytes that this
    // program made: fresh from `compile`, or from the cache, which lies in a directory that only
    // this user can write, belongs to this engine's settings and this version by its key, and
    // matched its SHA-256 in the very buffer that is passed here. wasmtime's own check of version
    // and settings guards against mistakes; it is no protection against forged or damaged code.
    let component = unsafe { Component::deserialize(engine.inner(), compiled) };
    component.map_err(|error| PluginError::compile(&error))
}

/// The worker's side: reads limits and a component from `request` until its end, writes the
/// compiled code to `answer`. The process should do nothing else, since its limits stay.
///
/// Anything but success means that there is no answer.
pub fn compile_worker(request: impl Read, answer: impl Write) -> ExitCode {
    match work(request, answer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::debug!(%error, "compile worker");
            ExitCode::FAILURE
        }
    }
}

fn work(mut request: impl Read, mut answer: impl Write) -> io::Result<()> {
    let cpu_seconds = read_number(&mut request)?;
    let memory = read_number(&mut request)?;
    let threads = read_number(&mut request)? != 0;
    let space = match read_number(&mut request)? {
        0 => Space::Least,
        _ => Space::Whole,
    };
    confine(cpu_seconds, memory)?;
    let mut component = Vec::new();
    request.read_to_end(&mut component)?;
    let compiled = compiler(threads, space).and_then(|engine| {
        let compiled = engine.precompile_component(&component);
        compiled.map_err(|error| PluginError::compile(&error))
    });
    match compiled {
        Ok(code) => {
            answer.write_all(&[COMPILED])?;
            answer.write_all(&code)?;
        }
        Err(error) => {
            let reason = match error {
                PluginError::Compile { reason } => reason,
                other => other.to_string(),
            };
            answer.write_all(&[FAILED])?;
            answer.write_all(reason.as_bytes())?;
        }
    }
    answer.flush()
}

fn read_number(request: &mut impl Read) -> io::Result<u64> {
    let mut bytes = [0; 8];
    request.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

/// Limits this process for good.
#[cfg(unix)]
fn confine(cpu_seconds: u64, memory: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let lower = |resource: Resource, limit: u64| {
        // A limit can be lowered by anybody and raised by nobody: keep what is stricter already.
        let limit = getrlimit(resource)
            .maximum
            .map_or(limit, |now| now.min(limit));
        setrlimit(
            resource,
            Rlimit {
                current: Some(limit),
                maximum: Some(limit),
            },
        )
    };
    lower(Resource::Cpu, cpu_seconds)?;
    lower(Resource::Core, 0)?;
    // Private writable memory is what counts. Address space is a looser net below it, for systems
    // that do not count mappings as data: allocators and thread stacks reserve more than they use.
    lower(Resource::Data, memory)?;
    #[cfg(not(target_os = "macos"))]
    lower(Resource::As, memory.saturating_mul(4))?;
    Ok(())
}

/// Elsewhere only the wall clock stops a worker.
#[cfg(not(unix))]
fn confine(_cpu_seconds: u64, _memory: u64) -> io::Result<()> {
    Ok(())
}

fn run_worker(
    mut command: Command,
    component: &[u8],
    space: Space,
    limits: &CompileLimits,
) -> Result<Vec<u8>, PluginError> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| cannot_start(&error))?;
    let answer = converse(&mut child, component, space, limits);
    if answer.is_err() {
        // It may have ended by itself; then there is nothing to kill.
        let _ = child.kill();
    }
    let status = child.wait().map_err(|error| cannot_start(&error))?;
    let answer = answer?;
    match answer.split_first() {
        Some((&COMPILED, code)) if status.success() => Ok(code.to_vec()),
        Some((&FAILED, reason)) if status.success() => Err(PluginError::Compile {
            reason: String::from_utf8_lossy(reason).into_owned(),
        }),
        _ => Err(worker_died(status, limits)),
    }
}

fn cannot_start(error: &io::Error) -> PluginError {
    PluginError::Setup {
        reason: format!("the compile worker cannot run: {error}"),
    }
}

/// Sends the request and waits for the whole answer.
fn converse(
    child: &mut Child,
    component: &[u8],
    space: Space,
    limits: &CompileLimits,
) -> Result<Vec<u8>, PluginError> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(cannot_start(&io::ErrorKind::BrokenPipe.into()));
    };
    let (done, waiting) = channel();
    std::thread::spawn(move || {
        let mut answer = Vec::new();
        let read = output.take(LARGEST_ANSWER).read_to_end(&mut answer);
        // Nobody waits any more if the time was up.
        let _ = done.send(read.map(|_| answer));
    });
    let mut header = limits.cpu_seconds.to_le_bytes().to_vec();
    header.extend(limits.memory.to_le_bytes());
    header.extend(u64::from(limits.threads).to_le_bytes());
    header.extend(u64::from(space == Space::Whole).to_le_bytes());
    // The worker reads everything before it answers, so writing cannot block on its answer; if it
    // has died, its exit status tells more than this error.
    let _ = input
        .write_all(&header)
        .and_then(|()| input.write_all(component));
    drop(input);
    match waiting.recv_timeout(limits.wall_clock) {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) => Err(cannot_start(&error)),
        Err(RecvTimeoutError::Timeout) => Err(over(limits.wall_clock)),
        Err(RecvTimeoutError::Disconnected) => Err(cannot_start(&io::ErrorKind::BrokenPipe.into())),
    }
}

fn over(time: Duration) -> PluginError {
    PluginError::CompileLimit {
        limit: format!("{} ms", time.as_millis()),
    }
}

/// Tells from its end why a worker gave no answer.
fn worker_died(status: ExitStatus, limits: &CompileLimits) -> PluginError {
    #[cfg(unix)]
    {
        use rustix::process::Signal;
        use std::os::unix::process::ExitStatusExt;
        let signal = status.signal();
        let is = |wanted: Signal| signal == Some(wanted.as_raw());
        if is(Signal::XCPU) || is(Signal::KILL) {
            return PluginError::CompileLimit {
                limit: format!("{} s of processor time", limits.cpu_seconds),
            };
        }
        // Out of memory, Rust aborts.
        if is(Signal::ABORT) {
            return PluginError::CompileLimit {
                limit: format!("{} MiB of memory", limits.memory >> 20),
            };
        }
    }
    PluginError::Compile {
        reason: format!("the compile worker ended with {status}"),
    }
}
