//! Compile bombs: the worker process is stopped, this one is not harmed.
//!
//! This program is its own compile worker when started with `--compile-worker`.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod guest;

use gainsay_sandbox::{Cache, CompileHow, Limits, Loader, PluginError, compile_worker};
use guest::{Guest, call, loader};
use std::io::{stdin, stdout};
use std::process::ExitCode;
use std::time::{Duration, Instant};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("--compile-worker") {
        return match arguments.next().as_deref() {
            Some("sleep") => {
                std::thread::sleep(Duration::from_mins(1));
                ExitCode::SUCCESS
            }
            Some("silent") => ExitCode::SUCCESS,
            _ => compile_worker(stdin().lock(), stdout().lock()),
        };
    }
    let tests: [(&str, fn()); 6] = [
        ("a_plugin_compiles", a_plugin_compiles),
        ("invalid_code_is_explained", invalid_code_is_explained),
        ("bombs_end_within_limits", bombs_end_within_limits),
        ("memory_ends_the_worker", memory_ends_the_worker),
        ("a_hanging_worker_is_killed", a_hanging_worker_is_killed),
        (
            "a_silent_or_missing_worker_is_an_error",
            a_silent_or_missing_worker_is_an_error,
        ),
    ];
    for (name, test) in tests {
        let started = Instant::now();
        test();
        println!("test {name} ... ok ({} ms)", started.elapsed().as_millis());
    }
    ExitCode::SUCCESS
}

fn worker(arguments: &[&str], limits: Limits) -> Loader {
    let args = ["--compile-worker"].iter().chain(arguments);
    Loader {
        cache: Cache::disabled(),
        compile: CompileHow::Worker {
            program: std::env::current_exe().unwrap(),
            args: args.map(|&argument| argument.to_owned()).collect(),
            environment: Vec::new(),
        },
        ..loader(limits)
    }
}

fn a_plugin_compiles() {
    let component = Guest::new().component();
    let loader = worker(&[], Limits::default());
    let started = Instant::now();
    let plugin = loader.load("test", &component).unwrap();
    println!(
        "  loaded through a worker in {} ms",
        started.elapsed().as_millis()
    );
    assert!(call(&plugin).unwrap().findings.is_empty());
    let two = loader.load_all(
        &[("a", &component), ("b", b"x"), ("c", &component)],
        |_, loaded| loaded,
    );
    assert_eq!(
        two.iter().map(Result::is_ok).collect::<Vec<_>>(),
        [true, false, true]
    );
}

fn invalid_code_is_explained() {
    let mut guest = Guest::new();
    guest.wit = guest::interface();
    let component = guest.component();
    // A second core module that leaves nothing on the stack where a number is due.
    let bad = wat::parse_str("(component (core module (func (result i32))))").unwrap();
    let component = [component.as_slice(), &bad[8..]].concat();
    let error = worker(&[], Limits::default())
        .load("test", &component)
        .unwrap_err();
    assert!(matches!(&error, PluginError::Compile { reason } if reason.contains("type mismatch")));
}

/// The costliest components that the shape limits let pass.
fn bombs() -> Vec<(&'static str, String)> {
    let arithmetic = "(local.set 0 (i64.mul (i64.add (local.get 0) (i64.const 3)) (local.get 1)))";
    let large = format!("(func (param i64 i64) {})", arithmetic.repeat(11_000));
    let calls = "(drop (call $f (i32.const 1) (i32.const 2)))".repeat(14_000);
    let table: Vec<_> = (0..2000).map(|at: u32| at.to_string()).collect();
    let table = table.join(" ");
    let blocks = format!(
        "(func (param i32) {} (br_table {table} (local.get 0)) {})",
        "block ".repeat(2000),
        "end ".repeat(2000)
    );
    vec![
        (
            "5000 small functions",
            "(func (result i32) (i32.const 1))".repeat(4990),
        ),
        ("large functions", large.repeat(12)),
        (
            "calls",
            format!(
                "(func $f (param i32 i32) (result i32) (i32.const 0)) {}",
                format!("(func {calls})").repeat(14)
            ),
        ),
        ("branch tables", blocks.repeat(100)),
        (
            "locals",
            format!("(func (local {}))", "f64 ".repeat(2000)).repeat(200),
        ),
    ]
}

fn bombs_end_within_limits() {
    for (name, code) in bombs() {
        let bomb = wat::parse_str(format!("(component (core module {code}))")).unwrap();
        let component = [Guest::new().component().as_slice(), &bomb[8..]].concat();
        let started = Instant::now();
        let result = worker(&[], Limits::default()).load("test", &component);
        let time = started.elapsed();
        let end = match &result {
            Ok(_) => "compiled".to_owned(),
            Err(error) => error.to_string(),
        };
        println!(
            "  {name}: {} KiB, {} ms, {end}",
            component.len() / 1024,
            time.as_millis()
        );
        let stopped = matches!(result, Err(PluginError::CompileLimit { .. }));
        assert!(result.is_ok() || stopped, "{name}: {end}");
    }
}

fn memory_ends_the_worker() {
    let mut limits = Limits::default();
    limits.compile.memory = 12 << 20;
    let (_, code) = bombs().swap_remove(2);
    let bomb = wat::parse_str(format!("(component (core module {code}))")).unwrap();
    let component = [Guest::new().component().as_slice(), &bomb[8..]].concat();
    let error = worker(&[], limits).load("test", &component).unwrap_err();
    assert_eq!(
        error,
        PluginError::CompileLimit {
            limit: "12 MiB of memory".into()
        }
    );
}

fn a_hanging_worker_is_killed() {
    let mut limits = Limits::default();
    limits.compile.wall_clock = Duration::from_millis(300);
    let started = Instant::now();
    let error = worker(&["sleep"], limits)
        .load("test", &Guest::new().component())
        .unwrap_err();
    assert!(matches!(error, PluginError::CompileLimit { .. }));
    assert!(started.elapsed() < Duration::from_secs(5));
}

fn a_silent_or_missing_worker_is_an_error() {
    let component = Guest::new().component();
    let error = worker(&["silent"], Limits::default())
        .load("test", &component)
        .unwrap_err();
    assert!(matches!(error, PluginError::Compile { .. }));
    let mut loader = worker(&[], Limits::default());
    loader.compile = CompileHow::Worker {
        program: "/nowhere/gainsay".into(),
        args: Vec::new(),
        environment: Vec::new(),
    };
    let error = loader.load("test", &component).unwrap_err();
    assert!(matches!(error, PluginError::Setup { .. }));
}
