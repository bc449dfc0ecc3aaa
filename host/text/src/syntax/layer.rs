//! Whole-number arithmetic of the networks: layers of 16-bit sums, rows of signed bytes.

use super::words::{DIM, LEARNT, Parts, Vector};
use std::array;

/// A layer of `N` sums. Far fewer than 256 signed bytes go into one, so it cannot overflow.
pub(super) type Layer<const N: usize> = [i16; N];

/// Inner product; sizes of weights are bounded such that it fits.
#[inline(always)]
pub(super) fn dot<const N: usize>(one: &Layer<N>, other: &Layer<N>) -> i32 {
    one.iter()
        .zip(other)
        .map(|(&a, &b)| i32::from(a) * i32::from(b))
        .fold(0, i32::wrapping_add)
}

/// Adds a row.
#[inline(always)]
pub(super) fn add<const N: usize>(sum: &mut Layer<N>, row: &Layer<N>) {
    for (sum, &value) in sum.iter_mut().zip(row) {
        *sum = sum.wrapping_add(value);
    }
}

/// The positive part.
#[inline(always)]
pub(super) fn positive<const N: usize>(layer: &Layer<N>) -> Layer<N> {
    layer.map(|sum| sum.max(0))
}

/// Rows of signed bytes, read in place: the tables are large, and the processor's caches are not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rows<'a, const N: usize> {
    rows: &'a [[u8; N]],
}

impl<'a, const N: usize> Rows<'a, N> {
    /// Lays rows over bytes.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            rows: bytes.as_chunks().0,
        }
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Adds a row to sums; a row that is not there adds nothing.
    #[inline(always)]
    pub(super) fn add(&self, row: usize, sum: &mut Layer<N>) {
        if let Some(row) = self.rows.get(row) {
            for (sum, &byte) in sum.iter_mut().zip(row) {
                *sum = sum.wrapping_add(i16::from(byte as i8));
            }
        }
    }
}

/// Rows that are worked out side by side: as many as the widest registers hold.
const LANES: usize = 16;

/// For rows side by side, two weights of each.
type Pairs = [i16; 2 * LANES];

/// Rows of weights, laid such that those side by side take up two numbers of a vector in one
/// instruction of the processor, where it has one.
#[derive(Clone, Debug, Default)]
struct Interleaved<const N: usize> {
    /// Number of rows, without those that fill up the last group.
    rows: usize,
    groups: Vec<Vec<Pairs>>,
}

impl<const N: usize> Interleaved<N> {
    /// The last group is filled up with rows of zeros.
    fn new(rows: &[[i16; N]]) -> Self {
        let group = |rows: &[[i16; N]]| {
            let weight =
                |pair: usize, at: usize| rows.get(at / 2).map_or(0, |row| row[2 * pair + at % 2]);
            let pairs = (0..N / 2).map(|pair| array::from_fn(|at| weight(pair, at)));
            pairs.collect()
        };
        Self {
            rows: rows.len(),
            groups: rows.chunks(LANES).map(group).collect(),
        }
    }

    /// Inner products of the rows of a group with a vector, each added to its start.
    #[inline(always)]
    fn products(group: &[Pairs], vector: &[Pairs], starts: [i32; LANES]) -> [i32; LANES] {
        // Two sums of each row, so that not every addition waits for the one before.
        let (mut even, mut odd) = (starts, [0; LANES]);
        let pairs = group.as_chunks::<2>().0.iter();
        for ([first, second], [one, two]) in pairs.zip(vector.as_chunks::<2>().0) {
            add_products(&mut even, first, one);
            add_products(&mut odd, second, two);
        }
        array::from_fn(|row| even[row].wrapping_add(odd[row]))
    }
}

/// Each pair of numbers of a vector once for each of the rows side by side.
#[inline(always)]
fn repeated<const N: usize, const PAIRS: usize>(vector: &[i16; N]) -> [Pairs; PAIRS] {
    const { assert!(N == 2 * PAIRS && PAIRS.is_multiple_of(2)) };
    array::from_fn(|pair| array::from_fn(|at| vector[2 * pair + at % 2]))
}

#[inline(always)]
fn add_products(sums: &mut [i32; LANES], weights: &Pairs, values: &Pairs) {
    let products: [i32; LANES] = array::from_fn(|row| {
        let of = |at: usize| i32::from(weights[at]) * i32::from(values[at]);
        of(2 * row).wrapping_add(of(2 * row + 1))
    });
    for (sum, product) in sums.iter_mut().zip(products) {
        *sum = sum.wrapping_add(product);
    }
}

/// The output layer of a network: a row and a bias for each class.
#[derive(Clone, Debug)]
pub(super) struct Outputs<const N: usize> {
    rows: Vec<Layer<N>>,
    biases: Vec<i32>,
}

impl<const N: usize> Default for Outputs<N> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            biases: Vec::new(),
        }
    }
}

impl<const N: usize> Outputs<N> {
    /// Reads rows of 16-bit and biases of 32-bit numbers.
    pub(super) fn read(rows: &[u8], biases: &[u8]) -> Option<Self> {
        let numbers = rows.as_chunks().0.iter();
        let numbers: Vec<i16> = numbers.map(|&pair| i16::from_le_bytes(pair)).collect();
        let biases = biases.as_chunks().0.iter();
        let outputs = Self {
            rows: numbers.as_chunks().0.to_vec(),
            biases: biases.map(|&four| i32::from_le_bytes(four)).collect(),
        };
        (outputs.rows.len() == outputs.biases.len()).then_some(outputs)
    }

    /// Number of classes.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Score of a class.
    #[inline(always)]
    pub(super) fn score(&self, class: usize, layer: &Layer<N>) -> i32 {
        let row = self.rows.get(class).map_or(0, |row| dot(row, layer));
        row.wrapping_add(self.biases.get(class).copied().unwrap_or(0))
    }

    /// The best class of a set whose first bit stands for class `from`; the first of equals.
    #[inline(always)]
    pub(super) fn best_of(&self, mut set: u128, from: usize, layer: &Layer<N>) -> Option<u8> {
        let mut best = (None, i32::MIN);
        while set != 0 {
            let class = set.trailing_zeros() as usize;
            set &= set - 1;
            let score = self.score(from + class, layer);
            if score > best.1 {
                best = (Some(class as u8), score);
            }
        }
        best.0
    }
}

/// The binary places that products with a [`Projection`] have after the point.
pub const PLACES_AFTER_POINT: u32 = 12;

/// For each place of a word, what each number of its vector adds to the layer.
#[derive(Clone, Debug, Default)]
pub(super) struct Projection {
    units: Interleaved<DIM>,
}

impl Projection {
    /// Reads rows of 16-bit numbers: a row for each unit of each place.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let numbers = bytes.as_chunks().0.iter();
        let numbers: Vec<i16> = numbers.map(|&pair| i16::from_le_bytes(pair)).collect();
        Self {
            units: Interleaved::new(numbers.as_chunks().0),
        }
    }

    /// Number of units of all places.
    pub(super) fn len(&self) -> usize {
        self.units.rows
    }

    /// Writes what a word adds at a place.
    #[inline(always)]
    pub(super) fn project<const N: usize>(
        &self,
        place: usize,
        vector: &Vector,
        layer: &mut Layer<N>,
    ) {
        let half = 1 << (PLACES_AFTER_POINT - 1);
        let vector = repeated::<DIM, { DIM / 2 }>(vector);
        let groups = N / LANES;
        let groups = self.units.groups.get(place * groups..(place + 1) * groups);
        let units = layer.as_chunks_mut::<LANES>().0.iter_mut();
        for (units, group) in units.zip(groups.unwrap_or_default()) {
            let sums = Interleaved::<DIM>::products(group, &vector, [half; LANES]);
            *units = sums.map(|sum| (sum >> PLACES_AFTER_POINT) as i16);
        }
    }
}

/// What a network takes of words.
#[derive(Clone, Debug, Default)]
pub(super) struct Input<'a> {
    learnt: &'a [[u8; LEARNT]],
    pub(super) projection: Projection,
}

impl<'a> Input<'a> {
    /// Lays the rows that training gave words over bytes, and reads what their numbers add.
    pub(super) fn read(learnt: &'a [u8], projection: &[u8]) -> Self {
        Self {
            learnt: learnt.as_chunks().0,
            projection: Projection::read(projection),
        }
    }

    /// A word as the network sees it.
    #[inline(always)]
    pub(super) fn vector(&self, parts: &Parts<'_>) -> Vector {
        parts.vector(self.learnt)
    }
}
