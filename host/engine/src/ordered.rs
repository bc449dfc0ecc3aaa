//! Work on many items by plain threads, results in the order of the items, memory bounded.

use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};

/// Native stack of a worker in bytes: room for a guest's 512 KiB and deep text.
const STACK: usize = 8 << 20;

/// How many threads work, how far they may run ahead of the item that is emitted next, and how many items
/// one of them takes at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    jobs: usize,
    ahead: usize,
    bundle: usize,
}

impl Pace {
    /// For results as large as the report of an article.
    pub(crate) fn of_reports(jobs: usize) -> Self {
        const AHEAD: usize = 8;
        Self::new(jobs, AHEAD)
    }

    /// For results of a few kibibytes: while one item takes long, the other threads go on.
    pub(crate) fn of_small_results(jobs: usize) -> Self {
        const AHEAD: usize = 32;
        Self::new(jobs, AHEAD)
    }

    fn new(jobs: usize, ahead: usize) -> Self {
        let jobs = jobs.max(1);
        let ahead = jobs.saturating_mul(ahead);
        Self {
            jobs,
            ahead,
            bundle: 1,
        }
    }

    /// The same, with up to so many items for a thread at once.
    pub(crate) fn in_bundles(self, most: usize) -> Self {
        Self {
            bundle: most,
            // While a bundle waits for an earlier one, its thread goes on with the next.
            ahead: self.ahead.max(2 * most * self.jobs),
            ..self
        }
    }

    /// How many of the items that are left a thread takes at once: fewer towards the end, so that all
    /// threads have work until then.
    fn share(self, left: Option<usize>) -> usize {
        let fair = left.map_or(self.bundle, |left| left / (2 * self.jobs));
        fair.clamp(1, self.bundle)
    }
}

struct Feed<I> {
    items: I,
    taken: usize,
    emitted: usize,
    stopped: bool,
}

/// Runs `work` over the items with threads and hands the results to `emit` on this thread,
/// in the order of the items. `emit` may break off; items under way are then dropped.
pub(crate) fn ordered<I, T, B>(
    items: I,
    pace: Pace,
    work: impl Fn(I::Item) -> T + Sync,
    emit: impl FnMut(T) -> ControlFlow<B>,
) -> ControlFlow<B>
where
    I: Iterator + Send,
    T: Send,
{
    let work = |items: Vec<I::Item>| items.into_iter().map(&work).collect();
    ordered_bundles(items, pace.in_bundles(1), work, emit)
}

/// As [`ordered`], with work that takes several items and gives as many results, in their order.
pub(crate) fn ordered_bundles<I, T, B>(
    items: I,
    pace: Pace,
    work: impl Fn(Vec<I::Item>) -> Vec<T> + Sync,
    mut emit: impl FnMut(T) -> ControlFlow<B>,
) -> ControlFlow<B>
where
    I: Iterator + Send,
    T: Send,
{
    let feed = Mutex::new(Feed {
        items,
        taken: 0,
        emitted: 0,
        stopped: false,
    });
    let moved = Condvar::new();
    let (send, receive) = mpsc::channel::<(usize, T)>();
    std::thread::scope(|scope| {
        for _ in 0..pace.jobs {
            let (send, feed, moved, work) = (send.clone(), &feed, &moved, &work);
            let worker = move || {
                while let Some((first, items)) = next(feed, moved, pace) {
                    for result in (first..).zip(work(items)) {
                        if send.send(result).is_err() {
                            return;
                        }
                    }
                }
            };
            let spawned = std::thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, worker);
            if spawned.is_err() {
                // The machine has no thread to spare: those that run do the work.
                break;
            }
        }
        drop(send);
        let result = collect(&receive, &feed, &moved, &mut emit);
        lock(&feed).stopped = true;
        moved.notify_all();
        result
    })
}

fn collect<I, T, B>(
    receive: &mpsc::Receiver<(usize, T)>,
    feed: &Mutex<Feed<I>>,
    moved: &Condvar,
    emit: &mut impl FnMut(T) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let mut waiting = std::collections::BTreeMap::new();
    let mut due = 0;
    for (index, result) in receive {
        waiting.insert(index, result);
        while let Some(result) = waiting.remove(&due) {
            due += 1;
            emit(result)?;
            lock(feed).emitted = due;
            moved.notify_all();
        }
    }
    ControlFlow::Continue(())
}

/// The items that a thread works on next, with the index of the first.
fn next<I: Iterator>(
    feed: &Mutex<Feed<I>>,
    moved: &Condvar,
    pace: Pace,
) -> Option<(usize, Vec<I::Item>)> {
    let mut state = lock(feed);
    while !state.stopped && state.taken >= state.emitted + pace.ahead {
        state = moved.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    if state.stopped {
        return None;
    }
    let room = state.emitted + pace.ahead - state.taken;
    let share = pace.share(state.items.size_hint().1).min(room);
    let items: Vec<I::Item> = state.items.by_ref().take(share).collect();
    let first = state.taken;
    state.taken += items.len();
    (!items.is_empty()).then_some((first, items))
}

/// A worker's panic is caught around each article, so a poisoned lock still holds good state.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_with_any_number_of_threads() {
        for jobs in [1, 2, 7] {
            let mut seen = Vec::new();
            let slow_first = |n: u64| {
                std::thread::sleep(std::time::Duration::from_micros(if n.is_multiple_of(5) {
                    300
                } else {
                    1
                }));
                n * n
            };
            let end: ControlFlow<()> = ordered(0..300, Pace::of_reports(jobs), slow_first, |n| {
                seen.push(n);
                ControlFlow::Continue(())
            });
            assert_eq!(end, ControlFlow::Continue(()));
            assert_eq!(seen, (0..300).map(|n| n * n).collect::<Vec<_>>());
        }
    }

    #[test]
    fn bundles_are_full_at_first_and_leave_no_thread_idle_at_the_end() {
        let pace = Pace::of_reports(2).in_bundles(8);
        assert_eq!(
            [None, Some(300), Some(20), Some(3)].map(|left| pace.share(left)),
            [8, 8, 5, 1]
        );
        for jobs in [1, 3] {
            let sizes = Mutex::new(Vec::new());
            let work = |items: Vec<u32>| {
                lock(&sizes).push(items.len());
                items
            };
            let mut seen = Vec::new();
            let pace = Pace::of_reports(jobs).in_bundles(8);
            let end: ControlFlow<()> = ordered_bundles(0..100, pace, work, |n| {
                seen.push(n);
                ControlFlow::Continue(())
            });
            assert_eq!(end, ControlFlow::Continue(()));
            assert_eq!(seen, (0..100).collect::<Vec<_>>());
            let sizes = lock(&sizes);
            assert!(sizes.contains(&8) && sizes.contains(&1), "{sizes:?}");
        }
    }

    #[test]
    fn breaking_off_stops_the_workers() {
        let end = ordered(
            0..,
            Pace::of_small_results(2),
            |n: u64| n,
            |n| {
                if n == 40 {
                    ControlFlow::Break("enough")
                } else {
                    ControlFlow::Continue(())
                }
            },
        );
        assert_eq!(end, ControlFlow::Break("enough"));
    }
}
