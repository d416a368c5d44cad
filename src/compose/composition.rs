//! What compose yields: plain data that both writer families read.

use std::ops::Range;

use super::contents::Contents;
use super::figure::Figure;
use super::imprint::Imprint;
use super::letterhead::Letterhead;
use super::list_item::ListItem;
use super::note::Reference;
use super::seal::{Seal, Standing};
use super::table::{ComposedTable, Orientation};
use crate::diagnostic::Diagnostic;
use crate::document::{Level, Paragraph, Role};
use crate::template::{Align, Keep, Lines, Pt, SignatureForm, Start, Style, Template};

/// A document with every look decided, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Composition<'a> {
    /// The template it was composed by.
    pub template: &'a Template,
    /// The title for the files' properties, on one line.
    pub title: Option<String>,
    /// 版头 on the first page, where the template and the document have one;
    /// its elements are not among the blocks.
    pub letterhead: Option<Letterhead<'a>>,
    /// What to set, in reading order.
    pub blocks: Vec<Composed<'a>>,
    /// 版记, below all blocks at the foot of the last page (§7.4).
    pub imprint: Option<Imprint<'a>>,
    /// What did not fit as the template has it.
    pub notes: Vec<Diagnostic>,
    /// A table of contents, where one is asked for.
    pub contents: Option<Contents>,
}

impl<'a> Composition<'a> {
    /// The same by another template that differs in its grid alone.
    #[must_use]
    pub fn by<'b>(&self, template: &'b Template) -> Composition<'b>
    where
        'a: 'b,
    {
        Composition {
            template,
            ..self.clone()
        }
    }

    /// The same, where the text above a signature need not go with it.
    #[must_use]
    pub fn parted(mut self) -> Self {
        super::signature::part_company(&mut self);
        self
    }

    /// Whether a writer that does not lay out needs [`PageFacts`] all the same.
    pub fn asks_for_pages(&self) -> bool {
        let is_date = |block: &Composed<'_>| matches!(block, Composed::Paragraph(it) if it.paragraph.role == Role::Date);
        let signed = self.blocks.iter().any(is_date);
        signed || self.imprint.is_some() || self.contents.is_some() || self.has_many_addressees()
    }

    /// The marks of footnotes, those in tables last.
    pub fn references(&self) -> impl Iterator<Item = &Reference<'a>> {
        let tables = self.blocks.iter().filter_map(|block| match block {
            Composed::Table(table) => Some(table.references.values().flatten()),
            _ => None,
        });
        let paragraphs = self.blocks.iter().filter_map(|block| match block {
            Composed::Paragraph(paragraph) => Some(paragraph.references.iter()),
            _ => None,
        });
        paragraphs.flatten().chain(tables.flatten())
    }

    /// Whether what signs stands right behind a table whose pages lie: its page
    /// stands upright again.
    fn signs_behind_a_turned_table(&self) -> bool {
        let signs = |role| matches!(role, Role::Signature | Role::Date);
        self.blocks.windows(2).any(|pair| match pair {
            [
                Composed::Turn(Orientation::Portrait),
                Composed::Paragraph(it),
            ] => signs(it.paragraph.role),
            _ => false,
        })
    }
}

/// What only layout finds out, and writers that do not lay out need to know.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageFacts {
    /// Where the 版记 ended up.
    pub imprint: ImprintPlace,
    /// How room was made for what signs the document.
    pub signature: SignatureRoom,
    /// Whether the first page shows the body.
    pub first_page: FirstPage,
    /// The number of the page of each entry of the table of contents.
    pub contents: Vec<usize>,
    /// Where pages begin at which a writer that does not lay out would not begin
    /// one by what stays together, in reading order.
    pub page_starts: Vec<PageStart>,
    /// Which of the composition's blocks go on of themselves on the page of the
    /// signature that they would be kept with.
    pub goes_on: Vec<usize>,
    /// Which block begins on the first page with fewer lines than stand together
    /// elsewhere, for that page must show text of the body (§7.3.3).
    pub first_lines: Option<usize>,
    /// How high the 版记 is that stands below the last notes on their page; 0
    /// where none does.
    pub below_notes: Pt,
}

/// A place of the text at the top of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageStart {
    /// Which of the composition's blocks, counted from 0.
    pub block: usize,
    /// The byte of its text that begins the page.
    pub byte: usize,
}

impl PageFacts {
    /// What of them the user should know, of the pages of `composition`.
    pub fn told(&self, composition: &Composition<'_>) -> Vec<Diagnostic> {
        let mut told = self.notes(composition.template);
        if self.first_page == FirstPage::HeadAlone && composition.has_many_addressees() {
            told.push(super::addressee::late_body());
        }
        if composition.signs_behind_a_turned_table() {
            let message = "横排的表格之后没有正文，署名、成文日期单独排在了下一页";
            let hint = "公文不应有只有落款的一页：请在表格之后写一两句正文，或者把表格作为附件";
            told.push(Diagnostic::warning("signature-alone", message).hint(hint));
        }
        told
    }

    /// What of them the user should know of the signature, of a document by
    /// `template`.
    pub fn notes(&self, template: &Template) -> Vec<Diagnostic> {
        let message = match self.signature {
            SignatureRoom::Fits => return Vec::new(),
            SignatureRoom::Rows => {
                let message = "联合署名太多或太长，一页排不下各机关的印章，署名和印章分排在几页上";
                let hint =
                    "署名用规范化简称，一行可以并排三个；机关实在太多，可以只由主办机关署名、盖章";
                return vec![Diagnostic::warning("signature-rows", message).hint(hint)];
            }
            SignatureRoom::Alone => {
                let message = "首页放不下署名、成文日期和印章，正文又太短，它们单独排在了下一页";
                let hint = "公文不应有只有落款的一页：请增减正文，或者缩小版头、减少联合署名的行数";
                return vec![Diagnostic::warning("signature-alone", message).hint(hint)];
            }
            SignatureRoom::NoText => {
                let message = "正文末页放不下署名和成文日期，上面又没有可以一起移走的文字，它们单独排在了下一页";
                let hint = "公文不应有只有落款的一页：请在图片之后写一两句正文，或者把图片作为附件";
                return vec![Diagnostic::warning("signature-alone", message).hint(hint)];
            }
            SignatureRoom::Lines(lines) => format!(
                "正文所在的一页放不下署名、成文日期和印章，已收紧行距：每页 {lines} 行，模板是 {} 行",
                template.grid.lines
            ),
            SignatureRoom::TextMoved => match template.signature {
                SignatureForm::Sealed | SignatureForm::Official => {
                    "收紧行距也放不下署名、成文日期和印章，已把正文的最后几行移到它们那一页"
                }
                SignatureForm::Unsealed => {
                    "正文所在的一页放不下署名和成文日期，已把正文的最后几行移到它们那一页"
                }
            }
            .to_owned(),
        };
        vec![Diagnostic::note("signature-room", message)]
    }
}

/// What the first page shows (§7.3.2, §7.3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FirstPage {
    /// Text of the body, as the standard wants it, or all there is.
    #[default]
    Body,
    /// Nothing of the body, which begins on a later page.
    HeadAlone,
}

/// How a page got room for seal or stamp and date (§7.3.5.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignatureRoom {
    /// It had room.
    #[default]
    Fits,
    /// Every page has so many lines, more than the template's grid.
    Lines(u32),
    /// That did not do: the last lines of the text went to their page.
    TextMoved,
    /// Nor could that be done, for no text stands right above: what signs stands on
    /// a page alone.
    NoText,
    /// No page has room for all of the rows of names and their seals: they
    /// stand on several.
    Rows,
    /// Nor could that be done: the text is so short that the first page would
    /// have shown nothing of it. What signs stands on a page alone.
    Alone,
}

/// The page a 版记 stands on (§7.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ImprintPlace {
    /// On the last page of the text, or nowhere: there is none.
    #[default]
    BelowText,
    /// On the page after the text, by itself.
    OwnPage,
    /// By itself on an even page after a blank one; neither is numbered (§7.5).
    AfterBlankPage,
}

/// One thing to set.
#[derive(Debug, Clone, PartialEq)]
pub enum Composed<'a> {
    /// A paragraph.
    Paragraph(ComposedParagraph<'a>),
    /// A table, over the type area's width.
    Table(ComposedTable<'a>),
    /// A picture, a block of its own.
    Image(Figure<'a>),
    /// A new page.
    PageBreak,
    /// A new page; from here on pages lie so, at first they stand upright.
    Turn(Orientation),
}

/// A paragraph with its look decided.
#[derive(Debug, Clone, PartialEq)]
pub struct ComposedParagraph<'a> {
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// The style it takes; where the fields below differ from it, they hold.
    pub style: &'a Style,
    /// Lines that are broken already (titles): ranges of bytes of the text
    /// that together are the whole of it. Empty where layout breaks the lines.
    pub lines: Vec<Range<usize>>,
    /// Alignment.
    pub align: Align,
    /// Indent of the first line beyond `left_indent`; negative where it hangs.
    pub first_indent: Pt,
    /// Indent of every line on the left.
    pub left_indent: Pt,
    /// Indent of every line on the right.
    pub right_indent: Pt,
    /// Blank lines of the grid above it; none at the top of a page.
    pub before: Lines,
    /// Blank lines of the grid below it, where a table follows; none at the end
    /// of a page.
    pub after: Lines,
    /// Whether it stays with what follows.
    pub keep: Keep,
    /// Where it begins.
    pub start: Start,
    /// Where it stands by the paragraph above it; what stands beside it has one
    /// line, as has that one.
    pub stands: Standing,
    /// The seal that presses upon it.
    pub seal: Option<Seal>,
    /// The item of a list that it is: its bullet stands in the first line's hanging
    /// indent.
    pub item: Option<ListItem<'a>>,
    /// The marks of the footnotes it refers to, in order.
    pub references: Vec<Reference<'a>>,
    /// Its entry in the outline of the files.
    pub outline: Option<OutlineEntry>,
}

/// An entry in the outline (bookmarks, table of contents).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineEntry {
    /// What it is of.
    pub kind: OutlineKind,
    /// How deep it stands.
    pub level: Level,
    /// The words: of a run-in heading, its lead alone.
    pub words: String,
}

impl OutlineEntry {
    /// An entry with these words, but for the full stop that ends a heading.
    pub(super) fn of(kind: OutlineKind, level: Level, words: &str) -> Self {
        Self {
            kind,
            level,
            words: words.trim_end_matches('。').to_owned(),
        }
    }
}

/// What an entry in the outline is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineKind {
    /// A heading or a chapter: its words are those of the paragraph.
    Heading,
    /// An attachment or another enclosed document: 附件1 and the title, which
    /// are paragraphs of their own.
    Attachment,
}
