//! The weights file, read in place.
//!
//! The file is a magic number, the length of each section, and the sections. A table of words is a
//! list of buckets of four entries: first four 16-bit checks, then four values. The upper half of a
//! hash chooses the bucket, its lowest 16 bits are the check. The other sections are rows of
//! weights. All numbers are little-endian. A file that does not fit this gives empty tables, never a failure.

use super::network::{Network, NetworkBytes};
use super::tagger::{Tagger, TaggerBytes};
use super::tags::{Upos, Xpos};
use super::words::{Vectors, Words};

/// First bytes of every weights file.
pub const MAGIC: [u8; 8] = *b"GSYNTAX4";

/// Number of sections of a weights file.
pub const SECTIONS: usize = 16;

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
    /// From words to what is known of them.
    pub words: Words<'a>,
    /// Weights of the tagger.
    pub tagger: Tagger<'a>,
    /// Weights of the parser.
    pub parser: Network<'a>,
}

impl<'a> Model<'a> {
    /// Lays the tables over the bytes of a weights file; `None` when they are not one.
    pub fn read(bytes: &'a [u8], vectors: Vectors<'a>) -> Option<Self> {
        let rest = bytes.strip_prefix(&MAGIC)?;
        let (lengths, mut rest) = rest.split_at_checked(SECTIONS * 4)?;
        let mut sections = [&[][..]; SECTIONS];
        for (section, length) in sections.iter_mut().zip(lengths.as_chunks().0) {
            let length = u32::from_le_bytes(*length) as usize;
            (*section, rest) = rest.split_at_checked(length)?;
        }
        let [
            tags,
            known,
            endings,
            affixes,
            tag_learnt,
            tag_projection,
            tag_small,
            tag_outputs,
            tag_output_bias,
            classes,
            learnt,
            projection,
            small,
            outputs,
            output_bias,
            relations,
        ] = sections;
        let tags = tags.as_chunks().0.iter().map(|&[upos, xpos]| {
            Some((
                Upos::from_index(upos.into())?,
                Xpos::from_index(xpos.into())?,
            ))
        });
        Some(Self {
            tags: tags.collect::<Option<_>>()?,
            words: Words {
                vectors,
                known: WordTable::new(known),
                endings: WordTable::new(endings),
            },
            tagger: Tagger::read(TaggerBytes {
                affixes,
                learnt: tag_learnt,
                projection: tag_projection,
                small: tag_small,
                outputs: tag_outputs,
                output_bias: tag_output_bias,
                classes,
            })?,
            parser: Network::read(NetworkBytes {
                learnt,
                projection,
                small,
                outputs,
                output_bias,
                relations,
            })?,
        })
    }
}
