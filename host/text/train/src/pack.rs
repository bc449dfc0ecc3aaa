//! Writes the weights file: rounds weights to bytes and lays them out in hashed buckets.

use gainsay_text::syntax::training::{MAGIC, SECTIONS, bucket_of, check_of};

use crate::learner::{ClassWeights, MoveWeights};

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

/// The factor that brings the largest of `sizes` to the square of 127.
fn scale(sizes: impl Iterator<Item = f32>) -> f32 {
    127.0 * 127.0 / sizes.fold(f32::MIN_POSITIVE, f32::max)
}

/// The signed root that stands for a weight in the file.
fn rounded(weight: f32) -> i8 {
    (weight.abs().sqrt().round().min(127.0) * weight.signum()) as i8
}

/// Orders features by falling importance, then by hash, and keeps at most `room`.
fn most_important<T>(mut features: Vec<(u64, f32, T)>, room: usize) -> Vec<(u64, f32, T)> {
    features.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    features.truncate(room);
    features
}

/// The moves of a parser in `buckets` buckets.
pub(crate) fn move_table(weights: &MoveWeights, buckets: usize) -> Vec<u8> {
    let features = weights.slots.iter().map(|(&hash, &[shift, left, right])| {
        let pair = [left - shift, right - shift];
        (hash, pair[0].abs().max(pair[1].abs()), pair)
    });
    let kept = most_important(features.collect(), buckets * WIDTH);
    let factor = scale(kept.iter().map(|feature| feature.1));
    let mut table = Buckets::<2>::new(buckets);
    for (hash, _, pair) in kept {
        let pair = pair.map(|weight| rounded(weight * factor));
        if pair != [0, 0]
            && let Some(entry) = table.place(hash)
        {
            *entry = pair.map(|weight| weight as u8);
        }
    }
    table.into_bytes()
}

/// Many classes in `buckets` buckets: the index and the (class, weight) pairs.
pub(crate) fn class_table(weights: &ClassWeights, buckets: usize) -> [Vec<u8>; 2] {
    let features = weights.slots.iter().map(|(&hash, slot)| {
        let largest = slot.iter().map(|entry| entry.1.abs()).fold(0.0, f32::max);
        (hash, largest, slot)
    });
    let kept = most_important(features.collect(), buckets * WIDTH);
    let factor = scale(kept.iter().map(|feature| feature.1));
    let mut table = Buckets::<4>::new(buckets);
    let mut pairs: Vec<u8> = Vec::new();
    for (hash, _, slot) in kept {
        let mut rounded: Vec<(u8, i8)> = slot
            .iter()
            .map(|&(class, weight)| (class, rounded(weight * factor)))
            .collect();
        rounded.retain(|pair| pair.1 != 0);
        rounded.sort_unstable();
        rounded.truncate(255);
        if rounded.is_empty() {
            continue;
        }
        if let Some(entry) = table.place(hash) {
            let start = (pairs.len() / 2) as u32;
            *entry = (start << 8 | rounded.len() as u32).to_le_bytes();
            for (class, weight) in rounded {
                pairs.extend([class, weight as u8]);
            }
        }
    }
    [table.into_bytes(), pairs]
}

/// The whole file.
pub(crate) fn file(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
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
#[expect(clippy::float_cmp, reason = "small whole numbers are exact")]
mod tests {
    use gainsay_text::syntax::training::{
        ClassScorer, ClassTable, MoveScorer, MoveTable, WordTable,
    };

    use super::*;
    use crate::random::Random;

    #[test]
    fn moves_read_back() {
        let mut weights = MoveWeights::default();
        let mut random = Random(1);
        let hashes: Vec<u64> = (0..100).map(|_| random.next()).collect();
        for (at, &hash) in hashes.iter().enumerate() {
            weights
                .slots
                .insert(hash, [1.0, 1.0 + at as f32, 1.0 - at as f32]);
        }
        let bytes = move_table(&weights, 256);
        let table = MoveTable::new(&bytes);
        assert_eq!(table.score(&[random.next()]), [0.0; 3]);
        let largest = table.score(&hashes[99..]);
        assert_eq!(largest, [0.0, 16129.0, -16129.0]);
        let middle = table.score(&hashes[50..51]);
        let expected = 16129.0 * 50.0 / 99.0;
        assert!((middle[1] - expected).abs() < expected * 0.02, "{middle:?}");
        assert_eq!(middle[1], -middle[2]);
    }

    #[test]
    fn classes_read_back() {
        let mut weights = ClassWeights::default();
        weights
            .slots
            .insert(0xABCD_0000_1234, vec![(7, 4.0), (2, -1.0)]);
        weights.slots.insert(0xABCD_0000_1235, vec![(7, 1.0)]);
        let [index, pairs] = class_table(&weights, 4);
        let mut totals = [0.0; 10];
        ClassTable::new(&index, &pairs).score(&[0xABCD_0000_1234, 0xABCD_0000_9999], &mut totals);
        assert_eq!(totals[7], 16129.0);
        assert!((totals[2] + 16129.0 / 4.0).abs() < 100.0);
        assert_eq!(totals.iter().filter(|&&total| total != 0.0).count(), 2);
    }

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
