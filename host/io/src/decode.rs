//! Bytes to text, without guessing.

use crate::DecodeError;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes at the start of a file in which it may name its encoding, as browsers have it.
const DECLARED_WITHIN: usize = 1024;

/// The text of a file: UTF-8 with or without byte order mark, or UTF-16 with one. The mark is not
/// part of the text; line ends stay as they are. With `declares`, a file that is none of these may
/// name another encoding itself.
pub(crate) fn decode(bytes: Vec<u8>, declares: bool) -> Result<String, DecodeError> {
    let text = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => encoding
            .decode_without_bom_handling_and_without_replacement(
                bytes.get(mark..).unwrap_or_default(),
            )
            .ok_or(DecodeError::NotUtf16)?
            .into_owned(),
        Some((_, mark)) => utf8(bytes.get(mark..).unwrap_or_default().to_vec(), mark)?,
        None => match declared(&bytes).filter(|_| declares) {
            Some(encoding) if std::str::from_utf8(&bytes).is_err() => encoding
                .decode_without_bom_handling_and_without_replacement(&bytes)
                .ok_or(DecodeError::NotDeclared {
                    encoding: encoding.name(),
                })?
                .into_owned(),
            _ => utf8(bytes, 0)?,
        },
    };
    match text.find('\0') {
        Some(offset) => Err(DecodeError::Binary { offset }),
        None => Ok(text),
    }
}

/// The encoding that a file names with `charset=` or `encoding=`, unless that is UTF-8 or UTF-16,
/// which the bytes themselves tell.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let named = ["charset", "encoding"].iter().find_map(|key| {
        let (_, value) = start.split_once(key)?;
        let value = value.trim_start().strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        value.split(['"', '\'', ';', '>', ' ', '?', '/']).next()
    })?;
    let encoding = Encoding::for_label(named.as_bytes())?;
    (encoding != UTF_8 && encoding.is_ascii_compatible()).then_some(encoding)
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
            assert_eq!(decode(bytes, false).as_deref(), Ok(text));
        }
    }

    #[test]
    fn other_bytes_are_refused_with_their_place() {
        let not_utf8 = |offset, byte| Err(DecodeError::NotUtf8 { offset, byte });
        assert_eq!(decode(b"caf\xe9 au lait".into(), false), not_utf8(3, 0xe9));
        assert_eq!(
            decode(b"\xef\xbb\xbfa\x92s".into(), false),
            not_utf8(4, 0x92)
        );
        assert_eq!(decode(b"over\xc0\xaflong".into(), false), not_utf8(4, 0xc0));
        assert_eq!(decode(b"half\xed\xa0\x80".into(), false), not_utf8(4, 0xed));
        assert_eq!(decode(b"cut\xe2\x80".into(), false), not_utf8(3, 0xe2));
        assert_eq!(
            decode(b"PK\x03\x04\0\xff".into(), false),
            Err(DecodeError::Binary { offset: 4 })
        );
        assert_eq!(
            decode(b"\xff\xfea".into(), false),
            Err(DecodeError::NotUtf16)
        );
        assert_eq!(
            decode(b"\xff\xfe\x00\xd8x\0".into(), false),
            Err(DecodeError::NotUtf16)
        );
    }

    #[test]
    fn a_page_may_name_its_encoding() {
        let page = |label: &str, word: &[u8]| {
            [format!("<meta charset=\"{label}\">").as_bytes(), word].concat()
        };
        let read = |label: &str, word: &[u8]| decode(page(label, word), true);
        let of = |label: &str, word: &str| Ok(format!("<meta charset=\"{label}\">{word}"));
        for label in ["windows-1252", "ISO-8859-1"] {
            assert_eq!(read(label, b"\x93caf\xe9\x94"), of(label, "“café”"));
            // What is UTF-8 is UTF-8, whatever it says.
            assert_eq!(read(label, "café".as_bytes()), of(label, "café"));
        }
        assert!(matches!(
            read("utf-8", b"\xe9"),
            Err(DecodeError::NotUtf8 { .. })
        ));
        assert!(matches!(
            read("utf-16", b"\xe9"),
            Err(DecodeError::NotUtf8 { .. })
        ));
        assert!(matches!(
            read("nonsense", b"\xe9"),
            Err(DecodeError::NotUtf8 { .. })
        ));
        assert_eq!(
            read("euc-jp", b"\xff"),
            Err(DecodeError::NotDeclared { encoding: "EUC-JP" })
        );
        let text = page("windows-1252", b"\xe9");
        assert!(matches!(
            decode(text, false),
            Err(DecodeError::NotUtf8 { .. })
        ));
    }
}
