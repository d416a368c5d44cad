//! `gongwen pipe`: a stream of records in, one JSON line each; a stream of
//! answers out, in the same order (docs/pipe.md).
//!
//! [`request`] reads a line, [`order`] resolves what it asks for, [`answer`]
//! writes what became of it. The order and the bounds are those of
//! [`stream`](crate::batch::stream).

mod answer;
mod order;
mod request;

use std::io::{self, BufReader, BufWriter, ErrorKind, Stdin, Stdout, Write as _};
use std::ops::ControlFlow;
use std::path::Path;

use super::Exit;
use super::config::PipeConfig;
use super::messages::{Messages, Verbosity};
use crate::batch::ledger::Ledger;
use crate::batch::run::Failure;
use crate::batch::save::Backups;
use crate::batch::stream::lines::{Line, Lines};
use crate::batch::stream::{Limits, Next, Work, stream};
use crate::convert::{Converter, Input};
use crate::diagnostic::{Diagnostic, system_cause};
use answer::{Answer, not_converted};
use order::Order;
use request::Request;

/// How much of standard input is asked for at a time.
const READ_BYTES: usize = 64 << 10;

/// A line may be so many times as long as the input in it: a Chinese character,
/// of 3 bytes, may be written `\u4e00`, and some others take three times theirs.
const ESCAPED: u64 = 3;

/// What a line has beside the input.
const BESIDE_BYTES: u64 = 1 << 20;

/// Runs the command.
pub fn pipe(config: &PipeConfig) -> Exit {
    let mut messages = Messages::to_stderr(Verbosity::Normal);
    let (converter, notes) = match Converter::new(config.settings.clone()) {
        Ok(ready) => ready,
        Err(error) => {
            messages.convert_error(None, &error);
            return Exit::Failed;
        }
    };
    for note in &notes {
        messages.diagnostic(None, note);
    }
    let desk = Desk {
        converter,
        config,
        longest: longest(config.max_input),
    };
    match desk.serve() {
        Ok(()) => Exit::Done,
        Err(broken) => {
            messages.error(None, broken, &[]);
            Exit::Failed
        }
    }
}

/// The longest line for inputs of at most `max_input` bytes.
fn longest(max_input: u64) -> usize {
    let longest = max_input
        .saturating_mul(ESCAPED)
        .saturating_add(BESIDE_BYTES);
    usize::try_from(longest).unwrap_or(usize::MAX)
}

/// Where records become answers.
struct Desk<'a> {
    converter: Converter,
    config: &'a PipeConfig,
    longest: usize,
}

/// What comes of a line.
enum Reply {
    /// Nothing: it is blank.
    Nothing,
    /// An answer.
    Answer(Box<Answer>),
    /// The stream cannot be read any more; why.
    Broken(String),
}

impl Work for Desk<'_> {
    type Item = io::Result<Line>;
    type Answer = Reply;

    fn weight(item: &Self::Item) -> usize {
        match item {
            Ok(Line::Whole(line)) => line.len(),
            Ok(Line::TooLong) | Err(_) => 0,
        }
    }

    fn answer(&self, item: &Self::Item) -> Reply {
        match item {
            Err(error) => Reply::Broken(system_cause(error)),
            Ok(Line::TooLong) => Reply::of(Answer::refused(None, self.too_long())),
            Ok(Line::Whole(line)) if line.iter().all(u8::is_ascii_whitespace) => Reply::Nothing,
            Ok(Line::Whole(line)) => Reply::of(self.line(line)),
        }
    }

    fn crashed(&self, item: &Self::Item, message: String) -> Reply {
        let line = match item {
            Ok(Line::Whole(line)) => line.as_slice(),
            Ok(Line::TooLong) | Err(_) => b"",
        };
        let request = Request::parse(line).ok();
        let crash = Failure::Crash(message).to_string();
        let id = request.and_then(|request| request.id());
        Reply::of(Answer::refused(id, Diagnostic::error("crash", crash)))
    }
}

impl Reply {
    fn of(answer: Answer) -> Self {
        Self::Answer(Box::new(answer))
    }
}

impl Desk<'_> {
    /// Answers standard input on standard output until either ends.
    ///
    /// # Errors
    /// Where one of them fails, with a message.
    fn serve(&self) -> Result<(), String> {
        let mut out = Out {
            writer: BufWriter::new(io::stdout()),
            backups: self.config.backups,
            ledger: Ledger::default(),
            broken: None,
        };
        let limits = Limits {
            workers: self.config.workers,
            weight: self.longest,
        };
        let lines: Lines<BufReader<Stdin>> = Lines::new(
            BufReader::with_capacity(READ_BYTES, io::stdin()),
            self.longest,
        );
        stream(lines, limits, self, &mut |reply, next| {
            out.hand_on(reply, next)
        })
        .map_err(|error| format!("系统不给线程：{}", system_cause(&error)))?;
        out.broken.map_or(Ok(()), Err)
    }

    fn line(&self, line: &[u8]) -> Answer {
        match Request::parse(line) {
            Err(why) => Answer::refused(None, why),
            Ok(request) => self
                .converted(&request)
                .unwrap_or_else(|why| Answer::refused(request.id(), why)),
        }
    }

    fn converted(&self, request: &Request<'_>) -> Result<Answer, Diagnostic> {
        let Order {
            settings,
            bytes,
            name,
            formats,
            files,
        } = Order::of(request, self.config)?;
        let converter = self.converter.with(settings);
        let converter = converter.map_err(|error| not_converted(&error))?;
        let input = Input {
            name: &name,
            folder: Path::new(""),
            bytes: &bytes,
        };
        let converted = converter.convert(input, &formats, &mut |_| {});
        let converted = converted.map_err(|error| not_converted(&error))?;
        Ok(Answer::done(request.id(), converted, files))
    }

    fn too_long(&self) -> Diagnostic {
        let message = format!("这一行超过 {} 字节，没有读完", self.longest);
        Diagnostic::error("too-large", message)
            .hint("一行最长是 --max-input 的 3 倍加 1 MiB：给 gongwen pipe 更大的 --max-input，或把文稿分开")
    }
}

/// Standard output.
struct Out {
    writer: BufWriter<Stdout>,
    backups: Backups,
    /// What this process wrote.
    ledger: Ledger,
    /// What became of the stream, if it did not end well.
    broken: Option<String>,
}

impl Out {
    fn hand_on(&mut self, reply: Reply, next: Next) -> ControlFlow<()> {
        let written = match reply {
            Reply::Nothing => Ok(()),
            Reply::Answer(answer) => self
                .writer
                .write_all(&answer.put_out(self.backups, &self.ledger)),
            Reply::Broken(why) => {
                self.broken = Some(format!("无法读取标准输入：{why}"));
                Ok(())
            }
        };
        let flushed = written.and_then(|()| match next {
            Next::Ready => Ok(()),
            Next::Awaited => self.writer.flush(),
        });
        match flushed {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                // Who closes it has read enough: that is no error.
                if error.kind() != ErrorKind::BrokenPipe {
                    let why = system_cause(&error);
                    self.broken = Some(format!("无法写到标准输出：{why}"));
                }
                ControlFlow::Break(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{Cli, Command};
    use clap::Parser as _;

    #[test]
    fn a_crash_is_answered_under_the_id_of_its_record() {
        let Command::Pipe(args) = Cli::parse_from(["gongwen", "pipe"]).command else {
            panic!("it is this command");
        };
        let config = PipeConfig::resolve(*args).expect("nothing contradicts");
        let (converter, _) = Converter::new(config.settings.clone()).expect("the settings hold");
        let desk = Desk {
            converter,
            config: &config,
            longest: 100,
        };
        let line = Line::Whole(b"{\"id\": 1.0, \"text\": \"\"}".to_vec());
        let Reply::Answer(answer) = desk.crashed(&Ok(line), "不该如此".to_owned()) else {
            panic!("a crash is an answer");
        };
        let line =
            String::from_utf8(answer.put_out(Backups::Keep, &Ledger::default())).expect("UTF-8");
        assert_eq!(
            line,
            "{\"id\":1.0,\"outputs\":{},\"pages\":null,\"warnings\":[],\"error\":{\"code\":\"crash\",\"message\":\"程序内部出错，这份文件没有转换：不该如此\",\"hints\":[]}}\n"
        );
    }
}
