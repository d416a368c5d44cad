//! A record in, what it asks for out: settings on top of those of the call, the
//! bytes to convert, the formats, and where the outputs go.
//!
//! The settings are resolved as those of any call are. Nothing is converted or
//! written here; of the disk it is only asked whether `out` is a folder.

use std::path::{Component, Path, PathBuf};

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use clap::ValueEnum;
use serde_json::value::RawValue;

use super::request::{Request, is_text, shape, unknown, wrong};
use crate::batch::run::{Failure, STDIN_NAME};
use crate::cli::args::{FormatName, InputFormat, SettingsArgs};
use crate::cli::config::{
    CallError, PipeConfig, conversion, ends_in_separator, foreign_ending, formats,
};
use crate::cli::values::{KeyValue, encoding, title};
use crate::convert::{OutputFormat, Settings};
use crate::diagnostic::Diagnostic;
use crate::font::NameSet;

/// Some leave the padding out.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a record asks for.
pub struct Order {
    /// How to convert.
    pub settings: Settings,
    /// What to convert.
    pub bytes: Vec<u8>,
    /// What stands for the input's file name.
    pub name: String,
    /// The formats, each once.
    pub formats: Vec<OutputFormat>,
    /// The file of each format, where the outputs go to files.
    pub files: Option<Vec<PathBuf>>,
}

impl Order {
    /// What `request` asks for in a call by `config`.
    ///
    /// # Errors
    /// With the first thing that is wrong.
    pub fn of(request: &Request<'_>, config: &PipeConfig) -> Result<Self, Diagnostic> {
        request.checked()?;
        let name = request.id().and_then(name_of);
        let out = request.text("out")?;
        let formats = asked(request, config, out.as_deref())?;
        let files = out.map(|out| {
            let id = request.raw("id").filter(|_| file_format(&out).is_none());
            if id.is_some_and(is_text) {
                request.text("id")?;
            }
            files(&out, name.as_deref(), &formats)
        });
        Ok(Self {
            settings: settings(request, &config.typed)?,
            bytes: bytes(request, config.max_input)?,
            name: name.unwrap_or_else(|| STDIN_NAME.to_owned()),
            files: files.transpose()?,
            formats,
        })
    }
}

/// The id as a file would be called; `None` for half a surrogate pair.
fn name_of(id: &RawValue) -> Option<String> {
    if is_text(id) {
        serde_json::from_str(id.get()).ok()
    } else {
        Some(id.get().to_owned())
    }
}

/// The text or the bytes of a record.
fn bytes(request: &Request<'_>, limit: u64) -> Result<Vec<u8>, Diagnostic> {
    let bytes = match (request.text("text")?, request.text("base64")?) {
        (Some(text), None) => text.into_bytes(),
        (None, Some(code)) => decoded(code)?,
        (Some(_), Some(_)) => {
            return Err(wrong("text 和 base64 只能写一个".to_owned()));
        }
        (None, None) => {
            let message = "没有文稿：缺少 text（文字）或 base64（文件的字节）";
            return Err(Diagnostic::error("missing-key", message));
        }
    };
    let size = bytes.len() as u64;
    if size > limit {
        let refused = Failure::TooLarge { size, limit };
        return Err(Diagnostic::error("too-large", refused.to_string()));
    }
    Ok(bytes)
}

/// Encoders for mail break the code into lines.
fn decoded(mut code: String) -> Result<Vec<u8>, Diagnostic> {
    code.retain(|ch| !ch.is_ascii_whitespace());
    BASE64.decode(code).map_err(|_| {
        wrong("“base64”的内容不是完整的 base64".to_owned())
            .hint("用标准字母表（A–Z、a–z、0–9、+、/）；文字可以直接写在 text 里")
    })
}

/// The settings of the call with those of the record on top.
fn settings(request: &Request<'_>, typed: &SettingsArgs) -> Result<Settings, Diagnostic> {
    let mut args = typed.clone();
    let read = &mut args.read;
    if let Some(name) = request.text("format")? {
        read.from = Some(choice::<InputFormat>("format", &name)?);
    }
    if let Some(name) = request.text("encoding")? {
        let known = encoding(&name);
        read.encoding = Some(known.map_err(|why| wrong(format!("“encoding”：{why}")))?);
    }
    if request.raw("text").is_some() {
        as_text(request, &mut args)?;
    }
    let read = &mut args.read;
    for (key, value) in request.pairs("set")? {
        read.given.push(KeyValue { key, value });
    }
    if let Some(text) = request.text("title")? {
        read.title = Some(title(&text).map_err(|why| wrong(format!("“title”：{why}")))?);
    }
    if let Some(split) = request.value("split_items", " true 或 false")? {
        read.split_items = split;
    }
    if let Some(template) = request.text("template")? {
        if template.contains('\0') {
            return Err(wrong("“template”里有 \\u0000，不能作路径".to_owned()));
        }
        args.look.template = Some(template);
    }
    if let Some(name) = request.text("font_names")? {
        args.font_names = Some(font_names(&name)?);
    }
    if let Some(names) = list(request, "pdf_standard", "[\"a-2u\"]")? {
        args.pdf_standard = choices("pdf_standard", &names)?;
    }
    conversion(args).map_err(|error| match error {
        CallError::NoStandard => wrong("“pdf_standard”的 none 不能和别的标准同写".to_owned()),
        error => wrong(error.to_string()),
    })
}

/// `text` has no encoding any more, and is no Word file.
fn as_text(request: &Request<'_>, args: &mut SettingsArgs) -> Result<(), Diagnostic> {
    if request.raw("encoding").is_some() {
        let message = "“encoding”只用于 base64：text 已经是文字".to_owned();
        return Err(wrong(message));
    }
    if request.raw("format").is_some() && args.read.from == Some(InputFormat::Docx) {
        let message = "Word 文件（docx）要用 base64 给出，不能写在 text 里".to_owned();
        return Err(wrong(message));
    }
    args.read.encoding = Some(encoding_rs::UTF_8);
    Ok(())
}

fn font_names(name: &str) -> Result<NameSet, Diagnostic> {
    name.parse()
        .map_err(|_| no_choice("font_names", name, &NameSet::ALL.map(NameSet::as_str)))
}

/// The formats a record asks for, else what its file's ending says, else those
/// of the call.
fn asked(
    request: &Request<'_>,
    config: &PipeConfig,
    out: Option<&str>,
) -> Result<Vec<OutputFormat>, Diagnostic> {
    if let Some(names) = list(request, "to", "[\"docx\", \"pdf\"]")? {
        return Ok(formats(&choices::<FormatName>("to", &names)?));
    }
    if let Some(format) = out.and_then(file_format) {
        return Ok(vec![format]);
    }
    if config.formats.is_empty() {
        let told = Diagnostic::error("missing-key", "没有写要什么格式：缺少 to");
        return Err(
            told.hint("如 \"to\": [\"docx\", \"pdf\"]；也可以用 gongwen pipe -t 给所有记录定")
        );
    }
    Ok(config.formats.clone())
}

/// A list of names that is not empty.
fn list(
    request: &Request<'_>,
    key: &str,
    example: &str,
) -> Result<Option<Vec<String>>, Diagnostic> {
    let what = format!("不空的列表，如 {example}");
    let names: Option<Vec<String>> = request.value(key, &what)?;
    match names {
        Some(names) if names.is_empty() => Err(shape(key, &what)),
        names => Ok(names),
    }
}

fn choices<T: ValueEnum>(key: &str, names: &[String]) -> Result<Vec<T>, Diagnostic> {
    names.iter().map(|name| choice(key, name)).collect()
}

fn choice<T: ValueEnum>(key: &str, name: &str) -> Result<T, Diagnostic> {
    T::from_str(name, false).map_err(|_| {
        let values = T::value_variants().iter().filter_map(T::to_possible_value);
        let known: Vec<String> = values.map(|it| it.get_name().to_owned()).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        no_choice(key, name, &known)
    })
}

fn no_choice(key: &str, name: &str, known: &[&str]) -> Diagnostic {
    unknown("wrong-value", format!("“{key}”不能是“{name}”"), name, known)
}

/// The format of the file that `out` names; `None` where it names a folder.
fn file_format(out: &str) -> Option<OutputFormat> {
    let path = Path::new(out);
    if ends_in_separator(path) || path.is_dir() {
        return None;
    }
    OutputFormat::of_path(path)
}

/// The file of each format.
fn files(
    out: &str,
    name: Option<&str>,
    formats: &[OutputFormat],
) -> Result<Vec<PathBuf>, Diagnostic> {
    if out.contains('\0') {
        return Err(wrong("“out”里有 \\u0000，不能作路径".to_owned()));
    }
    let path = Path::new(out);
    match file_format(out) {
        Some(format) if formats == [format] => Ok(vec![path.to_owned()]),
        Some(format) => {
            let message = format!("“out”以 .{} 结尾，和 to 不一致", format.ending());
            Err(wrong(message).hint("文件只放得下一种格式；几种格式请写文件夹，以 / 结尾"))
        }
        None if out.is_empty() => Err(shape("out", "文件或文件夹的路径")),
        None => in_folder(path, name, formats),
    }
}

/// Files called by the id, in a folder or below it, whatever the id says.
fn in_folder(
    folder: &Path,
    name: Option<&str>,
    formats: &[OutputFormat],
) -> Result<Vec<PathBuf>, Diagnostic> {
    let named = folder.to_str().is_some_and(|it| it.ends_with(['/', '\\']));
    if let Some(ending) = foreign_ending(folder).filter(|_| !named) {
        let message = format!("“out”以 .{ending} 结尾，本程序不写这种格式");
        return Err(wrong(message).hint("若它是文件夹的名字，请在后面加上 /"));
    }
    let hint = "id 要能作文件名；或者把 out 写成一个文件";
    let name = name.filter(|name| !name.is_empty()).ok_or_else(|| {
        let message = "“out”是文件夹，文件以 id 为名，却没有可作文件名的 id";
        Diagnostic::error("missing-key", message).hint(hint)
    })?;
    let path = Path::new(name);
    let inside = path
        .components()
        .all(|step| matches!(step, Component::Normal(_)));
    if !inside || ends_in_separator(path) || name.contains(char::is_control) {
        let message = format!(
            "“out”是文件夹，而 id“{}”不能作其中的文件名",
            name.escape_debug()
        );
        return Err(wrong(message).hint(hint));
    }
    let file = |format: &OutputFormat| folder.join(format!("{name}.{}", format.ending()));
    Ok(formats.iter().map(file).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(out: &str, name: Option<&str>) -> Result<Vec<PathBuf>, String> {
        files(out, name, &[OutputFormat::Pdf]).map_err(|told| told.message)
    }

    #[test]
    fn a_file_is_named_by_the_whole_id_and_stays_in_its_folder() {
        let path = |path: &str| Ok(vec![PathBuf::from(path)]);
        assert_eq!(placed("成品", Some("v1.2")), path("成品/v1.2.pdf"));
        assert_eq!(
            placed("成品/", Some("甲/乙.txt")),
            path("成品/甲/乙.txt.pdf")
        );
        assert_eq!(placed("a.pdf", None), path("a.pdf"));
        for id in ["../a", "/a", "a/", ".", "a\nb", "甲/../../乙"] {
            let told = placed("成品", Some(id)).expect_err(id);
            assert!(told.ends_with("不能作其中的文件名"), "{told}");
        }
        for id in [None, Some("")] {
            let told = placed("成品", id).expect_err("no name");
            assert_eq!(told, "“out”是文件夹，文件以 id 为名，却没有可作文件名的 id");
        }
    }

    #[test]
    fn an_ending_that_does_not_fit_is_told() {
        let told = |out| placed(out, Some("1")).expect_err(out);
        assert_eq!(told("a.docx"), "“out”以 .docx 结尾，和 to 不一致");
        assert_eq!(told("a.doc"), "“out”以 .doc 结尾，本程序不写这种格式");
        assert_eq!(told(""), "“out”要写成文件或文件夹的路径");
        for out in ["\0.pdf", "成品\0/"] {
            assert_eq!(told(out), "“out”里有 \\u0000，不能作路径");
        }
    }

    #[test]
    fn base64_may_be_broken_into_lines_and_need_no_padding() {
        for code in ["5Y2B", "5Y\r\n2B\r\n"] {
            assert_eq!(decoded(code.to_owned()), Ok("十".as_bytes().to_vec()));
        }
        assert_eq!(decoded("YQ".to_owned()), decoded("YQ==".to_owned()));
        assert!(decoded("5Y_B".to_owned()).is_err());
    }
}
