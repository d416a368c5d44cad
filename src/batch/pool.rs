//! Numbers in, what is made of each out, in their order, while several are
//! worked on at a time.
//!
//! Results that are done before an earlier one wait, but no more of them than
//! [`WINDOW`]: then the workers wait instead, so that one slow number does not
//! let the results of all others pile up in memory.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::stop::Stop;

/// How far ahead of the first number that is not done work may go.
pub const WINDOW: usize = 256;

/// Documents nest, and each level of nesting takes stack.
pub(super) const STACK_BYTES: usize = 16 << 20;

/// How long nothing may end before the listener is told that time goes on.
const TICK: Duration = Duration::from_millis(200);

/// Hears of results.
pub(super) trait Hears<T> {
    /// This one has just ended. Called in the order of ending.
    fn ended(&mut self, result: &T);
    /// This one's turn has come. Called in the order of the numbers.
    fn due(&mut self, result: T);
    /// Nothing has ended for a while.
    fn waiting(&mut self);
}

/// The numbers that are taken and those that are handed on.
#[derive(Default)]
struct Counter {
    taken: usize,
    handed_on: usize,
}

struct Turns<'a> {
    count: usize,
    stop: &'a Stop,
    counter: Mutex<Counter>,
    moved: Condvar,
}

impl Turns<'_> {
    fn counter(&self) -> MutexGuard<'_, Counter> {
        self.counter.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next number, when it is within the window; `None` when there are no
    /// more or the end was asked for.
    fn take(&self) -> Option<usize> {
        let ahead = |counter: &mut Counter| {
            counter.taken < self.count && counter.taken >= counter.handed_on + WINDOW
        };
        let mut counter = self
            .moved
            .wait_while(self.counter(), ahead)
            .unwrap_or_else(PoisonError::into_inner);
        if counter.taken >= self.count || self.stop.is_asked() {
            return None;
        }
        counter.taken += 1;
        Some(counter.taken - 1)
    }

    fn hand_on(&self, due: usize) {
        self.counter().handed_on = due;
        self.moved.notify_all();
    }
}

/// Makes `work` of each number under `count`, or of those begun before the end
/// was asked for.
pub(super) fn in_order<T: Send>(
    count: usize,
    workers: NonZeroUsize,
    stop: &Stop,
    work: &(dyn Fn(usize) -> T + Sync),
    hears: &mut dyn Hears<T>,
) {
    let turns = Turns {
        count,
        stop,
        counter: Mutex::default(),
        moved: Condvar::new(),
    };
    let labour = |sender: Sender<(usize, T)>| {
        while let Some(number) = turns.take() {
            if sender.send((number, work(number))).is_err() {
                return;
            }
        }
    };
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        let mut hired = 0;
        for _ in 0..workers.get().min(count) {
            let worker = thread::Builder::new().stack_size(STACK_BYTES);
            let sender = sender.clone();
            if worker.spawn_scoped(scope, || labour(sender)).is_err() {
                // The system gives no more threads: those there are do the work.
                break;
            }
            hired += 1;
        }
        drop(sender);
        hand_on(&receiver, &turns, hears);
        if hired == 0 {
            alone(&turns, work, hears);
        }
    });
}

/// Where there are no threads at all, this one does the work.
fn alone<T>(turns: &Turns<'_>, work: &dyn Fn(usize) -> T, hears: &mut dyn Hears<T>) {
    while let Some(number) = turns.take() {
        let result = work(number);
        hears.ended(&result);
        hears.due(result);
        turns.hand_on(number + 1);
    }
}

fn hand_on<T>(receiver: &Receiver<(usize, T)>, turns: &Turns<'_>, hears: &mut dyn Hears<T>) {
    let mut early = BTreeMap::new();
    let mut due = 0;
    loop {
        match receiver.recv_timeout(TICK) {
            Err(RecvTimeoutError::Timeout) => hears.waiting(),
            Err(RecvTimeoutError::Disconnected) => return,
            Ok((number, result)) => {
                hears.ended(&result);
                early.insert(number, result);
                while let Some(result) = early.remove(&due) {
                    hears.due(result);
                    due += 1;
                }
                turns.hand_on(due);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[derive(Default)]
    struct Heard {
        ended: Vec<usize>,
        due: Vec<usize>,
    }

    impl Hears<usize> for Heard {
        fn ended(&mut self, result: &usize) {
            self.ended.push(*result);
        }

        fn due(&mut self, result: usize) {
            self.due.push(result);
        }

        fn waiting(&mut self) {}
    }

    fn workers(count: usize) -> NonZeroUsize {
        NonZeroUsize::new(count).expect("some")
    }

    #[test]
    fn a_slow_one_holds_back_the_others_at_the_window() {
        const COUNT: usize = WINDOW * 3;
        let (ahead, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut heard = Heard::default();
        let work = |number: usize| {
            if number == 0 {
                // Until the others have come as far as they are let.
                while ahead.load(Ordering::SeqCst) < WINDOW - 1 {
                    thread::yield_now();
                }
                most.store(ahead.load(Ordering::SeqCst), Ordering::SeqCst);
            } else {
                ahead.fetch_add(1, Ordering::SeqCst);
            }
            number
        };
        in_order(COUNT, workers(4), &Stop::new(), &work, &mut heard);
        assert_eq!(most.load(Ordering::SeqCst), WINDOW - 1);
        assert_eq!(heard.due, (0..COUNT).collect::<Vec<_>>());
        assert_eq!(heard.ended.len(), COUNT);
    }

    #[test]
    fn when_the_end_is_asked_for_what_was_begun_is_finished_and_no_more() {
        let stop = Stop::new();
        let mut heard = Heard::default();
        let work = |number: usize| {
            if number == 3 {
                stop.ask();
            }
            number
        };
        in_order(100, workers(1), &stop, &work, &mut heard);
        assert_eq!(heard.due, [0, 1, 2, 3]);
    }
}
