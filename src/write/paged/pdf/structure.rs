//! The structure tree: what each marked stretch of the pages is
//! (ISO 32000-1 §14.7 and §14.8).
//!
//! In: the blocks of [`Pages`](crate::layout::Pages) and which of them each
//! page shows. Out: structure objects in the file, among them the tree
//! that leads from a page's marks back to their elements.

mod lists;
mod tables;

use super::PdfError;
use super::cell::Cell;
use super::content::PageContent;
use super::file::{File, count};
use super::links::Annotation;
use super::tounicode::hex_utf16;
use crate::document::Level;
use crate::layout::{CellKind, Structure};
use crate::write::paged::nest::nest;
use lists::Walk;
use lopdf::{Dictionary, Object, ObjectId, dictionary};

/// The element a block becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag(Element);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    /// A heading this deep, counted from 1.
    Heading(usize),
    Paragraph,
    /// A link that is an entry of a table of contents.
    Entry,
    /// The bullet of the item right behind it, so many lists deep.
    Bullet(usize),
    /// The text of an item, so many lists deep.
    Item(usize),
    /// A further paragraph of an item, so many lists deep.
    ItemGoesOn(usize),
    Note,
    Figure(u32),
    Cell(Cell),
}

impl Tag {
    /// Its standard structure type.
    pub fn name(self) -> &'static str {
        match self.0 {
            Element::Heading(1) => "H1",
            Element::Heading(2) => "H2",
            Element::Heading(3) => "H3",
            Element::Heading(4) => "H4",
            Element::Heading(5) => "H5",
            Element::Heading(_) => "H6",
            Element::Paragraph | Element::ItemGoesOn(_) => "P",
            Element::Entry => "Link",
            Element::Bullet(_) => "Lbl",
            Element::Item(_) => "LBody",
            Element::Note => "Note",
            Element::Figure(_) => "Figure",
            Element::Cell(cell) => match cell.kind {
                CellKind::Head => "TH",
                CellKind::Data => "TD",
            },
        }
    }
}

/// The elements of the blocks. A title is H1 and puts headings one deeper;
/// where levels are skipped headings are only as deep as they nest, since no
/// reader expects an H3 right under an H1.
pub fn tags(blocks: &[Structure]) -> Vec<Tag> {
    let titled = usize::from(blocks.contains(&Structure::Title));
    let mut open: Vec<Level> = Vec::new();
    blocks
        .iter()
        .map(|block| match *block {
            Structure::Title => {
                open.clear();
                Element::Heading(1)
            }
            Structure::Heading(level) => Element::Heading(titled + nest(&mut open, level)),
            Structure::Paragraph => Element::Paragraph,
            Structure::ContentsEntry => Element::Entry,
            Structure::Bullet(level) => Element::Bullet(level),
            Structure::Item(level) => Element::Item(level),
            Structure::ItemGoesOn(level) => Element::ItemGoesOn(level),
            Structure::Note => Element::Note,
            Structure::Figure(words) => Element::Figure(words),
            Structure::Cell {
                table,
                row,
                rows,
                columns,
                kind,
                ..
            } => Element::Cell(Cell {
                table,
                row,
                span: (rows, columns),
                kind,
            }),
        })
        .map(Tag)
        .collect()
}

/// A marked stretch of a page.
#[derive(Debug, Clone, Copy)]
struct Mark {
    block: u32,
    /// Counted from 0.
    page: usize,
    /// Its number on the page.
    number: usize,
}

/// What the elements of a file are about.
pub struct Marked<'a> {
    /// The pages, drawn.
    pub contents: &'a [PageContent],
    /// Their objects.
    pub page_ids: &'a [ObjectId],
    /// The annotations, in the order of their keys.
    pub links: &'a [Annotation],
    /// What figures show, in words.
    pub figures: &'a [String],
}

/// Adds the structure tree of a file, and returns its root.
///
/// # Errors
/// Where the file grows beyond what its table can tell.
pub fn add_tree(file: &mut File, tags: &[Tag], marked: &Marked<'_>) -> Result<ObjectId, PdfError> {
    let mut tree = Tree {
        marked,
        root: file.new_id(),
        elements: vec![None; tags.len()],
        marks: marks(marked.contents),
        notes: Vec::new(),
        file,
    };
    let body = tree.body(tags)?;
    let parents = tree.parents()?;
    let mut root = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => Object::Reference(body),
        "ParentTree" => Object::Reference(parents),
        "ParentTreeNextKey" => count(marked.page_ids.len() + marked.links.len()),
    };
    if !tree.notes.is_empty() {
        root.set("IDTree", tree.names());
    }
    tree.file.set(tree.root, root)?;
    Ok(tree.root)
}

/// All marks by block, those of one block in reading order.
fn marks(contents: &[PageContent]) -> Vec<Mark> {
    let pages = contents.iter().enumerate();
    let of_page = |(page, content): (usize, &PageContent)| {
        let blocks = content.blocks.clone().into_iter().enumerate();
        blocks.map(move |(number, block)| Mark {
            block,
            page,
            number,
        })
    };
    let mut marks: Vec<Mark> = pages.flat_map(of_page).collect();
    marks.sort_by_key(|mark| mark.block);
    marks
}

/// Pages mark only blocks that the structure has.
fn index(block: u32) -> usize {
    usize::try_from(block).expect("it was an index before")
}

/// Elements are written by hand: a long report has a million of them.
struct Tree<'a> {
    file: &'a mut File,
    marked: &'a Marked<'a>,
    root: ObjectId,
    /// The element of each block, once it has one.
    elements: Vec<Option<ObjectId>>,
    marks: Vec<Mark>,
    /// The elements of notes, in order.
    notes: Vec<ObjectId>,
}

impl Tree<'_> {
    /// The document's own element, with all others under it.
    fn body(&mut self, tags: &[Tag]) -> Result<ObjectId, PdfError> {
        let body = self.file.new_id();
        let mut kids = Kids::default();
        let mut block = 0;
        while let Some(tag) = tags.get(block) {
            if let Element::Cell(Cell { table, .. }) = tag.0 {
                let cells = tags[block..].iter().take_while(|tag| match tag.0 {
                    Element::Cell(cell) => cell.table == table,
                    other => other == Element::Note,
                });
                let end = block + cells.count();
                kids.element(self.table(tags, block..end, body)?);
                block = end;
            } else if tag.0 == Element::Entry {
                let entries = tags[block..]
                    .iter()
                    .take_while(|tag| tag.0 == Element::Entry);
                let end = block + entries.count();
                kids.element(self.contents(tags, block..end, body)?);
                block = end;
            } else if let Element::Bullet(_) | Element::Item(_) = tag.0 {
                let mut walk = Walk {
                    tags,
                    block,
                    parent: body,
                    notes: Vec::new(),
                };
                kids.element(self.list(&mut walk, body)?);
                block = walk.block;
                walk.notes.into_iter().for_each(|note| kids.element(note));
            } else {
                if !self.marks_of(block).is_empty() {
                    kids.element(self.leaf(block, *tag, body)?);
                }
                block += 1;
            }
        }
        self.set(body, "Document", self.root, &kids)?;
        Ok(body)
    }

    fn marks_of(&self, block: usize) -> &[Mark] {
        let from = |block| self.marks.partition_point(|mark| index(mark.block) < block);
        &self.marks[from(block)..from(block + 1)]
    }

    /// The annotations of a block: they stand in the order of the blocks.
    fn links_of(&self, block: usize) -> &[Annotation] {
        let links = self.marked.links;
        let from = |block| links.partition_point(|link| index(link.block) < block);
        &links[from(block)..from(block + 1)]
    }

    /// A new element for a block, with its marks.
    fn open(&mut self, block: usize) -> (ObjectId, Kids) {
        let mut kids = Kids::default();
        for mark in self.marks_of(block) {
            kids.mark(self.marked.page_ids[mark.page], mark.number);
        }
        for link in self.links_of(block) {
            kids.object(self.marked.page_ids[link.page], link.id);
        }
        let element = self.file.new_id();
        self.elements[block] = Some(element);
        (element, kids)
    }

    /// The element of one block, with its marks.
    fn leaf(&mut self, block: usize, tag: Tag, parent: ObjectId) -> Result<ObjectId, PdfError> {
        let (element, mut kids) = self.open(block);
        if let Element::Cell(cell) = tag.0 {
            kids.attributes = cell.attributes();
        }
        if let Element::Figure(figure) = tag.0 {
            kids.words = self.marked.figures.get(index(figure)).cloned();
        }
        if tag.0 == Element::Note {
            kids.name = Some(note_name(self.notes.len()));
            self.notes.push(element);
        }
        self.set(element, tag.name(), parent, &kids)?;
        Ok(element)
    }

    fn set(
        &mut self,
        id: ObjectId,
        kind: &str,
        parent: ObjectId,
        kids: &Kids,
    ) -> Result<(), PdfError> {
        let page = kids.page.map(|page| format!("/Pg {}", reference(page)));
        let page = page.unwrap_or_default();
        let below = if kids.written.is_empty() {
            String::new()
        } else {
            format!("/K[{}]", kids.written)
        };
        let parent = reference(parent);
        let words = kids.words.as_deref().map(alternative).unwrap_or_default();
        let name = kids.name.as_ref().map(|name| format!("/ID({name})"));
        let named = name.unwrap_or_default() + &words + &kids.attributes;
        let element = format!("<</Type/StructElem/S/{kind}/P {parent}{page}{named}{below}>>");
        self.file.set_encoded(id, element.as_bytes())
    }

    /// The tree from the names of notes to their elements (ISO 32000-1 §7.9.6):
    /// one leaf, whose names ascend.
    fn names(&self) -> Dictionary {
        let names = self.notes.iter().enumerate().flat_map(|(index, element)| {
            let name = Object::string_literal(note_name(index));
            [name, Object::Reference(*element)]
        });
        dictionary! { "Names" => names.collect::<Vec<Object>>() }
    }

    /// The tree from each page's marks, and from each annotation, to their
    /// elements.
    fn parents(&mut self) -> Result<ObjectId, PdfError> {
        let Marked {
            contents, links, ..
        } = self.marked;
        let mut numbers = Vec::with_capacity((contents.len() + links.len()) * 2);
        for (page, content) in contents.iter().enumerate() {
            let of_mark = |block: &u32| self.element_of(*block);
            let elements: Vec<Object> = content.blocks.iter().map(of_mark).collect();
            numbers.push(count(page));
            numbers.push(Object::Reference(self.file.add(elements)?));
        }
        for (at, link) in links.iter().enumerate() {
            numbers.push(count(contents.len() + at));
            numbers.push(self.element_of(link.block));
        }
        self.file.add(dictionary! { "Nums" => numbers })
    }

    fn element_of(&self, block: u32) -> Object {
        match self.elements[index(block)] {
            Some(element) => Object::Reference(element),
            None => Object::Null,
        }
    }
}

/// What stands under an element.
#[derive(Debug, Default)]
struct Kids {
    /// As in the file, without the brackets round them.
    written: String,
    /// The page of the first mark.
    page: Option<ObjectId>,
    /// What a figure shows.
    words: Option<String>,
    /// The attributes of a cell, as in the file.
    attributes: String,
    /// The name of a note.
    name: Option<String>,
}

impl Kids {
    fn element(&mut self, id: ObjectId) {
        self.add(&reference(id));
    }

    /// A mark is a number on its element's own page, a dictionary on another
    /// one.
    fn mark(&mut self, page: ObjectId, number: usize) {
        if *self.page.get_or_insert(page) == page {
            self.add(&number.to_string());
        } else {
            self.add(&format!(
                "<</Type/MCR/Pg {}/MCID {number}>>",
                reference(page)
            ));
        }
    }

    /// An annotation on a page.
    fn object(&mut self, page: ObjectId, id: ObjectId) {
        self.add(&format!(
            "<</Type/OBJR/Pg {}/Obj {}>>",
            reference(page),
            reference(id)
        ));
    }

    fn add(&mut self, kid: &str) {
        if !self.written.is_empty() {
            self.written.push(' ');
        }
        self.written += kid;
    }
}

/// What the note behind so many others is called, in the order of the names.
fn note_name(index: usize) -> String {
    format!("note{index:08}")
}

fn alternative(words: &str) -> String {
    format!("/Alt{}", hex_utf16(words))
}

fn reference((number, generation): ObjectId) -> String {
    format!("{number} {generation} R")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(blocks: &[Structure]) -> Vec<&'static str> {
        tags(blocks).into_iter().map(Tag::name).collect()
    }

    #[test]
    fn headings_are_as_deep_as_they_nest() {
        let levels = [
            Level::One,
            Level::Three,
            Level::Two,
            Level::Four,
            Level::One,
        ];
        let blocks = levels.map(Structure::Heading);
        assert_eq!(names(&blocks), ["H1", "H2", "H2", "H3", "H1"]);
    }

    #[test]
    fn a_title_puts_headings_one_deeper() {
        let blocks = [
            Structure::Title,
            Structure::Paragraph,
            Structure::Heading(Level::One),
            Structure::Heading(Level::Two),
        ];
        assert_eq!(names(&blocks), ["H1", "P", "H2", "H3"]);
    }
}
