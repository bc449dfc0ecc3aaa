//! Writes the weights file: rounds weights to whole numbers and lays them out.

use std::collections::BTreeMap;

use gainsay_text::syntax::training::{
    DIM, FIXED, HIDDEN, MAGIC, PLACES_AFTER_POINT, SECTIONS, TAG_HIDDEN, TAG_VALUES, bucket_of,
    check_of,
};

use crate::parsing::Network;
use crate::table::Table;
use crate::tagging::{TagExample, TagNetwork};
use crate::vocabulary::{FIXED_ONE, Vocabulary};

/// Entries of a bucket.
const WIDTH: usize = 4;

/// Places values of `SIZE` bytes, the most important first; one whose bucket is full is lost.
struct Buckets<const SIZE: usize> {
    checks: Vec<[u16; WIDTH]>,
    values: Vec<[[u8; SIZE]; WIDTH]>,
}

impl<const SIZE: usize> Buckets<SIZE> {
    fn new(buckets: usize) -> Self {
        Self {
            checks: vec![[0; WIDTH]; buckets],
            values: vec![[[0; SIZE]; WIDTH]; buckets],
        }
    }

    /// A free place for a feature, unless its bucket is full or holds the same check.
    fn place(&mut self, hash: u64) -> Option<&mut [u8; SIZE]> {
        let at = bucket_of(hash, self.checks.len());
        let check = check_of(hash);
        let checks = self.checks.get_mut(at)?;
        if checks.contains(&check) {
            return None;
        }
        let lane = checks.iter().position(|&check| check == 0)?;
        checks[lane] = check;
        self.values.get_mut(at)?.get_mut(lane)
    }

    fn into_bytes(self) -> Vec<u8> {
        let buckets = self.checks.into_iter().zip(self.values);
        buckets
            .flat_map(|(checks, values)| {
                let checks = checks.into_iter().flat_map(u16::to_le_bytes);
                checks
                    .chain(values.into_iter().flatten())
                    .collect::<Vec<u8>>()
            })
            .collect()
    }
}

/// A table from word hashes to numbers, with room to spare.
pub(crate) fn word_table(entries: &[(u64, u16)]) -> Vec<u8> {
    let mut buckets = Buckets::<2>::new((entries.len() / 2).max(1).next_power_of_two());
    for &(word, value) in entries {
        if let Some(entry) = buckets.place(word ^ (word >> 29)) {
            *entry = value.to_le_bytes();
        }
    }
    buckets.into_bytes()
}

/// Largest size of an output weight.
const LARGEST_OUTPUT: f32 = 1000.0;

/// A word must occur this often to have only the classes that it was seen with.
const SURE_WORD: u32 = 60;

/// A word must occur this often to have only the one class that it was seen with.
const SINGLE_WORD: u32 = 20;

/// So many rare words must have been seen with a class for any other word to have it.
const OPEN_WORDS: u32 = 10;

/// At most one in so many occurrences of a word with one class may have had another.
const EXCEPTIONS: u32 = 300;

/// The sections that lead from words and endings to rows.
pub(crate) fn tables(vocabulary: &Vocabulary<'_>) -> [Vec<u8>; 2] {
    // Frequent words first: they are placed while the buckets have room.
    let entries = |rows: &BTreeMap<u64, u32>| {
        let mut entries: Vec<(u64, u16)> = rows.iter().map(|(&w, &row)| (w, row as u16)).collect();
        entries.sort_by_key(|entry| entry.1);
        word_table(&entries)
    };
    [entries(&vocabulary.words), entries(&vocabulary.endings)]
}

/// Word vectors and what they add to a hidden layer that is multiplied by `factor`.
fn projected(words: &Table, project: &Table, units: usize, factor: f32) -> [Vec<u8>; 2] {
    let scale = crate::pack::factor(words.values.iter());
    let point = factor * (1_u32 << PLACES_AFTER_POINT) as f32;
    let places = project.values.chunks_exact(DIM * units);
    let mut bytes = Vec::new();
    for place in places {
        for unit in 0..units {
            for dim in 0..DIM {
                let one = if dim < FIXED { FIXED_ONE } else { scale };
                let weight = (place[dim * units + unit] * point / one).round();
                bytes.extend((weight.clamp(-32767.0, 32767.0) as i16).to_le_bytes());
            }
        }
    }
    [bytes_of(words.values.iter(), scale), bytes]
}

/// The factor that makes signed bytes of weights. A few outliers are cut off, so that the others
/// keep more of their digits.
fn factor<'a>(weights: impl Iterator<Item = &'a f32>) -> f32 {
    let mut sizes: Vec<f32> = weights.map(|weight| weight.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = sizes.get(sizes.len() - 1 - sizes.len() / 5000);
    127.0 / largest.copied().unwrap_or(1.0).max(f32::MIN_POSITIVE)
}

fn bytes_of<'a>(weights: impl Iterator<Item = &'a f32>, factor: f32) -> Vec<u8> {
    weights
        .map(|weight| (weight * factor).round().clamp(-127.0, 127.0) as i8 as u8)
        .collect()
}

/// Rows and biases of an output layer over a hidden layer that was multiplied by `factor`.
fn outputs(rows: &Table, biases: &Table, factor: f32) -> [Vec<u8>; 2] {
    let largest = rows
        .values
        .iter()
        .fold(0.0_f32, |most, v| most.max(v.abs()));
    let scale = LARGEST_OUTPUT / largest.max(f32::MIN_POSITIVE);
    let weights = rows.values.iter();
    let biases = biases.values.iter();
    [
        weights
            .flat_map(|v| ((v * scale).round() as i16).to_le_bytes())
            .collect(),
        biases
            .flat_map(|v| ((v * scale * factor).round() as i32).to_le_bytes())
            .collect(),
    ]
}

/// The sections of the tagger.
pub(crate) fn tagger(
    net: &TagNetwork,
    vocabulary: &Vocabulary<'_>,
    examples: &[TagExample],
) -> [Vec<u8>; 7] {
    let mut small = net.small.values.clone();
    small.extend(net.bias.row(0));
    small.extend(&net.affixes.values[TAG_HIDDEN..]);
    let affixes: Vec<(u64, u16)> = vocabulary
        .affixes
        .iter()
        .map(|(&affix, &row)| (affix, row as u16))
        .collect();
    let factor = factor(small.iter());
    let [weights, biases] = outputs(&net.outputs, &net.output_bias, factor);
    let [learnt, projection] = projected(&net.words, &net.project, TAG_HIDDEN, factor);
    [
        word_table(&affixes),
        learnt,
        projection,
        bytes_of(small.iter(), factor),
        weights,
        biases,
        class_sets(vocabulary, examples),
    ]
}

/// The classes that enough rare words were seen with; then for the row of each frequent word the
/// classes that it was seen with.
fn class_sets(vocabulary: &Vocabulary<'_>, examples: &[TagExample]) -> Vec<u8> {
    let mut seen: BTreeMap<u64, BTreeMap<u8, u32>> = BTreeMap::new();
    for example in examples {
        for (word, &class) in example.words.iter().zip(&example.gold) {
            *seen
                .entry(word.lower)
                .or_default()
                .entry(class)
                .or_default() += 1;
        }
    }
    let total = |counts: &BTreeMap<u8, u32>| counts.values().sum::<u32>();
    let set =
        |counts: &BTreeMap<u8, u32>| counts.keys().fold(0_u128, |set, class| set | 1 << class);
    let rare = seen.values().filter(|counts| total(counts) < SINGLE_WORD);
    let mut words_of: BTreeMap<u8, u32> = BTreeMap::new();
    for &class in rare.flat_map(BTreeMap::keys) {
        *words_of.entry(class).or_default() += 1;
    }
    words_of.retain(|_, words| *words >= OPEN_WORDS);
    let open = set(&words_of);
    let mut rows: Vec<(u32, u64)> = vocabulary.words.iter().map(|(&w, &row)| (row, w)).collect();
    rows.sort_unstable();
    let sets = rows.into_iter().map(|(_, hash)| {
        let Some(counts) = seen.get(&hash) else {
            return open;
        };
        let total = total(counts);
        let most = counts.values().max().copied().unwrap_or(0);
        let only = (total - most) * EXCEPTIONS <= total && total >= SINGLE_WORD;
        match counts.iter().find(|entry| *entry.1 == most) {
            Some((class, _)) if only => 1 << class,
            _ if total >= SURE_WORD => set(counts),
            _ => open | set(counts),
        }
    });
    let mut sets: Vec<u128> = std::iter::once(open).chain(sets).collect();
    while sets.last() == Some(&open) && sets.len() > 1 {
        sets.pop();
    }
    sets.into_iter().flat_map(u128::to_le_bytes).collect()
}

/// The sections of the parser.
pub(crate) fn parser(net: &Network, relations: &[[u64; 2]; TAG_VALUES]) -> [Vec<u8>; 6] {
    let mut small = net.small.values.clone();
    small.extend(net.bias.row(0));
    let factor = factor(small.iter());
    let [weights, biases] = outputs(&net.outputs, &net.output_bias, factor);
    let [learnt, projection] = projected(&net.words, &net.project, HIDDEN, factor);
    let sets = relations.iter().flatten();
    [
        learnt,
        projection,
        bytes_of(small.iter(), factor),
        weights,
        biases,
        sets.flat_map(|set| set.to_le_bytes()).collect(),
    ]
}

/// The whole file.
pub(crate) fn file(sections: &[Vec<u8>]) -> Vec<u8> {
    debug_assert_eq!(sections.len(), SECTIONS);
    let mut bytes = MAGIC.to_vec();
    for section in sections {
        bytes.extend((section.len() as u32).to_le_bytes());
    }
    for section in sections {
        bytes.extend(section);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use gainsay_text::syntax::training::WordTable;

    use super::*;
    use crate::random::Random;

    #[test]
    fn words_read_back() {
        let mut random = Random(2);
        let entries: Vec<(u64, u16)> = (0..500).map(|at| (random.next(), at)).collect();
        let bytes = word_table(&entries);
        let table = WordTable::new(&bytes);
        let found = entries
            .iter()
            .filter(|entry| table.get(entry.0) == Some(entry.1))
            .count();
        // A bucket now and then is full.
        assert!(found > 470, "{found} of 500");
        assert_eq!(table.get(random.next()), None);
    }
}
