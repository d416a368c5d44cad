//! Items in from a source that may wait, an answer of each out, in the order of
//! the items, while many are worked on at a time.
//!
//! One bad item never stops the rest: a crash is an answer. Of items and answers
//! no more are held than [`Limits`] allow, however long the stream and however
//! slow one item is. [`lines`] cuts bytes into such items. It does not know what
//! an item is, and it neither reads, writes nor prints anything itself.

pub mod lines;
mod queue;

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::pool::STACK_BYTES;
use super::run::panic_message;
use queue::Queue;

/// How many items each worker may be ahead of the answer that is due: one slow
/// item shall not leave the others idle at once.
const AHEAD: usize = 4;

/// How much of a stream is held.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How many items are worked on at a time.
    pub workers: NonZeroUsize,
    /// The weight of the items held; a single heavier one is held alone.
    pub weight: usize,
}

/// What is done with the items of a stream.
pub trait Work: Sync {
    /// What comes in.
    type Item: Send + 'static;
    /// What goes out.
    type Answer: Send;

    /// What an item weighs, in whatever [`Limits::weight`] counts.
    fn weight(item: &Self::Item) -> usize;

    /// The answer to an item; it may crash.
    fn answer(&self, item: &Self::Item) -> Self::Answer;

    /// The answer to an item at which the program crashed, saying `message`.
    fn crashed(&self, item: &Self::Item, message: String) -> Self::Answer;
}

/// Whether the answer after this one is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It is, and follows at once.
    Ready,
    /// It is not: whoever waits for this answer should have it now, for the
    /// source may give nothing more before.
    Awaited,
}

/// Works through the items of `source`, which is asked for them on a thread of
/// its own, and hands the answers on, until the source ends or `hand_on` breaks
/// off. A source that waits then is left to itself.
///
/// # Errors
/// Where the system gives no thread.
pub fn stream<W: Work>(
    source: impl Iterator<Item = W::Item> + Send + 'static,
    limits: Limits,
    work: &W,
    hand_on: &mut dyn FnMut(W::Answer, Next) -> ControlFlow<()>,
) -> io::Result<()> {
    let most = limits.workers.get().saturating_mul(AHEAD);
    let queue = Arc::new(Queue::new(most, limits.weight));
    let filled = Arc::clone(&queue);
    let reader = move || {
        let end = EndOf(&filled);
        for item in source {
            let weight = W::weight(&item);
            if end.0.put(item, weight).is_break() {
                return;
            }
        }
    };
    thread::Builder::new().spawn(reader)?;
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for number in 0..limits.workers.get() {
            let worker = thread::Builder::new().stack_size(STACK_BYTES);
            let (sender, queue) = (sender.clone(), &*queue);
            match worker.spawn_scoped(scope, move || work_off(queue, work, &sender)) {
                Ok(_) => {}
                Err(error) if number == 0 => {
                    queue.close();
                    return Err(error);
                }
                // Those there are do the work.
                Err(_) => break,
            }
        }
        drop(sender);
        hand_on_in_order(&receiver, &queue, hand_on);
        queue.close();
        Ok(())
    })
}

/// Ends a queue when dropped, a crash of its source included.
struct EndOf<'a, I>(&'a Queue<I>);

impl<I> Drop for EndOf<'_, I> {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// An answer on its way.
struct Answered<A> {
    answer: A,
    /// What its item weighs.
    weight: usize,
}

fn work_off<W: Work>(
    queue: &Queue<W::Item>,
    work: &W,
    sender: &Sender<(usize, Answered<W::Answer>)>,
) {
    while let Some((index, item)) = queue.take() {
        let attempt = AssertUnwindSafe(|| work.answer(&item));
        let answer = catch_unwind(attempt)
            .unwrap_or_else(|panic| work.crashed(&item, panic_message(&*panic)));
        let weight = W::weight(&item);
        drop(item);
        if sender.send((index, Answered { answer, weight })).is_err() {
            return;
        }
    }
}

fn hand_on_in_order<I, A>(
    receiver: &Receiver<(usize, Answered<A>)>,
    queue: &Queue<I>,
    hand_on: &mut dyn FnMut(A, Next) -> ControlFlow<()>,
) {
    let mut early = BTreeMap::new();
    let mut due = 0;
    while let Ok((index, answered)) = receiver.recv() {
        early.insert(index, answered);
        while let Some(Answered { answer, weight }) = early.remove(&due) {
            due += 1;
            early.extend(receiver.try_iter());
            let next = if early.contains_key(&due) {
                Next::Ready
            } else {
                Next::Awaited
            };
            if hand_on(answer, next).is_break() {
                return;
            }
            queue.leave(weight);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::iter;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Waits until as many items are begun as may be.
    const SLOW: usize = 5000;

    /// Numbers, doubled; 13 crashes.
    #[derive(Default)]
    struct Doubling {
        begun: AtomicUsize,
    }

    impl Work for Doubling {
        type Item = usize;
        type Answer = Result<usize, String>;

        fn weight(_: &usize) -> usize {
            1
        }

        fn answer(&self, item: &usize) -> Self::Answer {
            self.begun.fetch_add(1, Ordering::SeqCst);
            assert!(*item != 13, "不该有 13");
            while *item == SLOW && self.begun.load(Ordering::SeqCst) < 2 * AHEAD {
                thread::yield_now();
            }
            Ok(item * 2)
        }

        fn crashed(&self, _: &usize, message: String) -> Self::Answer {
            Err(message)
        }
    }

    fn limits(workers: usize) -> Limits {
        Limits {
            workers: NonZeroUsize::new(workers).expect("some"),
            weight: 100,
        }
    }

    #[test]
    fn answers_come_in_order_and_a_crash_is_one() {
        for workers in [1, 4] {
            let mut heard = Vec::new();
            let work = Doubling::default();
            stream(0..500, limits(workers), &work, &mut |answer, _| {
                heard.push(answer);
                ControlFlow::Continue(())
            })
            .expect("threads");
            let want = (0..500).map(|it| match it {
                13 => Err("不该有 13".to_owned()),
                it => Ok(it * 2),
            });
            assert_eq!(heard, want.collect::<Vec<_>>());
        }
    }

    #[test]
    fn while_one_item_is_slow_a_bounded_number_is_begun() {
        let work = Doubling::default();
        let mut begun = None;
        let source = iter::once(SLOW).chain(100..1000);
        stream(source, limits(2), &work, &mut |_, _| {
            begun.get_or_insert(work.begun.load(Ordering::SeqCst));
            ControlFlow::Continue(())
        })
        .expect("threads");
        assert_eq!(begun, Some(2 * AHEAD));
    }

    #[test]
    fn the_last_answer_is_known_to_be_the_last_before_the_source_gives_more() {
        let (ask, asked) = mpsc::channel();
        let (tell, told) = mpsc::channel();
        let peer = thread::spawn(move || {
            for item in 1..4 {
                ask.send(item).expect("the stream runs");
                assert_eq!(told.recv(), Ok((Ok(item * 2), Next::Awaited)));
            }
        });
        stream(
            asked.into_iter(),
            limits(2),
            &Doubling::default(),
            &mut |answer, next| {
                tell.send((answer, next)).expect("the peer listens");
                ControlFlow::Continue(())
            },
        )
        .expect("threads");
        peer.join().expect("every answer came alone");
    }

    #[test]
    fn who_breaks_off_does_not_wait_for_the_source() {
        let (ask, asked) = mpsc::channel();
        ask.send(1).expect("the other end is held");
        let mut heard = 0;
        stream(
            asked.into_iter(),
            limits(2),
            &Doubling::default(),
            &mut |_, _| {
                heard += 1;
                ControlFlow::Break(())
            },
        )
        .expect("threads");
        assert_eq!(heard, 1);
        drop(ask);
    }

    #[test]
    fn a_source_that_crashes_ends_the_stream() {
        let source = (0..3).inspect(|it| assert!(*it < 2, "没有了"));
        let mut heard = Vec::new();
        stream(source, limits(2), &Doubling::default(), &mut |answer, _| {
            heard.push(answer);
            ControlFlow::Continue(())
        })
        .expect("threads");
        assert_eq!(heard, [Ok(0), Ok(2)]);
    }
}
