//! Time and memory of a run, its compile workers included.

use crate::{Gainsay, Output};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
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
    /// Most of its processes that were seen at once, compile workers among them; 0 where the system
    /// does not tell.
    pub processes: usize,
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
    let (id, done) = (child.id(), AtomicBool::new(false));
    let (peak, processes) = (AtomicU64::new(0), AtomicUsize::new(0));
    let output = thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let mut seen = Vec::new();
                peaks_of_tree(id, &mut seen);
                peak.fetch_max(seen.iter().copied().max().unwrap_or(0), Ordering::Relaxed);
                processes.fetch_max(seen.len(), Ordering::Relaxed);
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
        processes: processes.into_inner(),
        output: Output {
            code: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        },
    }
}

/// The peaks of a process and those it started, in KiB.
fn peaks_of_tree(id: u32, peaks: &mut Vec<u64>) {
    let process = format!("/proc/{id}");
    let own = fs::read_to_string(Path::new(&process).join("status")).unwrap_or_default();
    let own = own.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peaks.extend(own.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok()));
    let tasks = fs::read_dir(Path::new(&process).join("task"))
        .into_iter()
        .flatten()
        .flatten();
    for task in tasks {
        let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
        for child in children.split_whitespace().filter_map(|id| id.parse().ok()) {
            peaks_of_tree(child, peaks);
        }
    }
}
