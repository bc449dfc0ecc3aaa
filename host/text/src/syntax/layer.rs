//! Whole-number arithmetic of the networks: layers of 16-bit sums, rows of signed bytes.

use super::words::Vector;

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

/// Rows of signed bytes as layers.
pub(super) fn widened<const N: usize>(bytes: &[u8]) -> Vec<Layer<N>> {
    let rows = bytes.as_chunks::<N>().0.iter();
    rows.map(|row| row.map(|byte| i16::from(byte as i8)))
        .collect()
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
    rows: Vec<Vector>,
}

impl Projection {
    /// Reads rows of 16-bit numbers: a row for each unit of each place.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let numbers = bytes.as_chunks().0.iter();
        let numbers: Vec<i16> = numbers.map(|&pair| i16::from_le_bytes(pair)).collect();
        Self {
            rows: numbers.as_chunks().0.to_vec(),
        }
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Writes what a word adds at a place.
    #[inline(always)]
    pub(super) fn project<const N: usize>(
        &self,
        place: usize,
        vector: &Vector,
        layer: &mut Layer<N>,
    ) {
        let rows = self.rows.get(place * N..(place + 1) * N);
        for (sum, row) in layer.iter_mut().zip(rows.unwrap_or_default()) {
            let product = dot(row, vector).wrapping_add(1 << (PLACES_AFTER_POINT - 1));
            *sum = (product >> PLACES_AFTER_POINT) as i16;
        }
    }
}
