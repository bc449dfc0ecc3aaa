//! Whether time and memory of reading, and of text and claims, grow with the text and no faster.

use crate::pipeline::Pipeline;
use anyhow::Result;
use gainsay_io::{Format, InputOptions, ReadOptions, expand, read};
use gainsay_model::{Article, ArticleId, CivilDay};
use std::fs;
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

/// Sizes go from 1 KiB up to this many doublings, to 8 MiB, unless less is asked for.
pub(crate) const MOST_DOUBLINGS: u32 = 13;
/// A size is read again until it has taken this long: shorter times are noise.
const LONG_ENOUGH: Duration = Duration::from_millis(200);
/// Pieces that lead a reader of markup back or ahead.
const MARKUP: &[&str] = &[
    "(",
    "[",
    "> ",
    "*a ",
    "“",
    "- ",
    "`a ",
    "![",
    "<a ",
    "&",
    "\\",
    "|a\n",
    "a\r",
    "<b>",
    "<p>a",
    "<li>a",
    "</b>",
    "<p><i></b>",
    "<!--",
    "&#",
    "<a a=b ",
    "<figure><figcaption>",
    "<h1>a",
    "<item>",
    "<![CDATA[",
    "{\"a\":",
    "<br>a",
    "<b><p></b>",
];
/// What doubling the text may do to the time.
const MOST: f64 = 2.3;
/// How often two sizes are read again if the time grew by more. Whatever else the machine does only adds to
/// a time, so that the least counts.
const AGAIN: u32 = 3;

/// A text that can have any size.
struct Kind {
    name: String,
    /// The format that is read; none: text and claims are measured.
    format: Option<Format>,
    /// Text of at least that many bytes.
    grow: Box<dyn Fn(usize) -> String>,
}

/// Measures every kind of text whose name holds `only`, and prints a row for each.
pub(crate) fn run(out: &mut dyn Write, only: &str, doublings: u32) -> Result<bool> {
    let pipeline = Pipeline::without_rules()?;
    let mut fine = true;
    writeln!(
        out,
        "{:30} {:>9} {:>8} {:>9}  time(2n)/time(n), from 1 KiB to {} KiB",
        "text",
        "ms",
        "KiB/ms",
        "MiB added",
        1 << doublings
    )?;
    out.flush()?;
    for kind in kinds() {
        if kind.name.contains(only) {
            fine &= measure(out, &pipeline, &kind, doublings)?;
        }
    }
    writeln!(
        out,
        "at most {MOST} each: {}",
        if fine { "yes" } else { "no" }
    )?;
    Ok(fine)
}

fn measure(out: &mut dyn Write, pipeline: &Pipeline, kind: &Kind, most: u32) -> Result<bool> {
    let timed = |doublings: usize| timed(pipeline, kind, 1024 << doublings);
    let (mut times, mut added) = (Vec::new(), 0);
    for doublings in 0..=most as usize {
        let (time, memory) = timed(doublings)?;
        times.push(time);
        added = memory;
    }
    for _ in 0..AGAIN {
        let steep = (0..most as usize).filter(|&at| times[at + 1] > MOST * times[at]);
        for at in steep.collect::<Vec<_>>() {
            for size in [at, at + 1] {
                times[size] = times[size].min(timed(size)?.0);
            }
        }
    }
    let ratios: Vec<f64> = times.windows(2).map(|pair| pair[1] / pair[0]).collect();
    let shown: Vec<String> = ratios.iter().map(|ratio| format!("{ratio:.2}")).collect();
    let last = times.last().copied().unwrap_or_default();
    let speed = f64::from(1 << most) / (last * 1e3);
    writeln!(
        out,
        "{:30} {:>9.0} {speed:>8.1} {:>9.0}  {}",
        kind.name,
        last * 1e3,
        added as f64 / 1024.0,
        shown.join(" ")
    )?;
    out.flush()?;
    Ok(ratios.iter().all(|ratio| *ratio <= MOST))
}

/// Seconds for a text of a size, and the memory in KiB that it adds.
fn timed(pipeline: &Pipeline, kind: &Kind, size: usize) -> Result<(f64, u64)> {
    let mut text = (kind.grow)(size);
    text.truncate(text.floor_char_boundary(size));
    let Some(format) = kind.format else {
        let article = article(text, Format::Plain)?;
        return Ok(time(|| {
            black_box(pipeline.checker.claims(&article))
                .claims
                .is_empty()
        }));
    };
    Ok(time(|| black_box(article(text.clone(), format)).is_ok()))
}

fn article(text: String, format: Format) -> Result<Article> {
    let id = ArticleId("linear".to_owned());
    let day = CivilDay::new(2021, 11, 5);
    Ok(gainsay_io::article(id, text, format, day)?)
}

/// Seconds of processor time for one piece of work, and the memory in KiB that the first added.
fn time(work: impl Fn() -> bool) -> (f64, u64) {
    let before = memory("VmRSS:");
    // From here on the system keeps the peak anew.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let mut added = None;
    let mut readings = 0;
    let started = Clock::now();
    loop {
        black_box(work());
        added.get_or_insert_with(|| memory("VmHWM:").saturating_sub(before));
        readings += 1;
        let spent = started.elapsed();
        if spent >= LONG_ENOUGH {
            return (
                spent.as_secs_f64() / f64::from(readings),
                added.unwrap_or(0),
            );
        }
    }
}

/// Processor time where the system tells it, in steps of 10 ms; else time on the wall.
struct Clock {
    wall: Instant,
    processor: Option<Duration>,
}

impl Clock {
    fn now() -> Self {
        Self {
            wall: Instant::now(),
            processor: processor_time(),
        }
    }

    fn elapsed(&self) -> Duration {
        match (self.processor, processor_time()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.wall.elapsed(),
        }
    }
}

/// Time that this process had on a processor: the 14th and 15th field of its `stat`, in 1/100 s.
fn processor_time() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks: u64 = ticks.filter_map(|field| field.parse::<u64>().ok()).sum();
    Some(Duration::from_millis(ticks * 10))
}

/// A figure of this process in KiB; 0 where the system does not tell.
fn memory(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

fn kinds() -> Vec<Kind> {
    let sample = sample();
    let one_paragraph = sample.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
    let repeated = |name: &str, pattern: String| Kind {
        name: name.to_owned(),
        format: None,
        grow: Box::new(move |size| pattern.repeat(size / pattern.len() + 1)),
    };
    let numbered = |name: &str, part: fn(usize) -> String| Kind {
        name: name.to_owned(),
        format: None,
        grow: Box::new(move |size| {
            let mut text = String::new();
            let mut nth = 0;
            while text.len() < size {
                text.push_str(&part(nth));
                nth += 1;
            }
            text
        }),
    };
    let mut kinds = vec![
        repeated("ordinary articles", sample),
        repeated("one paragraph", one_paragraph),
        repeated("quotation marks", "\"".to_owned()),
        repeated("curly quotation marks", "“".to_owned()),
        repeated("apostrophes", "'".to_owned()),
        repeated("brackets", "(".to_owned()),
        repeated("square brackets", "[".to_owned()),
        repeated("digits", "7".to_owned()),
        repeated("figures", "7 ".to_owned()),
        repeated("commas", ",".to_owned()),
        repeated("commas and spaces", ", ".to_owned()),
        repeated("one word", "word ".to_owned()),
        repeated("one name", "Norway ".to_owned()),
        repeated("one letter", "a".to_owned()),
        repeated("full stops", ".".to_owned()),
        repeated("accents", "\u{301}".to_owned()),
        repeated("X said that", "He said that ".to_owned()),
        repeated(
            "X said that, sentences",
            "He said that they said that it rained. ".to_owned(),
        ),
        repeated("quoted and cut short", "\"Rain,\" he said, ".to_owned()),
        repeated("open quotations", "\"It rained, he said.\n\n".to_owned()),
        repeated("according to", "according to him, ".to_owned()),
        repeated("and, and, and", "it rose and ".to_owned()),
        repeated("of the", "of the man ".to_owned()),
        repeated("negations", "not ".to_owned()),
        repeated("dates", "on Monday, June 5, 2013, ".to_owned()),
        repeated("headlines", "Rain falls on town\n\n".to_owned()),
        repeated("lines", "It rained.\n".to_owned()),
        repeated("blank lines", "a\n\n\n\n\n\n\n\n".to_owned()),
        numbered("different names", |nth| {
            format!("Anna {} spoke. ", surname(nth))
        }),
        numbered("different speakers", |nth| {
            format!("It rained, Anna {} said. She left.\n\n", surname(nth))
        }),
        numbered("different figures", |nth| {
            format!("There were {nth} boats. ")
        }),
        numbered("acronyms", |nth| {
            format!("The Board of {0} ({0}B) met. ", surname(nth))
        }),
    ];
    kinds.extend(MARKUP.iter().flat_map(|piece| in_formats(piece)));
    kinds
}

/// A piece again and again in each format that has marks.
fn in_formats(piece: &'static str) -> impl Iterator<Item = Kind> {
    let formats = [Format::Markdown, Format::Html, Format::Feed];
    formats.into_iter().map(move |format| Kind {
        name: format!("{format:?}: {}", piece.trim_end()),
        format: Some(format),
        grow: Box::new(move |size| piece.repeat(size / piece.len() + 1)),
    })
}

/// A capitalised word of its own for every number.
fn surname(nth: usize) -> String {
    let letters = format!("{nth:x}")
        .bytes()
        .map(|digit| match digit {
            b'0'..=b'9' => char::from(b'g' + digit - b'0'),
            letter => char::from(letter),
        })
        .collect::<String>();
    format!("K{letters}")
}

/// The sample articles, one after the other.
fn sample() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/articles").to_owned();
    let inputs = expand(&[folder], &InputOptions::default());
    let options = ReadOptions::default();
    let articles = inputs
        .entries
        .iter()
        .filter_map(|entry| read(entry, &options).ok());
    articles.map(|article| article.text + "\n\n").collect()
}
