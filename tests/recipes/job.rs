//! A job of a GitHub workflow, step by step.

use crate::expressions::Contexts;
use crate::machine::{Machine, restore_cache, set};
use crate::reports;
use crate::yaml::{items, pairs, text};
use gainsay_tests::{Output, binary};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// The repository that the job runs for.
pub(crate) const REPOSITORY: &str = "newsroom/articles";

/// What differs between runs of a job.
#[derive(Clone, Copy, Default)]
pub(crate) struct Circumstances {
    /// The repository that a pull request comes from; without one, the run is for a push.
    pub(crate) pull_request_from: Option<&'static str>,
    /// Whether the program is found in the cache.
    pub(crate) program_is_kept: bool,
}

/// A job under way or done.
pub(crate) struct Job<'m> {
    machine: &'m Machine,
    circumstances: Circumstances,
    contexts: Contexts,
    variables: Vec<(String, String)>,
    /// The exit code of the step that failed.
    pub(crate) failed: Option<i32>,
    /// The names of the steps that ran.
    pub(crate) ran: Vec<String>,
    /// What the last script left.
    pub(crate) last: Option<Output>,
}

/// Runs the only job of a workflow to its end.
pub(crate) fn run<'m>(
    machine: &'m Machine,
    workflow: &Value,
    circumstances: Circumstances,
) -> Job<'m> {
    let mut job = Job::new(machine, workflow, circumstances);
    for step in items(workflow, "/jobs/gainsay/steps") {
        job.step(step);
    }
    job
}

impl<'m> Job<'m> {
    fn new(machine: &'m Machine, workflow: &Value, circumstances: Circumstances) -> Self {
        let project = machine.path("project");
        let mut contexts = Contexts::new(project);
        let from = circumstances.pull_request_from;
        for (name, value) in [
            ("github.event_name", from.map_or("push", |_| "pull_request")),
            ("github.repository", REPOSITORY),
            (
                "github.event.pull_request.head.repo.full_name",
                from.unwrap_or_default(),
            ),
            ("github.sha", "89abcdef"),
            ("runner.os", "Linux"),
            ("runner.arch", "X64"),
            ("runner.temp", &machine.written("temp")),
        ] {
            contexts.set(name, value);
        }
        let mut variables = pairs(&workflow["env"]);
        for (name, value) in &variables {
            contexts.set(&format!("env.{name}"), value);
        }
        variables.extend([
            set("CI", "true"),
            set("GITHUB_ACTIONS", "true"),
            set("GITHUB_WORKSPACE", machine.written("project")),
            set("GITHUB_PATH", machine.written("home/path")),
            set("GITHUB_OUTPUT", machine.written("home/output")),
            set("GITHUB_STEP_SUMMARY", machine.written("home/summary")),
            set("RUNNER_TEMP", machine.written("temp")),
        ]);
        Self {
            machine,
            circumstances,
            contexts,
            variables,
            failed: None,
            ran: Vec::new(),
            last: None,
        }
    }

    /// Runs a step, if its condition holds; after a failure, only if the condition says that it
    /// may.
    fn step(&mut self, step: &Value) {
        let condition = step["if"].as_str().unwrap_or("!cancelled()");
        let after_failures = step["if"].is_string() && condition.contains("cancelled()");
        if (self.failed.is_some() && !after_failures) || !self.contexts.holds(condition) {
            return;
        }
        self.ran.push(text(step, "/name").to_owned());
        if step["run"].is_string() {
            self.script(step);
        } else {
            self.action(step);
        }
    }

    /// Runs a script as `shell: bash` does.
    fn script(&mut self, step: &Value) {
        let folder = self.machine.path("project");
        let folder = folder.join(step["working-directory"].as_str().unwrap_or_default());
        let mut variables = self.variables.clone();
        let own = pairs(&step["env"]).into_iter();
        variables.extend(own.map(|(name, value)| (name, self.contexts.expand(&value))));
        let path = fs::read_to_string(self.machine.path("home/path")).unwrap_or_default();
        let folders = path.lines().collect::<Vec<_>>().join(":");
        variables.push(set("PATH", self.machine.programs_after(&folders)));
        let file = self.machine.path("home/script.sh");
        fs::write(&file, text(step, "/run")).unwrap();
        let command = "bash --noprofile --norc -eo pipefail".split(' ');
        let command: Vec<_> = command.chain(file.to_str()).collect();
        let out = self.machine.run(&folder, &command, &variables);
        if out.code != Some(0) {
            self.failed = out.code;
        }
        self.last = Some(out);
    }

    /// Stands in for an action, and holds what it is given against what is there.
    fn action(&mut self, step: &Value) {
        let (action, _) = text(step, "/uses").split_once('@').unwrap();
        match action {
            "actions/checkout" => {
                let path = step["with"]["path"].as_str().unwrap_or_default();
                fs::create_dir_all(self.machine.path("project").join(path)).unwrap();
            }
            "actions/cache/restore" => self.restore(step),
            "actions/cache/save" => {
                let kept = fs::read_dir(self.input(step, "path")).unwrap();
                assert!(kept.count() > 0, "{step:#}");
            }
            "github/codeql-action/upload-sarif" => {
                reports::sarif(&fs::read_to_string(self.input(step, "sarif_file")).unwrap());
            }
            "actions/upload-artifact" => assert!(self.input(step, "path").is_file(), "{step:#}"),
            other => panic!("nobody stands in for {other}"),
        }
    }

    /// Restores the program, or a cache of an earlier commit.
    fn restore(&mut self, step: &Value) {
        let (id, path) = (text(step, "/id"), self.input(step, "path"));
        let hit = id == "program" && self.circumstances.program_is_kept;
        if hit {
            fs::create_dir(&path).unwrap();
            std::os::unix::fs::symlink(binary(), path.join("gainsay")).unwrap();
        } else if id == "results" {
            restore_cache(&path);
        }
        let name = format!("steps.{id}.outputs.cache-hit");
        self.contexts.set(&name, if hit { "true" } else { "" });
    }

    /// A path among the inputs of an action.
    fn input(&self, step: &Value, name: &str) -> PathBuf {
        let path = self
            .contexts
            .expand(text(&step["with"], &format!("/{name}")));
        self.machine.path("project").join(path)
    }
}
