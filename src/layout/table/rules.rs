//! The rules of a table: its frame on each page, and the lines between cells.
//!
//! In: what the cells of each row make, and where it begins. Out: rules on the
//! page, each as long as it can be: one down a page, not one a row.

use super::super::pages::{Owner, Point, Rule};
use super::super::sheets::Sheets;
use crate::compose::ComposedTable;
use crate::document::{Area, Extent};
use crate::template::{Colour, Pt};

/// The rules of the part of a table that stands on a page.
pub(super) struct Frame {
    /// Where columns begin on the page, and where the last one ends.
    edges: Vec<Pt>,
    /// Where the part begins.
    top: Pt,
    /// Where the head ends that is repeated in it.
    head_end: Option<Pt>,
    /// Where the rule at each edge began, while it goes on.
    down: Vec<Option<Pt>>,
}

impl Frame {
    /// The frame of a table whose left edge is at `left`.
    pub(super) fn new(table: &ComposedTable<'_>, left: Pt, top: Pt) -> Self {
        let mut edges = vec![left];
        let mut right = left;
        for column in &table.columns {
            right += column.width;
            edges.push(right);
        }
        Self {
            down: vec![None; edges.len()],
            edges,
            top,
            head_end: None,
        }
    }

    /// Where a column begins.
    pub(super) fn left_of(&self, column: usize) -> Pt {
        self.edges[column]
    }

    /// Begins a part on a page.
    pub(super) fn begin(&mut self, top: Pt) {
        self.top = top;
        self.head_end = None;
    }

    /// Notes where a repeated head ends: it is ruled off from what is below, be
    /// that a cell that goes on from the page before.
    pub(super) fn end_head(&mut self, bottom: Pt) {
        self.head_end = Some(bottom);
    }

    /// Rules a row, or a part of one, that begins at `top`.
    pub(super) fn row(&mut self, sheets: &mut Sheets<'_>, areas: &[Area], top: Pt) {
        if self.head_end == Some(top) {
            self.level(sheets, (0, self.edges.len() - 1), top);
        } else if top > self.top {
            self.above(sheets, areas, top);
        }
        let mut starts = areas.iter().map(|area| area.column).peekable();
        for edge in 1..self.edges.len() - 1 {
            while starts.next_if(|start| *start < edge).is_some() {}
            let ruled = starts.peek() == Some(&edge);
            match self.down[edge] {
                None if ruled => self.down[edge] = Some(top),
                Some(from) if !ruled => {
                    self.down[edge] = None;
                    self.upright(sheets, edge, from, top);
                }
                Some(_) | None => {}
            }
        }
    }

    /// Rules off the cells that begin in a row from those above.
    fn above(&self, sheets: &mut Sheets<'_>, areas: &[Area], top: Pt) {
        let begins = |area: &Area| matches!(area.extent, Extent::Begins(_));
        for stretch in areas.chunk_by(|one, next| begins(one) == begins(next)) {
            if let (Some(first), Some(last)) = (stretch.first(), stretch.last())
                && begins(first)
            {
                let edges = (first.column, last.column + last.columns);
                self.level(sheets, edges, top);
            }
        }
    }

    /// Draws a rule inside from one edge to another.
    fn level(&self, sheets: &mut Sheets<'_>, (from, to): (usize, usize), y: Pt) {
        let (left, right) = (self.edges[from], self.edges[to]);
        let thick = sheets.template.table.inner_rule.pt();
        rule(sheets, (left, y - thick / 2.0), (right - left, thick));
    }

    fn upright(&self, sheets: &mut Sheets<'_>, edge: usize, from: Pt, to: Pt) {
        let thick = sheets.template.table.inner_rule.pt();
        let left = self.edges[edge] - thick / 2.0;
        rule(sheets, (left, from), (thick, to - from));
    }

    /// Ends the part on a page: the rules that go on, and the frame.
    pub(super) fn end(&mut self, sheets: &mut Sheets<'_>, bottom: Pt) {
        if bottom <= self.top {
            return;
        }
        for edge in 0..self.down.len() {
            if let Some(from) = self.down[edge].take() {
                self.upright(sheets, edge, from, bottom);
            }
        }
        let thick = sheets.template.table.outer_rule.pt();
        let half = thick / 2.0;
        let (left, right) = (self.edges[0], self.edges[self.edges.len() - 1]);
        for y in [self.top, bottom] {
            rule(
                sheets,
                (left - half, y - half),
                (right - left + thick, thick),
            );
        }
        for x in [left, right] {
            rule(sheets, (x - half, self.top), (thick, bottom - self.top));
        }
    }
}

/// Draws a rule from its upper left corner, unless it has no thickness.
fn rule(sheets: &mut Sheets<'_>, (x, y): (Pt, Pt), (width, height): (Pt, Pt)) {
    if width > Pt::ZERO && height > Pt::ZERO {
        sheets.rule(Rule {
            owner: Owner::Furniture,
            corner: Point { x, y },
            width,
            height,
            colour: Colour::Black,
        });
    }
}
