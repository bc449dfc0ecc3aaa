//! The loop of a rule author.

use gainsay_tests::{Scratch, gainsay, root, toolchain_missing};
use serde_json::Value;

fn toolchain() -> bool {
    let cache = gainsay_guest::cache_dir();
    let found = cache.and_then(|cache| gainsay_guest::find(&cache));
    let there = matches!(found, Ok(Some(_)));
    if !there {
        toolchain_missing();
    }
    there
}

#[test]
fn a_new_plugin_works_as_it_is() {
    if !toolchain() {
        return;
    }
    let scratch = Scratch::default();
    let run = |arguments: &[&str]| gainsay(arguments).within(scratch.path());
    let sdk = root().join("plugins/sdk");
    let _ = run(&["plugin", "new", "boats", "--sdk"])
        .arg(&sdk)
        .run()
        .exits(0);
    let again = run(&["plugin", "new", "boats", "--sdk"])
        .arg(&sdk)
        .run()
        .exits(2);
    let _ = again.complains(&["boats", "already"]);

    let out = run(&["plugin", "build", "boats"]).run().exits(0);
    assert!(out.stderr.contains("boats.wasm"), "{}", out.stderr);
    let out = run(&["plugin", "test", "boats"]).run().exits(0);
    assert_eq!(out.text(), "3 passed, 0 failed\n");

    let inspect = [
        "plugin",
        "inspect",
        "boats/pack/plugins/boats.wasm",
        "--json",
    ];
    let page = run(&inspect).run().exits(0).json();
    assert_eq!(page["info"]["name"], "boats");
    let article = "The storm sank 12 boats. The 15 boats had been moored in the harbour.";
    let check = run(&["check", "-", "--packs", "boats/pack", "--format", "json"]);
    let report = check.input(article).run().exits(0).json();
    let rules = report["articles"][0]["findings"].as_array().unwrap();
    assert!(
        rules
            .iter()
            .any(|finding| finding["rule"] == "boats/repeated-count"),
        "{rules:?}"
    );
}

#[test]
fn names_that_are_no_names_are_refused() {
    let scratch = Scratch::default();
    for name in ["", "Boats", "../boats", "9boats", "a b", "boats;rm"] {
        let out = gainsay(["plugin", "new", "--", name])
            .within(scratch.path())
            .run()
            .exits(2);
        let _ = out.complains(&["is no name for a plugin"]);
    }
}

#[test]
fn bundled_plugins_are_inspected_by_name() {
    let page = gainsay(["plugin", "inspect", "calendar", "--json"])
        .run()
        .exits(0)
        .json();
    assert_eq!(page["inspection"]["interface"], "0.1.0");
    assert!(matches!(
        &page["info"]["parameters"],
        Value::Object(_) | Value::String(_)
    ));
    let out = gainsay(["plugin", "inspect", "calender"]).run().exits(2);
    let _ = out.complains(&["did you mean `calendar`?"]);
}

#[test]
fn a_folder_without_a_crate_is_not_built() {
    let scratch = Scratch::default();
    let out = gainsay(["plugin", "build", "."])
        .within(scratch.path())
        .run()
        .exits(2);
    let _ = out.complains(&["no Cargo.toml", "gainsay plugin new"]);
}
