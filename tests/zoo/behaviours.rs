//! What a plugin does once it runs.

use crate::{contained, pack};
use gainsay_tests::{Scratch, gainsay, root, toolchain_missing};
use std::sync::LazyLock;

/// The component of `tests/zoo/hostile`, if there is a compiler for it.
static HOSTILE: LazyLock<Option<Vec<u8>>> = LazyLock::new(|| {
    let cache = gainsay_guest::cache_dir().unwrap();
    let toolchain = gainsay_guest::find(&cache).unwrap()?;
    let crate_folder = root().join("tests/zoo/hostile");
    let target = std::env::temp_dir().join("gainsay-hostile-plugin");
    Some(gainsay_guest::build(&toolchain, &crate_folder, &target).unwrap())
});

/// Runs a behaviour and looks for the reason that the report gives for the unfinished rule.
fn unfinished(behaviour: &str, reason: &str) {
    let Some(component) = HOSTILE.as_ref() else {
        return toolchain_missing();
    };
    let params = format!("params = {{ do = \"{behaviour}\" }}\n");
    let report = contained(behaviour, component, &params);
    assert_eq!(report["summary"]["unfinished"], 2);
    for article in report["articles"].as_array().unwrap() {
        let entry = &article["unfinished"][0];
        assert_eq!(entry["plugin"], "hostile", "{entry}");
        assert_eq!(entry["rules"][0], "hostile/rule", "{entry}");
        assert!(entry.to_string().contains(reason), "{behaviour}: {entry}");
    }
}

/// Runs a behaviour that comes before any article: the plugin's rules do not run at all.
fn unprepared(behaviour: &str, reason: &str) {
    let Some(component) = HOSTILE.as_ref() else {
        return toolchain_missing();
    };
    let params = format!("params = {{ do = \"{behaviour}\" }}\n");
    let report = contained(behaviour, component, &params);
    let problem = report["summary"]["problems"][0].to_string();
    assert!(
        problem.contains("hostile/rule") && problem.contains(reason),
        "{behaviour}: {problem}"
    );
}

#[test]
fn preparing_is_limited() {
    unprepared("prepare-loop", "units of fuel");
    unprepared("prepare-trap", "stopped");
    unprepared("prepare-much", "bytes of prepared parameters");
    unprepared("prepare-huge", "memory");
}

/// What a plugin has against a rule is a fault of the rule's file, on one line without controls.
#[test]
fn a_refused_rule_is_told_with_its_file() {
    let Some(component) = HOSTILE.as_ref() else {
        return toolchain_missing();
    };
    let scratch = Scratch::default();
    pack(&scratch, component, "params = { do = \"prepare-error\" }\n");
    let run = gainsay(["check", "articles/council-budget.txt"])
        .arg("--packs")
        .arg(scratch.path().join("hostile"));
    let complaint = ["rule.toml:9:", "plugin `hostile`: no such deed"];
    let output = run.run().exits(2).complains(&complaint);
    assert!(!output.stderr.contains('\u{1b}') && !output.stderr.contains("\ngainsay: forged"));
}

#[test]
fn endless_work_ends() {
    unfinished("loop", "units of fuel");
    unfinished("grow", "KiB of memory");
    unfinished("recurse", "recursion");
}

#[test]
fn traps_are_told() {
    unfinished("trap", "stopped");
    unfinished("panic", "stopped");
    unfinished("error", "an error of my own");
}

#[test]
fn too_much_is_refused() {
    unfinished("million-findings", "KiB of memory");
    unfinished("huge-message", "too much data");
    unfinished("long-message", "answered with too much");
}

#[test]
fn findings_outside_the_text_are_refused() {
    unfinished("beyond-text", "answered wrongly");
    unfinished("backwards", "answered wrongly");
    unfinished("no-such-article", "answered wrongly");
    unfinished("no-evidence", "answered");
}

/// Hundreds of megabytes of log lines are cut, and cost the plugin its fuel.
#[test]
fn log_lines_are_cut() {
    unfinished("log-spam", "units of fuel");
}
