//! A reusable list of hashed features.

/// Most features that one decision can have.
const CAPACITY: usize = 160;

/// Odd multiplier with well spread bits (from the golden ratio).
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// The features of one decision, each a 64-bit hash of its place in the list and its values.
///
/// A feature is known by its place, so a caller must add the same features in the same order each
/// time, and pass a fixed "absent" value where there is nothing to look at.
#[derive(Clone, Debug)]
pub struct Features {
    hashes: [u64; CAPACITY],
    len: usize,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            hashes: [0; CAPACITY],
            len: 0,
        }
    }
}

impl Features {
    /// Forgets all features.
    #[inline]
    pub fn clear(&mut self) {
        self.len = 0;
    }

    /// Adds the conjunction of `values` as the next feature.
    #[inline]
    pub fn add<const N: usize>(&mut self, values: [u64; N]) {
        let mut hash = (self.len as u64 + 1).wrapping_mul(MULTIPLIER);
        for value in values {
            hash = (hash.rotate_left(25) ^ value).wrapping_mul(MULTIPLIER);
        }
        if let Some(slot) = self.hashes.get_mut(self.len) {
            *slot = hash ^ (hash >> 29);
            self.len += 1;
        }
    }

    /// The features added since the last [`Self::clear`].
    #[inline]
    pub fn as_slice(&self) -> &[u64] {
        self.hashes.get(..self.len).unwrap_or(&self.hashes)
    }
}

/// Hash of a string as a feature value.
#[inline]
pub(super) fn hash_text(text: &str) -> u64 {
    text.bytes().fold(0x51_7C_C1_B7, hash_byte)
}

/// One step of [`hash_text`].
#[inline]
fn hash_byte(hash: u64, byte: u8) -> u64 {
    (hash.rotate_left(7) ^ u64::from(byte)).wrapping_mul(MULTIPLIER)
}
