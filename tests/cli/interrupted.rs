//! Runs that are killed, and disks that are full: a report is whole or absent.
#![cfg(unix)]

use gainsay_tests::{Scratch, binary, fresh_cache, gainsay};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How many runs are killed, and over how many articles; more with `GAINSAY_KILLS=200
/// GAINSAY_KILL_ARTICLES=1000`.
const KILLS: u64 = 10;
const ARTICLES: u64 = 48;

fn number(variable: &str, default: u64) -> u64 {
    let value = std::env::var(variable).ok();
    value.map_or(default, |value| value.parse().expect("a number"))
}

/// A folder `news` with that many copies of the sample articles.
fn set(articles: u64) -> Scratch {
    let scratch = Scratch::default();
    let news = scratch.path().join("news");
    fs::create_dir(&news).unwrap();
    let samples = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("articles")).unwrap();
    let mut samples: Vec<_> = samples.map(|entry| entry.unwrap().path()).collect();
    samples.sort();
    for (number, sample) in (0..articles).zip(samples.iter().cycle()) {
        let name = sample.file_name().unwrap().to_str().unwrap();
        fs::copy(sample, news.join(format!("{number:05}-{name}"))).unwrap();
    }
    scratch
}

/// A run that writes `report.json` and `report.html`.
fn check(scratch: &Scratch, cache: &Scratch) -> Command {
    let mut command = Command::new(binary());
    command
        .args(["check", "news", "--fail-on", "never"])
        .args(["-o", "json=report.json", "-o", "html=report.html"])
        .current_dir(scratch.path())
        .env("GAINSAY_CACHE_DIR", cache.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

const REPORTS: [&str; 2] = ["report.json", "report.html"];

/// The reports, and nothing of what stood there before.
fn take(scratch: &Scratch) -> [Option<Vec<u8>>; 2] {
    REPORTS.map(|name| {
        let path = scratch.path().join(name);
        let report = fs::read(&path).ok();
        if report.is_some() {
            fs::remove_file(path).unwrap();
        }
        report
    })
}

#[test]
fn a_killed_run_leaves_whole_reports_or_none() {
    let (kills, articles) = (
        number("GAINSAY_KILLS", KILLS),
        number("GAINSAY_KILL_ARTICLES", ARTICLES),
    );
    let scratch = set(articles);
    let cache = fresh_cache();
    let [(whole, first_run), (again, second_run)] = [(); 2].map(|()| {
        let started = Instant::now();
        assert!(check(&scratch, &cache).status().unwrap().success());
        let took = started.elapsed();
        (take(&scratch), took)
    });
    assert!(whole.iter().all(Option::is_some));
    assert!(again == whole);
    let mut absent = 0;
    for kill in 0..kills {
        // Every second run has nothing to go on, the others what the last one has kept.
        let anew = kill % 2 == 0;
        if anew {
            let _ = fs::remove_dir_all(cache.path().join("results"));
        }
        let mut run = check(&scratch, &cache).spawn().unwrap();
        let length = if anew { first_run } else { second_run };
        std::thread::sleep(moment(kill, kills, length));
        run.kill().unwrap();
        let _ = run.wait().unwrap();
        for (left, whole) in take(&scratch).into_iter().zip(&whole) {
            absent += u64::from(left.is_none());
            assert!(
                left.is_none() || left == *whole,
                "half a report, kill {kill}"
            );
        }
    }
    println!("{kills} kills over {articles} articles: {absent} reports absent, all others whole");
    assert!(absent > 0, "no run was killed before its end");
    assert!(check(&scratch, &cache).status().unwrap().success());
    assert!(take(&scratch) == whole, "a run after all that");
}

/// When a run is killed: moments all over its length, in no order.
fn moment(kill: u64, kills: u64, length: Duration) -> Duration {
    let part = kill * 7919 % kills.max(1);
    length.mul_f64((part as f64 + 0.5) / kills as f64)
}

/// Files may not grow beyond a size, as if the disk were full at that byte: every write that goes
/// further fails, whatever file it is for.
#[test]
fn a_full_disk_is_told_and_leaves_no_half_report() {
    let scratch = set(16);
    let cache = fresh_cache();
    assert!(check(&scratch, &cache).status().unwrap().success());
    let whole = take(&scratch);
    let largest = whole.iter().flatten().map(Vec::len).max().unwrap() as u64;
    // In blocks of 512 bytes, as POSIX has it; shells differ, and the end is found all the same.
    let (mut failed, mut blocks) = (0, 0);
    loop {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let out = gainsay(["check", "news", "--fail-on", "never"])
            .args(["-o", "json=report.json", "-o", "html=report.html"])
            .within(scratch.path())
            .with("GAINSAY_CACHE_DIR", cache.path().to_str().unwrap())
            .through("sh", &["-c", &script])
            .run();
        let left = take(&scratch);
        for (left, whole) in left.iter().zip(&whole) {
            assert!(left.is_none() || left == whole, "half a report, {blocks}");
        }
        if out.code == Some(0) {
            assert!(left == whole);
            break;
        }
        failed += 1;
        let named = REPORTS.iter().any(|name| out.stderr.contains(name));
        assert!(
            named || out.stderr.contains("temporary file"),
            "{}",
            out.stderr
        );
        let _ = out.exits(2);
        assert!(
            blocks * 512 <= largest * 2,
            "a limit of {blocks} blocks is enough"
        );
        blocks += (blocks / 8).max(1);
    }
    println!("{failed} limits up to {largest} bytes were too small, each was told");
    assert!(failed > 10);
    let mut names = fs::read_dir(scratch.path()).unwrap();
    assert!(names.all(|entry| entry.unwrap().file_name() == "news"));
}
