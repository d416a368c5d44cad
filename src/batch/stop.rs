//! The wish to end early: asked for once, what is under way is finished and
//! nothing more is begun; asked for again, the program ends at once.
//!
//! It holds marks and ends nothing itself.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What to do about a wish to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing: who works hears of it and comes to an end.
    AfterThis,
    /// End the program.
    AtOnce,
}

/// Whether to end early.
#[derive(Debug, Default)]
pub struct Stop {
    under_way: AtomicUsize,
    asked: AtomicBool,
}

/// That of this process, which the handler of interrupts asks.
pub static STOP: Stop = Stop::new();

impl Stop {
    /// Nothing is under way, nobody has asked.
    pub const fn new() -> Self {
        Self {
            under_way: AtomicUsize::new(0),
            asked: AtomicBool::new(false),
        }
    }

    /// Asks for the end.
    pub fn ask(&self) -> Answer {
        let is_first = !self.asked.swap(true, Ordering::SeqCst);
        if is_first && self.under_way.load(Ordering::SeqCst) > 0 {
            Answer::AfterThis
        } else {
            Answer::AtOnce
        }
    }

    /// Whether the end was asked for.
    pub fn is_asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// Does `work`, which looks at [`is_asked`](Self::is_asked) between its parts.
    pub fn heard_by<T>(&self, work: impl FnOnce() -> T) -> T {
        self.under_way.fetch_add(1, Ordering::SeqCst);
        let done = work();
        self.under_way.fetch_sub(1, Ordering::SeqCst);
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wish_waits_for_work_under_way_and_the_second_for_nothing() {
        let stop = Stop::new();
        stop.heard_by(|| {
            assert!(!stop.is_asked());
            assert_eq!(stop.ask(), Answer::AfterThis);
            assert!(stop.is_asked());
            assert_eq!(stop.ask(), Answer::AtOnce);
        });
        assert_eq!(Stop::new().ask(), Answer::AtOnce);
    }
}
