//! How far two spellings are apart.

/// Where two spellings differ by one letter that is another, missing, or in the wrong place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slip {
    /// Both ends are the same.
    Inside,
    /// The last letters differ, or one has a letter more at its end.
    AtEnd,
}

/// How two spellings differ if it is by one letter, not the first one. Accents and marks are
/// matters of style and no slip.
pub(crate) fn slip(one: &str, other: &str) -> Option<Slip> {
    let (mut short, mut long) = (one.as_bytes(), other.as_bytes());
    if short.len() > long.len() {
        (short, long) = (long, short);
    }
    if long.len() - short.len() > 1 {
        return None;
    }
    let before = same(short.iter(), long.iter());
    let behind = same(short.iter().rev(), long.iter().rev()).min(short.len() - before);
    let (lost, gained) = (
        short.get(before..short.len() - behind)?,
        long.get(before..long.len() - behind)?,
    );
    let one_letter = match (lost, gained) {
        ([], [letter]) => letter.is_ascii_alphabetic(),
        ([one], [other]) => one.is_ascii_alphabetic() && other.is_ascii_alphabetic(),
        ([a, b], [c, d]) => a == d && b == c && a.is_ascii_alphabetic() && b.is_ascii_alphabetic(),
        _ => false,
    };
    let at_end = behind == 0 || (lost.is_empty() && before == short.len());
    (one_letter && before > 0).then_some(if at_end { Slip::AtEnd } else { Slip::Inside })
}

/// How many bytes are the same from the start on.
fn same<'b>(one: impl Iterator<Item = &'b u8>, other: impl Iterator<Item = &'b u8>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).count()
}

/// Whether the spellings are forms of one word: "the Lunds"; "Korean", "Koreas".
pub(crate) fn is_derived(one: &str, other: &str) -> bool {
    let shared = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let is_ending = |word: &str| {
        matches!(
            word.get(shared..),
            Some("" | "i" | "is" | "n" | "ns" | "s" | "y")
        )
    };
    is_ending(one) && is_ending(other)
}

#[cfg(test)]
mod tests {
    use super::{Slip, slip};

    #[test]
    fn one_letter_is_a_slip_wherever_it_is_but_at_the_start() {
        for (one, other, right) in [
            ("Hallberg", "Halberg", Some(Slip::Inside)),
            ("Hallberg", "Hellberg", Some(Slip::Inside)),
            ("Hallberg", "Hallbegr", Some(Slip::AtEnd)),
            ("Hallberg", "Hallebrg", Some(Slip::Inside)),
            ("Clark", "Clarke", Some(Slip::AtEnd)),
            ("Goff", "Gof", Some(Slip::AtEnd)),
            ("Lund", "Bund", None),
            ("Lund", "Lund", None),
            ("Lund", "Landt", None),
            ("Gonzalez", "González", None),
            ("OHara", "O'Hara", None),
            ("", "A", None),
        ] {
            assert_eq!(slip(one, other), right, "{one} {other}");
            assert_eq!(slip(other, one), right, "{other} {one}");
        }
    }
}
