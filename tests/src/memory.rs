//! Time and memory of a run, its compile workers included.

use crate::{Gainsay, Output};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// A run and what it cost.
pub struct Measured {
    /// What it left.
    pub output: Output,
    /// Wall-clock time.
    pub time: Duration,
    /// Largest resident set of any one of its processes, in KiB; 0 where the system does not tell.
    pub peak_kib: u64,
}

/// Runs to the end and watches the resident sets. The system keeps the peak of each process, so
/// looking every 2 ms misses what happens in the last 2 ms alone.
pub fn measure(mut run: Gainsay) -> Measured {
    run.command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let started = Instant::now();
    let child = run.command.spawn().expect("the program starts");
    let (id, done, peak) = (child.id(), AtomicBool::new(false), AtomicU64::new(0));
    let output = thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                peak.fetch_max(peak_of_tree(id), Ordering::Relaxed);
                thread::sleep(Duration::from_millis(2));
            }
        });
        let output = child
            .wait_with_output()
            .expect("the program can be waited for");
        done.store(true, Ordering::Relaxed);
        output
    });
    Measured {
        time: started.elapsed(),
        peak_kib: peak.into_inner(),
        output: Output {
            code: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        },
    }
}

/// The largest peak of a process and those it started, in KiB.
fn peak_of_tree(id: u32) -> u64 {
    let process = format!("/proc/{id}");
    let tasks = fs::read_dir(Path::new(&process).join("task"))
        .into_iter()
        .flatten()
        .flatten();
    let children = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    let ids: Vec<u32> = children
        .flat_map(|line| {
            line.split_whitespace()
                .filter_map(|id| id.parse().ok())
                .collect::<Vec<_>>()
        })
        .collect();
    let own = fs::read_to_string(Path::new(&process).join("status")).unwrap_or_default();
    let own = own.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let own = own
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0);
    ids.into_iter().map(peak_of_tree).fold(own, u64::max)
}
