//! Bytes to text, without guessing.

use crate::DecodeError;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// The text of a file: UTF-8 with or without byte order mark, or UTF-16 with one. The mark is not
/// part of the text; line ends stay as they are.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, DecodeError> {
    let text = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => encoding
            .decode_without_bom_handling_and_without_replacement(
                bytes.get(mark..).unwrap_or_default(),
            )
            .ok_or(DecodeError::NotUtf16)?
            .into_owned(),
        Some((_, mark)) => utf8(bytes.get(mark..).unwrap_or_default().to_vec(), mark)?,
        None => utf8(bytes, 0)?,
    };
    match text.find('\0') {
        Some(offset) => Err(DecodeError::Binary { offset }),
        None => Ok(text),
    }
}

/// `before` bytes of the file precede `bytes`.
fn utf8(bytes: Vec<u8>, before: usize) -> Result<String, DecodeError> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let zero = error.as_bytes().iter().position(|byte| *byte == 0);
        match (zero, error.as_bytes().get(at)) {
            (Some(zero), _) => DecodeError::Binary {
                offset: zero + before,
            },
            (None, byte) => DecodeError::NotUtf8 {
                offset: at + before,
                byte: byte.copied().unwrap_or(0),
            },
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_encodings_give_the_same_text() {
        let text = "Zürich “7,000”\r\nend";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [b"\xff\xfe", little.as_slice()].concat(),
            [b"\xfe\xff", big.as_slice()].concat(),
        ] {
            assert_eq!(decode(bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn other_bytes_are_refused_with_their_place() {
        let not_utf8 = |offset, byte| Err(DecodeError::NotUtf8 { offset, byte });
        assert_eq!(decode(b"caf\xe9 au lait".into()), not_utf8(3, 0xe9));
        assert_eq!(decode(b"\xef\xbb\xbfa\x92s".into()), not_utf8(4, 0x92));
        assert_eq!(decode(b"over\xc0\xaflong".into()), not_utf8(4, 0xc0));
        assert_eq!(decode(b"half\xed\xa0\x80".into()), not_utf8(4, 0xed));
        assert_eq!(decode(b"cut\xe2\x80".into()), not_utf8(3, 0xe2));
        assert_eq!(
            decode(b"PK\x03\x04\0\xff".into()),
            Err(DecodeError::Binary { offset: 4 })
        );
        assert_eq!(decode(b"\xff\xfea".into()), Err(DecodeError::NotUtf16));
        assert_eq!(
            decode(b"\xff\xfe\x00\xd8x\0".into()),
            Err(DecodeError::NotUtf16)
        );
    }
}
