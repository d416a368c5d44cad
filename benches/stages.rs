//! How long each station takes on a report of some sixteen pages: the median
//! and the fastest of many runs, in milliseconds. `cargo bench` prints a table;
//! nothing is judged, since machines differ and are noisy.

use gongwen::compose::{PageFacts, compose};
use gongwen::font::{FontOptions, Fonts};
use gongwen::layout::layout;
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use gongwen::template::Template;
use gongwen::write::flow::docx::{self, DocxOptions};
use gongwen::write::flow::markdown::{self, MarkdownOptions};
use gongwen::write::paged::pdf::{self, PdfOptions};
use std::hint::black_box;
use std::io::Cursor;
use std::time::{Duration, Instant};

const RUNS: usize = 40;

/// The sample report, its body repeated until it has some 8,500 characters.
fn text() -> String {
    let sample = include_str!("../samples/report.txt");
    sample.repeat(5)
}

fn measure<T>(name: &str, mut work: impl FnMut() -> T) {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("{name:10} {:8.2} {:8.2}", ms(times[RUNS / 2]), ms(times[0]));
}

fn main() {
    let text = text();
    println!("{:10} {:>8} {:>8}", "stage", "median", "fastest");
    let reading = || read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("text is read");
    measure("read", reading);
    let source = reading().source;
    measure("outline", || outline(&source, OutlineOptions::default()));
    let document = outline(&source, OutlineOptions::default()).document;
    measure("template", || Template::load(Template::DEFAULT));
    let template = Template::load(Template::DEFAULT).expect("the default template loads");
    measure("fonts", || {
        Fonts::load(&template.faces, &FontOptions::default())
    });
    let fonts = Fonts::load(&template.faces, &FontOptions::default());
    let fonts = fonts.expect("the bundled faces load").0;
    measure("compose", || {
        compose(&document, &template, &fonts).blocks.len()
    });
    let composition = compose(&document, &template, &fonts);
    measure("layout", || layout(&composition, &fonts));
    let pages = layout(&composition, &fonts).pages;
    let long = "青山市人民政府办公室关于建立健全困难残疾人生活补贴和重度残疾人护理补贴制度的通知\n";
    let long = read(long.as_bytes(), "a.txt", ReadOptions::default()).expect("text is read");
    let long = outline(&long.source, OutlineOptions::default()).document;
    measure("long title", || {
        compose(&long, &template, &fonts).blocks.len()
    });
    measure("markdown", || {
        let mut out = Vec::new();
        markdown::write(&document, &MarkdownOptions::default(), &mut out).map(|()| out)
    });
    measure("docx", || {
        let mut out = Vec::new();
        let facts = PageFacts::default();
        docx::write(
            &composition,
            &facts,
            &DocxOptions::default(),
            Cursor::new(&mut out),
        )
        .map(|()| out)
    });
    let mut docx = Vec::new();
    docx::write(
        &composition,
        &PageFacts::default(),
        &DocxOptions::default(),
        Cursor::new(&mut docx),
    )
    .expect("memory takes all bytes");
    measure("read docx", || {
        read(&docx, "a.docx", ReadOptions::default())
    });
    measure("pdf", || {
        let mut out = Vec::new();
        pdf::write(pages.clone(), &fonts, &PdfOptions::default(), &mut out).map(|()| out)
    });
}
