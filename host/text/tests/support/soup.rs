//! Texts that nobody would write, the same in every run.

/// `count` texts of `length` parts each, mostly with spaces between.
pub(crate) fn soups(
    parts: &[&str],
    (count, length): (usize, usize),
    mut seed: u64,
) -> impl Iterator<Item = String> {
    (0..count).map(move |_| {
        let mut text = String::new();
        for _ in 0..length {
            // Marsaglia's xorshift, 2003.
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            text.push_str(parts[(seed >> 33) as usize % parts.len()]);
            if seed & 3 != 0 {
                text.push(' ');
            }
        }
        text
    })
}
