//! Files that are no plugins, or not for this version, or too costly to compile.

use crate::contained;
use gainsay_tests::root;
use std::fs;
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

/// Runs a file as a plugin and looks for the reason that the summary gives.
fn refused(name: &str, bytes: &[u8], reason: &str) {
    refused_for_one_of(name, bytes, &[reason]);
}

fn refused_for_one_of(name: &str, bytes: &[u8], reasons: &[&str]) {
    let report = contained(name, bytes, "");
    let problem = &report["summary"]["problems"][0];
    let told = problem.to_string();
    assert!(
        told.contains("hostile") && reasons.iter().any(|reason| told.contains(reason)),
        "{name}: {told}"
    );
}

fn text(wat: &str) -> Vec<u8> {
    wat::parse_str(wat).unwrap()
}

/// A component with the plugin interface of that version, with more in its module.
fn plugin(version: &str, more: &str) -> Vec<u8> {
    let wit = fs::read_to_string(root().join("plugins/wit/rule.wit")).unwrap();
    let wit = wit.replace("gainsay:rule@0.1.0", &format!("gainsay:rule@{version}"));
    let mut module = text(&format!(
        r#"(module
            (memory (export "memory") 2)
            (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
            (func (export "gainsay:rule/checker@{version}#describe") (result i32) unreachable)
            (func (export "gainsay:rule/checker@{version}#prepare") (param i32 i32) (result i32)
                unreachable)
            (func (export "gainsay:rule/checker@{version}#check") (param i32) (result i32)
                unreachable)
            {more})"#
    ));
    let mut resolve = Resolve::default();
    let package = resolve.push_str("rule.wit", &wit).unwrap();
    let world = resolve.select_world(&[package], Some("plugin")).unwrap();
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8).unwrap();
    ComponentEncoder::default()
        .module(&module)
        .and_then(ComponentEncoder::encode)
        .unwrap()
}

#[test]
fn files_that_are_no_components() {
    refused("text file", b"not a plugin at all\n", "not WebAssembly");
    refused("empty file", b"", "not WebAssembly");
    refused("core module", &text("(module)"), "core module");
    let sound = plugin("0.1.0", "");
    refused("truncated file", &sound[..sound.len() / 2], "refused");
}

#[test]
fn other_interfaces() {
    refused(
        "old interface",
        &plugin("0.0.9", ""),
        "speaks gainsay:rule 0.0.9",
    );
    let import = text(r#"(component (import "wasi:cli/environment@0.2.0" (instance)))"#);
    refused("unknown import", &import, "wasi:cli/environment@0.2.0");
    refused("describe traps", &plugin("0.1.0", ""), "stopped");
}

#[test]
fn compile_bombs() {
    let functions = "(func)".repeat(50_000);
    refused(
        "50,000 functions",
        &plugin("0.1.0", &functions),
        "50004 items",
    );
    let body = "(drop (i32.const 0))".repeat(400_000);
    refused(
        "one function of 1.6 MB",
        &plugin("0.1.0", &format!("(func {body})")),
        "allowed",
    );
    // What passes the checks of shape, at the most that they allow: given up on a slow machine, else
    // compiled, and then it stops where it should describe itself.
    let step = "(local.set 0 (i64.mul (i64.add (local.get 0) (i64.const 3)) (local.get 1)))";
    let body = format!("(func (param i64 i64) {})", step.repeat(11_000)).repeat(12);
    let reasons = ["compiling it takes more than", "stopped: "];
    refused_for_one_of("large functions", &plugin("0.1.0", &body), &reasons);
}

#[test]
fn declared_memory_is_limited() {
    let more = "(func $begin (loop (br 0))) (start $begin)";
    refused("endless start", &plugin("0.1.0", more), "fuel");
}
