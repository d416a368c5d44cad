//! Seals from the outside: where names stand that bodies sign together, and
//! where seals press upon them, in millimetres (GB/T 9704-2012 §7.3.5.1).

use super::measure::{Run, by, docx, docx_part, mm, runs, text_of, with};
use gongwen::compose::SignatureRoom;
use gongwen::layout::Laid;
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};

/// The type area's left and right edges.
const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
/// A line of the grid.
const LINE: f64 = 225.0 / 22.0;
/// How wide a seal is.
const SEAL: f64 = 42.0;

const NAMES: [&str; 7] = [
    "云川市教育局",
    "云川市财政局",
    "云川市水利局",
    "云川市公安局",
    "云川市审计局",
    "云川市体育局",
    "云川市统计局",
];

fn notice(names: &[&str]) -> String {
    format!(
        "关于做好校舍维修改造工作的通知\n\n各县教育局：\n现将有关事项通知如下。\n\n{}\n2026年3月5日\n",
        names.join("\n")
    )
}

fn near(seen: f64, want: f64) {
    assert!((seen - want).abs() < 0.3, "{seen} mm, not {want} mm");
}

fn line(laid: &Laid, words: &str) -> Run {
    let all = laid.pages.pages.iter().flat_map(runs);
    let mut found = all.filter(|run| run.text.contains(words));
    found.next().unwrap_or_else(|| panic!("no {words}"))
}

/// The middle of `words` on the line that has them, and of the line.
fn middle(laid: &Laid, words: &str) -> (f64, f64) {
    let line = line(laid, words);
    let at = line.text.find(words).expect("the line has them");
    let last = words.chars().last().expect("words have characters");
    let end = line.place(at + words.len() - last.len_utf8()) + mm(line.size);
    let baseline = line.y - mm(line.size) * 0.38;
    (f64::midpoint(line.place(at), end), baseline)
}

#[test]
fn seals_of_several_bodies_stand_in_rows_and_never_touch() {
    for (count, rows) in [
        (2, vec![2]),
        (3, vec![3]),
        (4, vec![2, 2]),
        (5, vec![3, 2]),
        (7, vec![3, 3, 1]),
    ] {
        let names = &NAMES[..count];
        let laid = by("通用公文-简", &notice(names));
        let places: Vec<(f64, f64)> = names.iter().map(|name| middle(&laid, name)).collect();
        for (at, (x, y)) in places.iter().enumerate() {
            assert!(
                x - SEAL / 2.0 >= LEFT - 0.01 && x + SEAL / 2.0 <= RIGHT + 0.01,
                "{x}"
            );
            for (other_x, other_y) in &places[..at] {
                let apart = (x - other_x).hypot(y - other_y);
                assert!(apart > SEAL + 1.0, "{count} names, {apart} mm apart");
            }
        }
        let in_row = |y: f64| {
            places
                .iter()
                .filter(|(_, other)| (other - y).abs() < 1.0)
                .count()
        };
        let mut seen: Vec<f64> = places.iter().map(|(_, y)| *y).collect();
        seen.dedup_by(|one, other| (*one - *other).abs() < 1.0);
        let seen: Vec<usize> = seen.into_iter().map(in_row).collect();
        assert_eq!(seen, rows, "{count} names");
        // The last is centred on the date below it, which ends four 字 in.
        let (date, below) = middle(&laid, "2026年3月5日");
        let (x, y) = places[count - 1];
        near(x, date);
        near(below - y, LINE);
        near(line(&laid, "2026年").end, RIGHT - 4.0 * 156.0 / 28.0);
        // The first row's seals begin within a line of the text.
        let text = line(&laid, "现将有关").y + mm(16.0 * 0.12) + (LINE - mm(16.0)) / 2.0;
        let gap = places[0].1 - SEAL / 2.0 - text;
        assert!((0.0..LINE).contains(&gap), "{gap} mm below the text");
    }
}

#[test]
fn long_names_have_fewer_in_a_row() {
    let names = [
        "云川市住房和城乡建设局",
        "云川市工业和信息化局",
        "云川市财政局",
    ];
    let laid = by("通用公文-简", &notice(&names));
    let [first, second, third] = names.map(|name| middle(&laid, name));
    near(first.1, second.1);
    near(third.1 - first.1, 5.0 * LINE);
    near(third.0, second.0);
    // One 字 between the longest names at least.
    assert!(second.0 - first.0 >= 12.0 * 156.0 / 28.0 - 0.01);
}

/// Names so long that two stand in a row, nine of them in five rows.
const LONG: [&str; 9] = [
    "云川市自然资源和规划甲局",
    "云川市自然资源和规划乙局",
    "云川市自然资源和规划丙局",
    "云川市自然资源和规划丁局",
    "云川市自然资源和规划戊局",
    "云川市自然资源和规划己局",
    "云川市自然资源和规划庚局",
    "云川市自然资源和规划辛局",
    "云川市自然资源和规划壬局",
];

fn given(names: &[&str]) -> String {
    format!(
        "---\n署名: [{}]\n成文日期: 2026年3月5日\n---\n关于做好校舍维修改造工作的通知\n\n各县教育局：\n现将有关事项通知如下。\n",
        names.join(", ")
    )
}

#[test]
fn rows_that_no_page_holds_stand_on_several_with_room_for_their_seals() {
    let text = given(&LONG);
    let laid = by("通用公文-简", &text);
    assert_eq!(laid.facts.signature, SignatureRoom::Rows);
    let template = gongwen::template::Template::load("通用公文-简").expect("it is bundled");
    assert_eq!(laid.facts.notes(&template)[0].code, "signature-rows");
    assert_eq!(laid.pages.pages.len(), 2);
    // Title, addressee and text take four lines; rows begin on line 7 and every
    // five lines, and the last page's stand below the room of their seals.
    let first = middle(&laid, LONG[0]).1;
    near(first, 37.0 + 6.5 * LINE);
    let below = middle(&laid, LONG[6]).1;
    near(below, 37.0 + 2.5 * LINE);
    for name in LONG {
        let (_, y) = middle(&laid, name);
        let seal = y - SEAL / 2.0..y + SEAL / 2.0;
        assert!(seal.start >= 37.0 && seal.end <= 262.0, "{name}: {seal:?}");
    }
    near(
        middle(&laid, "2026年3月5日").1 - middle(&laid, LONG[8]).1,
        LINE,
    );
}

/// So many lines of text, a note of an attachment, and bodies that each take a row.
fn in_rows(lines: usize, note: &str, bodies: &[&str]) -> String {
    let text = "抓紧落实各项工作".chars().cycle();
    let text: String = text.take(lines * 28 - 6).collect();
    let names = bodies
        .iter()
        .map(|it| format!("云川市自然资源和规划建设管理{it}局"));
    let names: Vec<String> = names.collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let given = given(&names);
    let (head, _) = given.split_once("现将").expect("it has a text");
    format!("{head}{text}。\n{note}")
}

#[test]
fn rows_that_a_page_holds_with_lines_of_the_text_stand_on_one() {
    let signed = [
        ("", ["甲", "乙", "丙", "丁"].as_slice()),
        ("\n附件：实施方案\n", ["甲", "乙", "丁"].as_slice()),
    ];
    for (lines, (note, bodies)) in (6..46).flat_map(|lines| signed.map(|it| (lines, it))) {
        let laid = by("通用公文-简", &in_rows(lines, note, bodies));
        let case = format!("{lines} lines{note}: {:?}", laid.facts.signature);
        let pages: Vec<String> = laid.pages.pages.iter().map(text_of).collect();
        let page = pages.iter().find(|page| page.contains("甲局"));
        let page = page.expect("it is signed");
        assert!(page.contains("丁局") && page.contains("2026年"), "{case}");
        assert_ne!(laid.facts.signature, SignatureRoom::Rows, "{case}");
        assert!(page.contains("落实"), "no text above what signs: {case}");
        let [first, last] = ["甲局", "丁局"].map(|name| middle(&laid, name).1);
        assert!(first - SEAL / 2.0 >= 37.0, "{case}");
        assert!(last + SEAL / 2.0 <= 262.1, "{case}");
    }
}

#[test]
fn a_docx_begins_the_page_of_further_rows_where_the_pdf_does() {
    let body = docx_part("通用公文-简", &given(&LONG), "word/document.xml");
    let paragraphs: Vec<&str> = body.split("<w:p>").collect();
    let at = |name: &str| {
        let found = paragraphs.iter().position(|it| it.contains(name));
        found.expect("the name")
    };
    let room = paragraphs[at(LONG[6]) - 1];
    assert!(room.contains("<w:pageBreakBefore/>") && room.contains(r#"w:line="1158""#));
    assert!(paragraphs[at(LONG[4])].contains(r#"<w:keepNext w:val="0"/>"#));
    assert_eq!(body.matches("<w:pageBreakBefore/>").count(), 1);
}

#[test]
fn a_template_says_how_wide_a_seal_is() {
    let yaml = "signature: sealed\nseal-diameter: 48mm\nstyles:\n  signature: {before: 2行}\n  date: {right-indent: 4字}\n";
    let laid = with(yaml, &notice(&NAMES[..3]));
    let [first, second, third] = [0, 1, 2].map(|at| middle(&laid, NAMES[at]));
    // Three of 48 mm have no room beside the date's middle.
    near(second.0 - first.0, 50.0);
    near(third.1 - first.1, 5.0 * LINE);
}

#[test]
fn a_row_of_a_docx_is_a_paragraph_with_each_name_at_the_middle_of_its_seal() {
    let names = &NAMES[..5];
    let text = notice(names);
    let laid = by("通用公文-简", &text);
    let body = docx_part("通用公文-简", &text, "word/document.xml");
    let row = body.split("<w:p>").find(|it| it.contains(names[0]));
    let row = row.expect("a paragraph with the first name");
    for name in &names[..3] {
        let stop = (middle(&laid, name).0 - LEFT) / 25.4 * 1440.0;
        let at = row
            .split(r#"<w:tab w:val="center" w:pos=""#)
            .skip(1)
            .any(|it| {
                let pos: f64 = it
                    .split('"')
                    .next()
                    .unwrap_or_default()
                    .parse()
                    .expect("twips");
                (pos - stop).abs() < 12.0
            });
        assert!(at && row.contains(name), "{name} at {stop} in {row}");
    }
    assert!(row.contains(r#"<w:pStyle w:val="IssuerName"/>"#));
    assert!(!row.contains(names[3]));
}

#[test]
fn names_in_rows_are_read_back_each_as_its_own() {
    let bytes = docx("通用公文-简", &notice(&NAMES[..4]));
    let reading = read(&bytes, "a.docx", ReadOptions::default()).expect("it is read");
    let found = outline(&reading.source, OutlineOptions::default());
    let signed = found.document.with_role(gongwen::document::Role::Signature);
    let signed: Vec<&str> = signed.map(|it| it.text.chars.as_str()).collect();
    assert_eq!(signed, NAMES[..4]);
}
