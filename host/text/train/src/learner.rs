//! Averaged perceptrons over hashed features.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use gainsay_text::syntax::training::{ClassScorer, MOVES, MoveScorer};

/// Feature hashes are well mixed already.
#[derive(Clone, Default)]
pub(crate) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// A map keyed by feature hashes.
pub(crate) type FeatureMap<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;

/// One weight while it is learnt: value, sum over the updates so far, and when it last changed.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    value: f32,
    sum: f64,
    changed: u32,
}

impl Weight {
    fn add(&mut self, change: f32, now: u32) {
        self.settle(now);
        self.value += change;
    }

    fn settle(&mut self, now: u32) {
        self.sum += f64::from(self.value) * f64::from(now - self.changed);
        self.changed = now;
    }
}

/// Learns the weights of the parser's moves.
#[derive(Clone, Default)]
pub(crate) struct MoveLearner {
    slots: FeatureMap<[Weight; MOVES]>,
    now: u32,
}

impl MoveLearner {
    /// Counts one decision.
    pub(crate) fn tick(&mut self) {
        self.now += 1;
    }

    /// Makes `right` more and `wrong` less likely for these features.
    pub(crate) fn update(&mut self, features: &[u64], right: usize, wrong: usize) {
        for &feature in features {
            let slot = self.slots.entry(feature).or_default();
            slot[right].add(1.0, self.now);
            slot[wrong].add(-1.0, self.now);
        }
    }

    /// The mean of each weight over all decisions.
    pub(crate) fn average(self) -> MoveWeights {
        let now = self.now.max(1);
        let slots = self.slots.into_iter().map(|(feature, mut slot)| {
            let mean = slot.each_mut().map(|weight| {
                weight.settle(now);
                (weight.sum / f64::from(now)) as f32
            });
            (feature, mean)
        });
        MoveWeights {
            slots: slots.collect(),
        }
    }
}

impl MoveScorer for MoveLearner {
    fn score(&self, features: &[u64]) -> [f32; MOVES] {
        let mut totals = [0.0; MOVES];
        for slot in features
            .iter()
            .filter_map(|feature| self.slots.get(feature))
        {
            for (total, weight) in totals.iter_mut().zip(slot) {
                *total += weight.value;
            }
        }
        totals
    }
}

/// Learnt weights of the parser's moves.
#[derive(Clone, Default)]
pub(crate) struct MoveWeights {
    pub(crate) slots: FeatureMap<[f32; MOVES]>,
}

impl MoveWeights {
    /// Adds the weights of another training.
    #[expect(clippy::iter_over_hash_type, reason = "each feature has its own sum")]
    pub(crate) fn add(&mut self, other: Self) {
        for (feature, weights) in other.slots {
            let slot = self.slots.entry(feature).or_default();
            for (total, weight) in slot.iter_mut().zip(weights) {
                *total += weight;
            }
        }
    }
}

/// Learns the weights of many classes.
#[derive(Clone, Default)]
pub(crate) struct ClassLearner {
    slots: FeatureMap<Vec<(u8, Weight)>>,
    now: u32,
}

impl ClassLearner {
    /// Counts one decision.
    pub(crate) fn tick(&mut self) {
        self.now += 1;
    }

    /// Makes `right` more and `wrong` less likely for these features.
    pub(crate) fn update(&mut self, features: &[u64], right: u8, wrong: u8) {
        for &feature in features {
            let slot = self.slots.entry(feature).or_default();
            for (class, change) in [(right, 1.0), (wrong, -1.0)] {
                let at = slot
                    .iter()
                    .position(|entry| entry.0 == class)
                    .unwrap_or_else(|| {
                        slot.push((
                            class,
                            Weight {
                                changed: self.now,
                                ..Weight::default()
                            },
                        ));
                        slot.len() - 1
                    });
                slot[at].1.add(change, self.now);
            }
        }
    }

    /// The mean of each weight over all decisions.
    pub(crate) fn average(self) -> ClassWeights {
        let now = self.now.max(1);
        let slots = self.slots.into_iter().map(|(feature, slot)| {
            let means = slot.into_iter().map(|(class, mut weight)| {
                weight.settle(now);
                (class, (weight.sum / f64::from(now)) as f32)
            });
            (feature, means.collect())
        });
        ClassWeights {
            slots: slots.collect(),
        }
    }
}

impl ClassScorer for ClassLearner {
    fn score(&self, features: &[u64], totals: &mut [f32]) {
        for slot in features
            .iter()
            .filter_map(|feature| self.slots.get(feature))
        {
            for (class, weight) in slot {
                totals[usize::from(*class)] += weight.value;
            }
        }
    }
}

/// Learnt weights of many classes.
#[derive(Clone, Default)]
pub(crate) struct ClassWeights {
    pub(crate) slots: FeatureMap<Vec<(u8, f32)>>,
}

impl ClassWeights {
    /// Adds the weights of another training.
    #[expect(clippy::iter_over_hash_type, reason = "each feature has its own sum")]
    pub(crate) fn add(&mut self, other: Self) {
        for (feature, weights) in other.slots {
            let slot = self.slots.entry(feature).or_default();
            for (class, weight) in weights {
                match slot.iter_mut().find(|entry| entry.0 == class) {
                    Some(entry) => entry.1 += weight,
                    None => slot.push((class, weight)),
                }
            }
        }
    }
}

impl ClassScorer for ClassWeights {
    fn score(&self, features: &[u64], totals: &mut [f32]) {
        for slot in features
            .iter()
            .filter_map(|feature| self.slots.get(feature))
        {
            for (class, weight) in slot {
                totals[usize::from(*class)] += weight;
            }
        }
    }
}
