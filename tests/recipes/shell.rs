//! `check.sh`.

use crate::articles::{SOUND, STARVING_CONFIGURATION, WRONG};
use crate::machine::{Machine, shared_cache};
use crate::yaml::{items, text};
use crate::{on_path, skipped, text_of, yaml};
use gainsay_tests::{Output, root};
use serde_json::Value;
use std::fs;

const RECIPE: &str = ".docs/recipes/check.sh";

/// Runs the script by each shell of POSIX that is here; all have to leave the same.
fn check(machine: &Machine, arguments: &[&str]) -> Output {
    let recipe = root().join(RECIPE);
    let recipe = recipe.to_str().unwrap();
    let mut outputs = ["sh", "dash", "bash", "busybox"]
        .into_iter()
        .filter(|shell| on_path(shell).is_some())
        .map(|shell| {
            let mut command = vec![shell];
            if shell == "busybox" {
                command.push("sh");
            }
            command.push(recipe);
            command.extend(arguments);
            machine.run(&machine.path("project"), &command, &[shared_cache()])
        });
    let first = outputs.next().expect("a shell");
    for other in outputs {
        assert_eq!(other.code, first.code);
        assert_eq!((other.text(), &other.stderr), (first.text(), &first.stderr));
    }
    first
}

fn machine(files: &[crate::articles::Article]) -> Machine {
    let machine = Machine::with(files);
    machine.install();
    machine
}

#[test]
fn each_exit_code_is_passed_on_and_explained() {
    let sound = check(&machine(&[SOUND]), &[]).exits(0);
    let _ = sound.complains(&["nothing to correct", "exit code 0"]);

    let wrong = machine(&[SOUND, WRONG]);
    let out = check(&wrong, &[]).exits(1);
    assert!(out.text().contains("core/weekday-date"), "{}", out.text());
    let _ = out.complains(&["findings", "gainsay-reports/gainsay.html", "exit code 1"]);
    let page = wrong.read("gainsay-reports/gainsay.html");
    assert!(page.contains("core/weekday-date"));
    let report: Value = serde_json::from_str(&wrong.read("gainsay-reports/gainsay.json")).unwrap();
    assert_eq!(report["articles"].as_array().map(Vec::len), Some(2));

    let out = check(&wrong, &["no-such-folder"]).exits(2);
    let _ = out.complains(&["not everything could be read", "exit code 2"]);

    let starved = machine(&[SOUND, STARVING_CONFIGURATION]);
    let out = check(&starved, &[]).exits(3);
    let _ = out.complains(&["did not finish", "exit code 3"]);
}

#[test]
fn paths_may_hold_anything() {
    let machine = machine(&[("-o json=x/a b.txt", SOUND.1)]);
    let _ = check(&machine, &["-o json=x", "-r $HOME/re ports"]).exits(0);
    assert!(
        machine
            .path("project/-r $HOME/re ports/gainsay.json")
            .is_file()
    );
}

/// Every script of the recipes, with the shell that runs it.
fn scripts() -> Vec<(&'static str, String)> {
    let github = yaml::read(".docs/recipes/github.yml");
    let steps = items(&github, "/jobs/gainsay/steps").iter();
    let steps = steps.filter_map(|step| step["run"].as_str());
    let gitlab = yaml::read(".docs/recipes/gitlab-ci.yml");
    let lines = items(&gitlab, "/gainsay/script").iter();
    let lines = lines.map(|line| ("sh", text(line, "").to_owned()));
    let mut scripts = vec![("sh", text_of(RECIPE))];
    scripts.extend(steps.map(|script| ("bash", script.to_owned())));
    scripts.extend(lines);
    scripts
}

#[test]
fn shellcheck_has_nothing_to_say() {
    if on_path("shellcheck").is_none() {
        return skipped("no shellcheck on the path");
    }
    let machine = Machine::with(&[]);
    for (shell, script) in scripts() {
        let file = machine.path("home/script");
        fs::write(&file, &script).unwrap();
        let command = ["shellcheck", "--shell", shell, file.to_str().unwrap()];
        let out = machine.run(&machine.path("home"), &command, &[]);
        assert_eq!(out.code, Some(0), "{script}\n{}", out.text());
    }
}
