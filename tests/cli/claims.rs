//! `gainsay claims`: the views, and what it shares with `check`.

use crate::exit_codes::QUIET;
use gainsay_tests::{Scratch, gainsay};
use std::fs;
use std::path::Path;

const ARTICLE: &str = "articles/valley-withdrawal.txt";

#[test]
fn a_table_shows_who_what_how_much_and_when() {
    let out = gainsay(["claims", ARTICLE]).run().exits(0);
    for words in [
        "according to",
        "force.withdraw",
        "2016-11-03",
        "understood: ",
    ] {
        assert!(out.text().contains(words), "{words}: {}", out.text());
    }
    assert!(out.text().lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn the_text_can_be_shown_with_its_claims() {
    let out = gainsay(["claims", ARTICLE, "--highlight"]).run().exits(0);
    let text = out.text();
    assert!(
        text.contains("^ claim   s source   c cue   f figure   t time"),
        "{text}"
    );
    assert!(text.contains("   1 │ date 2016-11-03"), "{text}");
    assert!(text.contains("^^^"), "{text}");
    let colours = ["claims", ARTICLE, "--highlight", "--color", "always"];
    let coloured = gainsay(colours).run().exits(0);
    assert!(coloured.text().contains('\u{1b}') && !coloured.text().contains("^^^"));
}

#[test]
fn the_sources_can_be_shown_as_a_tree() {
    let out = gainsay(["claims", ARTICLE, "--sources"]).run().exits(0);
    let text = out.text();
    for words in ["person, ", "unnamed", "statements", "said"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains('\u{1b}'), "no colours in a pipe");
}

#[test]
fn one_view_at_a_time() {
    for options in [
        &["--highlight", "--sources"][..],
        &["--highlight", "--format", "json"],
        &["--sources", "--format", "table"],
    ] {
        let out = gainsay(["claims", ARTICLE]).args(options).run().exits(2);
        assert!(out.stdout.is_empty() && out.stderr.contains("cannot be used with"));
    }
}

#[test]
fn json_quotes_the_article() {
    let run = gainsay(["claims", ARTICLE, "--format", "json"]);
    let report = run.run().exits(0).json();
    assert_eq!(report["schema"], "gainsay/report/1");
    assert!(!report["packs"].as_array().unwrap().is_empty());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(ARTICLE));
    let text: Vec<char> = text.unwrap().chars().collect();
    let claims = report["articles"][0]["claims"].as_array().unwrap();
    assert!(!claims.is_empty());
    for claim in claims {
        let trigger = &claim["trigger"];
        let at = |end: &str| trigger["position"][end].as_u64().unwrap() as usize;
        let words: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(trigger["text"], words.as_str());
    }
}

#[test]
fn threads_do_not_show() {
    for view in [
        &[][..],
        &["--highlight"],
        &["--sources"],
        &["--format", "json"],
    ] {
        let shown = |jobs: &str| {
            let run = gainsay(["claims", "articles", "--jobs", jobs]).args(view);
            run.run().exits(0).stdout
        };
        assert!(shown("1") == shown("3"), "{view:?}");
    }
}

#[test]
fn a_bad_article_costs_its_own_entry() {
    let scratch = Scratch::default();
    scratch.write("set/a.txt", QUIET);
    scratch.write("set/b.txt", b"\xff\xfe\xfd");
    scratch.write("set/c.txt", QUIET);
    let out = gainsay(["claims", "set"])
        .within(scratch.path())
        .run()
        .exits(3);
    let text = out.text();
    let place = |name: &str| text.find(name).unwrap_or_else(|| panic!("{name}: {text}"));
    assert!(place("set/a.txt") < place("set/b.txt") && place("set/b.txt") < place("set/c.txt"));
    let out = gainsay(["claims", "set/b.txt", "set/no-such.txt", "set/a.txt"]);
    let out = out.within(scratch.path()).run().exits(2);
    let out = out.complains(&["set/no-such.txt", "no such file"]);
    assert!(out.text().contains("set/a.txt"));
}

#[test]
fn the_view_goes_to_a_file_without_colours() {
    let scratch = Scratch::default();
    scratch.write("a.txt", QUIET);
    let options = [
        "claims", "a.txt", "--color", "always", "--output", "view.txt",
    ];
    let out = gainsay(options).within(scratch.path()).run().exits(0);
    assert!(out.stdout.is_empty());
    let view = fs::read_to_string(scratch.path().join("view.txt")).unwrap();
    assert!(view.contains("a.txt") && !view.contains('\u{1b}'));
}
