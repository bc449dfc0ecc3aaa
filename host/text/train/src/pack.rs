//! Writes the weights file: rounds weights to whole numbers and lays them out.

use std::collections::BTreeMap;

use gainsay_text::syntax::training::{
    MAGIC, SECTIONS, TAG_HIDDEN, TAG_VALUES, affixes, bucket_of, check_of,
};

use crate::parsing::Network;
use crate::table::{Table, add};
use crate::tagging::{TagExample, TagNetwork};
use crate::vocabulary::{FINE, Vocabulary, cluster_rows};

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

/// At most one in so many occurrences of a word with one class may have had another.
const EXCEPTIONS: u32 = 300;

/// The rows that the networks keep, as sums of the rows they were trained with.
pub(crate) struct Kept {
    /// For each row the rows of parts that it stands for.
    parts: Vec<Vec<u32>>,
    /// Affixes that belong to the row of a word.
    affixes: Vec<Vec<u32>>,
    /// The word of each row, if it is one.
    hashes: Vec<Option<u64>>,
    words: Vec<(u64, u16)>,
    endings: Vec<(u64, u16)>,
}

impl Kept {
    /// Clusters, endings and words.
    pub(crate) fn new(vocabulary: &Vocabulary) -> Self {
        let mut kept = Self {
            parts: vec![Vec::new()],
            affixes: vec![Vec::new()],
            hashes: vec![None],
            words: Vec::new(),
            endings: Vec::new(),
        };
        for fine in 1..=FINE {
            kept.push(cluster_rows(fine).to_vec(), Vec::new(), None);
        }
        for (&ending, &row) in &vocabulary.endings {
            let at = kept.push(vec![row], Vec::new(), None);
            kept.endings.push((ending, at));
        }
        for (&hash, (_, atoms)) in &vocabulary.words {
            let affixes = affixes(atoms).into_iter();
            let affixes = affixes.filter_map(|affix| vocabulary.affixes.get(&affix).copied());
            let parts = vocabulary.parts(atoms).to_vec();
            let at = kept.push(parts, affixes.collect(), Some(hash));
            kept.words.push((hash, at));
        }
        kept
    }

    fn push(&mut self, parts: Vec<u32>, affixes: Vec<u32>, hash: Option<u64>) -> u16 {
        self.parts.push(parts);
        self.affixes.push(affixes);
        self.hashes.push(hash);
        self.parts.len() as u16 - 1
    }

    /// The sections that lead from words and endings to rows.
    pub(crate) fn tables(&self) -> [Vec<u8>; 2] {
        [word_table(&self.words), word_table(&self.endings)]
    }
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
    vocabulary: &Vocabulary,
    kept: &Kept,
    examples: &[TagExample],
) -> [Vec<u8>; 6] {
    let rows = kept.parts.iter().zip(&kept.affixes);
    let rows: Vec<Vec<f32>> = rows
        .map(|(parts, affixes)| {
            let mut row = net.product(parts);
            let own = &mut row[2 * TAG_HIDDEN..3 * TAG_HIDDEN];
            for &affix in affixes {
                add(own, net.affixes.row(affix as usize));
            }
            row
        })
        .collect();
    let mut small = net.small.values.clone();
    small.extend(net.bias.row(0));
    small.extend(&net.affixes.values[TAG_HIDDEN..]);
    let affixes: Vec<(u64, u16)> = vocabulary
        .affixes
        .iter()
        .map(|(&affix, &row)| (affix, row as u16))
        .collect();
    let factor = factor(rows.iter().flatten().chain(&small));
    let [weights, biases] = outputs(&net.outputs, &net.output_bias, factor);
    [
        word_table(&affixes),
        bytes_of(rows.iter().flatten(), factor),
        bytes_of(small.iter(), factor),
        weights,
        biases,
        class_sets(kept, examples),
    ]
}

/// For each row the classes that its word was seen with, or that rare words were seen with.
fn class_sets(kept: &Kept, examples: &[TagExample]) -> Vec<u8> {
    let mut seen: BTreeMap<u64, BTreeMap<u8, u32>> = BTreeMap::new();
    for example in examples {
        for (word, &class) in example.atoms.words.iter().zip(&example.gold) {
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
    let rare = seen.values().filter(|counts| total(counts) < SURE_WORD);
    let open = rare.fold(0, |open, counts| open | set(counts));
    let sets = kept.hashes.iter().map(|hash| {
        let Some(counts) = hash.and_then(|hash| seen.get(&hash)) else {
            return open;
        };
        let total = total(counts);
        let most = counts.iter().max_by_key(|entry| entry.1);
        match most {
            Some((class, &count)) if (total - count) * EXCEPTIONS <= total && total >= 20 => {
                1 << class
            }
            _ if total >= SURE_WORD => set(counts),
            _ => open | set(counts),
        }
    });
    sets.flat_map(u128::to_le_bytes).collect()
}

/// The sections of the parser.
pub(crate) fn parser(
    net: &Network,
    kept: &Kept,
    relations: &[[u64; 2]; TAG_VALUES],
) -> [Vec<u8>; 5] {
    let rows: Vec<Vec<f32>> = kept.parts.iter().map(|parts| net.product(parts)).collect();
    let mut small = net.small.values.clone();
    small.extend(net.bias.row(0));
    let factor = factor(rows.iter().flatten().chain(&small));
    let [weights, biases] = outputs(&net.outputs, &net.output_bias, factor);
    let sets = relations.iter().flatten();
    [
        bytes_of(rows.iter().flatten(), factor),
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
