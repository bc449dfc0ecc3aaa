//! Guests that use too much: every limit stops them, and says so.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod guest;

use gainsay_sandbox::{Limits, LogLevel, PluginError};
use guest::{Guest, check, check_within, load, load_within, patient};
use std::time::Duration;

const FOREVER: &str = "(loop (br 0)) (unreachable)";

fn out_of_fuel<T>(result: Result<T, PluginError>) -> bool {
    matches!(result, Err(PluginError::OutOfFuel { .. }))
}

#[test]
fn a_quiet_guest_costs_little_and_the_same_every_time() {
    let plugin = load(&Guest::new()).unwrap();
    let first = guest::call(&plugin).unwrap();
    assert!(first.findings.is_empty());
    assert!(first.cost.fuel > 0 && first.cost.fuel < 10_000);
    assert_eq!(first.cost.peak_memory, 2 << 16);
    assert_eq!(guest::call(&plugin).unwrap().cost.fuel, first.cost.fuel);
}

#[test]
fn endless_loops_use_up_their_fuel() {
    assert!(out_of_fuel(check_within(
        &Guest::checking(FOREVER),
        patient()
    )));
    let mut describing = Guest::new();
    describing.describe = FOREVER.into();
    assert!(out_of_fuel(load_within(&describing, patient())));
    let mut starting = Guest::new();
    starting.more = format!("(func $begin {FOREVER}) (start $begin)");
    assert!(out_of_fuel(load_within(&starting, patient())));
    let mut reallocating = Guest::new();
    reallocating.realloc = FOREVER.into();
    assert!(out_of_fuel(check_within(&reallocating, patient())));
}

#[test]
fn bulk_memory_work_is_charged_by_the_byte() {
    let mut guest = Guest::checking(
        "(loop (memory.fill (i32.const 0) (i32.const 0) (i32.const 33554432)) (br 0)) (unreachable)",
    );
    guest.memory = r#"(memory (export "memory") 512)"#.into();
    assert!(out_of_fuel(check_within(&guest, patient())));
}

#[test]
fn the_watchdog_stops_what_fuel_does_not() {
    let mut limits = Limits::default();
    limits.call.fuel_base = u64::MAX / 2;
    limits.call.wall_clock = Duration::from_millis(200);
    let error = check_within(&Guest::checking(FOREVER), limits).unwrap_err();
    assert_eq!(
        error,
        PluginError::TimedOut {
            limit: Duration::from_millis(200)
        }
    );
    assert!(error.to_string().contains("200 ms"));
}

#[test]
fn memory_ends_at_its_limit() {
    let guest = Guest::checking("(loop (drop (memory.grow (i32.const 16))) (br 0)) (unreachable)");
    let error = check(&guest).unwrap_err();
    assert_eq!(error, PluginError::OutOfMemory { limit: 64 << 20 });
    assert!(error.to_string().contains("65536 KiB"));
    let mut declaring = Guest::new();
    declaring.memory = r#"(memory (export "memory") 65536)"#.into();
    assert_eq!(
        load(&declaring).unwrap_err(),
        PluginError::OutOfMemory { limit: 64 << 20 }
    );
}

#[test]
fn tables_end_at_their_limit() {
    let mut guest = Guest::checking(
        "(drop (table.grow $t (ref.null func) (i32.const 50000000))) (unreachable)",
    );
    guest.more = "(table $t 1 funcref)".into();
    assert_eq!(
        check(&guest).unwrap_err(),
        PluginError::OutOfTable { limit: 10_000 }
    );
    let mut declaring = Guest::new();
    declaring.more = "(table 4294967295 funcref)".into();
    assert!(load(&declaring).is_err());
}

#[test]
fn recursion_ends_as_a_trap() {
    let mut guest = Guest::checking("(call $deep (i32.const 0))");
    guest.more = "(func $deep (param i32) (result i32)
        (i32.add (call $deep (local.get 0)) (call $deep (local.get 0))))"
        .into();
    let error = check(&guest).unwrap_err();
    assert!(matches!(
        error,
        PluginError::Trapped {
            possible_stack_overflow: true,
            ..
        }
    ));
    assert!(error.to_string().contains("recursion"));
}

#[test]
fn a_panic_leaves_its_words() {
    let mut guest = Guest::new();
    let [at, len] = guest.image.string("index out of bounds");
    guest.check =
        format!("(call $log (i32.const 2) (i32.const {at}) (i32.const {len})) (unreachable)");
    let error = check(&guest).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("last words: index out of bounds")
    );
}

#[test]
fn a_log_has_a_budget() {
    let mut guest = Guest::new();
    let [at, len] = guest.image.string(&"x".repeat(100));
    let done = guest.check.clone();
    guest.check = format!(
        "(local i32) (loop
            (call $log (i32.const 1) (i32.const {at}) (i32.const {len}))
            (local.set 1 (i32.add (local.get 1) (i32.const 1)))
            (br_if 0 (i32.lt_u (local.get 1) (i32.const 150)))) {done}"
    );
    let outcome = check(&guest).unwrap();
    assert_eq!((outcome.logs.len(), outcome.logs_dropped), (100, 50));
    assert_eq!(outcome.logs[0].level, LogLevel::Info);
}

#[test]
fn endless_logging_uses_up_fuel() {
    let spam = |len: u32| {
        let mut guest = Guest::checking(&format!(
            "(loop (call $log (i32.const 0) (i32.const 1048576) (i32.const {len})) (br 0)) (unreachable)"
        ));
        guest.memory = r#"(memory (export "memory") 512)"#.into();
        guest
    };
    for len in [0, 1, 3 << 20] {
        assert!(out_of_fuel(check_within(&spam(len), patient())), "{len}");
    }
    // More than may be handed over at once does not even get that far.
    assert!(matches!(
        check(&spam(30 << 20)),
        Err(PluginError::BadResult { .. })
    ));
}

#[test]
fn nothing_is_kept_between_calls() {
    let mut guest = Guest::new();
    let done = guest.check.clone();
    guest.more = "(global $seen (mut i32) (i32.const 0))".into();
    guest.check = format!(
        "(if (global.get $seen) (then (unreachable))) (global.set $seen (i32.const 1)) {done}"
    );
    let plugin = load(&guest).unwrap();
    for _ in 0..3 {
        guest::call(&plugin).unwrap();
    }
}
