//! What stands below the body, from the outside: a text in, where it stands in
//! millimetres out (GB/T 9704-2012 §7.3.4 to §7.3.7).

use super::measure::{Run, by, mm, runs, text_of};
use gongwen::layout::Laid;

/// The left and right edges of the type area, in millimetres.
const LEFT: f64 = 28.0;
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
