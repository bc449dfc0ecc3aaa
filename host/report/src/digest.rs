//! Short names for content.

use sha2::{Digest, Sha256};

/// The first hexadecimal digits of the SHA-256 of `key`.
pub(crate) fn digest(key: &str, digits: usize) -> String {
    let hex = Sha256::digest(key)
        .iter()
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    hex.chars().take(digits).collect()
}
