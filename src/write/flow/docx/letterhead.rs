//! 版头 at the head of the body (GB/T 9704-2012 §7.2): a line of it a paragraph
//! in its element's style, a single rule the border of the one next to it, a
//! pair of rules a paragraph of its own.
//!
//! In: a composed [`Letterhead`]. Out: paragraphs, from the top down. Where and
//! how each stands is in `placing`, its text in `stretches`.

use super::body::{Body, Chunk};
use super::geometry::line;
use super::joint;
use super::placing::{BASELINE, FRAME_FROM, MARK_LINE, MOST_SPACE, Placing, Stand, pair};
use super::stretches::{Part, near};
use crate::compose::{Letterhead, PlacedRule, RuleShape};
use crate::document::Role;
use crate::template::{Pt, Template};

/// Adds 版头 to a chunk.
pub(super) fn build(head: &Letterhead<'_>, body: &Body<'_>, chunk: &mut Chunk) {
    let rows = lines(head);
    let single = |rule: &&PlacedRule| rule.shape == RuleShape::Single;
    let mut walk = Walk {
        body,
        rule: head.rules.iter().find(single).copied(),
        above: None,
        y: body.template().page.top.pt(),
        end: flow_top(head, body.template()),
    };
    for (at, row) in rows.iter().enumerate() {
        walk.row(row, rows.get(at + 1), chunk);
    }
    let of_head = |rule: &&PlacedRule| rule.shape == RuleShape::ThickOverThin;
    for rule in head.rules.iter().filter(of_head) {
        pair(*rule, chunk);
    }
}

/// Adds the pair of rules at the foot of the first page, which is its footer's:
/// in the body LibreOffice 7.4 lets no line with a footnote stand on its page.
pub(super) fn build_foot(head: &Letterhead<'_>, chunk: &mut Chunk) {
    let of_foot = |rule: &&PlacedRule| rule.shape == RuleShape::ThinOverThick;
    for rule in head.rules.iter().filter(of_foot) {
        pair(*rule, chunk);
    }
}

/// The way down the page.
struct Walk<'b, 't> {
    body: &'b Body<'t>,
    /// The rule that parts 版头 from the text.
    rule: Option<PlacedRule>,
    /// The same, where the next row is to bear it above itself.
    above: Option<PlacedRule>,
    /// Where the row above ends.
    y: Pt,
    /// Where the text begins.
    end: Pt,
}

impl Walk<'_, '_> {
    fn row(&mut self, row: &Row<'_>, next: Option<&Row<'_>>, chunk: &mut Chunk) {
        let mut placing = row.placing(self.body, self.y);
        if let Some(rule) = self.above.take() {
            placing.take_rule_above(rule);
        }
        let holder = self.rule_of(row, next, &mut placing);
        self.y = placing.bottom();
        if next.is_none() && holder.is_none() {
            placing.reach(self.end);
        }
        match row {
            Row::Line(parts) => placing.line(parts, self.body, chunk),
            Row::Joint(parts) => joint::build(parts, placing.before, self.body, chunk),
        }
        if let Some(mut holder) = holder {
            self.y = holder.bottom();
            if next.is_none() {
                holder.reach(self.end);
            }
            holder.empty(self.body.template(), chunk);
        }
    }

    /// Gives the rule that follows `row` to it, to the next one, or to an empty
    /// paragraph between them, which is returned. A table or a frame at the end
    /// needs such a paragraph too: it cannot keep its distance itself.
    fn rule_of(
        &mut self,
        row: &Row<'_>,
        next: Option<&Row<'_>>,
        placing: &mut Placing,
    ) -> Option<Placing> {
        let follows = |rule: &PlacedRule| {
            row.baseline() < rule.top && next.is_none_or(|next| next.baseline() > rule.top)
        };
        match self.rule.filter(follows) {
            Some(rule) if row.bears(rule, placing) => {
                placing.take_rule(rule);
                None
            }
            Some(rule) if next.is_some_and(|next| next.bears_above(rule, self.body)) => {
                self.above = Some(rule);
                None
            }
            Some(rule) => Some(Placing::holder(Some(rule), placing.bottom())),
            None if next.is_none()
                && (matches!(row, Row::Joint(_)) || placing.stand == Stand::Frame) =>
            {
                Some(Placing::holder(None, placing.bottom()))
            }
            None => None,
        }
    }
}

/// So much higher than its line the text below 版头 begins: places are rounded
/// to twips, and LibreOffice takes no line that ends a twip below the grid.
const ROUNDING: Pt = Pt(0.3);

/// Where the text below 版头 begins, by the pitch of the lines of a DOCX.
fn flow_top(head: &Letterhead<'_>, template: &Template) -> Pt {
    #[expect(clippy::cast_precision_loss, reason = "a line has some hundred twips")]
    let pitch = Pt(line(template) as f64 / 20.0);
    template.page.top.pt() + pitch * head.height.0 - ROUNDING
}

/// A paragraph of 版头, or the mark of a joint issue.
enum Row<'h> {
    /// Parts on one baseline.
    Line(Vec<Part<'h>>),
    /// Names in a stack, and what stands beside them.
    Joint(Vec<Part<'h>>),
}

/// The rows from the top down.
fn lines<'h>(head: &'h Letterhead<'_>) -> Vec<Row<'h>> {
    let parts = head.elements.iter().flat_map(|element| {
        let pieces = element.pieces.iter();
        pieces.map(move |piece| Part { element, piece })
    });
    let of_mark = |part: &Part<'_>| part.element.paragraph.role == Role::IssuerMark;
    let (mark, mut others): (Vec<_>, Vec<_>) = parts.partition(of_mark);
    others.sort_by(|one, other| {
        let places = |part: &Part<'_>| (part.piece.baseline.0, part.piece.x.first().map(|x| x.0));
        places(one)
            .partial_cmp(&places(other))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut rows: Vec<Row<'h>> = Vec::new();
    for part in others {
        match rows.last_mut() {
            Some(Row::Line(line)) if near(line[0].piece.baseline, part.piece.baseline) => {
                line.push(part);
            }
            _ => rows.push(Row::Line(vec![part])),
        }
    }
    let top = mark.first().map_or(Pt::ZERO, |part| part.piece.baseline);
    let at = rows.iter().position(|row| row.baseline() > top);
    let row = if mark.len() > 1 {
        Row::Joint(mark)
    } else {
        Row::Line(mark)
    };
    rows.insert(at.unwrap_or(rows.len()), row);
    rows
}

impl<'h> Row<'h> {
    fn parts(&self) -> &[Part<'h>] {
        match self {
            Row::Line(parts) | Row::Joint(parts) => parts,
        }
    }

    /// Whether the rule can be its border: it is a paragraph, and the rule near.
    fn bears(&self, rule: PlacedRule, placing: &Placing) -> bool {
        let gap = (rule.top - placing.bottom()).0;
        let flows = placing.stand == Stand::Flow;
        matches!(self, Row::Line(_)) && flows && (0.0..=MOST_SPACE).contains(&gap)
    }

    /// Whether the rule can be the border above it.
    fn bears_above(&self, rule: PlacedRule, body: &Body<'_>) -> bool {
        let own = self.placing(body, Pt::ZERO);
        let gap = (own.before - rule.top - rule.height()).0;
        matches!(self, Row::Line(_)) && (0.0..=MOST_SPACE - 1.0).contains(&gap)
    }

    /// The first baseline.
    fn baseline(&self) -> Pt {
        self.parts()[0].piece.baseline
    }

    /// Its place below what ends at `y`.
    fn placing(&self, body: &Body<'_>, y: Pt) -> Placing {
        let first = self.parts()[0];
        #[expect(clippy::cast_precision_loss, reason = "a line has some hundred twips")]
        let grid = Pt(line(body.template()) as f64 / 20.0);
        let pitch = if first.element.paragraph.role == Role::IssuerMark {
            first.piece.size * MARK_LINE
        } else {
            grid
        };
        let top = body.template().page.top.pt();
        let lines = match self {
            Row::Line(_) => 1.0,
            Row::Joint(parts) => joint::names(parts),
        };
        let before = first.piece.baseline - pitch * BASELINE - y;
        let stand = match self {
            Row::Line(_) if before < Pt(-FRAME_FROM) && y == top => Stand::Frame,
            Row::Line(_) | Row::Joint(_) => Stand::Flow,
        };
        Placing {
            stand,
            y,
            before: if stand == Stand::Frame {
                before
            } else {
                before.max(Pt::ZERO)
            },
            pitch,
            lines,
            after: Pt::ZERO,
            rule: None,
            over: None,
        }
    }
}
