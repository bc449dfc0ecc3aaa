//! Reads gzipped CoNLL-U files.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// One sentence of a treebank; all lists have one entry a token.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentence {
    pub(crate) forms: Vec<String>,
    pub(crate) lemmas: Vec<String>,
    pub(crate) tags: Vec<(Upos, Xpos)>,
    /// Head of each token; the number of tokens stands for the root.
    pub(crate) heads: Vec<u32>,
    pub(crate) rels: Vec<Deprel>,
    /// How often each pass of a training shows the sentence.
    pub(crate) repeats: usize,
}

impl Sentence {
    /// The tokens as the analyser takes them.
    pub(crate) fn tokens(&self) -> Vec<&str> {
        self.forms.iter().map(String::as_str).collect()
    }
}

/// All sentences of a gzipped file. Multiword ranges and empty nodes are left out.
pub(crate) fn read(path: &Path) -> Result<Vec<Sentence>> {
    let bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let mut text = String::new();
    GzDecoder::new(bytes.as_slice())
        .read_to_string(&mut text)
        .with_context(|| format!("unpacking {}", path.display()))?;
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for line in text.lines() {
        if line.is_empty() {
            finish(&mut sentence, &mut sentences);
        } else if !line.starts_with('#') {
            add_token(line, &mut sentence)
                .with_context(|| format!("{}: {line:?}", path.display()))?;
        }
    }
    finish(&mut sentence, &mut sentences);
    Ok(sentences)
}

/// Ends a sentence: the head 0 becomes the number of tokens, other heads count from zero.
fn finish(sentence: &mut Sentence, sentences: &mut Vec<Sentence>) {
    let mut done = std::mem::take(sentence);
    done.repeats = 1;
    let root = done.forms.len() as u32;
    for head in &mut done.heads {
        *head = head.checked_sub(1).unwrap_or(root);
    }
    if root > 0 {
        sentences.push(done);
    }
}

fn add_token(line: &str, sentence: &mut Sentence) -> Result<()> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, xpos, _, head, rel, ..] = columns.as_slice() else {
        anyhow::bail!("too few columns");
    };
    if id.contains(['-', '.']) {
        return Ok(());
    }
    sentence.forms.push((*form).to_owned());
    sentence.lemmas.push((*lemma).to_owned());
    sentence.tags.push((
        Upos::parse(upos).context("unknown universal tag")?,
        Xpos::parse(xpos).unwrap_or(Xpos::Xx),
    ));
    sentence.heads.push(head.parse().context("bad head")?);
    let rel = Deprel::parse(rel)
        .or_else(|| Deprel::parse(rel.split(':').next().unwrap_or(rel)))
        .context("unknown relation")?;
    sentence.rels.push(rel);
    Ok(())
}
