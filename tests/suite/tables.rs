//! Tables from the outside: Markdown, tab-separated text or a Word file in, the
//! places of cells and rules on pages, and what the DOCX says, out.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use gongwen::compose::compose;
use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::document::{Block, Joined, Table};
use gongwen::font::{FontOptions, Fonts};
use gongwen::layout::{CellKind, Item, Laid, Owner, Page, Structure, layout};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use gongwen::template::Template;

use crate::footnotes::told;
use crate::measure::{RuleBox, mm, rules};

/// The pages of a text by the template that lays `yaml` over 报告材料.
fn laid_by(yaml: &str, name: &str, text: &str) -> Laid {
    let yaml = format!("extends: 报告材料\n{yaml}");
    let template = Template::parse("我的.yaml", &yaml).expect("a template");
    let loaded = Fonts::load(&template.faces, &FontOptions::default());
    let fonts = loaded.expect("the bundled faces load").0;
    let reading = read(text.as_bytes(), name, ReadOptions::default()).expect("it is read");
    let outline = outline(&reading.source, OutlineOptions::default());
    layout(&compose(&outline.document, &template, &fonts), &fonts)
}

pub(crate) fn laid(text: &str) -> Laid {
    laid_by("", "a.md", text)
}

/// An input in another format.
pub(crate) fn converted(name: &str, bytes: &[u8], format: OutputFormat) -> Vec<u8> {
    let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
    let input = Input {
        name,
        folder: Path::new("."),
        bytes,
    };
    let converted = converter.convert(input, &[format], &mut |_| {});
    converted.expect("it converts").outputs.remove(0).bytes
}

pub(crate) fn part_of(docx: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP");
    let mut xml = String::new();
    let mut part = archive.by_name(part).expect("the part is there");
    part.read_to_string(&mut xml).expect("UTF-8");
    xml
}

fn docx(text: &str, part: &str) -> String {
    part_of(
        &converted("a.md", text.as_bytes(), OutputFormat::Docx),
        part,
    )
}

/// A line of a cell: its text, where it begins and its baseline in millimetres.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    text: String,
    x: f64,
    y: f64,
    /// Where it ends, were each ASCII character half as wide as others.
    end: f64,
}

/// The lines of the text that bears `owner`'s kind, one a cell and baseline.
fn lines(page: &Page, wanted: impl Fn(Owner) -> bool) -> Vec<Shown> {
    let mut lines: Vec<(Owner, Shown)> = Vec::new();
    for item in &page.items {
        let Item::Glyphs(run) = item else { continue };
        if !wanted(run.owner) {
            continue;
        }
        let last = run.glyphs.last().expect("a run has glyphs");
        let wide = match run.text.chars().last() {
            Some(last) if last.is_ascii() => run.size.0 / 2.0,
            _ => run.size.0,
        };
        let shown = Shown {
            text: run.text.clone(),
            x: mm(run.origin.x.0),
            y: mm(run.origin.y.0),
            end: mm(run.origin.x.0 + f64::from(last.x) + wide),
        };
        match lines.last_mut() {
            Some((owner, line)) if *owner == run.owner && (line.y - shown.y).abs() < 2.0 => {
                line.text.push_str(&shown.text);
                line.end = shown.end;
            }
            _ => lines.push((run.owner, shown)),
        }
    }
    lines.into_iter().map(|(_, shown)| shown).collect()
}

fn of_text(page: &Page) -> Vec<Shown> {
    lines(page, |owner| owner != Owner::Furniture)
}

pub(crate) fn texts(page: &Page) -> Vec<String> {
    of_text(page).into_iter().map(|line| line.text).collect()
}

fn line(page: &Page, text: &str) -> Shown {
    let found = of_text(page).into_iter().find(|line| line.text == text);
    found.unwrap_or_else(|| panic!("{text} is on the page: {:?}", texts(page)))
}

pub(crate) fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.1
}

/// Upright rules, left to right, and level ones, top to bottom.
pub(crate) fn ruled(page: &Page) -> (Vec<RuleBox>, Vec<RuleBox>) {
    let (mut upright, mut level): (Vec<_>, Vec<_>) = rules(page)
        .into_iter()
        .partition(|rule| rule.height > rule.width);
    upright.sort_by(|one, other| one.x.total_cmp(&other.x));
    level.sort_by(|one, other| one.y.total_cmp(&other.y));
    (upright, level)
}

const SMALL: &str = "前文如下。\n\n| 序号 | 项目名称 | 金额 |\n|---|---|---|\n\
    | 1 | 东河堤防 | 1,250.5 |\n| 2 | 西湖 | 86 |\n| 3 | 南渠 | 7.25 |\n\n后文。\n";

#[test]
fn a_table_fills_the_type_area_with_rows_of_a_line_of_the_grid() {
    let page = &laid(SMALL).pages.pages[0];
    let (upright, level) = ruled(page);
    let left = upright[0].x + upright[0].width / 2.0;
    let right = upright[3].x + upright[3].width / 2.0;
    assert!(near(left, 28.0) && near(right, 184.0), "{left} to {right}");
    // The frame is thicker than the rules inside.
    let thick: Vec<f64> = upright
        .iter()
        .map(|rule| (rule.width * 100.0).round())
        .collect();
    assert_eq!(thick, [35.0, 18.0, 18.0, 35.0]);
    let line = 225.0 / 22.0;
    let middles: Vec<f64> = level
        .iter()
        .map(|rule| rule.y + rule.height / 2.0)
        .collect();
    // Half a line below the text above it.
    for (at, middle) in middles.iter().enumerate() {
        let rows = f64::from(u32::try_from(at).expect("few rules"));
        let want = 37.0 + line * (1.5 + rows);
        assert!(near(*middle, want), "rule {at} at {middle}, not {want}");
    }
    assert_eq!(middles.len(), 5);
    // Half a line above the text below it, which is as high in its line as above.
    let (first, last) = (self::line(page, "前文如下。"), self::line(page, "后文。"));
    assert!(near(last.y - first.y, line * 6.0), "{}", last.y - first.y);
}

#[test]
fn columns_are_as_wide_as_their_words_ask_for() {
    let text =
        "| 序号 | 措施 |\n|---|---|\n| 1 | ".to_owned() + &"逐项排查并建立台账".repeat(8) + " |\n";
    let (upright, _) = ruled(&laid(&text).pages.pages[0]);
    // Two characters of 12 points and what keeps them off the rules.
    let narrow = mm(24.0 + 10.0 + 0.5);
    assert!(
        near(upright[1].x + upright[1].width / 2.0 - 28.0, narrow),
        "{upright:?}"
    );
}

#[test]
fn numbers_end_at_their_points_and_heads_stand_in_the_middle() {
    let page = &laid(SMALL).pages.pages[0];
    let (upright, _) = ruled(page);
    let edge = |at: usize| upright[at].x + upright[at].width / 2.0;
    for (head, column) in [("序号", 0), ("项目名称", 1), ("金额", 2)] {
        let head = line(page, head);
        let middle = f64::midpoint(edge(column), edge(column + 1));
        assert!(near(f64::midpoint(head.x, head.end), middle), "{head:?}");
    }
    // What counts the rows is in the middle, words are on the left.
    let count = line(page, "2");
    assert!(near(
        f64::midpoint(count.x, count.end),
        f64::midpoint(edge(0), edge(1))
    ));
    assert!(near(line(page, "西湖").x, edge(1) + mm(5.0)));
    // The longest fraction ends at the padding, and the points stand in a line.
    let digit = mm(6.0);
    let [two, one, none] = ["7.25", "1,250.5", "86"].map(|text| line(page, text));
    assert!(near(two.end, edge(3) - mm(5.0)), "{two:?}");
    assert!(near(one.end, two.end - digit), "{one:?} and {two:?}");
    assert!(near(none.end, two.end - digit * 2.0 - mm(3.0)), "{none:?}");
}

#[test]
fn markdown_says_how_columns_are_aligned_and_is_written_so_again() {
    let text = "| 甲甲甲 | 乙乙乙 | 丙丙丙 |\n|:--|:-:|--:|\n| 子 | 丑 | 寅 |\n| 1 | 2 | 3 |\n";
    let page = &laid(text).pages.pages[0];
    let (upright, _) = ruled(page);
    let edge = |at: usize| upright[at].x + upright[at].width / 2.0;
    for text in ["子", "甲甲甲", "1"] {
        assert!(near(line(page, text).x, 28.0 + mm(5.0)), "{text}");
    }
    for text in ["丑", "乙乙乙", "2"] {
        let shown = line(page, text);
        assert!(
            near(
                f64::midpoint(shown.x, shown.end),
                f64::midpoint(edge(1), edge(2))
            ),
            "{text}"
        );
    }
    for text in ["寅", "丙丙丙", "3"] {
        assert!(near(line(page, text).end, 184.0 - mm(5.0)), "{text}");
    }
    let again = converted("a.md", text.as_bytes(), OutputFormat::Markdown);
    assert!(String::from_utf8_lossy(&again).contains("|:--|:-:|--:|"));
    let body = docx(text, "word/document.xml");
    assert!(body.contains("<w:jc w:val=\"right\"/>") && body.contains("<w:jc w:val=\"left\"/>"));
}

#[test]
fn how_columns_are_aligned_comes_back_from_the_word_file() {
    let rule_of = |rule: &str| {
        let text = format!(
            "| 序号 | 地区 | 数 | 说明 |\n{rule}\n| 1 | 甲县 | 3 | 子 |\n| 2 | 乙县 | 12.5 | 丑 |\n"
        );
        let docx = converted("a.md", text.as_bytes(), OutputFormat::Docx);
        let again = converted("a.docx", &docx, OutputFormat::Docx);
        let body = |docx: &[u8]| part_of(docx, "word/document.xml");
        assert_eq!(body(&again), body(&docx));
        let markdown = converted("a.docx", &docx, OutputFormat::Markdown);
        let markdown = String::from_utf8(markdown).expect("UTF-8");
        let rule = markdown
            .lines()
            .find(|line| line.starts_with("|-") || line.starts_with("|:"));
        rule.expect("a table").to_owned()
    };
    // What is decided again is not said: 1, 2 in the middle, numbers on the right.
    for rule in [
        "|---|---|---|---|",
        "|---|:-:|---|--:|",
        "|:--|--:|:--|:--|",
    ] {
        assert_eq!(rule_of(rule), rule);
    }
}

/// A table of so many rows, each of so many sentences.
fn long(rows: usize, sentences: usize) -> String {
    let row = |at: usize| format!("| {at} | {} |\n", "逐项排查并建立台账。".repeat(sentences));
    "| 序号 | 措施 |\n|---|---|\n".to_owned() + &(1..=rows).map(row).collect::<String>()
}

#[test]
fn the_head_is_repeated_on_every_page_and_is_text_once() {
    let laid = laid(&long(60, 1));
    let pages = &laid.pages.pages;
    // 22 lines: the head and 21 rows.
    assert_eq!(pages.len(), 3);
    let heads = |page: &Page, wanted: fn(Owner) -> bool| {
        let lines = lines(page, wanted);
        lines
            .iter()
            .filter(|line| line.text.contains("措施"))
            .count()
    };
    assert_eq!(heads(&pages[0], |owner| owner != Owner::Furniture), 1);
    for page in &pages[1..] {
        assert_eq!(heads(page, |owner| owner != Owner::Furniture), 0);
        assert_eq!(heads(page, |owner| owner == Owner::Furniture), 1);
        let top = ruled(page).1[0];
        assert!(near(top.y + top.height / 2.0, 37.0), "{top:?}");
    }
    let counts = pages.iter().map(|page| {
        let numbers = texts(page).into_iter();
        numbers.filter(|text| text.parse::<u32>().is_ok()).count()
    });
    assert_eq!(counts.collect::<Vec<_>>(), [21, 21, 18]);
}

#[test]
fn a_small_row_stays_whole_and_a_high_one_is_parted() {
    // Rows of three lines: 60 points.
    let small = laid(&long(12, 10));
    let per_page = |page: &Page| {
        let lines = texts(page);
        lines
            .iter()
            .filter(|text| text.contains("逐项") || text.contains("台账"))
            .count()
    };
    for page in &small.pages.pages {
        assert_eq!(per_page(page) % 3, 0, "{:?}", texts(page));
    }
    let high = laid(&long(3, 40));
    assert_eq!(high.pages.pages.len(), 2);
    let whole: String = high.pages.pages.iter().flat_map(texts).collect();
    assert_eq!(whole.matches("逐项排查并建立台账。").count(), 120);
    // The second page goes on with the third row, below the head.
    let numbers = |page: &Page| texts(page).iter().filter(|it| it.len() == 1).count();
    assert_eq!(
        high.pages.pages.iter().map(numbers).collect::<Vec<_>>(),
        [3, 0]
    );
    let body = docx(
        &(long(2, 1) + &"\n".repeat(2) + &long(2, 40)),
        "word/document.xml",
    );
    // Both heads, and the rows of the first.
    assert_eq!(body.matches("<w:cantSplit/>").count(), 4);
    assert_eq!(body.matches("<w:tr>").count(), 6);
}

#[test]
fn a_row_higher_than_a_page_goes_on_until_it_is_done() {
    let laid = laid(&long(1, 400));
    assert!(laid.pages.pages.len() > 2);
    let whole: String = laid.pages.pages.iter().flat_map(texts).collect();
    assert_eq!(whole.matches("逐项排查并建立台账。").count(), 400);
}

#[test]
fn the_title_of_a_table_is_centred_and_stays_with_it() {
    let filler = "正文。\n\n".repeat(19);
    let text = format!("{filler}表1 各项目资金情况\n\n单位：万元\n\n{}", long(2, 1));
    let laid = laid(&text);
    // Three lines are free: not enough for both lines, the head and a row.
    let page = &laid.pages.pages[1];
    let title = line(page, "表1 各项目资金情况");
    assert!(title.y < 50.0 && title.x > 60.0, "{title:?}");
    let unit = line(page, "单位：万元");
    assert!(near(unit.end, 184.0), "{unit:?}");
    let body = docx(&text, "word/document.xml");
    let (_, title) = body.rsplit_once("<w:p><w:pPr>").expect("paragraphs");
    assert!(!title.is_empty());
    let kept =
        body.matches("<w:keepNext/>").count() + body.matches("<w:keepNext w:val=\"1\"/>").count();
    assert_eq!(
        kept, 4,
        "the title, the unit and both cells of the first row"
    );
}

/// A head of two rows, the first over all columns: of so many sentences in all.
fn high_head(sentences: usize) -> String {
    let words = "按照责任分工逐项填写。".repeat(sentences);
    format!("| 序号 | {words} |\n|---|---|\n") + &"| 1 | 已完成 |\n".repeat(40)
}

/// 22 lines of the grid, 10 of which are 16 of a cell.
#[test]
fn a_head_higher_than_half_a_page_stands_once_in_pdf_and_docx() {
    let heads = |text: &str| {
        let pages = laid(text).pages.pages;
        assert!(pages.len() > 1);
        let again = pages.iter().skip(1).flat_map(|page| {
            let lines = lines(page, |owner| owner == Owner::Furniture);
            lines.into_iter().map(|line| line.text)
        });
        again.filter(|text| text.contains("责任分工")).count()
    };
    let repeats = |text: &str| docx(text, "word/document.xml").contains("<w:tblHeader");
    let (low, high) = (high_head(36), high_head(56));
    assert!(heads(&low) > 0 && repeats(&low));
    assert_eq!((heads(&high), repeats(&high)), (0, false));
}

#[test]
fn the_title_of_a_table_signs_nothing() {
    let text = format!(
        "关于任务的报告\n\n县政府：\n\n情况如下。\n\n表1 任务分解\n\n{}\n\n青禾县水务局\n\n2026年1月5日\n",
        long(2, 1)
    );
    let page = &laid(&text).pages.pages[0];
    let title = line(page, "表1 任务分解");
    assert!(near(f64::midpoint(title.x, title.end), 106.0), "{title:?}");
}

/// Twelve columns, too many for an upright page.
fn wide() -> String {
    let row = |word: &str| format!("|{}\n", format!(" {word} |").repeat(12));
    row("储备物资") + &"|---".repeat(12) + "|\n" + &row("若干件套").repeat(3)
}

#[test]
fn a_table_too_wide_lies_on_its_side_and_the_number_stays() {
    let text = format!("前文。\n\n表1 储备情况\n\n{}\n后文。\n", wide());
    let pages = laid(&text).pages.pages;
    let turned: Vec<bool> = pages.iter().map(|page| page.turned > 0).collect();
    assert_eq!(turned, [false, true, false]);
    // As the sheet lies: 225 mm from what is its foot when it stands, the top
    // on the side of the left edge (§8: the binding on odd, the cut on even pages).
    let lying = Page {
        items: pages[1].items[..pages[1].turned].to_vec(),
        turned: 0,
    };
    let (upright, level) = ruled(&lying);
    let middle = |rule: &RuleBox| rule.x + rule.width / 2.0;
    assert!(near(middle(&upright[0]), 35.0) && near(middle(&upright[12]), 260.0));
    assert!(level[0].y > 28.0 && level[0].y < 45.0, "{:?}", level[0]);
    assert!(
        texts(&lying).contains(&"表1 储备情况".to_owned()),
        "the title goes along"
    );
    // The number stands as on any even page.
    let number = |page: &Page| {
        let items = page.items[page.turned..].to_vec();
        lines(&Page { items, turned: 0 }, |owner| {
            owner == Owner::Furniture
        })
        .remove(0)
    };
    let whole = laid(&"正文。\n\n".repeat(30)).pages.pages;
    assert_eq!(number(&pages[1]), number(&whole[1]));
}

#[test]
fn the_title_of_the_document_stands_upright_above_a_table_that_lies() {
    let text = format!("# 关于储备情况的报告\n\n各县：\n\n{}\n后文。\n", wide());
    let pages = laid(&text).pages.pages;
    let turned: Vec<bool> = pages.iter().map(|page| page.turned > 0).collect();
    assert_eq!(turned, [false, true, false]);
    assert_eq!(texts(&pages[0]), ["关于储备情况的报告", "各县："]);
    // In a DOCX the section with the title ends above the table.
    let body = docx(&text, "word/document.xml");
    let first = body.split("<w:sectPr>").next().expect("a section");
    assert!(first.contains("储备情况的报告") && !first.contains("<w:tbl>"));
}

#[test]
fn what_signs_alone_behind_a_table_that_lies_is_told() {
    let told = |between: &str| {
        let text = format!(
            "# 关于储备情况的报告\n\n情况如下。\n\n{}\n{between}青禾县水务局\n\n2026年1月5日\n",
            wide()
        );
        told(&text, "signature-alone")
    };
    let alone = "横排的表格之后没有正文，署名、成文日期单独排在了下一页";
    assert_eq!(told(""), [alone]);
    assert_eq!(told("特此报告。\n\n"), [""; 0]);
}

/// As the sheet lies its type area ends 156 mm below 28 mm. A note that goes on
/// does so as the pages lie, and text stands upright behind it.
#[test]
fn notes_of_a_table_that_lies_stand_at_the_foot_as_it_lies() {
    let noted = |lines: usize| {
        let table = wide().replacen("若干件套", "若干件套[^a]", 1);
        let note = "按年度计划排列。".repeat(lines * 7);
        laid(&format!("前文。\n\n{table}\n后文。\n\n[^a]: {note}\n"))
    };
    let lowest = |laid: &Laid, page: usize| {
        let notes = laid.pages.pages[page]
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Glyphs(run) => match run.owner {
                    Owner::Block(block)
                        if laid.pages.structure[block as usize] == Structure::Note =>
                    {
                        Some(mm(run.origin.y.0))
                    }
                    _ => None,
                },
                _ => None,
            });
        notes.fold(0.0, f64::max)
    };
    let turned = |laid: &Laid| -> Vec<bool> {
        let pages = laid.pages.pages.iter();
        pages.map(|page| page.turned > 0).collect()
    };
    let short = noted(2);
    assert_eq!(turned(&short), [false, true, false]);
    assert!(
        (180.0..184.0).contains(&lowest(&short, 1)),
        "{}",
        lowest(&short, 1)
    );
    assert!(lowest(&short, 2) < 1.0);
    let long = noted(40);
    assert_eq!(turned(&long), [false, true, true, false]);
    assert!(lowest(&long, 2) > 100.0 && lowest(&long, 3) < 1.0);
}

#[test]
fn a_template_may_keep_wide_tables_upright() {
    let laid = laid_by("table:\n  landscape: never\n", "a.md", &wide());
    assert!(laid.pages.pages.iter().all(|page| page.turned == 0));
    assert_eq!(ruled(&laid.pages.pages[0]).0.len(), 13);
}

#[test]
fn a_page_on_its_side_is_a_section_whose_number_stands_at_the_sheets_foot() {
    let text = format!("前文。\n\n{}\n后文。\n", wide());
    let body = docx(&text, "word/document.xml");
    let sections: Vec<&str> = body.split("<w:sectPr>").skip(1).collect();
    assert_eq!(sections.len(), 3);
    let lying = "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
        <w:pgMar w:top=\"1587\" w:right=\"2098\" w:bottom=\"1474\" w:left=\"1984\"";
    assert!(sections[1].contains(lying), "{}", sections[1]);
    for (section, footers) in sections.iter().zip([[1, 2], [3, 4], [1, 2]]) {
        for footer in footers {
            let reference = format!("r:id=\"rIdFooter{footer}\"");
            assert!(section.contains(&reference), "{reference} in {section}");
        }
    }
    let footer = docx(&text, "word/footer4.xml");
    // 28 mm less half the line from the sheet's foot, along all of its width.
    for wanted in [
        "w:vertAnchor=\"page\" w:horzAnchor=\"page\" w:tblpX=\"1414\" w:tblpY=\"1587\"",
        "<w:trHeight w:val=\"8844\" w:hRule=\"exact\"/>",
        "<w:textDirection w:val=\"tbRl\"/>",
        "<w:instrText>PAGE</w:instrText>",
    ] {
        assert!(footer.contains(wanted), "{wanted} in {footer}");
    }
    // Without a wide table there is none of it.
    assert!(!docx(SMALL, "word/document.xml").contains("landscape"));
}

/// A Word file with this body.
pub(crate) fn word(body: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    for (name, text) in [
        ("[Content_Types].xml", format!("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{main}\"/></Types>")),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned()),
        ("word/document.xml", format!("<w:document xmlns:w=\"{word}\"><w:body>{body}</w:body></w:document>")),
    ] {
        zip.start_file(name, options).expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    }
    zip.finish().expect("a package").into_inner()
}

/// 甲 over two columns above 丙 and 丁, 乙 over two rows beside them.
fn merged() -> Vec<u8> {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let first =
        cell("<w:gridSpan w:val=\"2\"/>", "甲") + &cell("<w:vMerge w:val=\"restart\"/>", "乙");
    let second = cell("", "丙") + &cell("", "丁") + &cell("<w:vMerge/>", "");
    word(&format!(
        "<w:p><w:r><w:t>前文。</w:t></w:r></w:p><w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>"
    ))
}

fn table_of(bytes: &[u8]) -> Table {
    let reading = read(bytes, "a.docx", ReadOptions::default()).expect("it is read");
    let document = outline(&reading.source, OutlineOptions::default()).document;
    let table = document.blocks.into_iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    table.expect("a table")
}

#[test]
fn merged_cells_of_word_stay_merged_in_word_and_in_the_model() {
    let table = table_of(&merged());
    let joined = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.joined));
    let joined: Vec<Joined> = joined.flatten().collect();
    let (no, left, above) = (Joined::No, Joined::Left, Joined::Above);
    assert_eq!(joined, [no, left, no, no, no, above]);
    let docx = converted("a.docx", &merged(), OutputFormat::Docx);
    let body = part_of(&docx, "word/document.xml");
    for wanted in [
        "<w:gridSpan w:val=\"2\"/>",
        "<w:vMerge w:val=\"restart\"/>",
        "<w:vMerge w:val=\"continue\"/>",
    ] {
        assert_eq!(body.matches(wanted).count(), 1, "{wanted} in {body}");
    }
    // Ours is read as it was.
    assert_eq!(table_of(&docx).rows, table.rows);
    let markdown = converted("a.docx", &merged(), OutputFormat::Markdown);
    let markdown = String::from_utf8(markdown).expect("UTF-8");
    assert!(
        markdown.contains("| 甲 | | 乙 |\n| 丙 | 丁 | |"),
        "{markdown}"
    );
}

#[test]
fn no_rule_runs_through_a_merged_cell() {
    let template = Template::load(Template::DEFAULT).expect("the default template loads");
    let loaded = Fonts::load(&template.faces, &FontOptions::default());
    let fonts = loaded.expect("the bundled faces load").0;
    let reading = read(&merged(), "a.docx", ReadOptions::default()).expect("it is read");
    let document = outline(&reading.source, OutlineOptions::default()).document;
    let laid = layout(&compose(&document, &template, &fonts), &fonts);
    let (upright, level) = ruled(&laid.pages.pages[0]);
    let row = 225.0 / 22.0;
    // 丙 | 丁 in the second row alone, beside 乙 in both.
    assert!(
        near(upright[1].height, row) && near(upright[2].height, row * 2.0),
        "{upright:?}"
    );
    // The rule between the rows ends where 乙 begins.
    assert!(
        near(
            level[1].x + level[1].width,
            upright[2].x + upright[2].width / 2.0
        ),
        "{level:?}"
    );
    // 乙 stands in the middle of both rows.
    let page = &laid.pages.pages[0];
    assert!(near(line(page, "乙").y - line(page, "甲").y, row / 2.0));
    let spans = laid
        .pages
        .structure
        .iter()
        .filter_map(|structure| match structure {
            Structure::Cell {
                rows,
                columns,
                kind: CellKind::Data,
                ..
            } => Some((*rows, *columns)),
            _ => None,
        });
    assert_eq!(spans.collect::<Vec<_>>(), [(1, 2), (2, 1), (1, 1), (1, 1)]);
}

#[test]
fn tab_separated_rows_of_a_word_file_keep_what_is_bold() {
    let row = |cells: &str| format!("<w:p>{cells}</w:p>");
    let run = |text: &str, bold: &str| format!("<w:r><w:rPr>{bold}</w:rPr><w:t>{text}</w:t></w:r>");
    let tab = "<w:r><w:tab/></w:r>";
    let body = row(&(run("序号", "") + tab + &run("项目", "")))
        + &row(&(run("1", "") + tab + &run("东河", "") + &run("堤防", "<w:b/>")))
        + &row(&(run("2", "") + tab + &run("西湖", "")));
    let table = table_of(&word(&body));
    let cell = &table.rows[1].cells[1].text;
    assert_eq!((cell.chars.as_str(), cell.inlines.len()), ("东河堤防", 1));
    assert_eq!(cell.inlines[0].range, "东河".len().."东河堤防".len());
}

#[test]
fn what_a_row_has_beyond_its_head_is_not_lost() {
    let text = "|甲|乙|\n|---|---|\n|1|2|丢失的字| 又 \\| 一格|\n|3|4|\n";
    let written = converted("a.md", text.as_bytes(), OutputFormat::Markdown);
    let written = String::from_utf8(written).expect("UTF-8");
    assert!(written.contains("丢失的字"), "{written}");
    assert!(written.contains("又 \\| 一格"), "{written}");
    let read_again = converted("a.md", written.as_bytes(), OutputFormat::Markdown);
    assert_eq!(String::from_utf8(read_again).expect("UTF-8"), written);
}

#[test]
fn a_pdf_tags_heads_and_what_they_head() {
    let pdf = converted("a.md", SMALL.as_bytes(), OutputFormat::Pdf);
    let document = lopdf::Document::load_mem(&pdf).expect("a PDF");
    let count = |kind: &str| {
        let objects = document.objects.values();
        let elements =
            objects.filter_map(|object| object.as_dict().ok()?.get(b"S").ok()?.as_name().ok());
        elements.filter(|name| *name == kind.as_bytes()).count()
    };
    let seen = ["Table", "THead", "TBody", "TR", "TH", "TD"].map(count);
    assert_eq!(seen, [1, 1, 1, 4, 3, 9]);
    let scopes = document.objects.values().filter(|object| {
        let attributes = object
            .as_dict()
            .and_then(|it| it.get(b"A"))
            .and_then(|it| it.as_dict());
        attributes.is_ok_and(|it| it.get(b"Scope").is_ok())
    });
    assert_eq!(scopes.count(), 3);
}

#[test]
fn a_table_of_two_thousand_columns_is_set() {
    let row = |word: &str| format!("|{}\n", word.repeat(2000));
    let text = row(" 甲 |") + &row("---|") + &row(" 乙 |");
    let laid = laid(&text);
    assert!(laid.pages.pages.len() < 4);
    let all = laid.pages.pages.iter().flat_map(texts).collect::<String>();
    assert_eq!(all.matches('乙').count(), 2000);
}

#[test]
fn what_is_wrong_in_the_table_section_is_told() {
    let told = |yaml: &str| {
        let yaml = format!("extends: 报告材料\ntable:\n{yaml}");
        let error = Template::parse("我的.yaml", &yaml).expect_err("a fault");
        error.to_string()
    };
    assert_eq!(
        told("  landscape: allways\n"),
        "我的.yaml:3:14: 不认识“allways”；可以写 auto、never"
    );
    assert_eq!(
        told("  line-pitch: 1行\n"),
        "我的.yaml:3:15: “1行”不是行距；写磅值，如 18pt"
    );
    assert!(
        told("  size: 二号\n")
            .ends_with("表格里的行距小于字号，各行会叠在一起；改大 line-pitch，或改小 size")
    );
    assert!(
        told("  row-height: 9行\n")
            .ends_with("table 的 row-height、before、after 最多 5 行；改小它们")
    );
    assert!(told("  outer-rule: 9mm\n").ends_with("表格线最粗 4mm；改小 outer-rule 或 inner-rule"));
}

#[test]
fn rows_of_tabs_may_end_in_empty_cells_below_a_head() {
    let text = "关于学校情况的报告\n\n县政府：\n各校情况如下，请审阅。\n序号\t单位\t备注\n1\t甲校\t\n2\t乙校\t\n3\t丙校\t迁建\n以上情况已经核实无误。\n";
    let written = converted("a.txt", text.as_bytes(), OutputFormat::Markdown);
    let written = String::from_utf8(written).expect("UTF-8");
    assert!(
        written.contains("| 1 | 甲校 | |\n| 2 | 乙校 | |\n| 3 | 丙校 | 迁建 |"),
        "{written}"
    );
}

/// The table of tab-separated lines below a line of text, as Markdown.
fn of_tabs(rows: &str) -> String {
    let text = format!("关于学校情况的报告\n\n县政府：\n各校情况如下，请审阅。\n{rows}");
    let written = converted("a.txt", text.as_bytes(), OutputFormat::Markdown);
    let written = String::from_utf8(written).expect("UTF-8");
    let from = written.find("请审阅。\n\n").expect("the text is there");
    written[from + "请审阅。\n\n".len()..].to_owned()
}

#[test]
fn a_sum_with_tabs_alone_behind_it_is_a_row_of_the_table_above() {
    let sum = of_tabs(
        "序号\t单位\t人数\n1\t甲校\t12\n合计\t\t\n平均\t\t6\n备注：\t\n校舍另报\t\t\n以上情况已经核实无误。\n",
    );
    assert_eq!(
        sum,
        "| 序号 | 单位 | 人数 |\n|---|---|---|\n| 1 | 甲校 | 12 |\n| 合计 | | |\n| 平均 | | 6 |\n\
         | 备注： | | |\n| 校舍另报 | | |\n\n以上情况已经核实无误。\n"
    );
    // In the middle it does not end the table.
    let middle = of_tabs("单位\t人数\n甲局\t12\n小计\t\n乙局\t3\n总计\t15\n");
    assert_eq!(
        middle,
        "| 单位 | 人数 |\n|---|---|\n| 甲局 | 12 |\n| 小计 | |\n| 乙局 | 3 |\n| 总计 | 15 |\n"
    );
}

#[test]
fn a_line_without_the_tabs_of_empty_cells_is_no_row() {
    for below in ["合计", "合计 ", "云川市教育局\t", "特此报告。\t\t"] {
        let seen = of_tabs(&format!("序号\t单位\t人数\n1\t甲校\t12\n{below}\n"));
        let below = below.trim();
        assert!(seen.ends_with(&format!("| 12 |\n\n{below}\n")), "{seen}");
    }
    // Nor below rows whose head names no column.
    let seen = of_tabs("甲校\t12人\n乙校\t13人\n合计\t\n");
    assert!(seen.ends_with("\n合计\n"), "{seen}");
}

#[test]
fn tabs_before_a_row_are_empty_cells_unless_all_rows_have_them() {
    let seen = of_tabs("单位\t项目\t金额\n甲局\t办公\t5\n\t会议\t3\n");
    assert!(
        seen.ends_with("| 甲局 | 办公 | 5 |\n| | 会议 | 3 |\n"),
        "{seen}"
    );
    let indented = of_tabs("\t单位\t金额\n\t甲局\t5\n\t乙局\t3\n");
    assert!(
        indented.starts_with("| 单位 | 金额 |\n") && indented.ends_with("| 乙局 | 3 |\n"),
        "{indented}"
    );
}

/// A table of so many columns with the same number in each.
fn numbers(columns: usize) -> String {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(columns));
    row("月份") + &row("---") + &row("-1,212,345.67")
}

#[test]
fn a_table_with_too_many_numbers_is_set_smaller_or_told() {
    let told = |columns: usize| {
        let told = ["table-small-type", "table-narrow"].map(|code| {
            let told = told(&numbers(columns), code).into_iter();
            told.map(move |message| format!("{code} {message}"))
        });
        told.into_iter().flatten().collect::<Vec<_>>()
    };
    let smaller = |size: &str| {
        format!("table-small-type 表格列多，用小四放不下整个的数字，这个表改用了{size}")
    };
    assert_eq!(told(8), [""; 0]);
    assert_eq!(told(9), [smaller("五号")]);
    assert_eq!(told(10), [smaller("小五")]);
    assert_eq!(told(12), [smaller("六号")]);
    assert_eq!(
        told(13),
        ["table-narrow 表格有 13 列太窄，列里的数字或词语要断成几行"]
    );
}

#[test]
fn small_type_is_as_small_on_both_sides_and_its_lines_are_as_close() {
    let page = &laid(&numbers(12)).pages.pages[0];
    let sizes = page.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) if run.owner != Owner::Furniture => Some(run.size.0),
        _ => None,
    });
    let sizes: Vec<f64> = sizes.collect();
    assert_eq!(sizes, [7.5; 24]);
    let document = docx(&numbers(12), "word/document.xml");
    assert_eq!(document.matches(r#"<w:sz w:val="15""#).count(), 24);
    // 18 pt for 小四 are 11.25 pt for 六号.
    let close = r#"w:line="225" w:lineRule="exact""#;
    assert_eq!(document.matches(close).count(), 24, "{document}");
}

/// Marks of notes are as small as the text beside them, the second one too.
#[test]
fn marks_of_notes_are_as_small_as_the_type_of_their_table() {
    let text = numbers(12).replacen("月份|月份|", "月份[^1]|月份[^1]|", 1);
    let document = docx(&(text + "\n[^1]: 注。\n"), "word/document.xml");
    let runs = document.split("<w:r>");
    let marks = runs.filter(|run| run.contains("FootnoteReference"));
    let marks: Vec<bool> = marks
        .map(|run| run.contains(r#"<w:sz w:val="15""#))
        .collect();
    // A reference, and the five runs of a field.
    assert_eq!(marks, [true; 6], "{document}");
}

#[test]
fn a_template_says_how_small_the_type_of_a_table_may_be() {
    let text = numbers(11);
    let size = |yaml: &str| {
        let laid = laid_by(yaml, "a.md", &text);
        let mut runs = laid.pages.pages[0].items.iter();
        runs.find_map(|item| match item {
            Item::Glyphs(run) if run.text.contains("月份") => Some(run.size.0),
            _ => None,
        })
    };
    assert_eq!(size(""), Some(7.5));
    assert_eq!(size("table: { smallest: 小五 }"), Some(12.0));
    // Upright there is less room still.
    assert_eq!(size("table: { landscape: never }"), Some(12.0));
    assert_eq!(
        size("table: { landscape: never, smallest: 八号 }"),
        Some(5.0)
    );
}

/// No page bears the signature alone (§7.3.5.5): the last row goes with it.
#[test]
fn the_last_row_goes_with_the_signature_below_the_table() {
    for rows in 8..40 {
        let lines = (1..=rows).map(|row| vec![row.to_string(), "甲校\t完成\n".to_owned()]);
        let table: String = lines.map(|line| line.join("\t")).collect();
        let text = format!(
            "关于学校情况的报告\n\n县政府：\n各校情况如下，请审阅。\n序号\t单位\t进度\n{table}\n云川市教育局\n2026年3月5日\n"
        );
        for template in ["报告材料", "通用公文-简"] {
            let laid = super::measure::by(template, &text);
            let pages: Vec<String> = laid
                .pages
                .pages
                .iter()
                .map(super::measure::text_of)
                .collect();
            let signed = pages.iter().find(|page| page.contains("2026年3月5日"));
            let signed = signed.expect("a page has the date");
            assert!(signed.contains("云川市教育局"), "{template}, {rows} rows");
            assert!(signed.contains("甲校"), "{template}, {rows} rows: {signed}");
        }
    }
    let text = "关于学校情况的报告\n\n县政府：\n各校情况如下，请审阅。\n序号\t单位\t进度\n1\t甲校\t完成\n2\t乙校\t完成\n\n云川市教育局\n2026年3月5日\n";
    let body = super::measure::docx_part("报告材料", text, "word/document.xml");
    let rows: Vec<&str> = body.split("<w:tr>").skip(1).collect();
    let kept = rows.iter().map(|row| {
        row.split("</w:tr>")
            .next()
            .is_some_and(|row| row.contains("<w:keepNext"))
    });
    // The head by its style, the first row lest it stand alone, and the last row.
    assert_eq!(kept.collect::<Vec<_>>(), [false, true, true]);
}
