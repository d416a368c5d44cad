//! Tables over the ends of pages, and in narrow columns, from the outside: Markdown
//! or a Word file in; which rows stand together, what is ruled off, and what the
//! DOCX says, out.

use gongwen::compose::compose;
use gongwen::convert::OutputFormat;
use gongwen::font::{FontOptions, Fonts};
use gongwen::layout::{Laid, Page, layout};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use gongwen::template::Template;

use crate::measure;
use crate::tables::{laid, near, part_of, ruled, texts, word};

/// The pages of a Word file.
fn laid_word(bytes: &[u8]) -> Laid {
    let template = Template::load(Template::DEFAULT).expect("the default template loads");
    let loaded = Fonts::load(&template.faces, &FontOptions::default());
    let fonts = loaded.expect("the bundled faces load").0;
    let reading = read(bytes, "a.docx", ReadOptions::default()).expect("it is read");
    let outline = outline(&reading.source, OutlineOptions::default());
    layout(&compose(&outline.document, &template, &fonts), &fonts)
}

/// A head, and so many rows beside a cell that is merged over all of them.
fn merged(rows: usize) -> Vec<u8> {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let head = cell("", "单位") + &cell("", "事项");
    let row = |at: usize| {
        let beside = match at {
            0 => cell("<w:vMerge w:val=\"restart\"/>", "甲局"),
            _ => cell("<w:vMerge/>", ""),
        };
        format!("<w:tr>{beside}{}</w:tr>", cell("", &format!("第{at}项")))
    };
    let rows: String = (0..rows).map(row).collect();
    word(&format!(
        "<w:p><w:r><w:t>前文。</w:t></w:r></w:p><w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    ))
}

#[test]
fn a_repeated_head_is_ruled_off_from_a_cell_that_goes_on() {
    let laid = laid_word(&merged(40));
    assert_eq!(laid.pages.pages.len(), 2);
    let line = 225.0 / 22.0;
    let (upright, level) = ruled(&laid.pages.pages[1]);
    let below_head = &level[1];
    assert!(near(below_head.y + below_head.height / 2.0, 37.0 + line));
    // From the frame's left edge to its right one; between rows beside the
    // merged cell alone.
    assert!(near(below_head.x, 28.0) && near(below_head.width, 156.0));
    assert!(level[2].x > upright[0].x + 1.0, "{level:?}");
}

/// How many rows of the body stand on each page that has some.
fn rows_a_page(laid: &Laid) -> Vec<usize> {
    let rows = |page: &Page| {
        let texts = texts(page).into_iter();
        texts.filter(|text| text.starts_with("第")).count()
    };
    let pages = laid.pages.pages.iter().map(rows);
    pages.filter(|rows| *rows > 0).collect()
}

fn table(rows: usize) -> String {
    let row = |at: usize| format!("| 第{at}项 | 已经完成 |\n");
    let rows: String = (0..rows).map(row).collect();
    format!("表1 各项情况\n\n| 事项 | 进度 |\n|---|---|\n{rows}")
}

#[test]
fn no_page_has_one_row_of_a_longer_table_alone() {
    for (above, rows) in (0..24).flat_map(|above| [2, 3, 4, 21, 22, 23].map(|it| (above, it))) {
        let text = format!("{}{}", "前文。\n\n".repeat(above), table(rows));
        let seen = rows_a_page(&laid(&text));
        assert_eq!(seen.iter().sum::<usize>(), rows);
        assert!(
            !seen.contains(&1),
            "{rows} rows, {above} lines above: {seen:?}"
        );
    }
    // One alone stands as it does.
    assert_eq!(rows_a_page(&laid(&table(1))), [1]);
}

#[test]
fn two_rows_beside_a_long_merged_cell_stay_together() {
    let cell = |merge: &str, text: &str| {
        format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let row = |merge: &str, beside: &str, at: usize| {
        let cells = cell(merge, beside) + &cell("", &format!("第{at}项"));
        format!("<w:tr>{cells}</w:tr>")
    };
    let cases = (0..24).flat_map(|above| [2, 5].map(|rows| (above, rows)));
    for ((above, rows), many) in cases.flat_map(|case| [8, 12, 16].map(|many| (case, many))) {
        let long = "合并的格子里有许多字".repeat(many);
        let single: String = (2..rows).map(|at| row("", "乙局", at - 2)).collect();
        let pair = row("<w:vMerge w:val=\"restart\"/>", &long, rows - 2)
            + &row("<w:vMerge/>", "", rows - 1);
        let head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>".to_owned()
            + &cell("", "单位")
            + &cell("", "事项")
            + "</w:tr>";
        let text = "<w:p><w:r><w:t>前文。</w:t></w:r></w:p>".repeat(above);
        let body = format!("{text}<w:tbl>{head}{single}{pair}</w:tbl>");
        let seen = rows_a_page(&laid_word(&word(&body)));
        assert_eq!(seen.iter().sum::<usize>(), rows);
        assert!(
            !seen.contains(&1),
            "{rows} rows, {above} lines above: {seen:?}"
        );
    }
}

#[test]
fn what_signs_takes_two_rows_along() {
    for rows in 12..22 {
        let row = |at: usize| format!("{at}\t第{at}项\t完成\n");
        let rows_text: String = (0..rows).map(row).collect();
        let text = format!(
            "关于学校情况的报告\n\n县政府：\n各校情况如下，请审阅。\n序号\t事项\t进度\n{rows_text}\n云川市教育局\n2026年3月5日\n"
        );
        let seen = rows_a_page(&measure::by("报告材料", &text));
        assert!(!seen.contains(&1), "{rows} rows: {seen:?}");
    }
}

/// So many lines, a table of so many rows, and who signs right below it.
fn signed(above: usize, rows: usize) -> String {
    let text = "本段内容抓紧落实。\n\n".repeat(above);
    let row = |at: usize| format!("| 第{at}项 | 完成 |\n");
    let rows: String = (0..rows).map(row).collect();
    let table = format!("| 事项 | 进度 |\n|---|---|\n{rows}");
    format!("# 关于检查情况的报告\n\n县政府：\n\n{text}{table}\n云川市教育局\n\n2026年3月5日\n")
}

#[test]
fn a_short_table_with_a_note_goes_whole_with_what_signs() {
    let template = Template::load("报告材料").expect("a bundled template");
    for above in 1..24 {
        let marked = signed(above, 3).replace("第1项 |", "第1项[^1] |");
        let text = format!("{marked}\n[^1]: {}\n", "落实工作要求。".repeat(40));
        let seen = rows_a_page(&measure::set_as("a.md", &template, &text));
        assert_eq!(seen, [3], "{above} lines above");
    }
}

#[test]
fn a_short_table_goes_whole_with_what_signs() {
    for name in ["报告材料", "通用公文-简"] {
        let template = Template::load(name).expect("a bundled template");
        for (above, rows) in (1..24).flat_map(|above| [1, 2, 3, 4].map(|it| (above, it))) {
            let laid = measure::set_as("a.md", &template, &signed(above, rows));
            let seen = rows_a_page(&laid);
            let case = format!("{name}, {rows} rows, {above} lines above: {seen:?}");
            if rows < 4 {
                assert_eq!(seen, [rows], "{case}");
            }
            assert!(rows == 1 || !seen.contains(&1), "{case}");
            let mut pages = laid.pages.pages.iter().map(|page| texts(page).concat());
            let signed = pages.find(|page| page.contains("教育局"));
            assert!(signed.expect("it is signed").contains("项完成"), "{case}");
        }
    }
}

#[test]
fn a_docx_keeps_the_rows_together_that_a_pdf_does() {
    let kept = |bytes: &[u8]| -> Vec<bool> {
        let body = part_of(bytes, "word/document.xml");
        let rows = body.split("<w:tr>").skip(1);
        let cells = |row: &str| row.matches("<w:tc>").count();
        rows.map(|row| {
            let row = row.split("</w:tr>").next().expect("a row ends");
            let keeps = row.matches("<w:keepNext").count();
            assert!(
                keeps == 0 || keeps == cells(row),
                "all cells of a row: {row}"
            );
            keeps > 0
        })
        .collect()
    };
    let docx = |text: &str| measure::convert("a.md", text.as_bytes(), OutputFormat::Docx);
    // The head keeps by its style.
    assert_eq!(
        kept(&docx(&table(5))),
        [false, true, false, false, true, false]
    );
    assert_eq!(kept(&docx(&table(1))), [false, false]);
    let back = measure::convert("a.docx", &merged(4), OutputFormat::Docx);
    assert_eq!(kept(&back), [false, true, false, true, false]);
}

#[test]
fn the_mark_of_a_note_has_room_in_a_narrow_column() {
    let row = |name: &str| format!("| {name} |{}\n", " 1234.5 |".repeat(11));
    let text = format!(
        "前文。\n\n{}{}{}{}\n[^a]: 注文。\n",
        row("单位"),
        "|---".repeat(12) + "|\n",
        row("单位3"),
        row("单位4[^a]"),
    );
    let laid = laid(&text);
    let shown: Vec<String> = laid.pages.pages.iter().flat_map(texts).collect();
    assert!(shown.contains(&"单位4①".to_owned()), "{shown:?}");
}

#[test]
fn sums_of_money_counted_things_and_wide_digits_are_numbers() {
    let text = "前文。\n\n| 名 | 款 | 数 | 计 |\n|---|---|---|---|\n\
        | 甲 | ¥99 | 12个 | １２３ |\n| 乙 | ¥1 250.5 | 8个 | ７ |\n";
    let page = &laid(text).pages.pages[0];
    let runs = measure::runs(page);
    let at = |text: &str| {
        let found = runs
            .iter()
            .find_map(|run| Some((run, run.text.find(text)?)));
        let (run, byte) = found.unwrap_or_else(|| panic!("{text} is shown: {runs:?}"));
        run.place(byte)
    };
    // Each ends where the one below does, but for the fraction that it has not: a
    // figure of 小四 is 6 pt wide, and ours are full or half width.
    assert!(near(at("12个") + measure::mm(6.0), at("8个")));
    assert!(near(at("１２３") + measure::mm(24.0), at("７")));
    assert!(near(at("99") + measure::mm(12.0), at(".5")));
}

/// Headings that stand last on a page.
fn headings_left_alone(laid: &Laid) -> Vec<String> {
    let last = laid.pages.pages.iter().filter_map(|page| {
        let mut lines = measure::runs(page).into_iter().map(|run| run.text);
        lines.next_back()
    });
    let is_heading = |line: &String| line.starts_with("一、") || line.starts_with("（一）");
    last.filter(is_heading).collect()
}

/// So many lines, headings, a table of rows, and what follows it.
fn headed(above: usize, headings: &str, rows: (usize, &str), below: &str) -> String {
    let (rows, cell) = rows;
    let text = "本段内容抓紧落实。\n\n".repeat(above);
    let rows = format!("| {cell} | 完成 |\n").repeat(rows);
    format!(
        "# 关于检查情况的报告\n\n县政府：\n\n{text}{headings}\n\n| 事项 | 进度 |\n|---|---|\n{rows}\n{below}\n"
    )
}

#[test]
fn a_heading_stands_on_the_page_of_the_table_below_it() {
    let headings = ["一、检查结果", "一、检查结果\n\n（一）各乡情况"];
    let endings = ["各单位要抓紧整改。", "云川市教育局\n\n2026年3月5日"];
    let high = "这一格里有许多字".repeat(9);
    let rows = [
        (1, "一项"),
        (2, "一项"),
        (3, "一项"),
        (6, "一项"),
        (3, high.as_str()),
    ];
    let names = [
        "报告材料",
        "通用公文-简",
        "通用公文",
        "上行文",
        "信函",
        "命令",
        "纪要",
    ];
    for (at, name) in names.into_iter().enumerate() {
        let template = Template::load(name).expect("a bundled template");
        // Where pages end depends on the lines above, from which a head takes some.
        for above in (8..23).skip(at % 2) {
            for (case, rows) in rows.into_iter().enumerate() {
                let headings = headings[(above + case + at) % 2];
                for below in endings {
                    let text = headed(above, headings, rows, below);
                    let laid = measure::set_as("a.md", &template, &text);
                    let alone = headings_left_alone(&laid);
                    assert!(alone.is_empty(), "{name}, {above} lines: {alone:?}\n{text}");
                }
            }
        }
    }
}
