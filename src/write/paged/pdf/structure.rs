//! The structure tree: what each marked stretch of the pages is
//! (ISO 32000-1 §14.7 and §14.8).
//!
//! In: the blocks of [`Pages`](crate::layout::Pages) and which of them each
//! page shows. Out: structure objects in the document, among them the tree
//! that leads from a page's marks back to their elements.

use super::content::PageContent;
use crate::document::Level;
use crate::layout::Structure;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// The element a block becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag(Element);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    /// A heading this deep, counted from 1.
    Heading(usize),
    Paragraph,
    Cell {
        table: u32,
        row: u32,
    },
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
            Element::Paragraph => "P",
            Element::Cell { .. } => "TD",
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
            Structure::Cell { table, row, .. } => Element::Cell { table, row },
        })
        .map(Tag)
        .collect()
}

/// How deep a heading of `level` nests among the headings before it, from 1.
pub fn nest(open: &mut Vec<Level>, level: Level) -> usize {
    while open.last().is_some_and(|last| *last >= level) {
        open.pop();
    }
    open.push(level);
    open.len()
}

/// A marked stretch: the page, counted from 0, and its number on it.
type Mark = (usize, usize);

/// Adds the structure tree of a document whose pages are `page_ids`, and
/// returns its root.
pub fn add_tree(
    document: &mut Document,
    tags: &[Tag],
    contents: &[PageContent],
    page_ids: &[ObjectId],
) -> ObjectId {
    let mut tree = Tree {
        root: document.new_object_id(),
        elements: vec![None; tags.len()],
        marks: marks(tags.len(), contents),
        page_ids,
        document,
    };
    let body = tree.body(tags);
    let parents = tree.parents(contents);
    let root = tree.root;
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => Object::Reference(body),
            "ParentTree" => Object::Reference(parents),
            "ParentTreeNextKey" => integer(page_ids.len()),
        },
    );
    root
}

/// Every block's marks, in reading order.
fn marks(blocks: usize, contents: &[PageContent]) -> Vec<Vec<Mark>> {
    let mut marks = vec![Vec::new(); blocks];
    for (page, content) in contents.iter().enumerate() {
        for (mark, block) in content.blocks.iter().enumerate() {
            marks[index(*block)].push((page, mark));
        }
    }
    marks
}

/// Pages mark only blocks that the structure has.
fn index(block: u32) -> usize {
    usize::try_from(block).expect("it was an index before")
}

struct Tree<'a> {
    document: &'a mut Document,
    page_ids: &'a [ObjectId],
    root: ObjectId,
    /// The element of each block, once it has one.
    elements: Vec<Option<ObjectId>>,
    marks: Vec<Vec<Mark>>,
}

impl Tree<'_> {
    /// The document's own element, with all others under it.
    fn body(&mut self, tags: &[Tag]) -> ObjectId {
        let body = self.document.new_object_id();
        let mut kids = Vec::new();
        let mut block = 0;
        while let Some(tag) = tags.get(block) {
            if let Element::Cell { table, .. } = tag.0 {
                let cells = tags[block..].iter().take_while(
                    |tag| matches!(tag.0, Element::Cell { table: other, .. } if other == table),
                );
                let end = block + cells.count();
                kids.push(self.table(tags, block..end, body));
                block = end;
            } else {
                if !self.marks[block].is_empty() {
                    kids.push(self.leaf(block, *tag, body));
                }
                block += 1;
            }
        }
        self.set(body, "Document", self.root, kids);
        body
    }

    fn table(&mut self, tags: &[Tag], blocks: std::ops::Range<usize>, parent: ObjectId) -> Object {
        let table = self.document.new_object_id();
        let start = blocks.start;
        let rows = tags[blocks].chunk_by(|one, other| one == other);
        let mut first = start;
        let mut kids = Vec::new();
        for row in rows {
            kids.push(self.row(first, row, table));
            first += row.len();
        }
        self.set(table, "Table", parent, kids);
        Object::Reference(table)
    }

    fn row(&mut self, first: usize, cells: &[Tag], table: ObjectId) -> Object {
        let row = self.document.new_object_id();
        let kids = cells
            .iter()
            .enumerate()
            .map(|(column, tag)| self.leaf(first + column, *tag, row))
            .collect();
        self.set(row, "TR", table, kids);
        Object::Reference(row)
    }

    /// The element of one block, with its marks.
    fn leaf(&mut self, block: usize, tag: Tag, parent: ObjectId) -> Object {
        let marks = std::mem::take(&mut self.marks[block]);
        let home = marks.first().map(|mark| mark.0);
        let kids = marks.iter().map(|mark| self.kid(*mark, home)).collect();
        let element = self.document.new_object_id();
        self.elements[block] = Some(element);
        self.set(element, tag.name(), parent, kids);
        if let Some(page) = home
            && let Ok(dictionary) = self.document.get_dictionary_mut(element)
        {
            dictionary.set("Pg", Object::Reference(self.page_ids[page]));
        }
        Object::Reference(element)
    }

    /// A mark as its element's kid: a number on the element's own page, a
    /// dictionary on another one.
    fn kid(&self, (page, mark): Mark, home: Option<usize>) -> Object {
        if Some(page) == home {
            return integer(mark);
        }
        Object::Dictionary(dictionary! {
            "Type" => "MCR",
            "Pg" => Object::Reference(self.page_ids[page]),
            "MCID" => integer(mark),
        })
    }

    fn set(&mut self, id: ObjectId, kind: &str, parent: ObjectId, kids: Vec<Object>) {
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => kind,
            "P" => Object::Reference(parent),
        };
        if !kids.is_empty() {
            element.set("K", kids);
        }
        self.document.set_object(id, element);
    }

    /// The tree from each page's marks to their elements.
    fn parents(&mut self, contents: &[PageContent]) -> ObjectId {
        let mut numbers = Vec::with_capacity(contents.len() * 2);
        for (page, content) in contents.iter().enumerate() {
            let of_mark = |block: &u32| match self.elements[index(*block)] {
                Some(element) => Object::Reference(element),
                None => Object::Null,
            };
            let elements: Vec<Object> = content.blocks.iter().map(of_mark).collect();
            numbers.push(integer(page));
            numbers.push(Object::Reference(self.document.add_object(elements)));
        }
        let mut tree = Dictionary::new();
        tree.set("Nums", numbers);
        self.document.add_object(tree)
    }
}

/// A count as a PDF number.
pub fn integer(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
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
