//! Bytes to code points: the benchmarks count code points.

use gainsay_model::Span;

/// Code points before each byte of a text.
pub(crate) struct CodePoints(Vec<u32>);

impl CodePoints {
    /// Counts them once; a look-up is then constant.
    pub(crate) fn new(text: &str) -> Self {
        let mut points = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for c in text.chars() {
            points.extend(std::iter::repeat_n(count, c.len_utf8()));
            count += 1;
        }
        points.push(count);
        Self(points)
    }

    /// Code points before a byte; 0 past the end.
    pub(crate) fn at(&self, byte: u32) -> u32 {
        self.0.get(byte as usize).copied().unwrap_or_default()
    }

    /// A span as `[start, end]`.
    pub(crate) fn pair(&self, span: Span) -> [u32; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_not_bytes() {
        let points = CodePoints::new("“é” x");
        assert_eq!(points.pair(Span::new(3, 5)), [1, 2]);
        assert_eq!(points.pair(Span::new(9, 10)), [4, 5]);
    }
}
