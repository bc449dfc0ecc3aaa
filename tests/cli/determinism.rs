//! The same inputs give the same bytes.

use gainsay_tests::{Gainsay, fresh_cache, gainsay};

fn report(arguments: &[&str]) -> Vec<u8> {
    report_of(arguments, |run| run)
}

/// The report of a run that is changed before it starts.
fn report_of(arguments: &[&str], change: impl FnOnce(Gainsay) -> Gainsay) -> Vec<u8> {
    let options = [
        "check",
        "--format",
        "json",
        "--select",
        "all",
        "--fail-on",
        "never",
    ];
    // What an earlier run has kept would prove nothing.
    let cache = fresh_cache();
    let run = gainsay(options).args(arguments);
    let run = run.with("GAINSAY_CACHE_DIR", cache.path().to_str().unwrap());
    change(run).run().exits(0).stdout
}

#[test]
fn runs_threads_and_order_do_not_show() {
    let first = report(&["articles", "--jobs", "1"]);
    for _ in 0..2 {
        assert!(report(&["articles", "--jobs", "1"]) == first, "another run");
        assert!(report(&["articles", "--jobs", "2"]) == first, "two threads");
    }
    assert!(
        report(&["articles", "--jobs", "7"]) == first,
        "seven threads"
    );
}

/// With six GiB no pool of memories can be had, with sixty a pool of small ones.
#[cfg(unix)]
#[test]
fn address_space_does_not_show() {
    let first = report(&["articles"]);
    for gib in [6, 60] {
        let within = report_of(&["articles"], |run| run.in_space(gib << 20));
        assert!(within == first, "{gib} GiB");
    }
}

#[test]
fn the_order_of_arguments_does_not_show() {
    let files = [
        "articles/valley-withdrawal.txt",
        "articles/charity-trial.md",
        "articles/mill-fire.txt",
        "articles/lakeshore-ceasefire.txt",
    ];
    let sorted = report(&files);
    for turn in 1..files.len() {
        let mut files = files;
        files.rotate_left(turn);
        files.swap(0, 1);
        assert!(report(&files) == sorted, "{files:?}");
    }
}
