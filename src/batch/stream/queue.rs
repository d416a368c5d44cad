//! What stands between the source of a stream and its workers: items in, the
//! same with their numbers out, in order.
//!
//! An item counts as held from when it is put in until its answer has left; who
//! puts one in waits until there is room. It does not look at items.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A bounded queue for many threads.
pub struct Queue<I> {
    most_items: usize,
    most_weight: usize,
    state: Mutex<State<I>>,
    changed: Condvar,
}

struct State<I> {
    waiting: VecDeque<I>,
    /// The number of the first that waits.
    first: usize,
    held_items: usize,
    held_weight: usize,
    phase: Phase,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Items come.
    Open,
    /// No more come; those that wait are still to be done.
    Ended,
    /// Nobody wants any more answers.
    Closed,
}

impl<I> Queue<I> {
    /// An empty queue for so many items of so much weight in all.
    pub fn new(most_items: usize, most_weight: usize) -> Self {
        let state = State {
            waiting: VecDeque::new(),
            first: 0,
            held_items: 0,
            held_weight: 0,
            phase: Phase::Open,
        };
        Self {
            most_items,
            most_weight,
            state: Mutex::new(state),
            changed: Condvar::new(),
        }
    }

    /// Puts an item in, when there is room. Breaks where nobody wants it.
    pub fn put(&self, item: I, weight: usize) -> ControlFlow<()> {
        let full = |state: &mut State<I>| {
            state.phase == Phase::Open
                && state.held_items > 0
                && (state.held_items >= self.most_items
                    || state.held_weight.saturating_add(weight) > self.most_weight)
        };
        let mut state = self.wait_while(full);
        if state.phase != Phase::Open {
            return ControlFlow::Break(());
        }
        state.held_items += 1;
        state.held_weight = state.held_weight.saturating_add(weight);
        state.waiting.push_back(item);
        self.changed.notify_all();
        ControlFlow::Continue(())
    }

    /// The next item and its number, when there is one; `None` where none comes.
    pub fn take(&self) -> Option<(usize, I)> {
        let empty = |state: &mut State<I>| state.phase == Phase::Open && state.waiting.is_empty();
        let mut state = self.wait_while(empty);
        if state.phase == Phase::Closed {
            return None;
        }
        let item = state.waiting.pop_front()?;
        let number = state.first;
        state.first += 1;
        Some((number, item))
    }

    /// The answer to an item of that weight has left.
    pub fn leave(&self, weight: usize) {
        self.change(|state| {
            state.held_items -= 1;
            state.held_weight = state.held_weight.saturating_sub(weight);
        });
    }

    /// No more items come.
    pub fn end(&self) {
        self.change(|state| {
            if state.phase == Phase::Open {
                state.phase = Phase::Ended;
            }
        });
    }

    /// No more answers are wanted.
    pub fn close(&self) {
        self.change(|state| state.phase = Phase::Closed);
    }

    fn change(&self, change: impl FnOnce(&mut State<I>)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }

    fn wait_while(&self, is: impl FnMut(&mut State<I>) -> bool) -> MutexGuard<'_, State<I>> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_while(state, is);
        waited.unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::thread;

    #[test]
    fn a_heavy_item_waits_until_it_is_alone() {
        let queue = Arc::new(Queue::new(8, 10));
        assert!(queue.put("轻", 4).is_continue());
        let other = Arc::clone(&queue);
        let heavy = thread::spawn(move || other.put("重", 30));
        assert_eq!(queue.take(), Some((0, "轻")));
        assert!(!heavy.is_finished());
        queue.leave(4);
        assert_eq!(queue.take(), Some((1, "重")));
        assert!(heavy.join().expect("it was put in").is_continue());
    }

    #[test]
    fn what_waits_is_done_after_the_end_and_not_after_the_close() {
        let queue = Queue::new(8, 10);
        for item in 0..2 {
            assert!(queue.put(item, 1).is_continue());
        }
        queue.end();
        assert!(queue.put(2, 1).is_break());
        assert_eq!(queue.take(), Some((0, 0)));
        queue.close();
        assert_eq!(queue.take(), None);
    }
}
