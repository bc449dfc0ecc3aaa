//! The worst entries where there is no room for all.

use gainsay_model::Severity;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Keeps so many entries, worst first and else in the order in which they came.
pub(crate) struct Worst<T> {
    room: usize,
    kept: BTreeMap<Reverse<Severity>, Vec<T>>,
    left_out: u64,
}

impl<T> Worst<T> {
    pub(crate) fn new(room: usize) -> Self {
        Self {
            room,
            kept: BTreeMap::new(),
            left_out: 0,
        }
    }

    /// Adds an entry; the last of the least severe goes if there is no room for it.
    pub(crate) fn add(&mut self, severity: Severity, entry: T) {
        self.kept.entry(Reverse(severity)).or_default().push(entry);
        if let Some(room) = self.room.checked_sub(1) {
            self.room = room;
            return;
        }
        self.left_out += 1;
        if let Some(mut least) = self.kept.last_entry() {
            least.get_mut().pop();
            if least.get().is_empty() {
                least.remove();
            }
        }
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &T> {
        self.kept.values().flatten()
    }

    /// How many there was no room for.
    pub(crate) fn left_out(&self) -> u64 {
        self.left_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_stay() {
        let mut worst = Worst::new(3);
        for (entry, severity) in [
            (1, Severity::Info),
            (2, Severity::Warning),
            (3, Severity::Error),
            (4, Severity::Info),
            (5, Severity::Error),
        ] {
            worst.add(severity, entry);
        }
        assert_eq!(worst.entries().copied().collect::<Vec<_>>(), [3, 5, 2]);
        assert_eq!(worst.left_out(), 2);
    }
}
