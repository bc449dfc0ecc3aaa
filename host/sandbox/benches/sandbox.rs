//! What loading and calling a plugin cost: `cargo bench -p gainsay-sandbox`.
//!
//! The guest is written by hand and finds nothing, so a call is all sandbox: a fresh instance, the
//! case copied into it, the answer checked. The case has 40 sentences, 30 claims, 30 figures.

#[path = "../tests/claims/mod.rs"]
mod claims;
#[path = "../tests/guest/mod.rs"]
mod guest;

use gainsay_sandbox::{
    Cache, Case, CaseArticle, CompileHow, Engine, Limits, Loader, Opposites, PreparedRule, inspect,
};
use guest::Guest;
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    let component = Guest::needing_everything().component();
    let directory = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let loader = |cache| Loader {
        engine: guest::engine(),
        cache,
        compile: CompileHow::InProcess,
        limits: Limits::default(),
    };
    report("engine", 20, || {
        black_box(Engine::new(&Limits::default().call)).is_ok()
    });
    report("inspect", 200, || {
        inspect(&component, &Limits::default().shape).is_ok()
    });
    let cold = loader(Cache::disabled());
    report("load, compiled in process", 20, || {
        cold.load("bench", &component).is_ok()
    });
    let warm = loader(Cache::at(directory.path()));
    report("load from the cache", 200, || {
        warm.load("bench", &component).is_ok()
    });

    let Ok(plugin) = warm.load("bench", &component) else {
        panic!("the guest does not load");
    };
    let rules = [PreparedRule {
        id: "core/bench",
        prepared: &[],
    }];
    let opposites = Opposites::default();
    let empty = Case::build(&[], &opposites);
    report("fresh call, empty case", 2000, || {
        plugin.check(&empty, &rules).is_ok()
    });
    let understood = claims::typical();
    let article = CaseArticle {
        id: "a.txt",
        text: claims::FIRST,
        published: None,
        claims: &understood,
        only: None,
        hidden: None,
    };
    report("build a case", 2000, || {
        black_box(Case::build(&[article], &opposites)).claim_count() == 30
    });
    let case = Case::build(&[article], &opposites);
    report("fresh call, 30 claims", 2000, || {
        plugin.check(&case, &rules).is_ok()
    });
}

/// Runs `work` so many times and prints the tenth and the middle of a hundred.
fn report(name: &str, times: usize, work: impl Fn() -> bool) {
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let started = Instant::now();
            assert!(work(), "{name}");
            started.elapsed()
        })
        .collect();
    taken.sort_unstable();
    let micros = |share: usize| taken[times * share / 100].as_nanos() as f64 / 1000.0;
    println!(
        "{name:28} p10 {:9.1} us  median {:9.1} us",
        micros(10),
        micros(50)
    );
}
