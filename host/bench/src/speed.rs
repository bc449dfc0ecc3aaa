//! Articles a second on one thread, stage by stage, and the sandbox against native rules.

use crate::native;
use crate::pipeline::{Pipeline, Text};
use anyhow::Result;
use gainsay_engine::Checker;
use serde_json::Value;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Times of one pass over all articles.
#[derive(Default)]
struct Pass {
    claims: Duration,
    case: Duration,
    native: Duration,
    whole: Duration,
}

/// Reads all lines, makes `repeat` passes in turn, and prints medians.
pub(crate) fn run(pipeline: &Pipeline, lines: &[Value], repeat: usize) -> Result<String> {
    let texts: Vec<Text> = lines
        .iter()
        .filter_map(|line| Text::read(line).ok())
        .collect();
    let passes: Vec<Pass> = (0..repeat.max(1)).map(|_| pass(pipeline, &texts)).collect();
    let median = |of: fn(&Pass) -> Duration| {
        let mut times: Vec<Duration> = passes.iter().map(of).collect();
        times.sort();
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    let (claims, case) = (median(|p| p.claims), median(|p| p.case));
    let (native, whole) = (median(|p| p.native), median(|p| p.whole));
    let linked = claims + case + native;
    let per_second = |time: Duration| texts.len() as f64 / time.as_secs_f64().max(1e-9);
    let mut out = String::new();
    let rows = [
        ("text and claims", claims),
        ("building the case", case),
        ("rules, natively linked", native),
        ("whole run, rules in the sandbox", whole),
        ("whole run, rules natively linked", linked),
    ];
    for (name, time) in rows {
        let (ms, rate) = (time.as_secs_f64() * 1e3, per_second(time));
        writeln!(out, "{name:34} {ms:>9.1} ms {rate:>9.0} articles/s")?;
    }
    let ratio = whole.as_secs_f64() / linked.as_secs_f64();
    writeln!(out, "{:34} {ratio:>9.3}", "sandbox / native, whole run")?;
    Ok(out)
}

/// Each stage goes through all articles before the next begins: what one stage leaves in the
/// processor's caches and in the memory of words for an article would help the next.
fn pass(pipeline: &Pipeline, texts: &[Text]) -> Pass {
    let checker = &pipeline.checker;
    // As many together as a run over a set takes.
    let articles = |texts: &[Text]| texts.iter().map(|text| text.article.clone()).collect();
    let bundles: Vec<Vec<_>> = texts.chunks(Checker::TOGETHER).map(articles).collect();
    let mut pass = Pass::default();
    let (claims, time) = timed(|| {
        let claims = bundles.iter().flat_map(|bundle| checker.claims_all(bundle));
        claims.collect::<Vec<_>>()
    });
    pass.claims = time;
    let (cases, time) = timed(|| {
        let pairs = bundles.iter().flatten().zip(&claims);
        let cases = pairs.map(|(article, claims)| checker.case(article, claims));
        cases.collect::<Vec<_>>()
    });
    pass.case = time;
    pass.native = timed(|| {
        for case in &cases {
            black_box(native::check(checker, case));
        }
    })
    .1;
    drop(cases);
    pass.whole = timed(|| {
        for bundle in bundles {
            black_box(checker.check_all(bundle));
        }
    })
    .1;
    pass
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
