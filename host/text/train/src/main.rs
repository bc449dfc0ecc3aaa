//! Trains the tagger and parser weights that gainsay-text embeds, and measures them.
//!
//! * `train TREEBANK_DIR WEIGHTS_DIR` reads `clusters.txt` of the folder of weights and writes
//!   `english.bin` beside it. The same input gives the same bytes.
//! * `eval TREEBANK_DIR [WEIGHTS_FILE]` measures that file, or the weights that this program was
//!   built with, on the parts of the treebank that are not trained on.
//! * `lemmas TREEBANK_DIR NAME` compares lemmas with one part, such as `ewt-test`.
//! * `cluster VECTORS WEIGHTS_DIR` makes `clusters.txt` from word vectors in GloVe's text form.

mod augment;
mod clusters;
mod conllu;
mod evaluate;
mod folds;
mod learner;
mod pack;
mod parsing;
mod random;
mod tagging;
mod train;

use std::path::Path;

use anyhow::{Context, Result, bail};
use gainsay_text::syntax::training::{Model, shipped_model};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["train", treebank, weights] => {
            let clusters = clusters::read(&Path::new(weights).join("clusters.txt"))?;
            let bytes = train::train(Path::new(treebank), &clusters)?;
            let path = Path::new(weights).join("english.bin");
            std::fs::write(&path, &bytes).with_context(|| format!("writing {}", path.display()))?;
            measure_file(Path::new(treebank), &bytes)
        }
        ["eval", treebank] => evaluate::report(shipped_model(), Path::new(treebank)),
        ["eval", treebank, weights] => {
            let bytes = std::fs::read(weights).with_context(|| format!("reading {weights}"))?;
            measure_file(Path::new(treebank), &bytes)
        }
        ["lemmas", treebank, name] => evaluate::report_lemmas(Path::new(treebank), name),
        ["cluster", vectors, weights] => {
            let path = Path::new(weights).join("clusters.txt");
            let text = clusters::build(Path::new(vectors))?;
            std::fs::write(&path, text).with_context(|| format!("writing {}", path.display()))
        }
        _ => bail!(
            "usage: train TREEBANK_DIR WEIGHTS_DIR | eval TREEBANK_DIR [WEIGHTS_FILE] \
             | lemmas TREEBANK_DIR NAME | cluster VECTORS WEIGHTS_DIR"
        ),
    }
}

/// Prints the size, the time to load and the scores of a weights file.
fn measure_file(treebank: &Path, bytes: &[u8]) -> Result<()> {
    let begin = std::time::Instant::now();
    let model = Model::read(bytes).context("not a weights file")?;
    println!("{} bytes, read in {:?}", bytes.len(), begin.elapsed());
    evaluate::report(&model, treebank)
}
