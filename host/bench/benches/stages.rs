//! Each stage over the sample articles of `tests/articles`.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use gainsay_claims::Extractor;
use gainsay_io::{InputOptions, ReadOptions, expand, read};
use gainsay_model::Article;
use gainsay_sandbox::{Case, CaseArticle, Opposites};
use gainsay_text::Reader;
use std::hint::black_box;

fn articles() -> Vec<Article> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/articles").to_owned();
    let inputs = expand(&[folder], &InputOptions::default());
    let options = ReadOptions::default();
    inputs
        .entries
        .iter()
        .filter_map(|entry| read(entry, &options).ok())
        .collect()
}

fn stages(criterion: &mut Criterion) {
    let library = gainsay_bundle::library().expect("bundled packs are sound");
    let (reader, extractor) = (
        Reader::new(&library.lexicon),
        Extractor::new(&library.lexicon),
    );
    let opposites = Opposites::new(&library.lexicon.frames);
    let articles = articles();
    let annotated: Vec<_> = articles
        .iter()
        .map(|article| reader.annotate(article))
        .collect();
    let claims: Vec<_> = articles
        .iter()
        .zip(&annotated)
        .map(|(article, notes)| extractor.extract(article, notes.clone()))
        .collect();
    criterion.bench_function("packs", |bench| {
        bench.iter(|| black_box(gainsay_bundle::library()));
    });
    criterion.bench_function("text", |bench| {
        bench.iter(|| {
            for article in &articles {
                black_box(reader.annotate(article));
            }
        });
    });
    criterion.bench_function("claims", |bench| {
        bench.iter_batched(
            || annotated.clone(),
            |annotated| {
                for (article, notes) in articles.iter().zip(annotated) {
                    black_box(extractor.extract(article, notes));
                }
            },
            BatchSize::LargeInput,
        );
    });
    criterion.bench_function("case", |bench| {
        bench.iter(|| {
            for (article, claims) in articles.iter().zip(&claims) {
                let side = CaseArticle {
                    id: &article.id.0,
                    text: &article.text,
                    published: article.published,
                    claims,
                    only: None,
                    hidden: None,
                };
                black_box(Case::build(&[side], &opposites));
            }
        });
    });
}

criterion_group!(benches, stages);
criterion_main!(benches);
