//! How long each station takes on a report of some sixteen pages: the median
//! and the fastest of many runs, in milliseconds, and what share of the way from
//! text to PDF it is. `cargo bench` prints the tables; nothing is judged, since machines differ and are noisy.

use gongwen::check;
use gongwen::compose::{PageFacts, compose};
use gongwen::font::{FontOptions, Fonts};
use gongwen::layout::{Pages, layout};
use gongwen::outline::{OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};
use gongwen::template::Template;
use gongwen::write::flow::docx::{self, DocxOptions};
use gongwen::write::flow::markdown::{self, MarkdownOptions};
use gongwen::write::paged::pdf::{self, PdfOptions, Step};
use std::hint::black_box;
use std::io::Cursor;
use std::time::{Duration, Instant};

const RUNS: usize = 40;

/// The sample report, its body repeated until it has some 8,500 characters.
fn text() -> String {
    let sample = include_str!("../samples/report.txt");
    sample.repeat(5)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Prints and returns the median.
fn print(name: &str, times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    let median = times[times.len() / 2];
    println!("{name:12} {:8.2} {:8.2}", ms(median), ms(times[0]));
    median
}

fn measure<T>(name: &str, mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    print(name, &mut times)
}

/// The steps of writing a PDF.
const STEPS: [(Step, &str); 3] = [
    (Step::Subset, "subset"),
    (Step::Objects, "faces, pages"),
    (Step::File, "put file"),
];

/// The median of each step of writing `pages`.
fn measure_steps(pages: &Pages, fonts: &Fonts) -> Vec<(&'static str, Duration)> {
    let mut times = STEPS.map(|_| Vec::with_capacity(RUNS));
    for _ in 0..RUNS {
        let pages = pages.clone();
        let mut start = Instant::now();
        let mut done = |step| {
            let now = Instant::now();
            let at = STEPS.iter().position(|(known, _)| *known == step);
            times[at.expect("all steps are known")].push(now - start);
            start = now;
        };
        let mut out = Vec::new();
        pdf::write_by_steps(pages, fonts, &PdfOptions::default(), &mut out, &mut done)
            .expect("memory takes all bytes");
        black_box(out);
    }
    STEPS
        .iter()
        .zip(&mut times)
        .map(|((_, name), times)| (*name, print(name, times)))
        .collect()
}

/// What share of the way from text to PDF each stage takes.
fn print_shares(stages: &[(&str, Duration)]) {
    let sum: f64 = stages.iter().map(|(_, time)| ms(*time)).sum();
    println!(
        "\n{:10} {:>8}   of {sum:.2} ms from text to PDF",
        "stage", "share"
    );
    for (name, time) in stages {
        println!("{name:12} {:6.1} %", ms(*time) * 100.0 / sum);
    }
}

fn main() {
    let text = text();
    println!("{:12} {:>8} {:>8}", "stage", "median", "fastest");
    let reading = || read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("text is read");
    let mut stages = vec![("read", measure("read", reading))];
    let source = reading().source;
    let time = measure("outline", || outline(&source, OutlineOptions::default()));
    stages.push(("outline", time));
    let document = outline(&source, OutlineOptions::default()).document;
    let found = outline(&source, OutlineOptions::default());
    let rules: Vec<_> = check::all().map(|rule| (rule, rule.weight)).collect();
    measure("check", || {
        let text = check::Text {
            decoded: Some(&text),
            source: &source,
            outline: &found,
            template: None,
        };
        check::check(text, &rules)
    });
    measure("template", || Template::load(Template::DEFAULT));
    let template = Template::load(Template::DEFAULT).expect("the default template loads");
    measure("fonts", || {
        Fonts::load(&template.faces, &FontOptions::default())
    });
    let fonts = Fonts::load(&template.faces, &FontOptions::default());
    let fonts = fonts.expect("the bundled faces load").0;
    let time = measure("compose", || {
        compose(&document, &template, &fonts).blocks.len()
    });
    stages.push(("compose", time));
    let composition = compose(&document, &template, &fonts);
    let time = measure("layout", || layout(&composition, &fonts));
    stages.push(("layout", time));
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
    stages.extend(measure_steps(&pages, &fonts));
    print_shares(&stages);
}
