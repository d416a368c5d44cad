//! Lines and pages as text: a case has one rule. `input.txt`, or `input.md` where
//! it has footnotes, is set by
//! 报告材料, or by `template.yaml` laid over it, and `expected.txt` shows each
//! line: its place on the grid, where it begins and ends in columns, its text,
//! which marks are squeezed and by how many columns, by how many all other gaps
//! are closed together, and by how many it is spread, at spaces between words
//! and elsewhere. UPDATE=1 writes what
//! comes out; each expectation was read before it was kept.
//!
//! A mark at a line's end that ends at 28.5 columns has its blank half beyond
//! the edge.

use super::measure;
use gongwen::compose::marks::is_opener;
use gongwen::compose::shape::is_combining;
use gongwen::font::{FontOptions, Fonts, Want};
use gongwen::layout::{Item, Owner, Page};
use gongwen::template::{FaceRole, Template, Weight};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A gap that all others close with is narrower by no more than this, in columns.
const WIDEST_CLOSED: f64 = 0.03;

/// Less than this of a column is rounding.
const NEAR: f64 = 0.02;

/// Ink may reach so far into the blank half, in widths of a character.
const OVER: f64 = 0.015;

/// A glyph on a page.
struct Shown {
    x: f64,
    y: f64,
    /// As wide as it is by itself.
    wide: f64,
    text: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/lines")
}

/// The glyphs of a page's text, in reading order.
fn shown(page: &Page, template: &Template, fonts: &Fonts) -> Vec<Shown> {
    let mut all = Vec::new();
    for item in &page.items {
        let Item::Glyphs(run) = item else { continue };
        if run.owner == Owner::Furniture {
            continue;
        }
        let mut from = 0;
        for glyph in &run.glyphs {
            let to = from + usize::from(glyph.text_bytes);
            let text = &run.text[std::mem::replace(&mut from, to)..to];
            if text.starts_with(is_combining) {
                let base: &mut Shown = all.last_mut().expect("a mark has a base");
                base.text.push_str(text);
                continue;
            }
            let advance = fonts.advance(run.face, glyph.id).0 * run.size.0;
            all.push(Shown {
                x: run.origin.x.0 + f64::from(glyph.x),
                y: run.origin.y.0,
                wide: advance + template.tracking(run.size).0,
                text: text.to_owned(),
            });
        }
    }
    all
}

/// A page's lines as text.
fn page_as_text(page: &Page, template: &Template, fonts: &Fonts) -> String {
    let glyphs = shown(page, template, fonts);
    let mut text = String::new();
    let mut rest = glyphs.as_slice();
    while let Some(first) = rest.first() {
        // Faces stand level to less than a point.
        let end = rest.iter().position(|one| (one.y - first.y).abs() > 3.0);
        let (line, below) = rest.split_at(end.unwrap_or(rest.len()));
        text.push_str(&line_as_text(line, template));
        rest = below;
    }
    text
}

fn line_as_text(line: &[Shown], template: &Template) -> String {
    let column = template.column().0;
    let left = template.page.left.pt().0;
    let top = template.page.top.pt().0;
    let (mut squeezed, mut spread, mut at_spaces) = (String::new(), 0.0, 0.0);
    let mut closed = 0.0;
    for pair in line.windows(2) {
        let more = (pair[1].x - pair[0].x - pair[0].wide) / column;
        if more < -WIDEST_CLOSED {
            let opens = "（《“".contains(&pair[1].text);
            let mark = &pair[usize::from(opens)].text;
            write!(squeezed, " {mark}{:.2}", -more).expect("a string takes it");
        } else if more < 0.0 {
            closed -= more;
        } else if pair[0].text == " " {
            at_spaces += more;
        } else {
            spread += more;
        }
    }
    let last = &line[line.len() - 1];
    let number = ((line[0].y - top) / template.line().0).ceil();
    let (from, to) = (
        (line[0].x - left) / column,
        (last.x + last.wide - left) / column,
    );
    let words: String = line.iter().map(|one| one.text.as_str()).collect();
    let mut text = format!("{number:2} {from:5.2} {to:5.2} |{words}|");
    if !squeezed.is_empty() {
        write!(text, " squeezed{squeezed}").expect("a string takes it");
    }
    for (name, columns) in [
        ("closed", closed),
        ("spaces", at_spaces),
        ("spread", spread),
    ] {
        if columns > NEAR {
            write!(text, " {name} {columns:.2}").expect("a string takes it");
        }
    }
    text + "\n"
}

fn set(case: &Path) -> String {
    let read = |name| Some((name, fs::read_to_string(case.join(name)).ok()?));
    let input = read("input.txt").or_else(|| read("input.md"));
    let (name, text) = input.expect("a case has its input");
    let yaml = fs::read_to_string(case.join("template.yaml")).unwrap_or_default();
    let yaml = format!("extends: 报告材料\n{yaml}");
    let template = Template::parse("template.yaml", &yaml).unwrap_or_else(|it| panic!("{it}"));
    let fonts = Fonts::load(&template.faces, &FontOptions::default());
    let fonts = fonts.expect("the bundled faces load").0;
    let mut all = String::new();
    for (index, page) in measure::set_as(name, &template, &text)
        .pages
        .pages
        .iter()
        .enumerate()
    {
        writeln!(all, "page {}", index + 1).expect("a string takes it");
        all.push_str(&page_as_text(page, &template, &fonts));
    }
    all
}

#[test]
fn every_case_is_set_as_expected() {
    let mut cases: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the cases are there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    cases.sort();
    assert!(cases.len() >= 60, "{} cases", cases.len());
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for case in cases {
        let found = set(&case);
        let path = case.join("expected.txt");
        if update {
            fs::write(&path, &found).expect("it can be written");
        } else if fs::read_to_string(&path).ok().as_ref() != Some(&found) {
            let name = case.file_name().expect("a case has a name");
            write!(wrong, "{}:\n{found}", name.display()).expect("a string takes it");
        }
    }
    assert!(wrong.is_empty(), "set otherwise than expected:\n{wrong}");
}

/// What a mark can give is blank in every bundled Chinese face: its half has
/// no ink, whichever half of the grid's column that is.
#[test]
fn the_half_that_a_mark_gives_has_no_ink() {
    let template = Template::load(Template::DEFAULT).expect("the default template loads");
    let fonts = Fonts::load(&template.faces, &FontOptions::default());
    let fonts = fonts.expect("the bundled faces load").0;
    let mut wrong = Vec::new();
    for role in FaceRole::ALL
        .into_iter()
        .filter(|role| *role != FaceRole::Latin)
    {
        for weight in [Weight::Regular, Weight::Bold] {
            for mark in "、。，．；：）〕】〗》〉」』”’］｝（〔【〖《〈「『“‘［｛".chars()
            {
                let Some(glyph) = fonts.glyph(Want { role, weight }, mark) else {
                    continue;
                };
                let Some(ink) = fonts.ink(glyph.face, glyph.id) else {
                    continue;
                };
                let blank = if is_opener(mark) {
                    ink.left.0 >= glyph.advance.0 / 2.0 - OVER
                } else {
                    ink.right.0 <= glyph.advance.0 / 2.0 + OVER
                };
                if glyph.advance.0 > 0.75 && !blank {
                    wrong.push(format!(
                        "{role:?} {weight:?} {mark} {:.2} to {:.2}",
                        ink.left.0, ink.right.0
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The box round the ink of each glyph of a text's first page, in points.
fn inks(text: &str) -> Vec<(String, [f64; 4])> {
    let template = Template::load(Template::DEFAULT).expect("the default template loads");
    let fonts = Fonts::load(&template.faces, &FontOptions::default());
    let fonts = fonts.expect("the bundled faces load").0;
    let mut inks = Vec::new();
    for item in &measure::set(&template, text).pages.pages[0].items {
        let Item::Glyphs(run) = item else { continue };
        let mut from = 0;
        for glyph in &run.glyphs {
            let to = from + usize::from(glyph.text_bytes);
            if let Some(ink) = fonts.ink(run.face, glyph.id) {
                let x = run.origin.x.0 + f64::from(glyph.x);
                let left = x + ink.left.0 * run.size.0;
                let right = x + ink.right.0 * run.size.0;
                let [top, bottom] =
                    [ink.top, ink.bottom].map(|it| it.0 * run.size.0 - run.origin.y.0);
                inks.push((run.text[from..to].to_owned(), [left, right, bottom, top]));
            }
            from = to;
        }
    }
    inks
}

#[test]
fn a_combining_mark_stands_over_its_base_and_clear_of_it() {
    for base in ["e", "E", "中"] {
        let inks = inks(&format!("甲{base}\u{301}\u{304}乙丙丁"));
        let at = inks.iter().position(|(text, _)| text == base);
        let at = at.expect("the base is shown");
        let middle = |one: [f64; 4]| f64::midpoint(one[0], one[1]);
        for mark in [at + 1, at + 2] {
            let (text, ink) = &inks[mark];
            assert!(text.starts_with(is_combining), "{text} after {base}");
            assert!((middle(*ink) - middle(inks[at].1)).abs() < 0.1, "{base}");
            assert!(ink[2] > inks[mark - 1].1[3], "{base}: ink meets ink");
        }
        // What follows stands where it would without marks.
        let plain = self::inks(&format!("甲{base}乙丙丁"));
        assert!((plain[at + 1].1[0] - inks[at + 3].1[0]).abs() < 0.1);
    }
}
