//! Elements of the head and the tail as clerks write them, from the outside: a
//! text in, the role and the words of each paragraph out.

use gongwen::document::{Document, Paragraph, Role};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};

pub(crate) fn document(text: &str) -> Document {
    let reading = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("it is text");
    outline(&reading.source, OutlineOptions::default()).document
}

/// `role words` of each paragraph.
fn roles(text: &str) -> Vec<String> {
    let told = |it: &Paragraph| format!("{} {}", it.role.key(), it.text.chars);
    document(text).paragraphs().map(told).collect()
}

fn letter(head: &str) -> String {
    format!(
        "{head}\n青禾县水利局文件\n青水〔2026〕1号\n\n关于做好防汛工作的通知\n\n各乡镇人民政府：\n请认真执行。\n"
    )
}

#[test]
fn marks_for_handling_are_no_issuers_however_they_are_written() {
    let cases: [(&str, &[&str]); 7] = [
        ("000001　特急", &["copy-number 000001", "urgency 特急"]),
        (
            "000001 机密★1年",
            &["copy-number 000001", "secrecy 机密★1年"],
        ),
        ("№000001", &["copy-number №000001"]),
        (
            "编号：000001\n机密 1年",
            &["copy-number 编号：000001", "secrecy 机密 1年"],
        ),
        (
            "机密★1年　　　　特急",
            &["secrecy 机密★1年", "urgency 特急"],
        ),
        (
            "份号：000012\t密级：秘密★6个月\t紧急程度：加急",
            &[
                "copy-number 份号：000012",
                "secrecy 密级：秘密★6个月",
                "urgency 紧急程度：加急",
            ],
        ),
        (
            "000001 机密 1年 特　急",
            &["copy-number 000001", "secrecy 机密 1年", "urgency 特　急"],
        ),
    ];
    for (head, wanted) in cases {
        let found = roles(&letter(head));
        assert_eq!(found[..wanted.len()], *wanted, "{head}");
        assert_eq!(found[wanted.len()], "issuer-mark 青禾县水利局文件");
    }
}

#[test]
fn urgency_and_number_share_the_line_of_a_letter() {
    let text = "青禾县水利局\n\n特急　　　　青水函〔2026〕8号\n\n关于商请支持的函\n\n县财政局：\n请予支持。\n";
    let wanted = [
        "issuer-mark 青禾县水利局",
        "urgency 特急",
        "doc-number 青水函〔2026〕8号",
        "title 关于商请支持的函",
    ];
    assert_eq!(roles(text)[..4], wanted);
}

#[test]
fn one_entry_tells_of_a_line_with_two_elements() {
    let text = letter("000001　特急");
    let reading = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("it is text");
    let seen = outline(&reading.source, OutlineOptions::default());
    assert_eq!(
        seen.lines[0].why,
        "开头的六位数字，是份号；同行空开的是紧急程度"
    );
    assert_eq!(seen.lines[1].line, 2);
}

#[test]
fn a_place_says_where_an_element_begins_on_its_line() {
    let document = document(&letter("000001　特急"));
    let urgency = document
        .with_role(Role::Urgency)
        .next()
        .expect("it is read");
    assert_eq!(urgency.place.character(), Some(8));
}

#[test]
fn addressees_are_such_however_many_they_are() {
    for count in [3, 36, 80] {
        let names: Vec<String> = (0..count)
            .map(|at| format!("青禾县第{at}镇人民政府"))
            .collect();
        let line = format!("{}：", names.join("，"));
        let text = format!("关于做好防火工作的通知\n\n{line}\n现将有关事项通知如下。\n");
        assert_eq!(roles(&text)[1], format!("addressee {line}"), "{count}");
    }
}

#[test]
fn a_long_sentence_that_ends_in_a_colon_is_no_addressee() {
    let clause = "要加强领导，落实责任，做好宣传，开展检查，报送情况，";
    let line = format!("{}现就下一步的安排作出部署：", clause.repeat(14));
    let text = format!("关于做好防火工作的通知\n\n{line}\n请认真执行。\n");
    assert_eq!(roles(&text)[1], format!("body {line}"));
}

#[test]
fn names_side_by_side_above_a_date_sign_together() {
    let text = "关于做好防汛工作的通知\n\n各乡镇人民政府：\n请认真执行。\n\n青禾县财政局　　　青禾县水利局\n2026年3月5日\n";
    let wanted = [
        "signature 青禾县财政局",
        "signature 青禾县水利局",
        "date 2026年3月5日",
    ];
    assert_eq!(roles(text)[3..], wanted);
}
