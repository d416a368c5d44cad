//! A rendering in, the places out at which the text's own characters act as
//! marks: where pulldown-cmark, reading the dialect, does not find the text.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::context::{Context, Kind};
use super::marks::Mark;
use super::rendering::Rendering;

/// CommonMark and GFM.
const DIALECT: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

/// What parsing a rendering showed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The text and its marks come back exactly.
    Same,
    /// They do not.
    Act {
        /// Characters of the text that act.
        acting: BTreeSet<usize>,
        /// Characters that did not come back; most are the ends of what acts.
        lost: BTreeSet<usize>,
    },
}

/// Parses `rendering` and compares it with `text` and `marks`.
pub(super) fn compare(
    rendering: &Rendering,
    text: &str,
    marks: &[Mark],
    context: &Context,
) -> Verdict {
    let mut comparison = Comparison {
        rendering,
        text,
        context,
        out: 0,
        at: 0,
        marks: 0,
        acting: BTreeSet::new(),
        lost: BTreeSet::new(),
        differs: false,
        done: false,
    };
    for (event, range) in Parser::new_ext(&rendering.out, DIALECT).into_offset_iter() {
        comparison.take(event, range);
    }
    let end = rendering.out.len();
    comparison.gap(end);
    if comparison.at != text.len() || comparison.marks != marks.len() {
        comparison.differs = true;
    }
    if comparison.differs {
        Verdict::Act {
            acting: comparison.acting,
            lost: comparison.lost,
        }
    } else {
        Verdict::Same
    }
}

struct Comparison<'a> {
    rendering: &'a Rendering,
    text: &'a str,
    context: &'a Context,
    /// Bytes of the rendering that events have covered.
    out: usize,
    /// Bytes of the text that have come back.
    at: usize,
    /// Marks of ours that have come back.
    marks: usize,
    acting: BTreeSet<usize>,
    lost: BTreeSet<usize>,
    differs: bool,
    /// Whether the text is over.
    done: bool,
}

impl Comparison<'_> {
    fn take(&mut self, event: Event, range: Range<usize>) {
        if self.done {
            return;
        }
        match event {
            Event::Start(Tag::FootnoteDefinition(_))
                if range.start > 0 && self.rendering.is_own(range.start) =>
            {
                // What follows only makes footnotes of the marks.
                self.done = true;
            }
            Event::FootnoteReference(_) if self.rendering.is_own(range.start) => {
                self.gap(range.start);
                self.marks += 1;
                self.out = range.end;
            }
            Event::Text(chars) => self.chars(&chars, range),
            Event::Code(chars) if self.rendering.is_own(range.start) => {
                self.marks += 1;
                self.gap(range.start);
                self.back(&chars, &range);
            }
            Event::HardBreak | Event::InlineHtml(_) if self.rendering.is_own(range.start) => {
                self.gap(range.start);
                self.back("\n", &range);
            }
            Event::SoftBreak if self.rendering.is_own(range.start) => self.before(range.start),
            Event::Start(tag) => self.start(&tag, range),
            Event::End(_) => {}
            Event::Html(_) | Event::Rule | Event::TaskListMarker(_) => self.block(range.start),
            _ => self.acts(range.start),
        }
    }

    /// Characters that came back from `range`.
    fn chars(&mut self, chars: &str, range: Range<usize>) {
        self.gap(range.start);
        let start = self.rendering.text_at(range.start);
        let length = self.rendering.text_at(range.end) - start;
        let wanted = self.text[start..].bytes();
        let same = chars
            .bytes()
            .zip(wanted)
            .take_while(|(one, other)| one == other)
            .count();
        if same < chars.len() {
            self.acts(range.start + same);
        } else if length != chars.len() {
            // An entity: fewer characters came back than stand there.
            self.acts(range.start);
        }
        self.back(chars, &range);
    }

    fn back(&mut self, chars: &str, range: &Range<usize>) {
        self.differs |= !self.text[self.at.min(self.text.len())..].starts_with(chars);
        self.at = (self.at + chars.len()).min(self.text.len());
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        self.out = self.out.max(range.end);
    }

    /// Nothing came back from what lies before `until`: what of it is the
    /// text's was taken as a mark, or as space at a line's end.
    fn gap(&mut self, until: usize) {
        if until <= self.out {
            return;
        }
        let lost = self.rendering.text_in(self.out..until);
        let at_end = until == self.rendering.out.len();
        self.out = until;
        for stretch in lost {
            let chars = &self.text[stretch.clone()];
            let mark = chars.find(|char: char| char.is_ascii_punctuation());
            let space = if at_end {
                chars.char_indices().next_back()
            } else {
                chars.char_indices().next()
            };
            let at = mark.or(space.map(|(at, _)| at)).unwrap_or_default();
            self.lost.insert(stretch.start + at);
            self.differs = true;
        }
    }

    fn start(&mut self, tag: &Tag, range: Range<usize>) {
        let at_prefix = range.start == 0;
        match tag {
            Tag::Paragraph => {}
            Tag::Heading { .. } if self.context.kind == Kind::Heading => {}
            Tag::FootnoteDefinition(_) if self.context.kind == Kind::Note && at_prefix => {}
            Tag::List(_) | Tag::Item if self.context.kind == Kind::Item && at_prefix => {}
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell
                if self.context.kind == Kind::Cell => {}
            Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } => {
                self.mark(&range);
            }
            // The mark of a picture is the bracket; bare, `!` is none.
            Tag::Image { .. } => self.acts(range.start + 1),
            Tag::Heading { .. } | Tag::Table(_) => self.underline(range),
            _ => self.block(range.start),
        }
    }

    /// A marked range came back: one of ours, or one that the text's marks made.
    fn mark(&mut self, range: &Range<usize>) {
        if self.rendering.is_own(range.start) && self.rendering.is_own(range.end - 1) {
            self.marks += 1;
        } else {
            self.acts(range.start);
        }
    }

    /// The character at `out` acts; where that is ours, the line feed it
    /// stands for or the character before it.
    fn acts(&mut self, out: usize) {
        self.differs = true;
        let at = self.rendering.text_at(out);
        let acts = |char: char| char.is_ascii_punctuation() || char.is_ascii_whitespace();
        if self.rendering.is_own(out) && !self.text[at..].starts_with('\n') {
            self.before(out);
        } else if self
            .text
            .get(at..)
            .is_some_and(|rest| rest.starts_with(acts))
        {
            self.acting.insert(at);
        }
    }

    /// Our own mark at `out` does not act: the text's character before it does.
    fn before(&mut self, out: usize) {
        self.differs = true;
        let before = self.text[..self.rendering.text_at(out)]
            .char_indices()
            .next_back();
        if let Some((at, _)) = before.filter(|(_, char)| char.is_ascii_punctuation()) {
            self.acting.insert(at);
        }
    }

    /// A block begins in the line of `out`: the first mark of that line acts.
    fn block(&mut self, out: usize) {
        self.differs = true;
        let text = self.text;
        let at = self.rendering.text_at(out);
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = text[start..].split('\n').next().unwrap_or_default();
        let mark = line.find(|char: char| !char.is_ascii_digit() && char != ' ' && char != '\t');
        let is_mark =
            |at: &usize| line[*at..].starts_with(|char: char| char.is_ascii_punctuation());
        self.acting
            .extend(mark.filter(is_mark).map(|at| start + at));
        // An indent makes code of a line; what is spare is taken back later.
        if line.starts_with([' ', '\t']) {
            self.acting.insert(start);
        }
    }

    /// A line under the text makes a heading or a table of it.
    fn underline(&mut self, range: Range<usize>) {
        self.block(range.start);
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let rule = |char: char| "-=|: \t\n".contains(char);
            let mark = line.find(|char: char| char.is_ascii_punctuation());
            if let Some(at) = mark.filter(|_| line.chars().all(rule)) {
                self.acting.insert(start + at);
            }
            start += line.len();
        }
    }
}
