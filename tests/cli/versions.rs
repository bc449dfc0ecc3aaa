//! Two versions of articles: `gainsay compare`.

use gainsay_tests::{Gainsay, Scratch, gainsay};

const OLD: &str = "Mill burns\n\nThe fire in the mill at Tolm killed 24 people, Ada Brenn of the fire \
    brigade said on Monday. It burned all night.\n";

fn scratch(old: &[(&str, &str)], new: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::default();
    for (folder, files) in [("old", old), ("new", new)] {
        for (name, text) in files {
            scratch.write(&format!("{folder}/{name}"), text);
        }
    }
    scratch
}

fn compare(scratch: &Scratch, arguments: &[&str]) -> Gainsay {
    gainsay(["compare"]).args(arguments).within(scratch.path())
}

#[test]
fn a_silent_edit_is_found_in_files_and_in_folders() {
    let new = OLD.replace("24", "42");
    let scratch = scratch(
        &[("a.txt", OLD)],
        &[("a.txt", &new), ("b.txt", "A choir sang.\n")],
    );
    for (old, new) in [
        ("old", "new"),
        ("old/a.txt", "new/a.txt"),
        ("./old/", "./new/"),
    ] {
        let fails = [old, new, "--fail-on", "warning", "--format", "json"];
        let report = compare(&scratch, &fails).run().exits(1).json();
        let findings = &report["articles"][0]["findings"];
        assert_eq!(findings.as_array().unwrap().len(), 1, "{findings}");
        assert_eq!(findings[0]["rule"], "core/silent-edit");
        let sides = [0, 1].map(|side| {
            let side = &findings[0]["evidence"][side];
            (
                side["path"].as_str().unwrap(),
                side["exact"].as_str().unwrap(),
            )
        });
        assert_eq!(sides, [("old/a.txt", "24"), ("new/a.txt", "42")]);
    }
}

#[test]
fn a_note_to_readers_makes_it_a_remark() {
    let new = OLD.replace("24", "42") + "\nCorrection: an earlier version gave a wrong toll.\n";
    let scratch = scratch(&[("a.txt", OLD)], &[("a.txt", &new)]);
    let report = compare(&scratch, &["old", "new", "--format", "json"]).run();
    let report = report.exits(0).json();
    let findings = &report["articles"][0]["findings"];
    assert_eq!(findings[0]["rule"], "core/noted-edit");
    assert_eq!(findings[0]["kind"], "update");
}

#[test]
fn the_same_article_and_better_wording_are_in_order() {
    let new = OLD.replace("burned all night", "burnt until dawn");
    let scratch = scratch(&[("a.txt", OLD)], &[("a.txt", &new)]);
    for pair in [["old", "new"], ["old", "old"]] {
        let output = compare(&scratch, &pair).args(["--fail-on", "info"]).run();
        let _ = output.exits(0);
    }
}

#[test]
fn what_cannot_be_compared_is_said() {
    let scratch = scratch(&[("a.txt", OLD), ("gone.txt", OLD)], &[("a.txt", OLD)]);
    let _ = compare(&scratch, &["old", "new"])
        .run()
        .exits(0)
        .complains(&["old/gone.txt", "no new version"]);
    let _ = compare(&scratch, &["old/a.txt", "new"])
        .run()
        .exits(2)
        .complains(&["two files or two folders"]);
    let _ = compare(&scratch, &["old/x.txt", "new/a.txt"])
        .run()
        .exits(2)
        .complains(&["old/x.txt"]);
    let _ = compare(&scratch, &["old/a.txt", "new/a.txt", "new/a.txt"])
        .run()
        .exits(2)
        .complains(&["an old and a new version"]);
}
