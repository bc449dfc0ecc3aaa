//! `github.yml`.

use crate::articles::{BROKEN_CONFIGURATION, HOSTILE, SOUND, WRONG};
use crate::job::{self, Circumstances, REPOSITORY};
use crate::machine::Machine;
use crate::yaml::{items, text};
use crate::{reports, text_of, yaml};
use gainsay_tests::binary;
use serde_json::{Value, json};
use std::fs;

const RECIPE: &str = ".docs/recipes/github.yml";

/// The steps that need reports.
const UPLOADS: [&str; 3] = ["Keep results", "Show alerts", "Keep the page for editors"];

const KEPT: Circumstances = Circumstances {
    pull_request_from: None,
    program_is_kept: true,
};

fn ran_uploads(job: &job::Job<'_>) -> Vec<&'static str> {
    let ran = |step: &&str| job.ran.iter().any(|name| name == step);
    UPLOADS.into_iter().filter(ran).collect()
}

#[test]
fn findings_fail_the_job_after_the_uploads() {
    let machine = Machine::with(&[SOUND, WRONG]);
    let job = job::run(&machine, &yaml::read(RECIPE), KEPT);
    assert_eq!(job.failed, Some(1));
    assert_eq!(ran_uploads(&job), UPLOADS);
    let annotations = reports::annotations(job.last.as_ref().unwrap().text());
    let [(level, file, message)] = annotations.as_slice() else {
        panic!("{annotations:?}");
    };
    assert_eq!((level.as_str(), file.as_str()), ("error", WRONG.0));
    assert!(message.contains("Wednesday"), "{message}");
    let sarif = machine.read("gainsay-reports/gainsay.sarif");
    assert_eq!(reports::sarif(&sarif), ["core/weekday-date"]);
    let summary = fs::read_to_string(machine.path("home/summary")).unwrap();
    assert!(summary.contains("core/weekday-date"), "{summary}");
    let page = machine.read("gainsay-reports/gainsay.html");
    assert!(page.contains("core/weekday-date"), "{page}");
    let results = machine.path("temp/gainsay-results/results");
    assert!(fs::read_dir(results).unwrap().count() > 0);
}

#[test]
fn articles_in_order_pass() {
    let machine = Machine::with(&[SOUND]);
    let job = job::run(&machine, &yaml::read(RECIPE), KEPT);
    assert_eq!(job.failed, None, "{:?}", job.last);
    assert_eq!(ran_uploads(&job), UPLOADS);
    assert!(reports::annotations(job.last.unwrap().text()).is_empty());
    let sarif = machine.read("gainsay-reports/gainsay.sarif");
    assert!(reports::sarif(&sarif).is_empty());
}

#[test]
fn without_reports_nothing_is_uploaded() {
    let machine = Machine::with(&[SOUND, BROKEN_CONFIGURATION]);
    let job = job::run(&machine, &yaml::read(RECIPE), KEPT);
    assert_eq!(job.failed, Some(2), "{:?}", job.last);
    assert!(ran_uploads(&job).is_empty(), "{:?}", job.ran);
}

/// Compilers are stood in for: a build of its own would take longer than all other tests.
#[test]
fn the_program_is_built_by_the_command_of_the_readme_and_only_if_it_is_not_kept() {
    let workflow = yaml::read(RECIPE);
    let machine = Machine::with(&[SOUND]);
    let calls = machine.written("home/calls");
    machine.stand_in(
        "rustup",
        &format!("#!/bin/sh\necho rustup \"$@\" >> '{calls}'\n"),
    );
    let build = format!(
        "#!/bin/sh\necho cargo \"$@\" >> '{calls}'\nmkdir -p target/release\n\
         cp '{}' target/release/gainsay\necho '::error::a sample article'\n",
        binary().display()
    );
    machine.stand_in("cargo", &build);
    let job = job::run(&machine, &workflow, Circumstances::default());
    assert_eq!(job.failed, None, "{:?}", job.last);
    let calls = fs::read_to_string(calls).unwrap();
    let version = text(&workflow, "/env/RUSTUP_TOOLCHAIN");
    let build = "cargo xtask demo";
    let install = format!("rustup toolchain install {version} --profile minimal");
    assert_eq!(calls, format!("{install}\n{build}\n"));
    assert!(text_of("README.md").contains(build));
    let workspace: toml::Table = text_of("Cargo.toml").parse().unwrap();
    let oldest = &workspace["workspace"]["package"]["rust-version"];
    assert_eq!(oldest.as_str(), Some(version));

    let building = ["Get gainsay", "Build gainsay", "Keep gainsay"];
    let built = |job: &job::Job<'_>| {
        job.ran
            .iter()
            .filter(|name| building.contains(&name.as_str()))
            .count()
    };
    assert_eq!(built(&job), 3);
    let kept = Machine::with(&[SOUND]);
    assert_eq!(built(&job::run(&kept, &workflow, KEPT)), 0);
}

#[test]
fn a_pull_request_from_a_fork_shows_no_alerts_and_keeps_the_rest() {
    for (from, shown) in [("somebody/articles", false), (REPOSITORY, true)] {
        let machine = Machine::with(&[WRONG]);
        let circumstances = Circumstances {
            pull_request_from: Some(from),
            ..KEPT
        };
        let job = job::run(&machine, &yaml::read(RECIPE), circumstances);
        assert_eq!(job.failed, Some(1));
        let uploads = UPLOADS
            .into_iter()
            .filter(|step| shown || *step != "Show alerts");
        assert_eq!(ran_uploads(&job), uploads.collect::<Vec<_>>(), "{from}");
    }
}

#[test]
fn names_and_texts_of_articles_do_not_act() {
    let machine = Machine::with(&[HOSTILE]);
    let job = job::run(&machine, &yaml::read(RECIPE), KEPT);
    assert_eq!(job.failed, Some(1), "{:?}", job.last);
    let out = job.last.unwrap();
    let annotations = reports::annotations(out.text());
    assert!(
        annotations.iter().all(|(_, file, _)| file == HOSTILE.0),
        "{annotations:?}"
    );
    for line in out.text().lines().chain(out.stderr.lines()) {
        assert!(!line.contains("##["), "{line}");
    }
    for folder in ["project", "project/articles", "home"] {
        assert!(!machine.path(folder).join("acted").exists(), "{folder}");
    }
}

/// The rules of <https://docs.github.com/actions/reference/security/secure-use> that can be seen in the
/// file.
#[test]
fn the_workflow_is_careful() {
    let workflow = yaml::read(RECIPE);
    assert_eq!(workflow["permissions"], json!({}));
    let permissions = json!({ "contents": "read", "security-events": "write" });
    assert_eq!(workflow["jobs"]["gainsay"]["permissions"], permissions);
    assert_eq!(text(&workflow, "/jobs/gainsay/defaults/run/shell"), "bash");
    let events: Vec<_> = workflow["on"].as_object().unwrap().keys().collect();
    assert_eq!(
        events,
        ["pull_request", "push"],
        "none that gives forks rights"
    );
    for step in items(&workflow, "/jobs/gainsay/steps") {
        if let Some(script) = step["run"].as_str() {
            assert!(!script.contains("${{"), "{script}");
            continue;
        }
        let (action, version) = text(step, "/uses").split_once('@').unwrap();
        let number = version.strip_prefix('v').unwrap_or("-");
        assert!(number.parse::<u8>().is_ok(), "{action}@{version} can move");
        if action == "actions/checkout" {
            assert_eq!(step["with"]["persist-credentials"], json!(false));
        }
    }
}

#[test]
fn what_is_kept_is_what_is_looked_for() {
    let workflow = yaml::read(RECIPE);
    let of = |action: &str| -> Vec<(&Value, &Value)> {
        let steps = items(&workflow, "/jobs/gainsay/steps").iter();
        steps
            .filter(|step| {
                step["uses"]
                    .as_str()
                    .is_some_and(|uses| uses.starts_with(action))
            })
            .map(|step| (&step["with"]["path"], &step["with"]["key"]))
            .collect()
    };
    let kept = of("actions/cache/save@");
    assert_eq!(kept.len(), 2);
    assert_eq!(kept, of("actions/cache/restore@"));
}
