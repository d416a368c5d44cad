//! The exam of title breaks (GB/T 9704-2012 §7.3.1): invented titles labelled by
//! hand, the faults sought in what compose makes of them, and the exact list of
//! what it does otherwise than a careful clerk.

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use gongwen::compose::shape::{shape, width};
use gongwen::compose::{Composed, ComposedParagraph, compose};
use gongwen::document::{Block, Document, Paragraph, Place, Role, Text};
use gongwen::font::{FontOptions, Fonts};
use gongwen::template::Template;

/// A labelled title.
struct Labelled {
    text: String,
    /// The bytes of `text` before which a line may begin.
    breaks: Vec<usize>,
    arrangements: Vec<Vec<String>>,
}

impl Labelled {
    fn new(row: &str) -> Self {
        let mut columns = row.split('\t');
        let marked = columns.next().expect("split yields something");
        let mut text = String::new();
        let mut breaks = Vec::new();
        for piece in marked.split('/') {
            breaks.push(text.len());
            text.push_str(piece);
        }
        let lines = |column: &str| column.split('/').map(str::to_owned).collect();
        Self {
            text,
            breaks,
            arrangements: columns.map(lines).collect(),
        }
    }

    /// Whether a clerk would choose these lines; any will do where none are told.
    fn suits(&self, lines: &[String]) -> bool {
        let told = self.arrangements.iter();
        self.arrangements.is_empty() || told.clone().any(|told| told == lines)
    }
}

/// A title as it was set.
#[derive(Default)]
struct Set {
    /// The byte each line begins at.
    starts: Vec<usize>,
    lines: Vec<String>,
    /// In characters of the title's size.
    widths: Vec<f64>,
}

/// The setter of titles: the default template and its faces.
struct Setter {
    template: Template,
    fonts: Fonts,
}

impl Setter {
    fn new() -> Self {
        let template = Template::load("报告材料").expect("the default template loads");
        let fonts = Fonts::load(&template.faces, &FontOptions::default())
            .expect("the bundled faces load")
            .0;
        Self { template, fonts }
    }

    /// A title as compose breaks it.
    fn set(&self, title: &str) -> Set {
        self.measure(title, |composed| match &composed.lines[..] {
            [] => std::iter::once(0..title.len()).collect(),
            lines => lines.to_vec(),
        })
    }

    /// A title in the lines of a label. A blank between two lines belongs to neither.
    fn by_hand(&self, title: &str, lines: &[String]) -> Set {
        let mut from = 0;
        let mut ranges = Vec::new();
        for line in lines {
            let blanks = title[from..].len() - title[from..].trim_start().len();
            from += blanks;
            assert!(
                title[from..].starts_with(line),
                "{line:?} is not in {title}"
            );
            ranges.push(from..from + line.len());
            from += line.len();
        }
        assert_eq!(from, title.len(), "the label is the whole of {title}");
        self.measure(title, |_| ranges)
    }

    /// The lines of a title at the ranges that `broken` tells.
    fn measure(
        &self,
        title: &str,
        broken: impl FnOnce(&ComposedParagraph<'_>) -> Vec<Range<usize>>,
    ) -> Set {
        let place = Place::Given { key: String::new() };
        let paragraph = Paragraph::new(Role::Title, Text::plain(title), place);
        let document = Document {
            blocks: vec![Block::Paragraph(paragraph)],
        };
        let composition = compose(&document, &self.template, &self.fonts);
        let [Composed::Paragraph(composed)] = &composition.blocks[..] else {
            panic!("one paragraph in, one out");
        };
        let shaped = shape(composed, &self.template, &self.fonts);
        let mut set = Set::default();
        for range in broken(composed) {
            let line = title[range.clone()].trim_end();
            let end = range.start + line.len();
            let from = shaped.partition_point(|one| one.bytes.start < range.start);
            let to = shaped.partition_point(|one| one.bytes.end <= end);
            set.starts.push(range.start);
            set.lines.push(line.to_owned());
            set.widths
                .push(width(&shaped[from..to]) / composed.style.size);
        }
        set
    }

    /// What is wrong with a title as set; the last, where it stands alone, is
    /// that no clerk labelled it so.
    fn faults(&self, labelled: &Labelled, set: &Set) -> Vec<&'static str> {
        let room = self.template.area_width() / self.template.styles.of(Role::Title).size;
        let mut faults = Vec::new();
        if set.starts.iter().any(|at| !labelled.breaks.contains(at)) {
            faults.push("word");
        }
        if set.widths.iter().any(|width| *width > room + 0.01) {
            faults.push("wide");
        }
        if is_hourglass(&set.widths) {
            faults.push("hourglass");
        }
        let last = set.lines.last().expect("a title has a line");
        if set.lines.len() > 1 && last.chars().count() <= 2 {
            faults.push("last");
        }
        if faults.is_empty() && !labelled.suits(&set.lines) {
            faults.push("unlabelled");
        }
        faults
    }
}

/// Whether some line is narrower than one above it and one below it.
fn is_hourglass(widths: &[f64]) -> bool {
    let wider = |lines: &[f64], than: f64| lines.iter().any(|width| *width >= than + 0.5);
    (0..widths.len())
        .any(|at| wider(&widths[..at], widths[at]) && wider(&widths[at + 1..], widths[at]))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/titles")
}

fn titles(name: &str) -> Vec<Labelled> {
    let file = fs::read_to_string(folder().join(name)).expect("the titles are there");
    file.lines()
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
        .map(Labelled::new)
        .collect()
}

#[test]
fn titles_break_as_a_careful_clerk_breaks_them_but_for_known_misses() {
    let setter = Setter::new();
    let mut misses = String::new();
    for labelled in titles("titles.tsv").into_iter().chain(titles("unseen.tsv")) {
        let set = setter.set(&labelled.text);
        let faults = setter.faults(&labelled, &set);
        if !faults.is_empty() {
            let _ = writeln!(misses, "{}\t{}", faults.join(" "), set.lines.join("/"));
        }
    }
    let path = folder().join("misses.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &misses).expect("the list is written");
    }
    let known = fs::read_to_string(&path).expect("the list is there");
    assert_eq!(misses, known, "UPDATE=1 writes the list anew");
}

/// The labels keep the rules they stand for.
#[test]
fn the_labelled_arrangements_are_without_fault() {
    let setter = Setter::new();
    let titles = titles("titles.tsv");
    assert_eq!(titles.len(), 100);
    for labelled in &titles {
        assert!((1..=3).contains(&labelled.arrangements.len()));
        for lines in &labelled.arrangements {
            let set = setter.by_hand(&labelled.text, lines);
            let faults = setter.faults(labelled, &set);
            assert!(faults.is_empty(), "{faults:?}: {lines:?} {:?}", set.widths);
        }
    }
}

/// The lines of a title, a line feed at their end left out.
fn set_lines(title: &str) -> Vec<String> {
    Setter::new().set(title).lines
}

#[test]
fn lines_of_the_author_are_kept_and_only_a_long_one_is_broken() {
    let short = "关于报送\n2024年工作总结的\n报告";
    assert_eq!(set_lines(short), [short], "left to its line feeds");
    assert_eq!(
        set_lines("青山市人民政府\n关于进一步加强农村道路交通安全和消防安全工作的通知"),
        [
            "青山市人民政府",
            "关于进一步加强农村道路交通安全",
            "和消防安全工作的通知"
        ]
    );
}

#[test]
fn a_line_does_not_end_with_an_attribute() {
    assert_eq!(
        set_lines("关于请求解决中小河流治理工程资金缺口的请示"),
        ["关于请求解决中小河流", "治理工程资金缺口的请示"]
    );
}

#[test]
fn a_title_without_words_is_broken_all_the_same() {
    for odd in ["国".repeat(50), "A".repeat(50), "、".repeat(50)] {
        assert_eq!(set_lines(&odd).concat(), odd);
    }
    let latin = "Annual Report on the Development of the Digital Economy of the Region";
    for line in set_lines(latin) {
        assert!(latin.contains(&line) && line.len() > 12, "{line:?}");
    }
}

/// Longer than any title of an office, with every place as dear as the others.
#[test]
fn the_longest_titles_are_arranged_too() {
    let lines = set_lines(&"囧".repeat(119));
    assert_eq!(lines.len(), 6);
}
