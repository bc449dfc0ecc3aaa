//! Prints what the text stage makes of a plain text file, for reading by eye.
//!
//! ```text
//! cargo run --release -p gainsay-text --example annotate -- rules/core article.txt [2022-02-17]
//! ```
//!
//! With `--time` in place of the date, it prints how long a thousand readings take.

use gainsay_model::{CivilDay, Lexicon, SourceWords};
use gainsay_text::{Annotations, Reader};
use serde::de::DeserializeOwned;
use std::path::Path;
use support::plain_article;

#[path = "../tests/support/plain_article.rs"]
mod support;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [pack, file, rest @ ..] = arguments.as_slice() else {
        return Err("usage: annotate PACK FILE [DATE | --time]".into());
    };
    let text = std::fs::read_to_string(file)?;
    let reader = Reader::new(&lexicon(Path::new(pack))?);
    let timed = rest.iter().any(|argument| argument == "--time");
    let published = rest.first().and_then(|day| CivilDay::parse(day).ok());
    let article = plain_article(&text, published);
    if timed {
        let rounds = (4_000_000 / text.len().max(1)).clamp(1, 1000);
        let start = std::time::Instant::now();
        let tokens: usize = (0..rounds)
            .map(|_| reader.annotate(&article).tokens.len())
            .sum();
        let seconds = start.elapsed().as_secs_f64();
        let speed = (rounds * text.len()) as f64 / seconds / 1e6;
        println!("{rounds} rounds, {tokens} tokens, {seconds:.3} s, {speed:.2} MB/s");
    } else {
        print(&text, &reader.annotate(&article));
    }
    Ok(())
}

/// The lexicon of a pack folder, without its frames.
fn lexicon(folder: &Path) -> Result<Lexicon, Box<dyn std::error::Error>> {
    let table = |name: &str| -> Result<toml::Table, Box<dyn std::error::Error>> {
        Ok(std::fs::read_to_string(folder.join(name))?.parse()?)
    };
    let (units, cues, hedges) = (
        table("units.toml")?,
        table("cues.toml")?,
        table("hedges.toml")?,
    );
    let mut sources = table("sources.toml")?;
    let mut words: toml::Table = part(&sources, "sources");
    words.remove("pronouns");
    sources.insert("sources".to_owned(), words.into());
    Ok(Lexicon {
        cues: part(&cues, "cue"),
        noun_cues: part(&cues, "noun_cue"),
        phrases: part(&cues, "phrase"),
        sources: part::<SourceWords>(&sources, "sources"),
        approximators: part(&hedges, "approximator"),
        units: part(&units, "unit"),
        currencies: part(&units, "currency"),
        entities: part(&table("entities.toml")?, "entity"),
        ..Lexicon::default()
    })
}

/// One table of a data file; empty if it is missing or has another shape.
fn part<T: DeserializeOwned + Default>(table: &toml::Table, name: &str) -> T {
    table
        .get(name)
        .and_then(|value| value.clone().try_into().ok())
        .unwrap_or_default()
}

/// The article of a plain text: a block a paragraph.
fn print(text: &str, annotations: &Annotations) {
    for segment in &annotations.segments {
        println!("\n[{:?}] {:?}", segment.kind, segment.span);
        for index in segment.sentences.0..segment.sentences.1 {
            println!("  s{index}");
            for (at, token) in annotations.sentence_tokens(index) {
                print!(" {at}:{}/{}/", token.span.of(text), token.xpos.as_str());
                match token.head {
                    Some(head) => print!("{}>{head}", token.rel.as_str()),
                    None => print!("root"),
                }
            }
            println!();
        }
    }
    println!("\nquotations");
    for quotation in &annotations.quotations {
        let parts: Vec<_> = quotation.parts.iter().map(|part| part.of(text)).collect();
        println!(
            "  {:?} closed={} {parts:?}",
            quotation.kind, quotation.closed
        );
    }
    println!("\nentities");
    for (index, entity) in annotations.entities.iter().enumerate() {
        println!(
            "  {index} {} {:?} {:?} > {:?}",
            entity.id, entity.name, entity.kind, entity.member_of
        );
    }
    println!("\nmentions");
    for mention in &annotations.mentions {
        let id = annotations
            .entities
            .get(mention.entity as usize)
            .map_or("", |e| &e.id);
        println!("  {:?} {:?} → {id}", mention.span.of(text), mention.form);
    }
    println!("\nfigures ({} seen)", annotations.figures_seen);
    for quantity in &annotations.quantities {
        println!(
            "  {:?} {:?} {} {:?}",
            quantity.text, quantity.comparison, quantity.value, quantity.counted
        );
    }
    println!("\ntimes ({} seen)", annotations.dates_seen);
    for time in &annotations.times {
        println!("  {:?} {:?} {}", time.text, time.kind, time.value);
    }
    for note in &annotations.notes {
        println!("note {} {:?}", note.text, note.span);
    }
}
