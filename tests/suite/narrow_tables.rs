//! Cells that are narrower than what should stay whole in them, from the outside:
//! Markdown in, the lines of cells and what is told out.

use crate::footnotes::told;
use crate::tables::{laid, texts};

/// What a number ends with, in cells as offices write them.
const HELD: [&str; 19] = [
    "增长175.18%！",
    "增长175.18%",
    "降至23～91％；",
    "达到12.5%。",
    "（175.18%）",
    "执行ISO9001、",
    "投资1234.5万元。",
    "完成1,234.56万元；",
    "（1,234.56万元）",
    "按照云政办发〔2023〕17号文件",
    "按照国办发〔2024〕108号和",
    "云政发〔2023〕5号",
    "自2019—2023年，",
    "2019—2023年",
    "共12345.67公顷。",
    "第12345号令",
    "降低12.5个百分点。",
    "为1234567元",
    "为１２３４５．６万元，",
];

/// A table of so many columns of text, with `held` in the second.
fn table(columns: usize, held: &str) -> String {
    let text = "加强组织领导健全责任体系强化督促检查落实各项措施";
    let mut cells = vec![text.to_owned(); columns];
    cells[1] = format!("已经对{held}全部完成");
    let row = |cells: &[String]| format!("|{}|\n", cells.join("|"));
    let all = |cell: &str| row(&vec![cell.to_owned(); columns]);
    all("事项") + &all("---") + &row(&cells)
}

/// Where a line of the page ends inside digits, or the next begins with a sign of
/// hundredths or another mark.
fn faults(text: &str) -> Vec<String> {
    let laid = laid(text);
    let lines: Vec<String> = laid.pages.pages.iter().flat_map(texts).collect();
    let digit = |it: &char| matches!(it, '0'..='9' | '０'..='９');
    let in_figure = |it: &char| digit(it) || matches!(it, '.' | ',' | '．');
    let faults = lines.windows(2).filter(|pair| {
        let last = pair[0].chars().last().filter(in_figure);
        let first = pair[1].chars().next();
        let cut = last.is_some() && first.as_ref().is_some_and(in_figure);
        cut || first.is_some_and(|it| "%％‰℃！。；、，）〕—～".contains(it))
    });
    faults.map(|pair| pair.join("|")).collect()
}

#[test]
fn no_line_of_a_cell_begins_inside_digits_unless_that_is_told() {
    for columns in 4..=8 {
        for held in HELD {
            let text = table(columns, held);
            if told(&text, "table-narrow").is_empty() {
                assert_eq!(faults(&text), [""; 0], "{held} in {columns} columns");
            }
        }
    }
}

#[test]
fn what_no_column_holds_is_cut_at_its_seam() {
    let cut = |held: &str| {
        let laid = laid(&table(8, held));
        let lines = texts(&laid.pages.pages[0]).into_iter();
        let lines = lines.skip_while(|line| !line.starts_with("已经"));
        lines.take(4).collect::<Vec<_>>().join("|")
    };
    assert_eq!(
        cut("按照国办发〔2024〕108号和"),
        "已经对按照|国办发|〔2024〕|108号和全"
    );
    assert_eq!(
        cut("1,234,567.8～1,234,569.9万元"),
        "已经对|1,234,567.8～|1,234,569.9|万元全部完"
    );
}

#[test]
fn ordinary_tables_keep_their_numbers_without_a_warning() {
    for held in HELD {
        for columns in 4..=8 {
            let narrow = told(&table(columns, held), "table-narrow");
            assert_eq!(narrow, [""; 0], "{held} in {columns} columns");
        }
    }
}
