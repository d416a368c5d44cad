//! Numbered paragraphs: heading alone on its line, run-in heading, numbered
//! paragraph, or clause of a list.
//!
//! In: sequences. Out: readings for their members. One sequence gets one
//! answer, by its majority; a member that is one whole sentence among run-in
//! headings is body. What nothing below it elaborates is no heading.

use std::ops::Range;

use crate::document::{InlineKind, Level, Role};

use super::draft::{Draft, Reading};
use super::marker::Scheme;
use super::sentence::{first_of_several, last_mark, length};
use super::sequence::{Hierarchy, Sequence, find, is_sound};

/// The longest sentence that still names a theme, in characters.
const THEME: usize = 45;
/// The longest heading alone on its line, in characters.
const LONGEST: usize = 90;

/// The longest heading that ends in a colon, in characters.
const ANNOUNCES: usize = 30;

/// The longest heading that is closed by a full stop, in characters (基本原则。).
const NAME: usize = 12;

/// Said of numbers that follow each other.
const SEQUENCE: &str = "编号成序列";

/// The shape of a numbered paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// No mark closes it.
    Alone,
    /// One sentence.
    Whole,
    /// A short sentence and text after it; the byte where the sentence ends.
    RunIn(usize),
    /// Sentences of which the first is no theme.
    Text,
    /// It ends in ； or ，: part of a list.
    Clause,
    /// It ends in ：, and what it announces follows.
    Announces,
}

/// Settles the numbered paragraphs of `body`.
pub(super) fn read(draft: &mut Draft<'_>, body: &Range<usize>) {
    by_markup(draft, body);
    let sequences = find(draft, body);
    let hierarchy = Hierarchy::learn(draft, &sequences);
    for sequence in &sequences {
        read_sequence(draft, sequence, &hierarchy, body);
    }
}

/// Headings that the source or the user marks as such and that bear no number.
fn by_markup(draft: &mut Draft<'_>, body: &Range<usize>) {
    for at in body
        .clone()
        .filter(|&at| draft.is_open(at))
        .collect::<Vec<_>>()
    {
        let Some(outline) = draft.outline_level(at) else {
            continue;
        };
        if draft.units[at]
            .marker
            .is_none_or(|it| !it.scheme.is_level())
        {
            let level = Level::ALL[usize::from(outline.clamp(2, 5)) - 2];
            let why = match draft.mark(at) {
                Some(_) => "行首的 # 指明是标题，没有编号",
                None => "来源标为标题，没有编号",
            };
            draft.settle(at, Reading::new(Role::Heading(level), 0.95, why));
        }
    }
}

/// Judges one sequence and settles its members by the verdict.
fn read_sequence(
    draft: &mut Draft<'_>,
    sequence: &Sequence,
    order: &Hierarchy,
    body: &Range<usize>,
) {
    let shapes: Vec<_> = sequence
        .members
        .iter()
        .map(|&at| shape(draft, at))
        .collect();
    let shapes = alike(draft, sequence, shapes);
    let tally = tally(draft, sequence, &shapes, body);
    let verdict = judge(sequence, &tally, is_sound(draft, sequence));
    let level = order.level(sequence.scheme);
    let scheme = sequence.scheme;
    let below = Below {
        draft: &*draft,
        scheme,
        body,
        company: match sequence.members.len() {
            1 => "编号从一起而只此一个",
            _ => SEQUENCE,
        },
    };
    let read = |(&at, &shape): (&usize, &Shape)| {
        // The level is the number's, so that `# 一、` and `## 一、` are the same heading.
        let marked_so = draft.outline_level(at).is_some();
        let reading = if marked_so {
            marked(level, shape)
        } else {
            member(at, shape, verdict, level, &below)
        };
        let turned = order.is_turned() && matches!(reading.role, Role::Heading(_));
        (
            at,
            if turned {
                note_turned(reading)
            } else {
                reading
            },
        )
    };
    let readings: Vec<_> = sequence.members.iter().zip(&shapes).map(read).collect();
    for (at, reading) in readings {
        draft.settle(at, reading);
    }
}

/// Run-in headings of one sequence that all name their content before a colon
/// (会议时间：…) end there, whether one sentence follows or several.
fn alike(draft: &Draft<'_>, sequence: &Sequence, shapes: Vec<Shape>) -> Vec<Shape> {
    let colon = |&at: &usize| {
        let text = draft.text(at);
        let end = first_of_several(text).unwrap_or(text.len());
        named_content(text, draft.after_marker(at), end)
    };
    let run_in = |shape: &Shape| matches!(shape, Shape::RunIn(_));
    let ends: Option<Vec<usize>> = sequence.members.iter().map(colon).collect();
    match ends {
        Some(ends) if ends.len() > 1 && shapes.iter().all(run_in) => {
            ends.into_iter().map(Shape::RunIn).collect()
        }
        _ => shapes,
    }
}

/// Tells that levels are the document's own, where they are not the usual ones.
fn note_turned(mut reading: Reading) -> Reading {
    reading.why = format!("{}；层次按本文编号的嵌套关系确定", reading.why).into();
    reading
}

/// A member that the source or the user marks as a heading: that is believed.
fn marked(level: Level, shape: Shape) -> Reading {
    let reading = Reading::new(
        Role::Heading(level),
        0.99,
        "来源（样式或 #）标为标题，编号也吻合",
    )
    .numbered();
    match shape {
        Shape::RunIn(end) => reading.lead(0..end),
        _ => reading,
    }
}

/// What a sequence as a whole is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Headings, most of them alone on their lines.
    Lines,
    /// Headings; run-in where text follows, alone where none does.
    Headings,
    /// Headings, and whole sentences among them are headings too.
    Sentences,
    /// A list of clauses or of short entries.
    List,
    /// Numbered paragraphs.
    Paragraphs,
    /// Numbers that nothing leads up to.
    Stray,
}

/// How many members of a sequence have each shape.
#[derive(Debug, Default)]
struct Tally {
    members: usize,
    alone: usize,
    run_in: usize,
    whole: usize,
    text: usize,
    clauses: usize,
    elaborated: usize,
    /// Those of them that are not the last member.
    elaborated_above: usize,
}

/// Counts the shapes of a sequence's members.
fn tally(draft: &Draft<'_>, sequence: &Sequence, shapes: &[Shape], body: &Range<usize>) -> Tally {
    let mut tally = Tally {
        members: shapes.len(),
        ..Tally::default()
    };
    for (&at, shape) in sequence.members.iter().zip(shapes) {
        let last = sequence.members.last() == Some(&at);
        let next = if last { Next::Any } else { Next::Sibling };
        let elaborated = is_elaborated(draft, at, sequence.scheme, body, next);
        tally.elaborated += usize::from(elaborated);
        tally.elaborated_above += usize::from(elaborated && !last);
        match shape {
            Shape::Alone | Shape::Announces => tally.alone += 1,
            Shape::RunIn(_) => tally.run_in += 1,
            Shape::Whole => tally.whole += 1,
            Shape::Text => tally.text += 1,
            Shape::Clause => tally.clauses += 1,
        }
    }
    tally
}

/// What a sequence is, by the majority of its members: clerks number all of a
/// series alike, so the doubtful member follows the plain ones.
fn judge(sequence: &Sequence, tally: &Tally, sound: bool) -> Verdict {
    let headings = tally.run_in + tally.alone;
    // The last member is followed by whatever comes after the list.
    let bare = tally.members > 1 && tally.elaborated <= usize::from(tally.members > 2);
    let entries = tally.alone * 2 > tally.members && bare && sequence.scheme != Scheme::Comma;
    let clauses = tally.clauses * 2 + 1 >= tally.members.min(4) && tally.clauses >= tally.run_in;
    if !sound {
        Verdict::Stray
    } else if entries || (tally.clauses > 0 && clauses) {
        Verdict::List
    } else if tally.members > 1
        && tally.whole * 2 > tally.members
        && tally.elaborated * 2 >= tally.members
        // What stands below the last member may go on with the text above all.
        && tally.elaborated_above * 2 >= tally.members - 1
        && tally.elaborated_above > 0
    {
        Verdict::Sentences
    } else if tally.alone * 2 > tally.members {
        Verdict::Lines
    } else if tally.members > 1 && headings >= tally.text + tally.whole {
        Verdict::Headings
    } else {
        Verdict::Paragraphs
    }
}

/// What follows the stretch below a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// The next member: whatever stands between is below the member.
    Sibling,
    /// Anything: the member is the last.
    Any,
}

/// Whether text or lower numbers stand below the paragraph.
fn is_elaborated(
    draft: &Draft<'_>,
    at: usize,
    scheme: Scheme,
    body: &Range<usize>,
    then: Next,
) -> bool {
    let next = at + 1;
    if next >= body.end || !(draft.is_open(next) || draft.is_bulleted(next)) {
        return false;
    }
    draft.units[next].marker.is_none_or(|it| match then {
        Next::Sibling => it.scheme != scheme,
        Next::Any => it.scheme > scheme,
    })
}

/// What one member is under the verdict on its sequence; a member may differ
/// in shape, and is body where the verdict does not cover it.
fn member(
    at: usize,
    shape: Shape,
    verdict: Verdict,
    level: Level,
    below: &Below<'_, '_>,
) -> Reading {
    let heading = |confidence, why| Reading::new(Role::Heading(level), confidence, why).numbered();
    let numbered = |confidence, why: &str| {
        let company = below.company;
        Reading::new(
            Role::Heading(level),
            confidence,
            format!("{company}，{why}"),
        )
        .numbered()
    };
    let plain = |confidence, why| Reading::new(Role::Body, confidence, why);
    match (verdict, shape) {
        (Verdict::List, _) if below.company == SEQUENCE => plain(
            0.9,
            "编号各段是并列的条款或清单（以分号相连，或各行之下别无内容）",
        ),
        (Verdict::Stray, Shape::Alone) if below.may_head(at) => {
            heading(0.6, "编号独占一行、句末无标点，但前面没有与之相连的编号")
        }
        (Verdict::Stray, _) => plain(0.6, "编号前后没有与之相连的编号，按正文处理"),
        (Verdict::Headings | Verdict::Lines, Shape::RunIn(end)) => {
            numbered(0.93, "首句点出主题，其后的话展开它：段首标题").lead(0..end)
        }
        (_, Shape::Alone) => numbered(0.97, "独占一行，句末无标点"),
        (_, Shape::Announces) => numbered(0.8, "独占一行，以冒号领起下文"),
        (Verdict::Sentences, Shape::Whole) => numbered(0.85, "各自一句，其下另有段落展开"),
        (Verdict::Lines, Shape::Whole) if below.elaborates(at) => heading(
            0.7,
            "同一序列多为独占一行的标题，本段一句，其下另有段落展开",
        ),
        (Verdict::Headings, Shape::Whole) if below.names(at) => heading(
            0.75,
            "同一序列多为段首标题，本段只是一个名目，其下另有段落展开",
        ),
        (_, Shape::Whole) => plain(0.85, "编号之后是完整的一句话，其下没有展开，是带编号的正文"),
        (_, Shape::Clause) => plain(0.9, "以分号或逗号结尾，是清单中的一款"),
        (_, Shape::Text | Shape::RunIn(_)) => plain(0.8, "带编号的正文段落，首句不是主题"),
    }
}

/// What stands below the members of a sequence.
#[derive(Debug, Clone, Copy)]
struct Below<'d, 'a> {
    draft: &'d Draft<'a>,
    scheme: Scheme,
    body: &'d Range<usize>,
    /// What to say of how many they are.
    company: &'static str,
}

impl Below<'_, '_> {
    /// Whether text or lower numbers stand between `at` and the next of its scheme.
    fn elaborates(&self, at: usize) -> bool {
        is_elaborated(self.draft, at, self.scheme, self.body, Next::Any)
    }

    /// Whether `at` is a few words and more stands below it.
    fn names(&self, at: usize) -> bool {
        self.elaborates(at) && length(self.draft.after_marker(at)) <= NAME
    }

    /// Whether a number that nothing leads up to is short and heads something.
    fn may_head(&self, at: usize) -> bool {
        let follows = at + 1 < self.body.end && self.draft.is_open(at + 1);
        follows && length(self.draft.text(at)) <= 30
    }
}

/// The shape of a numbered paragraph: bold first, then sentences, then the
/// mark it ends in.
fn shape(draft: &Draft<'_>, at: usize) -> Shape {
    let text = draft.text(at);
    let after = draft.after_marker(at);
    if let Some(end) = strong_lead(draft, at) {
        return Shape::RunIn(end);
    }
    if let Some(end) = first_of_several(text) {
        let marker = text.len() - after.len();
        let first = &text[marker..end];
        return if is_theme(first) {
            Shape::RunIn(end)
        } else {
            named_content(text, after, end).map_or(Shape::Text, Shape::RunIn)
        };
    }
    match last_mark(text) {
        Some('。' | '！' | '？' | '!' | '?') => {
            named_content(text, after, text.len()).map_or(Shape::Whole, Shape::RunIn)
        }
        Some('；' | ';' | '，' | ',' | '、') => Shape::Clause,
        Some('：' | ':') if length(text) <= ANNOUNCES => Shape::Announces,
        _ if length(text) > LONGEST => Shape::Text,
        _ => Shape::Alone,
    }
}

/// A bold stretch from the paragraph's start to its first full stop: how
/// Markdown shows a lead.
pub(super) fn strong_lead(draft: &Draft<'_>, at: usize) -> Option<usize> {
    let unit = &draft.units[at];
    if !unit.lines.more.is_empty() {
        return None;
    }
    let source = &draft.first(at).text;
    let indent = draft.lines[unit.lines.first].indent;
    let strong = source
        .inlines
        .iter()
        .find(|it| it.kind == InlineKind::Strong && it.range.start <= indent)?;
    let end = strong.range.end.checked_sub(indent)?.min(unit.text.len());
    let rest = &unit.text[end..];
    let stop = rest
        .chars()
        .next()
        .filter(|&it| "。！？：".contains(it))
        .map_or(0, char::len_utf8);
    let more = !rest[stop..].trim().is_empty();
    more.then_some(end + stop)
}

/// Where a paragraph names its content before a colon in its first sentence,
/// which ends at `end` (适用范围：…。), the byte after the colon.
fn named_content(text: &str, after: &str, end: usize) -> Option<usize> {
    let colon = after.find('：')?;
    let name = &after[..colon];
    let short = (2..=12).contains(&length(name)) && !name.contains(['，', '“', '《', '（']);
    let at = text.len() - after.len() + colon + '：'.len_utf8();
    (short && at < end).then_some(at)
}

/// Whether a first sentence names what the rest elaborates, rather than rules
/// or reports something itself.
fn is_theme(sentence: &str) -> bool {
    const RULES: [&str; 15] = [
        "恳请",
        "应当",
        "不得",
        "可以",
        "必须在",
        "同意",
        "本办法",
        "本规定",
        "是指",
        "起施行",
        "有权",
        "如有",
        "可按",
        "的，",
        "须",
    ];
    length(sentence) <= THEME
        && !sentence.contains('；')
        && !RULES.iter().any(|word| sentence.contains(word))
}
