//! Lower case without a copy.

use std::borrow::Cow;

/// A word in lower case; borrowed where it has no capital, as most words have none.
#[inline]
pub fn lowered(word: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if word.bytes().all(plain) {
        Cow::Borrowed(word)
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_with_capitals_are_copied() {
        assert!(matches!(lowered("troops"), Cow::Borrowed("troops")));
        for word in ["Troops", "ÉTÉ", "été", "İ", ""] {
            assert_eq!(lowered(word), word.to_lowercase(), "{word}");
        }
    }
}
