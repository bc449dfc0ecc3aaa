//! Files that are no plugins, or not for this version: refused before anything runs.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod guest;

use gainsay_sandbox::{Limits, PluginError, ShapeLimits, inspect};
use guest::{Guest, encode, interface, load, loader};
use std::fmt::Write;

fn shape() -> ShapeLimits {
    Limits::default().shape
}

fn refusal(bytes: &[u8]) -> String {
    match inspect(bytes, &shape()) {
        Err(PluginError::Refused { reason }) => reason,
        other => panic!("not refused: {other:?}"),
    }
}

fn text(component: &str) -> Vec<u8> {
    wat::parse_str(component).unwrap()
}

#[test]
fn a_plugin_is_inspected() {
    let component = Guest::new().component();
    let inspection = inspect(&component, &shape()).unwrap();
    assert_eq!(inspection.size, component.len() as u64);
    assert_eq!(inspection.sha256.len(), 64);
    assert_eq!(inspection.interface, "0.1.0");
    assert_eq!(inspection.exports, ["gainsay:rule/checker@0.1.0"]);
    assert!(
        inspection
            .imports
            .contains(&"gainsay:rule/host@0.1.0".to_owned())
    );
    assert!(inspection.functions >= 3 && inspection.code > 0);
}

#[test]
fn what_is_no_component_is_refused() {
    assert!(refusal(b"").contains("not WebAssembly"));
    assert!(refusal(b"(component)").contains("not WebAssembly"));
    assert!(refusal(&text("(module)")).contains("core module"));
    assert!(refusal(&text("(component)")).contains("exports nothing"));
    assert!(refusal(&vec![0; (4 << 20) + 1]).contains("4194304 are allowed"));
}

#[test]
fn other_versions_are_named() {
    let mut guest = Guest::new();
    guest.wit = interface().replace("gainsay:rule@0.1.0", "gainsay:rule@0.2.0");
    let module = guest.module().replace("@0.1.0", "@0.2.0");
    let component = encode(text(&module), &guest.wit);
    let reason = refusal(&component);
    assert!(reason.contains("speaks gainsay:rule 0.2.0, this gainsay speaks 0.1.0"));
    assert!(reason.contains("upgrade gainsay"));
}

#[test]
fn foreign_imports_are_refused() {
    let reason = refusal(&text(
        r#"(component (import "wasi:cli/environment@0.2.0" (instance)))"#,
    ));
    assert!(reason.contains("wasi:cli/environment@0.2.0") && reason.contains("without WASI"));
    let reason = refusal(&text(
        r#"(component (import "gainsay:rule/secrets@0.1.0" (instance)))"#,
    ));
    assert!(reason.contains("secrets"));
}

#[test]
fn a_wrong_signature_does_not_load() {
    let component = text(
        r#"(component
            (core module $m (func (export "f") (result i32) (i32.const 0)))
            (core instance $i (instantiate $m))
            (func $f (result u32) (canon lift (core func $i "f")))
            (instance (export "gainsay:rule/checker@0.1.0")
                (export "describe" (func $f)) (export "prepare" (func $f))
                (export "check" (func $f))))"#,
    );
    let error = loader(Limits::default()).load("x", &component).unwrap_err();
    assert!(matches!(error, PluginError::Refused { .. }), "{error}");
}

#[test]
fn code_in_an_inner_component_is_refused() {
    assert!(refusal(&text("(component (component (core module)))")).contains("composed"));
    assert!(refusal(&text("(component (component (component)))")).contains("composed"));
}

#[test]
fn too_much_of_anything_is_refused() {
    let many_functions = format!("(component (core module {}))", "(func)".repeat(5001));
    assert!(refusal(&text(&many_functions)).contains("5001 functions"));
    let large = "(drop (i32.const 0))".repeat(60_000);
    let large = format!("(component (core module (func {large})))");
    assert!(refusal(&text(&large)).contains("131072 are allowed"));
    let locals = format!(
        "(component (core module (func (local {}))))",
        "i64 ".repeat(2001)
    );
    assert!(refusal(&text(&locals)).contains("local variables"));
    let mut instances = "(component (core module $m)".to_owned();
    for _ in 0..9 {
        instances.push_str("(core instance (instantiate $m))");
    }
    instances.push(')');
    assert!(refusal(&text(&instances)).contains("9 core instances"));
    let mut types = "(component".to_owned();
    for at in 0..10_001 {
        write!(types, "(type (record (field \"a{at}\" u8)))").unwrap();
    }
    types.push(')');
    assert!(refusal(&text(&types)).contains("10001 items"));
}

#[test]
fn switched_off_features_do_not_compile() {
    let features = [
        "(memory 1) (memory 1)",
        "(memory i64 1)",
        "(memory 1 1 shared)",
        "(func (param i32) (return_call 0 (local.get 0)))",
        "(tag)",
        "(type (struct))",
        "(func (param v128) (result v128)
            (f32x4.relaxed_madd (local.get 0) (local.get 0) (local.get 0)))",
    ];
    for feature in features {
        let component = format!("(component (core module {feature}))");
        let component = with_module(&Guest::new().component(), &text(&component));
        let error = loader(Limits::default()).load("x", &component).unwrap_err();
        assert!(
            matches!(error, PluginError::Compile { .. }),
            "{feature}: {error}"
        );
    }
}

/// A plugin with the core modules of another component added, which nothing uses.
fn with_module(plugin: &[u8], other: &[u8]) -> Vec<u8> {
    const HEADER: usize = 8;
    [plugin, &other[HEADER..]].concat()
}

#[test]
fn cutting_or_changing_a_component_never_panics() {
    let component = Guest::new().component();
    // What follows the last export are names for debuggers; a cut between two of them is harmless.
    let whole = (0..component.len()).filter(|end| load_bytes(&component[..*end]).is_ok());
    assert!(whole.count() <= 3);
    // A fixed sequence, so that a failure can be repeated.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut refused = 0;
    for _ in 0..2000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let mut changed = component.clone();
        let at = (state >> 33) as usize % changed.len();
        changed[at] = (state >> 24) as u8;
        refused += usize::from(load_bytes(&changed).is_err());
    }
    assert!(refused > 200, "{refused}");
}

fn load_bytes(bytes: &[u8]) -> Result<(), PluginError> {
    let mut limits = Limits::default();
    limits.call.fuel_base = 1_000_000;
    loader(limits).load("x", bytes).map(drop)
}

#[test]
fn the_untouched_guest_loads() {
    load(&Guest::new()).unwrap();
}
