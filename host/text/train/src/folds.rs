//! Cross-validation: what a model says of sentences that it was not trained on.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Number of parts that the training sentences are divided into.
pub(crate) const FOLDS: usize = 6;

/// Trains on all parts but one and predicts that one, for each part; predictions come in the order
/// of the items. Two parts are worked on at a time.
pub(crate) fn cross_predict<T: Sync, P: Send>(
    items: &[T],
    train_and_predict: impl Fn(&[&T], &[&T]) -> Vec<P> + Sync,
) -> Vec<P> {
    // Runs of ten neighbours stay together, because sentences of one document resemble each other.
    let fold_of = |at: usize| at / 10 % FOLDS;
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let fold = next.fetch_add(1, Ordering::Relaxed);
            if fold >= FOLDS {
                return done;
            }
            let (mut rest, mut held) = (Vec::new(), Vec::new());
            for (at, item) in items.iter().enumerate() {
                if fold_of(at) == fold {
                    held.push(item);
                } else {
                    rest.push(item);
                }
            }
            done.push((fold, train_and_predict(&rest, &held)));
        }
    };
    let mut parts: Vec<(usize, Vec<P>)> = std::thread::scope(|scope| {
        let threads = [scope.spawn(work), scope.spawn(work)];
        let joined = threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_default());
        joined.flatten().collect()
    });
    parts.sort_by_key(|part| part.0);
    let mut parts: Vec<_> = parts.into_iter().map(|part| part.1.into_iter()).collect();
    (0..items.len())
        .filter_map(|at| parts.get_mut(fold_of(at))?.next())
        .collect()
}
