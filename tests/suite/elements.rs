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
        "开头的六位数字，是份号；同一行里的“特急”是紧急程度"
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

/// The codes and messages of all findings on `text`.
fn told(text: &str) -> Vec<(&'static str, String)> {
    let reading = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("it is text");
    let seen = outline(&reading.source, OutlineOptions::default());
    let told = seen.diagnostics.into_iter();
    told.map(|it| (it.code, it.message)).collect()
}

fn with(given: &str, text: &str) -> String {
    format!("---\n{given}\n---\n{text}")
}

const NOTICE: &str = "关于做好防汛工作的通知\n\n各乡镇人民政府：\n请认真执行。\n";

#[test]
fn a_given_number_and_mark_are_set_and_those_of_the_text_stay_as_text() {
    let text = with(
        "发文机关: 青禾县水利局\n发文字号: 青水〔2026〕1号",
        &format!("中共青禾县委文件\n\n青发〔2026〕9号\n\n{NOTICE}"),
    );
    let wanted = [
        "issuer-mark 青禾县水利局",
        "doc-number 青水〔2026〕1号",
        "body 中共青禾县委文件",
        "body 青发〔2026〕9号",
        "title 关于做好防汛工作的通知",
    ];
    assert_eq!(roles(&text)[..5], wanted);
    let replaced = |name: &str, line: u8| {
        let message = format!("另给了{name}，正文里的{name}（第 {line} 行）按正文处理");
        ("given-replaces", message)
    };
    assert_eq!(
        told(&text),
        [replaced("发文机关标志", 5), replaced("发文字号", 7)]
    );
}

#[test]
fn a_given_mark_is_that_of_the_text_whatever_stands_around_its_words() {
    let text = with(
        "发文机关: 青禾县水利局\n份号: 000001\n密级: 机密\n保密期限: 1年",
        "编号：000001\n机密 1年\n青禾县水利局文件\n青水〔2026〕1号\n关于做好防汛工作的通知\n请认真执行。\n",
    );
    let wanted = [
        "copy-number 编号：000001",
        "secrecy 机密 1年",
        "issuer-mark 青禾县水利局文件",
        "doc-number 青水〔2026〕1号",
    ];
    assert_eq!(roles(&text)[..4], wanted);
    assert_eq!(told(&text), []);
}

#[test]
fn a_given_number_and_signer_are_those_of_one_line() {
    let text = with(
        "签发人: 江一川\n发文字号: 青水〔2026〕14号",
        "青禾县水利局文件\n青水〔2026〕14号　　签发人：江一川\n关于防汛工作的请示\n县人民政府：\n请批示。\n",
    );
    let wanted = [
        "issuer-mark 青禾县水利局文件",
        "doc-number 青水〔2026〕14号　　签发人：江一川",
        "title 关于防汛工作的请示",
    ];
    assert_eq!(roles(&text)[..3], wanted);
    assert_eq!(told(&text), []);
}

#[test]
fn the_names_of_elements_before_given_values_are_not_doubled() {
    let text = with(
        "抄送: 抄送：市委。\n主送: 主送：各县人民政府：\n印发机关: 办公室\n印发日期: 2026年5月7日印发\n附件: [1.名单, 附件：2. 清单]\n签发人: 签发人：江一川\n出席: 出席：何平",
        "关于做好防汛工作的通知\n请认真执行。\n",
    );
    let wanted = [
        "signer 签发人：江一川",
        "title 关于做好防汛工作的通知",
        "addressee 各县人民政府：",
        "body 请认真执行。",
        "attachment-note 附件：1.名单",
        "attachment-note 2. 清单",
        "attendance 出席：何平",
        "copy-to 抄送：市委。",
        "issued 办公室　2026年5月7日印发",
    ];
    assert_eq!(roles(&text), wanted);
}

#[test]
fn a_period_is_never_lost_without_a_word_and_never_doubled() {
    let unusual = |message: &str| ("given-unusual", message.to_owned());
    let alone = with("保密期限: 1年", NOTICE);
    assert_eq!(
        told(&alone),
        [unusual("给了保密期限，没有给密级，保密期限没有排入")]
    );
    let twice = with("密级: 机密★1年\n保密期限: 1年", NOTICE);
    assert_eq!(roles(&twice)[0], "secrecy 机密★1年");
    assert_eq!(told(&twice), []);
    let other = with("密级: 机密★1年\n保密期限: 2年", NOTICE);
    assert_eq!(roles(&other)[0], "secrecy 机密★1年");
    assert_eq!(
        told(&other),
        [unusual(
            "密级里已有保密期限“1年”，另给的保密期限“2年”没有排入"
        )]
    );
}

#[test]
fn given_values_against_the_clauses_are_told_with_the_place_of_their_key() {
    let text = with(
        "份号: 12\n发文字号: 青水[2026]第008号\n紧急程度: 火急\n密级: 内部\n成文日期: 2026年2月30日",
        NOTICE,
    );
    let reading = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("it is text");
    let seen = outline(&reading.source, OutlineOptions::default());
    let lines = seen.diagnostics.iter().map(|it| {
        let place = it.place.as_ref().expect("each has a place");
        (it.code, place.line().expect("the line of the key"))
    });
    let lines: Vec<_> = lines.collect();
    assert_eq!(
        lines,
        (2..=6).map(|it| ("given-unusual", it)).collect::<Vec<_>>()
    );
    assert_eq!(
        seen.diagnostics[0].message,
        "份号“12”不是 6 位阿拉伯数字（GB/T 9704-2012 §7.2.1，如 000001），照给的排入"
    );
    let right = with(
        "份号: 000012\n发文字号: 青水〔2026〕8号\n紧急程度: 平急\n密级: 绝密\n成文日期: 2026年2月28日",
        NOTICE,
    );
    assert_eq!(told(&right), []);
}

#[test]
fn who_signs_an_order_may_have_a_colon_behind_the_post() {
    let text = "青禾县人民政府令\n\n第7号\n\n《青禾县河道管理办法》已经通过，现予公布。\n\n县长：江一川\n2026年3月20日\n";
    let wanted = ["signature 县长：江一川", "date 2026年3月20日"];
    assert_eq!(roles(text)[3..], wanted);
}

#[test]
fn the_number_of_copies_is_the_last_row_of_the_imprint() {
    let text = format!(
        "{NOTICE}\n抄送：县委办公室。\n青禾县水利局办公室　2026年5月7日印发\n（共印30份）\n"
    );
    assert_eq!(
        roles(&text)[4..],
        [
            "issued 青禾县水利局办公室　2026年5月7日印发",
            "issued （共印30份）"
        ]
    );
    let given = with(
        "抄送: 县委办公室\n印发机关: 办公室\n印发日期: 2026年5月7日",
        &format!("{NOTICE}\n抄送：县委办公室。\n共印30份\n"),
    );
    assert_eq!(
        roles(&given)[3..],
        [
            "copy-to 抄送：县委办公室。",
            "issued 办公室　2026年5月7日印发",
            "issued 共印30份"
        ]
    );
    assert_eq!(told(&given), []);
}

#[test]
fn numbers_of_issues_may_stand_in_brackets() {
    for number in [
        "第4期",
        "（第4期）",
        "（2026年第4期）",
        "总第4期",
        "2026年第4期（总第12期）",
    ] {
        let text = format!("青禾县人民政府常务会议纪要\n\n{number}\n\n会议听取了情况汇报。\n");
        assert_eq!(roles(&text)[1], format!("doc-number {number}"));
    }
}

/// What is told of a notice with such 附件说明 and attachments, as line and words.
fn annexes(names: &str, parts: &[(&str, &str)]) -> Vec<(u32, String)> {
    let part =
        |(label, title): &(&str, &str)| format!("\n{label}\n\n{title}\n\n各单位要逐项抓好落实。\n");
    let parts: String = parts.iter().map(part).collect();
    let text = format!("{NOTICE}\n{names}\n\n青禾县水利局\n2026年3月5日\n{parts}");
    let reading = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("it is text");
    let seen = outline(&reading.source, OutlineOptions::default());
    let told = seen.diagnostics.into_iter();
    told.filter(|it| it.code == "attachment-mismatch")
        .map(|it| {
            let line = it.place.and_then(|place| place.line());
            (line.expect("a place"), it.message)
        })
        .collect()
}

#[test]
fn attachments_that_agree_with_their_list_are_told_nothing_of() {
    let two = "附件：1.任务清单\n2.《资金表》";
    let parts = [("附件1", "任务清单"), ("附件2", "资金表")];
    assert_eq!(annexes(two, &parts), []);
    assert_eq!(annexes("附件：任务清单", &[("附件", "任务清单")]), []);
    assert_eq!(annexes(two, &[]), []);
}

#[test]
fn attachments_that_do_not_match_their_list_are_told() {
    let two = "附件：1.任务清单\n2.资金表";
    let told = annexes(two, &[("附件1", "任务清单"), ("附件2", "资金明细表")]);
    let want = "附件2的标题“资金明细表”与附件说明的“资金表”不一致";
    assert_eq!(told, [(18, want.to_owned())]);
    let told = annexes(two, &[("附件1", "任务清单"), ("附件3", "资金表")]);
    let want = [
        "附件3排在第 2 个，附件的序号应从 1 起依次排",
        "附件说明里没有附件3",
        "附件说明列了附件2“资金表”，后面没有",
    ];
    assert_eq!(told, want.map(|it| (18, it.to_owned())));
    let told = annexes(two, &[("附件", "任务清单")]);
    let want = "附件说明有 2 个附件，这里的附件没有序号";
    assert_eq!(told, [(12, want.to_owned())]);
}

#[test]
fn what_keeps_the_imprint_from_the_foot_is_told() {
    let imprint = "抄送：县委办公室。\n青禾县水利局办公室　2026年5月7日印发\n";
    let text = format!("{NOTICE}\n{imprint}\n（打字：江一川　校对：何平，印后请及时归档）\n");
    let message = "版记（抄送、印发）之下还有文字，版记照原处排，不排到末页页脚";
    assert_eq!(told(&text), [("imprint-not-last", message.to_owned())]);
    let text = format!("{NOTICE}\n{imprint}共印30份\n");
    assert_eq!(told(&text), []);
}
