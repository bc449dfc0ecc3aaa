//! The weights file, read in place.
//!
//! The file is a magic number, the number of sections, the length of each section, and the
//! sections. A table is a list of buckets of four entries: first four 16-bit checks, then four
//! values. The upper half of a feature's hash chooses the bucket, its lowest 16 bits are the check. All numbers are
//! little-endian. A file that does not fit this gives empty tables, never a failure.

use super::analyse::{ClassScorer, MoveScorer};
use super::tags::{Upos, Xpos};
use super::transitions::MOVES;

/// First bytes of every weights file.
pub const MAGIC: [u8; 8] = *b"GSYNTAX2";

/// Number of sections of a weights file.
pub const SECTIONS: usize = 8;

/// Features looked up together.
const GROUP: usize = 32;

/// The bucket of a hash among `buckets` (a power of two, or zero).
#[inline]
pub fn bucket_of(hash: u64, buckets: usize) -> usize {
    (hash >> 32) as usize & buckets.wrapping_sub(1)
}

/// The part of a hash that an entry keeps; never zero, which marks an empty entry.
#[inline]
pub fn check_of(hash: u64) -> u16 {
    (hash as u16).max(1)
}

/// From word hashes to small numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordTable<'a> {
    buckets: &'a [[u8; 16]],
}

impl<'a> WordTable<'a> {
    /// Reads buckets of four checks and four 16-bit values.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            buckets: power_of_two(bytes.as_chunks().0),
        }
    }

    /// The value kept for a word.
    #[inline]
    pub fn get(&self, word: u64) -> Option<u16> {
        // The hash of a word ends in a multiplication: its upper bits are the well mixed ones.
        let hash = word ^ (word >> 29);
        let bucket = self.buckets.get(bucket_of(hash, self.buckets.len()))?;
        let (checks, values) = halves(bucket);
        let found = lanes_equal(checks, check_of(hash));
        (found != 0).then(|| (values >> (found.trailing_zeros() & 0x30)) as u16)
    }
}

/// Weights of the parser's moves: the scores of the two arc moves, that of a shift being zero.
#[derive(Clone, Copy, Debug, Default)]
pub struct MoveTable<'a> {
    buckets: &'a [[u8; 16]],
}

impl<'a> MoveTable<'a> {
    /// Reads buckets of four checks and four pairs of signed bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            buckets: power_of_two(bytes.as_chunks().0),
        }
    }
}

impl MoveScorer for MoveTable<'_> {
    #[inline]
    fn score(&self, features: &[u64]) -> [f32; MOVES] {
        let mut totals = [0_i32; 2];
        // The buckets of several features are fetched before any is looked at, and nothing
        // branches on what is in them, so that the waits for memory overlap.
        for group in features.chunks(GROUP) {
            let mut fetched = [[0; 16]; GROUP];
            for (bucket, &hash) in fetched.iter_mut().zip(group) {
                *bucket = *self
                    .buckets
                    .get(bucket_of(hash, self.buckets.len()))
                    .unwrap_or(&[0; 16]);
            }
            for (bucket, &hash) in fetched.iter().zip(group) {
                let (checks, weights) = halves(bucket);
                let found = lanes_equal(checks, check_of(hash));
                let lane = weights >> (found.trailing_zeros() & 0x30);
                let [left, right, ..] = (lane & lane_mask(found)).to_le_bytes();
                totals[0] += weight_of(left);
                totals[1] += weight_of(right);
            }
        }
        [0.0, totals[0] as f32, totals[1] as f32]
    }
}

/// The weight that a stored byte stands for: its square with its sign, since few weights are large
/// and many are small.
#[inline]
fn weight_of(byte: u8) -> i32 {
    let root = i32::from(byte as i8);
    root * root.abs()
}

/// The checks and the values of a bucket of four 16-bit values.
#[inline]
fn halves(bucket: &[u8; 16]) -> (u64, u64) {
    let both = u128::from_le_bytes(*bucket);
    (both as u64, (both >> 64) as u64)
}

/// The highest bit of the first of four 16-bit lanes that equals `check`, perhaps with bits above
/// it; zero when none does.
#[inline]
fn lanes_equal(lanes: u64, check: u16) -> u64 {
    let differences = lanes ^ (u64::from(check) * 0x0001_0001_0001_0001);
    differences.wrapping_sub(0x0001_0001_0001_0001) & !differences & 0x8000_8000_8000_8000
}

/// All ones if there is a bit in `found`.
#[inline]
fn lane_mask(found: u64) -> u64 {
    0_u64.wrapping_sub(u64::from(found != 0))
}

/// Weights of many classes, stored sparsely: for each feature the place and number of its (class,
/// weight) pairs, as the upper three bytes and the lowest byte of a number.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClassTable<'a> {
    buckets: &'a [[u8; 24]],
    pairs: &'a [[u8; 2]],
}

impl<'a> ClassTable<'a> {
    /// Reads buckets of four checks and four places, and the pairs they point to.
    pub fn new(index: &'a [u8], pairs: &'a [u8]) -> Self {
        Self {
            buckets: power_of_two(index.as_chunks().0),
            pairs: pairs.as_chunks().0,
        }
    }

    #[inline]
    fn pairs_of(&self, bucket: &[u8; 24], hash: u64) -> &'a [[u8; 2]] {
        let (checks, places) = bucket.split_first_chunk().unwrap_or((&[0; 8], &[]));
        let found = lanes_equal(u64::from_le_bytes(*checks), check_of(hash));
        if found == 0 {
            return &[];
        }
        let lane = (found.trailing_zeros() / 16) as usize;
        let place = places
            .as_chunks()
            .0
            .get(lane)
            .map_or(0, |&place| u32::from_le_bytes(place));
        let start = (place >> 8) as usize;
        self.pairs
            .get(start..start + (place & 0xFF) as usize)
            .unwrap_or(&[])
    }
}

impl ClassScorer for ClassTable<'_> {
    #[inline]
    fn score(&self, features: &[u64], totals: &mut [f32]) {
        // A class is a byte, so no index into this array can be out of bounds.
        let mut sums = [0_i32; 256];
        for group in features.chunks(GROUP) {
            let mut fetched = [[0; 24]; GROUP];
            for (bucket, &hash) in fetched.iter_mut().zip(group) {
                *bucket = *self
                    .buckets
                    .get(bucket_of(hash, self.buckets.len()))
                    .unwrap_or(&[0; 24]);
            }
            let mut found: [&[[u8; 2]]; GROUP] = [&[]; GROUP];
            for ((pairs, bucket), &hash) in found.iter_mut().zip(&fetched).zip(group) {
                *pairs = self.pairs_of(bucket, hash);
            }
            // Touching the first pair of each list before walking any overlaps the waits for memory.
            let mut firsts = [0; GROUP];
            for (first, pairs) in firsts.iter_mut().zip(&found) {
                *first = pairs.first().map_or(0, |pair| pair[0]);
            }
            std::hint::black_box(&firsts);
            for pairs in found {
                for &[class, weight] in pairs {
                    sums[usize::from(class)] += weight_of(weight);
                }
            }
        }
        for (total, sum) in totals.iter_mut().zip(sums) {
            *total += sum as f32;
        }
    }
}

/// Keeps as many buckets as the mask of [`bucket_of`] can address.
fn power_of_two<T>(buckets: &[T]) -> &[T] {
    if buckets.len().is_power_of_two() {
        buckets
    } else {
        &[]
    }
}

/// All tables of the tagger and the parser.
#[derive(Clone, Debug, Default)]
pub struct Model<'a> {
    /// What each class of the tagger stands for.
    pub tags: Vec<(Upos, Xpos)>,
    /// Classes of frequent words that have only one.
    pub lexicon: WordTable<'a>,
    /// Word clusters.
    pub clusters: WordTable<'a>,
    /// Weights of the tagger.
    pub tagger: ClassTable<'a>,
    /// Weights of the parser's moves.
    pub moves: MoveTable<'a>,
    /// Weights of the relations.
    pub labels: ClassTable<'a>,
}

impl<'a> Model<'a> {
    /// Lays the tables over the bytes of a weights file; `None` when they are not one.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&MAGIC)?;
        let (lengths, mut rest) = rest.split_at_checked(SECTIONS * 4)?;
        let mut sections = [&[][..]; SECTIONS];
        for (section, length) in sections.iter_mut().zip(lengths.as_chunks().0) {
            let length = u32::from_le_bytes(*length) as usize;
            (*section, rest) = rest.split_at_checked(length)?;
        }
        let [
            tags,
            lexicon,
            clusters,
            tagger,
            tagger_pairs,
            moves,
            labels,
            label_pairs,
        ] = sections;
        let tags = tags.as_chunks().0.iter().map(|&[upos, xpos]| {
            Some((
                Upos::from_index(upos.into())?,
                Xpos::from_index(xpos.into())?,
            ))
        });
        Some(Self {
            tags: tags.collect::<Option<_>>()?,
            lexicon: WordTable::new(lexicon),
            clusters: WordTable::new(clusters),
            tagger: ClassTable::new(tagger, tagger_pairs),
            moves: MoveTable::new(moves),
            labels: ClassTable::new(labels, label_pairs),
        })
    }
}
