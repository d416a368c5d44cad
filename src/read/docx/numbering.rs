//! `word/numbering.xml` in; and for each numbered paragraph in turn, the label
//! that Word shows before it.
//!
//! A label is computed as Word does it: the counters belong to the abstract
//! list, a level's number starts afresh where a higher one was counted. It
//! reads no paragraph.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::DocxFault;
use super::label::NumberFormat;
use super::look::Numbered;
use super::styles::{Style, Styles};
use super::symbol;
use super::xml::{Open, Step, Tag, Xml, cut};
use crate::document::{self, Sign};
use crate::read::SourceParagraph;

/// How many levels a list has.
const LEVELS: usize = 9;

/// What stands before a numbered paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Label {
    /// A number, with the space that parts it from the text.
    Number(String),
    /// The number of a list inside an item of another, so many lists deep.
    Inner(String, usize),
    /// A sign that counts nothing, of a list so many lists deep.
    Bullet(String, usize),
}

impl Label {
    /// What it is of the text.
    pub(super) fn number(&self) -> &str {
        match self {
            Self::Number(number) | Self::Inner(number, _) => number,
            Self::Bullet(..) => "",
        }
    }

    /// What it makes of the paragraph, where that is an item.
    pub(super) fn item(&self) -> Option<document::Label> {
        let (sign, level) = match self {
            Self::Number(_) => return None,
            Self::Inner(_, level) => (Sign::Number, *level),
            Self::Bullet(sign, level) => (Sign::Bullet(sign.clone()), *level),
        };
        Some(document::Label { sign, level })
    }

    /// The same in a list as deep as the name of its style says.
    fn deepened(self, depth: usize) -> Self {
        match self {
            Self::Number(number) if depth > 0 => Self::Inner(number, depth),
            Self::Number(number) => Self::Number(number),
            Self::Inner(number, level) => Self::Inner(number, level.max(depth)),
            Self::Bullet(sign, level) => Self::Bullet(sign, level.max(depth)),
        }
    }
}

/// What stands between label and text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// A tab or a space.
    Space,
    /// Nothing.
    None,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: NumberFormat,
    /// `第%1章`, `%1.%2`.
    text: String,
    /// Whether all its numbers are shown in Arabic figures.
    legal: bool,
    /// The level (1 for the highest) whose number makes this one start
    /// afresh; any higher one where it is `None`, none at all where it is 0.
    restart: Option<usize>,
    gap: Gap,
    /// The paragraph style that this level numbers.
    style: Option<String>,
    /// The face of the label.
    font: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: NumberFormat::Decimal,
            text: String::new(),
            legal: false,
            restart: None,
            gap: Gap::Space,
            style: None,
            font: None,
        }
    }
}

/// The levels of a list.
type Levels = BTreeMap<usize, Level>;

#[derive(Debug, Default)]
struct Abstract {
    levels: Levels,
    /// The list style whose levels it has (`w:numStyleLink`).
    levels_of: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    of: u32,
    starts: BTreeMap<usize, u32>,
    levels: Levels,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: BTreeMap<u32, Abstract>,
    lists: BTreeMap<u32, List>,
    counted: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Lists and levels whose own start has been used.
    started: BTreeSet<(u32, usize)>,
}

impl Numbering {
    /// Reads the part called `name`.
    pub(super) fn read(text: &str, name: &str) -> Result<Self, DocxFault> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(text, name);
        loop {
            match xml.step()? {
                Step::Open(open) => match open.tag {
                    Tag::AbstractNumbering => {
                        let id = open.number("abstractNumId").unwrap_or(0);
                        numbering.abstracts.insert(id, abstract_list(&mut xml)?);
                    }
                    Tag::Numbering => {
                        let id = open.number("numId").unwrap_or(0);
                        numbering.lists.insert(id, list(&mut xml)?);
                    }
                    _ => {}
                },
                Step::End => return Ok(numbering),
                Step::Close | Step::Text(_) => {}
            }
        }
    }

    /// Counts a paragraph with `direct` numbering and of `style`; its label,
    /// if it has one.
    pub(super) fn count(
        &mut self,
        direct: Option<Numbered>,
        style: Option<&Style>,
        styles: &Styles,
    ) -> Option<Label> {
        let from_style = style.and_then(|it| it.shape.numbered);
        let id = direct
            .and_then(|it| it.list)
            .or_else(|| from_style?.list)
            .filter(|&id| id != 0)?;
        let of = self.abstract_of(id, styles)?;
        let by_style = || self.level_of_style(of, style?.numbering_from.as_deref()?);
        let level = direct
            .and_then(|it| it.level)
            .map(usize::from)
            .or_else(by_style)
            .or_else(|| from_style?.level.map(usize::from))
            .unwrap_or(0);
        let level = level.min(LEVELS - 1);
        self.advance(id, of, level);
        let label = self.label(id, of, level)?;
        let name = style.and_then(|it| it.name.as_deref());
        Some(label.deepened(name.map_or(0, depth_by_name)))
    }

    /// The abstract list that `id` counts in, list styles followed.
    fn abstract_of(&self, id: u32, styles: &Styles) -> Option<u32> {
        let mut of = self.lists.get(&id)?.of;
        // Two styles that name each other would go round for ever.
        for _ in 0..8 {
            let Some(style) = self.abstracts.get(&of)?.levels_of.as_deref() else {
                break;
            };
            let linked = styles.list_of(style).and_then(|id| self.lists.get(&id));
            let Some(next) = linked.map(|it| it.of).filter(|&next| next != of) else {
                break;
            };
            of = next;
        }
        Some(of)
    }

    fn level_of_style(&self, of: u32, style: &str) -> Option<usize> {
        let levels = &self.abstracts.get(&of)?.levels;
        levels
            .iter()
            .find(|(_, level)| level.style.as_deref() == Some(style))
            .map(|(&at, _)| at)
    }

    fn level(&self, id: u32, of: u32, at: usize) -> Option<&Level> {
        let own = self.lists.get(&id).and_then(|list| list.levels.get(&at));
        own.or_else(|| self.abstracts.get(&of)?.levels.get(&at))
    }

    fn advance(&mut self, id: u32, of: u32, at: usize) {
        let own_start = self
            .lists
            .get(&id)
            .and_then(|list| list.starts.get(&at))
            .copied()
            .filter(|_| self.started.insert((id, at)));
        let start = self.level(id, of, at).map_or(1, |level| level.start);
        let restarting: Vec<usize> = (at + 1..LEVELS)
            .filter(|&lower| {
                let restart = self.level(id, of, lower).and_then(|it| it.restart);
                restart.is_none_or(|above| above > at)
            })
            .collect();
        let counters = self.counted.entry(of).or_default();
        counters[at] = Some(match (own_start, counters[at]) {
            (Some(own), _) => own,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => start,
        });
        for lower in restarting {
            counters[lower] = None;
        }
    }

    fn label(&self, id: u32, of: u32, at: usize) -> Option<Label> {
        let level = self.level(id, of, at)?;
        if level.format == NumberFormat::Bullet {
            let sign = symbol::bullet(&level.text, level.font.as_deref());
            return (!sign.is_empty()).then_some(Label::Bullet(sign, at));
        }
        let mut shown = String::new();
        let mut rest = level.text.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            shown.push_str(before);
            let digit = after.chars().next().and_then(|it| it.to_digit(10));
            if let Some(upper) = digit.and_then(|it| (it as usize).checked_sub(1)) {
                shown.push_str(&self.number(id, of, upper, level));
                rest = &after[1..];
            } else {
                shown.push('%');
                rest = after;
            }
        }
        shown.push_str(rest);
        let bulleted = at
            .checked_sub(1)
            .and_then(|above| self.level(id, of, above));
        let inner = bulleted.is_some_and(|it| it.format == NumberFormat::Bullet);
        let number = (!shown.trim().is_empty()).then(|| parted(shown, level.gap));
        number.map(|number| {
            if inner {
                Label::Inner(number, at)
            } else {
                Label::Number(number)
            }
        })
    }

    /// The number of level `upper` in a label of `level`.
    fn number(&self, id: u32, of: u32, upper: usize, level: &Level) -> String {
        let Some(shown_by) = self.level(id, of, upper) else {
            return String::new();
        };
        let counted = self.counted.get(&of).and_then(|counters| counters[upper]);
        let number = counted.unwrap_or(shown_by.start);
        if level.legal {
            number.to_string()
        } else {
            shown_by.format.show(number)
        }
    }
}

/// How deep the list of a style stands in others by Word's own name of it: `List
/// Bullet 2` and `List Number 2` have lists of one level each.
fn depth_by_name(name: &str) -> usize {
    let name = name.to_ascii_lowercase();
    let lists = ["list bullet ", "list number ", "list continue "];
    let depth = lists.iter().find_map(|list| name.strip_prefix(list));
    let depth: usize = depth.and_then(|it| it.parse().ok()).unwrap_or(1);
    depth.clamp(1, LEVELS) - 1
}

/// What a paragraph below an item is by the name of its style alone: `List Continue
/// 2` goes on in an item of a list in another, `List Number 2` has a number that was
/// typed.
pub(super) fn by_style(paragraph: &SourceParagraph) -> Option<document::Label> {
    let name = paragraph.evidence.style.as_deref()?.to_ascii_lowercase();
    let level = depth_by_name(&name);
    let typed = paragraph
        .text
        .chars
        .starts_with(|it: char| it.is_ascii_digit());
    let sign = if name.starts_with("list continue") {
        Sign::Further
    } else if level > 0 && name.starts_with("list number ") && typed {
        Sign::Number
    } else {
        return None;
    };
    Some(document::Label { sign, level })
}

/// A label and what parts it from the text. 一、 and （一） need nothing; 第一章
/// takes the customary full-width space; 1. takes a space, so that a figure
/// that opens the text does not run into it.
fn parted(mut label: String, gap: Gap) -> String {
    let last = label.chars().next_back().unwrap_or_default();
    if gap == Gap::Space && last.is_ascii() && !last.is_whitespace() {
        label.push(' ');
    } else if gap == Gap::Space && ('\u{4e00}'..='\u{9fff}').contains(&last) {
        label.push('\u{3000}');
    }
    label
}

fn abstract_list(xml: &mut Xml<'_>) -> Result<Abstract, DocxFault> {
    let mut found = Abstract::default();
    while let Some(child) = xml.child()? {
        match child.tag {
            Tag::NumberingLevel => {
                let at = child.number("ilvl").unwrap_or(0);
                found.levels.insert(at, level(xml)?);
                continue;
            }
            Tag::NumberingStyleLink => found.levels_of = child.value().map(Into::into),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(found)
}

fn list(xml: &mut Xml<'_>) -> Result<List, DocxFault> {
    let mut found = List::default();
    while let Some(child) = xml.child()? {
        match child.tag {
            Tag::LevelOverride => {
                let at = child.number("ilvl").unwrap_or(0);
                level_override(xml, at, &mut found)?;
                continue;
            }
            Tag::AbstractNumberingId => found.of = child.number("val").unwrap_or(0),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(found)
}

fn level_override(xml: &mut Xml<'_>, at: usize, list: &mut List) -> Result<(), DocxFault> {
    while let Some(child) = xml.child()? {
        match child.tag {
            Tag::NumberingLevel => {
                list.levels.insert(at, level(xml)?);
                continue;
            }
            Tag::StartOverride => {
                list.starts.insert(at, child.number("val").unwrap_or(1));
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}

fn level(xml: &mut Xml<'_>) -> Result<Level, DocxFault> {
    let mut level = Level::default();
    while let Some(child) = xml.child()? {
        if child.tag == Tag::RunProperties {
            level.font = font(xml)?;
            continue;
        }
        take(&mut level, &child);
        xml.skip()?;
    }
    Ok(level)
}

/// The face of ASCII among run properties: symbols have it.
fn font(xml: &mut Xml<'_>) -> Result<Option<String>, DocxFault> {
    let mut font = None;
    while let Some(child) = xml.child()? {
        if child.tag == Tag::Fonts {
            font = child.attribute("ascii").map(Into::into);
        }
        xml.skip()?;
    }
    Ok(font)
}

fn take(level: &mut Level, child: &Open<'_>) {
    let value = child.value().unwrap_or_default();
    match child.tag {
        Tag::Start => level.start = child.number("val").unwrap_or(1),
        Tag::NumberFormat => {
            level.format = NumberFormat::of(&value, child.attribute("format").as_deref());
        }
        Tag::LevelText => cut(&value).clone_into(&mut level.text),
        Tag::LevelRestart => level.restart = child.number("val"),
        Tag::Suffix if value == "nothing" => level.gap = Gap::None,
        Tag::Legal => level.legal = child.is_on(),
        Tag::ParagraphStyle => level.style = Some(value.into_owned()),
        _ => {}
    }
}
