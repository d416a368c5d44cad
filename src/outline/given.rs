//! Elements given in front matter, put where the standard wants them.
//!
//! In: the document as read, and what was given. Out: the document with the
//! given elements in it, composed in words by the standard (附件：, the colon
//! of 主送机关). An element the text has with the same words stays the read
//! one; what becomes of one in other words is for `clash`.

use crate::document::{Block, Document, InlineKind, Origin, Paragraph, Place, Role, Text};
use crate::read::{FrontMatter, Key};

use super::{marker, words};

/// Elements above the body, in the standard's order.
pub(super) const HEAD: [Role; 10] = [
    Role::CopyNumber,
    Role::Secrecy,
    Role::Urgency,
    Role::IssuerMark,
    Role::DocNumber,
    Role::Signer,
    Role::Title,
    Role::Subtitle,
    Role::Byline,
    Role::Addressee,
];
/// Elements below the body, in the standard's order. Attachments stand
/// between 附注 and 抄送.
pub(super) const TAIL: [Role; 7] = [
    Role::AttachmentNote,
    Role::Attendance,
    Role::Signature,
    Role::Date,
    Role::Note,
    Role::CopyTo,
    Role::Issued,
];

/// Puts the given elements into `document`.
pub(super) fn place(document: &mut Document, given: &FrontMatter) {
    for role in HEAD {
        put(document, role, &composed(role, given), insert_above);
    }
    for role in TAIL {
        put(document, role, &composed(role, given), insert_below);
    }
}

/// A given paragraph: the key it came under and its words.
pub(super) type Composed = Vec<(String, String)>;

/// Inserts the paragraphs of a given element, unless the text has it in the
/// same words.
fn put(
    document: &mut Document,
    role: Role,
    texts: &Composed,
    insert: fn(&mut Document, Paragraph),
) {
    if texts.is_empty() || is_read(document, role, texts) {
        return;
    }
    for (key, text) in texts {
        let mut text = Text::plain(text);
        if let (Role::Attendance, Some((label, _))) = (role, text.chars.split_once('：')) {
            text.mark(0..label.len() + '：'.len_utf8(), InlineKind::Lead);
        }
        let mut paragraph = Paragraph::new(role, text, Place::Given { key: key.clone() });
        paragraph.origin = Origin::Given;
        insert(document, paragraph);
    }
}

/// Whether the text itself has the element with these words.
fn is_read(document: &Document, role: Role, texts: &Composed) -> bool {
    let beside_number = document
        .with_role(Role::DocNumber)
        .filter_map(|it| it.text.chars.find("签发人").map(|at| &it.text.chars[at..]))
        .filter(|_| role == Role::Signer);
    let words = beside_number
        .chain(read(document, role).map(|it| it.text.chars.as_str()))
        .map(|words| compared(role, words));
    let Some(read) = words.reduce(|all, one| all + &one) else {
        return false;
    };
    let given: String = texts.iter().map(|(_, text)| compared(role, text)).collect();
    read == given
}

/// The paragraphs that the text itself has of an element; 共印30份 is no
/// 印发机关和印发日期.
pub(super) fn read(document: &Document, role: Role) -> impl Iterator<Item = &Paragraph> {
    let paragraphs = document.with_role(role);
    paragraphs.filter(|it| !words::counts_copies(&it.text.chars))
}

/// The words of an element by which one is the same as another: without white
/// space, its name before it, and what composing adds.
pub(super) fn compared(role: Role, text: &str) -> String {
    let packed = packed(text);
    let without = |names: &[&str]| {
        let bare = names.iter().find_map(|name| packed.strip_prefix(name));
        bare.unwrap_or(&packed).to_owned()
    };
    match role {
        Role::CopyNumber => without(&["份号", "编号", "№", "No.", "NO.", "No", "NO"]),
        Role::Secrecy => without(&["密级和保密期限", "密级"]).replace(['★', '☆', '·'], ""),
        Role::Urgency => without(&["紧急程度", "缓急"]),
        // 文件 stands behind or between the names of a mark.
        Role::IssuerMark => packed.replace("文件", ""),
        // 签发人 may stand behind it on its line.
        Role::DocNumber => packed.split("签发人").next().unwrap_or_default().to_owned(),
        Role::Signer => packed.replace(['、', '，', ','], ""),
        _ => packed,
    }
}

/// Words without white space and the marks that composing adds.
fn packed(text: &str) -> String {
    text.chars()
        .filter(|it| !it.is_whitespace() && !"：:（）()。".contains(*it))
        .collect()
}

/// Below the last element of 版头 or 主体 that the standard sets higher.
fn insert_above(document: &mut Document, paragraph: Paragraph) {
    let rank = head_rank(paragraph.role);
    let last = document
        .blocks
        .iter()
        .take_while(|block| role_of(block).and_then(head_rank).is_some())
        .enumerate()
        .filter(|(_, block)| role_of(block).and_then(head_rank) <= rank)
        .last();
    let at = last.map_or(0, |(at, _)| at + 1);
    document.blocks.insert(at, Block::Paragraph(paragraph));
}

/// Above the first element of the tail that the standard sets lower.
fn insert_below(document: &mut Document, paragraph: Paragraph) {
    let rank = tail_rank(&Block::Paragraph(paragraph.clone()));
    let start = document.blocks.len()
        - document
            .blocks
            .iter()
            .rev()
            .take_while(|block| tail_rank(block) > 0)
            .count();
    let at = document.blocks[start..]
        .iter()
        .position(|block| tail_rank(block) > rank)
        .map_or(document.blocks.len(), |offset| start + offset);
    document.blocks.insert(at, Block::Paragraph(paragraph));
}

fn role_of(block: &Block) -> Option<Role> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph.role),
        Block::Table(_) | Block::Image(_) | Block::PageBreak(_) | Block::Enclosed(_) => None,
    }
}

/// The place among [`HEAD`], for what stands above the body.
fn head_rank(role: Role) -> Option<usize> {
    HEAD.iter().position(|&it| it == role)
}

/// 1 for the first element below the body; 0 for what is no such element.
fn tail_rank(block: &Block) -> usize {
    if matches!(block, Block::Enclosed(_)) {
        return 6;
    }
    // 共印30份 is the last row of 版记.
    if matches!(block, Block::Paragraph(it) if it.role == Role::Issued && words::counts_copies(&it.text.chars))
    {
        return TAIL.len() + 2;
    }
    let place = role_of(block).and_then(|role| TAIL.iter().position(|&it| it == role));
    place.map_or(0, |at| if at < 5 { at + 1 } else { at + 2 })
}

/// The paragraphs of an element as the standard words them.
pub(super) fn composed(role: Role, given: &FrontMatter) -> Composed {
    let values = |key: Key| {
        let entries = given.entries.iter().filter(move |it| it.key == key);
        entries.flat_map(|it| {
            it.values
                .iter()
                .map(|value| (it.written.clone(), value.trim().to_owned()))
        })
    };
    let plain = |key: Key| values(key).collect::<Composed>();
    match role {
        Role::CopyNumber => plain(Key::CopyNumber),
        Role::Secrecy => secrecy(plain(Key::Secrecy), plain(Key::SecrecyPeriod)),
        Role::Urgency => plain(Key::Urgency),
        Role::IssuerMark => plain(Key::Issuer),
        Role::DocNumber => plain(Key::DocNumber),
        Role::Signer => signers(unlabelled(plain(Key::Signer), "签发人")),
        Role::Title => by_lines(plain(Key::Title)),
        Role::Subtitle => by_lines(plain(Key::Subtitle)),
        Role::Addressee => joined(unlabelled(plain(Key::Addressee), "主送"), |names| {
            closed(names, '：')
        }),
        Role::AttachmentNote => attachments(unlabelled(plain(Key::Attachment), "附件")),
        Role::Attendance => [Key::Present, Key::Excused, Key::Observers]
            .into_iter()
            .flat_map(|key| {
                let names = unlabelled(plain(key), key.chinese());
                attendance(key.chinese(), names)
            })
            .collect(),
        Role::Signature => by_lines(plain(Key::Signature)),
        Role::Date => plain(Key::Date),
        Role::Note => joined(unlabelled(plain(Key::Note), "附注"), bracketed),
        Role::CopyTo => joined(unlabelled(plain(Key::CopyTo), "抄送"), |names| {
            closed(&format!("抄送：{names}"), '。')
        }),
        Role::Issued => issued(plain(Key::IssuedBy), &plain(Key::IssuedOn)),
        _ => Composed::new(),
    }
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .collect()
}

/// The values without the element's own name, which composing puts before them.
fn unlabelled(values: Composed, name: &str) -> Composed {
    let bare = |text: String| {
        let words = text.strip_prefix(name);
        let words = words.and_then(|rest| rest.trim_start().strip_prefix(['：', ':']));
        words.map_or(text.clone(), |words| words.trim_start().to_owned())
    };
    let values = values.into_iter();
    values.map(|(key, text)| (key, bare(text))).collect()
}

/// An element of several lines is a paragraph a line, as one that is read.
fn by_lines(values: Composed) -> Composed {
    let lines = values.into_iter().flat_map(|(key, text)| {
        let lines = text
            .lines()
            .map(|line| (key.clone(), line.trim().to_owned()));
        lines.collect::<Vec<_>>()
    });
    lines.collect()
}

/// Several values as one paragraph.
fn joined(values: Composed, wrap: fn(&str) -> String) -> Composed {
    let Some((key, _)) = values.first().cloned() else {
        return values;
    };
    let words: Vec<_> = values.into_iter().map(|(_, value)| value).collect();
    vec![(key, wrap(&words.join("，")))]
}

/// §7.2.6: 签发人： and the names, a blank between them.
fn signers(names: Composed) -> Composed {
    let Some((key, _)) = names.first().cloned() else {
        return names;
    };
    let names = names.iter().flat_map(|(_, value)| {
        let parts = value.split(|ch: char| ch.is_whitespace() || "、，,；;".contains(ch));
        parts.filter(|name| !name.is_empty())
    });
    let names: Vec<&str> = names.collect();
    vec![(key, format!("签发人：{}", names.join("\u{3000}")))]
}

/// §7.2.2: 机密★1年; a level that has its period already stays as it is.
fn secrecy(level: Composed, period: Composed) -> Composed {
    let mut mark = String::new();
    for (_, value) in period {
        mark.push('★');
        mark.push_str(value.trim_start_matches('★'));
    }
    let whole = |value: String| {
        if value.contains('★') {
            return value;
        }
        format!("{value}{mark}")
    };
    let level = unlabelled(level, Key::Secrecy.chinese()).into_iter();
    level.map(|(key, value)| (key, whole(value))).collect()
}

fn closed(words: &str, mark: char) -> String {
    if words.ends_with([mark, ':', '.']) {
        return words.to_owned();
    }
    format!("{words}{mark}")
}

fn bracketed(words: &str) -> String {
    if words.starts_with(['（', '(']) {
        return words.to_owned();
    }
    format!("（{words}）")
}

/// §7.3.4: 附件：name, or 附件：1. name and 2. name on the next line.
fn attachments(names: Composed) -> Composed {
    let several = names.len() > 1;
    let entry = |(index, (key, name)): (usize, (String, String))| {
        let number = if several && !is_numbered(&name, index + 1) {
            format!("{}. ", index + 1)
        } else {
            String::new()
        };
        let prefix = if index == 0 { "附件：" } else { "" };
        (key, format!("{prefix}{number}{name}"))
    };
    names.into_iter().enumerate().map(entry).collect()
}

/// Whether the name of an attachment begins with its number.
fn is_numbered(name: &str, number: usize) -> bool {
    let found = marker::parse(name).and_then(|found| found.ordinal);
    found.is_some_and(|ordinal| usize::try_from(ordinal) == Ok(number))
}

/// §10.3: 出席：, 请假： or 列席： and the names.
fn attendance(label: &str, names: Composed) -> Composed {
    let Some((key, _)) = names.first().cloned() else {
        return names;
    };
    let names: Vec<_> = names.into_iter().map(|(_, name)| name).collect();
    vec![(key, format!("{label}：{}", names.join("、")))]
}

/// §7.4.3: 印发机关, 印发日期 and 印发 on one line.
fn issued(by: Composed, on: &Composed) -> Composed {
    let date = on.first().map(|(_, date)| {
        let date = date.trim_end_matches("印发").trim_end();
        format!("{date}印发")
    });
    let Some((key, _)) = by.first().or(on.first()).cloned() else {
        return Composed::new();
    };
    let parts: Vec<_> = by.into_iter().map(|(_, name)| name).chain(date).collect();
    vec![(key, parts.join("\u{3000}"))]
}
