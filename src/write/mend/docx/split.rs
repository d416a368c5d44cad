//! Runs of a part and what is to stand between their characters in, patches of
//! its XML out: runs are ended and begun again where something comes between.
//!
//! What comes between is XML that stands beside runs; this file does not know
//! what it means.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::scan::{Leaf, Names, Run, Scan, Space};
use crate::document::Edit;

/// Where something comes between.
#[derive(Debug, Clone, Copy)]
enum Point<'s> {
    /// Between elements of the paragraph.
    Beside,
    /// Between two children of a run.
    Children(&'s Run),
    /// Between two characters.
    Characters(&'s Run),
}

/// Patches of the XML of a part as they grow.
pub(super) struct Splitter<'s> {
    xml: &'s str,
    scan: &'s Scan,
    /// What is put in at each place: what goes before, what goes behind.
    put: BTreeMap<usize, (Point<'s>, [String; 2])>,
    /// What is put in the place of what.
    patches: Vec<Edit>,
    /// The texts in which white space counts from now on.
    opened: BTreeSet<usize>,
    ids: Ids,
}

/// Which of two things at one place comes first.
#[derive(Debug, Clone, Copy)]
pub(super) enum Turn {
    /// What ends here.
    First,
    /// What begins here.
    Second,
}

impl<'s> Splitter<'s> {
    /// No patch of `xml` yet, whose places are `scan`.
    pub(super) fn new(xml: &'s str, scan: &'s Scan) -> Self {
        Self {
            xml,
            scan,
            put: BTreeMap::new(),
            patches: Vec::new(),
            opened: BTreeSet::new(),
            ids: Ids::beside(&scan.ids),
        }
    }

    /// A number that nothing in the part bears.
    pub(super) fn id(&mut self) -> u32 {
        self.ids.next()
    }

    /// Puts `between` before the byte `at` of a text.
    pub(super) fn at(
        &mut self,
        run: &'s Run,
        leaf: &'s Leaf,
        at: usize,
        turn: Turn,
        between: &str,
    ) {
        let (at, point) = if at == leaf.content.start {
            before(run, leaf)
        } else if at == leaf.content.end {
            behind(run, leaf)
        } else {
            self.opened(leaf, &[]);
            (at, Point::Characters(run))
        };
        self.put(at, point, turn, between);
    }

    /// Puts `between` at the byte `at`, where elements of a paragraph meet.
    pub(super) fn beside(&mut self, at: usize, turn: Turn, between: &str) {
        self.put(at, Point::Beside, turn, between);
    }

    fn put(&mut self, at: usize, point: Point<'s>, turn: Turn, between: &str) {
        let (_, texts) = self.put.entry(at).or_insert((point, Default::default()));
        let text = match turn {
            Turn::First => &mut texts[0],
            Turn::Second => &mut texts[1],
        };
        text.push_str(between);
    }

    /// Puts for each of `cuts`, sorted bytes of one text, what comes in their place.
    pub(super) fn replace(
        &mut self,
        run: &'s Run,
        leaf: &'s Leaf,
        cuts: &[(Range<usize>, String)],
    ) {
        if let [(cut, between)] = cuts
            && *cut == leaf.content
        {
            return self.replace_all(run, leaf, between);
        }
        let gone: Vec<Range<usize>> = cuts.iter().map(|(cut, _)| cut.clone()).collect();
        self.opened(leaf, &gone);
        for (cut, between) in cuts {
            let edge = if cut.start == leaf.content.start {
                Some(before(run, leaf))
            } else if cut.end == leaf.content.end {
                Some(behind(run, leaf))
            } else {
                None
            };
            if let Some((at, point)) = edge {
                self.patch(cut.clone(), String::new());
                self.put(at, point, Turn::First, between);
            } else {
                let text = self.around(Point::Characters(run), between);
                self.patch(cut.clone(), text);
            }
        }
    }

    /// Puts `between` in the place of a whole text.
    fn replace_all(&mut self, run: &'s Run, leaf: &Leaf, between: &str) {
        let first = leaf.open.start == run.inner();
        let last = leaf.end == run.end;
        let (range, with) = match (first, last) {
            (true, true) => (run.whole.clone(), between.to_owned()),
            (true, false) => {
                let again = self.opening(run);
                (run.whole.start..leaf.end, format!("{between}{again}"))
            }
            (false, true) => {
                let end = format!("</{}r>{between}", self.scan.names.prefix);
                (leaf.open.start..run.whole.end, end)
            }
            (false, false) => {
                let text = self.around(Point::Children(run), between);
                (leaf.open.start..leaf.end, text)
            }
        };
        self.patch(range, with);
    }

    /// Lets white space at the ends of what a text is cut to count, and takes
    /// away what did not count before; `gone` goes anyway.
    fn opened(&mut self, leaf: &Leaf, gone: &[Range<usize>]) {
        if self.opened.insert(leaf.open.start) {
            for patch in kept(self.xml, leaf, gone) {
                self.patch(patch.bytes, patch.with);
            }
        }
    }

    fn patch(&mut self, bytes: Range<usize>, with: String) {
        if !bytes.is_empty() || !with.is_empty() {
            self.patches.push(Edit { bytes, with });
        }
    }

    /// The start of a run like `run`.
    fn opening(&mut self, run: &Run) -> String {
        let open = &self.xml[run.open.clone()];
        format!("{open}{}", self.properties(run))
    }

    /// The properties of `run`, for another run.
    pub(super) fn properties(&mut self, run: &Run) -> String {
        let Some(range) = run.properties.clone() else {
            return String::new();
        };
        let properties = &self.xml[range];
        // A change of the properties that is tracked has a number of its own.
        let change = properties.find("rPrChange");
        let start = change.and_then(|at| Some(at + properties[at..].find(":id=\"")? + 5));
        match start.and_then(|at| Some(at..at + properties[at..].find('"')?)) {
            Some(id) => {
                let next = self.ids.next();
                format!("{}{next}{}", &properties[..id.start], &properties[id.end..])
            }
            None => properties.to_owned(),
        }
    }

    /// `between` with the ends and beginnings that it takes at `point`.
    fn around(&mut self, point: Point<'_>, between: &str) -> String {
        let w = self.scan.names.prefix.clone();
        match point {
            Point::Beside => between.to_owned(),
            Point::Children(run) => {
                format!("</{w}r>{between}{}", self.opening(run))
            }
            Point::Characters(run) => {
                let again = self.opening(run);
                format!("</{w}t></{w}r>{between}{again}{}", self.scan.names.text())
            }
        }
    }

    /// The patches, sorted.
    pub(super) fn patches(mut self) -> Vec<Edit> {
        for (at, (point, [first, second])) in std::mem::take(&mut self.put) {
            let with = self.around(point, &format!("{first}{second}"));
            self.patch(at..at, with);
        }
        self.patches
            .sort_by_key(|it| (it.bytes.start, it.bytes.end));
        self.patches
    }
}

/// The place before a text that stands at its beginning.
fn before<'s>(run: &'s Run, leaf: &Leaf) -> (usize, Point<'s>) {
    if leaf.open.start == run.inner() {
        (run.whole.start, Point::Beside)
    } else {
        (leaf.open.start, Point::Children(run))
    }
}

/// The place behind a text that stands at its end.
fn behind<'s>(run: &'s Run, leaf: &Leaf) -> (usize, Point<'s>) {
    if leaf.end == run.end {
        (run.whole.end, Point::Beside)
    } else {
        (leaf.end, Point::Children(run))
    }
}

/// The patches by which white space at the ends of a text counts that did not,
/// and what there was of it goes.
/// None of them meets what is `gone` anyway.
pub(super) fn kept(xml: &str, leaf: &Leaf, gone: &[Range<usize>]) -> Vec<Edit> {
    if leaf.space == Space::Kept {
        return Vec::new();
    }
    let open = &xml[leaf.open.clone()];
    let said = open.find("xml:space=").map(|at| at + "xml:space=".len());
    let (space, with) = match said {
        // A quotation mark, `default`, and the same mark.
        Some(at) => (at..open.len() - 1, "\"preserve\"".to_owned()),
        None => (
            open.len() - 1..open.len() - 1,
            " xml:space=\"preserve\"".to_owned(),
        ),
    };
    let shown = shown(xml, leaf);
    let edit = |bytes: Range<usize>, with| Edit { bytes, with };
    let patches = [
        edit(
            leaf.open.start + space.start..leaf.open.start + space.end,
            with,
        ),
        edit(leaf.content.start..shown.start, String::new()),
        edit(shown.end..leaf.content.end, String::new()),
    ];
    let meets = |one: &Edit, other: &Range<usize>| {
        one.bytes.start < other.end && other.start < one.bytes.end
    };
    let patches = patches
        .into_iter()
        .filter(|it| !it.bytes.is_empty() || !it.with.is_empty());
    patches
        .filter(|it| !gone.iter().any(|gone| meets(it, gone)))
        .collect()
}

/// The characters of a text that count.
pub(super) fn shown(xml: &str, leaf: &Leaf) -> Range<usize> {
    if leaf.space == Space::Kept {
        return leaf.content.clone();
    }
    let content = &xml[leaf.content.clone()];
    let start = leaf.content.end - content.trim_start_matches(WHITE).len();
    let end = leaf.content.start + content.trim_end_matches(WHITE).len();
    start..end.max(start)
}

/// White space to XML.
pub(super) const WHITE: [char; 4] = [' ', '\t', '\n', '\r'];

impl Names {
    /// The start tag of a text in which white space counts.
    pub(super) fn text(&self) -> String {
        format!("<{}t xml:space=\"preserve\">", self.prefix)
    }

    /// An attribute's prefix, and its declaration where the part has none.
    pub(super) fn attribute(&self) -> (&str, String) {
        if self.prefix.is_empty() {
            ("w:", format!(" xmlns:w=\"{}\"", self.space))
        } else {
            (&self.prefix, String::new())
        }
    }
}

/// Numbers that are free.
#[derive(Debug, Clone)]
pub(super) struct Ids {
    used: BTreeSet<u32>,
    next: u32,
}

impl Ids {
    /// Numbers above those in `used`, or between them where there are none.
    pub(super) fn beside(used: &BTreeSet<u32>) -> Self {
        const MOST: u32 = i32::MAX as u32 / 2;
        let above = used.last().map_or(0, |last| last.saturating_add(1));
        Self {
            used: used.clone(),
            next: if above > MOST { 0 } else { above },
        }
    }

    /// The next one.
    pub(super) fn next(&mut self) -> u32 {
        while self.used.contains(&self.next) {
            self.next += 1;
        }
        self.next += 1;
        self.next - 1
    }
}
