//! 版头 measured (GB/T 9704-2012 §7.2, §10): a text and a template in, places on
//! the first page out, in millimetres, against the standard's. Tolerance 0.3 mm.
//!
//! Text is taken from its baseline, with an em box of 0.88 above it and 0.12
//! below; of the mark, the upper edge is that of its ink.

use std::path::Path;

use gongwen::compose::{complete_mark, compose};
use gongwen::font::{FontOptions, Fonts};
use gongwen::layout::{GlyphRun, Item, Owner, Page, Rule, layout};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use gongwen::template::{Colour, Pt, Template};
use std::sync::LazyLock;

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let template = Template::load("通用公文").expect("it is bundled");
    let loaded = Fonts::load(&template.faces, &FontOptions::default());
    loaded.expect("the bundled faces load").0
});

/// The type area's edges and the height of a line, in millimetres.
const AREA_TOP: f64 = 37.0;
const AREA_LEFT: f64 = 28.0;
const AREA_RIGHT: f64 = 184.0;
const LINE: f64 = 225.0 / 22.0;
/// The width of one 字 of three-hao text: 156 mm / 28.
const ZI: f64 = 156.0 / 28.0;

pub(crate) fn mm(length: Pt) -> f64 {
    length.0 * 25.4 / 72.0
}

pub(crate) fn near(what: &str, found: f64, wanted: f64) {
    assert!(
        (found - wanted).abs() <= 0.3,
        "{what}: {found:.2} mm, wanted {wanted:.2} mm"
    );
}

/// The first page of `text` by the template called `name`.
pub(crate) fn first_page(name: &str, text: &str) -> Page {
    pages(name, text).swap_remove(0)
}

fn pages(name: &str, text: &str) -> Vec<Page> {
    let template = Template::load(name).expect("it is bundled");
    let reading = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("it is text");
    let mut outline = outline(&reading.source, OutlineOptions::default());
    complete_mark(&mut outline.document, &template);
    layout(&compose(&outline.document, &template, &FONTS), &FONTS)
        .pages
        .pages
}

pub(crate) fn sample(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    std::fs::read_to_string(folder.join(name)).expect("the sample is there")
}

/// A stretch of text on a baseline, in millimetres.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// Upper and lower edge of the em box.
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) baseline: f64,
    /// Upper edge of the ink.
    pub(crate) ink_top: f64,
    pub(crate) colour: Colour,
}

/// The text of a page without its blanks, in stretches that no more than half
/// a 字 parts; the names of a mark, which are spread, each whole.
pub(crate) fn words(page: &Page) -> Vec<Words> {
    let mut all: Vec<Words> = Vec::new();
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) if run.owner != Owner::Furniture => Some(run),
        _ => None,
    });
    let all_of = |run| of_run(run).enumerate();
    for (at, one) in runs.flat_map(all_of) {
        let spread = one.colour == Colour::Red;
        match all.last_mut() {
            Some(last)
                if (spread && at > 0)
                    || !spread
                        && (last.baseline - one.baseline).abs() < 1.0
                        && (one.left - last.right).abs() < ZI / 2.0 =>
            {
                last.text.push_str(&one.text);
                last.right = one.right;
                last.ink_top = last.ink_top.min(one.ink_top);
            }
            _ => all.push(one),
        }
    }
    all
}

/// The characters of a run, but for its blanks.
fn of_run(run: &GlyphRun) -> impl Iterator<Item = Words> + '_ {
    let glyphs = run.glyphs.iter().zip(run.text.chars());
    let shown = glyphs.filter(|(_, ch)| !ch.is_whitespace());
    shown.map(|(glyph, ch)| {
        let left = run.origin.x + Pt(f64::from(glyph.x));
        let advance = FONTS.advance(run.face, glyph.id).0 * run.size.0 * run.scale;
        let ink = FONTS.ink(run.face, glyph.id).map_or(0.0, |ink| ink.top.0);
        Words {
            text: ch.to_string(),
            left: mm(left),
            right: mm(left + Pt(advance)),
            top: mm(run.origin.y - run.size * 0.88),
            bottom: mm(run.origin.y + run.size * 0.12),
            baseline: mm(run.origin.y),
            ink_top: mm(run.origin.y - run.size * ink),
            colour: run.colour,
        }
    })
}

pub(crate) fn rules(page: &Page) -> Vec<Rule> {
    let rules = page.items.iter().filter_map(|item| match item {
        Item::Rule(rule) => Some(*rule),
        _ => None,
    });
    rules.collect()
}

/// The words that begin with `start`.
pub(crate) fn find<'w>(words: &'w [Words], start: &str) -> &'w Words {
    let found = words.iter().find(|one| one.text.starts_with(start));
    found.unwrap_or_else(|| panic!("no {start} among {words:#?}"))
}

/// The right edge of the line that `one` is on.
fn rightmost(words: &[Words], one: &Words) -> f64 {
    let line = words
        .iter()
        .filter(|other| (other.baseline - one.baseline).abs() < 1.0);
    line.map(|other| other.right).fold(0.0, f64::max)
}

/// A rule that is as wide as the type area, `gap` mm below `above`.
fn is_below(rule: Rule, above: &Words, gap: f64) {
    near("the rule", mm(rule.corner.y) - above.bottom, gap);
    near("the rule's left end", mm(rule.corner.x), AREA_LEFT);
    near("the rule's length", mm(rule.width), 156.0);
    assert_eq!(rule.colour, Colour::Red);
}

/// A title stands on the grid, at least two lines below the rule and at most three.
fn title_follows(title: &Words, rule: Rule) {
    let below = title.top - mm(rule.corner.y + rule.height);
    assert!(
        (2.0 * LINE..3.0 * LINE + 0.3).contains(&below),
        "{below:.2} mm below the rule"
    );
    let box_top = title.top - (LINE - mm(Pt(22.0))) / 2.0;
    let lines = (box_top - AREA_TOP) / LINE;
    assert!((lines - lines.round()).abs() < 0.01, "{lines} lines");
}

/// §7.2.1 to §7.2.7 and §7.3.1, of the sample.
#[test]
fn a_general_document_has_its_head_where_the_standard_says() {
    let page = first_page("通用公文", &sample("general.txt"));
    let words = words(&page);
    let line = |at: f64| AREA_TOP + LINE * at + (LINE - mm(Pt(16.0))) / 2.0;
    for (at, start) in [(0.0, "000012"), (1.0, "机密★1年"), (2.0, "特急")] {
        let mark = find(&words, start);
        near(start, mark.left, AREA_LEFT);
        near(start, mark.top, line(at));
    }
    let mark = find(&words, "云川市人民政府文件");
    near("the mark's ink", mark.ink_top, AREA_TOP + 35.0);
    near(
        "the mark's middle",
        f64::midpoint(mark.left, mark.right),
        AREA_LEFT + 78.0,
    );
    assert_eq!(mark.colour, Colour::Red);
    let number = find(&words, "云政发〔2026〕8号");
    near(
        "the number",
        number.top - (LINE - mm(Pt(16.0))) / 2.0 - mark.bottom,
        2.0 * LINE,
    );
    near(
        "the number's middle",
        f64::midpoint(number.left, number.right),
        AREA_LEFT + 78.0,
    );
    let rules = rules(&page);
    assert_eq!(rules.len(), 1);
    is_below(rules[0], number, 4.0);
    let title = words
        .iter()
        .find(|one| one.text == "云川市人民政府")
        .expect("the title's first line");
    title_follows(title, rules[0]);
    let addressee = find(&words, "各县（区）人民政府");
    let last_of_title = find(&words, "关于加强汛期");
    let middle = |one: &Words| f64::midpoint(one.top, one.bottom);
    near(
        "主送机关, one blank line below the title",
        middle(addressee) - middle(last_of_title),
        2.0 * LINE,
    );
}

/// What a mark of these issuers is on the first page of a general document.
fn marked(issuers: &[&str]) -> (Page, Vec<Words>) {
    let head = format!(
        "---\n发文机关: [{}]\n发文字号: 云政发〔2026〕9号\n---\n",
        issuers.join(", ")
    );
    let text = format!("{head}关于春耕情况的通知\n各县人民政府：\n现将春耕情况通知如下。\n");
    let page = first_page("通用公文", &text);
    let words = words(&page);
    (page, words)
}

#[test]
fn a_given_issuer_gets_the_ending_of_the_form() {
    let (_, words) = marked(&["云川市人民政府"]);
    assert_eq!(words[0].text, "云川市人民政府文件");
    near("the mark's ink", words[0].ink_top, AREA_TOP + 35.0);
    let (_, words) = marked(&["云川市人民政府文件"]);
    assert_eq!(words[0].text, "云川市人民政府文件");
}

#[test]
fn a_long_name_is_condensed_or_shrunk_and_never_broken() {
    for name in [
        "云川市住房和城乡建设局",
        "云川市人民政府推进职能转变协调小组办公室",
        "云川市国家级经济技术开发区管理委员会综合行政执法协调工作领导小组办公室",
    ] {
        let (_, words) = marked(&[name]);
        assert_eq!(words[0].text, format!("{name}文件"));
        assert!(words[0].left >= AREA_LEFT - 0.01, "{words:?}");
        assert!(words[0].right <= AREA_RIGHT + 0.01, "{words:?}");
        assert!(words[0].right - words[0].left > 140.0, "{words:?}");
        near("the mark's ink", words[0].ink_top, AREA_TOP + 35.0);
    }
}

/// §7.2.4: names stacked, the host first, of one width; 文件 beside them, in
/// the middle of their height.
#[test]
fn names_of_a_joint_issue_are_stacked_beside_the_ending() {
    let names = ["云川市教育局", "云川市住房和城乡建设局", "云川市财政局"];
    for count in 2..=3 {
        let (_, words) = marked(&names[..count]);
        near("the mark's ink", words[0].ink_top, AREA_TOP + 35.0);
        for (row, name) in words.iter().zip(&names[..count]) {
            assert_eq!(row.text, *name, "{words:#?}");
            near(name, row.left, words[0].left);
            near(name, row.right, words[0].right);
        }
        let ending = find(&words, "文件");
        let middle = f64::midpoint(words[0].top, words[count - 1].bottom);
        near(
            "the ending's middle",
            f64::midpoint(ending.top, ending.bottom),
            middle,
        );
        assert!(ending.left > words[0].right);
        near(
            "the mark's middle",
            f64::midpoint(words[0].left, ending.right),
            106.0,
        );
        let number = &words[count + 1];
        let above = number.top - (LINE - mm(Pt(16.0))) / 2.0 - words[count - 1].bottom;
        near("the number", above, 2.0 * LINE);
    }
}

#[test]
fn a_document_without_a_mark_has_no_head() {
    let text = "云政发〔2026〕9号\n关于春耕情况的通知\n各县人民政府：\n现将春耕情况通知如下。\n";
    let page = first_page("通用公文", text);
    assert_eq!(rules(&page).len(), 0);
    assert!(words(&page)[0].text.starts_with("云政发"));
}

/// §7.2.5 and §7.2.6, of the sample.
#[test]
fn an_upward_document_has_its_number_left_and_its_signers_right() {
    let page = first_page("上行文", &sample("upward.txt"));
    let words = words(&page);
    let mark = find(&words, "青禾县水利局文件");
    let signers = find(&words, "签发人：江一川");
    let last = find(&words, "何");
    near(
        "签发人",
        signers.top - (LINE - mm(Pt(16.0))) / 2.0 - mark.bottom,
        2.0 * LINE,
    );
    near(
        "签发人's right edge",
        rightmost(&words, last),
        AREA_RIGHT - ZI,
    );
    let number = find(&words, "青水〔2026〕14号");
    near("the number", number.left, AREA_LEFT + ZI);
    near("one line", number.baseline, signers.baseline);
    is_below(rules(&page)[0], number, 4.0);
    title_follows(find(&words, "关于请求"), rules(&page)[0]);
}

/// §7.2.6: two names a line, later lines below the first; the number on the last.
#[test]
fn later_lines_of_signers_stand_below_the_first_name() {
    let text = "---\n发文机关: 青禾县水利局\n发文字号: 青水〔2026〕14号\n\
        签发人: [江一川, 何平, 林大可, 陈思, 马行健]\n---\n\
        关于资金缺口的请示\n县人民政府：\n现将有关情况请示如下。\n";
    let page = first_page("上行文", text);
    let words = words(&page);
    let first = find(&words, "签发人：江一川");
    near("the right edge", rightmost(&words, first), AREA_RIGHT - ZI);
    for (line, start) in [(1.0, "林大可"), (2.0, "马行健")] {
        let name = find(&words, start);
        near(start, name.left, first.left + 4.0 * ZI);
        near(start, name.baseline - first.baseline, line * LINE);
    }
    let second = find(&words, "林大可");
    near(
        "a name of two characters",
        rightmost(&words, second),
        AREA_RIGHT - ZI,
    );
    let number = find(&words, "青水〔2026〕14号");
    near(
        "the number's line",
        number.baseline,
        find(&words, "马行健").baseline,
    );
    is_below(rules(&page)[0], number, 4.0);
}

/// Names of 签发人 on lines of their own, as an office types them and as a DOCX
/// of ours has them.
#[test]
fn read_signers_of_several_lines_stand_as_given_ones_do() {
    let texts = [
        "青水〔2026〕14号　　签发人：江一川　何　平\n　　　　　　林大可、陈　思\n　　　　马行健\n",
        "签发人：江一川　何平\n林大可　陈思\n青水〔2026〕14号\t马行健\n",
    ];
    for head in texts {
        let text = format!(
            "青禾县水利局文件\n{head}\n关于资金缺口的请示\n县人民政府：\n现将有关情况请示如下。\n"
        );
        let page = first_page("上行文", &text);
        let words = words(&page);
        let first = find(&words, "签发人：江一川");
        for (line, start) in [(1.0, "林大可"), (2.0, "马行健")] {
            let name = find(&words, start);
            near(start, name.left, first.left + 4.0 * ZI);
            near(start, name.baseline - first.baseline, line * LINE);
        }
        let number = find(&words, "青水〔2026〕14号");
        near("the number", number.left, AREA_LEFT + ZI);
        let last = find(&words, "马行健");
        near("one line", number.baseline, last.baseline);
        is_below(rules(&page)[0], number, 4.0);
    }
}

#[test]
fn given_signers_stand_as_read_ones_do() {
    let text = "---\n发文机关: 青禾县水利局\n发文字号: 青水〔2026〕14号\n签发人: 江一川\n---\n\
        关于资金缺口的请示\n县人民政府：\n现将有关情况请示如下。\n";
    for template in ["上行文", "通用公文"] {
        let page = first_page(template, text);
        let words = words(&page);
        let signer = find(&words, "签发人：江一川");
        near("签发人's right edge", signer.right, AREA_RIGHT - ZI);
        let number = find(&words, "青水〔2026〕14号");
        near("the number", number.left, AREA_LEFT + ZI);
        near("one line", signer.baseline, number.baseline);
        is_below(rules(&page)[0], number, 4.0);
    }
}

/// §10.1, of the sample.
#[test]
fn a_letter_has_its_mark_and_rules_where_the_standard_says() {
    let text = sample("letter.txt").replacen("---\n云川", "---\n加急\n云川", 1);
    let page = first_page("信函", &text);
    let words = words(&page);
    let mark = find(&words, "云川市水利局");
    near("the mark's ink, from the page's top", mark.ink_top, 30.0);
    let rules = rules(&page);
    assert_eq!(rules.len(), 4, "two pairs");
    for rule in &rules {
        near("a rule's length", mm(rule.width), 170.0);
        near(
            "a rule's middle",
            mm(rule.corner.x + rule.width / 2.0),
            105.0,
        );
        assert_eq!(rule.colour, Colour::Red);
    }
    let thick = |at: usize| rules[at].height > rules[at ^ 1].height;
    assert!(thick(0) && thick(3), "thick over thin, thin over thick");
    near("the first pair", mm(rules[0].corner.y) - mark.bottom, 4.0);
    let foot = mm(rules[3].corner.y + rules[3].height);
    near(
        "the second pair, from the page's lower edge",
        297.0 - foot,
        20.0,
    );

    let first_ends = mm(rules[1].corner.y + rules[1].height);
    let gap = mm(Pt(14.0));
    let urgency = find(&words, "加急");
    near("紧急程度", urgency.left, AREA_LEFT);
    near("紧急程度 below the pair", urgency.top - first_ends, gap);
    let number = find(&words, "云水函〔2026〕31号");
    near("the number", number.right, AREA_RIGHT);
    near("the number below the pair", number.top - first_ends, gap);
    let title = find(&words, "云川市水利局关于");
    let below = title.top - number.bottom;
    assert!(
        (2.0 * LINE..3.0 * LINE + 3.0).contains(&below),
        "{below:.2} mm"
    );
}

/// §10.1: a joint letter bears the host's mark alone.
#[test]
fn a_joint_letter_bears_the_hosts_mark() {
    let text = "---\n发文机关: [云川市水利局, 云川市财政局]\n---\n关于商请协助测量的函\n\
        市自然资源局：\n现将有关事项函商如下。\n";
    let page = first_page("信函", text);
    let words = words(&page);
    assert_eq!(words[0].text, "云川市水利局");
    assert!(words.iter().all(|one| !one.text.contains("财政局")));
}

/// §10.2, of the sample.
#[test]
fn an_order_has_its_number_and_body_two_lines_apart() {
    let page = first_page("命令", &sample("order.txt"));
    let words = words(&page);
    let mark = find(&words, "云川市人民政府令");
    near("the mark's ink", mark.ink_top, AREA_TOP + 20.0);
    assert_eq!(mark.colour, Colour::Red);
    assert_eq!(rules(&page).len(), 0);
    let number = find(&words, "第6号");
    near(
        "the number",
        number.top - (LINE - mm(Pt(16.0))) / 2.0 - mark.bottom,
        2.0 * LINE,
    );
    near(
        "the number's middle",
        f64::midpoint(number.left, number.right),
        106.0,
    );
    let body = find(&words, "《云川市");
    near(
        "the body, two blank lines below",
        body.baseline - number.baseline,
        3.0 * LINE,
    );
}

/// §10.3, of the sample.
#[test]
fn minutes_have_their_mark_35_mm_below() {
    let page = first_page("纪要", &sample("minutes.txt"));
    let words = words(&page);
    let mark = find(&words, "云川市人民政府常务会议纪要");
    near("the mark's ink", mark.ink_top, AREA_TOP + 35.0);
    near(
        "the mark's middle",
        f64::midpoint(mark.left, mark.right),
        106.0,
    );
    let number = find(&words, "〔2026〕第4期");
    is_below(rules(&page)[0], number, 4.0);
}

/// A mark is set whatever is in it: nothing is lost and nothing fails.
#[test]
fn odd_marks_keep_all_their_letters() {
    for issuers in [
        vec!["文件"; 2],
        vec!["甲局文件", "乙局文件"],
        vec!["甲", "乙委员会"],
        vec!["云川市财政局"; 40],
        vec!["\"云川市\\n水利局\""],
    ] {
        let (_, words) = marked(&issuers);
        let red = words.iter().filter(|one| one.colour == Colour::Red);
        let set: String = red.map(|one| one.text.clone()).collect();
        let wanted = issuers.concat().replace(['"', '\\', 'n'], "");
        assert!(set.starts_with(&wanted), "{set}");
        assert!(words.iter().all(|one| one.bottom < 297.0), "{issuers:?}");
    }
}
