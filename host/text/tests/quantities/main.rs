//! Figures of sentences written for this test against what is read, over the bundled packs.
//!
//! Half A is for tuning, and what is wrong in it is printed (`--nocapture`). Half B is scored only:
//! a rule made for one of its sentences would make the score worthless.

mod any;
mod classes;
mod gold;
#[path = "../support/soup.rs"]
mod soup;

use gainsay_model::{Article, Lexicon, Quantity};
use gainsay_packs::{assemble, load_dir, parse};
use gainsay_text::Reader;
use gold::{GoldFigure, GoldSentence};
use std::path::Path;

/// What was counted over a half.
#[derive(Default)]
struct Score {
    /// Figures of the gold.
    gold: usize,
    /// Figures read.
    read: usize,
    /// Figures with value, bounds, comparison, unit and kind as in the gold.
    right: usize,
    /// Figures with what they count as in the gold.
    counted: usize,
    /// Sentences without a figure, and how many of them gave none.
    traps: usize,
    quiet: usize,
    /// What went wrong, a line each.
    wrong: Vec<String>,
}

impl Score {
    /// F1, so that figures read where there are none count as much as figures missed.
    fn of(&self, right: usize) -> f64 {
        200.0 * right as f64 / (self.gold + self.read) as f64
    }

    fn add(&mut self, sentence: &GoldSentence, read: &[Quantity]) {
        self.gold += sentence.figures.len();
        self.read += read.len();
        if sentence.figures.is_empty() {
            self.traps += 1;
            self.quiet += usize::from(read.is_empty());
        }
        let mut met = vec![false; read.len()];
        for gold in &sentence.figures {
            let found = read
                .iter()
                .position(|quantity| quantity.number.overlaps(gold.place));
            let Some(at) = found.filter(|at| !met[*at]) else {
                self.wrong
                    .push(format!("not read   {gold}  [{}]", sentence.text));
                continue;
            };
            met[at] = true;
            let (all, counted) = (gold.is(&read[at]), gold.counts(&read[at]));
            self.right += usize::from(all);
            self.counted += usize::from(counted);
            if !all || !counted {
                let found = GoldFigure::of(&read[at]);
                self.wrong.push(format!(
                    "misread    {gold}\n     as    {found}  [{}]",
                    sentence.text
                ));
            }
        }
        for (quantity, _) in read.iter().zip(met).filter(|(_, met)| !met) {
            let found = GoldFigure::of(quantity);
            self.wrong
                .push(format!("no figure  {found}  [{}]", sentence.text));
        }
    }
}

fn lexicon() -> Lexicon {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let packs = load_dir(&rules).unwrap_or_else(|faults| panic!("{faults}"));
    let packs = packs
        .into_iter()
        .map(|files| parse(files).unwrap_or_else(|faults| panic!("{faults}")));
    assemble(packs.collect())
        .unwrap_or_else(|faults| panic!("{faults}"))
        .lexicon
}

fn reader() -> Reader {
    Reader::new(&lexicon())
}

/// Reads a half, prints its score and holds it above the floors.
fn check(half: &str, text: &str, floors: (f64, f64), shown: bool) {
    let reader = reader();
    let mut score = Score::default();
    for sentence in gold::sentences(text) {
        let read = reader
            .annotate(&Article::plain("gold", &sentence.text))
            .quantities;
        score.add(&sentence, &read);
    }
    if shown {
        println!("{}", score.wrong.join("\n"));
    }
    let (all, counted) = (score.of(score.right), score.of(score.counted));
    println!(
        "half {half}: {} figures, {} read, {} right: F1 {all:.1}; counted right {}: F1 {counted:.1}; \
         {} of {} sentences without a figure quiet",
        score.gold, score.read, score.right, score.counted, score.quiet, score.traps
    );
    assert!(score.gold >= 160 && score.traps >= 30);
    assert!(all >= floors.0, "half {half}: {all:.1} < {}", floors.0);
    assert!(
        counted >= floors.1,
        "half {half}, counted: {counted:.1} < {}",
        floors.1
    );
}

#[test]
fn half_a() {
    check("A", include_str!("a.toml"), (99.1, 97.5), true);
}

#[test]
fn half_b() {
    check("B", include_str!("b.toml"), (97.4, 96.8), false);
}
