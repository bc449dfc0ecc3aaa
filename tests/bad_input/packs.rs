//! Packs with mistakes: named with file, line and remedy, before anything runs.

use gainsay_tests::{Scratch, gainsay};

const RULE: &str = "id = \"trial/trial-rule\"\nplugin = \"calendar\"\nseverity = \"info\"\n\
    scope = \"article\"\nstatus = \"stable\"\nsummary = \"A date that no calendar has.\"\n\
    why = \"Readers notice.\"\nlimits = \"None.\"\nparams = { check = \"exists\" }\n\
    message = \"there is no {written}\"\nbecause = \"No calendar has it.\"\nask = \"Which day?\"\n\
    [[example]]\nfinds = \"It opened on 31 June 2013.\"\nevidence = [\"31 June 2013\"]\n\
    [[example]]\nquiet = \"It opened on 30 June 2013.\"\n\
    [[example]]\nnear = \"It opened on the 31st.\"\nwhy = \"No month.\"\n";

fn refused(plugins: &str, rule: &str, words: &[&str]) {
    let scratch = Scratch::default();
    scratch.pack("pack", plugins, rule);
    let run = gainsay(["check", "-", "--packs", "pack"]).within(scratch.path());
    let out = run.input("It opened.\n").run().exits(2);
    let out = out.complains(words);
    assert!(out.stdout.is_empty());
}

#[test]
fn the_rule_itself_is_sound() {
    let scratch = Scratch::default();
    scratch.pack("pack", "\"calendar\"", RULE);
    let run = gainsay(["check", "-", "--packs", "pack"]).within(scratch.path());
    let _ = run.input("It opened.\n").run().exits(0);
}

#[test]
fn unknown_keys_are_named() {
    let rule = RULE.replace("severity =", "severty =");
    refused(
        "\"calendar\"",
        &rule,
        &["trial-rule.toml:3", "severty", "severity"],
    );
}

#[test]
fn broken_toml_is_placed() {
    let rule = RULE.replace("\"calendar\"\n", "\"calendar\n");
    refused("\"calendar\"", &rule, &["trial-rule.toml:2"]);
}

#[test]
fn unknown_plugins_are_named() {
    let rule = RULE.replace("\"calendar\"", "\"calender\"");
    refused(
        "\"calender\"",
        &rule,
        &["calender", "did you mean `calendar`?"],
    );
}

#[test]
fn unknown_parameters_are_named() {
    let rule = RULE.replace("check = \"exists\"", "chek = \"exists\"");
    refused("\"calendar\"", &rule, &["trial-rule.toml", "chek"]);
    let rule = RULE.replace("\"exists\"", "\"sometimes\"");
    refused("\"calendar\"", &rule, &["trial-rule.toml", "sometimes"]);
}

#[test]
fn unknown_placeholders_are_named() {
    let rule = RULE.replace("{written}", "{writen}");
    refused("\"calendar\"", &rule, &["trial-rule.toml", "writen"]);
}

#[test]
fn rules_without_examples_do_not_load() {
    let rule = RULE.split("[[example]]").next().unwrap();
    refused(
        "\"calendar\"",
        rule,
        &[
            "trial-rule.toml:1",
            "no example with `finds`, `quiet`, `near`",
        ],
    );
}

#[test]
fn missing_packs_are_named() {
    let out = gainsay(["check", "-", "--packs", "no-such-pack"])
        .input("It opened.\n")
        .run();
    let _ = out.exits(2).complains(&["no-such-pack"]);
}
