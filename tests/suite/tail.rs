//! What stands below the body, from the outside: a text in, where it stands in
//! millimetres out (GB/T 9704-2012 §7.3.4 to §7.3.7).

use super::measure::{Run, by, docx_part, mm, runs, text_of, with};
use gongwen::compose::SignatureRoom;
use gongwen::layout::Laid;

/// The left and right edges of the type area, in millimetres.
const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
/// One 字 of 三号 on the grid, and the width of a digit of 三号.
const ZI: f64 = 156.0 / 28.0;
/// A line of the grid.
const LINE: f64 = 225.0 / 22.0;

fn notice(tail: &str) -> String {
    format!(
        "关于做好春耕备耕工作的通知\n\n各乡镇人民政府：\n各地要抓紧开展农机检修，备足农资。\n{tail}青禾县农业农村局\n2026年3月5日\n"
    )
}

fn near(seen: f64, want: f64) {
    assert!((seen - want).abs() < 0.3, "{seen} mm, not {want} mm");
}

/// The lines of a page, each with all its faces.
fn lines(laid: &Laid, page: usize) -> Vec<Run> {
    runs(&laid.pages.pages[page])
}

fn line(laid: &Laid, words: &str) -> Run {
    let all = laid.pages.pages.iter().flat_map(runs);
    let found = all.into_iter().find(|run| run.text.contains(words));
    found.unwrap_or_else(|| {
        panic!(
            "{words} in {:?}",
            laid.pages.pages.iter().map(text_of).collect::<Vec<_>>()
        )
    })
}

/// Where the character after `words` begins on the line that has them.
fn after(laid: &Laid, words: &str) -> f64 {
    let line = line(laid, words);
    let at = line.text.find(words).expect("the line has the words") + words.len();
    line.place(at)
}

const LONG: &str = "青禾县二〇二六年度春季农业生产农机检修和农资储备任务分解及责任落实情况一览表";

#[test]
fn numbers_of_attachments_stand_under_each_other_and_turn_lines_under_the_name() {
    let laid = by(
        "报告材料",
        &notice(&format!("附件：1.{LONG}\n2.农资储备清单\n10.{LONG}\n")),
    );
    near(line(&laid, "附件：").x, LEFT + 2.0 * ZI);
    let number = after(&laid, "附件：");
    near(number, LEFT + 5.0 * ZI);
    near(line(&laid, "2.农资").x, number);
    near(line(&laid, "10.青禾").x, number);
    let all = lines(&laid, 0);
    let turned = |first: &str| {
        let at = all.iter().position(|run| run.text.contains(first));
        all[at.expect("the entry is there") + 1].x
    };
    near(turned("1.青禾"), after(&laid, "附件：1."));
    near(turned("10.青禾"), after(&laid, "10."));
    // One blank line below the body.
    near(
        line(&laid, "附件：").y - line(&laid, "各地要").y,
        2.0 * LINE,
    );
}

#[test]
fn attendance_stands_one_line_below_the_text_and_hangs_under_the_names() {
    let names = "江一川、何平、林大可、陈思、马行健、苏文远、江一川、何平、林大可、陈思";
    let text = format!(
        "会议纪要\n\n会议研究了春耕备耕工作。\n会议议定，抓紧开展农机检修。\n出席：{names}。\n请假：苏文远。\n列席：{names}。\n"
    );
    let laid = by("纪要", &text);
    let first = line(&laid, "出席：");
    near(first.x, LEFT + 2.0 * ZI);
    near(first.y - line(&laid, "会议议定").y, 2.0 * LINE);
    near(line(&laid, "请假：").y - first.y, 2.0 * LINE);
    near(line(&laid, "列席：").y - line(&laid, "请假：").y, LINE);
    let all = lines(&laid, 0);
    let at = all.iter().position(|run| run.text.contains("出席：江"));
    near(
        all[at.expect("a line of names") + 1].x,
        after(&laid, "出席："),
    );
}

#[test]
fn attendance_given_in_front_matter_stands_above_the_signature() {
    let given = "---\n出席: [江一川, 何平]\n列席: 陈思\n---\n";
    let laid = by("纪要", &format!("{given}{}", notice("")));
    let rows = lines(&laid, 0);
    let tail: Vec<&str> = rows[3..].iter().map(|run| run.text.as_str()).collect();
    assert_eq!(
        tail[..4],
        [
            "出席：江一川、何平",
            "列席：陈思",
            "青禾县农业农村局",
            "2026年3月5日"
        ]
    );
}

#[test]
fn the_name_of_one_attachment_turns_under_itself() {
    let laid = by("报告材料", &notice(&format!("附件：{LONG}\n")));
    let all = lines(&laid, 0);
    let at = all
        .iter()
        .position(|run| run.text.contains("附件："))
        .expect("it is there");
    near(all[at + 1].x, LEFT + 5.0 * ZI);
    let page = text_of(&laid.pages.pages[0]);
    assert!(
        page.contains(&format!("附件：{LONG}青禾县")),
        "letter for letter: {page}"
    );
    near(mm(all[at].size), mm(16.0));
}

#[test]
fn under_a_seal_the_date_ends_four_characters_in_and_the_name_is_centred_on_it() {
    let laid = by("通用公文-简", &notice(""));
    let (name, date) = (line(&laid, "农业农村局"), line(&laid, "2026年"));
    near(date.end, RIGHT - 4.0 * ZI);
    near(
        f64::midpoint(name.x, name.end),
        f64::midpoint(date.x, date.end),
    );
    near(date.y - name.y, LINE);
}

#[test]
fn the_top_of_a_seal_is_within_one_line_of_the_text() {
    let laid = by("通用公文-简", &notice(""));
    let [text, name, date] = ["各地要", "农业农村局", "2026年"].map(|words| line(&laid, words).y);
    // A line box ends 0.12 em and half the leading below its baseline.
    let below = mm(16.0 * 0.12) + (LINE - mm(16.0)) / 2.0;
    // The seal's middle is a little above that of name and date.
    let middle = f64::midpoint(name, date) - mm(16.0 * 0.38) - LINE / 2.0 + LINE / 4.0;
    let top = middle - 21.0;
    let gap = top - (text + below);
    assert!((0.0..LINE).contains(&gap), "{gap} mm below the text");
}

#[test]
fn a_name_too_long_to_be_centred_takes_the_date_along() {
    let name = "青禾县春季农业生产工作领导小组办公室暨农资保障工作专班";
    let text = notice("").replace("青禾县农业农村局\n", &format!("{name}\n"));
    let laid = by("通用公文-简", &text);
    let (name, date) = (line(&laid, name), line(&laid, "2026年"));
    near(name.end, RIGHT);
    near(
        f64::midpoint(name.x, name.end),
        f64::midpoint(date.x, date.end),
    );
}

#[test]
fn without_a_seal_names_end_two_characters_in_and_the_date_begins_two_further_right() {
    let text = notice("").replace("青禾县农业农村局\n", "青禾县农业农村局\n青禾县水利局\n");
    let laid = by("报告材料", &text);
    let [host, other, date] = ["农业农村局", "水利局", "2026年"].map(|words| line(&laid, words));
    near(host.end, RIGHT - 2.0 * ZI);
    near(other.end, RIGHT - 2.0 * ZI);
    near(date.x, host.x + 2.0 * ZI);
    near(other.y - host.y, LINE);
    near(host.y - line(&laid, "各地要").y, 2.0 * LINE);
}

#[test]
fn where_the_date_is_the_longer_it_ends_two_characters_in() {
    let text = notice("").replace("青禾县农业农村局\n", "县水利局\n");
    let laid = by("报告材料", &text);
    let [name, date] = ["县水利局", "2026年"].map(|words| line(&laid, words));
    near(date.end, RIGHT - 2.0 * ZI);
    near(date.x, name.x + 2.0 * ZI);
}

/// An official's stamp and date by the keys that the form has.
const OFFICIAL: &str = "signature: official\nstyles:\n  signature:\n    before: 2行\n    right-indent: 4字\n  date:\n    before: 1行\n    right-indent: 4字\n";

#[test]
fn an_official_signs_two_lines_below_the_text_and_dates_one_line_further() {
    let text = notice("").replace("青禾县农业农村局\n", "县长　王禾\n");
    let laid = with(OFFICIAL, &text);
    let [above, name, date] = ["各地要", "县长", "2026年"].map(|words| line(&laid, words));
    near(name.end, RIGHT - 4.0 * ZI);
    near(date.end, RIGHT - 4.0 * ZI);
    near(name.y - above.y, 3.0 * LINE);
    near(date.y - name.y, 2.0 * LINE);
}

#[test]
fn an_order_is_signed_by_an_official() {
    let laid = by(
        "命令",
        "青禾县人民政府令\n第3号\n《青禾县水库管理办法》已经通过，现予公布，自2026年5月1日起施行。\n县长　王禾\n2026年3月5日\n",
    );
    let [above, name, date] = ["《青禾县", "县长", "2026年3月"].map(|words| line(&laid, words));
    near(name.end, RIGHT - 4.0 * ZI);
    near(date.end, RIGHT - 4.0 * ZI);
    near(date.y - name.y, 2.0 * LINE);
    assert!(
        name.y - above.y > 3.0 * LINE - 0.1,
        "two blank lines below the text"
    );
}

/// A notice whose body has so many lines of text, and the pages it takes.
fn sealed(lines: usize) -> Laid {
    let body = "国".repeat(28 * lines - 10);
    let text = format!("关于春耕情况的通知\n各乡镇：\n{body}。\n青禾县农业农村局\n2026年3月5日\n");
    by("通用公文-简", &text)
}

#[test]
fn the_line_pitch_gives_way_before_text_is_moved_to_a_seal() {
    // Title, blank line and addressee are 3 lines, two blank lines, name and
    // date 4, the seal below the date 0.6.
    assert_eq!(sealed(14).facts.signature, SignatureRoom::Fits);
    let squeezed = sealed(15);
    assert_eq!(squeezed.facts.signature, SignatureRoom::Lines(23));
    assert_eq!(squeezed.pages.pages.len(), 1);
    let all = lines(&squeezed, 0);
    near(all[4].y - all[3].y, 225.0 / 23.0);
    assert_eq!(sealed(16).facts.signature, SignatureRoom::Lines(24));
    let moved = sealed(17);
    assert_eq!(moved.facts.signature, SignatureRoom::TextMoved);
    let last = text_of(&moved.pages.pages[1]);
    assert!(
        last.starts_with('国') && last.ends_with("2026年3月5日"),
        "{last}"
    );
    // The text that goes on on the next page of itself needs no squeezing.
    assert_eq!(sealed(22).facts.signature, SignatureRoom::Fits);
}

#[test]
fn what_was_done_to_make_room_is_told() {
    let laid = sealed(15);
    let template = gongwen::template::Template::load("通用公文-简").expect("it is bundled");
    let notes = laid.facts.notes(&template);
    assert_eq!(notes[0].code, "signature-room");
    assert_eq!(
        notes[0].message,
        "正文所在的一页放不下署名、成文日期和印章，已收紧行距：每页 23 行，模板是 22 行"
    );
}

/// A joint issue whose seals leave no room on the first page, and whose text is
/// one line.
const SHORT_JOINT: &str = "---\n发文机关: [云川市教育局, 云川市财政局, 云川市水利局, 云川市审计局]\n发文字号: 云教发〔2026〕3号\n---\n关于做好校舍维修改造工作的通知\n\n各县教育局：\n现将有关事项通知如下。\n\n云川市教育局\n云川市财政局\n云川市水利局\n云川市审计局\n2026年3月5日\n";

#[test]
fn the_first_page_shows_the_body_even_where_the_signature_then_stands_alone() {
    let laid = by("通用公文", SHORT_JOINT);
    assert_eq!(laid.facts.signature, SignatureRoom::Alone);
    let pages: Vec<String> = laid.pages.pages.iter().map(text_of).collect();
    assert_eq!(pages.len(), 2);
    assert!(pages[0].ends_with("现将有关事项通知如下。"), "{pages:?}");
    assert!(pages[1].starts_with("云川市教育局"), "{pages:?}");
    let template = gongwen::template::Template::load("通用公文").expect("it is bundled");
    let notes = laid.facts.notes(&template);
    assert_eq!(notes[0].code, "signature-alone");
    assert_eq!(
        notes[0].message,
        "首页放不下署名、成文日期和印章，正文又太短，它们单独排在了下一页"
    );
}

#[test]
fn in_a_docx_the_text_may_then_leave_the_signature_too() {
    let body = docx_part("通用公文", SHORT_JOINT, "word/document.xml");
    let text = body.split("<w:p>").find(|it| it.contains("现将有关"));
    assert!(!text.expect("the text").contains("<w:keepNext"));
}

/// The paragraphs of a DOCX that have one of the words, each as XML.
fn paragraphs<'x>(body: &'x str, words: &[&str]) -> Vec<&'x str> {
    let all = body.split("<w:p>");
    all.filter(|it| words.iter().any(|word| it.contains(word)))
        .collect()
}

#[test]
fn a_docx_parts_the_only_text_where_its_last_lines_go_to_the_signature() {
    let longer = SHORT_JOINT.replace("如下。", &"如下，请认真贯彻执行".repeat(6));
    let laid = by("通用公文", &longer);
    assert_eq!(laid.facts.signature, SignatureRoom::TextMoved);
    let body = docx_part("通用公文", &longer, "word/document.xml");
    let text = paragraphs(&body, &["贯彻"]);
    assert_eq!(text.len(), 2, "{text:?}");
    // An office suite that keeps the whole paragraph with the signature would
    // leave the first page without text (§7.3.3).
    assert!(!text[0].contains("<w:keepNext"));
    assert!(text[1].contains("<w:keepNext/>") && text[1].contains("<w:pageBreakBefore/>"));
    assert!(text[1].contains(r#"w:firstLine="0""#));
    let second = text_of(&laid.pages.pages[1]);
    let (_, goes_on) = text[1].split_once("preserve\">").expect("text");
    let goes_on = goes_on.split('<').next().expect("text");
    assert!(second.starts_with(goes_on), "{goes_on} in {second}");
    // What stands at the head of the first page stays with nothing.
    for head in paragraphs(&body, &["关于做好", "各县", "云教发"]) {
        assert!(!head.contains("<w:keepNext/>"), "{head}");
    }
}

#[test]
fn a_docx_keeps_the_last_of_several_paragraphs_with_the_signature() {
    let longer = SHORT_JOINT.replace(
        "如下。",
        &format!("如下。\n{}。", "请认真贯彻执行，".repeat(6)),
    );
    assert_eq!(
        by("通用公文", &longer).facts.signature,
        SignatureRoom::TextMoved
    );
    let body = docx_part("通用公文", &longer, "word/document.xml");
    let text = paragraphs(&body, &["贯彻"]);
    assert_eq!(text.len(), 1);
    assert!(text[0].contains("<w:keepNext/>"), "{}", text[0]);
}

#[test]
fn an_unsealed_signature_tells_that_it_took_the_last_line_along() {
    let body = "国".repeat(28 * 19 - 10);
    let text = format!("关于春耕情况的报告\n县政府：\n{body}。\n青禾县农业农村局\n2026年3月5日\n");
    let laid = by("报告材料", &text);
    assert_eq!(laid.facts.signature, SignatureRoom::TextMoved);
    let template = gongwen::template::Template::load("报告材料").expect("it is bundled");
    assert_eq!(
        laid.facts.notes(&template)[0].message,
        "正文所在的一页放不下署名和成文日期，已把正文的最后几行移到它们那一页"
    );
}

const ATTACHED: &str = "附件：1.农资储备清单\n2.农机检修安排\n青禾县农业农村局\n2026年3月5日\n（此件公开发布）\n附件1\n农资储备清单\n种子和化肥按需供应，不留缺口。\n附件2\n农机检修安排\n农机检修按乡镇排期进行。\n";

#[test]
fn an_attachment_begins_a_page_with_its_number_and_has_its_title_on_line_3() {
    let text = notice("").replace("青禾县农业农村局\n2026年3月5日\n", ATTACHED);
    let laid = by("报告材料", &text);
    assert_eq!(laid.pages.pages.len(), 3);
    for (page, label) in [(1, "附件1"), (2, "附件2")] {
        let all = lines(&laid, page);
        assert_eq!(all[0].text, label);
        near(all[0].x, LEFT);
        let first = 37.0 + (LINE - mm(16.0)) / 2.0 + mm(16.0 * 0.88);
        near(all[0].y, first);
        let third = 37.0 + 2.0 * LINE + (LINE - mm(22.0)) / 2.0 + mm(22.0 * 0.88);
        near(all[1].y, third);
        near(f64::midpoint(all[1].x, all[1].end), 28.0 + 78.0);
        near(all[2].x, LEFT + 2.0 * ZI);
    }
}

#[test]
fn a_note_stands_below_the_date_two_characters_in() {
    let text = notice("").replace("青禾县农业农村局\n2026年3月5日\n", ATTACHED);
    let laid = by("报告材料", &text);
    let note = line(&laid, "（此件公开发布）");
    near(note.x, LEFT + 2.0 * ZI);
    near(note.y - line(&laid, "2026年").y, LINE);
}
