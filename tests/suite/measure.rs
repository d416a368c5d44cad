//! Measuring pages in millimetres: what stands where, for tests of geometry;
//! and what a DOCX of the same text says.

use gongwen::compose::{compose, list_contents};
use gongwen::convert::{Converted, Converter, Input, OutputFormat, Settings};
use gongwen::font::{FontOptions, Fonts};
use gongwen::layout::{GlyphRun, Item, Laid, Owner, Page, layout};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use gongwen::template::Template;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::LazyLock;

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let template = Template::load(Template::DEFAULT).expect("the default template loads");
    let loaded = Fonts::load(&template.faces, &FontOptions::default());
    loaded.expect("the bundled faces load").0
});

/// Points as millimetres.
pub fn mm(points: f64) -> f64 {
    points * 25.4 / 72.0
}

/// The pages of `text` by a bundled template.
pub fn by(template: &str, text: &str) -> Laid {
    set(&Template::load(template).expect("a bundled template"), text)
}

/// The pages of `text` by the template that lays `yaml` over 报告材料.
pub fn with(yaml: &str, text: &str) -> Laid {
    let yaml = format!("extends: 报告材料\n{yaml}");
    set(
        &Template::parse("我的.yaml", &yaml).expect("a template"),
        text,
    )
}

/// The pages of `text` by a template.
pub fn set(template: &Template, text: &str) -> Laid {
    set_as("a.txt", template, text)
}

/// The same of an input of this name.
pub fn set_as(name: &str, template: &Template, text: &str) -> Laid {
    let reading = read(text.as_bytes(), name, ReadOptions::default()).expect("text is read");
    let outline = outline(&reading.source, OutlineOptions::default());
    let mut composition = compose(&outline.document, template, &FONTS);
    if reading.source.given.asks_for_contents() {
        list_contents(&mut composition);
    }
    layout(&composition, &FONTS)
}

/// What an input of this name becomes by the default template.
pub fn convert(name: &str, bytes: &[u8], format: OutputFormat) -> Vec<u8> {
    let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
    let folder = Path::new(".");
    let input = Input {
        name,
        folder,
        bytes,
    };
    let converted = converter.convert(input, &[format], &mut |_| {});
    converted.expect("it converts").outputs.remove(0).bytes
}

/// The DOCX of a text by a bundled template.
pub fn docx(template: &str, text: &str) -> Vec<u8> {
    let mut converted = converted(template, text, OutputFormat::Docx);
    converted.outputs.remove(0).bytes
}

/// The messages of one code that a user gets of a text by a bundled template,
/// as a DOCX, and the same as a PDF.
pub fn told(template: &str, text: &str, code: &str) -> Vec<String> {
    let [docx, pdf] = [OutputFormat::Docx, OutputFormat::Pdf].map(|format| {
        let converted = converted(template, text, format);
        let told = converted.diagnostics.into_iter();
        told.filter(|it| it.code == code)
            .map(|it| it.message)
            .collect::<Vec<_>>()
    });
    assert_eq!(docx, pdf, "one thing is told of both");
    pdf
}

fn converted(template: &str, text: &str, format: OutputFormat) -> Converted {
    let settings = Settings {
        template: Some(template.to_owned()),
        ..Settings::default()
    };
    let (converter, _) = Converter::new(settings).expect("the settings hold");
    let input = Input {
        name: "a.txt",
        folder: Path::new("."),
        bytes: text.as_bytes(),
    };
    let converted = converter.convert(input, &[format], &mut |_| {});
    converted.expect("it converts")
}

/// A part of the DOCX of a text by a bundled template.
pub fn docx_part(template: &str, text: &str, part: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx(template, text))).expect("a ZIP");
    let mut xml = String::new();
    let mut part = archive.by_name(part).expect("the part is there");
    part.read_to_string(&mut xml).expect("UTF-8");
    xml
}

/// Glyphs side by side, in millimetres from the page's top left corner.
#[derive(Debug, Clone)]
pub struct Run {
    /// Where the first glyph begins.
    pub x: f64,
    /// Where the last glyph ends, were it as wide as its type size; half that
    /// for ASCII.
    pub end: f64,
    /// The baseline.
    pub y: f64,
    /// The type size in points.
    pub size: f64,
    /// The characters.
    pub text: String,
    /// The byte of each glyph in the text, and where it begins.
    places: Vec<(usize, f64)>,
}

impl Run {
    /// Where the glyph of the byte `at` begins.
    pub fn place(&self, at: usize) -> f64 {
        let found = self.places.iter().find(|(byte, _)| *byte == at);
        found.expect("a glyph begins at the byte").1
    }
}

/// The runs of a page's text, line by line; faces on one line are joined.
pub fn runs(page: &Page) -> Vec<Run> {
    joined(page, |owner| owner != Owner::Furniture)
}

/// The page number as one run.
pub fn numbers(page: &Page) -> Run {
    let found = joined(page, |owner| owner == Owner::Furniture);
    found.into_iter().next().expect("a page number")
}

/// The words of the page number, if there is one.
pub fn furniture(page: &Page) -> String {
    let found = joined(page, |owner| owner == Owner::Furniture);
    found.into_iter().map(|run| run.text).collect()
}

/// The text of a page in reading order.
pub fn text_of(page: &Page) -> String {
    runs(page).into_iter().map(|run| run.text).collect()
}

fn joined(page: &Page, wanted: impl Fn(Owner) -> bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for item in &page.items {
        let Item::Glyphs(glyphs) = item else { continue };
        if !wanted(glyphs.owner) {
            continue;
        }
        let run = measured(glyphs);
        match runs.last_mut() {
            // Faces stand level to less than 2 mm; lines are 10 mm apart.
            Some(last) if (last.y - run.y).abs() < 2.0 => {
                last.end = run.end;
                let before = last.text.len();
                let places = run.places.iter().map(|(byte, x)| (byte + before, *x));
                last.places.extend(places);
                last.text.push_str(&run.text);
            }
            _ => runs.push(run),
        }
    }
    runs
}

fn measured(glyphs: &GlyphRun) -> Run {
    let last = glyphs.glyphs.last().expect("a run has glyphs");
    let wide = match glyphs.text.chars().last() {
        Some(character) if character.is_ascii() => glyphs.size.0 / 2.0,
        _ => glyphs.size.0,
    };
    let mut byte = 0;
    let places = glyphs.glyphs.iter().map(|glyph| {
        let at = byte;
        byte += usize::from(glyph.text_bytes);
        (at, mm(glyphs.origin.x.0 + f64::from(glyph.x)))
    });
    Run {
        places: places.collect(),
        x: mm(glyphs.origin.x.0),
        end: mm(glyphs.origin.x.0 + f64::from(last.x) + wide),
        y: mm(glyphs.origin.y.0),
        size: glyphs.size.0,
        text: glyphs.text.clone(),
    }
}

/// A rule in millimetres.
#[derive(Debug, Clone, Copy)]
pub struct RuleBox {
    /// Its left end.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How long it is.
    pub width: f64,
    /// How thick it is.
    pub height: f64,
}

/// The rules of a page.
pub fn rules(page: &Page) -> Vec<RuleBox> {
    let rules = page.items.iter().filter_map(|item| match item {
        Item::Rule(rule) => Some(RuleBox {
            x: mm(rule.corner.x.0),
            y: mm(rule.corner.y.0),
            width: mm(rule.width.0),
            height: mm(rule.height.0),
        }),
        Item::Glyphs(_) | Item::Missing(_) | Item::Picture(_) => None,
    });
    rules.collect()
}
