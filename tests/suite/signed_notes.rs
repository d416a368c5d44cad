//! Footnotes above a signature, from the outside: texts whose last lines bear
//! notes, by every template that signs in; what stands on which page out.

use gongwen::compose::compose;
use gongwen::document::circled;
use gongwen::font::{FontOptions, Fonts};
use gongwen::layout::{Item, Laid, Owner, Page, layout};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use gongwen::template::Template;
use proptest::prelude::*;
use std::sync::LazyLock;

use crate::measure::set_as;

/// Templates of each form of signature, and with each first page.
const NAMES: [&str; 5] = ["通用公文-简", "报告材料", "信函", "纪要", "命令"];

static TEMPLATES: LazyLock<Vec<(Template, Fonts)>> = LazyLock::new(|| {
    let load = |name: &&str| {
        let template = Template::load(name).expect("a template of our own");
        let loaded = Fonts::load(&template.faces, &FontOptions::default());
        (template, loaded.expect("the bundled faces load").0)
    };
    NAMES.iter().map(load).collect()
});

fn laid(template: usize, text: &str) -> Laid {
    let (template, fonts) = &TEMPLATES[template];
    let reading = read(text.as_bytes(), "a.md", ReadOptions::default()).expect("text is read");
    let outline = outline(&reading.source, OutlineOptions::default());
    layout(&compose(&outline.document, template, fonts), fonts)
}

/// A text and who signs it.
#[derive(Debug, Clone)]
struct Signed {
    /// Paragraphs of a line above the last one.
    above: usize,
    /// How many characters the last paragraph has in front of each of its notes.
    before: usize,
    /// How many characters each note has.
    notes: Vec<usize>,
    /// How many bodies sign.
    bodies: usize,
}

/// So many characters of a sentence, from the character `from` on.
fn words(from: usize, many: usize) -> String {
    let sentence = "各单位要认真落实工作要求切实抓好任务按期完成目标不断提高水平";
    let words = sentence.chars().cycle().skip(from);
    words.take(many).collect::<String>() + "。"
}

impl Signed {
    /// The paragraphs above the notes, in order, and the notes.
    fn parts(&self, mark: impl Fn(usize) -> String) -> (Vec<String>, Vec<String>) {
        let mut parts = vec!["关于检查情况的报告".to_owned(), "市人民政府：".to_owned()];
        parts.extend((1..=self.above).map(|at| format!("第{at}段内容抓紧落实到位。")));
        let marks = self.notes.iter().enumerate();
        let marked = marks.map(|(at, _)| words(at, self.before) + &mark(at));
        parts.push(format!("本段有注：{}完。", marked.collect::<String>()));
        parts.extend((0..self.bodies).map(name));
        parts.push(DATE.to_owned());
        let notes = self.notes.iter().enumerate();
        (parts, notes.map(|(at, many)| words(at, *many)).collect())
    }

    fn markdown(&self) -> String {
        let (mut parts, notes) = self.parts(|at| format!("[^{at}]"));
        parts[0].insert_str(0, "# ");
        let notes = notes.iter().enumerate();
        parts.extend(notes.map(|(at, note)| format!("[^{at}]: {note}")));
        parts.join("\n\n")
    }

    /// All of its characters, in an order of their own.
    fn characters(&self) -> Vec<char> {
        let (parts, notes) = self.parts(|_| String::new());
        sorted(&(parts.concat() + &notes.concat()))
    }
}

const DATE: &str = "2026年11月26日";

fn name(body: usize) -> String {
    format!("云川市{}局", ["应急管理", "水利", "教育", "民政"][body])
}

/// The characters of a text without the marks of notes.
fn sorted(text: &str) -> Vec<char> {
    let is_mark = |it: char| it.is_whitespace() || (1..=50).any(|at| circled(at) == Some(it));
    let mut characters: Vec<char> = text.chars().filter(|it| !is_mark(*it)).collect();
    characters.sort_unstable();
    characters
}

/// The text of a page, its number left out.
fn text_of(page: &Page) -> String {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) => (run.owner != Owner::Furniture).then_some(run.text.as_str()),
        Item::Missing(missing) => Some(missing.text.as_str()),
        Item::Rule(_) | Item::Picture(_) => None,
    });
    texts.collect()
}

fn pages(template: usize, signed: &Signed) -> Vec<String> {
    let laid = laid(template, &signed.markdown());
    laid.pages.pages.iter().map(text_of).collect()
}

/// Whether names and date stand on one page, which shows the end of the text.
fn stand_together(pages: &[String], signed: &Signed) -> bool {
    let shows = |page: &&String| page.contains(DATE);
    let date = pages.iter().find(shows).expect("the date is not lost");
    (0..signed.bodies).all(|body| date.contains(&name(body))) && date.contains("完。")
}

fn signed() -> impl Strategy<Value = Signed> {
    let notes = prop_oneof![
        3 => prop::collection::vec(20..120_usize, 0..18),
        1 => prop::collection::vec(20..1600_usize, 0..3),
    ];
    let before = prop_oneof![1..12_usize, 1..60_usize];
    (0..22_usize, before, notes, 1..5_usize).prop_map(|(above, before, notes, bodies)| Signed {
        above,
        before,
        notes,
        bodies,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn layout_ends_and_loses_nothing(signed in signed(), template in 0..NAMES.len()) {
        let pages = pages(template, &signed);
        prop_assert_eq!(sorted(&pages.concat()), signed.characters(), "{:#?}", pages);
    }

    /// The first page shows text of the body, be it that what signs stands alone.
    #[test]
    fn names_and_date_stay_together_with_text(signed in signed(), template in 0..NAMES.len()) {
        let pages = pages(template, &signed);
        prop_assert!(signed.above == 0 || stand_together(&pages, &signed), "{:#?}", pages);
    }
}

#[test]
fn notes_that_fill_a_page_go_with_their_lines_above_a_seal() {
    for (template, above) in (0..NAMES.len()).flat_map(|it| (4..20).map(move |above| (it, above))) {
        let signed = Signed {
            above,
            before: 3,
            notes: vec![58; 14],
            bodies: 1,
        };
        let pages = pages(template, &signed);
        assert_eq!(sorted(&pages.concat()), signed.characters(), "{pages:#?}");
        assert!(stand_together(&pages, &signed), "{pages:#?}");
        let begins = format!("{}{}", "①", words(0, 58));
        let marked = pages.iter().position(|page| page.contains("完。"));
        let noted = pages.iter().position(|page| page.contains(&begins));
        assert_eq!(noted, marked, "{pages:#?}");
    }
}

/// The text of each page, blanks left out.
fn found(template: usize, signed: &Signed) -> Vec<String> {
    let without = |page: String| page.split_whitespace().collect();
    pages(template, signed).into_iter().map(without).collect()
}

#[test]
fn with_a_note_more_what_signs_never_comes_back_to_the_first_page() {
    for name in ["信函", "通用公文"] {
        let template = Template::load(name).expect("a bundled template");
        let mut before = 0;
        for many in 2..24 {
            let signed = Signed {
                above: 0,
                before: 3,
                notes: vec![58; many],
                bodies: 1,
            };
            let head = "---\n发文机关: 云川市教育局\n---\n\n";
            let laid = set_as("a.md", &template, &(head.to_owned() + &signed.markdown()));
            let pages: Vec<String> = laid.pages.pages.iter().map(text_of).collect();
            let signs = pages.iter().position(|page| page.contains(DATE));
            let signs = signs.expect("the date is not lost");
            assert!(pages[signs].contains("完。"), "{name}, {many}: {pages:#?}");
            assert!(signs >= before, "{name}, {many}: {pages:#?}");
            before = signs;
        }
    }
}

#[test]
fn a_note_longer_than_a_page_goes_on_behind_what_signs() {
    let signed = Signed {
        above: 6,
        before: 5,
        notes: vec![2500],
        bodies: 1,
    };
    let found = found(1, &signed);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].contains(DATE) && found[0].contains(&name(0)));
    let template = &TEMPLATES[1].0;
    let told = laid(1, &signed.markdown()).facts.notes(template);
    assert!(told.is_empty(), "{told:?}");
}
