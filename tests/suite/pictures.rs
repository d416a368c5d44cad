//! Pictures in the text from the outside: Markdown or a .docx and its files in,
//! where each stands in PDF and DOCX out, and what is told of one that cannot
//! be had.

use super::docx_read::{Docx, r};
use super::pdf_file::{child, follow, operations, stream, utf16, whole_text};
use gongwen::convert::{Converted, Converter, Input, OutputFormat, Settings};
use gongwen::document::Place;
use lopdf::{Dictionary, Document, Object};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use tempfile::TempDir;

/// Points a millimetre.
const MM: f64 = 72.0 / 25.4;
/// A line of the grid, in millimetres.
const LINE: f64 = 225.0 / 22.0;

/// 48 × 32 pixels at 96 an inch; 16 × 16 progressive grey; 16 × 16 of inks.
const COLOUR: &[u8] = include_bytes!("pictures/colour.jpg");
const GREY: &[u8] = include_bytes!("pictures/grey.jpg");
const INKS: &[u8] = include_bytes!("pictures/inks.jpg");

/// A grey PNG of that size and so many pixels a metre.
fn png(width: u32, height: u32, per_metre: Option<u32>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_pixel_dims(per_metre.map(|it| png::PixelDimensions {
        xppu: it,
        yppu: it,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().expect("a header");
    let pixels = vec![90; usize::try_from(width * height).expect("small")];
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    file
}

/// A PNG of two pixels in sixteen bits with alpha, or of a palette with one.
fn odd_png(kind: png::ColorType) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 2, 1);
    encoder.set_color(kind);
    let pixels = if kind == png::ColorType::Indexed {
        encoder.set_depth(png::BitDepth::One);
        encoder.set_palette(vec![200, 0, 0, 0, 0, 200]);
        encoder.set_trns(vec![255, 0]);
        vec![0b0100_0000]
    } else {
        encoder.set_depth(png::BitDepth::Sixteen);
        let [first, second] = [[200, 0, 0, 255], [0, 0, 200, 0]];
        let wide = |pixel: [u8; 4]| pixel.into_iter().flat_map(|it| [it, it]);
        wide(first).chain(wide(second)).collect()
    };
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    file
}

/// A folder with files, in which texts stand.
struct Desk(TempDir);

impl Desk {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::create_dir(folder.path().join("img")).expect("made");
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).expect("written");
        }
        Self(folder)
    }

    fn convert(&self, name: &str, bytes: &[u8], format: OutputFormat) -> Converted {
        let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
        let folder = self.0.path();
        let input = Input {
            name,
            folder,
            bytes,
        };
        let converted = converter.convert(input, &[format], &mut |_| {});
        converted.expect("no picture fails a text")
    }

    fn pdf(&self, text: &str) -> Document {
        let converted = self.convert("a.md", text.as_bytes(), OutputFormat::Pdf);
        Document::load_mem(&converted.outputs[0].bytes).expect("a PDF")
    }

    fn docx(&self, text: &str) -> Vec<u8> {
        let mut converted = self.convert("a.md", text.as_bytes(), OutputFormat::Docx);
        converted.outputs.remove(0).bytes
    }

    fn markdown(&self, text: &str) -> String {
        let mut converted = self.convert("a.md", text.as_bytes(), OutputFormat::Markdown);
        String::from_utf8(converted.outputs.remove(0).bytes).expect("UTF-8")
    }

    /// Line, column and message of each warning about a picture.
    fn told(&self, text: &str) -> Vec<(u32, u32, String)> {
        let converted = self.convert("a.md", text.as_bytes(), OutputFormat::Docx);
        let told = converted.diagnostics.into_iter();
        told.filter(|it| it.code.starts_with("image-"))
            .map(|it| match it.place {
                Some(Place::Text { line, column, .. }) => (line, column, it.message),
                other => panic!("{other:?}"),
            })
            .collect()
    }
}

fn part(docx: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP");
    let mut bytes = Vec::new();
    let mut part = archive.by_name(name).expect(name);
    part.read_to_end(&mut bytes).expect("it is read");
    bytes
}

fn body_of(docx: &[u8]) -> String {
    String::from_utf8(part(docx, "word/document.xml")).expect("UTF-8")
}

/// A picture, or the baseline of a line, on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Drawn {
    /// Left, top, width and height in millimetres from the page's corner.
    Picture([f64; 4]),
    /// Millimetres from the page's top.
    Text(f64),
}

/// What is drawn on a page, page numbers left out.
fn drawn(document: &Document, page: usize) -> Vec<Drawn> {
    let page = document.page_iter().nth(page).expect("a page");
    let mut matrix = Vec::new();
    let mut hidden = Vec::new();
    let mut found = Vec::new();
    for operation in operations(document, page) {
        let operands = &operation.operands;
        let numbers = || operands.iter().filter_map(|it| it.as_float().ok());
        match operation.operator.as_str() {
            "BDC" => hidden.push(operands[0].as_name().expect("a tag") == b"Artifact"),
            "EMC" => drop(hidden.pop()),
            "cm" => matrix = numbers().map(f64::from).collect(),
            "Do" => {
                let [wide, _, _, high, x, y] = matrix[..] else {
                    panic!("six numbers")
                };
                let place = [x, 297.0 * MM - y - high, wide, high].map(|it| it / MM);
                found.push(Drawn::Picture(place));
            }
            "Tm" | "Td" if !hidden.contains(&true) => {
                let y = numbers().map(f64::from).next_back().expect("numbers");
                let text = Drawn::Text(297.0 - y / MM);
                if found.last() != Some(&text) {
                    found.push(text);
                }
            }
            _ => {}
        }
    }
    found
}

fn pictures(document: &Document) -> Vec<[f64; 4]> {
    let pages = document.page_iter().count();
    let all = (0..pages).flat_map(|page| drawn(document, page));
    all.filter_map(|it| match it {
        Drawn::Picture(place) => Some(place),
        Drawn::Text(_) => None,
    })
    .collect()
}

fn near(seen: f64, want: f64) {
    assert!((seen - want).abs() < 0.3, "{seen} mm, not {want} mm");
}

fn image<'d>(document: &'d Document, name: &str) -> &'d Object {
    let page = document.page_iter().next().expect("a page");
    let page = document.get_dictionary(page).expect("a page");
    let resources = child(document, page, "Resources");
    follow(document, child(document, resources, "XObject"), name)
}

fn name_of<'d>(dictionary: &'d Dictionary, key: &str) -> &'d [u8] {
    let name = dictionary.get(key.as_bytes()).and_then(Object::as_name);
    name.expect(key)
}

const TEXT: &str = "# 春耕情况\n\n前文。\n\n![](a.png)\n\n后文。\n";

#[test]
fn a_picture_has_its_natural_size_and_stands_in_the_middle() {
    for (pixels, per_metre, width) in [
        // 96 pixels an inch where the file does not say, 150 where it does.
        (192, None, 2.0 * 25.4),
        (300, Some(5906), 2.0 * 25.4),
        // A density that cannot be meant counts for none.
        (192, Some(40), 2.0 * 25.4),
        // Never wider than the type area.
        (1600, None, 156.0),
    ] {
        let desk = Desk::new(&[("a.png", &png(pixels, pixels / 4, per_metre))]);
        let [left, _, wide, high] = pictures(&desk.pdf(TEXT))[0];
        near(wide, width);
        near(high, width / 4.0);
        near(left + wide / 2.0, 28.0 + 78.0);
    }
}

#[test]
fn text_below_a_picture_stands_on_the_grid() {
    for pixels in [40, 41, 107, 108, 109, 200, 333] {
        let desk = Desk::new(&[("a.png", &png(192, pixels, None))]);
        let items = drawn(&desk.pdf(TEXT), 0);
        let at = items.iter().position(|it| matches!(it, Drawn::Picture(_)));
        let at = at.expect("a picture");
        let [
            Drawn::Text(above),
            Drawn::Picture([_, top, _, high]),
            Drawn::Text(below),
        ] = items[at - 1..=at + 1]
        else {
            panic!("{items:?}")
        };
        let lines = (below - above) / LINE;
        near(lines, lines.round());
        // It is between the two lines, and no line too many is taken.
        let foot = below - 0.88 * 16.0 / MM - (LINE - 16.0 / MM) / 2.0;
        near(
            foot - (top + high),
            (lines - 1.0).mul_add(LINE, -high) / 2.0,
        );
        assert!((lines - 2.0) * LINE < high + 1.0, "{pixels}: {lines} lines");
    }
}

#[test]
fn a_caption_stands_right_below_its_picture_and_on_its_page() {
    let desk = Desk::new(&[("a.png", &png(400, 300, None))]);
    let lines = "又一行。\n\n".repeat(10);
    // Title, blank line, ten lines and a heading leave nine lines free: the
    // picture has eight, its caption one. With two lines more both go to the
    // next page, and so does the heading above them.
    let text = |more: &str| {
        format!(
            "# 春耕情况\n\n{lines}{more}## 一、总体进展\n\n![](a.png)\n\n图1 春耕现场\n\n后文。\n"
        )
    };
    let fits = desk.pdf(&text(""));
    let items = drawn(&fits, 0);
    let [.., Drawn::Picture([_, top, _, high]), Drawn::Text(caption)] = items[..] else {
        panic!("{items:?}")
    };
    // A caption of 小四 in the middle of its line.
    let size = 12.0 / MM;
    near(caption - (top + high), (LINE - size) / 2.0 + 0.88 * size);
    let moved = desk.pdf(&text("多一行。\n\n再一行。\n\n"));
    let items = drawn(&moved, 1);
    assert!(
        matches!(
            items[..3],
            [Drawn::Text(_), Drawn::Picture(_), Drawn::Text(_)]
        ),
        "{items:?}"
    );
}

#[test]
fn a_picture_as_high_as_a_page_leaves_a_line_for_its_caption() {
    let desk = Desk::new(&[("a.png", &png(400, 4000, None))]);
    let document = desk.pdf("# 春耕情况\n\n![图1 高图](a.png)\n");
    assert_eq!(document.page_iter().count(), 2);
    let items = drawn(&document, 1);
    let [Drawn::Picture([_, top, _, high]), Drawn::Text(_)] = items[..] else {
        panic!("{items:?}")
    };
    assert!(top >= 37.0 && top + high < 37.1 + 21.0 * LINE, "{items:?}");
}

#[test]
fn a_picture_as_high_as_a_page_leaves_lines_for_the_headings_above() {
    let desk = Desk::new(&[("a.png", &png(400, 4000, None))]);
    let document = desk.pdf(
        "# 春耕情况\n\n前文。\n\n一、进度\n\n（一）水田\n\n![](a.png)\n\n图1 高图\n\n后文。\n",
    );
    assert_eq!(document.page_iter().count(), 3);
    let items = drawn(&document, 1);
    let [
        Drawn::Text(_),
        Drawn::Text(_),
        Drawn::Picture([_, top, _, high]),
        Drawn::Text(_),
    ] = items[..]
    else {
        panic!("{items:?}")
    };
    let bottom = 37.0 + 21.0 * LINE;
    assert!(top >= 37.0 + 2.0 * LINE - 0.1, "{items:?}");
    assert!(
        (bottom - 1.0..bottom + 0.1).contains(&(top + high)),
        "{items:?}"
    );
}

#[test]
fn what_signs_alone_below_a_picture_is_told() {
    let desk = Desk::new(&[("a.png", &png(400, 3200, None))]);
    let told = |below: &str| -> Vec<&str> {
        let text = format!(
            "# 关于春耕情况的报告\n\n前文。\n\n![](a.png)\n\n{below}云川市农业局\n\n2026年3月5日\n"
        );
        let converted = desk.convert("a.md", text.as_bytes(), OutputFormat::Pdf);
        let told = converted.diagnostics.iter().map(|it| it.code);
        told.filter(|code| code.starts_with("signature")).collect()
    };
    assert_eq!(told(""), ["signature-alone"]);
    assert_eq!(told("后文两句。\n\n"), ["signature-room"]);
}

#[test]
fn alternative_words_are_a_caption_where_they_read_as_one_and_none_stands_beside() {
    let desk = Desk::new(&[("a.png", &png(40, 40, None))]);
    let text = |picture: &str| whole_text(&desk.pdf(&format!("# 春耕\n\n甲。\n\n{picture}\n")));
    assert_eq!(text("![图1 现场](a.png)"), "春耕甲。图1 现场");
    assert_eq!(text("![现场](a.png)"), "春耕甲。");
    assert_eq!(text("![图1 现场](a.png)\n\n图1 现场"), "春耕甲。图1 现场");
    assert_eq!(text("![图1 甲](a.png)\n\n图一：乙"), "春耕甲。图一：乙");
    // The caption of the next picture is not that of this one.
    assert_eq!(
        text("![图1 甲](a.png)\n\n图2 乙\n\n![](a.png)"),
        "春耕甲。图1 甲图2 乙"
    );
    assert_eq!(text("![图书](a.png)\n\n后。"), "春耕甲。后。");
}

#[test]
fn what_a_picture_shows_is_said_in_both_files() {
    let desk = Desk::new(&[("a.png", &png(40, 40, None))]);
    for (picture, said) in [
        ("![田间](a.png)", "田间"),
        ("![](a.png)\n\n图1 现场", "图1 现场"),
        ("![](a.png)", "图片"),
    ] {
        let text = format!("# 春耕\n\n甲。\n\n{picture}\n");
        let document = desk.pdf(&text);
        let mut elements = document.objects.values().filter_map(|it| it.as_dict().ok());
        let is_figure = |it: &&Dictionary| {
            it.get(b"S")
                .and_then(Object::as_name)
                .is_ok_and(|it| it == b"Figure")
        };
        let figure = elements.find(is_figure).expect("a figure");
        let words = figure.get(b"Alt").and_then(Object::as_str).expect("words");
        assert_eq!(utf16(words), said);
        let body = body_of(&desk.docx(&text));
        assert!(body.contains(&format!("descr=\"{said}\"")), "{body}");
    }
}

#[test]
fn a_jpeg_goes_into_both_files_as_it_is() {
    for (file, space, wide) in [(COLOUR, "DeviceRGB", 48.0), (GREY, "DeviceGray", 16.0)] {
        let desk = Desk::new(&[("a.png", file)]);
        let document = desk.pdf(TEXT);
        let stream = image(&document, "Im0").as_stream().expect("a stream");
        assert_eq!(name_of(&stream.dict, "Filter"), b"DCTDecode");
        assert_eq!(name_of(&stream.dict, "ColorSpace"), space.as_bytes());
        assert_eq!(stream.content, file);
        near(pictures(&document)[0][2], wide / 96.0 * 25.4);
        let docx = desk.docx(TEXT);
        assert_eq!(part(&docx, "word/media/image1.jpeg"), file);
        let types = part(&docx, "[Content_Types].xml");
        let types = String::from_utf8(types).expect("UTF-8");
        assert!(types.contains(r#"Extension="jpeg" ContentType="image/jpeg""#));
    }
}

#[test]
fn sixteen_bits_palettes_and_transparency_are_unpacked() {
    for kind in [png::ColorType::Rgba, png::ColorType::Indexed] {
        let desk = Desk::new(&[("a.png", &odd_png(kind))]);
        let document = desk.pdf(TEXT);
        let colours = image(&document, "Im0");
        assert_eq!(stream(colours), [200, 0, 0, 0, 0, 200], "{kind:?}");
        let dictionary = &colours.as_stream().expect("a stream").dict;
        assert_eq!(stream(follow(&document, dictionary, "SMask")), [255, 0]);
        // Colours are blended on the page: it says in which space.
        let page = document.page_iter().next().expect("a page");
        let page = document.get_dictionary(page).expect("a page");
        assert_eq!(name_of(child(&document, page, "Group"), "CS"), b"DeviceRGB");
    }
}

#[test]
fn one_file_shown_twice_is_in_each_output_once() {
    let desk = Desk::new(&[("img/图 1.png", &png(40, 40, None))]);
    let text = "# 春耕\n\n甲。\n\n![](<img/图 1.png>)\n\n乙。\n\n![](img/%E5%9B%BE%201.png)\n\n![](img\\\\%E5%9B%BE%201.png)\n";
    let document = desk.pdf(text);
    assert_eq!(pictures(&document).len(), 3);
    assert_eq!(desk.told(text), []);
    let body = body_of(&desk.docx("甲。\n\n![](<img/图 1.png>)\n\n乙。\n\n![](<img/图 1.png>)\n"));
    assert_eq!(body.matches(r#"r:embed="rIdPicture1""#).count(), 2);
}

#[test]
fn a_docx_has_the_picture_in_a_line_as_high_as_its_lines_of_the_grid() {
    let desk = Desk::new(&[("a.png", &png(192, 192, None))]);
    let docx = desk.docx("# 春耕\n\n甲。\n\n![](a.png)\n\n图1 现场\n\n乙。\n");
    let body = body_of(&docx);
    // Two inches.
    assert!(
        body.contains(r#"<wp:extent cx="1828800" cy="1828800"/>"#),
        "{body}"
    );
    let paragraphs: Vec<&str> = body.split("<w:p>").collect();
    let at = paragraphs.iter().position(|it| it.contains("<wp:inline"));
    let at = at.expect("a picture");
    // 144 pt and what a letter's depth needs are six lines of the grid.
    let line = format!(r#"w:line="{}" w:lineRule="atLeast""#, 579 * 6);
    let picture = paragraphs[at];
    assert!(picture.contains(&line), "{picture}");
    assert!(picture.contains("<w:keepNext/>"), "{picture}");
    assert!(paragraphs[at + 1].contains(r#"<w:pStyle w:val="Caption"/>"#));
    assert_eq!(part(&docx, "word/media/image1.png"), png(192, 192, None));
}

#[test]
fn a_picture_in_running_text_is_a_block_of_its_own_in_its_place() {
    let desk = Desk::new(&[("a.png", &png(40, 40, None))]);
    let document = desk.pdf("前文![](a.png)后文。\n");
    let kinds: Vec<bool> = drawn(&document, 0)
        .iter()
        .map(|it| matches!(it, Drawn::Picture(_)))
        .collect();
    assert_eq!(kinds, [false, true, false]);
    assert_eq!(whole_text(&document), "前文后文。");
}

#[test]
fn a_picture_that_cannot_be_had_is_told_and_words_stand_in_for_it() {
    let whole = png(60, 60, None);
    let desk = Desk::new(&[
        ("half.png", &whole[..whole.len() / 2]),
        ("half.jpg", &COLOUR[..COLOUR.len() / 2]),
        ("inks.jpg", INKS),
        ("text.png", b"GIF89a"),
        ("large.png", &vec![0; (20 << 20) + 1]),
    ]);
    for (source, why) in [
        ("none.png", "没有这个文件"),
        ("half.png", "PNG 图片已损坏"),
        ("half.jpg", "JPEG 图片已损坏或不完整"),
        ("inks.jpg", "是印刷用的 CMYK 图片"),
        ("text.png", "不是 PNG 或 JPEG 图片"),
        ("large.png", "文件超过 20 MB"),
        ("img", "不是文件"),
        ("http://example.org/a.png", "是网上的图片，程序不联网"),
    ] {
        let text = format!("甲。\n\n乙![田间]({source})丙。\n");
        let message = format!("图片“{source}”没有排入，以文字代替：{why}");
        assert_eq!(desk.told(&text), [(3, 2, message)]);
        assert_eq!(whole_text(&desk.pdf(&text)), "甲。乙田间丙。");
        assert!(body_of(&desk.docx(&text)).contains("田间"));
        // The reference stays in Markdown, which opens no picture.
        let markdown = desk.markdown(&text);
        assert!(
            markdown.contains(&format!("![田间]({source})")),
            "{markdown}"
        );
    }
    // Alternative words that are a caption stand there once.
    assert_eq!(
        whole_text(&desk.pdf("甲。\n\n![图1 田间](none.png)\n")),
        "甲。图1 田间"
    );
    // Without words the file's name stands in; of data in the text, their kind.
    assert_eq!(
        whole_text(&desk.pdf("甲。\n\n![](none.png)\n")),
        "甲。none.png"
    );
    let data = "甲。\n\n![](data:image/png;base64,iVBORw0KGgo=)\n";
    assert_eq!(whole_text(&desk.pdf(data)), "甲。data:image/png");
    assert_eq!(
        desk.told(data)[0].2,
        "图片“data:image/png”没有排入，以文字代替：图片的数据写在文稿里"
    );
}

/// Whoever wrote the text need not be whoever runs the program.
#[test]
fn no_picture_outside_of_the_texts_folder_is_opened() {
    let outside = Desk::new(&[("a.png", &png(40, 40, None))]);
    let desk = Desk::new(&[]);
    let path = outside.0.path().join("a.png");
    let name = outside.0.path().file_name().expect("a name");
    let beside = Path::new("..").join(name).join("a.png");
    let mut sources = vec![path.display().to_string(), beside.display().to_string()];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&path, desk.0.path().join("link.png")).expect("linked");
        sources.push("link.png".to_owned());
    }
    sources.push("file:///a.png".to_owned());
    for source in sources {
        let text = format!("甲。\n\n![田间](<{source}>)\n");
        let why = "不在文稿所在的文件夹里，为安全起见不打开";
        let message = format!("图片“{source}”没有排入，以文字代替：{why}");
        assert_eq!(desk.told(&text), [(3, 1, message)]);
        assert_eq!(pictures(&desk.pdf(&text)), [] as [[f64; 4]; 0]);
    }
}

/// Cells hold text alone.
#[test]
fn a_picture_in_a_cell_of_markdown_follows_its_table_and_is_told() {
    let desk = Desk::new(&[("a.png", &png(96, 96, None))]);
    let text =
        "# 春耕情况\n\n前文。\n\n| 村 | 图 |\n|---|---|\n| 东村 | ![东村](a.png) |\n\n后文。\n";
    let converted = desk.convert("a.md", text.as_bytes(), OutputFormat::Markdown);
    let mut told = converted.diagnostics.iter();
    let told = told
        .find(|it| it.code == "table-picture")
        .expect("it is told");
    assert_eq!(told.message, "表格的单元格里有 1 幅图片，依次排在表格下面");
    assert_eq!(told.place.as_ref().and_then(Place::line), Some(7));
    let written = String::from_utf8(converted.outputs[0].bytes.clone()).expect("UTF-8");
    assert!(
        written.ends_with("| 东村 | |\n\n![东村](a.png)\n\n后文。\n"),
        "{written}"
    );
}

/// The colour picture with a camera's word of how to look at it.
pub fn oriented(orientation: u8) -> Vec<u8> {
    let mut exif = b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    let at = exif.len() - 7;
    exif[at] = orientation;
    [&COLOUR[..2], &exif, &COLOUR[2..]].concat()
}

/// What an image's sides become, across and up the page in points: the foot's,
/// then the left one's.
fn sides(document: &Document) -> [f64; 4] {
    let page = document.page_iter().next().expect("a page");
    let operations = operations(document, page);
    let at = operations.iter().position(|it| it.operator == "Do");
    let matrix = &operations[at.expect("a picture") - 1];
    assert_eq!(matrix.operator, "cm");
    let number = |at: usize| f64::from(matrix.operands[at].as_float().expect("a number"));
    [0, 1, 2, 3].map(number)
}

/// The attributes of a picture's place in a DOCX, and its size.
fn transform(body: &str) -> (String, String) {
    let between = |from: &str| {
        let start = body.find(from).expect("it is there") + from.len();
        let end = body[start..].find('>').expect("it ends") + start;
        body[start..end].trim_matches([' ', '/']).to_owned()
    };
    assert_eq!(between("<a:ext "), between("<wp:extent "));
    (between("<a:xfrm"), between("<a:ext "))
}

/// 48 × 32 pixels are 36 × 24 points; the file goes in as it is.
#[test]
fn a_photograph_is_turned_as_its_camera_says() {
    let (wide, high) = (36.0, 24.0);
    for (orientation, want, turned) in [
        (1, [wide, 0.0, 0.0, high], ""),
        (2, [-wide, 0.0, 0.0, high], r#"flipH="1""#),
        (3, [-wide, 0.0, 0.0, -high], r#"rot="10800000""#),
        (4, [wide, 0.0, 0.0, -high], r#"rot="10800000" flipH="1""#),
        (5, [0.0, -wide, -high, 0.0], r#"rot="16200000" flipH="1""#),
        (6, [0.0, -wide, high, 0.0], r#"rot="5400000""#),
        (7, [0.0, wide, high, 0.0], r#"rot="5400000" flipH="1""#),
        (8, [0.0, wide, -high, 0.0], r#"rot="16200000""#),
    ] {
        let file = oriented(orientation);
        let desk = Desk::new(&[("a.png", &file)]);
        assert_eq!(desk.told(TEXT), []);
        let seen = sides(&desk.pdf(TEXT));
        let near = seen
            .iter()
            .zip(want)
            .all(|(seen, want)| (seen - want).abs() < 0.01);
        assert!(near, "{orientation}: {seen:?}");
        let docx = desk.docx(TEXT);
        let size = r#"cx="457264" cy="304843""#.to_owned();
        assert_eq!(transform(&body_of(&docx)), (turned.to_owned(), size));
        assert_eq!(part(&docx, "word/media/image1.jpeg"), file);
    }
}

/// What is turned takes the room that it has then: 32 × 48 pixels are 12.7 mm high,
/// two lines (938 and 220 twips), and 900 × 1800 are as high as a page.
#[test]
fn a_turned_picture_takes_the_room_of_what_is_seen() {
    let desk = Desk::new(&[]);
    let docx = |rot: &str, picture: &[u8], extent: &str| {
        let body = format!(
            "<w:p>{}{}</w:p><w:p>{}</w:p>",
            r("甲。"),
            sized(extent, rot),
            r("乙。")
        );
        let input = with_picture(&body, picture);
        let converted = desk.convert("a.docx", &input, OutputFormat::Docx);
        body_of(&converted.outputs[0].bytes)
    };
    let body = docx(r#"rot="5400000""#, COLOUR, "");
    assert!(
        body.contains(r#"w:after="220" w:line="938" w:lineRule="atLeast""#),
        "{body}"
    );
    // Word looks at a picture as it says itself, not as the camera does.
    let upright = transform(&docx("", &oriented(6), ""));
    assert_eq!(upright.0, "");
    let high = docx(r#"rot="16200000""#, &png(1800, 900, None), "");
    let (turned, size) = transform(&high);
    assert_eq!(turned, r#"rot="16200000""#);
    let width: f64 = size["cx=\"".len()..]
        .split('"')
        .next()
        .expect("a width")
        .parse()
        .expect("a number");
    assert!(width / 36_000.0 < 225.0, "{size}");
}

/// A picture in a line of Word with a size and a place of its own.
fn sized(extent: &str, place: &str) -> String {
    inline("i")
        .replace("<wp:inline>", &format!("<wp:inline>{extent}"))
        .replace("</a:graphic>", &format!("<a:xfrm {place}/></a:graphic>"))
}

#[test]
fn a_picture_of_word_has_the_size_that_word_gives_it() {
    let desk = Desk::new(&[]);
    let read = |picture: String| {
        let body = format!("<w:p>{}{picture}</w:p>", r("甲。"));
        let input = with_picture(&body, &png(192, 96, None));
        let converted = desk.convert("a.docx", &input, OutputFormat::Pdf);
        let told = converted
            .diagnostics
            .iter()
            .any(|it| it.code == "cropped-picture");
        let document = Document::load_mem(&converted.outputs[0].bytes).expect("a PDF");
        let all = pictures(&document);
        (all[0][2], all[0][3], all.len(), told)
    };
    let check = |picture: String, (wide, high): (f64, f64), (count, cropped)| {
        let seen = read(picture);
        near(seen.0, wide);
        near(seen.1, high);
        assert_eq!((seen.2, seen.3), (count, cropped));
    };
    // 36,000 a millimetre; larger than by its own density, and stretched.
    let extent = r#"<wp:extent cx="3600000" cy="1080000"/>"#;
    check(sized(extent, ""), (100.0, 30.0), (1, false));
    // Never beyond the type area, its proportions kept.
    let wide = r#"<wp:extent cx="11232000" cy="3600000"/>"#;
    check(sized(wide, ""), (156.0, 50.0), (1, false));
    // Of a part of it the size says nothing, nor of several pictures.
    let own = (2.0 * 25.4, 25.4);
    let cropped = sized(extent, "").replace("<a:xfrm", r#"<a:srcRect l="25000"/><a:xfrm"#);
    check(cropped, own, (1, true));
    let whole = sized(extent, "").replace("<a:xfrm", "<a:srcRect/><a:xfrm");
    check(whole, (100.0, 30.0), (1, false));
    let two = sized(extent, "").replace("<a:xfrm", r#"<a:blip r:embed="i"/><a:xfrm"#);
    check(two, own, (2, false));
    // What has no size is as large as by its own density.
    check(sized(r#"<wp:extent cx="0" cy="9"/>"#, ""), own, (1, false));
}

fn with_picture(body: &str, picture: &[u8]) -> Vec<u8> {
    Docx::new(body)
        .relation("i", "image", "media/a.png", "")
        .relation(
            "out",
            "image",
            "file:///C:/a.png",
            "TargetMode=\"External\"",
        )
        .file("word/media/a.png", picture)
        .bytes()
}

fn inline(id: &str) -> String {
    format!(
        "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图片 1\" descr=\"图9 河道\"/>\
         <a:graphic><a:blip r:embed=\"{id}\"/></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

#[test]
fn a_picture_of_a_docx_is_set_and_what_describes_it_is_no_caption() {
    let desk = Desk::new(&[]);
    let body = format!(
        "<w:p>{}{}</w:p><w:p>{}</w:p>",
        r("甲。"),
        inline("i"),
        r("图1 河道")
    );
    let input = with_picture(&body, &png(192, 96, None));
    let converted = desk.convert("a.docx", &input, OutputFormat::Pdf);
    let told = converted.diagnostics.iter();
    assert_eq!(told.filter(|it| it.code.starts_with("image-")).count(), 0);
    let document = Document::load_mem(&converted.outputs[0].bytes).expect("a PDF");
    near(pictures(&document)[0][2], 2.0 * 25.4);
    assert_eq!(whole_text(&document), "甲。图1 河道");
    let docx = desk
        .convert("a.docx", &input, OutputFormat::Docx)
        .outputs
        .remove(0)
        .bytes;
    assert_eq!(part(&docx, "word/media/image1.png"), png(192, 96, None));
    // And what this program wrote reads back with its picture.
    let again = desk.convert("b.docx", &docx, OutputFormat::Pdf);
    let again = Document::load_mem(&again.outputs[0].bytes).expect("a PDF");
    assert_eq!(drawn(&again, 0), drawn(&document, 0));
}

#[test]
fn no_name_of_a_part_stands_in_for_a_picture_of_word() {
    let desk = Desk::new(&[]);
    let bare = inline("i").replace(" descr=\"图9 河道\"", "");
    let body = format!("<w:p>{}{bare}</w:p>", r("甲。"));
    let input = with_picture(&body, b"\x01\0\0\0 EMF");
    let converted = desk.convert("a.docx", &input, OutputFormat::Pdf);
    let told = converted.diagnostics.iter().map(|it| &*it.message);
    assert_eq!(
        told.filter(|it| it.starts_with("图片")).collect::<Vec<_>>(),
        ["图片“word/media/a.png”没有排入：不是 PNG 或 JPEG 图片"]
    );
    let document = Document::load_mem(&converted.outputs[0].bytes).expect("a PDF");
    assert_eq!(whole_text(&document), "甲。");
}

#[test]
fn a_picture_that_a_docx_links_to_is_not_fetched() {
    let desk = Desk::new(&[]);
    let body = format!("<w:p>{}{}</w:p>", r("甲。"), inline("out"));
    let input = with_picture(&body, &png(4, 4, None));
    let converted = desk.convert("a.docx", &input, OutputFormat::Docx);
    let told = converted.diagnostics.iter().map(|it| &*it.message);
    assert_eq!(
        told.filter(|it| it.starts_with("图片")).collect::<Vec<_>>(),
        ["图片“file:///C:/a.png”没有排入，以文字代替：图片不在这个 Word 文档里，只有一个链接"]
    );
}
