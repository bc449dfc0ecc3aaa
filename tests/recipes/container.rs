//! `Containerfile`.

use crate::{on_path, skipped, text_of};
use gainsay_tests::root;
use std::process::Command;

const RECIPE: &str = ".docs/recipes/Containerfile";

/// Top-level files and folders that are in the repository and not in the program.
const NOT_BUILT: [&str; 11] = [
    ".ci",
    ".clippy.toml",
    ".dockerignore",
    ".docs",
    ".gitignore",
    ".pre-commit-hooks.yaml",
    ".rustfmt.toml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "gainsay.toml",
];

/// The instructions: keyword and the rest, lines that go on joined.
fn instructions() -> Vec<(String, String)> {
    let text = text_of(RECIPE);
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let joined = lines.fold(String::new(), |text, line| match line.strip_suffix('\\') {
        Some(part) => text + part,
        None => text + line + "\n",
    });
    let split = |line: &str| {
        line.split_once(' ')
            .map(|(k, r)| (k.to_owned(), r.to_owned()))
    };
    joined.lines().map(|line| split(line).unwrap()).collect()
}

/// The rests of the instructions of a keyword.
fn all(keyword: &str) -> Vec<String> {
    let found = instructions()
        .into_iter()
        .filter(|(found, _)| found == keyword);
    found.map(|(_, rest)| rest).collect()
}

/// The paths that the build gets: all others are ignored.
fn context() -> Vec<String> {
    let text = text_of(".dockerignore");
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.next(), Some("*"), "nothing but what is named");
    let named = lines.filter_map(|line| line.strip_prefix('!'));
    named.map(str::to_owned).collect()
}

#[test]
fn what_is_copied_exists_and_is_sent() {
    let context = context();
    for path in &context {
        assert!(root().join(path).exists(), "{path}");
    }
    let from_here = all("COPY")
        .into_iter()
        .filter(|rest| !rest.starts_with("--from="));
    for rest in from_here {
        let (sources, _) = rest.rsplit_once(' ').unwrap();
        for source in sources.split(' ') {
            assert!(root().join(source).exists(), "{source}");
            let (top, _) = source.split_once('/').unwrap_or((source, ""));
            assert!(
                top == "." || context.iter().any(|path| path == top),
                "{source}"
            );
        }
    }
}

#[test]
fn what_is_new_at_the_top_is_sent_or_known_not_to_be_needed() {
    let Ok(listed) = Command::new("git")
        .arg("ls-files")
        .current_dir(root())
        .output()
    else {
        return skipped("no git on the path");
    };
    let context = context();
    for path in String::from_utf8(listed.stdout).unwrap().lines() {
        let (top, _) = path.split_once('/').unwrap_or((path, ""));
        let known = NOT_BUILT.contains(&top) || context.iter().any(|path| path == top);
        assert!(
            known,
            "{top}: name it in .dockerignore, if the program is built from it"
        );
    }
}

#[test]
fn the_readmes_command_builds_it_with_the_workspaces_compiler() {
    let build = all("RUN").remove(0);
    assert!(build.contains("cargo xtask demo"), "{build}");
    assert!(text_of("README.md").contains("cargo xtask demo"));
    let workspace: toml::Table = text_of("Cargo.toml").parse().unwrap();
    let version = workspace["workspace"]["package"]["rust-version"]
        .as_str()
        .unwrap();
    let [build, run] = <[String; 2]>::try_from(all("FROM")).unwrap();
    let build = build.strip_suffix(" AS build").unwrap();
    let release = build.strip_prefix(&format!("docker.io/library/rust:{version}-slim-"));
    let release = release.unwrap_or_else(|| panic!("{build}"));
    assert_eq!(run, format!("docker.io/library/debian:{release}-slim"));
}

#[test]
fn it_starts_gainsay_without_rights() {
    assert_eq!(all("ENTRYPOINT"), [r#"["gainsay"]"#]);
    let [user] = <[String; 1]>::try_from(all("USER")).unwrap();
    let (user, group) = user.split_once(':').unwrap();
    assert!(user.parse().is_ok_and(|id: u32| id > 0), "{user}");
    assert!(group.parse().is_ok_and(|id: u32| id > 0), "{group}");
}

#[test]
fn hadolint_has_nothing_to_say() {
    let Some(hadolint) = on_path("hadolint") else {
        return skipped("no hadolint on the path");
    };
    let out = Command::new(hadolint)
        .arg(root().join(RECIPE))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success(), "{told}");
}

/// A program that builds containers and can do so here.
fn engine() -> Option<&'static str> {
    let works = |engine: &&str| {
        let out = Command::new(engine).arg("info").output();
        out.is_ok_and(|out| out.status.success())
    };
    ["docker", "podman"].into_iter().find(works)
}

/// Runs the commands at the head of the file, under a name that is nobody's.
#[test]
fn its_commands_build_and_check() {
    let Some(engine) = engine() else {
        return skipped("no docker or podman that runs");
    };
    let text = text_of(RECIPE);
    let commands = text
        .lines()
        .filter_map(|line| line.strip_prefix("#   docker "));
    let commands: Vec<_> = commands.collect();
    assert_eq!(commands.len(), 2);
    for command in commands {
        let command = command.replace(" gainsay ", " gainsay-recipe-test ");
        let out = Command::new("sh")
            .args(["-c", &format!("{engine} {command}")])
            .current_dir(root())
            .output()
            .unwrap();
        // The sample articles hold errors.
        let code = i32::from(command.starts_with("run "));
        let told = String::from_utf8_lossy(&out.stderr);
        assert_eq!(out.status.code(), Some(code), "{command}\n{told}");
    }
}
