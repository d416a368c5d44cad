//! More than a place has room for: a text in, where it stands and what is told
//! out (GB/T 9704-2012 §7.2.4 to §7.2.6, §7.3.2, §7.3.5, §7.3.6, §7.4.3).

use super::letterhead::{Words, find, first_page, words};
use super::measure::{Run, by, docx_part, mm, runs, text_of, told};

/// The type area's edges, in millimetres.
const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
/// A line of the grid.
const LINE: f64 = 225.0 / 22.0;

fn head(keys: &str) -> String {
    format!(
        "---\n发文机关: 云川市教育局\n{keys}---\n关于校舍维修改造工作的请示\n\n市人民政府：\n现将有关情况报告如下。\n"
    )
}

/// No two stretches of text stand upon each other, and none leaves the area.
fn is_clear(words: &[Words]) {
    for (at, one) in words.iter().enumerate() {
        assert!(
            one.left > LEFT - 8.0 && one.right < RIGHT + 0.1,
            "{} leaves the area: {one:?}",
            one.text
        );
        for other in &words[..at] {
            let on_a_line = (one.baseline - other.baseline).abs() < LINE / 2.0;
            let apart = one.left > other.right || other.left > one.right;
            assert!(!on_a_line || apart, "{} on {}", one.text, other.text);
        }
    }
}

const OFFICE: &str = "云川市老旧小区改造领导小组办公室〔2026〕1008号";
const SHORTER: &str = "云川市老旧小区改造领导小组〔2026〕8号";
const LONGEST: &str = "云川市老旧小区改造和城市有机更新工作领导小组办公室函〔2026〕1008号";

#[test]
fn a_number_too_long_for_the_line_of_a_signer_is_condensed_or_turns() {
    let signed = |number: &str| head(&format!("发文字号: {number}\n签发人: [江一川, 欧阳思源]\n"));
    for (number, wanted) in [
        ("云教改〔2026〕8号", None),
        (SHORTER, Some("发文字号太长，已压窄到字宽的 86%")),
        (
            OFFICE,
            Some("发文字号太长，和旁边的要素排不在一行，已另起一行"),
        ),
    ] {
        let text = signed(number);
        let words = words(&first_page("上行文", &text));
        is_clear(&words);
        let signer = find(&words, "欧阳思源");
        let below = find(&words, &number[..15]).baseline - signer.baseline;
        let turns = wanted.is_some_and(|it| it.contains("另起"));
        let lines = if turns { LINE } else { 0.0 };
        assert!((below - lines).abs() < 0.1, "{number}: {below} mm below");
        let told = told("上行文", &text, "number-fit");
        assert_eq!(told.first().map(String::as_str), wanted);
    }
}

#[test]
fn a_letters_number_leaves_the_line_of_the_copy_number() {
    let keys = format!("份号: 000001\n密级: 机密\n发文字号: {LONGEST}\n");
    let text = head(&keys);
    let words = words(&first_page("信函", &text));
    is_clear(&words);
    let secrecy = find(&words, "机密");
    let number = find(&words, "云川市老旧");
    assert!((number.baseline - secrecy.baseline - LINE).abs() < 0.1);
    assert!((number.right - RIGHT).abs() < 0.3, "{number:?}");
    let told = told("信函", &text, "number-fit");
    assert!(told[0].starts_with("发文字号太长，和旁边的要素排不在一行，已另起一行并压窄到"));
}

#[test]
fn a_number_as_wide_as_the_area_is_condensed_in_a_docx_too() {
    let text = head(&format!("发文字号: {LONGEST}\n"));
    let words = words(&first_page("通用公文", &text));
    is_clear(&words);
    let told = told("通用公文", &text, "number-fit");
    let share = told[0].strip_prefix("发文字号太长，已压窄到字宽的 ");
    let share = share.and_then(|it| it.strip_suffix('%')).expect(&told[0]);
    let body = docx_part("通用公文", &text, "word/document.xml");
    let number = body.split("<w:r>").find(|it| it.contains("云川市老旧"));
    let scale = format!(r#"<w:w w:val="{share}"/>"#);
    assert!(number.expect("the number").contains(&scale), "{number:?}");
}

#[test]
fn signers_of_two_characters_are_spread_to_three_at_most() {
    let text = head("发文字号: 云教〔2026〕8号\n签发人: [何平, 阿依古丽买买提, 江一川]\n");
    let words = words(&first_page("上行文", &text));
    let [first, second] = ["何", "平"].map(|name| {
        let found = words.iter().find(|one| one.text.ends_with(name));
        found.expect(name)
    });
    let whole = find(&words, "江一川");
    let spread = second.right - (first.right - 5.6);
    let wanted = whole.right - whole.left;
    assert!((spread - wanted).abs() < 0.5, "{spread} mm, not {wanted}");
}

#[test]
fn a_mark_beyond_its_templates_bounds_is_told() {
    let long = "云川市国家级经济技术开发区管理委员会综合行政执法协调工作领导小组办公室";
    let text = head("").replace("云川市教育局", long);
    let told = told("通用公文", &text, "mark-fit");
    assert_eq!(
        told,
        ["发文机关标志太长或太多，照模板的下限排不下，已压窄到字宽的 45%"]
    );
    let fits = head("");
    assert!(super::measure::told("通用公文", &fits, "mark-fit").is_empty());
}

/// A notice whose text has so many bodies as 主送机关.
fn addressed(bodies: usize) -> String {
    let names = vec!["青禾县人民政府"; bodies].join("，");
    let text = head("发文字号: 云教〔2026〕8号\n");
    text.replace("市人民政府：", &format!("{names}："))
}

#[test]
fn read_addressees_without_end_leave_title_and_head_on_the_first_page() {
    // Ten lines are left for them: 32 bodies take all, 36 one more.
    for bodies in [32, 36] {
        let text = addressed(bodies);
        let laid = by("通用公文", &text);
        let pages: Vec<String> = laid.pages.pages.iter().map(text_of).collect();
        assert!(pages[0].contains("关于校舍维修改造"), "{pages:?}");
        assert!(pages[0].contains("青禾县人民政府，"), "{pages:?}");
        assert_eq!(pages.len(), 2);
        assert!(pages[1].ends_with("现将有关情况报告如下。"), "{pages:?}");
        assert_eq!(
            told("通用公文", &text, "first-page"),
            ["主送机关太多，首页排不下正文"]
        );
        let body = docx_part("通用公文", &text, "word/document.xml");
        assert!(!body.contains("<w:keepNext/>"), "a chain to the next page");
    }
    assert!(told("通用公文", &addressed(12), "first-page").is_empty());
}

/// The line of a text with these words.
fn line(laid: &gongwen::layout::Laid, words: &str) -> Run {
    let all = laid.pages.pages.iter().flat_map(runs);
    let found = all.into_iter().find(|run| run.text.contains(words));
    found.unwrap_or_else(|| panic!("no {words}"))
}

fn signed(name: &str, note: &str) -> String {
    format!(
        "---\n署名: {name}\n成文日期: 2026年3月5日\n附注: {note}\n---\n关于校舍维修改造工作的通知\n\n各县教育局：\n现将有关事项通知如下。\n"
    )
}

#[test]
fn a_note_that_would_reach_the_seal_begins_below_its_foot() {
    let gap = |template: &str, note: &str| {
        let laid = by(template, &signed("云川市教育局", note));
        line(&laid, "（").y - line(&laid, "2026年").y
    };
    let long = "联系人：陈思；联系电话：0555-5550139";
    assert!((gap("通用公文-简", "此件公开发布") - LINE).abs() < 0.1);
    assert!((gap("通用公文-简", long) - 2.0 * LINE).abs() < 0.1);
    assert!((gap("报告材料", long) - LINE).abs() < 0.1, "no seal");
    let text = signed("云川市教育局", long);
    let body = docx_part("通用公文-简", &text, "word/document.xml");
    let note = body.split("<w:p>").find(|it| it.contains("联系人"));
    assert!(note.expect("the note").contains(r#"w:beforeLines="100""#));
}

const ENDLESS: &str = "云川市老旧小区改造和城市有机更新工作领导小组办公室综合协调处";

#[test]
fn a_name_longer_than_a_line_turns_at_a_word_and_its_seal_presses_upon_both_lines() {
    let text = signed(ENDLESS, "此件公开发布");
    for template in ["通用公文-简", "报告材料"] {
        let laid = by(template, &text);
        let first = line(&laid, "云川市老旧");
        let second = line(&laid, "综合协调处");
        assert_eq!(first.text, "云川市老旧小区改造和城市有机");
        assert_eq!(second.text, "更新工作领导小组办公室综合协调处");
        assert!((second.y - first.y - LINE).abs() < 0.1);
        let middle = |run: &Run| f64::midpoint(run.x, run.end);
        assert!((middle(&first) - middle(&second)).abs() < 0.3);
        let body = docx_part(template, &text, "word/document.xml");
        let name = body.split("<w:p>").find(|it| it.contains("云川市老旧"));
        let name = name.expect("the name");
        assert!(
            name.contains("有机</w:t><w:br w:type=\"textWrapping\"/><w:t"),
            "{name}"
        );
    }
    let laid = by("通用公文-简", &text);
    let [name, date] = ["综合协调处", "2026年"].map(|words| line(&laid, words));
    let off = f64::midpoint(name.x, name.end) - f64::midpoint(date.x, date.end);
    assert!(
        off.abs() < 0.5,
        "the date is {off} mm off the name's middle"
    );
}

#[test]
fn the_date_of_printing_stands_right_below_an_office_of_thirty_characters() {
    let keys = format!("印发机关: {ENDLESS}\n印发日期: 2026年3月6日\n");
    let text = format!(
        "---\n{keys}---\n关于校舍维修改造工作的通知\n\n各县教育局：\n现将有关事项通知如下。\n"
    );
    let laid = by("报告材料", &text);
    let [office, date] = ["云川市老旧", "2026年3月6日印发"].map(|words| line(&laid, words));
    let zi = mm(14.0);
    assert!((office.x - LEFT - zi).abs() < 0.3, "{office:?}");
    assert!((date.end - (RIGHT - zi)).abs() < 0.3, "{date:?}");
    assert!(date.y > office.y + 5.0, "a line of its own");
    let whole = text_of(&laid.pages.pages[0]);
    assert!(
        whole.ends_with(&format!("{ENDLESS}　2026年3月6日印发")),
        "{whole}"
    );
    let body = docx_part("报告材料", &text, "word/document.xml");
    let row = body.split("<w:p>").find(|it| it.contains("2026年3月6日"));
    let tab =
        r#"<w:rStyle w:val="AligningTab"/></w:rPr><w:br w:type="textWrapping"/><w:tab/></w:r>"#;
    assert!(row.expect("the row").contains(tab), "{row:?}");
}

/// A text with 抄送 of so many bodies.
fn copied(bodies: usize) -> String {
    let names = vec!["青禾县人民政府"; bodies].join("，");
    format!(
        "关于校舍维修改造工作的通知\n\n各县教育局：\n现将有关事项通知如下。\n\n抄送：{names}。\n云川市教育局办公室　2026年3月6日印发\n"
    )
}

#[test]
fn an_imprint_of_up_to_a_page_stands_at_its_foot_and_a_higher_one_is_told() {
    let laid = by("报告材料", &copied(64));
    let last = laid.pages.pages.last().expect("a page");
    let heights = super::measure::rules(last);
    assert_eq!(heights.len(), 3);
    let top = heights[0].y;
    assert!((37.0..60.0).contains(&top), "most of a page: {top}");
    assert!(told("报告材料", &copied(64), "imprint-high").is_empty());
    assert_eq!(
        told("报告材料", &copied(90), "imprint-high"),
        ["版记高过一页，没有排到页脚，接着正文排，也没有分隔线"]
    );
}

#[test]
fn addressees_moved_behind_the_text_are_not_said_to_be_in_an_imprint() {
    let names = vec!["青禾县人民政府"; 90].join(", ");
    let text = format!(
        "---\n主送: [{names}]\n发文机关: 云川市教育局\n---\n关于校舍维修改造工作的通知\n\n现将有关事项通知如下。\n"
    );
    assert_eq!(
        told("通用公文", &text, "addressees-moved"),
        ["主送机关太多，首页排不下正文，已移到正文之后"]
    );
}

#[test]
fn a_docx_lets_a_single_line_stand_where_the_first_page_has_room_for_no_more() {
    let bodies = |count: usize| {
        let body = "现将有关情况报告如下，请予审议，".repeat(6);
        addressed(count).replace("现将有关情况报告如下", &body)
    };
    // Nine lines of 主送机关 leave one for the body, eight two.
    for (count, single) in [(30, true), (27, false)] {
        let text = bodies(count);
        let laid = by("通用公文", &text);
        assert!(
            text_of(&laid.pages.pages[0]).contains("现将有关"),
            "{count}"
        );
        let xml = docx_part("通用公文", &text, "word/document.xml");
        let body = xml.split("<w:p>").find(|it| it.contains("现将有关"));
        let alone = body
            .expect("the body")
            .contains(r#"<w:widowControl w:val="0"/>"#);
        assert_eq!(alone, single, "{count}");
    }
}
