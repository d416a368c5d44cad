//! `word/styles.xml` in, what each style says with all it is based on out.
//!
//! Chains of `w:basedOn` are followed once, circles are cut. Toggle properties
//! (bold, italic …) that a paragraph style and a character style both set
//! cancel each other, as in Word (ECMA-376 part 1, 17.7.3).

use std::collections::BTreeMap;

use super::fault::DocxFault;
use super::growing::Dress;
use super::look::{Letters, Numbered, Shape};
use super::sheet::Spacing;
use super::table;
use super::table_head::{FirstRow, Ground};
use super::xml::{Open, Step, Tag, Xml};

/// Styles may be based on each other this deep; Word itself allows eleven.
const MOST_BASES: usize = 100;

/// A style.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// Its name as Word keeps it: `heading 1`, `标题 1`, `主送机关`.
    pub(super) name: Option<String>,
    /// What it says of paragraphs.
    pub(super) shape: Shape,
    /// What it says of letters.
    pub(super) letters: Letters,
    /// What it says of the first row of a table.
    first_row: FirstRow,
    /// The id of the style whose numbering it takes: itself or one below it.
    pub(super) numbering_from: Option<String>,
    based_on: Option<String>,
    link: Option<String>,
    kind: Kind,
}

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    #[default]
    Paragraph,
    Character,
    Other,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    defaults: Letters,
    /// What paragraphs are like where no style says otherwise.
    pub(super) spacing: Spacing,
}

impl Styles {
    /// Reads the part called `name`.
    pub(super) fn read(text: &str, name: &str) -> Result<Self, DocxFault> {
        let mut styles = Self::default();
        let mut xml = Xml::new(text, name);
        loop {
            match xml.step()? {
                Step::Open(open) => styles.take(&open, &mut xml)?,
                Step::End => break,
                Step::Close | Step::Text(_) => {}
            }
        }
        styles.resolve();
        Ok(styles)
    }

    fn take(&mut self, open: &Open<'_>, xml: &mut Xml<'_>) -> Result<(), DocxFault> {
        match open.tag {
            Tag::Style => {
                let style = style(open, xml)?;
                let id = open.attribute("styleId").unwrap_or_default().into_owned();
                let usual = open
                    .attribute("default")
                    .is_some_and(|it| matches!(it.as_ref(), "1" | "true" | "on"));
                if usual && style.kind == Kind::Paragraph {
                    self.usual = Some(id.clone());
                }
                self.all.insert(id, style);
            }
            // Outside a style they are the defaults.
            Tag::RunProperties => self.defaults = Letters::read(xml)?,
            Tag::ParagraphProperties => self.spacing = Shape::read(xml)?.spacing,
            _ => {}
        }
        Ok(())
    }

    /// Gives each style what it is based on, the lowest first.
    fn resolve(&mut self) {
        let ids: Vec<String> = self.all.keys().cloned().collect();
        let mut done: BTreeMap<String, Style> = BTreeMap::new();
        for id in &ids {
            let mut chain: Vec<&str> = Vec::new();
            let mut at = Some(id.as_str());
            while let Some(id) = at.filter(|it| !done.contains_key(*it) && !chain.contains(it))
                && chain.len() < MOST_BASES
            {
                chain.push(id);
                at = self.all.get(id).and_then(|it| it.based_on.as_deref());
            }
            // A circle ends where it would begin again; what is below the cut
            // is whole for this style alone.
            let cut = at.is_some_and(|it| !done.contains_key(it));
            let mut base = at.and_then(|it| done.get(it)).cloned();
            for id in chain.into_iter().rev() {
                if let Some(own) = self.all.get(id) {
                    base = Some(over(own, base.as_ref(), id));
                }
                if !cut && let Some(whole) = &base {
                    done.insert(id.to_owned(), whole.clone());
                }
            }
            if let Some(whole) = base.filter(|_| cut) {
                done.insert(id.clone(), whole);
            }
        }
        self.all = done;
    }

    /// The paragraph style of that id, else the document's usual one.
    pub(super) fn of_paragraph(&self, id: Option<&str>) -> Option<&Style> {
        id.and_then(|id| self.all.get(id))
            .filter(|style| style.kind == Kind::Paragraph)
            .or_else(|| self.all.get(self.usual.as_deref()?))
    }

    /// The numbering a list style names (`w:numStyleLink`).
    pub(super) fn list_of(&self, id: &str) -> Option<u32> {
        self.all.get(id)?.shape.numbered?.list
    }

    /// Whether a character style is the twin of a heading's paragraph style:
    /// so Word shows a heading that is part of a paragraph.
    fn is_of_a_heading(&self, id: &str) -> bool {
        let twin = self
            .all
            .get(id)
            .filter(|style| style.kind == Kind::Character)
            .and_then(|style| self.all.get(style.link.as_deref()?));
        twin.is_some_and(|style| style.shape.outline.is_some_and(|it| it < 9))
    }

    /// What a stretch is by its character style `own`, in a paragraph of `style`.
    pub(super) fn dress(&self, style: Option<&Style>, own: Option<&str>) -> Dress {
        let named = own.and_then(|id| self.all.get(id));
        match own {
            Some(id) if self.is_of_a_heading(id) => Dress::Heading,
            _ if [style, named].into_iter().flatten().any(is_of_code) => Dress::Code,
            _ => Dress::Plain,
        }
    }

    /// Whether a table style has a look of its own for the first row.
    pub(super) fn first_row(&self, id: &str) -> FirstRow {
        self.all.get(id).map(|it| it.first_row).unwrap_or_default()
    }

    /// What letters look like in a paragraph of `style`, with `direct` on them.
    pub(super) fn letters(&self, style: Option<&Style>, direct: &Letters) -> Letters {
        let none = Letters::default();
        let below = style.map_or(&none, |style| &style.letters);
        let named = direct
            .style
            .as_deref()
            .and_then(|id| self.all.get(id))
            .filter(|style| style.kind == Kind::Character);
        let own = named.map_or(&none, |style| &style.letters);
        let toggle = |of: fn(&Letters) -> Option<bool>| {
            let on = |letters| of(letters) == Some(true);
            Some(of(direct).unwrap_or(on(&self.defaults) || (on(below) ^ on(own))))
        };
        Letters {
            style: direct.style.clone(),
            bold: toggle(|it| it.bold),
            italic: toggle(|it| it.italic),
            strike: toggle(|it| it.strike),
            hidden: toggle(|it| it.hidden),
            size: direct
                .size
                .or(own.size)
                .or(below.size)
                .or(self.defaults.size),
            face: [direct, own, below, &self.defaults]
                .into_iter()
                .find_map(|it| it.face.clone()),
            colour: [direct, own, below, &self.defaults]
                .into_iter()
                .find_map(|it| it.colour),
            mark: direct.mark,
        }
    }
}

/// Whether what is set in a style is code: Word's own styles for it, and those
/// that other programs write.
fn is_of_code(style: &Style) -> bool {
    const NAMES: [&str; 8] = [
        "html preformatted",
        "html code",
        "html typewriter",
        "html sample",
        "html keyboard",
        "macro",
        "source code",
        "verbatim char",
    ];
    let name = style.name.as_deref().unwrap_or_default();
    NAMES.contains(&name.to_lowercase().as_str())
}

/// Reads the `w:style` whose start has been read.
fn style(open: &Open<'_>, xml: &mut Xml<'_>) -> Result<Style, DocxFault> {
    let kind = match open.attribute("type").as_deref() {
        Some("paragraph") | None => Kind::Paragraph,
        Some("character") => Kind::Character,
        Some(_) => Kind::Other,
    };
    let mut style = Style {
        kind,
        ..Style::default()
    };
    while let Some(child) = xml.child()? {
        match child.tag {
            Tag::ParagraphProperties => {
                style.shape = Shape::read(xml)?;
                continue;
            }
            Tag::RunProperties => {
                style.letters = Letters::read(xml)?;
                continue;
            }
            Tag::ConditionalStyle if child.attribute("type").as_deref() == Some("firstRow") => {
                style.first_row = first_row(xml)?;
                continue;
            }
            Tag::Name => style.name = child.name(),
            Tag::BasedOn => style.based_on = child.value().map(Into::into),
            Tag::Link => style.link = child.value().map(Into::into),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(style)
}

/// Reads the `w:tblStylePr` of the first row, whose start has been read: bold
/// letters or a ground are a look of its own.
fn first_row(xml: &mut Xml<'_>) -> Result<FirstRow, DocxFault> {
    let mut first = FirstRow::Plain;
    while let Some(child) = xml.child()? {
        match child.tag {
            Tag::RunProperties => {
                if Letters::read(xml)?.bold == Some(true) {
                    first = FirstRow::Dressed;
                }
                continue;
            }
            Tag::CellProperties => {
                while let Some(own) = xml.child()? {
                    if own.tag == Tag::Shading && table::ground(&own) == Ground::Shaded {
                        first = FirstRow::Dressed;
                    }
                    xml.skip()?;
                }
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(first)
}

/// A style over the one it is based on.
fn over(own: &Style, base: Option<&Style>, id: &str) -> Style {
    let mut style = own.clone();
    style.numbering_from = own.shape.numbered.map(|_| id.to_owned());
    let Some(base) = base else {
        return style;
    };
    if style.first_row == FirstRow::Plain {
        style.first_row = base.first_row;
    }
    let (shape, below) = (&mut style.shape, &base.shape);
    shape.outline = shape.outline.or(below.outline);
    shape.alignment = shape.alignment.or(below.alignment);
    shape.spacing.or(&below.spacing);
    shape.numbered = match (shape.numbered, below.numbered) {
        (Some(own), Some(below)) => Some(Numbered {
            list: own.list.or(below.list),
            level: own.level.or(below.level),
        }),
        (own, below) => own.or(below),
    };
    style.numbering_from = style.numbering_from.or_else(|| base.numbering_from.clone());
    let (letters, below) = (&mut style.letters, &base.letters);
    letters.bold = letters.bold.or(below.bold);
    letters.italic = letters.italic.or(below.italic);
    letters.strike = letters.strike.or(below.strike);
    letters.hidden = letters.hidden.or(below.hidden);
    letters.size = letters.size.or(below.size);
    letters.face = letters.face.take().or_else(|| below.face.clone());
    letters.colour = letters.colour.or(below.colour);
    style
}
