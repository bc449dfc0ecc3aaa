//! Which frames say the opposite of which.

use gainsay_model::Frame;
use std::collections::{BTreeMap, BTreeSet};

/// Opposed frames, made once a run from the frames of all packs. To be opposed is mutual, even if
/// only one of the two frames says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opposites {
    of: BTreeMap<String, BTreeSet<String>>,
}

impl Opposites {
    /// Collects the opposites that frames name.
    pub fn new(frames: &[Frame]) -> Self {
        let mut of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for frame in frames {
            for opposite in &frame.opposites {
                let mut link = |from: &str, to: &str| {
                    of.entry(from.to_owned()).or_default().insert(to.to_owned());
                };
                link(&frame.id, opposite);
                link(opposite, &frame.id);
            }
        }
        Self { of }
    }

    /// Ids of the frames opposed to that one, in order.
    pub fn of(&self, frame: &str) -> impl Iterator<Item = &str> {
        self.of.get(frame).into_iter().flatten().map(String::as_str)
    }
}
