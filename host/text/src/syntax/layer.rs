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

/// The sum of layers and of rows of signed bytes. Unit by unit, so that it is in registers until it is done:
/// a sum to which one row after the other is added is read and written again for each.
#[inline(always)]
pub(super) fn sum<const N: usize, const LAYERS: usize, const ROWS: usize>(
    layers: [&Layer<N>; LAYERS],
    rows: [&[u8; N]; ROWS],
) -> Layer<N> {
    let mut sums = [0; N];
    for (at, sum) in sums.iter_mut().enumerate() {
        let mut total = 0_i16;
        for layer in layers {
            total = total.wrapping_add(layer[at]);
        }
        for row in rows {
            total = total.wrapping_add(i16::from(row[at] as i8));
        }
        *sum = total;
    }
    sums
}

/// The positive part.
#[inline(always)]
pub(super) fn positive<const N: usize>(layer: &Layer<N>) -> Layer<N> {
    let mut positive = *layer;
    // A loop of this function, which knows the processor; what `map` calls would not.
    for sum in &mut positive {
        *sum = (*sum).max(0);
    }
    positive
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

    /// A row; zeros where there is none.
    #[inline(always)]
    pub(super) fn get(&self, row: usize) -> &'a [u8; N] {
        self.rows.get(row).unwrap_or(&[0; N])
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
pub(super) const LANES: usize = 16;

/// Words that are projected together, so that their weights are read once. Their sums fit into
/// registers.
pub(super) const TOGETHER: usize = 4;

/// For rows side by side, two weights of each. One register, or two: what is laid across two lines of the
/// processor's cache is read twice.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Pairs([i16; 2 * LANES]);

/// Rows side by side, with all their weights: those of a pair can be taken up in one instruction of
/// the processor, where it has one.
pub(super) type Group = [Pairs; DIM / 2];

/// Lays rows side by side; the last group is filled up with rows of zeros.
fn interleaved(rows: &[[i16; DIM]]) -> Vec<Group> {
    let group = |rows: &[[i16; DIM]]| {
        let weight =
            |pair: usize, at: usize| rows.get(at / 2).map_or(0, |row| row[2 * pair + at % 2]);
        array::from_fn(|pair| Pairs(array::from_fn(|at| weight(pair, at))))
    };
    rows.chunks(LANES).map(group).collect()
}

/// Each pair of numbers of a vector once for each of the rows side by side.
#[inline(always)]
pub(super) fn repeated(vector: &Vector) -> Group {
    const { assert!(DIM.is_multiple_of(2)) };
    array::from_fn(|pair| Pairs(array::from_fn(|at| vector[2 * pair + at % 2])))
}

#[inline(always)]
fn add_products(sums: &mut [i32; LANES], weights: &Pairs, values: &Pairs) {
    let products: [i32; LANES] = array::from_fn(|row| {
        let of = |at: usize| i32::from(weights.0[at]) * i32::from(values.0[at]);
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
    units: usize,
    groups: Vec<Group>,
}

impl Projection {
    /// Reads rows of 16-bit numbers: a row for each unit of each place.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let numbers = bytes.as_chunks().0.iter();
        let numbers: Vec<i16> = numbers.map(|&pair| i16::from_le_bytes(pair)).collect();
        let rows = numbers.as_chunks().0;
        Self {
            units: rows.len(),
            groups: interleaved(rows),
        }
    }

    /// Number of units of all places.
    pub(super) fn len(&self) -> usize {
        self.units
    }

    /// The weights of a place, for each group of units of a layer.
    #[inline(always)]
    pub(super) fn of_place<const N: usize>(&self, place: usize) -> &[Group] {
        let groups = N / LANES;
        let groups = self.groups.get(place * groups..(place + 1) * groups);
        groups.unwrap_or_default()
    }
}

/// What words add to groups of units; the words come as [`repeated`] gives them. A word is read once for
/// all groups: as many as leave the sums in registers.
#[inline(always)]
pub(super) fn products<const GROUPS: usize>(
    weights: &[Group; GROUPS],
    words: &[Group; TOGETHER],
) -> [[[i16; LANES]; GROUPS]; TOGETHER] {
    let mut sums = [[[1 << (PLACES_AFTER_POINT - 1); LANES]; GROUPS]; TOGETHER];
    for pair in 0..DIM / 2 {
        for (sums, word) in sums.iter_mut().zip(words) {
            for (sums, weights) in sums.iter_mut().zip(weights) {
                add_products(sums, &weights[pair], &word[pair]);
            }
        }
    }
    let mut products = [[[0; LANES]; GROUPS]; TOGETHER];
    for (products, sums) in products.iter_mut().zip(&sums) {
        for (products, sums) in products.iter_mut().zip(sums) {
            for (product, sum) in products.iter_mut().zip(sums) {
                *product = (sum >> PLACES_AFTER_POINT) as i16;
            }
        }
    }
    products
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
