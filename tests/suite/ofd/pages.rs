//! What stands where: glyphs at their places, marks of their own, seals, links,
//! turned sheets, and what the file says of itself.

use super::opened::{Element, Opened, glyphs};
use super::rules::findings;
use super::samples::both;
use crate::pictures::oriented;
use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::font::{FontOptions, Fonts, Thicken, Want};
use gongwen::layout::{GlyphRun, Item, MissingGlyph, Owner, Page, Pages, PlacedGlyph, Point, Rule};
use gongwen::template::{Colour, FaceRole, Pt, RedInk, Weight};
use gongwen::write::paged::ofd::{self, OfdOptions};
use std::fs;
use std::io::Cursor;
use std::sync::LazyLock;

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let loaded = Fonts::load(&[], &FontOptions::default());
    loaded.expect("the bundled faces load").0
});

const MM: f64 = 25.4 / 72.0;
const SIZE: f64 = 16.0;

/// Characters at places from the left, on a baseline 100 pt from the top.
fn run(text: &str, places: &[f32]) -> GlyphRun {
    let want = Want {
        role: FaceRole::Fangsong,
        weight: Weight::Regular,
    };
    let glyph = |ch| FONTS.glyph(want, ch).expect("the face has it");
    let glyphs = text.chars().zip(places).map(|(ch, x)| PlacedGlyph {
        id: glyph(ch).id,
        text_bytes: u16::try_from(ch.len_utf8()).expect("at most four"),
        x: *x,
    });
    GlyphRun {
        owner: Owner::Block(0),
        origin: Point {
            x: Pt(80.0),
            y: Pt(100.0),
        },
        face: glyph('中').face,
        size: Pt(SIZE),
        scale: 1.0,
        thicken: Thicken::No,
        colour: Colour::Black,
        text: text.to_owned(),
        glyphs: glyphs.collect(),
    }
}

fn written(items: Vec<Item>, turned: usize, options: &OfdOptions) -> Opened {
    let pages = Pages {
        width: Pt(210.0 / MM),
        height: Pt(297.0 / MM),
        pages: vec![Page { items, turned }],
        ..Pages::default()
    };
    let mut bytes = Vec::new();
    ofd::write(&pages, &FONTS, options, Cursor::new(&mut bytes)).expect("it is written");
    let file = Opened::new(&bytes);
    assert_eq!(findings(&file), [""; 0]);
    file
}

/// The text objects of the only page of these items.
fn objects(items: Vec<Item>) -> Vec<Element> {
    let file = written(items, 0, &OfdOptions::default());
    let page = &file.pages()[0];
    page.every("TextObject").into_iter().cloned().collect()
}

fn texts(objects: &[Element]) -> Vec<&str> {
    let codes = objects.iter().map(|it| it.child("TextCode"));
    codes.map(|it| it.text.as_str()).collect()
}

#[test]
fn glyphs_stand_where_layout_put_them() {
    let places = [0.0, 15.79, 31.58, 47.37, 59.25, 75.04, 99.9];
    let objects = objects(vec![Item::Glyphs(run("中国共，产党人", &places))]);
    assert_eq!(texts(&objects), ["中国共，产党人"]);
    for ((x, ..), place) in glyphs(&objects[0]).iter().zip(places) {
        let wanted = (80.0 + f64::from(place)) * MM;
        assert!((x - wanted).abs() < 0.0021, "{x} for {wanted}");
    }
    let top = objects[0].numbers("Boundary")[1];
    let baseline = top + objects[0].child("TextCode").numbers("Y")[0];
    assert!((baseline - 100.0 * MM).abs() < 0.001);
    assert_eq!(objects[0].get("Size"), "5.6444");
}

#[test]
fn blanks_at_the_ends_and_what_is_not_one_to_one_stand_by_themselves() {
    let steps: Vec<f32> = (0..12_u8).map(|at| f32::from(at) * 16.0).collect();
    let blank = objects(vec![Item::Glyphs(run("　中 国　", &steps))]);
    assert_eq!(texts(&blank), ["　", "中 国", "　"]);
    let mut joined = run("甲—乙", &steps);
    joined.glyphs[1].text_bytes = 6;
    joined.text = "甲——乙".to_owned();
    let joined = objects(vec![Item::Glyphs(joined)]);
    assert_eq!(texts(&joined), ["甲", "——", "乙"]);
    let transform = joined[1].child("CGTransform");
    assert_eq!(transform.get("CodeCount"), "2");
    assert_eq!(transform.get("GlyphCount"), "1");
    assert!(joined[0].named("CGTransform").next().is_none());
}

#[test]
fn a_second_glyph_of_a_character_is_told_by_its_number() {
    let steps = [0.0, 16.0, 32.0];
    let mut twice = run("中中中", &steps);
    twice.glyphs[1].id = run("国", &steps).glyphs[0].id;
    let objects = objects(vec![Item::Glyphs(twice)]);
    assert_eq!(texts(&objects), ["中中中"]);
    let told: Vec<bool> = glyphs(&objects[0])
        .iter()
        .map(|it| it.1.is_some())
        .collect();
    // Which of the two the character shows by itself is the file's affair.
    assert!(told == [false, true, false] || told == [true, false, true]);
}

#[test]
fn looks_are_told_condensed_thickened_and_red() {
    let mut looks = run("中", &[0.0]);
    looks.scale = 0.75;
    looks.thicken = Thicken::Yes;
    looks.colour = Colour::Red;
    let screen = objects(vec![Item::Glyphs(looks.clone())]);
    let told = ["HScale", "Stroke", "LineWidth"].map(|name| screen[0].get(name));
    assert_eq!(told, ["0.75", "true", "0.1881"]);
    assert_eq!(screen[0].child("FillColor").get("Value"), "255 0 0");
    assert_eq!(screen[0].child("StrokeColor").get("Value"), "255 0 0");
    let options = OfdOptions {
        red: RedInk::Press,
        ..OfdOptions::default()
    };
    let press = written(vec![Item::Glyphs(looks)], 0, &options);
    let page = &press.pages()[0];
    let colour = page.every("FillColor")[0];
    assert_eq!(colour.get("Value"), "0 204 204 0");
    let spaces = press.xml("Doc_0/PublicRes.xml");
    let space = spaces.every("ColorSpace")[0];
    assert_eq!(space.get("Type"), "CMYK");
    assert_eq!(space.get("ID"), colour.get("ColorSpace"));
}

#[test]
fn a_turned_sheet_has_its_upper_edge_at_the_left_of_the_page() {
    let rule = Item::Rule(Rule {
        owner: Owner::Furniture,
        corner: Point {
            x: Pt(10.0 / MM),
            y: Pt(20.0 / MM),
        },
        width: Pt(100.0 / MM),
        height: Pt(1.0 / MM),
        colour: Colour::Black,
    });
    let text = Item::Glyphs(run("中国", &[0.0, 16.0]));
    let file = written(vec![rule, text.clone(), text], 2, &OfdOptions::default());
    let page = &file.pages()[0];
    let rule = page.every("PathObject")[0];
    assert_eq!(rule.get("Boundary"), "20 187 1 100");
    assert_eq!(rule.get("CTM"), "0 -1 1 0 0 100");
    let [turned, upright] = page.every("TextObject")[..] else {
        panic!("two runs");
    };
    let [along, across] = [turned, upright].map(|object| {
        let boundary = object.get("Boundary").split(' ').skip(2);
        boundary.collect::<Vec<_>>()
    });
    assert_eq!([along[0], along[1]], [across[1], across[0]]);
    assert!(turned.get("CTM").starts_with("0 -1 1 0 0 "));
    assert_eq!(upright.get("CTM"), "");
}

#[test]
fn a_missing_character_is_drawn_as_a_box_and_found_as_itself() {
    let mut digits = run("甲", &[0.0]);
    digits.owner = Owner::Furniture;
    digits.origin = Point {
        x: Pt(2.0),
        y: Pt(7.0),
    };
    digits.size = Pt(5.0);
    let missing = Item::Missing(MissingGlyph {
        owner: Owner::Block(0),
        character: '\u{E000}',
        text: "\u{E000}".to_owned(),
        corner: Point {
            x: Pt(80.0),
            y: Pt(90.0),
        },
        width: Pt(14.0),
        height: Pt(14.0),
        digits: vec![digits].into(),
    });
    let file = written(vec![missing.clone()], 0, &OfdOptions::default());
    assert_eq!(file.text(), "\u{E000}");
    let page = &file.pages()[0];
    assert_eq!(page.every("TextObject")[0].get("Visible"), "false");
    let drawn = &page.every("AbbreviatedData")[0].text;
    // Four sides, then the outlines of a glyph.
    assert!(drawn.starts_with("M 0 0 L 4.9389 0 L 4.9389 0.1235 L 0 0.1235 C M "));
    assert!(drawn.matches('C').count() > 4);
    // Text that is not shown takes a face that is there.
    let mut beside = run("A", &[0.0]);
    let latin = Want {
        role: FaceRole::Songti,
        weight: Weight::Regular,
    };
    let glyph = FONTS.glyph(latin, 'A').expect("the face has it");
    assert_ne!(glyph.face, beside.face);
    (beside.face, beside.glyphs[0].id) = (glyph.face, glyph.id);
    let items = vec![Item::Glyphs(beside), missing];
    let file = written(items, 0, &OfdOptions::default());
    let faces = file.xml("Doc_0/PublicRes.xml");
    assert_eq!(faces.every("Font").len(), 1);
}

fn converted(folder: &std::path::Path, text: &str, epoch: Option<u64>) -> Opened {
    let settings = Settings {
        epoch,
        template: Some("通用公文".to_owned()),
        ..Settings::default()
    };
    by(settings, folder, ("a.txt", text))
}

fn opened(folder: &std::path::Path, name: &str, text: &str) -> Opened {
    by(Settings::default(), folder, (name, text))
}

fn by(settings: Settings, folder: &std::path::Path, (name, text): (&str, &str)) -> Opened {
    let (converter, _) = Converter::new(settings).expect("the settings hold");
    let input = Input {
        name,
        folder,
        bytes: text.as_bytes(),
    };
    let converted = converter.convert(input, &[OutputFormat::Ofd], &mut |_| {});
    let outputs = converted.expect("it converts").outputs;
    let file = Opened::new(&outputs[0].bytes);
    assert_eq!(findings(&file), [""; 0]);
    file
}

const NOTICE: &str = "---\n发文机关: 云川市教育局\n发文字号: 云教〔2024〕5号\n密级: 机密\n保密期限: 1年\n紧急程度: 特急\n主送: 各县教育局\n署名: 云川市教育局\n成文日期: 2024年5月6日\n抄送: 市委办公室\n---\n关于试点工作的通知\n\n一、基本情况\n　　共有三个试点。\n";

#[test]
fn the_file_says_what_archives_want_to_know() {
    let folder = tempfile::tempdir().expect("a folder");
    let entry = converted(folder.path(), NOTICE, None).xml("OFD.xml");
    let info = entry.child("DocBody").child("DocInfo");
    let told = ["Title", "Author", "CreationDate", "ModDate", "Creator"]
        .map(|name| info.child(name).text.clone());
    let wanted = [
        "关于试点工作的通知",
        "云川市教育局",
        "2024-05-06",
        "2024-05-06",
        "gongwen",
    ];
    assert_eq!(told, wanted);
    let data = info.child("CustomDatas").named("CustomData");
    let data: Vec<(&str, &str)> = data.map(|it| (it.get("Name"), it.text.as_str())).collect();
    let (digest, told) = data.split_last().expect("some");
    let wanted = [
        ("文件编号", "云教〔2024〕5号"),
        ("责任者", "云川市教育局"),
        ("日期", "2024年5月6日"),
        ("紧急程度", "特急"),
        ("主送", "各县教育局"),
        ("抄送", "市委办公室"),
        ("密级", "机密"),
        ("保密期限", "1年"),
    ];
    assert_eq!(told, wanted);
    assert_eq!((digest.0, digest.1.len()), ("gongwen-digest", 64));
    let entry = converted(folder.path(), NOTICE, Some(1_709_251_200)).xml("OFD.xml");
    assert_eq!(entry.every("CreationDate")[0].text, "2024-03-01");
}

#[test]
fn seals_lie_below_the_text_and_are_the_files_given() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut seal = Vec::new();
    let mut encoder = png::Encoder::new(&mut seal, 1, 1);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&[200, 0, 0, 128]).expect("a pixel");
    writer.finish().expect("an end");
    fs::write(folder.path().join("seal.png"), &seal).expect("a file");
    let text = NOTICE.replacen("---\n", "---\n印章: seal.png\n", 1);
    let file = converted(folder.path(), &text, None);
    let pages = file.pages();
    let page = pages
        .iter()
        .find(|page| !page.every("ImageObject").is_empty());
    let layers = page.expect("a page with a seal").every("Layer");
    let kinds: Vec<&str> = layers.iter().map(|it| it.get("Type")).collect();
    assert_eq!(kinds[..2], ["Background", "Body"]);
    let image = layers[0].child("ImageObject");
    assert!(image.get("CTM").starts_with("42 0 0 42 "), "{image:?}");
    let id = image.get("ResourceID");
    let kind = ("MultiMedia", "MediaFile");
    assert_eq!(file.resource("Doc_0/DocumentRes.xml", kind, id), seal);
}

/// 48 × 32 pixels are 12.7018 × 8.4678 mm.
#[test]
fn a_photograph_is_turned_as_its_camera_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |orientation: u8| {
        let photograph = oriented(orientation);
        fs::write(folder.path().join("a.jpg"), &photograph).expect("a file");
        let file = opened(folder.path(), "a.md", "前文。\n\n![图](a.jpg)\n");
        let pages = file.pages();
        let image = pages[0].every("ImageObject")[0];
        let kind = ("MultiMedia", "MediaFile");
        let kept = file.resource("Doc_0/DocumentRes.xml", kind, image.get("ResourceID"));
        assert_eq!(kept, photograph);
        let size = image.numbers("Boundary")[2..].to_vec();
        (size, image.get("CTM").to_owned())
    };
    let wide = vec![12.7018, 8.4678];
    let high = vec![8.4678, 12.7018];
    assert_eq!(
        place(1),
        (wide.clone(), "12.7018 0 0 8.4678 0 0".to_owned())
    );
    assert_eq!(
        place(2),
        (wide.clone(), "-12.7018 0 0 8.4678 12.7018 0".to_owned())
    );
    assert_eq!(
        place(3),
        (wide, "-12.7018 0 0 -8.4678 12.7018 8.4678".to_owned())
    );
    assert_eq!(
        place(6),
        (high.clone(), "0 12.7018 -8.4678 0 8.4678 0".to_owned())
    );
    assert_eq!(place(8), (high, "0 -12.7018 8.4678 0 0 12.7018".to_owned()));
}

/// 六号 is 7.5 points.
#[test]
fn a_table_is_set_in_type_as_small_as_in_a_pdf() {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(12));
    let text = row("月份") + &row("---") + &row("-1,212,345.67");
    let file = opened(std::path::Path::new("."), "a.md", &text);
    let pages = file.pages();
    let layers = pages[0].every("Layer");
    let body = layers.iter().find(|it| it.get("Type") == "Body");
    let texts = body.expect("a body").every("TextObject");
    let sizes: Vec<&str> = texts.iter().map(|it| it.get("Size")).collect();
    assert_eq!(sizes, ["2.6458"; 24]);
}

#[test]
fn a_picture_under_two_names_is_stored_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = include_bytes!("../../../samples/figures/chart.png");
    for name in ["a.png", "b.png"] {
        fs::write(folder.path().join(name), picture).expect("a file");
    }
    let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
    let input = Input {
        name: "a.md",
        folder: folder.path(),
        bytes: "# 关于试点的报告\n\n![图](a.png)\n\n![图](b.png)\n".as_bytes(),
    };
    let formats = [OutputFormat::Docx, OutputFormat::Pdf, OutputFormat::Ofd];
    let converted = converter.convert(input, &formats, &mut |_| {});
    for output in converted.expect("it converts").outputs {
        let count = if output.format == OutputFormat::Pdf {
            let image = b"/Subtype/Image";
            let dictionaries = output.bytes.windows(image.len());
            dictionaries.filter(|it| it == image).count()
        } else {
            let parts = Opened::new(&output.bytes).parts;
            parts.iter().filter(|it| it.0.contains("/image")).count()
        };
        assert_eq!(count, 1, "{:?}", output.format);
    }
}

#[test]
fn a_table_of_contents_leads_to_its_headings_and_numbers_stand_on_a_layer_of_their_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = NOTICE.replacen("---\n", "---\n目录: true\n", 1);
    let file = converted(folder.path(), &text, None);
    let document = file.xml("Doc_0/Document.xml");
    let heading = document.child("Outlines").child("OutlineElem");
    assert_eq!(heading.get("Title"), "一、基本情况");
    let place = heading.every("Dest")[0];
    let pages = file.pages();
    let linked = pages[0].every("Dest");
    assert!(!linked.is_empty());
    assert!(linked.iter().all(|it| *it == place));
    let numbers = pages.iter().flat_map(|page| page.every("Layer"));
    let numbers = numbers.filter(|it| it.get("Type") == "Foreground");
    let numbers: String = numbers
        .flat_map(|it| it.every("TextCode"))
        .map(|it| it.text.as_str())
        .collect();
    assert!(numbers.contains('1'), "{numbers}");
}

#[test]
fn the_same_text_gives_the_same_bytes_and_a_small_file() {
    let text = include_str!("../../../samples/report.txt");
    let [first, pdf] = both("报告材料", "report.txt", text);
    let [second, _] = both("报告材料", "report.txt", text);
    assert!(first == second);
    assert!(first.len() < pdf.len() * 11 / 10, "{} bytes", first.len());
}
