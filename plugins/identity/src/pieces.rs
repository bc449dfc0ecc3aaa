//! Text cut where a sentence may end, for cases that have sentences of claims alone.

use std::ops::Range;

/// Longest word before a point that may be shortened: "Sgt. Lund".
const SHORTENED: usize = 4;

/// Places of the pieces. Names at a wrong cut are lost, and names over a missing one are of nobody.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = end_of_piece(rest);
        let piece = start..start + end;
        start = piece.end;
        Some(piece)
    })
}

/// Bytes of the first piece of a text.
fn end_of_piece(text: &str) -> usize {
    let mut word = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' | b'!' | b'?' => return at + 1,
            b'.' if text.as_bytes().get(at + 1) == Some(&b' ') && word > SHORTENED => {
                return at + 1;
            }
            _ if byte.is_ascii_alphanumeric() || !byte.is_ascii() => word += 1,
            _ => word = 0,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn pieces_end_behind_long_words_and_lines() {
        let text = "Sgt. Erik Lund met Hallberg. Ida Moe left!\nSo did é. É";
        let cut: Vec<&str> = pieces(text).map(|at| &text[at]).collect();
        assert_eq!(
            cut,
            [
                "Sgt. Erik Lund met Hallberg.",
                " Ida Moe left!",
                "\n",
                "So did é. É"
            ]
        );
    }
}
