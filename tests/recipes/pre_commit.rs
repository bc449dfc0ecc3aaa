//! `.pre-commit-hooks.yaml` and the sample configuration.

use crate::articles::{SOUND, WRONG};
use crate::machine::{Machine, shared_cache};
use crate::yaml::{items, text};
use crate::{on_path, skipped, text_of, yaml};
use gainsay_tests::{Output, binary};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const MANIFEST: &str = ".pre-commit-hooks.yaml";
const RECIPE: &str = ".docs/recipes/pre-commit-config.yaml";

/// What is installed for the test if the system has none.
const PACKAGE: &str = "pre-commit==4.7.0";

fn hook() -> Value {
    let manifest = yaml::read(MANIFEST);
    let [hook] = items(&manifest, "") else {
        panic!("{manifest:#}");
    };
    hook.clone()
}

/// The endings in a pattern that ends with `\.(txt|...)$`.
fn endings(pattern: &str) -> BTreeSet<&str> {
    let (_, rest) = pattern.rsplit_once(r"\.(").unwrap();
    rest.strip_suffix(")$").unwrap().split('|').collect()
}

#[test]
fn the_hook_takes_files_with_the_endings_of_articles() {
    let readme = text_of("README.md");
    let (_, table) = readme.split_once("| ending | read as |").unwrap();
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let all: BTreeSet<&str> = rows
        .filter_map(|row| row.split('|').nth(1))
        .flat_map(|cell| cell.split(['`', ',', ' ']))
        .filter_map(|ending| ending.strip_prefix('.'))
        .collect();
    assert!(all.len() > 5, "{all:?}");
    let sample = yaml::read(RECIPE);
    let sample = text(&sample, "/repos/0/hooks/0/files");
    assert!(sample.starts_with("^articles/"));
    assert_eq!(endings(sample), all);
    // What is named is read, whatever it is, and few files with these endings are articles.
    let others = BTreeSet::from(["json", "xml"]);
    let hook = hook();
    assert_eq!(endings(text(&hook, "/files")), &all - &others);
    assert_eq!(hook["id"], yaml::read(RECIPE)["repos"][0]["hooks"][0]["id"]);
    assert_eq!(hook["require_serial"], json!(true));
    assert!(hook.get("pass_filenames").is_none(), "files are passed");
}

#[test]
fn the_entry_fails_for_findings() {
    let machine = Machine::with(&[SOUND, WRONG]);
    machine.install();
    let run = |files: &[&str]| {
        let hook = hook();
        let mut command: Vec<_> = text(&hook, "/entry").split_whitespace().collect();
        command.extend(files);
        machine.run(&machine.path("project"), &command, &[shared_cache()])
    };
    let _ = run(&[SOUND.0]).exits(0);
    let out = run(&[SOUND.0, WRONG.0]).exits(1);
    assert!(out.text().contains("core/weekday-date"), "{}", out.text());
}

/// pre-commit itself: the system's, or one in a folder beside the tests.
fn pre_commit() -> Option<PathBuf> {
    if let Some(program) = on_path("pre-commit") {
        return Some(program);
    }
    let folder = binary().with_file_name("test-tools").join("pre-commit");
    let program = folder.join("bin/pre-commit");
    if program.is_file() {
        return Some(program);
    }
    let quietly = |command: &mut Command| {
        let out = command.output();
        out.is_ok_and(|out| out.status.success())
    };
    let made = quietly(Command::new("python3").args(["-m", "venv"]).arg(&folder));
    let pip = ["install", "--quiet", "--retries=0", "--timeout=10", PACKAGE];
    let installed = made && quietly(Command::new(folder.join("bin/pip")).args(pip));
    installed.then_some(program)
}

/// Makes a repository of a folder, and gives its commit.
fn commit(machine: &Machine, folder: &Path) -> String {
    let git = |arguments: &str| {
        let command: Vec<_> = ["git"].into_iter().chain(arguments.split(' ')).collect();
        let out = machine.run(folder, &command, &[]).exits(0);
        out.text().trim().to_owned()
    };
    git("init --quiet");
    git("add --all");
    git("-c user.name=Tests -c user.email=tests@example.org commit --quiet --message=All");
    git("rev-parse HEAD")
}

#[test]
fn pre_commit_runs_the_hook_over_articles_alone() {
    let Some(program) = pre_commit() else {
        return skipped("no pre-commit, and pip cannot install it");
    };
    let machine = Machine::with(&[
        SOUND,
        ("package.json", "{}\n"),
        ("articles/notes.csv", "1\n"),
    ]);
    machine.install();
    let hooks = machine.path("hooks");
    fs::create_dir(&hooks).unwrap();
    fs::write(hooks.join(MANIFEST), text_of(MANIFEST)).unwrap();
    let commit_of_hooks = commit(&machine, &hooks);
    let config = text_of(RECIPE);
    let sample = yaml::read(RECIPE);
    let [repo, rev] = ["/repos/0/repo", "/repos/0/rev"].map(|place| text(&sample, place));
    let config = config.replace(repo, &machine.written("hooks"));
    let config = config.replace(rev, &commit_of_hooks);
    let project = machine.path("project");
    fs::write(project.join(".pre-commit-config.yaml"), config).unwrap();
    commit(&machine, &project);
    let run = || -> Output {
        let command = [program.to_str().unwrap(), "run", "--all-files", "--verbose"];
        machine.run(&project, &command, &[shared_cache()])
    };
    let out = run().exits(0);
    assert!(out.text().contains("Passed"), "{}", out.text());
    fs::write(project.join(WRONG.0), WRONG.1).unwrap();
    let stage = ["git", "add", WRONG.0];
    let _ = machine.run(&project, &stage, &[]).exits(0);
    let out = run().exits(1);
    for told in ["exit code: 1", WRONG.0, "core/weekday-date"] {
        assert!(out.text().contains(told), "{told}: {}", out.text());
    }
}
