//! The bytes of a .docx in, a [`Source`] out.
//!
//! A reader of our own on `zip` and `quick-xml`: parts are unpacked under a
//! limit and walked element by element, once. It takes what the document shows:
//! tracked changes as accepted, the results of fields, automatic numbers as
//! the characters that Word shows (docs/decisions/0005), text boxes after the
//! paragraph they hang on, once. Styles, outline levels and faces are evidence;
//! what a paragraph is, outline decides. It never panics, whatever the bytes;
//! what is no sound package ends in a [`DocxFault`].

mod body;
mod contents;
mod drawing;
mod fault;
mod field;
mod fold;
mod furniture;
mod growing;
mod label;
mod leaves;
mod look;
mod note;
mod numbering;
mod package;
mod relations;
mod run;
mod sheet;
mod styles;
mod symbol;
mod table;
mod table_head;
mod tag;
mod told;
mod xml;

use std::collections::BTreeMap;

use body::{Author, Context, Notes, Walker};
use numbering::Numbering;
use package::Use;
use relations::Relations;
use sheet::Properties;
use styles::Styles;
use told::{Finding, Told};
use xml::{Step, Tag, Xml};

use crate::document::Content;

use super::{
    Facing, Format, FrontMatter, Furniture, Pages, ReadError, Reading, Sheet, Source, SourceBlock,
};

pub(crate) use contents::names_contents;
pub use fault::DocxFault;
pub(crate) use label::chinese_numeral;
pub use package::{Package, Part, relations_of};
pub use xml::is_word;

/// Reads the document of a package.
pub(super) fn read(mut package: Package<'_>) -> Result<Reading, ReadError> {
    let Some(main) = package.main_part()? else {
        return Err(DocxFault::NoMain.into());
    };
    let (blocks, pages, told) = document(&mut package, &main)?;
    if blocks
        .iter()
        .all(|block| matches!(block, SourceBlock::PageBreak(_)))
    {
        return Err(ReadError::Empty);
    }
    Ok(Reading {
        source: Source {
            format: Format::Docx,
            blocks,
            given: given(&told),
            pages,
        },
        diagnostics: told.diagnostics(),
    })
}

/// What the document asks for by what Word made for it.
fn given(told: &Told) -> FrontMatter {
    let mut given = FrontMatter::default();
    if told.has(Finding::Contents) {
        given.ask_for_contents();
    }
    given
}

fn document(
    package: &mut Package<'_>,
    main: &str,
) -> Result<(Vec<SourceBlock>, Pages, Told), DocxFault> {
    let relations = package.relations(main)?;
    let styles = match beside(package, &relations, "styles")? {
        Some((text, name)) => Styles::read(&text, &name)?,
        None => Styles::default(),
    };
    let mut numbering = match beside(package, &relations, "numbering")? {
        Some((text, name)) => Numbering::read(&text, &name)?,
        None => Numbering::default(),
    };
    let context = Context {
        styles: &styles,
        author: author(package)?,
    };
    let mut told = Told::default();
    let notes = notes(package, &relations, &context, &mut numbering, &mut told)?;
    comments(package, &relations, &mut told)?;
    let furniture = furniture::look(package, &relations, &context, &mut told)?;
    let text = package.text(main, Use::Text)?.ok_or(DocxFault::NoMain)?;
    let walker = Walker::new(&context, &mut numbering, notes, main, relations);
    let mut walked = walker.walk(&mut Xml::new(&text, main))?;
    told.append(walked.told);
    if context.author == Author::Ourselves {
        drawing::give_back(&mut walked.blocks);
    }
    pictures(package, &mut walked.blocks);
    let app = package.text("docProps/app.xml", Use::Beside)?;
    let app = app.as_deref().and_then(leaves::Told::read);
    let pages = Pages {
        facing: facing(package, &walked.relations)?,
        leaves: walked.breaks.leaves(main, app),
        ..pages(walked.sections, furniture, &walked.relations)
    };
    Ok((walked.blocks, pages, told))
}

/// The pages of the sections, each with the headers and footers that it names
/// or, where it names none for some pages, those of the section before.
fn pages(
    sections: Vec<(u32, Properties)>,
    furniture: BTreeMap<String, Furniture>,
    relations: &Relations,
) -> Pages {
    let names: Vec<&String> = furniture.keys().collect();
    let place = |id: &str| {
        let target = relations.target(id)?;
        names.iter().position(|name| *name == target)
    };
    let sides: Vec<_> = furniture.values().map(|it| it.side).collect();
    let mut sheets: Vec<Sheet> = Vec::new();
    for (first, section) in sections {
        let own = section.furniture.iter();
        let mut borne: Vec<_> = own
            .filter_map(|(bears, id)| Some((*bears, place(id)?)))
            .collect();
        let above = sheets.last().map_or(&[][..], |it| &it.furniture);
        let kept = above.iter().filter(|(bears, at)| {
            !borne
                .iter()
                .any(|(other, own)| other == bears && sides[*own] == sides[*at])
        });
        let kept: Vec<_> = kept.copied().collect();
        borne.extend(kept);
        sheets.push(Sheet {
            first,
            furniture: borne,
            ..section.sheet
        });
    }
    Pages {
        sheets,
        furniture: furniture.into_values().collect(),
        ..Pages::default()
    }
}

/// Whether even pages bear headers and footers of their own.
fn facing(package: &mut Package<'_>, relations: &Relations) -> Result<Facing, DocxFault> {
    let Some((text, name)) = beside(package, relations, "settings")? else {
        return Ok(Facing::Alike);
    };
    let mut xml = Xml::new(&text, &name);
    loop {
        match xml.step()? {
            Step::Open(open) if open.tag == Tag::EvenAndOddHeaders && open.is_on() => {
                return Ok(Facing::Differ);
            }
            Step::End => return Ok(Facing::Alike),
            Step::Open(_) | Step::Close | Step::Text(_) => {}
        }
    }
}

/// Puts beside each picture its file, where the package has it.
fn pictures(package: &mut Package<'_>, blocks: &mut [SourceBlock]) {
    let mut known: BTreeMap<String, Content> = BTreeMap::new();
    for block in blocks {
        let SourceBlock::Image(image) = block else {
            continue;
        };
        let content = known.entry(image.source.clone());
        let content = content.or_insert_with(|| match package.picture(&image.source) {
            Some(file) => Content::Held(file.into()),
            None => Content::Named,
        });
        image.content = content.clone();
    }
}

/// The text and the name of the part of `kind` that goes with the document.
fn beside(
    package: &mut Package<'_>,
    relations: &Relations,
    kind: &str,
) -> Result<Option<(String, String)>, DocxFault> {
    let Some(relation) = relations.of_kind(kind).next() else {
        return Ok(None);
    };
    let text = package.text(&relation.target, Use::Beside)?;
    Ok(text.map(|text| (text, relation.target.clone())))
}

/// Who wrote the file, by the property that bears our digest.
fn author(package: &mut Package<'_>) -> Result<Author, DocxFault> {
    let properties = package.text("docProps/custom.xml", Use::Beside)?;
    Ok(match properties {
        Some(text) if text.contains("\"gongwen-digest\"") => Author::Ourselves,
        _ => Author::Others,
    })
}

fn notes(
    package: &mut Package<'_>,
    relations: &Relations,
    context: &Context<'_>,
    numbering: &mut Numbering,
    told: &mut Told,
) -> Result<Notes, DocxFault> {
    let mut notes = Notes::new();
    for kind in ["footnotes", "endnotes"] {
        let Some((text, name)) = beside(package, relations, kind)? else {
            continue;
        };
        let own = package.relations(&name)?;
        let walker = Walker::new(context, numbering, Notes::new(), &name, own);
        let (more, found) = walker.walk_notes(&mut Xml::new(&text, &name))?;
        notes.extend(more);
        told.append(found);
    }
    Ok(notes)
}

fn comments(
    package: &mut Package<'_>,
    relations: &Relations,
    told: &mut Told,
) -> Result<(), DocxFault> {
    let Some((text, name)) = beside(package, relations, "comments")? else {
        return Ok(());
    };
    let mut xml = Xml::new(&text, &name);
    loop {
        match xml.step()? {
            Step::Open(open) if open.tag == Tag::Comment => told.add(Finding::Comment, || None),
            Step::End => return Ok(()),
            Step::Open(_) | Step::Close | Step::Text(_) => {}
        }
    }
}
