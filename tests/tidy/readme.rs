//! Commands that the README shows do run.

use gainsay_tests::{gainsay, root};
use std::fs;

/// `gainsay ...` lines of the README's shell blocks, without the program's name.
fn commands(readme: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line.starts_with("```sh");
        } else if inside {
            let command = line.split(" #").next().unwrap().trim();
            let plain = command.strip_prefix("gainsay ").or_else(|| {
                command
                    .strip_prefix("cargo run ")
                    .and_then(|rest| rest.split_once(" -- "))
                    .map(|c| c.1)
            });
            // A plugin takes a folder of its own and a compiler; `cli::plugins` runs these.
            let run = plain.filter(|command| !command.starts_with("plugin "));
            found.extend(run.map(str::to_owned));
        }
    }
    found
}

#[test]
fn commands_of_the_readme_run() {
    let Ok(readme) = fs::read_to_string(root().join("README.md")) else {
        panic!("the repository has no README.md");
    };
    let commands = commands(&readme);
    assert!(!commands.is_empty(), "the README shows no command");
    for command in commands {
        let plain = command.split(['>', '|']).next().unwrap();
        let out = gainsay(plain.split_whitespace()).within(&root()).run();
        let fine = matches!(out.code, Some(0 | 1));
        assert!(fine, "gainsay {command}: {:?}\n{}", out.code, out.stderr);
    }
}
