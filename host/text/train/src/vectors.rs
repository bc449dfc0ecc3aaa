//! Makes the file of word vectors: fewer numbers, in signed bytes.
//!
//! `host/text/weights/vectors.bin` was made from the GloVe vectors of Wikipedia 2014 and Gigaword 5
//! (6 billion tokens, 100 dimensions; public domain dedication, PDDL 1.0) in their plain text form:
//! a word and its numbers a line, frequent words first. Each vector is brought to length one and
//! turned to the directions in which the words differ most.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use gainsay_text::syntax::training::{FIXED, VECTORS_MAGIC, WordAtoms};

use crate::pack::word_table;
use crate::random::Random;
use crate::table::{add_scaled, dot_any as dot};

/// Most words that get a vector.
const WORDS: usize = 45_000;

/// What one stands for in the signed bytes.
const ONE: f32 = 256.0;

/// Steps of the search for the main directions.
const STEPS: usize = 60;

/// Reads vectors and gives the bytes of the file.
pub(crate) fn build(vectors: &Path) -> Result<Vec<u8>> {
    let text = std::fs::read_to_string(vectors)
        .with_context(|| format!("reading {}", vectors.display()))?;
    let mut spelling = String::new();
    let mut seen = BTreeSet::new();
    let mut entries = Vec::new();
    let mut points: Vec<Vec<f32>> = Vec::new();
    for line in text.lines() {
        let mut parts = line.split(' ');
        let Some(word) = parts.next().filter(|word| is_wordlike(word)) else {
            continue;
        };
        let key = WordAtoms::of(word, &mut spelling).lower;
        if !seen.insert(key) {
            continue;
        }
        let numbers: Result<Vec<f32>, _> = parts.map(str::parse).collect();
        let point = numbers.with_context(|| format!("a bad number in the line of {word:?}"))?;
        entries.push((key, points.len() as u16));
        points.push(unit(point));
        if points.len() == WORDS {
            break;
        }
    }
    let width = points.first().map_or(0, Vec::len);
    ensure!(width >= FIXED, "vectors of {width} numbers are too short");
    ensure!(
        points.iter().all(|point| point.len() == width),
        "vectors of different lengths"
    );
    let directions = directions(&points, width);
    let table = word_table(&entries);
    let mut bytes = VECTORS_MAGIC.to_vec();
    bytes.extend((table.len() as u32).to_le_bytes());
    bytes.extend(table);
    for point in &points {
        let numbers = directions.iter().map(|direction| dot(point, direction));
        bytes.extend(numbers.map(|number| (number * ONE).round().clamp(-127.0, 127.0) as i8 as u8));
    }
    Ok(bytes)
}

fn is_wordlike(word: &str) -> bool {
    word.chars()
        .all(|char| char.is_alphabetic() || char == '\'' || char == '.' || char == '-')
}

/// The directions in which the points spread most, by orthogonal iteration on their covariance.
fn directions(points: &[Vec<f32>], width: usize) -> Vec<Vec<f32>> {
    let mut spread = vec![vec![0.0_f32; width]; width];
    for point in points {
        for (row, &value) in spread.iter_mut().zip(point) {
            add_scaled(row, value, point);
        }
    }
    let mut random = Random(11);
    let mut basis: Vec<Vec<f32>> = (0..FIXED)
        .map(|_| (0..width).map(|_| random.signed()).collect())
        .collect();
    for _ in 0..STEPS {
        for at in 0..FIXED {
            let mut next: Vec<f32> = spread.iter().map(|row| dot(row, &basis[at])).collect();
            for earlier in &basis[..at] {
                let shared = dot(&next, earlier);
                add_scaled(&mut next, -shared, earlier);
            }
            basis[at] = unit(next);
        }
    }
    basis
}

fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = dot(&vector, &vector).sqrt().max(1e-9);
    for value in &mut vector {
        *value /= length;
    }
    vector
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_orthogonal_and_find_the_spread() {
        let mut random = Random(5);
        let points: Vec<Vec<f32>> = (0..300)
            .map(|_| {
                let mut point: Vec<f32> = (0..80).map(|_| random.signed()).collect();
                point[7] *= 9.0;
                point
            })
            .collect();
        let found = directions(&points, 80);
        assert!(found[0][7].abs() > 0.99);
        assert!(dot(&found[0], &found[1]).abs() < 1e-3);
    }
}
