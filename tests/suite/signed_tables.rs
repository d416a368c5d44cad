//! Tables with footnotes in their rows right above a signature, from the outside:
//! what stands on which page, and what is told of it (GB/T 9704-2012 §7.3.5.5).

use gongwen::compose::SignatureRoom;
use gongwen::layout::Laid;
use gongwen::template::Template;
use proptest::prelude::*;
use std::sync::LazyLock;

use crate::measure::{set_as, text_of};

/// Templates of each form of signature, and with each first page.
const NAMES: [&str; 6] = ["通用公文-简", "报告材料", "信函", "纪要", "命令", "上行文"];

static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| {
    let load = |name: &&str| Template::load(name).expect("a template of our own");
    NAMES.iter().map(load).collect()
});

const DATE: &str = "2026年11月26日";

/// A text that ends in a table, and who signs it.
#[derive(Debug, Clone)]
struct Signed {
    /// Paragraphs of a line above the table.
    above: usize,
    /// How many characters the note to each row has; 0 where it has none.
    notes: Vec<usize>,
    /// How many bodies sign.
    bodies: usize,
}

fn name(body: usize) -> String {
    format!("云川市{}局", ["应急管理", "水利", "教育"][body])
}

/// The words of the note to a row, so many characters.
fn note(row: usize, many: usize) -> String {
    let words = "各单位要认真落实工作要求切实抓好任务按期完成目标不断提高水平";
    let words: String = words.chars().cycle().take(many).collect();
    format!("第{row}注起{words}第{row}注止。")
}

impl Signed {
    fn markdown(&self) -> String {
        let head = "---\n发文机关: 云川市民政局\n发文字号: 云民〔2026〕8号\n---\n";
        let mut parts: Vec<String> = [head, "# 关于检查情况的报告", "市人民政府："]
            .map(str::to_owned)
            .into();
        parts.extend((1..=self.above).map(|at| format!("第{at}段内容抓紧落实。")));
        let rows = self.notes.iter().enumerate().map(|(row, many)| {
            let mark = match many {
                0 => String::new(),
                _ => format!("[^{row}]"),
            };
            format!("| 第{row}项 | 已完成{mark} |\n")
        });
        let rows: String = rows.collect();
        parts.push(format!("| 事项 | 进度 |\n|---|---|\n{rows}"));
        parts.extend((0..self.bodies).map(name));
        parts.push(DATE.to_owned());
        let noted = self.noted();
        parts.extend(noted.map(|(row, many)| format!("[^{row}]: {}", note(row, many))));
        parts.join("\n\n")
    }

    /// The rows that have a note, and how many characters it has.
    fn noted(&self) -> impl Iterator<Item = (usize, usize)> {
        let notes = self.notes.iter().copied().enumerate();
        notes.filter(|(_, many)| *many > 0)
    }

    fn laid(&self, template: &Template) -> Laid {
        set_as("a.md", template, &self.markdown())
    }
}

/// The text of each page, blanks left out.
fn pages(laid: &Laid) -> Vec<String> {
    let texts = laid.pages.pages.iter().map(text_of);
    texts
        .map(|text| text.split_whitespace().collect())
        .collect()
}

/// On which page these words stand; they are there once.
fn page_of(pages: &[String], words: &str) -> usize {
    let found: Vec<usize> = (0..pages.len())
        .filter(|at| pages[*at].contains(words))
        .collect();
    assert_eq!(found.len(), 1, "{words} in {pages:#?}");
    found[0]
}

/// How many rows of the table a page shows.
fn rows(page: &str) -> usize {
    page.matches("已完成").count()
}

fn signed(most: usize) -> impl Strategy<Value = Signed> {
    let many = prop_oneof![2 => Just(0), 4 => 10..200_usize, 1 => 200..=most];
    let notes = prop::collection::vec(many, 2..9);
    (1..41_usize, notes, 1..4_usize).prop_map(|(above, notes, bodies)| Signed {
        above,
        notes,
        bodies,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_and_date_stand_below_two_rows(signed in signed(600), template in 0..NAMES.len()) {
        let laid = signed.laid(&TEMPLATES[template]);
        let pages = pages(&laid);
        let date = page_of(&pages, DATE);
        for body in 0..signed.bodies {
            prop_assert_eq!(page_of(&pages[date..], &name(body)), 0, "{:#?}", pages);
        }
        prop_assert!(rows(&pages[date]) > 1, "{:#?}", pages);
        let begun = pages.iter().map(|page| rows(page)).find(|rows| *rows > 0);
        prop_assert!(begun > Some(1), "{:#?}", pages);
        // All that is kept together is on the first page of the text: nothing moved.
        let told = laid.facts.signature == SignatureRoom::TextMoved;
        prop_assert!(date > 0 || !told, "{:#?}", pages);
    }

    #[test]
    fn notes_are_whole_and_begin_below_their_rows(signed in signed(200), template in 0..NAMES.len()) {
        let pages = pages(&signed.laid(&TEMPLATES[template]));
        let whole = pages.concat();
        for row in 0..signed.notes.len() {
            let marked = page_of(&pages, &format!("第{row}项"));
            if signed.notes[row] == 0 {
                continue;
            }
            prop_assert_eq!(page_of(&pages, &format!("第{row}注起")), marked, "{:#?}", pages);
            prop_assert_eq!(whole.matches(&format!("第{row}注止")).count(), 1, "{:#?}", pages);
        }
    }
}

#[test]
fn rows_that_go_with_what_signs_are_told_and_those_that_stay_are_not() {
    let template = Template::load("报告材料").expect("a bundled template");
    let mut told = Vec::new();
    for above in 1..22 {
        let signed = Signed {
            above,
            notes: vec![0, 0, 0, 0, 60, 120],
            bodies: 1,
        };
        let laid = signed.laid(&template);
        let pages = pages(&laid);
        if laid.facts.signature == SignatureRoom::TextMoved {
            assert_eq!(rows(&pages[page_of(&pages, DATE)]), 2, "{pages:#?}");
            told.push(above);
        }
    }
    assert_eq!(told, [1, 2, 3, 4, 21]);
}

#[test]
fn a_short_table_whose_last_row_bears_a_long_note_keeps_what_signs() {
    for (template, above) in (0..2).flat_map(|it| (1..24).map(move |above| (it, above))) {
        // About twenty lines, and more than a page.
        for many in [700, 1800] {
            let signed = Signed {
                above,
                notes: vec![0, 0, many],
                bodies: 1,
            };
            let pages = pages(&signed.laid(&TEMPLATES[template]));
            let date = page_of(&pages, DATE);
            assert_eq!(rows(&pages[date]), 3, "{pages:#?}");
            assert_eq!(page_of(&pages, "第2注起"), date, "{pages:#?}");
        }
    }
}
