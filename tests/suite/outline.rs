//! Recognition from the outside: a text in, the labels of its lines out.
//!
//! Samples and whole documents are compared with `outline/<case>/expected.txt`
//! (UPDATE=1 writes them anew); the traps of the field are named tests.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use gongwen::diagnostic::Severity;
use gongwen::document::{Block, Document, InlineKind, Origin, Role};
use gongwen::outline::{BuriedItems, Outline, OutlineOptions, outline, report};
use gongwen::read::{Given, Key, ReadOptions, Source, SourceBlock, read};
use proptest::prelude::*;

fn source(text: &str) -> Source {
    read(text.as_bytes(), "a.txt", ReadOptions::default())
        .expect("text never fails for its content")
        .source
}

fn recognise(text: &str) -> Outline {
    outline(&source(text), OutlineOptions::default())
}

/// The labels of the lines, joined by a space.
fn labels(text: &str) -> String {
    let labels: Vec<_> = recognise(text)
        .lines
        .iter()
        .map(|line| line.label)
        .collect();
    labels.join(" ")
}

/// The texts of all paragraphs that were read, enclosed documents included.
fn texts(document: &Document) -> Vec<String> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(it) if it.origin == Origin::Read => texts.push(it.text.chars.clone()),
            Block::Enclosed(inner) => texts.extend(self::texts(inner)),
            Block::Table(table) => texts.extend(table.rows.iter().map(|row| {
                let cells: Vec<_> = row.cells.iter().map(|it| it.text.chars.as_str()).collect();
                cells.join("\t")
            })),
            _ => {}
        }
    }
    texts
}

/// The leads of paragraph `at`, as texts.
fn leads(document: &Document, at: usize) -> Vec<String> {
    let Block::Paragraph(paragraph) = &document.blocks[at] else {
        return Vec::new();
    };
    let leads = paragraph
        .text
        .inlines
        .iter()
        .filter(|it| it.kind == InlineKind::Lead);
    leads
        .map(|it| paragraph.text.chars[it.range.clone()].to_owned())
        .collect()
}

fn rendered(outline: &Outline, text: &str) -> String {
    let source: Vec<_> = text.lines().collect();
    let mut out = format!(
        "title: {}\n",
        outline.document.title().as_deref().unwrap_or("none")
    );
    for line in &outline.lines {
        let words: Vec<char> = source[line.line as usize - 1].chars().collect();
        let shown: String = match line.lead_end {
            Some(end) => words[..end].iter().chain(&['|']).collect(),
            None => words.iter().take(24).collect(),
        };
        let _ = writeln!(out, "{:>3} {:<16} {}", line.line, line.label, shown.trim());
    }
    for told in &outline.diagnostics {
        let line = told.place.as_ref().and_then(gongwen::document::Place::line);
        let _ = writeln!(out, "{} {:?} {}", told.code, line, told.message);
    }
    out
}

fn matches_expected(input: &Path, expected: &Path) {
    let text = std::fs::read_to_string(input).expect("the case has its input");
    let seen = rendered(&recognise(&text), &text);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(expected.parent().expect("a file has a folder"))
            .and_then(|()| std::fs::write(expected, &seen))
            .expect("the clone can be written");
    }
    let want = std::fs::read_to_string(expected).unwrap_or_default();
    assert_eq!(seen, want, "{}", input.display());
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_samples_read_as_they_should() {
    for name in [
        "report", "notice", "speech", "plan", "marks", "rules", "general", "upward", "letter",
        "order", "minutes", "projects",
    ] {
        let expected = root()
            .join("tests/suite/outline")
            .join(format!("sample-{name}/expected.txt"));
        matches_expected(
            &root().join("samples").join(format!("{name}.txt")),
            &expected,
        );
    }
}

#[test]
fn whole_documents_read_as_they_should() {
    let cases = root().join("tests/suite/outline");
    let folders = std::fs::read_dir(&cases).expect("the cases stand in the clone");
    for folder in folders.map(|it| it.expect("a readable folder").path()) {
        let input = folder.join("input.txt");
        if input.exists() {
            matches_expected(&input, &folder.join("expected.txt"));
        }
    }
}

// False headings.

/// Each line stands between headings and is none itself.
fn is_body(line: &str) {
    let text = format!("一、情况\n正文在此。\n{line}\n二、打算\n正文在此。");
    assert_eq!(labels(&text), "h1 body body h1 body", "{line}");
}

#[test]
fn an_enumeration_of_prizes_is_no_heading() {
    is_body("一、二、三等奖获奖名单已经公布，不再另行通知。");
}

#[test]
fn a_reference_to_items_is_no_heading() {
    is_body("（一）至（三）项所列情形，由牵头单位核实。");
    is_body("第八条第（一）款、第（二）款材料由申请人提供。");
}

#[test]
fn quantities_and_dates_are_no_headings() {
    is_body("1.5亿元资金已经下达。");
    is_body("2023.7.1起施行。");
    is_body("3.2%的企业反映尚未到账。");
    is_body("2026.04.20");
    is_body("2004年4月16日至18日，召开了会议。");
}

#[test]
fn words_that_begin_with_a_number_are_no_headings() {
    is_body("三要素齐全的企业，可以简化手续。");
    is_body("一是一、二是二，说到做到。");
    is_body("一体推进、分步实施。");
    is_body("五年来，全市面貌一新。");
    is_body("一个中国原则是共识。");
    is_body("不属于一、二、四类包裹的，照常收寄。");
}

#[test]
fn a_numbered_sentence_that_nothing_elaborates_is_body() {
    let text = "一、目标\n正文。\n二、要求\n正文。\n三、本批复自2021年1月1日起施行。";
    assert_eq!(labels(text), "h1 body h1 body body");
}

#[test]
fn clauses_of_a_list_are_body() {
    let text = "一、分工\n各单位职责：\n（一）甲单位负责指导；\n（二）乙单位负责监督；\n（三）丙单位负责考核。\n二、时间\n正文。";
    assert_eq!(labels(text), "h1 body body body body h1 body");
}

#[test]
fn numbered_attachments_are_no_headings() {
    let text = "关于报送材料的通知\n各单位：\n请按要求报送。\n附件：1.任务书\n2.任务分解表\n云川市水利局\n2023年3月1日";
    let want = "title salutation body attachment-note attachment-note signature date";
    assert_eq!(labels(text), want);
}

// Headings that are easily missed.

#[test]
fn the_name_of_an_attachment_goes_on_on_the_next_line() {
    let head = "关于报送材料的报告\n\n各区政府：\n\n现将情况报告如下。\n\n";
    let tail =
        "\n\n                              某某局\n                           2026年1月5日\n";
    for (entries, wanted) in [
        (
            "附件：1.关于加强档案管理工作的\n        通知\n      2.办法\n      3.各单位应当遵守的\n        若干规定",
            &[
                "附件：1.关于加强档案管理工作的通知",
                "2.办法",
                "3.各单位应当遵守的若干规定",
            ][..],
        ),
        (
            "附件：1.关于档案管理的\n通知\n2.办法",
            &["附件：1.关于档案管理的通知", "2.办法"],
        ),
        (
            "附件：关于档案管理的\n      通知",
            &["附件：关于档案管理的通知"],
        ),
        // What stands below the last name may be 署名.
        (
            "附件：1.办法\n2.规定\n某某局",
            &["附件：1.办法", "2.规定", "某某局"],
        ),
        (
            "附件：1.办法\n2.规定\n                                  某某局",
            &["附件：1.办法", "2.规定", "某某局"],
        ),
    ] {
        let text = format!("{head}{entries}{tail}");
        let found = recognise(&text);
        let read = texts(&found.document);
        let read: Vec<&str> = read.iter().map(String::as_str).collect();
        assert_eq!(read[3..read.len() - 2], *wanted, "{text}");
        let codes: Vec<&str> = found.diagnostics.iter().map(|it| it.code).collect();
        assert_eq!(codes, [""; 0], "{text}");
    }
}

#[test]
fn a_numbered_line_above_a_table_is_its_title_and_no_heading() {
    let text = "# 题目\n\n甲。\n\n表1 各科室情况[^1]\n\n| 乙 |\n|---|\n| 丙 |\n\n这里有一段足够长的文字来说明上面的各项情况。\n\n表2 各乡镇情况\n\n| 乙 |\n|---|\n| 丙 |\n\n这里有一段足够长的文字来说明上面的各项情况。\n\n[^1]: 注。\n";
    let reading = read(text.as_bytes(), "a.md", ReadOptions::default()).expect("it is read");
    let found = outline(&reading.source, OutlineOptions::default());
    let roles: Vec<Role> = found.document.paragraphs().map(|it| it.role).collect();
    assert_eq!(roles, [[Role::Title].as_slice(), &[Role::Body; 5]].concat());
    assert_eq!(found.diagnostics, []);
}

#[test]
fn a_number_in_an_item_is_no_heading() {
    let text = "# 题目\n\n甲。\n\n- 乙\n  1. 子序号一\n\n     这里有一段足够长的文字来说明上面的情况。\n  2. 子序号二\n\n     又一段\n\n     这里有一段足够长的文字来说明上面的情况。\n";
    let reading = read(text.as_bytes(), "a.md", ReadOptions::default()).expect("it is read");
    let found = outline(&reading.source, OutlineOptions::default());
    let headings = found.document.paragraphs();
    assert_eq!(
        headings
            .filter(|it| matches!(it.role, Role::Heading(_)))
            .count(),
        0
    );
    assert_eq!(found.diagnostics, []);
}

#[test]
fn every_way_to_number_makes_headings() {
    let ways = [
        ("一、", "二、", "h1"),
        ("一 、", "二 、", "h1"),
        ("一．", "二．", "h1"),
        ("（一）", "（二）", "h2"),
        ("(一)", "(二)", "h2"),
        ("（一)", "（二)", "h2"),
        ("㈠", "㈡", "h2"),
        ("1.", "2.", "h3"),
        ("1．", "2．", "h3"),
        ("１．", "２．", "h3"),
        ("1、", "2、", "h3"),
        ("1.1 ", "1.2 ", "h3"),
        ("（1）", "（2）", "h4"),
        ("⑴", "⑵", "h4"),
        ("①", "②", "h4"),
    ];
    for (first, second, level) in ways {
        let text = format!("{first}抓学习\n正文。\n{second}抓落实\n正文。");
        assert_eq!(
            labels(&text),
            format!("{level} body {level} body"),
            "{first}"
        );
    }
}

#[test]
fn numbers_beyond_ten_go_on() {
    let heads: Vec<_> = ["十", "十一", "十二"]
        .iter()
        .map(|n| format!("{n}、抓落实\n正文。"))
        .collect();
    assert_eq!(labels(&heads.join("\n")), "h1 body h1 body h1 body");
}

#[test]
fn items_by_words_are_found() {
    let ways = [
        ("一是", "二是"),
        ("一要", "二要"),
        ("第一，", "第二，"),
        ("其一，", "其二，"),
        ("首先，", "其次，"),
        ("一方面，", "另一方面，"),
        ("——", "——"),
    ];
    for (first, second) in ways {
        let text = format!("正文在前。\n{first}抓学习。学出成效。\n{second}抓落实。落到实处。");
        let seen = recognise(&text);
        let labels: Vec<_> = seen.lines.iter().map(|it| it.label).collect();
        assert_eq!(labels, ["body", "item", "item"], "{first}");
        let lead = first.chars().count() + 4;
        assert_eq!(seen.lines[1].lead_end, Some(lead), "{first}");
    }
}

#[test]
fn chapters_sections_and_articles_are_found() {
    let text = "云川市河道管理办法\n第一章　总　则\n第一条　为加强管理，制定本办法。\n第二条　下列行为禁止：\n（一）倾倒垃圾；\n（二）擅自取土。\n第二章　附则\n第一节　解释\n第三条　本办法由市水利局解释。";
    let want = "title chapter article article body body chapter chapter article";
    assert_eq!(labels(text), want);
}

// Shapes.

#[test]
fn a_run_in_heading_ends_at_its_first_full_stop() {
    let text = "二、原则\n（一）坚持改革，简政放权。完善制度，改进服务。\n（二）“三个到位”抓落实。责任到位。";
    let seen = recognise(text);
    let ends: Vec<_> = seen
        .lines
        .iter()
        .map(|it| (it.label, it.lead_end))
        .collect();
    assert_eq!(ends, [("h1", None), ("h2", Some(13)), ("h2", Some(13))]);
}

#[test]
fn a_heading_keeps_its_quotes_colon_and_space() {
    let text = "一、深学：学到什么\n正文。\n（一）“四个极限”谋跨越\n正文。\n（二）突出产业强市 转型升级大气魄\n正文。";
    assert_eq!(labels(text), "h1 body h2 body h2 body");
    assert_eq!(
        texts(&recognise(text).document)[4],
        "（二）突出产业强市 转型升级大气魄"
    );
}

#[test]
fn an_item_of_one_sentence_leads_by_its_marker() {
    let seen = recognise("正文。\n一是抓学习，学出成效。\n二是抓落实，落到实处。");
    assert_eq!(seen.lines[1].lead_end, Some(2));
}

#[test]
fn a_chain_inside_one_paragraph_is_body() {
    assert_eq!(
        labels("正文。\n一是抓学习；二是抓落实；三是抓考核。"),
        "body body"
    );
    assert_eq!(
        labels("正文。\n会议指出，一是抓学习。二是抓落实。"),
        "body body"
    );
}

const BURIED: &str =
    "正文。\n一是破冰。解放思想。\n二是破局。转变作风。三是破茧。优化考核。唯一是金。";

#[test]
fn a_buried_item_is_reported_with_its_place_and_left_whole() {
    let seen = recognise(BURIED);
    assert_eq!(leads(&seen.document, 2), ["二是破局。", "三是破茧。"]);
    let told: Vec<_> = seen
        .diagnostics
        .iter()
        .filter(|it| it.code == "buried-item")
        .collect();
    assert_eq!(told.len(), 1);
    let place = format!("{:?}", told[0].place);
    assert!(place.contains("line: 3, column: 11"), "{place}");
}

#[test]
fn a_buried_item_is_split_only_when_asked() {
    let options = OutlineOptions {
        buried: BuriedItems::Split,
    };
    let seen = outline(&source(BURIED), options);
    let want = [
        "正文。",
        "一是破冰。解放思想。",
        "二是破局。转变作风。",
        "三是破茧。优化考核。唯一是金。",
    ];
    assert_eq!(texts(&seen.document), want);
    assert_eq!(leads(&seen.document, 3), ["三是破茧。"]);
}

#[test]
fn a_number_inside_a_word_is_never_buried() {
    let text = "一是稳。稳字当头。万一是雨天。\n二是进。进中求稳。第三是例外。三是好。";
    assert_eq!(leads(&recognise(text).document, 0), ["一是稳。"]);
}

// Hierarchy.

#[test]
fn numbers_that_run_on_across_sections_keep_their_level() {
    let text = "一、甲\n（一）子\n文。\n（二）丑\n文。\n二、乙\n（三）寅\n文。\n（四）卯\n文。";
    assert_eq!(labels(text), "h1 h2 body h2 body h1 h2 body h2 body");
}

#[test]
fn a_skipped_level_keeps_the_usual_ones() {
    let text = "一、甲\n1.子\n文。\n2.丑\n文。\n二、乙\n1.寅\n文。\n2.卯\n文。";
    assert_eq!(labels(text), "h1 h3 body h3 body h1 h3 body h3 body");
}

#[test]
fn levels_turned_round_follow_the_document() {
    let text =
        "1、甲\n（一）子\n文。\n（二）丑\n文。\n2、乙\n（一）寅\n文。\n（二）卯\n文。\n3、丙\n文。";
    assert_eq!(
        labels(text),
        "h1 h2 body h2 body h1 h2 body h2 body h1 body"
    );
}

// Elements.

#[test]
fn a_long_opening_paragraph_is_no_title_and_the_user_is_told() {
    let text = format!(
        "{}。\n一、甲\n文。",
        "全市上下深入学习贯彻会议精神，".repeat(6)
    );
    let seen = recognise(&text);
    assert_eq!(seen.document.title(), None);
    let told = &seen.diagnostics[0];
    assert_eq!(told.code, "no-title");
    assert!(told.hints.iter().any(|it| it.contains("--title")));
}

#[test]
fn a_heading_that_opens_a_text_without_title_is_not_called_body() {
    let seen = recognise("一、目标\n正文在此。\n二、要求\n正文在此。");
    assert_eq!(
        seen.diagnostics[0].message,
        "没有找到标题：开头一段认作一级标题，成文没有标题"
    );
}

#[test]
fn lines_that_lead_on_are_not_addressed_to_anyone() {
    let text = "关于开展检查的通知\n各县（区）人民政府：\n现将有关事项通知如下：\n一、时间\n文。";
    assert_eq!(labels(text), "title salutation body h1 body");
    assert_eq!(
        labels("关于开展检查的通知\n现将有关事项通知如下：\n一、时间\n文。"),
        "title body h1 body"
    );
}

/// The labels of a title and the lines under it, above a body.
fn under_a_title(lines: &str) -> String {
    labels(&format!(
        "全市经济工作会议纪要\n{lines}\n会议听取了情况汇报。"
    ))
}

#[test]
fn lines_under_a_title_that_tell_something_are_body() {
    let lines = "时间：2023年3月1日\n地点：第一会议室\n主持人：王　强\n出席：各科室负责人";
    assert_eq!(under_a_title(lines), "title body body body body body");
}

#[test]
fn what_is_unsure_under_a_title_is_body() {
    assert_eq!(under_a_title("1 年度主要工作"), "title body body");
    assert_eq!(under_a_title("前言"), "title body body");
}

#[test]
fn web_lines_under_a_title_are_told_by_company() {
    let lines = "来源：云川日报　时间：2023-03-01\n市长　王　强";
    assert_eq!(under_a_title(lines), "title other byline body");
}

#[test]
fn a_long_title_that_quotes_another_is_a_title() {
    let text = "云川市人民政府办公室关于转发市发展改革委市财政局市水利局市农业农村局《云川市加快推进城乡供水一体化和农村饮水安全巩固提升工程建设实施方案（2023—2025年）》的通知";
    assert!(text.chars().count() > 70);
    assert_eq!(
        labels(&format!("{text}\n各县（区）人民政府：\n请认真执行。")),
        "title salutation body"
    );
    assert_eq!(labels(&format!("{text}\n请认真执行。")), "title body");
    assert_eq!(labels(&format!("{text}。\n请认真执行。")), "body body");
}

#[test]
fn a_plain_addressee_below_an_opening_line_that_is_no_title_is_one() {
    let opening = "关于本市城乡供水一体化和农村饮水安全".repeat(8);
    let text = format!("{opening}\n各县（区）人民政府：\n请认真执行。");
    assert_eq!(labels(&text), "body salutation body");
}

#[test]
fn reasons_are_true_of_their_line() {
    let seen = recognise("云川市人民政府办公室\n关于开展检查的通知\n1. 有序\n请认真执行。");
    let why: Vec<_> = seen.lines.iter().map(|it| it.why.as_ref()).collect();
    assert_eq!(
        why[..3],
        [
            "与相邻的以文种名称结尾的一行合成标题",
            "位于正文之前，句末无标点，以文种名称结尾",
            "编号从一起而只此一个，独占一行，句末无标点",
        ]
    );
}

#[test]
fn every_spelling_of_the_date_closes_a_document() {
    for date in [
        "2023年8月5日",
        "二〇二三年八月五日",
        "二○二三年八月五日",
        "二0二三年八月五日",
    ] {
        let text = format!(
            "关于开展检查的通知\n各单位：\n请认真执行。\n云川市水利局\u{a0}\u{a0}\n{date}\n（此件公开发布）"
        );
        assert_eq!(
            labels(&text),
            "title salutation body signature date note",
            "{date}"
        );
    }
}

#[test]
fn joint_signatures_are_all_signatures() {
    let text =
        "关于开展检查的通知\n各单位：\n请认真执行。\n云川市水利局\n云川市财政局\n2023年8月5日";
    assert_eq!(
        labels(text),
        "title salutation body signature signature date"
    );
}

#[test]
fn a_letter_spaced_title_is_a_title() {
    let text = "关 于 印 发\n几 个 问 题 的 通 知\n各单位：\n请认真执行。";
    assert_eq!(labels(text), "title title salutation body");
}

#[test]
fn an_enclosed_plan_is_a_document_of_its_own() {
    let text = "关于印发工作方案的通知\n各单位：\n现印发给你们。\n云川市水利局\n2023年8月5日\n河道清理工作方案\n为做好工作，制定本方案。\n一、目标\n文。";
    let want = "title salutation body signature date attachment-title body h1 body";
    assert_eq!(labels(text), want);
    assert!(matches!(
        recognise(text).document.blocks.last(),
        Some(Block::Enclosed(_))
    ));
}

#[test]
fn hard_wrapped_lines_are_one_paragraph() {
    let text = "第一条　为加强河道管理，保障防洪安全，改善水生态\n环境，发挥河道综合功能，根据有关法律法规，结合本市\n实际情况，制定本办法并遵照执行，各单位要严格落实到\n位。\n第二条　河道管理实行统一规划、综合治理、分级负责的\n原则，各级人民政府应当加强领导，把它纳入本级国民经\n济规划。";
    assert_eq!(labels(text), "article cont cont cont article cont cont");
    assert_eq!(recognise(text).document.blocks.len(), 2);
}

// Markdown.

fn recognise_markdown(text: &str) -> Outline {
    let reading = read(text.as_bytes(), "a.md", ReadOptions::default());
    let source = reading
        .expect("Markdown never fails for its content")
        .source;
    outline(&source, OutlineOptions::default())
}

const MARKDOWN: &str = "# 关于检查的报告\n\n正文。\n\n## 一、甲\n\n### （一）子\n\n**一是稳**。稳中求进。\n\n**二是进**。进中求稳。\n\n### （二）丑\n\n文。\n\n## 二、乙\n\n文。\n";

#[test]
fn markdown_marks_are_evidence_and_levels_are_not_doubled() {
    let seen = recognise_markdown(MARKDOWN);
    let labels: Vec<_> = seen.lines.iter().map(|it| it.label).collect();
    let want = "title body h1 h2 item item h2 body h1 body";
    assert_eq!(labels.join(" "), want);
    assert_eq!(seen.document.title().as_deref(), Some("关于检查的报告"));
}

#[test]
fn bold_before_a_full_stop_is_read_back_as_the_lead() {
    let markdown = recognise_markdown(MARKDOWN).document;
    assert_eq!(leads(&markdown, 4), ["一是稳。"]);
    let plain: String = MARKDOWN.replace(['#', '*'], "").replace("\n ", "\n");
    let text = recognise(plain.trim()).document;
    let words = |document: &Document| -> Vec<_> {
        let paragraphs = document.paragraphs();
        paragraphs
            .map(|it| (it.role, it.text.clone(), it.marker.clone()))
            .collect()
    };
    assert_eq!(words(&markdown), words(&text));
}

#[test]
fn headings_without_numbers_keep_their_level() {
    let seen =
        recognise_markdown("# 调研报告\n\n文。\n\n## 基本情况\n\n文。\n\n### 人口\n\n文。\n");
    let labels: Vec<_> = seen.lines.iter().map(|it| it.label).collect();
    assert_eq!(labels.join(" "), "title body h1 body h2 body");
}

// Given elements.

fn with_given(text: &str, entries: &[(Key, &str)]) -> Outline {
    let mut source = source(text);
    source.given.entries = entries
        .iter()
        .map(|&(key, value)| Given {
            key,
            written: "键".to_owned(),
            place: None,
            stand: Vec::new(),
            values: vec![value.to_owned()],
        })
        .collect();
    outline(&source, OutlineOptions::default())
}

fn shown(document: &Document) -> Vec<(Role, String)> {
    document
        .paragraphs()
        .map(|it| (it.role, it.text.chars.clone()))
        .collect()
}

#[test]
fn given_elements_stand_where_the_standard_wants_them() {
    let given = [
        (Key::Title, "关于检查的通知"),
        (Key::Addressee, "各单位"),
        (Key::Attachment, "任务书"),
        (Key::Signature, "云川市水利局"),
        (Key::Date, "2023年8月5日"),
        (Key::Note, "此件公开发布"),
        (Key::CopyTo, "市委办公室"),
        (Key::IssuedBy, "云川市水利局办公室"),
        (Key::IssuedOn, "2023年8月6日"),
    ];
    let seen = with_given("请认真执行。", &given);
    let want = [
        (Role::Title, "关于检查的通知"),
        (Role::Addressee, "各单位："),
        (Role::Body, "请认真执行。"),
        (Role::AttachmentNote, "附件：任务书"),
        (Role::Signature, "云川市水利局"),
        (Role::Date, "2023年8月5日"),
        (Role::Note, "（此件公开发布）"),
        (Role::CopyTo, "抄送：市委办公室。"),
        (Role::Issued, "云川市水利局办公室　2023年8月6日印发"),
    ];
    let want = want.map(|(role, text)| (role, text.to_owned()));
    assert_eq!(shown(&seen.document), want);
    assert!(seen.diagnostics.is_empty());
}

#[test]
fn a_given_element_that_the_text_has_is_not_doubled() {
    let seen = with_given(
        "关于检查的通知\n请认真执行。",
        &[(Key::Title, "关于检查的通知")],
    );
    assert_eq!(seen.document.blocks.len(), 2);
    assert_eq!(seen.document.title().as_deref(), Some("关于检查的通知"));
}

#[test]
fn a_given_title_takes_the_place_of_one_that_was_guessed() {
    let seen = with_given("关于检查的通知\n请认真执行。", &[(Key::Title, "检查通知")]);
    let roles: Vec<_> = seen.document.paragraphs().map(|it| it.role).collect();
    assert_eq!(roles, [Role::Title, Role::Body, Role::Body]);
    let line = &seen.lines[0];
    assert_eq!((line.label, line.role), ("body", Role::Body));
    assert!(line.why.starts_with("因为另给了标题"), "{}", line.why);
    let want = [(
        "given-replaces",
        Severity::Note,
        Some(1),
        "另给了标题，正文里的标题（第 1 行）按正文处理",
    )];
    assert_eq!(told(&seen), want);
}

#[test]
fn a_given_element_beside_another_of_the_text_is_told_and_both_stay() {
    let text = "关于检查的通知\n\n各县（区）人民政府：\n请认真执行。\n云川市水利局\n2023年8月5日";
    let given = [(Key::Addressee, "各单位"), (Key::Signature, "云川市水利局")];
    let seen = with_given(text, &given);
    assert_eq!(seen.document.with_role(Role::Addressee).count(), 2);
    assert_eq!(seen.document.with_role(Role::Signature).count(), 1);
    let want = [(
        "given-beside",
        Severity::Note,
        Some(3),
        "正文里已有主送机关（第 3 行），两处都保留",
    )];
    assert_eq!(told(&seen), want);
}

/// Code, weight, line and message of each finding.
fn told(seen: &Outline) -> Vec<(&str, Severity, Option<u32>, &str)> {
    let found = seen.diagnostics.iter();
    found
        .map(|it| {
            let line = it.place.as_ref().and_then(gongwen::document::Place::line);
            (it.code, it.severity, line, it.message.as_str())
        })
        .collect()
}

// Reports.

#[test]
fn json_has_one_entry_a_line_and_the_agreed_keys() {
    let seen = recognise("关于检查的通知\n一是稳。稳中求进。\n二是进。进中求稳。");
    let json = report::json(&seen, "a.txt");
    let value: serde_json::Value = serde_json::from_str(&json).expect("valid JSON");
    assert_eq!(value["file"], "a.txt");
    assert_eq!(value["title"], "关于检查的通知");
    let line = &value["lines"][1];
    assert_eq!((&line["line"], &line["role"]), (&2.into(), &"item".into()));
    assert_eq!(
        (&line["marker"], &line["ordinal"]),
        (&"一是".into(), &1.into())
    );
    assert_eq!(
        (&line["lead_end"], &line["confidence"]),
        (&4.into(), &0.97.into())
    );
    assert!(line["why"].as_str().is_some_and(|why| !why.is_empty()));
}

#[test]
fn what_parts_a_line_inside_makes_no_second_entry_but_is_told() {
    for (parted, told) in [
        (
            "正文在此。\u{c}下页在此。",
            "；同一行里的“下页在此。”是正文",
        ),
        (
            "正文在此。\u{2028}一、要求",
            "；同一行里的“一、要求”是一级标题",
        ),
        (
            "正文在此。\u{2028}请各单位于本月底以前认真执行。",
            "；同一行里的“请各单位于本月底以前认真…”是正文",
        ),
    ] {
        let text = format!("关于检查的通知\n{parted}\n正文又在此。");
        let seen = recognise(&text);
        let lines: Vec<_> = seen.lines.iter().map(|it| it.line).collect();
        assert_eq!(lines, [1, 2, 3]);
        assert!(seen.lines[1].why.ends_with(told), "{}", seen.lines[1].why);
    }
}

#[test]
fn the_tree_shows_lines_roles_leads_and_reasons() {
    let text = "一、目标\n一是稳。稳中求进。\n二是进。进中求稳。\n二、要求\n文。";
    let tree = report::tree(&recognise(text), text);
    assert!(tree.starts_with("    1  一级标题  一、目标\n"), "{tree}");
    assert!(tree.contains("【一是稳。】稳中求进。"), "{tree}");
    assert!(tree.contains("97％ 段首序数词与前后相连"), "{tree}");
}

// Properties.

/// Lines made of what recognition looks for, and of anything else.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("一、"),
        Just("（一）"),
        Just("（二）"),
        Just("1."),
        Just("2、"),
        Just("（1）"),
        Just("①"),
        Just("一是"),
        Just("二是"),
        Just("首先，"),
        Just("——"),
        Just("第一章"),
        Just("第二条"),
        Just("附件"),
        Just("附件："),
        Just("通知"),
        Just("2023年8月5日"),
        Just("（"),
        Just("）"),
        Just("“"),
        Just("。"),
        Just("；"),
        Just("："),
        Just("抄送："),
        Just("某某局"),
        Just("工作\t内容"),
        Just("\u{3000}"),
        Just("\n"),
        Just("\n\n"),
        Just("\u{a0}"),
        Just("十"),
        Just("目录"),
        Just("的，"),
        Just("\t"),
        Just("— 3 —"),
        Just("1.1 "),
        Just("内容"),
    ];
    let words = prop_oneof![4 => piece.prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(words, 0..60).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn any_text_comes_back_whole(text in any_text()) {
        prop_assume!(text.chars().any(|it| !it.is_whitespace()) && !text.starts_with("---"));
        // Marks are no part of the text; they have tests of their own.
        let text = text.replace(['#', '\\'], "井");
        let Ok(reading) = read(text.as_bytes(), "a.txt", ReadOptions::default()) else {
            return Ok(());
        };
        let seen = outline(&reading.source, OutlineOptions::default());
        // White space around the tabs that part cells is no text.
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        // A number of a printed page stands behind the paragraph that it cuts.
        let is_page = |line: Option<u32>| seen.lines.iter().any(|it| {
            Some(it.line) == line && it.why.contains("印刷页的页码")
        });
        let (pages, want): (Vec<_>, Vec<_>) = reading.source.blocks.iter().filter_map(|block| match block {
            SourceBlock::Paragraph(it) => Some((is_page(it.place.line()), letters(&it.text.chars))),
            _ => None,
        }).partition(|(is_page, _)| *is_page);
        let mut found: Vec<_> = texts(&seen.document).iter().map(|it| letters(it)).collect();
        for (_, page) in pages {
            let at = found.iter().position(|it| *it == page);
            prop_assert!(at.is_some(), "{page} is lost");
            found.remove(at.expect("it is there"));
        }
        let want: String = want.into_iter().map(|(_, text)| text).collect();
        prop_assert_eq!(found.concat(), want);
        let mut lines: Vec<_> = reading.source.blocks.iter().filter_map(|block| match block {
            SourceBlock::Paragraph(it) if !it.text.chars.trim().is_empty() => it.place.line(),
            _ => None,
        }).collect();
        lines.dedup();
        prop_assert_eq!(seen.lines.iter().map(|it| it.line).collect::<Vec<_>>(), lines);
    }

    #[test]
    fn blank_lines_and_indents_change_nothing(text in any_text()) {
        let lines: Vec<_> = text.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
        prop_assume!(!lines.is_empty() && lines[0] != "---" && !text.contains('\r'));
        let plain = lines.join("\n");
        let mut loose = String::new();
        for line in &lines {
            let _ = write!(loose, "\u{3000}\u{3000}{line}\n\n");
        }
        prop_assume!(read(plain.as_bytes(), "a.txt", ReadOptions::default()).is_ok());
        prop_assert_eq!(labels(&plain), labels(&loose));
    }
}

#[test]
fn a_given_title_of_two_lines_is_two_lines_of_the_title() {
    let seen = with_given(
        "请认真执行。",
        &[(Key::Title, "云川市人民政府\n关于检查的通知\n")],
    );
    let titles: Vec<_> = seen.document.with_role(Role::Title).collect();
    let words: Vec<_> = titles.iter().map(|it| it.text.chars.as_str()).collect();
    assert_eq!(words, ["云川市人民政府", "关于检查的通知"]);
}

#[test]
fn a_table_alone_is_a_document() {
    let seen = recognise_markdown("|甲|乙|\n|---|---|\n|1|2|\n");
    assert!(matches!(seen.document.blocks[..], [Block::Table(_)]));
    assert_eq!(seen.lines, []);
}

#[test]
fn blank_lines_between_all_lines_are_none_beside_a_line_parted_in_two() {
    assert_eq!(labels("0\u{2028}A2、\na"), labels("0\u{2028}A2、\n\na"));
}

#[test]
fn bold_with_its_full_stop_inside_is_a_lead_and_no_asterisk_stays() {
    let seen = recognise_markdown("**一是抓学习。**开展十二次。\n\n**二是抓作风。**整治八项。\n");
    assert_eq!(
        texts(&seen.document),
        ["一是抓学习。开展十二次。", "二是抓作风。整治八项。"]
    );
    assert_eq!(leads(&seen.document, 0), ["一是抓学习。"]);
}

#[test]
fn numbers_of_a_markdown_list_are_text() {
    let seen = recognise_markdown("1. 先自查，形成报告。\n2. 再整改，限期完成。\n");
    assert_eq!(
        texts(&seen.document),
        ["1. 先自查，形成报告。", "2. 再整改，限期完成。"]
    );
}

#[test]
fn an_attachment_is_known_by_its_number_and_name_or_by_its_name_alone() {
    let head = "关于开展检查的通知\n各科室：\n请认真执行。\n附件：1.检查表\n2.检查办法\n办公室\n2024年1月1日\n";
    let two =
        format!("{head}附件1：检查表\n检查内容由各科室填写。\n附件2：检查办法\n检查每月一次。");
    let tail = "signature date attachment-title body attachment-title body";
    assert!(labels(&two).ends_with(tail), "{}", labels(&two));
    let named = "关于表彰的决定\n各单位：\n决定表彰下列同志。\n附：先进个人名单\n县委\n2024年1月3日\n先进个人名单\n李　明　县教育局\n王　芳　县卫健委\n赵建国　县公安局";
    let tail = "attachment-note signature date attachment-title body body body";
    assert!(labels(named).ends_with(tail), "{}", labels(named));
}

#[test]
fn what_closes_a_text_signs_nothing() {
    assert_eq!(
        labels("关于检查的报告\n县政府：\n情况良好。\n特此报告\n县住建局\n2024年3月5日"),
        "title salutation body body signature date"
    );
}

#[test]
fn two_clauses_under_a_colon_are_no_headings() {
    assert_eq!(
        labels(
            "关于处分的决定\n经查，存在以下问题：\n（一）违反规定，收受礼金。\n（二）工作失职，监管不力。\n以上行为已构成违纪，决定给予处分。"
        ),
        "title body body body body"
    );
}

#[test]
fn the_users_mark_overrules_a_guessed_title() {
    let seen = recognise("关于检查的函\n# 真正的标题\n情况良好，请审阅。");
    assert_eq!(seen.document.title().as_deref(), Some("真正的标题"));
}

#[test]
fn an_attachment_may_be_a_table_alone() {
    let seen = recognise_markdown(
        "# 关于检查的通知\n\n各科室：\n\n请认真执行。\n\n办公室\n\n2024年1月1日\n\n附件1：检查表\n\n|甲|乙|\n|---|---|\n|1|2|\n",
    );
    let Some(Block::Enclosed(attachment)) = seen.document.blocks.last() else {
        panic!("{:?}", seen.document.blocks.last());
    };
    assert_eq!(attachment.with_role(Role::AttachmentLabel).count(), 1);
    assert!(matches!(attachment.blocks.last(), Some(Block::Table(_))));
}

#[test]
fn an_indent_is_not_compared_with_a_piece_of_a_line() {
    let plain = "甲\u{2028}的，\n附件";
    let loose = "\u{3000}\u{3000}甲\u{2028}的，\n\n\u{3000}\u{3000}附件";
    assert_eq!(labels(plain), labels(loose));
}

#[test]
fn what_is_body_for_want_of_evidence_is_told_with_its_line() {
    let text = "年度工作总结\n全年开工项目三十个，完成投资十二亿元。\n主要做法\n深化改革，破解难题，干部群众齐心协力，见到了成效。\n";
    assert_eq!(labels(text), "title body body body");
    let seen = recognise(text);
    let unsure = told(&seen).into_iter().find(|it| it.0 == "unsure");
    let (_, severity, line, message) = unsure.expect("it is told");
    assert_eq!((severity, line), (Severity::Warning, Some(3)));
    assert_eq!(message, "第 3 行像标题又没有把握，按正文处理");
}

#[test]
fn marks_force_and_forbid_headings_and_are_no_text() {
    let text = "年度工作总结\n全年开工项目三十个，完成投资十二亿元。\n## 主要做法\n深化改革，破解难题，见到了成效。\n\\一、是今年的数\n";
    assert_eq!(labels(text), "title body h1 body body");
    let seen = recognise(text);
    assert_eq!(texts(&seen.document)[2], "主要做法");
    assert_eq!(texts(&seen.document)[4], "一、是今年的数");
    assert!(
        told(&seen)
            .iter()
            .any(|it| it.0 == "heading-mark" && it.2 == Some(3))
    );
}

#[test]
fn a_paragraph_goes_on_below_a_page_number() {
    let lines = [
        "各单位要把数据报送摆在更加突出的位置抓紧抓实抓出成效",
        "主要负责同志要亲自过问亲自部署把责任落实到科室和个人",
        "统计部门要加强业务指导及时发现问题并督促有关单位整改",
        "审计部门要把数据质量列为年度审计的重点内容逐项核对清",
        "对弄虚作假的单位和个人一经查实要严肃追究责任决不姑息",
    ];
    let [above, below] = [lines[..3].join("\n"), lines[3..].join("\n")];
    let text = format!("关于报送的通知\n{above}\n— 2 —\n{below}\n到位。\n");
    assert_eq!(labels(&text), "title body cont cont other cont cont cont");
    let seen = recognise(&text);
    assert_eq!(
        texts(&seen.document)[1],
        format!("{}到位。", lines.concat())
    );
    assert_eq!(texts(&seen.document)[2], "— 2 —");
}

/// The labels of the lines of Markdown, joined by a space, and the codes of what is
/// told.
fn of_markdown(text: &str) -> (String, Vec<&'static str>) {
    let reading = read(text.as_bytes(), "a.md", ReadOptions::default());
    let source = reading.expect("text never fails for its content").source;
    let seen = outline(&source, OutlineOptions::default());
    let labels: Vec<_> = seen.lines.iter().map(|line| line.label).collect();
    let told = seen.diagnostics.iter().map(|it| it.code).collect();
    (labels.join(" "), told)
}

#[test]
fn items_with_a_bullet_are_no_headings_however_short() {
    let head = "# 关于物资的报告\n\n市人民政府：\n\n情况如下。\n\n";
    let long = "玉米种子190吨，全部经过发芽试验，发芽率都在百分之九十五以上。";
    let nested = format!("一、情况\n\n1. 物资\n\n   - 种子\n     - {long}\n   - 化肥\n2. 农机\n");
    let plain = format!("## 情况\n\n- 种子\n  - {long}\n- 化肥\n  - {long}\n- 农机\n");
    for (list, want) in [
        (nested, "h1 h3 body body body h3"),
        (plain, "h1 body body body body body"),
        // One alone was a heading in doubt.
        (format!("- 种子\n\n  {long}\n- 化肥\n"), "body body body"),
    ] {
        let (labels, told) = of_markdown(&format!("{head}{list}\n{long}\n"));
        assert_eq!(labels, format!("title salutation body {want} body"));
        assert!(told.is_empty(), "{told:?}");
    }
}

#[test]
fn a_short_name_between_an_attachment_s_label_and_its_table_is_its_title() {
    let table = "| 地区 | 数 |\n|---|---|\n| 甲 | 1 |\n";
    for name in ["宽表", "统计表", "责任清单"] {
        let text = format!(
            "# 关于报送的通知\n\n各县：\n\n请报送。\n\n附件：1.{name}\n\n2.{name}\n\n云川市统计局\n\n\
             2026年11月26日\n\n附件1\n\n{name}\n\n{table}\n附件2\n\n{name}\n\n{table}"
        );
        let (labels, told) = of_markdown(&text);
        let of_one = "attachment-title attachment-title";
        let want = format!("attachment-note attachment-note signature date {of_one} {of_one}");
        assert!(labels.ends_with(&want), "{name}: {labels}");
        assert!(told.is_empty(), "{told:?}");
    }
}

#[test]
fn numbered_lines_of_one_paragraph_of_markdown_stand_each_by_itself() {
    let numbered = |text: &str| of_markdown(&format!("# 关于甲的通知\n\n各县：\n\n{text}")).0;
    let three = numbered("要求如下。\n\n1.甲事\n续行\n2.乙事\n3.丙事\n");
    assert_eq!(three.split(' ').count(), 6, "{three}");
    // Not the number that follows, and no number.
    assert_eq!(numbered("1.甲事\n3.丙事\n").split(' ').count(), 3);
    assert_eq!(numbered("1.甲事完成\n2.5亿元。\n").split(' ').count(), 3);
}

#[test]
fn items_with_a_bullet_are_items_whatever_their_words() {
    let of_list = |list: &str| {
        let head = "# 关于报送材料的通知\n\n各县：\n\n请于月底前报送以下材料：\n\n";
        of_markdown(&format!("{head}{list}\n")).0
    };
    for (list, want) in [
        ("- 附件1\n- 附件2\n\n以上材料一式两份。", "body body body"),
        (
            "- 云川市财政局\n- 2026年3月5日\n- 2026年4月5日",
            "body body body",
        ),
        ("- 附件：清单\n- 抄送：市委办公室。", "body body"),
        (
            "- 云川市财政局\n- 抄送：市委办公室。\n\n云川市统计局\n\n2026年3月5日",
            "body body signature date",
        ),
        // What has a number goes by it.
        ("- 第一章 总则", "chapter"),
        (
            "附件1\n\n联系方式\n\n- 张三\n- 李四",
            "attachment-title attachment-title body body",
        ),
    ] {
        assert_eq!(of_list(list), format!("title salutation body {want}"));
    }
    let (labels, _) = of_markdown("# 关于报送材料的通知\n\n- 各县：\n- 各区：\n\n请报送材料。\n");
    assert_eq!(labels, "title body body body");
}

/// A text that so many bodies sign, one a line.
fn signed_by(bodies: usize) -> String {
    let names = ["农业农村", "水利", "财政", "教育", "民政"];
    let name = |at: usize| format!("青禾县第{}{}局\n\n", at + 1, names[at % names.len()]);
    let names: String = (0..bodies).map(name).collect();
    format!("# 关于春耕的报告\n\n各地抓紧检修农机，备足农资。\n\n{names}2026年3月5日\n")
}

#[test]
fn all_bodies_that_sign_together_are_signatures() {
    for bodies in [8, 9, 12, 30] {
        let labels = labels(&signed_by(bodies));
        assert_eq!(labels.matches("signature").count(), bodies, "{labels}");
    }
}

#[test]
fn short_lines_of_a_list_sign_no_more_than_before() {
    let villages = "东河村\n\n".repeat(12);
    let text = format!("# 关于春耕的报告\n\n下列各村抓紧检修农机。\n\n{villages}2026年3月5日\n");
    let labels = labels(&text);
    assert_eq!(labels.matches("signature").count(), 8, "{labels}");
}
