//! The stations in a row: the bytes of one input in, the bytes of its outputs
//! and what the user should know out.
//!
//! Templates and faces are loaded once and shared among threads. It reads and
//! writes no input or output file, knows no clock, and prints nothing: the
//! caller hands bytes in, times the stages if it likes, and puts the outputs
//! in their places.

mod asked;
mod basis;
mod confined;
mod digest;
mod faces;
mod format;
mod pictures;
mod prepared;
mod retell;
mod seals;

pub use basis::{Basis, NamedBy, Referred};
pub use digest::Digest;
pub use format::OutputFormat;

use std::borrow::Cow;
use std::error::Error;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::compose::{
    Composition, GivenSeals, PageFacts, advise, complete_mark, compose, list_contents, press,
};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::font::{FontError, FontOptions, Fonts};
use crate::layout::{Pages, layout};
use crate::outline::{Outline, OutlineOptions, outline};
use crate::read::{FrontMatter, GivenError, Key, ReadError, ReadOptions, Source, read};
use crate::template::{Template, TemplateError};
use crate::write::flow::docx::{self, DocxOptions};
use crate::write::flow::markdown::{self, MarkdownOptions};
use crate::write::paged::ofd::{self, Facts, OfdOptions};
use crate::write::paged::pdf::{self, PdfOptions, Standards};

use asked::Asked;
use prepared::Library;
pub use seals::{PathError, SealError};

/// A station, for a caller that times them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Bytes to Source.
    Read,
    /// Source to Document.
    Outline,
    /// Template and faces; done once for all inputs that share them.
    Prepare,
    /// Document to Composition.
    Compose,
    /// Composition to Pages: for a PDF or an OFD, and for a DOCX whose last page
    /// has to be known.
    Layout,
    /// The bytes of one format.
    Write(OutputFormat),
}

/// What holds for every input of a run.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How to read.
    pub read: ReadOptions,
    /// How to outline.
    pub outline: OutlineOptions,
    /// Elements given on the command line, key and value; they take the place
    /// of the same ones in the input's own front matter.
    pub given: Vec<(String, String)>,
    /// The template, a bundled name or a path; the input's own where none is given.
    pub template: Option<String>,
    /// Where faces may come from.
    pub fonts: FontOptions,
    /// How a DOCX is written.
    pub docx: DocxOptions,
    /// The standards a PDF is made to.
    pub standards: Standards,
    /// The date the files' properties bear, in seconds since 1970 (SOURCE_DATE_EPOCH).
    pub epoch: Option<u64>,
    /// Stands for the program, for who compares what two versions made.
    pub program: Option<Digest>,
}

/// One input.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Its file name, for its format and for messages.
    pub name: &'a str,
    /// The folder from which the paths that it names (templates, seals,
    /// pictures) begin.
    pub folder: &'a Path,
    /// What stands in it.
    pub bytes: &'a [u8],
}

/// One output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its format.
    pub format: OutputFormat,
    /// The whole file.
    pub bytes: Vec<u8>,
}

/// What became of one input.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Converted {
    /// One entry a format that was asked for, in the order asked.
    pub outputs: Vec<Output>,
    /// Notes and warnings, in the order of the stations.
    pub diagnostics: Vec<Diagnostic>,
    /// How many pages it has, where they had to be laid out.
    pub pages: Option<usize>,
    /// What the outputs come from besides the input's bytes.
    pub basis: Basis,
}

/// Why one input gave no outputs. The messages are Chinese.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// An element given on the command line is unknown or wrong.
    #[error(transparent)]
    Given(#[from] GivenError),
    /// Its template cannot be used.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// Its faces cannot be loaded.
    #[error(transparent)]
    Font(#[from] FontError),
    /// A picture given in front matter or on the command line cannot be used.
    #[error("{written}“{path}”{error}")]
    Picture {
        /// The key as the user wrote it.
        written: String,
        /// The path as the user wrote it.
        path: String,
        /// Line and column of the key in the input, where it stands there.
        place: Option<(u64, u64)>,
        /// What is wrong.
        error: SealError,
    },
    /// A writer failed.
    #[error(transparent)]
    Write(Box<dyn Error + Send + Sync>),
}

/// Where 主送机关 that left the first page are.
fn moved(composition: &Composition<'_>) -> Diagnostic {
    let message = match composition.imprint {
        Some(_) => "主送机关太多，首页排不下正文，已移到版记的抄送之上",
        None => "主送机关太多，首页排不下正文，已移到正文之后",
    };
    Diagnostic::note("addressees-moved", message)
}

/// Converts inputs, one after the other or many at a time.
pub struct Converter {
    settings: Settings,
    templates: Arc<Library>,
    told: Told,
}

/// When the user hears of the template of the settings and its faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// Before any input is read.
    AtStart,
    /// With each input.
    WithEach,
}

impl Converter {
    /// A converter, and what the user should know before any input is read.
    ///
    /// # Errors
    /// Where a given element, the template or a font folder of the settings
    /// would fail every input.
    pub fn new(settings: Settings) -> Result<(Self, Vec<Diagnostic>), ConvertError> {
        let mut given = FrontMatter::default();
        for (key, value) in &settings.given {
            given.set(key, value)?;
        }
        let chosen = settings.template.is_some() || settings.fonts != FontOptions::default();
        let converter = Self {
            templates: Arc::new(Library::new(settings.fonts.clone())),
            settings,
            told: Told::AtStart,
        };
        let diagnostics = if chosen {
            let prepared = converter.templates.prepared(&converter.template())?;
            prepared.diagnostics.clone()
        } else {
            Vec::new()
        };
        Ok((converter, diagnostics))
    }

    /// A converter by other settings that shares the templates and faces of this
    /// one. Faces come from where they come from here; what is to be told of
    /// another template is told with each input.
    ///
    /// # Errors
    /// Where another template cannot be loaded.
    pub fn with(&self, settings: Settings) -> Result<Self, ConvertError> {
        let mut told = self.told;
        if settings.template != self.settings.template {
            told = Told::WithEach;
            self.templates
                .prepared(&Asked::ByCaller(template_of(&settings).to_owned()))?;
        }
        Ok(Self {
            settings: Settings {
                fonts: self.settings.fonts.clone(),
                ..settings
            },
            templates: Arc::clone(&self.templates),
            told,
        })
    }

    /// Looks at the template and faces of inputs that choose none of their own.
    ///
    /// # Errors
    /// Where they cannot be loaded.
    pub fn with_faces<T>(
        &self,
        look: impl FnOnce(&Template, &Fonts) -> T,
    ) -> Result<T, ConvertError> {
        let prepared = self.templates.prepared(&self.template())?;
        Ok(look(&prepared.template, &prepared.fonts))
    }

    /// The source of an input with the given elements put in, and its outline.
    ///
    /// # Errors
    /// Where the input cannot be read or a given element is unknown or wrong.
    pub fn outline(
        &self,
        input: Input<'_>,
        done: &mut dyn FnMut(Stage),
    ) -> Result<(Source, Outline), ConvertError> {
        let mut reading = read(input.bytes, input.name, self.settings.read)?;
        for (key, value) in &self.settings.given {
            let warnings = reading.source.given.set(key, value)?;
            reading.diagnostics.extend(warnings);
        }
        done(Stage::Read);
        let mut found = outline(&reading.source, self.settings.outline);
        reading.diagnostics.append(&mut found.diagnostics);
        found.diagnostics = reading.diagnostics;
        done(Stage::Outline);
        Ok((reading.source, found))
    }

    /// The outputs of one input; `done` is told each stage as it ends.
    ///
    /// # Errors
    /// Where any station refuses the input; then there are no outputs at all.
    pub fn convert(
        &self,
        input: Input<'_>,
        formats: &[OutputFormat],
        done: &mut dyn FnMut(Stage),
    ) -> Result<Converted, ConvertError> {
        let (source, mut outline) = self.outline(input, done)?;
        let mut basis = Basis {
            template: self.own_template(&source).map(str::to_owned),
            ..Basis::default()
        };
        let composes = formats.iter().any(|format| format.is_composed());
        let seals = if composes {
            seals::given(&source, input.folder, &mut basis.referred)?
        } else {
            GivenSeals::default()
        };
        let asks_for_contents = source.given.asks_for_contents();
        let names_issuer = !source.given.values(Key::Issuer).is_empty();
        // The source of a large text takes memory and is no longer needed.
        drop(source);
        if composes {
            let told = pictures::load(&mut outline.document, input.folder, &mut basis.referred);
            outline.diagnostics.extend(told);
        }
        let mut converted = Converted {
            outputs: Vec::with_capacity(formats.len()),
            diagnostics: outline.diagnostics,
            pages: None,
            basis,
        };
        let own_template = converted.basis.template.as_deref();
        let is_set = own_template.is_some() || composes;
        let asked = self.template_for(own_template, input.folder);
        let prepared = (is_set || names_issuer)
            .then(|| self.templates.prepared(&asked))
            .transpose()?;
        if let Some(prepared) = &prepared {
            done(Stage::Prepare);
            complete_mark(&mut outline.document, &prepared.template);
        }
        let markdown = with_markdown(&outline.document, input.name, formats, &mut converted, done)?;
        if let Some(prepared) = prepared.filter(|_| is_set) {
            if converted.basis.template.is_some() || self.told == Told::WithEach {
                converted
                    .diagnostics
                    .extend_from_slice(&prepared.diagnostics);
            }
            let advice = advise(&outline.document, &prepared.template, &seals);
            converted.diagnostics.extend(advice);
            let document = prepared.with_body_on_page_one(&outline.document);
            let mut composition = compose(&document, &prepared.template, &prepared.fonts);
            if matches!(document, Cow::Owned(_)) {
                converted.diagnostics.push(moved(&composition));
            }
            converted.diagnostics.append(&mut composition.notes);
            converted
                .diagnostics
                .extend(press(&mut composition, &seals));
            if asks_for_contents {
                converted
                    .diagnostics
                    .extend(list_contents(&mut composition));
            }
            done(Stage::Compose);
            let setting = Setting {
                document: &document,
                composition: &composition,
                fonts: &prepared.fonts,
                name: input.name,
                markdown,
            };
            self.set(&setting, formats, &mut converted, done)?;
        }
        converted.order_as(formats);
        Ok(converted)
    }

    /// Writes a composition in those of `formats` that are made from one.
    fn set(
        &self,
        setting: &Setting<'_>,
        formats: &[OutputFormat],
        converted: &mut Converted,
        done: &mut dyn FnMut(Stage),
    ) -> Result<(), ConvertError> {
        let asked = |format| formats.contains(&format);
        let paged = asked(OutputFormat::Pdf) || asked(OutputFormat::Ofd);
        let lay = |done: &mut dyn FnMut(Stage)| {
            let laid = layout(setting.composition, setting.fonts);
            done(Stage::Layout);
            laid
        };
        // Pages take much memory: they wait for a DOCX only where it needs them.
        let docx = asked(OutputFormat::Docx);
        let first = docx && setting.composition.asks_for_pages();
        let mut laid = first.then(|| lay(done));
        converted.pages = laid.as_ref().map(|laid| laid.pages.pages.len());
        if docx {
            let facts = laid
                .as_ref()
                .map_or_else(PageFacts::default, |laid| laid.facts.clone());
            if !paged {
                converted.diagnostics.extend(setting.notes(&facts));
            }
            let mut bytes = Vec::new();
            let out = Cursor::new(&mut bytes);
            let options = DocxOptions {
                markdown: setting.markdown.map(|it| *it.bytes()),
                ..self.settings.docx
            };
            docx::write(setting.composition, &facts, &options, out).map_err(failed)?;
            converted.add(OutputFormat::Docx, bytes, done);
        }
        if paged {
            let laid = laid.take().unwrap_or_else(|| lay(done));
            converted.pages = Some(laid.pages.pages.len());
            converted.diagnostics.extend(setting.notes(&laid.facts));
            converted.diagnostics.extend(laid.diagnostics);
            self.set_pages(setting, laid.pages, formats, converted, done)?;
        }
        Ok(())
    }

    /// Writes pages in those of `formats` that are made from them.
    fn set_pages(
        &self,
        setting: &Setting<'_>,
        pages: Pages,
        formats: &[OutputFormat],
        converted: &mut Converted,
        done: &mut dyn FnMut(Stage),
    ) -> Result<(), ConvertError> {
        let stem = Path::new(setting.name).file_stem();
        let name = stem.map(|stem| stem.to_string_lossy().into_owned());
        let created = self.settings.epoch.and_then(since_1970);
        let red = setting.composition.template.red_ink;
        let mut bytes = Vec::new();
        if formats.contains(&OutputFormat::Ofd) {
            let options = OfdOptions {
                name: name.clone(),
                created,
                red,
                facts: Facts::of(setting.document),
            };
            let out = Cursor::new(&mut bytes);
            ofd::write(&pages, setting.fonts, &options, out).map_err(failed)?;
            converted.add(OutputFormat::Ofd, std::mem::take(&mut bytes), done);
        }
        if formats.contains(&OutputFormat::Pdf) {
            let options = PdfOptions {
                name,
                created,
                standards: self.settings.standards,
                red,
            };
            pdf::write(pages, setting.fonts, &options, &mut bytes).map_err(failed)?;
            converted.add(OutputFormat::Pdf, bytes, done);
        }
        Ok(())
    }
}

/// Writes the Markdown where it is asked for, and gives its digest where a DOCX
/// shall bear it. A Markdown file is never said to be our output.
fn with_markdown(
    document: &Document,
    name: &str,
    formats: &[OutputFormat],
    converted: &mut Converted,
    done: &mut dyn FnMut(Stage),
) -> Result<Option<Digest>, ConvertError> {
    let asked = |format| formats.contains(&format);
    let is_markdown = OutputFormat::of_path(Path::new(name)) == Some(OutputFormat::Markdown);
    let is_borne = asked(OutputFormat::Docx) && !is_markdown;
    if !asked(OutputFormat::Markdown) && !is_borne {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    markdown::write(document, &MarkdownOptions::default(), &mut bytes).map_err(failed)?;
    let digest = is_borne.then(|| Digest::of(&bytes));
    if asked(OutputFormat::Markdown) {
        converted.add(OutputFormat::Markdown, bytes, done);
    }
    Ok(digest)
}

fn template_of(settings: &Settings) -> &str {
    settings.template.as_deref().unwrap_or(Template::DEFAULT)
}

/// A composition on its way to a writer.
struct Setting<'a> {
    document: &'a Document,
    composition: &'a Composition<'a>,
    fonts: &'a Fonts,
    name: &'a str,
    /// Stands for the Markdown of the text, where a DOCX shall bear it.
    markdown: Option<Digest>,
}

impl Setting<'_> {
    fn notes(&self, facts: &PageFacts) -> Vec<Diagnostic> {
        facts.told(self.composition)
    }
}

impl Converted {
    fn add(&mut self, format: OutputFormat, bytes: Vec<u8>, done: &mut dyn FnMut(Stage)) {
        self.outputs.push(Output { format, bytes });
        done(Stage::Write(format));
    }

    fn order_as(&mut self, formats: &[OutputFormat]) {
        let place = |output: &Output| formats.iter().position(|format| *format == output.format);
        self.outputs.sort_by_key(place);
    }
}

fn failed(error: impl Error + Send + Sync + 'static) -> ConvertError {
    ConvertError::Write(Box::new(error))
}

/// `None` for a time no system can hold.
fn since_1970(seconds: u64) -> Option<SystemTime> {
    UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}
