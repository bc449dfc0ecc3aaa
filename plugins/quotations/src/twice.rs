//! What stands in two places.

/// For each owner, whether one of its keys belongs to another owner as well.
///
/// Keys are told apart by all their bits. One pass over a table, since sorting thousands of keys in
/// every article costs more than all that is done with them.
pub(crate) fn owners(keys: &[(u64, u32)], owners: usize) -> Vec<bool> {
    let mut shared = vec![false; owners];
    let mut table = Table::for_keys(keys.len());
    for &(key, owner) in keys {
        let first = table.first(key, owner);
        if first != owner {
            for owner in [first, owner] {
                if let Some(shared) = shared.get_mut(owner as usize) {
                    *shared = true;
                }
            }
        }
    }
    shared
}

/// For each key, whether it stands in the list twice.
pub(crate) fn keys(keys: &[u64]) -> Vec<bool> {
    let mut twice = vec![false; keys.len()];
    let mut table = Table::for_keys(keys.len());
    for (index, key) in keys.iter().enumerate() {
        let first = table.first(*key, index as u32) as usize;
        if first != index {
            for index in [first, index] {
                if let Some(twice) = twice.get_mut(index) {
                    *twice = true;
                }
            }
        }
    }
    twice
}

/// Keys with who had them first, under their own hash.
struct Table {
    slots: Vec<(u64, u32)>,
}

/// Nobody.
const EMPTY: u32 = u32::MAX;

impl Table {
    /// At most half full.
    fn for_keys(count: usize) -> Self {
        let slots = (count * 2).next_power_of_two().max(2);
        Self {
            slots: vec![(0, EMPTY); slots],
        }
    }

    /// Who had the key first, from now on `owner` if nobody did.
    fn first(&mut self, key: u64, owner: u32) -> u32 {
        let last = self.slots.len() - 1;
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (hash >> 32) as usize & last;
        loop {
            match self.slots.get_mut(at) {
                Some(slot) if slot.1 == EMPTY => {
                    *slot = (key, owner);
                    return owner;
                }
                Some(slot) if slot.0 == key => return slot.1,
                _ => at = (at + 1) & last,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_of_two_owners_and_of_two_places_are_found() {
        let keys = [(7, 0), (7, 0), (8, 0), (8, 2), (9, 1)];
        assert_eq!(super::owners(&keys, 3), [true, false, true]);
        assert_eq!(super::keys(&[5, 6, 5, 0]), [true, false, true, false]);
        assert!(super::keys(&[]).is_empty());
    }
}
