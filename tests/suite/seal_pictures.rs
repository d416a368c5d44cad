//! Pictures of seals and stamps from the outside: a PNG and a text in, where
//! the picture stands in PDF and DOCX out, and what is told where it cannot
//! (GB/T 9704-2012 §7.3.5.1, §7.3.5.3).

use super::pdf_file::{child, follow, operations, stream, utf16};
use gongwen::convert::{ConvertError, Converted, Converter, Input, OutputFormat, Settings};
use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Object};
use std::fs;
use std::io::{Cursor, Read};
use tempfile::TempDir;

/// Points a millimetre.
const MM: f64 = 72.0 / 25.4;
/// A line of the grid, in millimetres.
const LINE: f64 = 225.0 / 22.0;

/// A folder with `seal.png` and `stamp.png`, and texts that name them.
struct Desk {
    folder: TempDir,
}

/// A PNG: red, opaque in the left half, transparent in the right one.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header");
    let pixels = (0..height).flat_map(|_| {
        (0..width).flat_map(move |at| [200, 0, 0, if at < width / 2 { 255 } else { 0 }])
    });
    let pixels: Vec<u8> = pixels.collect();
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    file
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("seal.png"), png(60, 60)).expect("written");
        fs::write(folder.path().join("stamp.png"), png(80, 40)).expect("written");
        Self { folder }
    }

    fn convert(&self, text: &str, format: OutputFormat) -> Result<Converted, ConvertError> {
        let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
        let input = Input {
            name: "a.txt",
            folder: self.folder.path(),
            bytes: text.as_bytes(),
        };
        converter.convert(input, &[format], &mut |_| {})
    }

    fn bytes(&self, text: &str, format: OutputFormat) -> Vec<u8> {
        let converted = self.convert(text, format).expect("it converts");
        converted.outputs.into_iter().next().expect("one").bytes
    }

    fn pdf(&self, text: &str) -> Document {
        Document::load_mem(&self.bytes(text, OutputFormat::Pdf)).expect("a PDF")
    }

    fn part(&self, text: &str, part: &str) -> Vec<u8> {
        let docx = self.bytes(text, OutputFormat::Docx);
        let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP");
        let mut bytes = Vec::new();
        let mut part = archive.by_name(part).expect("the part is there");
        part.read_to_end(&mut bytes).expect("it is read");
        bytes
    }

    fn warnings(&self, text: &str) -> Vec<String> {
        let converted = self.convert(text, OutputFormat::Docx).expect("it converts");
        let told = converted.diagnostics.into_iter();
        told.filter(|it| it.code == "seals")
            .map(|it| it.message)
            .collect()
    }
}

fn notice(keys: &str, names: &str) -> String {
    format!(
        "---\n模板: 通用公文-简\n{keys}---\n关于做好校舍维修改造工作的通知\n\n各县教育局：\n现将有关事项通知如下。\n\n{names}\n2026年3月5日\n"
    )
}

fn order(keys: &str, signature: &str) -> String {
    format!(
        "---\n模板: 命令\n发文机关: 云川市人民政府\n{keys}---\n第6号\n\n《云川市小型水库管理办法》已经通过，现予公布。\n\n{signature}\n2026年3月20日\n"
    )
}

fn resources(document: &Document) -> &Dictionary {
    let page = document.page_iter().next().expect("a page");
    let page = document.get_dictionary(page).expect("a page");
    child(document, page, "Resources")
}

/// Where pictures stand on the first page: left, top, width and height in
/// millimetres from its top left corner.
fn drawn(document: &Document) -> Vec<[f64; 4]> {
    let mut matrix = None;
    let mut found = Vec::new();
    let page = document.page_iter().next().expect("a page");
    for operation in operations(document, page) {
        let numbers = || {
            operation
                .operands
                .iter()
                .filter_map(|it| it.as_float().ok())
        };
        match operation.operator.as_str() {
            "cm" => matrix = Some(numbers().map(f64::from).collect::<Vec<_>>()),
            "Do" => {
                let at = matrix.as_ref().expect("a matrix before it");
                let [wide, _, _, high, x, y] = at[..] else {
                    panic!("six numbers")
                };
                found.push([x, 297.0 * MM - y - high, wide, high].map(|it| it / MM));
            }
            _ => {}
        }
    }
    found
}

fn near(seen: f64, want: f64) {
    assert!((seen - want).abs() < 0.3, "{seen} mm, not {want} mm");
}

fn is_name(dictionary: &Dictionary, key: &str, name: &str) -> bool {
    let found = dictionary.get(key.as_bytes()).and_then(Object::as_name);
    found.is_ok_and(|found| found == name.as_bytes())
}

#[test]
fn a_seal_presses_upon_name_and_date() {
    let desk = Desk::new();
    let document = desk.pdf(&notice("印章: seal.png\n", "云川市教育局"));
    let [left, top, wide, high] = drawn(&document)[0];
    near(wide, 42.0);
    near(high, 42.0);
    // Title, blank, addressee, one line of text, two blank lines: the name is
    // on line 7, and the seal's middle with it.
    near(top + high / 2.0, 37.0 + 6.5 * LINE);
    // Its top is within one line of the text (§7.3.5.1), its foot below the
    // date's line.
    assert!((0.0..LINE).contains(&(top - 37.0 - 4.0 * LINE)), "{top}");
    assert!(top + high > 37.0 + 8.0 * LINE, "{top}");
    // 2026年3月5日: three 字 and six digits of half their size.
    let date = 3.0 * 156.0 / 28.0 + 6.0 * (8.0 / MM - (16.0 / MM - 156.0 / 28.0));
    near(left + wide / 2.0, 184.0 - 4.0 * 156.0 / 28.0 - date / 2.0);
}

#[test]
fn a_seal_is_multiplied_with_the_text_and_keeps_its_transparency() {
    let desk = Desk::new();
    let document = desk.pdf(&notice("印章: seal.png\n", "云川市教育局"));
    let states = child(&document, resources(&document), "ExtGState");
    let state = child(&document, states, "Multiply");
    assert!(is_name(state, "BM", "Multiply"));
    let page = document.page_iter().next().expect("a page");
    let used = operations(&document, page);
    let marked = |tag: &str| {
        let begins = |it: &Operation| {
            it.operator == "BDC"
                && it.operands[0]
                    .as_name()
                    .is_ok_and(|it| it == tag.as_bytes())
        };
        used.iter().rposition(begins)
    };
    assert!(
        marked("Figure") > marked("P"),
        "it is drawn over all of the text"
    );
    let pictures = child(&document, resources(&document), "XObject");
    let image = follow(&document, pictures, "Im0");
    assert_eq!(stream(image).len(), 60 * 60 * 3);
    let image = &image.as_stream().expect("a stream").dict;
    let mask = stream(follow(&document, image, "SMask"));
    assert_eq!((mask[0], mask[59]), (255, 0));
}

#[test]
fn a_seal_is_a_figure_that_says_what_it_is() {
    let desk = Desk::new();
    let document = desk.pdf(&notice("印章: seal.png\n", "云川市教育局"));
    let figures = document.objects.values().filter_map(|it| it.as_dict().ok());
    let mut figures = figures.filter(|it| is_name(it, "S", "Figure"));
    let figure = figures.next().expect("a figure");
    let words = figure.get(b"Alt").and_then(Object::as_str).expect("words");
    assert_eq!(utf16(words), "印章：云川市教育局");
    assert_eq!(figures.next(), None);
}

#[test]
fn several_seals_stand_at_their_names_and_never_touch() {
    let desk = Desk::new();
    let keys = "印章: [seal.png, seal.png, seal.png]\n";
    let text = notice(keys, "云川市教育局\n云川市财政局\n云川市水利局");
    let seals = drawn(&desk.pdf(&text));
    assert_eq!(seals.len(), 3);
    for pair in seals.windows(2) {
        near(pair[0][1], pair[1][1]);
        assert!(pair[0][0] + pair[0][2] + 1.0 < pair[1][0], "{seals:?}");
    }
}

#[test]
fn a_picture_that_is_not_square_keeps_its_proportions() {
    let desk = Desk::new();
    let document = desk.pdf(&notice("印章: stamp.png\n", "云川市教育局"));
    let [_, _, wide, high] = drawn(&document)[0];
    near(wide, 42.0);
    near(high, 21.0);
}

/// The offsets and the size of the anchored pictures, in millimetres.
fn anchors(body: &str) -> Vec<[f64; 4]> {
    let number = |text: &str, before: &str, end: char| -> f64 {
        let from = text.find(before).expect(before) + before.len();
        let digits = text[from..].split(end).next().expect("digits");
        digits.parse::<f64>().expect("a number") / 36000.0
    };
    let anchored = body.split("<wp:anchor").skip(1);
    anchored
        .map(|anchor| {
            let (across, down) = anchor.split_once("<wp:positionV").expect("two places");
            assert!(across.contains(r#"<wp:positionH relativeFrom="margin">"#));
            assert!(down.starts_with(r#" relativeFrom="paragraph">"#));
            [
                number(across, "<wp:posOffset>", '<'),
                number(down, "<wp:posOffset>", '<'),
                number(down, r#"cx=""#, '"'),
                number(down, r#"cy=""#, '"'),
            ]
        })
        .collect()
}

#[test]
fn a_docx_anchors_the_seal_behind_the_text_at_the_same_place() {
    let desk = Desk::new();
    let text = notice("印章: seal.png\n", "云川市教育局");
    let body = String::from_utf8(desk.part(&text, "word/document.xml")).expect("UTF-8");
    assert!(body.contains(r#"behindDoc="1""#), "behind the text");
    let [left, top, wide, high] = anchors(&body)[0];
    let in_pdf = drawn(&desk.pdf(&text))[0];
    near(28.0 + left, in_pdf[0]);
    // It hangs on the name, whose line is the seventh of the page.
    near(37.0 + 6.0 * LINE + top, in_pdf[1]);
    near(wide, 42.0);
    near(high, 42.0);
    let paragraphs: Vec<&str> = body.split("<w:p>").collect();
    let name = paragraphs.iter().position(|it| it.contains("云川市教育局"));
    let name = name.expect("a name");
    assert!(paragraphs[name].contains("<wp:anchor"));
    // Nothing above the name may count in the offset: its two blank lines are
    // an empty paragraph that goes where it goes.
    assert!(paragraphs[name].contains(r#"w:before="0""#), "{body}");
    let room = paragraphs[name - 1];
    assert!(
        room.contains("<w:keepNext") && room.contains(r#"w:line="1158""#),
        "{room}"
    );
    assert_eq!(desk.part(&text, "word/media/image1.png"), png(60, 60));
}

#[test]
fn one_picture_for_several_names_is_in_a_docx_once_a_file() {
    let desk = Desk::new();
    let keys = "印章: [seal.png, seal.png, seal.png, seal.png]\n";
    let names = "云川市教育局\n云川市财政局\n云川市水利局\n云川市审计局";
    let text = notice(keys, names);
    let body = String::from_utf8(desk.part(&text, "word/document.xml")).expect("UTF-8");
    let in_docx = anchors(&body);
    let in_pdf = drawn(&desk.pdf(&text));
    let across: Vec<f64> = in_docx.iter().map(|it| 28.0 + it[0]).collect();
    for (seen, want) in across.iter().zip(&in_pdf) {
        near(*seen, want[0]);
    }
    // Two rows, five lines apart, the seals of each in the paragraph of its
    // names and as high above it.
    near(in_docx[2][1], in_docx[0][1]);
    let rows: Vec<usize> = body
        .split("<w:p>")
        .map(|it| it.matches("<wp:anchor").count())
        .filter(|count| *count > 0)
        .collect();
    assert_eq!(rows, [2, 2]);
    let room = r#"w:line="2316""#;
    assert_eq!(body.matches(room).count(), 1, "four blank lines between");
    let relations = desk.part(&text, "word/_rels/document.xml.rels");
    let relations = String::from_utf8(relations).expect("UTF-8");
    assert_eq!(relations.matches("media/image").count(), 1);
}

#[test]
fn the_stamp_of_an_official_ends_four_characters_in_and_the_post_stands_left_of_it() {
    let desk = Desk::new();
    let text = order("签名章: stamp.png\n", "市　长");
    let document = desk.pdf(&text);
    let [left, _, wide, high] = drawn(&document)[0];
    near(left + wide, 184.0 - 4.0 * 156.0 / 28.0);
    near(high, 20.0);
    let body = String::from_utf8(desk.part(&text, "word/document.xml")).expect("UTF-8");
    let post = body.split("<w:p>").find(|it| it.contains('长'));
    let post = post.expect("the post");
    let right = post.split_once(r#"w:right=""#).expect("an indent").1;
    let right: f64 = right
        .split('"')
        .next()
        .expect("twips")
        .parse()
        .expect("twips");
    // The post ends two 字 left of the stamp.
    near(right / 1440.0 * 25.4, 184.0 - left + 2.0 * 156.0 / 28.0);
    let [across, _, _, _] = anchors(&body)[0];
    near(28.0 + across, left);
}

#[test]
fn what_is_pressed_nowhere_is_told() {
    let desk = Desk::new();
    let one = "云川市教育局";
    assert!(desk.warnings(&notice("印章: seal.png\n", one)).is_empty());
    let more = notice("印章: [seal.png, seal.png]\n", one);
    assert_eq!(
        desk.warnings(&more),
        ["印章给了 2 枚，署名只有 1 个，多出的没有排入"]
    );
    let fewer = notice("印章: seal.png\n", "云川市教育局\n云川市财政局");
    assert_eq!(
        desk.warnings(&fewer),
        ["署名有 2 个，印章只给了 1 枚，后面的署名没有盖"]
    );
    let unsealed = notice("印章: seal.png\n", one).replace("通用公文-简", "报告材料");
    assert_eq!(
        desk.warnings(&unsealed),
        ["给了印章，但没有可盖的署名，印章没有排入"]
    );
    let stamped = notice("签名章: stamp.png\n", one);
    assert_eq!(
        desk.warnings(&stamped),
        ["给了签名章，但没有可盖的署名，签名章没有排入"]
    );
}

#[test]
fn a_stamp_without_a_date_below_the_name_is_told_and_set_in_neither_format() {
    let desk = Desk::new();
    let text = order("签名章: stamp.png\n署名: 市　长\n", "").replace("2026年3月20日\n", "");
    assert_eq!(
        desk.warnings(&text),
        ["给了签名章，但没有可盖的署名，签名章没有排入"]
    );
    assert!(drawn(&desk.pdf(&text)).is_empty());
}

#[test]
fn a_picture_that_cannot_be_used_fails_its_input_and_says_where_and_why() {
    let desk = Desk::new();
    let folder = desk.folder.path();
    fs::write(folder.join("photo.png"), b"\xFF\xD8\xFF\xE0 JFIF").expect("written");
    let whole = png(60, 60);
    fs::write(folder.join("half.png"), &whole[..whole.len() / 2]).expect("written");
    fs::create_dir(folder.join("folder.png")).expect("made");
    for (file, told) in [
        (
            "none.png",
            "没有这个文件；请检查路径，它从文稿所在的文件夹算起",
        ),
        (
            "photo.png",
            "不是 PNG 图片；请把图片另存为 PNG（印章要透明背景）",
        ),
        ("half.png", "PNG 图片已损坏；请重新导出"),
        ("folder.png", "不是文件；请写图片文件的路径"),
    ] {
        let text = notice(&format!("印章: {file}\n"), "云川市教育局");
        let error = desk.convert(&text, OutputFormat::Pdf).expect_err(file);
        let ConvertError::Picture { place, .. } = &error else {
            panic!("{error}")
        };
        assert_eq!(*place, Some((3, 1)));
        assert_eq!(error.to_string(), format!("印章“{file}”{told}"));
        // Markdown shows no seal.
        desk.convert(&text, OutputFormat::Markdown)
            .expect("text alone");
    }
}

/// Whoever wrote the text need not be whoever runs the program; who calls it may
/// name any file.
#[test]
fn a_text_names_seals_of_its_own_folder_alone_and_a_caller_any() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("text");
    fs::create_dir(&folder).expect("made");
    let outside = desk.folder.path().join("seal.png");
    let outside = outside.to_str().expect("UTF-8");
    let refused = "不在文稿所在的文件夹里，为安全起见不打开；请把图片放到文稿的文件夹里，写相对路径，或者在命令行用 --set 给出";
    let convert = |text: &str, set: &[(&str, &str)]| {
        let settings = Settings {
            given: set
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
                .collect(),
            ..Settings::default()
        };
        let (converter, _) = Converter::new(settings).expect("the settings hold");
        let input = Input {
            name: "a.txt",
            folder: &folder,
            bytes: text.as_bytes(),
        };
        converter.convert(input, &[OutputFormat::Pdf], &mut |_| {})
    };
    for path in ["../seal.png", outside] {
        for key in ["印章", "签名章"] {
            let text = notice(&format!("{key}: {path}\n"), "云川市教育局");
            let error = convert(&text, &[]).expect_err(path);
            assert_eq!(error.to_string(), format!("{key}“{path}”{refused}"));
        }
    }
    let plain = notice("", "云川市教育局");
    let converted = convert(&plain, &[("印章", outside)]).expect("the caller's own file");
    let pdf = Document::load_mem(&converted.outputs[0].bytes).expect("a PDF");
    assert_eq!(drawn(&pdf).len(), 1);
    // Below the text's folder it may, whatever the slashes.
    fs::create_dir(folder.join("章")).expect("made");
    fs::copy(outside, folder.join("章/a.png")).expect("copied");
    let below = notice("印章: 章\\a.png\n", "云川市教育局");
    let pdf = convert(&below, &[]).expect("its own file").outputs;
    assert_eq!(
        drawn(&Document::load_mem(&pdf[0].bytes).expect("a PDF")).len(),
        1
    );
}

#[test]
fn grey_and_indexed_pictures_are_unpacked() {
    let desk = Desk::new();
    for (kind, palette, pixel) in [
        (png::ColorType::Grayscale, None, vec![7]),
        (png::ColorType::GrayscaleAlpha, None, vec![7, 255]),
        (png::ColorType::Indexed, Some(vec![7, 7, 7]), vec![0]),
        (png::ColorType::Rgb, None, vec![7, 7, 7]),
    ] {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, 1, 1);
        encoder.set_color(kind);
        encoder.set_depth(png::BitDepth::Eight);
        if let Some(palette) = palette {
            encoder.set_palette(palette);
        }
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(&pixel).expect("pixels");
        writer.finish().expect("an end");
        fs::write(desk.folder.path().join("dot.png"), file).expect("written");
        let document = desk.pdf(&notice("印章: dot.png\n", "云川市教育局"));
        let pictures = child(&document, resources(&document), "XObject");
        let image = follow(&document, pictures, "Im0");
        assert_eq!(stream(image), [7, 7, 7], "{kind:?}");
        let image = &image.as_stream().expect("a stream").dict;
        assert!(!image.has(b"SMask"), "{kind:?} is wholly opaque");
    }
}

/// §7.3.5.3: the stamp bears the name.
#[test]
fn a_name_beside_a_stamp_that_bears_it_is_told() {
    let order = |signature: &str| {
        format!(
            "---\n模板: 命令\n签名章: stamp.png\n---\n青禾县人民政府令\n\n第7号\n\n《青禾县河道管理办法》已经通过，现予公布。\n\n{signature}\n2026年3月20日\n"
        )
    };
    for (signature, told) in [("县长　江一川", 1), ("县长：江一川", 1), ("县长", 0)] {
        let converted = Desk::new().convert(&order(signature), OutputFormat::Pdf);
        let notes = converted.expect("it converts").diagnostics;
        let found: Vec<_> = notes.iter().map(|it| it.code).collect();
        assert_eq!(found, vec!["stamped-name"; told], "{signature}");
    }
}
