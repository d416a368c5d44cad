//! More than a place has room for: a text in, where it stands and what is told
//! out (GB/T 9704-2012 §7.2.4 to §7.2.6).

use super::letterhead::{Words, find, first_page, words};
use super::measure::{docx_part, told};

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
        (SHORTER, Some("发文字号太长，已压窄到字宽的 88%")),
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
