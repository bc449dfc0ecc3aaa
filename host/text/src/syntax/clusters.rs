//! Word clusters: words that occur in like surroundings share the leading bits of a number.

use super::weights::WordTable;

/// Bits dropped for the middle and the coarse cluster.
const COARSER: [u32; 2] = [3, 5];

/// Reads the cluster of a word from the weights.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clusters<'a> {
    table: WordTable<'a>,
}

impl<'a> Clusters<'a> {
    /// Clusters held in `table`: from a word hash to the fine cluster number.
    pub fn new(table: WordTable<'a>) -> Self {
        Self { table }
    }

    /// Fine, middle and coarse cluster of the word with this hash; all zero when unknown.
    pub(super) fn lookup(&self, word: u64) -> [u64; 3] {
        self.table.get(word).map_or([0; 3], |fine| {
            let fine = u64::from(fine);
            [fine + 1, (fine >> COARSER[0]) + 1, (fine >> COARSER[1]) + 1]
        })
    }
}
