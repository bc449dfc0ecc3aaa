//! Trains the tagger and parser weights that gainsay-text embeds, and measures them.
//!
//! * `train TREEBANK_DIR WEIGHTS_DIR` reads `vectors.bin` of the folder of weights and writes
//!   `english.bin` beside it. The same input gives the same bytes.
//! * `eval TREEBANK_DIR [WEIGHTS_FILE]` measures that file, or the weights that this program was
//!   built with, on the parts of the treebank that are not trained on.
//! * `lemmas TREEBANK_DIR NAME` compares lemmas with one part, such as `ewt-test`.
//! * `vectors VECTORS WEIGHTS_DIR` makes `vectors.bin` from word vectors in GloVe's text form.

mod augment;
mod conllu;
mod evaluate;
mod folds;
mod pack;
mod parsing;
mod random;
mod table;
mod tagging;
mod train;
mod vectors;
mod vocabulary;

use std::path::Path;

use anyhow::{Context, Result, bail};
use gainsay_text::syntax::training::{Model, Vectors, shipped_model, shipped_vectors};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["train", treebank, weights] => {
            let vectors = read(&Path::new(weights).join("vectors.bin"))?;
            let vectors = Vectors::read(&vectors).context("vectors.bin holds no word vectors")?;
            let bytes = train::train(Path::new(treebank), vectors)?;
            let path = Path::new(weights).join("english.bin");
            std::fs::write(&path, &bytes).with_context(|| format!("writing {}", path.display()))?;
            measure_file(Path::new(treebank), &bytes, vectors)
        }
        ["eval", treebank] => evaluate::report(shipped_model(), Path::new(treebank)),
        ["eval", treebank, weights] => measure_file(
            Path::new(treebank),
            &read(Path::new(weights))?,
            shipped_vectors(),
        ),
        ["lemmas", treebank, name] => evaluate::report_lemmas(Path::new(treebank), name),
        ["vectors", vectors, weights] => {
            let path = Path::new(weights).join("vectors.bin");
            let bytes = vectors::build(Path::new(vectors))?;
            std::fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))
        }
        _ => bail!(
            "usage: train TREEBANK_DIR WEIGHTS_DIR | eval TREEBANK_DIR [WEIGHTS_FILE] \
             | lemmas TREEBANK_DIR NAME | vectors VECTORS WEIGHTS_DIR"
        ),
    }
}

/// Prints the size, the time to load and the scores of a weights file.
fn measure_file(treebank: &Path, bytes: &[u8], vectors: Vectors<'_>) -> Result<()> {
    let begin = std::time::Instant::now();
    let model = Model::read(bytes, vectors).context("not a weights file")?;
    println!("{} bytes, read in {:?}", bytes.len(), begin.elapsed());
    evaluate::report(&model, treebank)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("reading {}", path.display()))
}
