//! DOCX from a [`Composition`]: named styles, the grid of 22 lines by 28
//! characters, page numbers, and a body whose text is the document's, letter
//! for letter.
//!
//! docx-rs builds the body and the footers; one pass (`finish`) puts what it
//! built into schema order, adds what it cannot write and drops its
//! process-wide ids; all other parts are written here. The body goes into the
//! package chunk by chunk, so that a long document needs no whole tree.
//!
//! It measures no text and decides no looks: compose did.

mod body;
mod contents;
mod digest;
mod finish;
mod footer;
mod footnotes;
mod geometry;
mod imprint;
mod joint;
mod letterhead;
mod links;
mod numbering;
mod order;
mod parts;
mod pictures;
mod placing;
mod sections;
mod sheet;
mod stretches;
mod styles;
mod table;
mod text;
mod theme;
mod turned;

use std::io::{Seek, Write};

use crate::compose::{
    Composed, ComposedTable, Composition, ImprintPlace, Orientation, PageFacts, SignatureRoom,
    Standing, halves,
};
use crate::font::NameSet;
use crate::write::package::{Package, PackageError, hex_of};
use crate::write::xml;
use body::{Body, Chunk, Place};
use footer::Footers;
use footnotes::Notes;
use numbering::Bullets;
use parts::Further;
use pictures::Pictures;
use sections::Sections;

pub use digest::{bears_mark, is_unedited, markdown_digest};

/// The namespace of WordprocessingML.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of relationships between parts.
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A tree holds at most this many bytes of text …
const CHUNK_BYTES: usize = 1 << 18;
/// … and at most this many blocks.
const CHUNK_BLOCKS: usize = 500;
/// … and at most this many cells of a table, a row at least.
const CHUNK_CELLS: usize = 2000;

/// How a DOCX is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DocxOptions {
    /// The names of the faces it asks for.
    pub names: NameSet,
    /// The SHA-256 of the Markdown of the same text, by which that is known
    /// beside it; `None` where the text itself may be that Markdown.
    pub markdown: Option<[u8; 32]>,
}

/// A DOCX could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// The package cannot be written.
    #[error("DOCX {0}")]
    Package(#[from] PackageError),
    /// What docx-rs built cannot be read back.
    #[error("DOCX 正文整理失败：{0}；这是程序的错误，请附上输入文件报告给我们")]
    Finish(#[from] quick_xml::Error),
}

/// Writes `composition`, about whose pages layout found out `facts`, as a DOCX
/// package to `out`. Equal compositions give equal bytes.
///
/// # Errors
/// Where `out` does not take the bytes.
pub fn write(
    composition: &Composition<'_>,
    facts: &PageFacts,
    options: &DocxOptions,
    out: impl Write + Seek,
) -> Result<(), DocxError> {
    let whole = composition;
    let halves = halves(composition, facts);
    let paged = composition.paged(facts, &halves);
    let (squeezed, own);
    let composition = match facts.signature {
        SignatureRoom::Fits
        | SignatureRoom::TextMoved
        | SignatureRoom::NoText
        | SignatureRoom::Rows => &paged,
        // Where the line pitch gave way, the grid of the file is that of the pages.
        SignatureRoom::Lines(lines) => {
            squeezed = composition.template.with_lines(lines);
            own = paged.by(&squeezed);
            &own
        }
        SignatureRoom::Alone => {
            own = paged.parted();
            &own
        }
    };
    let template = composition.template;
    let names = options.names;
    let footers = Footers::new(composition, facts.imprint)?;
    let footer_count = footers.parts.len();
    let pictures = Pictures::of(composition);
    let mut package = Package::new(out);
    let notes = Notes::of(composition);
    let bullets = Bullets::of(composition);
    let further = Further {
        pictures: &pictures,
        notes,
        bullets: &bullets,
    };
    let types = parts::content_types(footer_count, further);
    package.part("[Content_Types].xml", &types)?;
    package.part("_rels/.rels", &parts::package_relationships())?;
    let mut body = Body::new(template, names, further);
    body.cites(footnotes::cited(composition));
    body.parts(facts.first_lines.and_then(|block| whole.blocks.get(block)));
    if let Some(contents) = &composition.contents {
        body.lists(contents);
    }
    package.begin("word/document.xml")?;
    write_document(composition, facts, &footers, &mut body, &mut package)?;
    let relationships = parts::document_relationships(footer_count, body.links(), further);
    package.part("word/_rels/document.xml.rels", &relationships)?;
    let roles = sheet::roles(composition);
    package.part(
        "word/styles.xml",
        &styles::part(template, &roles, &sheet::lists(composition), names),
    )?;
    package.part("word/settings.xml", &parts::settings(template, notes))?;
    package.part("word/fontTable.xml", &parts::font_table(names))?;
    package.part("word/theme/theme1.xml", &theme::part(names))?;
    for (index, footer) in footers.parts.iter().enumerate() {
        package.part(&format!("word/footer{}.xml", index + 1), &footer.bytes)?;
    }
    if !bullets.is_empty() {
        let part = bullets.part(template, names);
        package.part("word/numbering.xml", &part)?;
    }
    if notes == Notes::Some {
        let links = parts::note_relationships(body.note_links());
        package.part("word/_rels/footnotes.xml.rels", &links)?;
        let notes = footnotes::part(body.take_notes(), facts.below_notes)?;
        package.part("word/footnotes.xml", &notes)?;
    }
    for (name, bytes) in pictures.parts() {
        package.part(&format!("word/{name}"), bytes)?;
    }
    package.part(
        "docProps/core.xml",
        &parts::core(composition.title.as_deref()),
    )?;
    package.part("docProps/app.xml", &parts::app())?;
    let markdown = options.markdown.map(hex_of);
    package.finish(digest::PART, |others| {
        digest::bytes(others, markdown.as_deref())
    })?;
    Ok(())
}

/// `word/document.xml`, a chunk of the body at a time.
fn write_document<W: Write + Seek>(
    composition: &Composition<'_>,
    facts: &PageFacts,
    footers: &Footers,
    body: &mut Body<'_>,
    package: &mut Package<W>,
) -> Result<(), DocxError> {
    let mut xml = xml::Xml::part();
    xml.open(
        "w:document",
        &[("xmlns:w", WORD), ("xmlns:r", RELATIONSHIPS)],
    );
    xml.open("w:body", &[]);
    package.write(&xml.into_bytes())?;
    let mut sections = Sections::new(composition.template, footers, Notes::of(composition));
    if let Some(contents) = &composition.contents {
        let section = sections.contents();
        let template = composition.template;
        let pages = &facts.contents;
        package.write(&contents::paragraphs(contents, pages, template, &section))?;
    }
    let mut chunk = Chunk::default();
    if let Some(head) = &composition.letterhead {
        letterhead::build(head, body, &mut chunk);
    }
    let mut blocks = 0;
    let mut rest = composition.blocks.as_slice();
    while let Some((block, below)) = rest.split_first() {
        let beside = below.iter().take_while(|block| stands_beside(block));
        let (row, below) = rest.split_at(1 + beside.count());
        rest = below;
        // Never before a section begins or after the last block: a section
        // ends with the block above.
        if let Composed::Turn(lie) = block {
            if body.has_begun() {
                body.end_section(&mut chunk, &sections.text());
            }
            sections.turn(*lie);
        } else if body.goes_on() && sections::begins(block) {
            body.end_section(&mut chunk, &sections.text());
        } else if blocks == CHUNK_BLOCKS || chunk.text >= CHUNK_BYTES {
            package.write(&finished(std::mem::take(&mut chunk))?)?;
            blocks = 0;
        }
        if let Composed::Table(table) = block
            && table.rows.len() * table.columns.len() > CHUNK_CELLS
        {
            package.write(&finished(std::mem::take(&mut chunk))?)?;
            write_table(table, body, package)?;
            blocks = 0;
            continue;
        }
        if row.len() > 1 {
            body.names(row, &mut chunk);
        } else {
            body.block(block, &mut chunk);
        }
        blocks += 1;
    }
    let lies = composition.imprint.is_some() && sections.lies() == Orientation::Landscape;
    // A section on an even page begins upright by itself.
    let mut place = facts.imprint;
    if lies && place != ImprintPlace::AfterBlankPage {
        // The page that is its own begins here.
        place = ImprintPlace::BelowText;
        body.end_section(&mut chunk, &sections.text());
        sections.turn(Orientation::Portrait);
        // LibreOffice 7.4 overlooks a section that begins with a table that floats.
        body.holder(&mut chunk, Place::Below);
    }
    let section = if let Some(imprint) = &composition.imprint {
        let imprint = (imprint, place);
        imprint::write(imprint, body, chunk, &mut sections, package)?
    } else {
        body.end(&mut chunk);
        package.write(&finished(chunk)?)?;
        sections.text()
    };
    package.write(&section)?;
    package.write(b"</w:body></w:document>")?;
    Ok(())
}

fn stands_beside(block: &Composed<'_>) -> bool {
    matches!(block, Composed::Paragraph(it) if it.stands == Standing::Beside)
}

/// The XML of a chunk.
fn finished(chunk: Chunk) -> Result<Vec<u8>, DocxError> {
    let built = chunk.docx.build();
    let mut finished = Vec::with_capacity(built.document.len());
    finish::content(&built.document, "w:body", &chunk.beside, &mut finished)?;
    Ok(finished)
}

/// A long table, some rows at a time: what docx-rs builds takes a thousand
/// times the text. Each piece is a table of its own; between two of them the
/// end of the one and the head of the other are left out.
fn write_table<W: Write + Seek>(
    table: &ComposedTable<'_>,
    body: &mut Body<'_>,
    package: &mut Package<W>,
) -> Result<(), DocxError> {
    const HEAD_END: &[u8] = b"</w:tblGrid>";
    const END: &[u8] = b"</w:tbl>";
    let count = table.rows.len();
    let rows = (CHUNK_CELLS / table.columns.len().max(1)).max(1);
    for from in (0..count).step_by(rows) {
        let to = count.min(from + rows);
        let mut chunk = Chunk::default();
        body.table_rows(table, from..to, &mut chunk);
        let xml = finished(chunk)?;
        let mut piece = xml.as_slice();
        if from > 0 {
            let head = piece.windows(HEAD_END.len()).position(|it| it == HEAD_END);
            piece = &piece[head.map_or(0, |at| at + HEAD_END.len())..];
        }
        if to < count {
            piece = piece.strip_suffix(END).unwrap_or(piece);
        }
        package.write(piece)?;
    }
    Ok(())
}
