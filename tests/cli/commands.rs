//! The commands beside `check`.

use gainsay_tests::gainsay;
use std::fs;
use std::path::Path;

#[test]
fn help_is_as_recorded() {
    for (name, arguments) in [
        ("help", &["--help"][..]),
        ("help-check", &["check", "--help"]),
        ("help-claims", &["claims", "--help"]),
    ] {
        let out = gainsay(arguments).run().exits(0);
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("cli/{name}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, out.text()).unwrap();
        }
        let recorded = fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(
            out.text(),
            recorded,
            "if that is wanted, run with UPDATE_GOLDEN=1"
        );
    }
}

#[test]
fn the_version_is_told() {
    let out = gainsay(["--version"]).run().exits(0);
    assert_eq!(
        out.text().trim(),
        concat!("gainsay ", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn rules_are_listed_in_order_and_each_is_explained() {
    let listed = gainsay(["rules"]).run().exits(0);
    let ids: Vec<&str> = listed
        .text()
        .lines()
        .filter_map(|l| l.split_whitespace().next())
        .collect();
    assert!(ids.len() >= 14 && ids.is_sorted(), "{ids:?}");
    let json = gainsay(["rules", "--json"]).run().exits(0).json();
    assert_eq!(json.as_array().unwrap().len(), ids.len());
    for id in ids {
        let page = gainsay(["explain", id]).run().exits(0);
        for part in [
            id,
            "Why it matters",
            "Limits",
            "Parameters",
            "finds",
            "quiet",
        ] {
            assert!(page.text().contains(part), "{id}: no {part}");
        }
    }
}

#[test]
fn a_misspelt_rule_is_not_explained() {
    let out = gainsay(["explain", "core/weekday-dat"]).run().exits(2);
    let _ = out.complains(&["did you mean `core/weekday-date`?"]);
}

#[test]
fn completions_are_printed_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let out = gainsay(["completions", shell]).run().exits(0);
        assert!(out.text().contains("fail-on"), "{shell}");
        assert!(!out.text().contains("compile-worker"), "{shell}");
    }
}

#[test]
fn every_bundled_rule_passes_its_examples() {
    let out = gainsay(["test"]).run();
    assert_eq!(out.code, Some(0), "{}\n{}", out.text(), out.stderr);
    assert!(out.text().contains(" passed, 0 failed"));
}
