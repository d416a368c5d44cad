//! What was recognised, told: the outline's lines and findings, a tree to
//! read, JSON for scripts.
//!
//! In: the draft, or an [`Outline`]. Out: plain data and strings. It decides
//! nothing and prints nothing.

use std::fmt::Write as _;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, InlineKind, Role};
use crate::read::Format;

use super::assemble::{inside, label};
use super::draft::{Draft, Numbered, Reading};
use super::{BuriedItems, LineReading, Outline};

/// One entry a line of the source.
pub(super) fn lines(format: Format, draft: &Draft<'_>) -> Vec<LineReading> {
    // Each with the line of the draft it tells of.
    let mut entries: Vec<(usize, LineReading)> = Vec::with_capacity(draft.lines.len());
    for (at, reading) in draft.readings.iter().enumerate() {
        let Some(reading) = reading else {
            continue;
        };
        let first = first_line(format, draft, at, reading);
        match entries.last_mut() {
            Some((_, above)) if draft.stands_beside(at) || shares_line(draft, at) => {
                go_on(above, &first, draft.text(at));
            }
            _ => entries.push((draft.units[at].lines.first, first)),
        }
        for line in draft.units[at].lines.more.iter().copied() {
            let told = LineReading {
                line: draft.lines[line].source.place.row().unwrap_or(0),
                label: "cont",
                role: reading.role,
                marker: None,
                ordinal: None,
                lead_end: None,
                lead_shown: None,
                confidence: 0.9,
                why: "上一行在版心宽度处折断，本行接续上一段".into(),
            };
            entries.push((line, told));
        }
    }
    // A paragraph may go on below a page number, which is told after it.
    entries.sort_by_key(|(line, _)| *line);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// Whether paragraph `at` begins on the line where the one above it ends: a
/// form feed or a U+2028 parts them.
fn shares_line(draft: &Draft<'_>, at: usize) -> bool {
    let line = |at: usize| draft.lines[at].source.place.line();
    let start = draft.units[at].lines.first;
    start > 0 && line(start).is_some() && line(start) == line(start - 1)
}

/// Tells of a further paragraph, that begins with `text`, on the line that
/// `above` tells of.
fn go_on(above: &mut LineReading, further: &LineReading, text: &str) {
    const LONGEST: usize = 12;
    let mut words: String = text.chars().take(LONGEST).collect();
    if words.len() < text.len() {
        words.push('…');
    }
    let name = name(further.role);
    above.why = format!("{}；同一行里的“{words}”是{name}", above.why).into();
}

/// The entry of a paragraph's first line, which bears marker, lead and reason.
fn first_line(format: Format, draft: &Draft<'_>, at: usize, reading: &Reading) -> LineReading {
    let unit = &draft.units[at];
    let numbered = unit.marker.filter(|_| reading.numbered == Numbered::Yes);
    let lead = reading.leads.first().filter(|lead| lead.start == 0);
    LineReading {
        line: draft.first(at).place.row().unwrap_or(0),
        label: label(reading.role),
        role: reading.role,
        marker: numbered.map(|found| unit.text[..found.bytes].to_owned()),
        ordinal: numbered.and_then(|found| found.ordinal),
        lead_end: lead.map(|lead| {
            let marks = match format {
                Format::Markdown => strong_marks(draft, at, lead.end),
                Format::Txt | Format::Docx => 0,
            };
            lead_end(draft, at, lead.end) + marks
        }),
        lead_shown: lead.map(|lead| lead_end(draft, at, lead.end)),
        confidence: reading.confidence,
        why: reading.why.clone(),
    }
}

/// Characters from the line's start through byte `end` of paragraph `at`,
/// white space and the user's mark counted.
fn lead_end(draft: &Draft<'_>, at: usize, end: usize) -> usize {
    let line = draft.lines[draft.units[at].lines.first];
    let source = &line.source.text;
    let column = line.source.place.character().unwrap_or(1);
    let before = column.saturating_sub(1) as usize;
    let indent = source.chars[..line.indent].chars().count();
    before + indent + draft.text(at)[..end].chars().count()
}

/// The asterisks of bold stretches before byte `end` of paragraph `at`.
fn strong_marks(draft: &Draft<'_>, at: usize, end: usize) -> usize {
    let end = draft.lines[draft.units[at].lines.first].indent + end;
    let strong = draft
        .first(at)
        .text
        .inlines
        .iter()
        .filter(|it| it.kind == InlineKind::Strong);
    strong
        .map(|it| 2 * usize::from(it.range.start < end) + 2 * usize::from(it.range.end <= end))
        .sum()
}

/// What the user should know about the recognition.
pub(super) fn diagnostics(
    draft: &Draft<'_>,
    document: &Document,
    buried: BuriedItems,
) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    told.extend(no_title(draft, document));
    told.extend(stopped_title(draft));
    told.extend(marks(draft));
    told.extend(unsure(draft));
    for (at, reading) in draft.readings.iter().enumerate() {
        let leads = reading.as_ref().map_or(&[][..], |it| &it.leads);
        for lead in leads.iter().skip(1) {
            told.push(buried_item(draft, at, lead.start, buried));
        }
    }
    told
}

/// Readings less sure than this are told.
const SURE: f32 = 0.65;
/// How many lines a message names.
const NAMED: usize = 8;

/// One warning for all paragraphs that are body for want of evidence.
fn unsure(draft: &Draft<'_>) -> Option<Diagnostic> {
    let doubted = |reading: &Reading| reading.role == Role::Body && reading.confidence < SURE;
    let found: Vec<usize> = (0..draft.units.len())
        .filter(|&at| draft.readings[at].as_ref().is_some_and(doubted))
        .collect();
    let first = *found.first()?;
    let lines: Vec<String> = found
        .iter()
        .filter_map(|&at| draft.first(at).place.line())
        .take(NAMED)
        .map(|line| line.to_string())
        .collect();
    let span = match lines.as_slice() {
        [] => format!("{} 段", found.len()),
        lines if found.len() > NAMED => format!("第 {} 等 {} 行", lines.join("、"), found.len()),
        lines => format!("第 {} 行", lines.join("、")),
    };
    Some(
        Diagnostic::warning("unsure", format!("{span}像标题又没有把握，按正文处理"))
            .at(inside(
                draft.first(first),
                draft.lines[draft.units[first].lines.first].indent,
            ))
            .hint("用 gongwen outline 看各行的理由")
            .hint("是标题就在行首加 #（# 标题，## 一级，### 二级），不是则可忽略"),
    )
}

/// One note for all marks of the user, which are no part of the text.
fn marks(draft: &Draft<'_>) -> Option<Diagnostic> {
    let marked: Vec<_> = draft.lines.iter().filter(|it| it.mark.is_some()).collect();
    let first = marked.first()?;
    let message = format!(
        "{} 行的行首有 # 或 \\，用来指明是不是标题，不进入成文",
        marked.len()
    );
    Some(
        Diagnostic::note("heading-mark", message)
            .at(inside(first.source, 0))
            .hint("若 # 是正文的字，在它前面加 \\"),
    )
}

/// Told always: a document without title is rare, and the user can give one.
fn no_title(draft: &Draft<'_>, document: &Document) -> Option<Diagnostic> {
    if draft.units.is_empty() || document.with_role(Role::Title).next().is_some() {
        return None;
    }
    let opening = match draft.role(0) {
        Some(Role::Body) | None => {
            format!("开头一段（{} 字）按正文处理", draft.text(0).chars().count())
        }
        Some(role) => format!("开头一段认作{}", name(role)),
    };
    let message = format!("没有找到标题：{opening}，成文没有标题");
    let place = inside(draft.first(0), draft.lines[0].indent);
    Some(
        Diagnostic::warning("no-title", message)
            .at(place)
            .hint("在命令行加 --title 标题")
            .hint("或在文首的 --- 之间写一行“标题: ……”"),
    )
}

/// A title that a full stop closes is set as it stands.
fn stopped_title(draft: &Draft<'_>) -> Option<Diagnostic> {
    let is_stopped =
        |&at: &usize| draft.role(at) == Some(Role::Title) && draft.text(at).ends_with('。');
    let at = (0..draft.units.len()).find(is_stopped)?;
    let place = inside(
        draft.first(at),
        draft.lines[draft.units[at].lines.first].indent,
    );
    let told = Diagnostic::note("stopped-title", "标题末尾有句号，照原样排");
    Some(told.at(place).hint("标题不用句号，可以在原文中删去"))
}

/// Told for each buried item, since only the user knows whether to part it.
fn buried_item(draft: &Draft<'_>, at: usize, start: usize, buried: BuriedItems) -> Diagnostic {
    let words: String = draft.text(at)[start..].chars().take(8).collect();
    let (line, offset) = line_at(draft, at, start);
    let place = inside(draft.lines[line].source, offset);
    match buried {
        BuriedItems::Keep => Diagnostic::note(
            "buried-item",
            format!("“{words}…”接着本段的序数，却没有另起一段"),
        )
        .at(place)
        .hint("加 --split-items 使它自成一段，或在原文中分段"),
        BuriedItems::Split => Diagnostic::note(
            "buried-item",
            format!("“{words}…”接着本段的序数，已另起一段"),
        )
        .at(place),
    }
}

/// The line of paragraph `at` in which byte `start` of its text stands, and
/// the byte of that line.
fn line_at(draft: &Draft<'_>, at: usize, mut start: usize) -> (usize, usize) {
    let lines = &draft.units[at].lines;
    for line in lines.iter() {
        let text = draft.lines[line].text;
        if start < text.len() {
            return (line, draft.lines[line].indent + start);
        }
        start -= text.len();
    }
    (lines.first, 0)
}

/// A readable tree of an outline of `text`: line numbers, roles, leads in 【】,
/// confidence and reasons.
pub fn tree(outline: &Outline, text: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    tree_with(outline, |_, entry| {
        let at = (entry.line as usize).checked_sub(1)?;
        lines.get(at).copied()
    })
}

/// The same tree; `words` gives the line of each entry, by its place among
/// the entries.
pub fn tree_with<'a>(
    outline: &Outline,
    words: impl Fn(usize, &LineReading) -> Option<&'a str>,
) -> String {
    let mut out = String::new();
    for (at, entry) in outline.lines.iter().enumerate() {
        let line = words(at, entry);
        let words = line.map_or_else(String::new, |line| excerpt(line, entry.lead_shown));
        let indent = "  ".repeat(depth(entry.role));
        let percent = (entry.confidence * 100.0).round();
        let name = if entry.label == "cont" {
            "接上行"
        } else {
            name(entry.role)
        };
        let _ = writeln!(out, "{:>5}  {indent}{name}  {words}", entry.line);
        let _ = writeln!(out, "{:>5}  {indent}  └ {percent}％ {}", "", entry.why);
    }
    out
}

/// The beginning of a line, its lead in 【】.
fn excerpt(line: &str, lead_end: Option<usize>) -> String {
    const LONGEST: usize = 36;
    let start = line.chars().take_while(|it| it.is_whitespace()).count();
    let mut words = String::new();
    for (at, letter) in line.trim_end().chars().enumerate().skip(start) {
        if lead_end.is_some() && at == start {
            words.push('【');
        }
        words.push(letter);
        if lead_end == Some(at + 1) {
            words.push('】');
        }
        if at - start >= LONGEST && lead_end.is_none_or(|end| at >= end) {
            words.push('…');
            break;
        }
    }
    words
}

/// How far the tree sets a role in.
fn depth(role: Role) -> usize {
    match role {
        Role::Heading(level) => usize::from(level.number()) - 1,
        Role::Item => 3,
        Role::Body | Role::Other => 4,
        Role::Article => 1,
        _ => 0,
    }
}

/// The role's name in Chinese.
pub fn name(role: Role) -> &'static str {
    match role {
        Role::CopyNumber => "份号",
        Role::Secrecy => "密级",
        Role::Urgency => "紧急程度",
        Role::IssuerMark => "发文机关标志",
        Role::DocNumber => "发文字号",
        Role::Signer => "签发人",
        Role::Title => "标题",
        Role::Subtitle => "副标题",
        Role::Byline => "题下署名",
        Role::Addressee => "主送机关",
        Role::Heading(level) => {
            ["一级标题", "二级标题", "三级标题", "四级标题"][usize::from(level.number()) - 1]
        }
        Role::Chapter => "章节",
        Role::Article => "条",
        Role::Item => "段首序数",
        Role::Body => "正文",
        Role::Caption => "图题",
        Role::Footnote => "脚注",
        Role::AttachmentNote => "附件说明",
        Role::AttachmentLabel => "附件序号",
        Role::AttachmentTitle => "附件标题",
        Role::Attendance => "出席",
        Role::Signature => "署名",
        Role::Date => "成文日期",
        Role::Note => "附注",
        Role::CopyTo => "抄送",
        Role::Issued => "印发",
        Role::Other => "其他",
    }
}

/// The JSON object of an outline; the fields stand in this order.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    title: Option<String>,
    lines: Vec<ToldLine<'a>>,
}

#[derive(Serialize)]
struct ToldLine<'a> {
    line: u32,
    role: &'a str,
    marker: Option<&'a str>,
    ordinal: Option<u32>,
    lead_end: Option<usize>,
    confidence: f64,
    why: &'a str,
}

/// The outline of `file` as JSON, one object with `file`, `title`, `lines`.
pub fn json(outline: &Outline, file: &str) -> String {
    let told = Told {
        file,
        title: outline.document.title(),
        lines: outline.lines.iter().map(told_line).collect(),
    };
    serde_json::to_string_pretty(&told).expect("strings, numbers and lists are always JSON")
}

fn told_line(line: &LineReading) -> ToldLine<'_> {
    ToldLine {
        line: line.line,
        role: line.label,
        marker: line.marker.as_deref(),
        ordinal: line.ordinal,
        lead_end: line.lead_end,
        confidence: (f64::from(line.confidence) * 100.0).round() / 100.0,
        why: &line.why,
    }
}
