//! What the networks know of a word by itself: a vector made from the company it keeps in much
//! text, and what training taught about the word and its ending.

use super::atoms::WordAtoms;
use super::weights::WordTable;

/// First bytes of a file of vectors.
pub const VECTORS_MAGIC: [u8; 8] = *b"GVECTOR1";

/// Numbers of the vector from much text, which training does not change.
pub const FIXED: usize = 48;

/// Numbers that training gives to frequent words and to endings.
pub const LEARNT: usize = 16;

/// Numbers of both together.
pub const DIM: usize = FIXED + LEARNT;

/// A word in whole numbers.
pub(super) type Vector = [i16; DIM];

/// Vectors of words, read in place: a magic number, the length of a word table, the table, rows of
/// signed bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Vectors<'a> {
    table: WordTable<'a>,
    rows: &'a [[u8; FIXED]],
}

impl<'a> Vectors<'a> {
    /// Lays the tables over the bytes of a file; `None` when they are not one.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&VECTORS_MAGIC)?;
        let (length, rest) = rest.split_first_chunk()?;
        let (table, rows) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        Some(Self {
            table: WordTable::new(table),
            rows: rows.as_chunks().0,
        })
    }

    /// The vector of a word in lower case.
    #[inline]
    pub fn of(&self, word: u64) -> Option<&'a [u8; FIXED]> {
        self.rows.get(usize::from(self.table.get(word)?))
    }
}

/// From words to what is known of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'a> {
    /// Vectors from much text.
    pub vectors: Vectors<'a>,
    /// Rows of the words that training knows, counted from one.
    pub known: WordTable<'a>,
    /// Rows of endings, in the same numbering.
    pub endings: WordTable<'a>,
}

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts<'a> {
    pub(super) fixed: Option<&'a [u8; FIXED]>,
    /// Rows of the word and of its ending; zero for none.
    pub(super) rows: [u16; 2],
}

impl<'a> Words<'a> {
    #[inline(always)]
    pub(super) fn parts(&self, word: &WordAtoms) -> Parts<'a> {
        let ending = self.endings.get(word.suffix[2]);
        let ending = ending.or_else(|| self.endings.get(word.suffix[1]));
        Parts {
            fixed: self.vectors.of(word.lower),
            rows: [self.known.get(word.lower).unwrap_or(0), ending.unwrap_or(0)],
        }
    }
}

impl Parts<'_> {
    /// The word for a network that learnt these rows.
    #[inline(always)]
    pub(super) fn vector(&self, learnt: &[[u8; LEARNT]]) -> Vector {
        let mut vector = [0; DIM];
        let (fixed, own) = vector.split_at_mut(FIXED);
        if let Some(row) = self.fixed {
            for (value, &byte) in fixed.iter_mut().zip(row) {
                *value = i16::from(byte as i8);
            }
        }
        for row in self.rows.into_iter().filter(|&row| row > 0) {
            for (value, &byte) in own
                .iter_mut()
                .zip(learnt.get(usize::from(row)).into_iter().flatten())
            {
                *value += i16::from(byte as i8);
            }
        }
        vector
    }
}
