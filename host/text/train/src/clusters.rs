//! Groups word vectors into a binary tree of clusters, and reads the groups back.
//!
//! The clusters in `host/text/weights/clusters.txt` were made from the GloVe vectors of Wikipedia
//! and Gigaword (6 billion tokens, 50 dimensions; public domain dedication, PDDL 1.0) in their
//! plain text form: a word and its numbers a line, frequent words first.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use gainsay_text::syntax::training::{Clusters, SentenceAtoms};

/// Halvings from all words to the finest clusters.
const DEPTH: u32 = 10;

/// Most words that get a cluster.
const WORDS: usize = 45_000;

/// Steps of the two-means search in each halving.
const STEPS: usize = 12;

/// The smaller part of a halving holds at least this share of the words.
const SMALLEST_PART: f32 = 0.2;

/// Reads vectors and gives the text of the cluster file: a line a cluster, its number and words.
pub(crate) fn build(vectors: &Path) -> Result<String> {
    let text = std::fs::read_to_string(vectors)
        .with_context(|| format!("reading {}", vectors.display()))?;
    let mut words = Vec::new();
    let mut points: Vec<Vec<f32>> = Vec::new();
    for line in text.lines() {
        let mut parts = line.split(' ');
        let Some(word) = parts.next().filter(|word| is_wordlike(word)) else {
            continue;
        };
        let point: Vec<f32> = parts
            .map(str::parse)
            .collect::<Result<_, _>>()
            .context("bad number")?;
        words.push(word);
        points.push(unit(point));
        if words.len() == WORDS {
            break;
        }
    }
    let mut numbers = vec![0_u16; words.len()];
    halve(&points, (0..words.len()).collect(), 0, 0, &mut numbers);
    let mut groups: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for (word, number) in words.iter().zip(&numbers) {
        groups.entry(*number).or_default().push(word);
    }
    let mut out = String::new();
    for (number, words) in groups {
        writeln!(out, "{number} {}", words.join(" "))?;
    }
    Ok(out)
}

fn is_wordlike(word: &str) -> bool {
    word.chars()
        .all(|char| char.is_alphabetic() || char == '\'' || char == '.')
}

/// Divides words in two by two-means, again and again; the path is the cluster's number.
fn halve(points: &[Vec<f32>], members: Vec<usize>, path: u16, depth: u32, numbers: &mut [u16]) {
    if depth == DEPTH || members.len() < 4 {
        for member in members {
            numbers[member] = path << (DEPTH - depth);
        }
        return;
    }
    let sides = two_means(points, &members);
    let mut ranked: Vec<(f32, usize)> = members
        .iter()
        .map(|&member| (dot(&points[member], &sides), member))
        .collect();
    ranked.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    let smallest = (ranked.len() as f32 * SMALLEST_PART) as usize;
    let natural = ranked.partition_point(|entry| entry.0 < 0.0);
    let cut = natural.clamp(smallest.max(1), ranked.len() - smallest.max(1));
    let (left, right) = ranked.split_at(cut);
    let indices = |part: &[(f32, usize)]| part.iter().map(|entry| entry.1).collect();
    halve(points, indices(left), path << 1, depth + 1, numbers);
    halve(points, indices(right), path << 1 | 1, depth + 1, numbers);
}

/// The difference of two centres; its sign on a unit vector says which is nearer.
fn two_means(points: &[Vec<f32>], members: &[usize]) -> Vec<f32> {
    let mean = centre(points, members.iter());
    // The farthest word from the mean, and the farthest from that one, are the first centres.
    let farthest = |from: &[f32]| {
        let nearness = |member: &&usize| dot(&points[**member], from);
        let far = members
            .iter()
            .min_by(|one, other| nearness(one).total_cmp(&nearness(other)));
        far.map_or_else(Vec::new, |&member| points[member].clone())
    };
    let mut one = farthest(&mean);
    let mut other = farthest(&one);
    for _ in 0..STEPS {
        let difference: Vec<f32> = one.iter().zip(&other).map(|(a, b)| a - b).collect();
        let side = |member: &&usize| dot(&points[**member], &difference) >= 0.0;
        one = unit(centre(points, members.iter().filter(side)));
        other = unit(centre(
            points,
            members.iter().filter(|member| !side(member)),
        ));
    }
    one.iter().zip(&other).map(|(a, b)| a - b).collect()
}

fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = dot(&vector, &vector).sqrt().max(1e-9);
    for value in &mut vector {
        *value /= length;
    }
    vector
}

fn centre<'a>(points: &[Vec<f32>], members: impl Iterator<Item = &'a usize>) -> Vec<f32> {
    let mut sum = vec![0.0; points.first().map_or(0, Vec::len)];
    let mut count = 0.0_f32;
    for &member in members {
        count += 1.0;
        for (total, value) in sum.iter_mut().zip(&points[member]) {
            *total += value;
        }
    }
    for total in &mut sum {
        *total /= count.max(1.0);
    }
    sum
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Word hashes and cluster numbers of a cluster file; an absent file gives none.
pub(crate) fn read(path: &Path) -> Result<Vec<(u64, u16)>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let mut atoms = SentenceAtoms::default();
    let mut entries = Vec::new();
    for line in text.lines() {
        let mut parts = line.split(' ');
        let number = parts.next().and_then(|number| number.parse().ok());
        let number: u16 = number.context("a cluster without a number")?;
        for word in parts {
            atoms.fill(&[word], &Clusters::default());
            entries.extend(atoms.words.first().map(|values| (values.lower, number)));
        }
    }
    Ok(entries)
}
