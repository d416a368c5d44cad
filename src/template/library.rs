//! Where templates come from: the bundled ones and files, and what they
//! extend.
//!
//! In: a name or a path. Out: [`Template`]. The only module of `template`
//! that reads files.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::Template;
use super::fault::{At, Fault, OUTSIDE_HINT, TemplateError, reason};
use super::nearest::nearest;
use super::node::{Node, Value};
use super::resolve::{self, Title};
use super::section::Section;
use super::signing;
use super::values;

/// A template to start from, with comments: what `gongwen template new` writes.
pub const NEW_TEMPLATE: &str = include_str!("../../templates/new.yaml");

/// A bundled template: file name without ending, Chinese name, text. A test
/// holds the names to those in the texts.
struct Bundled {
    file_name: &'static str,
    name: &'static str,
    source: &'static str,
}

/// The first is the default.
const BUNDLED: [Bundled; 7] = [
    Bundled {
        file_name: "report",
        name: "报告材料",
        source: include_str!("../../templates/report.yaml"),
    },
    Bundled {
        file_name: "plain",
        name: "通用公文-简",
        source: include_str!("../../templates/plain.yaml"),
    },
    Bundled {
        file_name: "general",
        name: "通用公文",
        source: include_str!("../../templates/general.yaml"),
    },
    Bundled {
        file_name: "upward",
        name: "上行文",
        source: include_str!("../../templates/upward.yaml"),
    },
    Bundled {
        file_name: "letter",
        name: "信函",
        source: include_str!("../../templates/letter.yaml"),
    },
    Bundled {
        file_name: "order",
        name: "命令",
        source: include_str!("../../templates/order.yaml"),
    },
    Bundled {
        file_name: "minutes",
        name: "纪要",
        source: include_str!("../../templates/minutes.yaml"),
    },
];

/// What a list of templates says about one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateSummary {
    /// File name without ending: `report`.
    pub file_name: &'static str,
    /// Chinese name: 报告材料.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub summary: String,
}

/// Templates may extend each other this deep; a chain of files that are links
/// to each other would have no end that their paths show.
const MOST_EXTENDS: usize = 16;

/// The bundled templates have some kilobytes. A text may bring its own: none is
/// read without end.
const MOST_BYTES: u64 = 1 << 20;

impl Template {
    /// The name of the template that is used where none is asked for: 报告材料.
    pub const DEFAULT: &'static str = BUNDLED[0].name;

    /// The bundled templates, the default first.
    pub fn bundled() -> Vec<TemplateSummary> {
        BUNDLED
            .iter()
            .map(|bundled| TemplateSummary {
                file_name: bundled.file_name,
                name: bundled.name,
                summary: Node::parse(bundled.file_name, bundled.source)
                    .map(|node| text_of(&node, "summary").unwrap_or_default())
                    .expect("a test parses every bundled template"),
            })
            .collect()
    }

    /// The text of the bundled template called `name` (Chinese name, or file
    /// name with or without its ending).
    pub fn bundled_source(name: &str) -> Option<&'static str> {
        bundled(name)
            .or_else(|| bundled(name.strip_suffix(".yaml")?))
            .map(|bundled| bundled.source)
    }

    /// What to do where there is none called `name`: the name it is nearest to,
    /// and all of them.
    pub(crate) fn advice(name: &str) -> String {
        known_names(name)
    }

    /// The bundled template called `name_or_path`, by its Chinese name or its
    /// file name; else the template in the file at that path.
    ///
    /// # Errors
    /// Where there is neither, the file cannot be read, or it is not as a
    /// template has to be.
    pub fn load(name_or_path: &str) -> Result<Self, TemplateError> {
        if bundled(name_or_path).is_some() {
            return Self::named(name_or_path);
        }
        match Self::load_where(Path::new(name_or_path), &|_| true) {
            Err(TemplateError::NotFound { .. }) => Self::named(name_or_path),
            loaded => loaded,
        }
    }

    /// The bundled template called `name`, by its Chinese name or its file name.
    ///
    /// # Errors
    /// Where there is none.
    pub(crate) fn named(name: &str) -> Result<Self, TemplateError> {
        match (bundled(name), Self::bundled_source(name)) {
            (Some(bundled), _) => Self::parse(bundled.file_name, bundled.source),
            (None, Some(yaml)) => Self::parse(name, yaml),
            (None, None) => Err(not_found(name)),
        }
    }

    /// The template in the file at `path`, which it opens, as each file that it
    /// extends, where `may_open` says so.
    ///
    /// # Errors
    /// As [`load`](Self::load), and where a file may not be opened.
    pub(crate) fn load_where(
        path: &Path,
        may_open: &dyn Fn(&Path) -> bool,
    ) -> Result<Self, TemplateError> {
        if !may_open(path) {
            return Err(TemplateError::Outside(path.to_owned()));
        }
        let file = path.to_string_lossy();
        match read(path) {
            Ok(yaml) => Self::parse_in(path, &yaml, may_open),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Err(not_found(&file)),
            Err(cause) => Err(TemplateError::Unreadable {
                path: path.to_owned(),
                cause,
            }),
        }
    }

    /// The template in `yaml`, the text of `file`: messages name the file so,
    /// and files it extends are looked for beside it.
    ///
    /// # Errors
    /// [`TemplateError::Wrong`] with every fault of the file, in its order.
    pub fn parse(file: &str, yaml: &str) -> Result<Self, TemplateError> {
        Self::parse_in(Path::new(file), yaml, &|_| true)
    }

    fn parse_in(
        path: &Path,
        yaml: &str,
        may_open: &dyn Fn(&Path) -> bool,
    ) -> Result<Self, TemplateError> {
        let file = &path.to_string_lossy();
        let own = Node::parse(file, yaml)?;
        let title = title(file, &own);
        let tree = extended(own, path, &[Link::of(path)], may_open)?;
        let at = At {
            file: Rc::from(&**file),
            line: 1,
            column: 1,
        };
        let root = Section {
            path: "",
            at: &at,
            node: &tree,
        };
        resolve::template(title, root).map_err(TemplateError::Wrong)
    }
}

/// The text of the template's file at `path`.
///
/// Pipes and devices are refused before they are opened: opening one may wait
/// for ever. Their error is `Unsupported`, that of a file of more than
/// [`MOST_BYTES`] is `FileTooLarge`; [`reason`] says both in Chinese.
pub(crate) fn read(path: &Path) -> io::Result<String> {
    let found = fs::metadata(path)?;
    if found.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !found.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// The bundled template with this Chinese name or file name.
fn bundled(name: &str) -> Option<&'static Bundled> {
    BUNDLED
        .iter()
        .find(|bundled| bundled.name == name || bundled.file_name == name)
}

/// Whether `file` names a bundled template, which no user can edit.
pub(super) fn is_bundled(file: &str) -> bool {
    bundled(file).is_some()
}

fn not_found(name: &str) -> TemplateError {
    TemplateError::NotFound {
        name: name.to_owned(),
        hint: known_names(name),
    }
}

/// `是不是“报告材料”？内置的有 …`
fn known_names(name: &str) -> String {
    let names = BUNDLED.iter().map(|bundled| bundled.name);
    let known = names
        .clone()
        .chain(BUNDLED.iter().map(|bundled| bundled.file_name));
    let meant = nearest(name, known)
        .map(|near| format!("是不是“{near}”？"))
        .unwrap_or_default();
    let names: Vec<&str> = names.collect();
    format!("{meant}内置的模板有 {}", names.join("、"))
}

/// What the template in `file` is called.
fn title(file: &str, own: &Node) -> Title {
    let file_name = Path::new(file).file_stem().map_or_else(
        || file.to_owned(),
        |stem| stem.to_string_lossy().into_owned(),
    );
    Title {
        name: text_of(own, "name").unwrap_or_else(|| file_name.clone()),
        summary: text_of(own, "summary").unwrap_or_default(),
        file_name,
    }
}

/// The text under `key`, where there is one.
fn text_of(node: &Node, key: &str) -> Option<String> {
    match &node.entry(key)?.node.value {
        Value::Scalar(text) => Some(text.clone()),
        Value::Empty | Value::List(_) | Value::Map(_) => None,
    }
}

/// One template of a chain of `extends`.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Link {
    /// By its Chinese name.
    Bundled(&'static str),
    /// By its [`identity`].
    File(PathBuf),
}

impl Link {
    fn of(file: &Path) -> Self {
        file.to_str().and_then(bundled).map_or_else(
            || Self::File(identity(file)),
            |bundled| Self::Bundled(bundled.name),
        )
    }
}

/// The same path for the same file, however it is reached.
fn identity(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// `own` laid over the template it extends, and that over its own, and so on.
/// `own` stands in `file`; `chain` holds the templates on the way here, the last
/// one `own`'s.
fn extended(
    mut own: Node,
    file: &Path,
    chain: &[Link],
    may_open: &dyn Fn(&Path) -> bool,
) -> Result<Node, TemplateError> {
    with_face_names(&mut own);
    let Some(entry) = own.entry("extends") else {
        return Ok(own);
    };
    let Value::Scalar(name) = &entry.node.value else {
        let fault = "extends 后面写一个模板的名字，如 extends: 报告材料";
        return Err(entry.at.fault(fault).into());
    };
    let (link, path, yaml) = base(name, file, &entry.node.at, may_open)?;
    if chain.contains(&link) || chain.len() >= MOST_EXTENDS {
        let fault =
            format!("extends 绕了一圈：“{name}”又引回到前面的模板；改成别的模板，如 报告材料");
        return Err(entry.node.at.fault(fault).into());
    }
    let chain: Vec<Link> = chain.iter().cloned().chain([link]).collect();
    // What a base extends is looked for beside the base, not beside `own`.
    let node = Node::parse(&path.to_string_lossy(), &yaml)?;
    let base = extended(node, &path, &chain, may_open)?;
    Ok(with_signing(base, &own).overlaid(own))
}

/// `base` with the room of another form of signature than its own, where `own`
/// chooses one.
fn with_signing(base: Node, own: &Node) -> Node {
    let chosen = own.entry("signature");
    let form = text_of(own, "signature");
    if form == text_of(&base, "signature") {
        return base;
    }
    // A form that there is none of is told with the other faults.
    let form = form.and_then(|form| values::signature(&form).ok());
    match chosen.zip(form) {
        Some((entry, form)) => base.overlaid(signing::styles(form, &entry.at)),
        None => base,
    }
}

/// The template called `name` in an `extends` that stands at `at`: a bundled
/// one, or a file beside `file`, which names it.
fn base(
    name: &str,
    file: &Path,
    at: &At,
    may_open: &dyn Fn(&Path) -> bool,
) -> Result<(Link, PathBuf, String), Fault> {
    if let Some(bundled) = bundled(name) {
        let link = Link::Bundled(bundled.name);
        return Ok((
            link,
            PathBuf::from(bundled.file_name),
            bundled.source.to_owned(),
        ));
    }
    let path = file.parent().unwrap_or(Path::new("")).join(name);
    if !may_open(&path) {
        let fault = format!("模板“{name}”不在文稿所在的文件夹里，为安全起见不打开；{OUTSIDE_HINT}");
        return Err(at.fault(fault));
    }
    match read(&path) {
        Ok(yaml) => Ok((Link::File(identity(&path)), path, yaml)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Err(at.fault(format!(
            "没有叫“{name}”的模板，旁边也没有这个文件；{}",
            known_names(name)
        ))),
        Err(cause) => Err(at.fault(format!(
            "模板文件 {} 无法读取：{}",
            path.display(),
            reason(&cause)
        ))),
    }
}

/// Writes the keys under `faces` by their Chinese names, so that a template
/// that calls a role by its English key still replaces it.
fn with_face_names(own: &mut Node) {
    let Value::Map(entries) = &mut own.value else {
        return;
    };
    let faces = entries.iter_mut().find(|entry| entry.key == "faces");
    let Some(Value::Map(roles)) = faces.map(|faces| &mut faces.node.value) else {
        return;
    };
    for entry in roles {
        if let Ok(role) = values::face_role(&entry.key) {
            role.name().clone_into(&mut entry.key);
        }
    }
}
