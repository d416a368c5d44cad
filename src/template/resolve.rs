//! A template's tree in, [`Template`] out, or every fault in it.
//!
//! The tree has been laid over the one it extends already (`library.rs`).
//! How elements look is read in `looks.rs`.

use super::contents;
use super::fault::Fault;
use super::letterhead::{self, LetterheadForm};
use super::looks::{emphasised, letter, styles};
use super::node::{Node, Value};
use super::section::{Faults, Section};
use super::style::Styles;
use super::table::{self, TableForm};
use super::tail;
use super::typesetting::{self, Typesetting};
use super::validate;
use super::values::{self, Read};
use super::{
    ContentsForm, Emphasis, FaceNames, FaceRole, Grid, ImprintForm, Mm, NoteMark, Page, PageNumber,
    RedInk, SignatureForm, Template,
};

/// The keys of a template, first those that it may leave out.
const KEYS: [&str; 20] = [
    "name",
    "summary",
    "extends",
    "letterhead",
    "red-ink",
    "page",
    "grid",
    "typesetting",
    "faces",
    "page-number",
    "signature",
    "seal-diameter",
    "imprint",
    "table",
    "contents",
    "footnote-mark",
    "lead",
    "label",
    "strong",
    "styles",
];

/// How many of [`KEYS`] a template may leave out.
const SPARE_KEYS: usize = 5;

/// The keys of `page`, in the order of [`Page`]'s fields.
const PAGE_KEYS: [&str; 6] = ["width", "height", "top", "left", "right", "bottom"];
/// The keys of `grid`, in the order of [`Grid`]'s fields.
const GRID_KEYS: [&str; 3] = ["lines", "columns", "line-pitch"];
/// The keys of `page-number` (§7.5).
const PAGE_NUMBER_KEYS: [&str; 9] = [
    "format",
    "side",
    "first-page",
    "inset",
    "below",
    "face",
    "latin",
    "weight",
    "size",
];
/// What a template is called.
pub(super) struct Title {
    /// File name without ending.
    pub file_name: String,
    /// Chinese name.
    pub name: String,
    /// One sentence.
    pub summary: String,
}

/// The template that `root` describes.
pub(super) fn template(title: Title, root: Section<'_>) -> Result<Template, Vec<Fault>> {
    let mut faults = Faults::default();
    root.expect_keys(&KEYS, &KEYS[SPARE_KEYS..], &mut faults);
    let parts = parts(root, &mut faults);
    if let Some(template) = parts.map(|parts| parts.template(title)) {
        validate::template(&template, root, &mut faults);
        let faults = faults.sorted();
        return if faults.is_empty() {
            Ok(template)
        } else {
            Err(faults)
        };
    }
    Err(faults.sorted())
}

/// A template without its name. It stands only where every part could be
/// read; what could not is among the faults.
struct Parts {
    page: Page,
    grid: Grid,
    typesetting: Typesetting,
    page_number: PageNumber,
    signature: SignatureForm,
    seal_diameter: Mm,
    note_mark: NoteMark,
    imprint: ImprintForm,
    table: TableForm,
    contents: ContentsForm,
    emphasis: Emphasis,
    faces: Vec<FaceNames>,
    letterhead: Option<LetterheadForm>,
    red_ink: RedInk,
    styles: Styles,
}

impl Parts {
    fn template(self, title: Title) -> Template {
        let template = Template {
            file_name: title.file_name,
            name: title.name,
            summary: title.summary,
            page: self.page,
            grid: self.grid,
            typesetting: self.typesetting,
            page_number: self.page_number,
            signature: self.signature,
            seal_diameter: self.seal_diameter,
            note_mark: self.note_mark,
            imprint: self.imprint,
            table: self.table,
            contents: self.contents,
            emphasis: self.emphasis,
            faces: self.faces,
            letterhead: self.letterhead,
            red_ink: self.red_ink,
            styles: self.styles,
        };
        template.with_lines_counted()
    }
}

/// Every part of the template under `root`.
fn parts(root: Section<'_>, faults: &mut Faults) -> Option<Parts> {
    let empty = Node {
        at: root.at.clone(),
        value: Value::Empty,
    };
    let styles_section = root.section("styles");
    let body = styles_section
        .and_then(|styles| styles.node.entry("body"))
        .map_or(&empty, |entry| &entry.node);
    // Each part is read before any is asked for, so that all faults are told.
    let page = root.section("page").and_then(|at| page(at, faults));
    let grid = root.section("grid").and_then(|at| grid(at, faults));
    let typesetting = root
        .section("typesetting")
        .and_then(|at| typesetting::read(at, faults));
    let page_number = root
        .section("page-number")
        .and_then(|at| page_number(at, faults));
    let signature = root.value("signature", values::signature, faults);
    let seal_diameter = root.value("seal-diameter", values::seal_diameter, faults);
    let note_mark = root.value("footnote-mark", values::note_mark, faults);
    let imprint = root
        .section("imprint")
        .and_then(|at| tail::imprint(at, faults));
    let table = root.section("table").and_then(|at| table::form(at, faults));
    let contents = root
        .section("contents")
        .and_then(|at| contents::contents(at, faults));
    let faces = root.section("faces").map(|at| faces(at, faults));
    let letterhead = root
        .section("letterhead")
        .map(|at| letterhead::form(at, faults));
    let red_ink = match root.node.entry("red-ink") {
        Some(_) => root.value("red-ink", values::red_ink, faults),
        None => Some(RedInk::default()),
    };
    let lead = emphasised(root, "lead", body, faults);
    let label = emphasised(root, "label", body, faults);
    let strong = emphasised(root, "strong", body, faults);
    let styles = styles_section.and_then(|at| styles(at, body, faults));
    Some(Parts {
        page: page?,
        grid: grid?,
        typesetting: typesetting?,
        page_number: page_number?,
        signature: signature?,
        seal_diameter: seal_diameter?,
        note_mark: note_mark?,
        imprint: imprint?,
        table: table?,
        contents: contents?,
        emphasis: Emphasis {
            lead: lead?,
            label: label?,
            strong: strong?,
        },
        faces: faces?,
        // Where there is no section there is nothing to read.
        letterhead: letterhead.map_or(Some(None), |form| form.map(Some))?,
        red_ink: red_ink?,
        styles: styles?,
    })
}

/// The paper and its margins (§5.2.1).
fn page(section: Section<'_>, faults: &mut Faults) -> Option<Page> {
    section.expect_keys(&PAGE_KEYS, &PAGE_KEYS, faults);
    let [width, height, top, left, right, bottom] =
        PAGE_KEYS.map(|key| section.value(key, values::millimetres, faults));
    Some(Page {
        width: width?,
        height: height?,
        top: top?,
        left: left?,
        right: right?,
        bottom: bottom?,
    })
}

/// Lines a page and characters a line (§5.2.3).
fn grid(section: Section<'_>, faults: &mut Faults) -> Option<Grid> {
    section.expect_keys(&GRID_KEYS, &GRID_KEYS, faults);
    let lines = section.value("lines", values::count, faults);
    let columns = section.value("columns", values::count, faults);
    let pitch = section.value("line-pitch", values::line_pitch, faults);
    Some(Grid {
        lines: lines?,
        columns: columns?,
        pitch: pitch?,
    })
}

/// The page number (§7.5); all of it is read even where none is shown, so
/// that a template that extends this one can show it.
fn page_number(section: Section<'_>, faults: &mut Faults) -> Option<PageNumber> {
    section.expect_keys(&PAGE_NUMBER_KEYS, &PAGE_NUMBER_KEYS, faults);
    let format = section.value("format", values::page_number_format, faults);
    let side = section.value("side", values::side, faults);
    let first = section.value("first-page", values::first_number, faults);
    let inset = section.value("inset", values::indent, faults);
    let below = section.value("below", values::millimetres, faults);
    let letter = letter(section, faults);
    let type_size = section.value("size", values::size, faults);
    Some(PageNumber {
        format: format?,
        side: side?,
        first: first?,
        inset: inset?,
        below: below?,
        letter: letter?,
        size: type_size?,
    })
}

/// The names of each role's faces; a role that is left out has none.
fn faces(section: Section<'_>, faults: &mut Faults) -> Vec<FaceNames> {
    let known = FaceRole::ALL.map(FaceRole::name);
    section.expect_keys(&known, &[], faults);
    FaceRole::ALL
        .into_iter()
        .map(|role| FaceNames {
            role,
            installed: section
                .node
                .entry(role.name())
                .map(|entry| family_names(&entry.node, faults))
                .unwrap_or_default(),
        })
        .collect()
}

/// The names in a list, or the one name that stands alone.
fn family_names(node: &Node, faults: &mut Faults) -> Vec<String> {
    match &node.value {
        Value::Scalar(name) => vec![name.clone()],
        Value::List(names) => names
            .iter()
            .filter_map(|name| faults.keep(&name.at, family_name(name)))
            .collect(),
        Value::Empty | Value::Map(_) => {
            faults.push(node.at.fault("要写字体名的名单，如 [仿宋_GB2312, 仿宋]"));
            Vec::new()
        }
    }
}

fn family_name(node: &Node) -> Read<String> {
    match &node.value {
        Value::Scalar(name) => Ok(name.clone()),
        Value::Empty | Value::List(_) | Value::Map(_) => {
            Err("名单里的每一项都要是一个字体名".to_owned())
        }
    }
}
