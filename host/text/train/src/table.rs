//! Rows of numbers that are learnt by gradient descent.

use crate::random::Random;

/// Numbers that are learnt, as rows of equal width; only rows that took part in a step change.
pub(crate) struct Table {
    pub(crate) values: Vec<f32>,
    gradient: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
    width: usize,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
}

impl Table {
    /// Rows of random numbers up to `spread`.
    pub(crate) fn new(rows: usize, width: usize, spread: f32, random: &mut Random) -> Self {
        let size = rows * width;
        let values = (0..size).map(|_| random.signed() * spread).collect();
        Self {
            values,
            gradient: vec![0.0; size],
            mean: vec![0.0; size],
            square: vec![0.0; size],
            width,
            touched: Vec::new(),
            is_touched: vec![false; rows],
        }
    }

    #[inline]
    pub(crate) fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.width..(row + 1) * self.width]
    }

    /// The gradient of a row, to be added to.
    #[inline]
    pub(crate) fn learn(&mut self, row: usize) -> &mut [f32] {
        if !self.is_touched[row] {
            self.is_touched[row] = true;
            self.touched.push(row as u32);
        }
        &mut self.gradient[row * self.width..(row + 1) * self.width]
    }

    /// One step of Adam for the rows that have a gradient.
    pub(crate) fn step(&mut self, rate: f32) {
        for row in self.touched.drain(..) {
            let row = row as usize;
            self.is_touched[row] = false;
            let range = row * self.width..(row + 1) * self.width;
            let values = self.values[range.clone()].iter_mut();
            let gradients = self.gradient[range.clone()].iter_mut();
            let means = self.mean[range.clone()].iter_mut();
            let squares = self.square[range].iter_mut();
            for (((value, gradient), mean), square) in values.zip(gradients).zip(means).zip(squares)
            {
                *mean = 0.9 * *mean + 0.1 * *gradient;
                *square = 0.999 * *square + 0.001 * *gradient * *gradient;
                *value -= rate * *mean / (square.sqrt() + 1e-6);
                *gradient = 0.0;
            }
        }
    }
}

/// e to the power of a number that is not positive; the same on every machine.
pub(crate) fn exp(power: f32) -> f32 {
    let part = power.max(-60.0) / 256.0;
    let mut result = 1.0 + part * (1.0 + part * (0.5 + part * (1.0 / 6.0)));
    for _ in 0..8 {
        result *= result;
    }
    result
}

/// Inner product, added up in sixteen lanes: the order is fixed and fits the processor.
#[inline]
pub(crate) fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 16];
    for (a, b) in one
        .as_chunks::<16>()
        .0
        .iter()
        .zip(other.as_chunks::<16>().0)
    {
        for lane in 0..16 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum()
}

#[inline]
pub(crate) fn add_scaled(sum: &mut [f32], factor: f32, row: &[f32]) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += factor * value;
    }
}

#[inline]
pub(crate) fn add(sum: &mut [f32], row: &[f32]) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += value;
    }
}

/// Inner product of rows of any length.
pub(crate) fn dot_any(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}
