//! What the user should know of a Markdown text: counts with the places of the
//! first in, a note or a warning a kind out.

use crate::diagnostic::Diagnostic;
use crate::document::Place;
use crate::read::cells;

/// How many there are of a kind, and where the first stands.
type Count = (usize, Option<Place>);

/// What was met.
pub(super) struct Told {
    /// Pairs of asterisks that were read as bold against CommonMark.
    pub(super) unflanked: Count,
    /// Marks of footnotes that stand as text though their notes are known.
    pub(super) unset: Count,
    /// Notes that stand as text.
    pub(super) left: Count,
    /// Numbers of lists that were counted.
    pub(super) counted: Count,
    /// Pictures in cells.
    pub(super) pictured: Count,
    /// Marks of footnotes without a note, with the first of them.
    pub(super) loose: Option<(usize, Place, String)>,
}

impl Told {
    /// The notes and warnings.
    pub(super) fn diagnostics(self) -> Vec<Diagnostic> {
        let at = |(count, place): Count, say: fn(usize) -> Diagnostic| {
            place.map(|place| say(count).at(place))
        };
        let told = [
            at(self.unflanked, unflanked),
            at(self.unset, unset),
            self.loose.map(loose),
            at(self.left, left),
            at(self.counted, counted),
            at(self.pictured, cells::told),
        ];
        told.into_iter().flatten().collect()
    }
}

fn unflanked(count: usize) -> Diagnostic {
    let message =
        format!("{count} 处 ** 夹在标点和汉字之间，按 Markdown 的规矩不生效，已按加粗读入");
    Diagnostic::note("unflanked-bold", message)
        .hint("要在别处也显示为加粗，把标点写到 ** 外面；要保留星号，写成 \\*\\*")
}

fn unset(count: usize) -> Diagnostic {
    let message = format!(
        "{count} 处脚注的记号（如 [^1]）没有变成注码，照原样排：注文里不能有表格、图片，也不能再有脚注，开头的要素表里不能有脚注"
    );
    Diagnostic::note("footnote-as-text", message)
}

fn loose((count, place, mark): (usize, Place, String)) -> Diagnostic {
    let message = format!("{count} 处脚注的记号（如 {mark}）没有注文，照原样排在正文里");
    Diagnostic::warning("footnote-without-note", message)
        .at(place)
        .hint(format!(
            "在文末另起一行写注文：{mark}: ……；不是脚注，就写成 \\{mark}"
        ))
}

fn left(count: usize) -> Diagnostic {
    let message =
        format!("{count} 条注文没有成为脚注，照原样排在正文里：没有注码引用它，或其中有表格、图片");
    Diagnostic::warning("footnote-left", message)
}

fn counted(count: usize) -> Diagnostic {
    let message = format!("列表的编号都写作同一个数的，已按顺序编号，改了 {count} 个");
    Diagnostic::note("counted-list", message).hint("要别的编号，就在原文里写出来")
}
