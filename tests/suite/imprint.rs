//! 版记 and page numbers from the outside: a text in, where rules and text
//! stand in millimetres out (GB/T 9704-2012 §7.4, §7.5).

use super::measure::{Run, by, docx_part, furniture, mm, numbers, rules, runs, text_of, with};
use super::pdf_file::whole_text;
use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::layout::Laid;
use std::path::Path;

/// The right and bottom edges of the type area, in millimetres.
const RIGHT: f64 = 184.0;
const BOTTOM: f64 = 262.0;
/// One 字 of 四号 in millimetres.
const ZI: f64 = 14.0 * 25.4 / 72.0;

const COPY_TO: &str = "抄送：县委办公室，县人大常委会办公室，县政协办公室，县纪委监委机关，县人民法院，县人民检察院，县人武部，各人民团体。";
const ISSUED: &str = "青禾县农业农村局办公室　　2026年3月5日印发";

fn notice(paragraphs: usize, tail: &str) -> String {
    let body = "各地要抓紧开展农机检修，备足农资，确保春耕生产有序推进，按时完成各项任务，做到不误农时。\n";
    format!(
        "关于做好春耕备耕工作的通知\n\n各乡镇人民政府：\n{}青禾县农业农村局\n2026年3月5日\n{tail}",
        body.repeat(paragraphs)
    )
}

fn tail() -> String {
    format!("{COPY_TO}\n{ISSUED}\n")
}

fn on_last_page(laid: &Laid, words: &str) -> Run {
    let last = laid.pages.pages.last().expect("there are pages");
    let found = runs(last).into_iter().find(|run| run.text.contains(words));
    found.unwrap_or_else(|| panic!("{words} in {}", text_of(last)))
}

fn near(seen: f64, want: f64) {
    assert!((seen - want).abs() < 0.3, "{seen} mm, not {want} mm");
}

#[test]
fn the_rules_are_as_wide_as_the_type_area_and_the_last_lies_on_its_bottom_edge() {
    let laid = by("报告材料", &notice(1, &tail()));
    let rules = rules(&laid.pages.pages[0]);
    let heights: Vec<f64> = rules.iter().map(|rule| rule.height).collect();
    assert_eq!(rules.len(), 3, "{rules:?}");
    for (height, want) in heights.iter().zip([0.35, 0.25, 0.35]) {
        assert!((height - want).abs() < 0.005, "{heights:?}");
    }
    for rule in &rules {
        near(rule.x, 28.0);
        near(rule.width, 156.0);
    }
    near(rules[2].y + rules[2].height, BOTTOM);
    // Three lines of 抄送, one of 印发, each a character and 7/8 of 三号 high.
    let line = mm(14.0 + 14.0);
    near(rules[0].y, BOTTOM - 4.0 * line - 0.95);
    near(rules[1].y, BOTTOM - line - 0.6);
}

#[test]
fn text_stands_one_character_in_and_turns_below_what_follows_the_colon() {
    let laid = by("报告材料", &notice(1, &tail()));
    let first = on_last_page(&laid, "抄送：");
    near(first.x, 28.0 + ZI);
    assert!((first.size - 14.0).abs() < 0.01);
    let rows: Vec<Run> = runs(&laid.pages.pages[0])
        .into_iter()
        .filter(|run| run.y > first.y + 1.0)
        .collect();
    near(rows[0].x, 28.0 + 4.0 * ZI);
    near(rows[1].x, 28.0 + 4.0 * ZI);
    near(on_last_page(&laid, "青禾县农业农村局办公室").x, 28.0 + ZI);
    near(on_last_page(&laid, "日印发").end, RIGHT - ZI);
}

#[test]
fn the_rows_are_the_text_letter_for_letter_and_given_ones_are_composed() {
    let read = by("报告材料", &notice(1, "抄送：县委办公室\n"));
    let page = text_of(&read.pages.pages[0]);
    assert!(page.ends_with("抄送：县委办公室"), "{page}");
    let front = "---\n抄送: [县委办公室, 县政协办公室]\n印发机关: 县政府办公室\n印发日期: 2026年3月6日\n---\n";
    let given = by("报告材料", &format!("{front}{}", notice(1, "")));
    let page = text_of(&given.pages.pages[0]);
    let end = "抄送：县委办公室，县政协办公室。县政府办公室　2026年3月6日印发";
    assert!(page.ends_with(end), "{page}");
    near(on_last_page(&given, "日印发").end, RIGHT - ZI);
}

#[test]
fn rows_with_further_text_below_them_stay_where_they_are() {
    let text = notice(
        1,
        &format!("{}附件\n农资清单\n种子和化肥按需供应，不留缺口。\n", tail()),
    );
    let laid = by("报告材料", &text);
    let order = laid.pages.pages.iter().map(text_of).collect::<String>();
    let (row, below) = (order.find("抄送"), order.find("农资清单"));
    assert!(row.is_some() && row < below, "{order}");
    assert!(laid.pages.pages.iter().all(|page| rules(page).is_empty()));
}

/// The pages a notice of so many paragraphs has, each by what is on it:
/// T text, I 版记, and its page number.
fn pages(template: &str, paragraphs: usize) -> Vec<String> {
    let laid = by(template, &notice(paragraphs, &tail()));
    let pages = laid.pages.pages.iter();
    pages
        .map(|page| {
            let text = text_of(page);
            let has = |words: &str, sign| if text.contains(words) { sign } else { "" };
            format!(
                "{}{}{}",
                has("局2026年3月5日", "T"),
                has("抄送", "I"),
                furniture(page)
            )
        })
        .collect()
}

#[test]
fn a_page_without_room_for_it_is_followed_by_one_that_has() {
    assert_eq!(pages("报告材料", 1), ["TI— 1 —"]);
    assert_eq!(pages("报告材料", 7), ["T— 1 —", "I— 2 —"]);
    assert_eq!(pages("报告材料", 14), ["— 1 —", "TI— 2 —"]);
}

#[test]
fn on_an_even_page_it_stands_on_the_back_of_the_last_sheet() {
    assert_eq!(pages("通用公文-简", 1), ["T— 1 —", "I— 2 —"]);
    assert_eq!(pages("通用公文-简", 14), ["— 1 —", "TI— 2 —"]);
}

#[test]
fn neither_the_blank_page_nor_the_one_after_it_is_numbered() {
    assert_eq!(pages("通用公文-简", 18), ["— 1 —", "T— 2 —", "", "I"]);
}

#[test]
fn page_1_of_a_letter_has_no_number_and_page_2_is_2() {
    assert_eq!(pages("信函", 1), ["TI"]);
    assert_eq!(pages("信函", 9), ["", "TI— 2 —"]);
}

#[test]
fn the_foot_of_a_letter_has_no_rules_and_lies_on_the_bottom_edge() {
    let laid = by("信函", &notice(9, &format!("{COPY_TO}\n")));
    let last = laid.pages.pages.last().expect("there are pages");
    assert!(rules(last).is_empty());
    let rows = runs(last);
    let lowest = rows.iter().filter(|run| !run.text.contains('—'));
    let lowest = lowest.map(|run| run.y).fold(0.0, f64::max);
    // The line of 版记 is 28 pt high, its character of 14 pt in the middle.
    near(lowest, BOTTOM - mm(7.0 + 0.12 * 14.0));
}

#[test]
fn the_dash_of_a_page_number_stands_7_mm_below_the_type_area() {
    let laid = by("报告材料", &notice(14, &tail()));
    let [odd, even] = [0, 1].map(|at| numbers(&laid.pages.pages[at]));
    for number in [&odd, &even] {
        // The dash is drawn 0.38 em above the baseline.
        near(number.y - mm(14.0 * 0.38), BOTTOM + 7.0);
    }
    near(odd.end, RIGHT - ZI);
    near(even.x, 28.0 + ZI);
}

#[test]
fn in_a_docx_it_floats_at_the_foot_of_the_page_on_which_the_text_ends() {
    let body = docx_part("报告材料", &notice(1, &tail()), "word/document.xml");
    let (text, table) = body.split_once("<w:tbl>").expect("a table");
    assert!(!text.contains("抄送"), "{text}");
    for wanted in [
        r#"w:vertAnchor="margin""#,
        r#"w:tblpYSpec="bottom""#,
        r#"<w:tblW w:w="8844" w:type="dxa"/>"#,
        r#"<w:top w:val="single" w:sz="6""#,
        r#"<w:pStyle w:val="CopyTo"/>"#,
        // The date stands right by a tab that is none of the text.
        r#"<w:r><w:rPr><w:rStyle w:val="AligningTab"/></w:rPr><w:tab/></w:r>"#,
    ] {
        assert!(table.contains(wanted), "{wanted} in {table}");
    }
    assert_eq!(body.matches("<w:sectPr>").count(), 1);
    let styles = docx_part("报告材料", &notice(1, &tail()), "word/styles.xml");
    assert!(
        styles.contains(r#"<w:top w:val="single" w:sz="8""#),
        "{styles}"
    );
    assert!(
        styles.contains(r#"<w:tab w:val="right" w:pos="8564"/>"#),
        "{styles}"
    );
}

#[test]
fn in_a_docx_it_begins_a_page_where_the_page_has_no_room() {
    let body = docx_part("报告材料", &notice(7, &tail()), "word/document.xml");
    let (_, below) = body.split_once("</w:tbl>").expect("a table");
    assert!(below.contains("<w:pageBreakBefore/>"), "{below}");
    assert_eq!(body.matches("<w:sectPr>").count(), 1);
}

#[test]
fn in_a_docx_a_section_without_numbers_begins_on_the_even_page() {
    let text = notice(18, &tail());
    let body = docx_part("通用公文-简", &text, "word/document.xml");
    let sections: Vec<&str> = body.split("<w:sectPr>").skip(1).collect();
    assert_eq!(sections.len(), 2);
    assert!(!sections[0].contains("evenPage"));
    assert!(sections[1].contains(r#"<w:type w:val="evenPage"/>"#));
    for pages in ["default", "even"] {
        let silent = format!(r#"w:type="{pages}" r:id="rIdFooter3""#);
        assert!(sections[1].contains(&silent), "{}", sections[1]);
    }
    let footer = docx_part("通用公文-简", &text, "word/footer3.xml");
    assert!(
        !footer.contains("PAGE") && !footer.contains("<w:t"),
        "{footer}"
    );
}

#[test]
fn in_a_docx_of_a_letter_page_1_has_a_footer_that_says_nothing() {
    let text = notice(18, &tail());
    let body = docx_part("信函", &text, "word/document.xml");
    assert_eq!(body.matches("<w:sectPr>").count(), 1);
    for wanted in [
        r#"<w:footerReference w:type="first" r:id="rIdFooter3"/>"#,
        r#"<w:cols w:space="425"/><w:titlePg w:val="1"/><w:docGrid"#,
    ] {
        assert!(body.contains(wanted), "{wanted} in {body}");
    }
    let footer = docx_part("信函", &text, "word/footer3.xml");
    assert!(
        !footer.contains("PAGE") && !footer.contains("<w:t"),
        "{footer}"
    );
    let other = docx_part("报告材料", &text, "word/document.xml");
    assert!(!other.contains("titlePg"));
}

/// Rules at the foot of page 1 are its footer's; a page without number that is
/// left blank has none.
#[test]
fn in_a_docx_of_a_letter_the_footer_of_page_1_has_the_rules() {
    let text = format!(
        "云川市水利局\n\n云水函〔2026〕31号\n\n{}",
        notice(18, &tail())
    );
    let rules = r#"<w:pBdr><w:top w:val="single" w:sz="6""#;
    let body = docx_part("信函", &text, "word/document.xml");
    assert!(!body.contains(rules), "{body}");
    assert_eq!(
        body.matches("<w:framePr").count(),
        2,
        "mark and upper rules"
    );
    let footer = docx_part("信函", &text, "word/footer3.xml");
    assert!(footer.contains(rules), "{footer}");
    assert!(!footer.contains("PAGE"), "{footer}");
}

#[test]
fn a_form_without_rules_has_none() {
    let yaml = "imprint:\n  outer-rule: 0\n  inner-rule: 0\n";
    let laid = with(yaml, &notice(1, &tail()));
    assert!(rules(&laid.pages.pages[0]).is_empty());
    assert!(text_of(&laid.pages.pages[0]).contains("抄送"));
}

/// The PDF's text and the codes of the notes on a notice to so many offices.
fn addressed(offices: usize) -> (Vec<&'static str>, String) {
    let names = vec!["青禾县春耕备耕工作领导小组第一办公室"; offices].join("，");
    let text = format!(
        "---\n主送: {names}\n抄送: 县委办公室\n---\n青禾县人民政府办公室关于进一步做好二〇二六年春耕备耕工作和农资保障工作以及农机安全检查工作的通知\n\n各地要抓紧开展农机检修。\n"
    );
    let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
    let input = Input {
        name: "a.txt",
        folder: Path::new("."),
        bytes: text.as_bytes(),
    };
    let converted = converter.convert(input, &[OutputFormat::Pdf], &mut |_| {});
    let converted = converted.expect("it converts");
    let codes = converted.diagnostics.iter().map(|it| it.code).collect();
    let pdf = lopdf::Document::load_mem(&converted.outputs[0].bytes).expect("a PDF");
    (codes, whole_text(&pdf))
}

#[test]
fn given_addressees_that_keep_the_body_off_page_one_go_to_the_foot() {
    let (codes, text) = addressed(8);
    assert_eq!(codes, Vec::<&str>::new(), "{text}");
    let (codes, text) = addressed(27);
    assert_eq!(codes, ["addressees-moved"]);
    let at = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words} in {text}"))
    };
    assert!(at("农机检修") < at("主送："), "{text}");
    assert!(at("主送：") < at("抄送：县委办公室。"), "{text}");
    assert_eq!(text.matches("领导小组").count(), 27);
}

#[test]
fn one_longer_than_a_page_goes_on_in_the_flow_and_loses_nothing() {
    let offices = "县春耕备耕办公室，".repeat(120);
    let text = notice(1, &format!("抄送：{offices}\n{ISSUED}\n"));
    let laid = by("报告材料", &text);
    let set: String = laid.pages.pages.iter().map(text_of).collect();
    assert_eq!(set.matches("备耕办公室").count(), 120);
    assert!(set.ends_with("印发"), "{set}");
    let body = docx_part("报告材料", &text, "word/document.xml");
    assert!(!body.contains("<w:tbl>"));
}

/// A table that lies across ends the text: a page behind it is begun upright.
#[test]
fn behind_a_table_that_lies_the_foot_stands_upright_and_blank_pages_have_no_number() {
    let row = |cell: &str| format!("{}\n", [cell; 12].join("\t"));
    let table = row("项目名称") + &row("东山水库除险加固") + &row("青河治理下游段");
    let text = |more: usize| {
        let lines = "各项目推进平稳，没有停工缓建的情况，群众反映良好。\n".repeat(more);
        format!(
            "---\n抄送: 市委办公室\n印发机关: 青禾县政府办公室\n印发日期: 2026年4月9日\n---\n关于项目进展的通知\n\n各乡镇：\n现将进展情况通知如下。\n{lines}{table}"
        )
    };
    // The table on page 2: page 3 is blank, the foot on page 4.
    let laid = by("通用公文-简", &text(0));
    assert_eq!(laid.pages.pages.len(), 4);
    assert!(text_of(&laid.pages.pages[3]).starts_with("抄送"));
    let numbers: Vec<String> = laid.pages.pages.iter().map(furniture).collect();
    assert_eq!(numbers[2..], ["", ""], "{numbers:?}");
    // The table on page 3: the foot on page 4, which has its number.
    let laid = by("通用公文-简", &text(25));
    assert_eq!(laid.pages.pages.len(), 4);
    assert!(text_of(&laid.pages.pages[3]).starts_with("抄送"));
    assert_eq!(furniture(&laid.pages.pages[3]), "— 4 —");
}
