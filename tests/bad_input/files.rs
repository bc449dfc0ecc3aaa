//! Files that are no articles.

use gainsay_tests::{Output, Scratch, gainsay, measure};
use std::fs::File;
use std::io::Write;
use std::time::Duration;

/// One error: the day was a Wednesday.
const SOUND: &str = "The bridge opened on Monday, 5 June 2013, the mayor said.\n";

/// Checks a bad file beside a sound one, and sees that the sound one was checked.
fn beside_a_sound_file(name: &str, bytes: &[u8]) -> Output {
    let scratch = Scratch::default();
    scratch.write("sound.txt", SOUND);
    scratch.write(name, bytes);
    let out = gainsay(["check", "sound.txt", name, "--format", "json"])
        .within(scratch.path())
        .run();
    let report = out.json();
    let findings = report["articles"].as_array().unwrap().iter();
    let sound = findings.filter(|article| article["path"] == "sound.txt");
    assert_eq!(
        sound
            .map(|a| a["findings"].as_array().unwrap().len())
            .sum::<usize>(),
        1
    );
    out
}

fn refused(name: &str, bytes: &[u8], words: &[&str]) {
    let out = beside_a_sound_file(name, bytes).exits(2);
    let out = out.complains(&[&[name], words].concat());
    assert_eq!(out.stderr.lines().count(), 1, "{}", out.stderr);
    assert_eq!(out.json()["summary"]["skipped"], 1);
}

#[test]
fn files_that_are_not_text() {
    refused(
        "latin.txt",
        b"The caf\xe9 opened.\n",
        &["byte 7 (0xe9)", "not UTF-8", "iconv"],
    );
    refused(
        "binary.txt",
        b"\x7fELF\0\0\x01",
        &["byte 4 is zero", "convert it to text"],
    );
    refused("empty.txt", b"", &["empty; an article needs text"]);
    refused("blank.txt", b" \n\t\n", &["empty; an article needs text"]);
    refused("odd.txt", b"\xff\xfeA\0\0", &["UTF-16", "UTF-8"]);
}

#[test]
fn bad_front_matter_is_refused_with_its_line() {
    let article = "---\ntitle: Bridge\ndate: 2013-02-30\n---\n\nIt opened.\n";
    refused("dated.md", article.as_bytes(), &["line 3", "2013-02-30"]);
    let article = "---\ntitle: Bridge\n\nIt opened.\n";
    refused("open.md", article.as_bytes(), &["line "]);
    let article = "+++\ntitle = Bridge\n+++\n\nIt opened.\n";
    refused("toml.md", article.as_bytes(), &["line 2"]);
}

#[test]
fn utf16_with_a_mark_is_read() {
    for big in [false, true] {
        let units = std::iter::once(0xfeff_u16).chain(SOUND.encode_utf16());
        let bytes: Vec<u8> = units
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect();
        let report = beside_a_sound_file("wide.txt", &bytes).exits(1).json();
        let position = |article: usize| {
            report["articles"][article]["findings"][0]["evidence"][0]["exact"].clone()
        };
        assert_eq!(position(0), position(1));
        assert_eq!(report["summary"]["skipped"], 0);
    }
}

#[test]
fn paths_that_lead_to_no_article() {
    let scratch = Scratch::default();
    scratch.write("sound.txt", SOUND);
    scratch.write("pictures/bridge.png", "x");
    for (path, words) in [
        (
            "no-such.txt",
            &["no-such.txt", "no such file or folder"][..],
        ),
        (
            "pictures",
            &["pictures", "no articles in this folder", ".txt"],
        ),
    ] {
        let out = gainsay(["check", path, "sound.txt"])
            .within(scratch.path())
            .run()
            .exits(2);
        let out = out.complains(words);
        assert!(out.text().contains("core/weekday-date"));
    }
    let out = gainsay(["claims", "no-such.txt"])
        .within(scratch.path())
        .run()
        .exits(2);
    let _ = out.complains(&["no such file or folder"]);
}

#[test]
fn a_bad_file_in_a_folder_makes_the_run_incomplete() {
    let scratch = Scratch::default();
    scratch.write("set/a.txt", "The bridge opened.\n");
    scratch.write("set/b.txt", b"\0");
    let out = gainsay(["check", "set"])
        .within(scratch.path())
        .run()
        .exits(3);
    let _ = out.complains(&["set/b.txt", "zero"]);
    scratch.write("set/c.txt", SOUND);
    let out = gainsay(["check", "set"])
        .within(scratch.path())
        .run()
        .exits(1);
    let _ = out.complains(&["set/b.txt", "zero"]);
}

#[test]
fn a_line_of_100_mb_is_refused_quickly() {
    let scratch = Scratch::default();
    let path = scratch.path().join("long.txt");
    let mut file = File::create(&path).unwrap();
    let megabyte = "seven thousand ".repeat(70_000);
    for _ in 0..100 {
        file.write_all(megabyte.as_bytes()).unwrap();
    }
    drop(file);
    let run = gainsay(["check", "long.txt", "--select", "core/weekday-date"]);
    let measured = measure(run.within(scratch.path()));
    let _ = measured
        .output
        .exits(2)
        .complains(&["long.txt", "larger than 8388608 bytes"]);
    assert!(
        measured.time < Duration::from_secs(3),
        "{:?}",
        measured.time
    );
    assert!(measured.peak_kib < 128 << 10, "{} KiB", measured.peak_kib);
}
