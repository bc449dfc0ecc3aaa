//! Cross-validation: what a model says of sentences that it was not trained on.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Number of parts that the training sentences are divided into.
pub(crate) const FOLDS: usize = 4;

/// Trains on all parts but one and predicts that one, for each part; predictions come in the order
/// of the items.
pub(crate) fn cross_predict<T: Sync, P: Send>(
    items: &[T],
    train_and_predict: impl Fn(&[&T], &[&T]) -> Vec<P> + Sync,
) -> Vec<P> {
    // Runs of ten neighbours stay together, because sentences of one document resemble each other.
    let fold_of = |at: usize| at / 10 % FOLDS;
    let folds: [usize; FOLDS] = std::array::from_fn(|fold| fold);
    let parts = in_parallel(folds, |fold| {
        let (mut rest, mut held) = (Vec::new(), Vec::new());
        for (at, item) in items.iter().enumerate() {
            if fold_of(at) == fold {
                held.push(item);
            } else {
                rest.push(item);
            }
        }
        train_and_predict(&rest, &held)
    });
    let mut parts: Vec<_> = parts.into_iter().map(Vec::into_iter).collect();
    (0..items.len())
        .filter_map(|at| parts.get_mut(fold_of(at))?.next())
        .collect()
}

/// Does a piece of work for each input, two at a time; results come in the order of the inputs.
pub(crate) fn in_parallel<const N: usize, I: Copy + Sync, R: Send>(
    inputs: [I; N],
    work: impl Fn(I) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let places = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let taken = places.map_while(|at| inputs.get(at).map(|&input| (at, input)));
        taken
            .map(|(at, input)| (at, work(input)))
            .collect::<Vec<_>>()
    };
    let mut results: Vec<(usize, R)> = std::thread::scope(|scope| {
        let threads = [scope.spawn(worker), scope.spawn(worker)];
        let joined = threads.into_iter().map(|thread| {
            thread
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        joined.flatten().collect()
    });
    results.sort_by_key(|result| result.0);
    results.into_iter().map(|result| result.1).collect()
}
