//! `gainsay lock`: a changed byte is refused.

use crate::exit_codes::QUIET;
use gainsay_tests::{Scratch, gainsay};
use std::fs;

const RULE: &str = "id = \"trial/trial-rule\"\nplugin = \"calendar\"\nseverity = \"info\"\n\
    scope = \"article\"\nstatus = \"stable\"\nsummary = \"A date that no calendar has.\"\n\
    why = \"Readers notice.\"\nlimits = \"None.\"\nparams = { check = \"exists\" }\n\
    message = \"there is no {written}\"\nbecause = \"No calendar has it.\"\nask = \"Which day?\"\n\
    [[example]]\nfinds = \"It opened on 31 June 2013.\"\nevidence = [\"31 June 2013\"]\n\
    [[example]]\nquiet = \"It opened on 30 June 2013.\"\n\
    [[example]]\nnear = \"It opened on the 31st.\"\nwhy = \"No month.\"\n";

fn run(scratch: &Scratch, arguments: &[&str]) -> gainsay_tests::Output {
    let run = gainsay(arguments)
        .args(["--packs", "pack"])
        .within(scratch.path());
    run.input(QUIET).run()
}

#[test]
fn what_was_locked_runs() {
    let scratch = Scratch::default();
    scratch.pack("pack", "\"calendar\"", RULE);
    let _ = run(&scratch, &["lock", "--check"])
        .exits(2)
        .complains(&["gainsay.lock"]);
    let _ = run(&scratch, &["lock"]).exits(0);
    let lock = fs::read(scratch.path().join("gainsay.lock")).unwrap();
    let _ = run(&scratch, &["lock"]).exits(0);
    assert_eq!(fs::read(scratch.path().join("gainsay.lock")).unwrap(), lock);
    let _ = run(&scratch, &["lock", "--check"]).exits(0);
    let _ = run(&scratch, &["check", "-"]).exits(0);
}

#[test]
fn a_changed_pack_is_refused_until_it_is_locked_again() {
    let scratch = Scratch::default();
    scratch.pack("pack", "\"calendar\"", RULE);
    let _ = run(&scratch, &["lock"]).exits(0);
    scratch.pack(
        "pack",
        "\"calendar\"",
        &RULE.replace("Which day?", "Which day is it?"),
    );
    for arguments in [&["check", "-"][..], &["lock", "--check"]] {
        let out = run(&scratch, arguments).exits(2);
        let out = out.complains(&["gainsay.lock", "pack `trial` changed", "run `gainsay lock`"]);
        assert!(out.stdout.is_empty());
    }
    let _ = run(&scratch, &["lock"]).exits(0);
    let _ = run(&scratch, &["check", "-"]).exits(0);
}

#[test]
fn a_pack_that_is_not_locked_is_refused() {
    let scratch = Scratch::default();
    scratch.pack("pack", "\"calendar\"", RULE);
    let _ = gainsay(["lock"]).within(scratch.path()).run().exits(0);
    let _ = run(&scratch, &["check", "-"])
        .exits(2)
        .complains(&["`trial` is not in the lock"]);
}

#[test]
fn a_forged_digest_of_a_plugin_is_refused() {
    let scratch = Scratch::default();
    scratch.pack("pack", "\"calendar\"", RULE);
    let _ = run(&scratch, &["lock"]).exits(0);
    let file = scratch.path().join("gainsay.lock");
    let mut lock: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
    let plugins = lock["plugin"].as_array_mut().unwrap();
    let calendar = plugins
        .iter_mut()
        .find(|plugin| plugin["name"].as_str() == Some("calendar"));
    calendar.unwrap()["sha256"] = toml::Value::String("0".repeat(64));
    fs::write(&file, lock.to_string()).unwrap();
    let out = run(&scratch, &["check", "-"]).exits(2);
    let _ = out.complains(&["plugin `calendar` changed"]);
    fs::write(&file, "plugin = 7\n").unwrap();
    let out = run(&scratch, &["check", "-"]).exits(2);
    assert!(out.stderr.contains("gainsay.lock"), "{}", out.stderr);
}
