//! The HTML report in a browser, where there is one: it renders, complains of nothing, and asks the
//! network for nothing.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use gainsay_tests::{Scratch, gainsay};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names under which Chromium is installed.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// `CHROMIUM`, or the first that the path has. Says why a test is skipped if there is none.
#[allow(
    clippy::print_stderr,
    reason = "whoever reads the test log should know"
)]
fn chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .flat_map(|folder| NAMES.map(|name| folder.join(name)))
        .find(|file| file.is_file());
    if found.is_none() {
        eprintln!("skipped: no Chromium in PATH; CHROMIUM may name one");
    }
    found
}

/// A headless run on a page: what it prints, and what the page's console says.
fn run(
    browser: &Path,
    scratch: &Scratch,
    page: &Path,
    arguments: &[&str],
) -> (String, Vec<String>) {
    let profile = scratch.path().join("profile");
    let output = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
        ])
        .args(["--disable-background-networking", "--enable-logging=stderr"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(arguments)
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let complaints = String::from_utf8_lossy(&output.stderr)
        .lines()
        .filter(|line| line.contains("CONSOLE"))
        .map(str::to_owned)
        .collect();
    (String::from_utf8(output.stdout).unwrap(), complaints)
}

fn report(scratch: &Scratch, path: &str) -> PathBuf {
    let page = scratch.path().join("report.html");
    let _ = gainsay([
        "check",
        path,
        "--fail-on",
        "never",
        "--format",
        "html",
        "--output",
    ])
    .arg(&page)
    .run()
    .exits(0);
    page
}

#[test]
fn pages_render_in_silence() {
    let Some(browser) = chromium() else { return };
    for (path, place) in [
        ("articles/mill-fire.txt", "id=\"a1-f2-s1\""),
        ("articles", "id=\"overview\""),
    ] {
        let scratch = Scratch::default();
        let page = report(&scratch, path);
        let (dom, complaints) = run(&browser, &scratch, &page, &["--dump-dom"]);
        assert!(dom.contains(place), "{path}: {dom}");
        assert_eq!(complaints, Vec::<String>::new(), "{path}");
        for (name, option) in [("page.png", "--screenshot"), ("page.pdf", "--print-to-pdf")] {
            let file = scratch.path().join(name);
            let to = format!("{option}={}", file.display());
            let _ = run(&browser, &scratch, &page, &[&to, "--window-size=390,844"]);
            // An empty picture of that size takes a few thousand bytes.
            assert!(std::fs::metadata(&file).unwrap().len() > 10_000, "{name}");
        }
    }
}

#[test]
fn what_a_page_would_load_is_refused() {
    let Some(browser) = chromium() else { return };
    let scratch = Scratch::default();
    let page = report(&scratch, "articles/mill-fire.txt");
    let text = std::fs::read_to_string(&page).unwrap();
    for element in [
        "<img src=\"https://host.invalid/x.png\">",
        "<script>document.title = 'changed'</script>",
    ] {
        let tampered = text.replace("<main>", &format!("<main>{element}"));
        let page = scratch.write("tampered.html", tampered);
        let (dom, complaints) = run(&browser, &scratch, &page, &["--dump-dom"]);
        assert!(!dom.contains("<title>changed"), "{element}");
        assert!(!complaints.is_empty(), "{element}");
    }
}
