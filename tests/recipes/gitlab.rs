//! `gitlab-ci.yml`.

use crate::articles::{HOSTILE, SOUND, WRONG};
use crate::machine::{Machine, restore_cache, set};
use crate::yaml::{items, pairs, text};
use crate::{reports, yaml};
use gainsay_tests::Output;
use serde_json::{Value, json};
use std::fs;

const RECIPE: &str = ".docs/recipes/gitlab-ci.yml";

fn job() -> Value {
    yaml::read(RECIPE)["gainsay"].clone()
}

/// Runs the script as a runner does: in the project, with files that everybody may write.
fn run(machine: &Machine) -> Output {
    let (job, project) = (job(), machine.written("project"));
    let expand = |value: String| value.replace("$CI_PROJECT_DIR", &project);
    let mut variables = vec![
        set("CI", "true"),
        set("GITLAB_CI", "true"),
        set("CI_PIPELINE_SOURCE", "merge_request_event"),
        set("CI_PROJECT_DIR", project.clone()),
    ];
    let own = pairs(&job["variables"]).into_iter();
    variables.extend(own.map(|(name, value)| (name, expand(value))));
    let lines = items(&job, "/script").iter().map(|line| text(line, ""));
    let script = lines.fold("umask 0000\nset -e\n".to_owned(), |script, line| {
        script + line + "\n"
    });
    machine.run(&machine.path("project"), &["sh", "-c", &script], &variables)
}

/// A machine with gainsay and a cache of an earlier run, where the job keeps it.
fn machine(files: &[crate::articles::Article]) -> Machine {
    let machine = Machine::with(files);
    machine.install();
    let kept = text(&job(), "/cache/paths/0")
        .trim_end_matches('/')
        .to_owned();
    restore_cache(&machine.path("project").join(kept));
    machine
}

#[test]
fn findings_fail_the_job_and_stand_in_the_reports_that_are_kept() {
    let machine = machine(&[SOUND, WRONG]);
    let out = run(&machine).exits(1);
    assert!(out.text().contains("core/weekday-date"), "{}", out.text());
    let job = job();
    assert_eq!(job["artifacts"]["when"], json!("always"));
    let kept = |place: &str| machine.read(text(&job["artifacts"], place));
    assert_eq!(
        reports::gitlab(&kept("/reports/codequality")),
        ["core/weekday-date"]
    );
    assert_eq!(
        reports::junit(&kept("/reports/junit")),
        ["core/weekday-date"]
    );
    assert!(kept("/paths/0").contains("core/weekday-date"));
}

#[test]
fn articles_in_order_pass_with_empty_reports() {
    let machine = machine(&[SOUND]);
    let _ = run(&machine).exits(0);
    let job = job();
    let kept = |place: &str| machine.read(text(&job["artifacts"], place));
    assert!(reports::gitlab(&kept("/reports/codequality")).is_empty());
    assert!(reports::junit(&kept("/reports/junit")).is_empty());
}

#[test]
fn results_are_taken_from_the_run_before() {
    let machine = machine(&[WRONG]);
    let first = run(&machine).exits(1);
    let results = machine.path("project/.gainsay-cache/results");
    let entries = |folder| -> Vec<_> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        let mut known: Vec<_> = entries
            .map(|entry| {
                (
                    entry.file_name(),
                    entry.metadata().unwrap().modified().unwrap(),
                )
            })
            .collect();
        known.sort();
        known
    };
    let kept = entries(&results);
    assert!(!kept.is_empty());
    let second = run(&machine).exits(1);
    assert_eq!(second.stderr, "", "no entry is refused");
    assert_eq!(second.stdout, first.stdout);
    assert_eq!(entries(&results), kept, "nothing was made anew");
}

#[test]
fn names_and_texts_of_articles_do_not_act() {
    let machine = machine(&[HOSTILE]);
    let _ = run(&machine).exits(1);
    for folder in ["project", "project/articles", "home"] {
        assert!(!machine.path(folder).join("acted").exists(), "{folder}");
    }
}

#[test]
fn the_runner_finds_a_shell() {
    assert_eq!(job()["image"]["entrypoint"], json!([""]));
    assert_eq!(text(&job(), "/image/name"), "$GAINSAY_IMAGE");
}
