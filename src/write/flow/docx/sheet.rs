//! Which named style each paragraph and run takes.
//!
//! In: a composition. Out: style ids and display names. Word localises
//! built-in names ("heading 1" shows as 标题 1, "Normal" as 正文), so roles that
//! Word knows take those and the others bear the standard's Chinese terms.
//!
//! A run-in heading (heading words and body text in one paragraph) takes the
//! body's style, lest a table of contents swallow its text; its lead takes the
//! character style that is linked with the heading's paragraph style. Word's
//! tables of contents are documented to take such a stretch alone; the
//! navigation pane does not show it. A style separator, the other way, makes
//! two paragraphs of one for every other reader.

use std::collections::BTreeSet;

use crate::compose::{Composed, ComposedParagraph, Composition, ItemPart, ListItem, RunKind};
use crate::document::{Level, Role};
use crate::template::{FaceRole, Letter, Style, Template};

/// The style of plain body text, and of all that asks for no other.
pub(super) const NORMAL: &str = "Normal";
/// The style of page numbers.
pub(super) const FOOTER: &str = "Footer";
/// The style of text in a table.
pub(super) const TABLE_TEXT: &str = "TableText";
/// The style of text in the head of a table.
pub(super) const TABLE_HEAD: &str = "TableHead";
/// The style of the words above a table of contents.
pub(super) const CONTENTS_TITLE: &str = "TOCHeading";
/// The style of a paragraph that only holds a place: one twentieth of an inch
/// after a table at the end, or the page break before a table.
pub(super) const HOLDER: &str = "Holder";
/// The style of a line that is a picture.
pub(super) const FIGURE: &str = "Figure";
/// The style of footnotes.
pub(super) const NOTE: &str = "FootnoteText";
/// The character style of the mark of a footnote in the text.
pub(super) const NOTE_REFERENCE: &str = "FootnoteReference";
/// The character style of the mark before a footnote.
pub(super) const NOTE_MARK: &str = "FootnoteMark";
/// The style of tables.
pub(super) const TABLE: &str = "TableGrid";
/// The style of the table that is the 版记.
pub(super) const IMPRINT: &str = "Imprint";
/// The character style of a tab that aligns and is none of the text.
pub(super) const ALIGNING_TAB: &str = "AligningTab";
/// The character style of a tab before each of several names on a line.
pub(super) const NAME_TAB: &str = "NameTab";
/// The character style of 一是…。
pub(super) const LEAD: &str = "RunInLead";
/// The character style of 出席：, 请假： and 列席：.
pub(super) const LABEL: &str = "AttendanceLabel";
/// The character style of strong emphasis.
pub(super) const STRONG: &str = "Strong";
/// The character style of emphasis.
pub(super) const EMPHASIS: &str = "Emphasis";

/// The character style of code, by which Word and this program know it.
pub(super) const CODE: &str = "HTMLCode";

/// A paragraph style: its id and its name as Word shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    /// The id that paragraphs refer to.
    pub(super) id: &'static str,
    /// The name.
    pub(super) name: &'static str,
}

/// The paragraph style of a role.
pub(super) fn named(role: Role) -> Named {
    let (id, name) = match role {
        Role::CopyNumber => ("CopyNumber", "份号"),
        Role::Secrecy => ("Secrecy", "密级和保密期限"),
        Role::Urgency => ("Urgency", "紧急程度"),
        Role::IssuerMark => ("IssuerMark", "发文机关标志"),
        Role::DocNumber => ("DocNumber", "发文字号"),
        Role::Signer => ("Signer", "签发人"),
        Role::Title => ("Title", "Title"),
        Role::Subtitle => ("Subtitle", "Subtitle"),
        Role::Byline => ("Byline", "题下署名"),
        Role::Addressee => ("Addressee", "主送机关"),
        Role::Heading(Level::One) => ("Heading1", "heading 1"),
        Role::Heading(Level::Two) => ("Heading2", "heading 2"),
        Role::Heading(Level::Three) => ("Heading3", "heading 3"),
        Role::Heading(Level::Four) => ("Heading4", "heading 4"),
        Role::Chapter => ("Chapter", "章节标题"),
        Role::Article => ("Article", "条文"),
        Role::Item => ("Item", "分项"),
        Role::Body => (NORMAL, "Normal"),
        Role::Caption => ("Caption", "caption"),
        Role::Footnote => (NOTE, "footnote text"),
        Role::AttachmentNote => ("AttachmentNote", "附件说明"),
        Role::AttachmentLabel => ("AttachmentLabel", "附件序号"),
        Role::AttachmentTitle => ("AttachmentTitle", "附件标题"),
        Role::Attendance => ("Attendance", "出席人员"),
        Role::Signature => ("IssuerName", "署名"),
        Role::Date => ("IssueDate", "成文日期"),
        Role::Note => ("Note", "附注"),
        Role::CopyTo => ("CopyTo", "抄送机关"),
        Role::Issued => ("Issued", "印发机关和印发日期"),
        Role::Other => ("Other", "其他"),
    };
    Named { id, name }
}

/// The paragraph style of what is part of a list and has no bullet, by Word's own
/// names, which say how deep it stands: Word knows five.
fn in_list(item: ListItem<'_>) -> Option<Named> {
    const NUMBERS: [(&str, &str); 5] = [
        ("ListNumber", "List Number"),
        ("ListNumber2", "List Number 2"),
        ("ListNumber3", "List Number 3"),
        ("ListNumber4", "List Number 4"),
        ("ListNumber5", "List Number 5"),
    ];
    const FURTHER: [(&str, &str); 5] = [
        ("ListContinue", "List Continue"),
        ("ListContinue2", "List Continue 2"),
        ("ListContinue3", "List Continue 3"),
        ("ListContinue4", "List Continue 4"),
        ("ListContinue5", "List Continue 5"),
    ];
    let names = match (item.bullet, item.part) {
        (Some(_), _) => return None,
        (None, ItemPart::First) => NUMBERS,
        (None, ItemPart::Further) => FURTHER,
    };
    let (id, name) = names[item.level.min(names.len() - 1)];
    Some(Named { id, name })
}

/// The styles of lists that a document uses.
pub(super) fn lists(composition: &Composition<'_>) -> BTreeSet<Named> {
    let items = composition.blocks.iter().filter_map(|block| match block {
        Composed::Paragraph(paragraph) => paragraph_in_list(paragraph, composition.template),
        _ => None,
    });
    items.collect()
}

/// The style by which a paragraph is part of a list, where its role asks for none.
pub(super) fn paragraph_in_list(
    paragraph: &ComposedParagraph<'_>,
    template: &Template,
) -> Option<Named> {
    let is_body = style_role(paragraph, template) == Role::Body;
    paragraph.item.filter(|_| is_body).and_then(in_list)
}

/// The style of an entry of a table of contents.
pub(super) fn contents(level: Level) -> &'static str {
    match level {
        Level::One => "TOC1",
        Level::Two => "TOC2",
        Level::Three => "TOC3",
        Level::Four => "TOC4",
    }
}

/// The character style linked with a heading's style: its id and its name.
pub(super) fn linked(level: Level) -> Named {
    let (id, name) = match level {
        Level::One => ("Heading1Char", "标题 1 字符"),
        Level::Two => ("Heading2Char", "标题 2 字符"),
        Level::Three => ("Heading3Char", "标题 3 字符"),
        Level::Four => ("Heading4Char", "标题 4 字符"),
    };
    Named { id, name }
}

/// The role whose paragraph style a paragraph takes.
pub(super) fn style_role(paragraph: &ComposedParagraph<'_>, template: &Template) -> Role {
    let role = paragraph.paragraph.role;
    match role {
        Role::Heading(_) if paragraph.paragraph.lead_end().is_some() => Role::Body,
        // What looks like body text is body text: one style to change.
        Role::Item | Role::Article | Role::Other
            if template.styles.of(role) == template.styles.of(Role::Body) =>
        {
            Role::Body
        }
        _ => role,
    }
}

/// The character style of a run, with the letter it gives.
pub(super) fn run_style(
    kind: RunKind,
    paragraph: &Style,
    template: &Template,
) -> Option<(&'static str, Letter)> {
    match kind {
        RunKind::ItemLead => Some((LEAD, template.emphasis.lead)),
        RunKind::Label => Some((LABEL, template.emphasis.label)),
        RunKind::HeadingLead(Role::Heading(level)) => {
            let letter = template.styles.of(Role::Heading(level)).letter;
            Some((linked(level).id, letter))
        }
        RunKind::Plain | RunKind::HeadingLead(_) => None,
        RunKind::Code => Some((CODE, paragraph.letter)),
        // Word takes bold of a paragraph's style and of a run's together for none.
        RunKind::Strong if paragraph.letter.weight == template.emphasis.strong.weight => None,
        // These two change one thing and leave the rest to the paragraph.
        RunKind::Strong => {
            let weight = template.emphasis.strong.weight;
            Some((
                STRONG,
                Letter {
                    weight,
                    ..paragraph.letter
                },
            ))
        }
        RunKind::Emphasis => {
            let face = FaceRole::Kaiti;
            Some((
                EMPHASIS,
                Letter {
                    face,
                    ..paragraph.letter
                },
            ))
        }
    }
}

/// The roles whose styles a document gets: those it uses, and those that a
/// writer expects to find when going on in Word.
pub(super) fn roles(composition: &Composition<'_>) -> BTreeSet<Role> {
    let mut roles = BTreeSet::from([Role::Title]);
    roles.extend(Level::ALL.map(Role::Heading));
    if let Some(head) = &composition.letterhead {
        let elements = head.elements.iter();
        roles.extend(elements.map(|element| element.paragraph.role));
    }
    for block in &composition.blocks {
        if let Composed::Paragraph(paragraph) = block {
            roles.insert(style_role(paragraph, composition.template));
        }
    }
    let note = composition.references().next();
    roles.extend(note.map(|_| Role::Footnote));
    let imprint = composition.imprint.iter().flat_map(|it| &it.rows);
    roles.extend(imprint.map(|row| row.paragraph.paragraph.role));
    roles.remove(&Role::Body);
    roles
}
