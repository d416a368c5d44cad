//! What a .docx holds besides its text, and what became of it: findings in,
//! one note or warning a kind out.
//!
//! A file with a thousand deletions gets one note with their number and the
//! place of the first.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::document::Place;
use crate::read::cells;

/// A kind of finding, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Finding {
    /// Text that a tracked change deletes.
    Deleted,
    /// A comment.
    Comment,
    /// A header or footer with more in it than a page number.
    Furniture,
    /// A table of contents.
    Contents,
    /// A paragraph that is nothing but an automatic number.
    BareNumber,
    /// Hidden text.
    Hidden,
    /// A sign of a symbol font that Unicode has elsewhere.
    Symbol,
    /// A sign of a symbol font that has no equal.
    MissingSymbol,
    /// A table inside a table.
    NestedTable,
    /// A picture in a cell.
    CellPicture,
    /// A picture of which Word shows a part.
    Cropped,
    /// A head that no row of the table is said to be.
    TakenHead,
    /// A cell over several columns or rows.
    MergedCells,
    /// A footnote or an endnote in a text box or a table inside a table.
    Note,
    /// An endnote.
    EndNote,
    /// A formula.
    Formula,
    /// A field that shows something and has no saved result.
    Field,
    /// A document embedded as a whole.
    Chunk,
    /// A control character.
    Control,
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Told {
    found: BTreeMap<Finding, (Option<Place>, usize)>,
}

impl Told {
    /// Adds one of `finding`; `place` is asked for the first alone.
    pub(super) fn add(&mut self, finding: Finding, place: impl FnOnce() -> Option<Place>) {
        let entry = self.found.entry(finding);
        entry.or_insert_with(|| (place(), 0)).1 += 1;
    }

    /// Whether there was any of `finding`.
    pub(super) fn has(&self, finding: Finding) -> bool {
        self.found.contains_key(&finding)
    }

    /// Adds what another part told.
    pub(super) fn append(&mut self, other: Self) {
        for (finding, (place, count)) in other.found {
            self.found.entry(finding).or_insert((place, 0)).1 += count;
        }
    }

    /// The notes and warnings.
    pub(super) fn diagnostics(self) -> Vec<Diagnostic> {
        let told = self.found.into_iter().map(|(finding, (place, count))| {
            let diagnostic = diagnostic(finding, count);
            match place {
                Some(place) => diagnostic.at(place),
                None => diagnostic,
            }
        });
        told.collect()
    }
}

fn diagnostic(finding: Finding, count: usize) -> Diagnostic {
    match finding {
        Finding::Deleted => Diagnostic::note(
            "tracked-changes",
            format!("文档带有修订：{count} 处删除的文字没有读入，插入的都读入了"),
        )
        .hint("这相当于接受全部修订；若有不该接受的，先在 Word 中拒绝再转换"),
        Finding::Comment => {
            Diagnostic::note("comments", format!("文档带有 {count} 条批注，没有读入"))
        }
        Finding::Furniture => Diagnostic::note(
            "header-footer",
            format!("{count} 处页眉或页脚除页码外还有文字，没有读入"),
        )
        .hint("页码由模板重新排；其中若有正文，请移到正文里再转换"),
        Finding::Contents => Diagnostic::note(
            "contents-field",
            "文档里的目录是自动生成的，没有读入",
        )
        .hint("Word 和 PDF 里按认出的标题另排；不要目录，就在命令行加 --set 目录=false"),
        Finding::BareNumber => Diagnostic::note(
            "bare-number",
            format!("{count} 个段落只有自动编号、没有文字，已略去，其后的编号照原样"),
        ),
        Finding::Hidden => Diagnostic::warning(
            "hidden-text",
            format!("有 {count} 处隐藏文字，已作为普通文字读入"),
        )
        .hint("不需要的，请在原文中删去"),
        Finding::Symbol => Diagnostic::warning(
            "symbol-font",
            format!("有 {count} 个符号字体（如 Wingdings）的字符，已换成相近的通用字符"),
        )
        .hint("请核对这些符号"),
        Finding::MissingSymbol => Diagnostic::warning(
            "symbol-font-unknown",
            format!("有 {count} 个符号字体的字符没有对应的通用字符，已用“〓”代替"),
        )
        .hint("请对照原文，把“〓”换成要用的符号"),
        Finding::NestedTable => Diagnostic::warning(
            "nested-table",
            format!("有 {count} 个表格套在另一个表格的单元格里，已改为单元格中的文字"),
        )
        .hint("里层表格的行按行列出，请核对"),
        Finding::CellPicture => cells::told(count),
        Finding::Cropped => Diagnostic::note(
            "cropped-picture",
            format!("{count} 幅图片在 Word 里裁剪过，已排入整幅，按自己的大小"),
        )
        .hint("要裁剪后的样子，在 Word 里用“压缩图片”删除裁剪区域，或先把图片裁好再插入"),
        Finding::TakenHead => Diagnostic::note(
            "table-head",
            format!("{count} 个表格没有设“重复标题行”，按首行的样子认作表头，每页重复"),
        )
        .hint("要由自己定，在 Word 里选中表头各行，设“重复标题行”"),
        Finding::MergedCells => Diagnostic::note(
            "merged-cells",
            format!("表格中有 {count} 个合并的单元格，Word 和 PDF 里照样合并"),
        )
        .hint("Markdown 没有合并的单元格：文字放在第一格，其余各格留空"),
        Finding::Note => Diagnostic::warning(
            "footnotes",
            format!("文本框或套在表格里的表格中有 {count} 个脚注或尾注，注文放在所在段落之后，以“[注N]”对应"),
        )
        .hint("可把注文并入正文"),
        Finding::EndNote => {
            Diagnostic::note("endnotes", format!("有 {count} 个尾注，已作为脚注读入"))
        }
        Finding::Formula => Diagnostic::warning(
            "formula",
            format!("有 {count} 处公式，已按字符顺序读入，上下标和分式的版式没有保留"),
        )
        .hint("请核对公式"),
        Finding::Field => Diagnostic::warning(
            "field-without-result",
            format!("有 {count} 处域没有保存显示结果，读不出文字"),
        )
        .hint("在 Word 中全选后按 F9 更新域，保存后再转换；或改为普通文字"),
        Finding::Chunk => Diagnostic::warning(
            "embedded-document",
            format!("有 {count} 处嵌入了整个外部文档，没有读入"),
        )
        .hint("用 Word 打开并另存一次，嵌入的内容就会并入正文"),
        Finding::Control => Diagnostic::warning(
            "control-character",
            format!("有 {count} 处不能显示的控制字符，已换成可见的符号（如 ␀、␇）"),
        )
        .hint("这些字符多是复制时带来的：在原文中删掉它们，或确认无碍后忽略"),
    }
}
