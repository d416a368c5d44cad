//! Layout from the outside: a text in, the lines of its pages and their places
//! out.

use gongwen::compose::compose;
use gongwen::diagnostic::Diagnostic;
use gongwen::font::{FontOptions, Fonts};
use gongwen::layout::{Item, Laid, Owner, Page, layout};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use gongwen::template::Template;
use std::sync::LazyLock;

static TEMPLATE: LazyLock<Template> =
    LazyLock::new(|| Template::load("报告材料").expect("the default template loads"));

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let loaded = Fonts::load(&TEMPLATE.faces, &FontOptions::default());
    loaded.expect("the bundled faces load").0
});

fn laid(text: &str) -> Laid {
    let reading = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("text is read");
    let outline = outline(&reading.source, OutlineOptions::default());
    layout(&compose(&outline.document, &TEMPLATE, &FONTS), &FONTS)
}

/// A line of a page: its baseline, where it begins, and its text.
struct Line {
    y: f64,
    x: f64,
    text: String,
}

/// The lines of text of a page, top to bottom; page numbers are none.
fn lines(page: &Page) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for item in &page.items {
        let (owner, x, y, text) = match item {
            Item::Glyphs(run) => (run.owner, run.origin.x, run.origin.y, run.text.clone()),
            Item::Missing(missing) => {
                let foot = missing.corner.y + missing.height;
                (missing.owner, missing.corner.x, foot, missing.text.clone())
            }
            Item::Rule(_) | Item::Picture(_) => continue,
        };
        if owner == Owner::Furniture {
            continue;
        }
        // Faces stand level to less than a point; lines are 29 apart.
        match lines.last_mut() {
            Some(line) if (line.y - y.0).abs() < 5.0 => line.text.push_str(&text),
            _ => lines.push(Line {
                y: y.0,
                x: x.0,
                text,
            }),
        }
    }
    lines
}

fn page_texts(text: &str) -> Vec<Vec<String>> {
    let pages = laid(text).pages.pages;
    let texts = |page: &Page| lines(page).into_iter().map(|line| line.text).collect();
    pages.iter().map(texts).collect()
}

fn page_number(page: &Page) -> (f64, String) {
    let numbers = page.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) if run.owner == Owner::Furniture => {
            Some((run.origin.x.0, run.text.clone()))
        }
        _ => None,
    });
    numbers
        .reduce(|first, next| (first.0, first.1 + &next.1))
        .expect("a page number")
}

/// A sample without the front matter that names its template.
fn sample(name: &str) -> String {
    let path = format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the sample is there");
    match text
        .strip_prefix("---\n")
        .and_then(|it| it.split_once("\n---\n"))
    {
        Some((_, text)) => text.to_owned(),
        None => text,
    }
}

const SAMPLES: [&str; 12] = [
    "general.txt",
    "letter.txt",
    "minutes.txt",
    "projects.txt",
    "order.txt",
    "upward.txt",
    "marks.txt",
    "notice.txt",
    "plan.txt",
    "report.txt",
    "rules.txt",
    "speech.txt",
];

#[test]
fn a_full_page_of_body_text_is_22_lines_of_28_characters() {
    let pages = page_texts(&"国".repeat(28 * 22 * 2));
    assert_eq!(pages[0].len(), 22);
    let lengths: Vec<usize> = pages[0].iter().map(|line| line.chars().count()).collect();
    assert_eq!(lengths[0], 26, "the first line is indented two characters");
    assert!(
        lengths[1..].iter().all(|length| *length == 28),
        "{lengths:?}"
    );
}

#[test]
fn characters_stand_in_the_columns_of_the_type_area() {
    let page = &laid(&"国".repeat(60)).pages.pages[0];
    let lines = lines(page);
    let left = 28.0 * 72.0 / 25.4;
    let column = 156.0 / 28.0 * 72.0 / 25.4;
    assert!((lines[0].x - left - 2.0 * column).abs() < 0.01);
    assert!((lines[1].x - left).abs() < 0.01);
    let pitch = lines[1].y - lines[0].y;
    assert!(
        (pitch - 225.0 / 22.0 * 72.0 / 25.4).abs() < 0.001,
        "{pitch}"
    );
}

#[test]
fn no_line_of_a_sample_begins_or_ends_with_a_mark_that_may_not() {
    for name in SAMPLES {
        for line in page_texts(&sample(name)).concat() {
            let line = line.trim();
            let first = line.chars().next().expect("a line has text");
            let last = line.chars().last().expect("a line has text");
            assert!(
                !"、。，．；：？！）〕】》〉”’％℃".contains(first),
                "{name}: {line}"
            );
            assert!(!"（〔【《〈“‘".contains(last), "{name}: {line}");
        }
    }
}

#[test]
fn the_lines_of_a_sample_are_its_text_letter_for_letter() {
    let letters = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    for name in SAMPLES {
        let text = sample(name);
        let set: String = page_texts(&text).concat().concat();
        assert_eq!(letters(&set), letters(&text), "{name}");
    }
}

#[test]
fn dashes_and_dots_and_numbers_stay_on_one_line() {
    for offset in 0..28 {
        let text = format!(
            "{}——{}……2023年13.5平方公里，共1,234.5万元。",
            "国".repeat(offset),
            "国".repeat(20)
        );
        let lines = page_texts(&text).concat();
        for whole in ["——", "……", "2023年", "13.5平方公里", "1,234.5万元"] {
            assert!(
                lines.iter().any(|line| line.contains(whole)),
                "{whole} in {lines:?}"
            );
        }
    }
}

#[test]
fn a_heading_does_not_end_a_page() {
    let body = "国".repeat(28);
    for blocks in 8..12 {
        let text = format!(
            "{}一、总的情况\n{body}\n二、下步打算\n{body}\n",
            format!("{body}\n").repeat(blocks)
        );
        let pages = page_texts(&text);
        let last = pages[0].last().expect("a page has lines");
        assert!(
            !last.ends_with("情况") && !last.ends_with("打算"),
            "{blocks}: {last}"
        );
    }
}

#[test]
fn page_numbers_stand_right_on_odd_pages_and_left_on_even_ones() {
    let pages = laid(&"国".repeat(28 * 22 * 2)).pages.pages;
    let (odd, words) = page_number(&pages[0]);
    assert_eq!(words, "— 1 —");
    assert!(odd > 400.0, "{odd}");
    let (even, words) = page_number(&pages[1]);
    assert_eq!(words, "— 2 —");
    let left = 28.0 * 72.0 / 25.4 + 14.0;
    assert!(
        (even - left).abs() < 0.01,
        "one character of 四号 in: {even}"
    );
}

#[test]
fn a_date_begins_two_characters_right_of_the_signature() {
    let text = "关于春耕情况的报告\n县政府：\n现将春耕情况报告如下。今年春耕进度快于往年。\n青禾县农业农村发展服务中心\n2026年3月5日\n";
    let pages = laid(text).pages.pages;
    let lines = lines(&pages[0]);
    let at = |words: &str| {
        let line = lines.iter().find(|line| line.text == words);
        line.map(|line| line.x).expect(words)
    };
    let two = 2.0 * 156.0 / 28.0 * 72.0 / 25.4;
    let offset = at("2026年3月5日") - at("青禾县农业农村发展服务中心");
    assert!((offset - two).abs() < 0.1, "{offset}");
}

#[test]
fn a_character_no_face_has_is_told_with_its_place() {
    let found = laid("国国国\u{E000}国，国国国国国国国。\n国国\u{E000}国。").diagnostics;
    assert_eq!(found.len(), 1, "told once: {found:?}");
    let Diagnostic {
        code,
        place,
        message,
        hints,
        ..
    } = &found[0];
    assert_eq!(*code, "missing-glyph");
    assert!(
        format!("{place:?}").contains("line: 1, column: 4"),
        "{place:?}"
    );
    assert_eq!(
        message,
        "各字体都没有“\u{E000}”（U+E000，1 行 4 列，共 2 处）；PDF、OFD 中以标出编码的方框代替"
    );
    assert_eq!(hints.len(), 1);
}

#[test]
fn a_box_stands_for_the_marks_beside_it_and_the_warning_names_the_character() {
    let Laid {
        pages, diagnostics, ..
    } = laid("国\u{FE0F}国。\n\u{200B}❤\u{FE0F}国❤国。");
    let boxes = pages.pages[0].items.iter().filter_map(|item| match item {
        Item::Missing(missing) => Some((missing.character, missing.text.as_str())),
        _ => None,
    });
    let boxes: Vec<(char, &str)> = boxes.collect();
    assert_eq!(boxes, [('❤', "\u{200B}❤\u{FE0F}"), ('❤', "❤")]);
    assert_eq!(
        diagnostics[0].message,
        "各字体都没有“❤”（U+2764，2 行 2 列，共 2 处）；PDF、OFD 中以标出编码的方框代替"
    );
}

#[test]
fn a_long_title_breaks_into_lines_that_are_no_hourglass() {
    let title = "青禾县人民政府办公室关于进一步做好全县春季农业生产和森林防火工作有关事项的报告";
    let text = format!(
        "{title}\n县政府：\n现将有关情况报告如下。\n一、春耕\n春耕进度快于往年。\n二、防火\n防火措施落实到位。\n"
    );
    let lines = page_texts(&text).concat();
    let count = lines
        .iter()
        .position(|line| line.contains("县政府："))
        .expect("主送机关 is there");
    assert!(count >= 2, "{lines:?}");
    assert_eq!(lines[..count].concat(), title);
    assert!(lines[count - 1].chars().count() > 4, "{lines:?}");
}

#[test]
fn marks_that_must_not_show_draw_nothing_and_stay_in_the_text() {
    for mark in [
        '\u{200B}', '\u{200D}', '\u{200E}', '\u{202C}', '\u{AD}', '\u{FEFF}', '\u{3164}',
    ] {
        let text = format!("推{mark}进工作");
        let laid = laid(&text);
        assert!(
            laid.diagnostics.is_empty(),
            "{mark:?}: {:?}",
            laid.diagnostics
        );
        let Item::Glyphs(run) = &laid.pages.pages[0].items[0] else {
            panic!("{mark:?}: glyphs come first");
        };
        assert_eq!(run.text, text);
        assert_eq!(
            run.glyphs.len(),
            4,
            "{mark:?}: one glyph a visible character"
        );
    }
}

#[test]
fn a_mark_that_must_not_show_at_a_start_goes_with_the_next_character() {
    let laid = laid("\u{202A}推进\u{202C}工作");
    let Item::Glyphs(run) = &laid.pages.pages[0].items[0] else {
        panic!("glyphs come first");
    };
    assert_eq!(run.text, "\u{202A}推进\u{202C}工作");
    assert_eq!(run.glyphs.len(), 4);
}

#[test]
fn a_title_breaks_between_words() {
    let titles = [
        (
            "青禾县交通运输局关于请求解决二〇二六年度农村公路养护资金缺口问题的请示",
            ["农村", "公路", "养护", "资金"],
        ),
        (
            "关于进一步加强全市城市精细化管理工作提升社会治理能力和治理水平的实施意见",
            ["治理", "能力", "水平", "管理"],
        ),
        (
            "云川市人民政府办公室关于做好二〇二六年春节期间全市安全生产有关工作的通知",
            ["安全", "生产", "有关", "工作"],
        ),
        (
            "青禾县农业农村局关于加快推进农业农村信息技术应用有关情况的报告",
            ["推进", "农业", "信息", "技术"],
        ),
    ];
    for (title, words) in titles {
        let text =
            format!("{title}\n\n县政府：\n现将有关情况报告如下。\n一、春耕\n春耕进度快于往年。\n");
        let lines = page_texts(&text).concat();
        let count = lines
            .iter()
            .position(|line| line.contains("县政府："))
            .expect("主送机关 is there");
        let lines = &lines[..count];
        assert_eq!(lines.concat(), title);
        for word in words {
            let torn = lines.windows(2).any(|pair| {
                let cut = pair[0].len();
                let whole = pair.concat();
                let found = whole.match_indices(word);
                found
                    .into_iter()
                    .any(|(at, _)| at < cut && cut < at + word.len())
            });
            assert!(!torn, "{word} is torn: {lines:?}");
        }
    }
}

#[test]
fn no_page_bears_a_signature_alone() {
    for lines in (1..48).chain(60..70) {
        let body = "国".repeat(28 * lines - 10);
        let text =
            format!("关于春耕情况的报告\n县政府：\n{body}。\n青禾县农业农村局\n2026年3月5日\n");
        let pages = page_texts(&text);
        let last = pages.last().expect("there are pages");
        assert!(
            last.contains(&"2026年3月5日".to_owned()),
            "{lines}: {last:?}"
        );
        assert!(
            last[0].contains('国') || last[0].contains("报告"),
            "{lines}: {last:?}"
        );
        let whole = pages.concat().concat();
        assert_eq!(whole.matches('国').count(), 28 * lines - 10, "{lines}");
    }
}

#[test]
fn a_heading_goes_with_the_short_text_that_goes_to_a_signature() {
    let sentence = "各地要抓紧开展农机检修，备足农资，确保春耕生产有序推进，不误农时，不留死角。";
    for lines in 10..22 {
        let body = "国".repeat(28 * lines - 10);
        let text = format!(
            "关于春耕情况的报告\n县政府：\n{body}。\n一、下步打算\n{sentence}\n青禾县农业农村局\n2026年3月5日\n"
        );
        for template in ["报告材料", "通用公文-简"] {
            let laid = super::measure::by(template, &text);
            for page in &laid.pages.pages {
                let lines = super::measure::runs(page);
                let last = lines.last().map_or("", |run| run.text.as_str());
                assert_ne!(last, "一、下步打算", "{template}, {lines:?}");
            }
        }
    }
}

/// 固定值 28 磅, as many offices set their lines.
#[test]
fn lines_of_a_fixed_pitch_leave_what_is_over_at_the_foot() {
    let text = format!(
        "标题\n\n{}",
        "各地要抓紧开展农机检修，备足农资，确保春耕生产有序推进。\n".repeat(60)
    );
    for (pitch, lines) in [("28pt", 22), ("30pt", 21), ("26pt", 24)] {
        let laid = super::measure::with(
            &format!("grid: {{line-pitch: {pitch}}}\ntypesetting: {{page-ends: full}}\n"),
            &text,
        );
        let rows = super::measure::runs(&laid.pages.pages[1]);
        let rows: Vec<f64> = rows
            .iter()
            .map(|run| run.y)
            .filter(|y| *y < 262.0)
            .collect();
        assert_eq!(rows.len(), lines, "{pitch}");
        let points: f64 = pitch.trim_end_matches("pt").parse().expect("a number");
        let step = super::measure::mm(points);
        assert!((rows[1] - rows[0] - step).abs() < 1e-6, "{rows:?}");
    }
}
