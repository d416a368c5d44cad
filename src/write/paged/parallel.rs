//! The same work on many items, on as many threads as the machine has. Results
//! come back in the items' order, so that threads never show in the file.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// `work` on each of `items`; the results stand in the order of the items.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = threads();
    if threads.min(items.len()) < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let mut results: Vec<(usize, R)> = thread::scope(|scope| {
        let hands: Vec<_> = (1..threads.min(items.len()))
            .map(|_| scope.spawn(|| share(items, &next, &work)))
            .collect();
        let mut results = share(items, &next, &work);
        for hand in hands {
            match hand.join() {
                Ok(theirs) => results.extend(theirs),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    results.sort_unstable_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// The results of two works, done at the same time where there are threads for it.
pub fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    if threads() < 2 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let hand = scope.spawn(one);
        let other = other();
        match hand.join() {
            Ok(one) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// What one thread gets done: whatever item is next, until none is left.
fn share<T, R>(items: &[T], next: &AtomicUsize, work: impl Fn(&T) -> R) -> Vec<(usize, R)> {
    let mut done = Vec::new();
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(item) = items.get(index) else {
            return done;
        };
        done.push((index, work(item)));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        let doubled = super::map(&items, |item| item * 2);
        assert_eq!(doubled, (0..1000).map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn two_works_give_two_results() {
        assert_eq!(super::both(|| 1, || "b"), (1, "b"));
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert!(super::map(&[] as &[u8], |item| *item).is_empty());
    }
}
