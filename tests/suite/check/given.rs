//! Values given in front matter are held against the rules on elements, at
//! their own places; edits change the value alone.

use gongwen::check::{self, Finding, Fixing, Text, fix};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};

fn found(text: &str) -> Vec<Finding> {
    let reading = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("it is text");
    let outline = outline(&reading.source, OutlineOptions::default());
    let rules: Vec<_> = check::all().map(|rule| (rule, rule.weight)).collect();
    let text = Text {
        decoded: Some(text),
        source: &reading.source,
        outline: &outline,
        template: None,
    };
    check::check(text, &rules)
}

fn said(findings: &[Finding]) -> Vec<String> {
    let said = |it: &Finding| {
        let (line, column) = (it.place.row(), it.place.character());
        let place = (line.unwrap_or_default(), column.unwrap_or_default());
        format!("{}:{} {}", place.0, place.1, it.rule.code)
    };
    findings.iter().map(said).collect()
}

const BODY: &str = "现就有关事项通知如下，请抓好落实。\n云川市人民政府\n";

#[test]
fn given_values_are_held_against_the_rules_at_their_own_places() {
    let text = format!(
        "---\n密级: 机密\n保密期限: 一年\n份号: \"12\"\n紧急程度: '急件'\n\
         发文字号: 云政发[2026]第8号 # 注\n标题: 关于做好防汛工作的通知。\n主送: [各县人民政府]\n\
         附件:\n  - 《防汛物资清单》\n  - 值班表。\n成文日期: 2026-03-05\n印发日期: 2026年03月06日\n---\n{BODY}"
    );
    let findings = found(&text);
    assert_eq!(
        said(&findings),
        [
            "3:7 secrecy-period",
            "4:6 copy-number",
            "5:8 urgency-word",
            "6:7 doc-number-brackets",
            "6:7 doc-number-ordinal",
            "7:16 title-full-stop",
            "10:5 attachment-note-brackets",
            "11:8 attachment-note-marks",
            "12:7 date-separators",
            "13:7 date-zeros",
        ]
    );
    let mut mended = text.clone();
    for _ in 0..3 {
        let edits = fix::select(&found(&mended), Fixing::Unsafe);
        mended = fix::apply(&mended, &edits);
    }
    let want = text
        .replace("一年", "1年")
        .replace("\"12\"", "\"000012\"")
        .replace("[2026]第8号", "〔2026〕8号")
        .replace("通知。\n主送", "通知\n主送")
        .replace("《防汛物资清单》", "防汛物资清单")
        .replace("值班表。", "值班表")
        .replace("2026-03-05", "2026年3月5日")
        .replace("03月06日", "3月6日");
    assert_eq!(mended, want);
}

#[test]
fn what_the_standard_has_so_is_left_alone() {
    let text = format!(
        "---\n密级: 机密★1年\n份号: 000012\n紧急程度: 特急\n发文字号: 云政发〔2026〕8号\n\
         标题: 关于做好防汛工作的通知\n主送: 各县人民政府\n附件: 防汛物资清单\n成文日期: 2026年3月5日\n---\n{BODY}"
    );
    assert_eq!(said(&found(&text)), [""; 0]);
}

#[test]
fn a_value_that_is_written_another_way_is_told_and_not_edited() {
    let text = format!(
        "---\n标题: 关于做好防汛工作的通知\n主送: 各县人民政府\n成文日期: \"2026年\\x303月5日\"\n---\n{BODY}"
    );
    let findings = found(&text);
    assert_eq!(said(&findings), ["4:7 date-zeros"]);
    assert_eq!(findings[0].fix, None);
}
