//! Where a row of 版头 stands on the page of a DOCX (GB/T 9704-2012 §7.2).
//!
//! In: a row's baseline and rules, as compose placed them. Out: the elements of
//! `w:pPr` that put it there. Lines have exact heights and exact space above
//! them; in a line of exact height the baseline is four fifths down, in Word as
//! in LibreOffice. What would begin above the type area stands in a frame.

use docx_rs::Paragraph;

use super::body::{Body, Chunk};
use super::sheet;
use super::stretches::{Part, near, runs, stops};
use super::styles::colour_value;
use crate::compose::PlacedRule;
use crate::document::Role;
use crate::template::{Align, Colour, Pt, Template};
use crate::write::xml::Xml;

/// Where in the height of a line of exact height its baseline stands.
pub(super) const BASELINE: f64 = 0.8;
/// The height of a line of the mark, in ems: its ink fits in.
pub(super) const MARK_LINE: f64 = 1.2;
/// Word takes no more points between a text and its border.
pub(super) const MOST_SPACE: f64 = 31.0;

/// Where a row stands on the page.
pub(super) struct Placing {
    pub(super) stand: Stand,
    /// Where the row above ends.
    pub(super) y: Pt,
    pub(super) before: Pt,
    pub(super) pitch: Pt,
    pub(super) lines: f64,
    pub(super) after: Pt,
    /// The rule below it, and the points between.
    pub(super) rule: Option<(PlacedRule, f64)>,
    /// The rule above it, and the points between.
    pub(super) over: Option<(PlacedRule, f64)>,
}

/// How a row stands on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// In the flow of the text.
    Flow,
    /// In a frame placed by the page: it begins above the type area (§10.1).
    Frame,
}

/// A row that would begin so many points above the type area needs a frame;
/// less is the difference between the two ways to place a baseline in a line.
pub(super) const FRAME_FROM: f64 = 5.0;

impl Placing {
    pub(super) fn bottom(&self) -> Pt {
        let below = self
            .rule
            .map_or(Pt::ZERO, |(rule, space)| Pt(space) + rule.height());
        match self.stand {
            Stand::Frame => self.y,
            Stand::Flow => self.y + self.before + self.over() + self.pitch * self.lines + below,
        }
    }

    /// What a rule above takes.
    fn over(&self) -> Pt {
        self.over
            .map_or(Pt::ZERO, |(rule, space)| rule.height() + Pt(space))
    }

    /// Takes the rule as a border above it; see [`Self::take_rule`].
    pub(super) fn take_rule_above(&mut self, rule: PlacedRule) {
        let baseline = self.y + self.before + self.pitch * BASELINE;
        let ends = rule.top + rule.height();
        let gap = baseline - self.pitch * BASELINE - ends;
        let space = gap.0.ceil().clamp(0.0, MOST_SPACE);
        self.pitch = (baseline - ends - Pt(space)) / BASELINE;
        self.before = (rule.top - self.y).max(Pt::ZERO);
        self.over = Some((rule, space));
    }

    /// Takes the rule as a border. Word counts the room above a border in whole
    /// points, so the line shrinks by what is left over.
    pub(super) fn take_rule(&mut self, rule: PlacedRule) {
        let baseline = self.y + self.before + self.pitch * BASELINE;
        let gap = rule.top - (self.y + self.before + self.pitch);
        let space = gap.0.ceil().clamp(0.0, MOST_SPACE);
        let pitch = (rule.top - baseline - Pt(space)) / (1.0 - BASELINE);
        if pitch < self.pitch && pitch > self.pitch / 1.5 {
            self.before += (self.pitch - pitch) * BASELINE;
            self.pitch = pitch;
        }
        self.rule = Some((rule, space));
    }

    /// Leaves room below it down to `top`.
    pub(super) fn reach(&mut self, top: Pt) {
        self.after = (top - self.bottom()).max(Pt::ZERO);
    }

    /// An empty paragraph that bears the rule, where no text stands near it.
    pub(super) fn holder(rule: Option<PlacedRule>, y: Pt) -> Self {
        let pitch = Pt(1.0);
        let top = rule.map_or(y, |rule| rule.top - pitch);
        Self {
            stand: Stand::Flow,
            y,
            before: (top - y).max(Pt::ZERO),
            pitch,
            lines: 1.0,
            after: Pt::ZERO,
            rule: rule.map(|rule| (rule, 0.0)),
            over: None,
        }
    }

    /// The frame that stands where the line wants to.
    fn frame(&self, template: &Template, xml: &mut Xml) {
        let place = [template.area_width(), self.pitch, self.y + self.before];
        let [width, height, y] = place.map(|length| length.twips().to_string());
        let frame = [
            ("w:w", width.as_str()),
            ("w:h", height.as_str()),
            ("w:hRule", "exact"),
            ("w:wrap", "around"),
            ("w:vAnchor", "page"),
            ("w:hAnchor", "margin"),
            ("w:xAlign", "center"),
            ("w:y", y.as_str()),
        ];
        xml.empty("w:framePr", &frame);
    }

    pub(super) fn empty(&self, template: &Template, chunk: &mut Chunk) {
        let paragraph = Paragraph::new().style(sheet::HOLDER);
        chunk.add(paragraph, self.properties(&[], template), 0);
    }

    /// A row that is a paragraph.
    pub(super) fn line(&self, parts: &[Part<'_>], body: &Body<'_>, chunk: &mut Chunk) {
        let numbered = parts
            .iter()
            .find(|part| part.element.paragraph.role == Role::DocNumber);
        let lead = numbered.unwrap_or(&parts[0]).element;
        let mut paragraph = Paragraph::new().style(sheet::named(lead.paragraph.role).id);
        for run in runs(parts, lead.style, body) {
            paragraph = paragraph.add_run(run);
        }
        let text: usize = parts.iter().map(|part| part.piece.bytes.len()).sum();
        chunk.add(paragraph, self.properties(parts, body.template()), text);
    }

    /// The elements of `w:pPr` beside the style.
    fn properties(&self, parts: &[Part<'_>], template: &Template) -> Vec<u8> {
        let mut xml = Xml::fragment();
        if self.stand == Stand::Frame {
            self.frame(template, &mut xml);
        }
        for (side, rule) in [("w:top", self.over), ("w:bottom", self.rule)] {
            if let Some((rule, space)) = rule {
                xml.open("w:pBdr", &[]);
                border(&mut xml, side, rule.thickness, space, rule.colour);
                xml.close("w:pBdr");
            }
        }
        let stops = stops(parts);
        if !stops.is_empty() {
            xml.open("w:tabs", &[]);
            for (kind, stop) in stops {
                let twips = stop.twips().to_string();
                xml.empty("w:tab", &[("w:val", kind), ("w:pos", &twips)]);
            }
            xml.close("w:tabs");
        }
        let before = match self.stand {
            Stand::Frame => Pt::ZERO,
            Stand::Flow => self.before,
        };
        let [before, after, line] =
            [before, self.after, self.pitch].map(|length| length.twips().to_string());
        let spacing = [
            ("w:beforeLines", "0"),
            ("w:before", before.as_str()),
            ("w:afterLines", "0"),
            ("w:after", after.as_str()),
            ("w:line", line.as_str()),
            ("w:lineRule", "exact"),
        ];
        xml.empty("w:spacing", &spacing);
        self.indents(parts, template, &mut xml);
        xml.into_bytes()
    }

    /// The border reaches from indent to indent, so the text's own place is the
    /// first line's.
    fn indents(&self, parts: &[Part<'_>], template: &Template, xml: &mut Xml) {
        let (left, right) = match self.rule.or(self.over) {
            Some((rule, _)) => {
                let left = rule.left - template.page.left.pt();
                (left, template.area_width() - left - rule.length)
            }
            None => (Pt::ZERO, Pt::ZERO),
        };
        let first = parts.first().map(|part| part.piece);
        let alone = first.filter(|first| parts.len() == 1 && first.align == Align::Center);
        let centred = alone.is_some() && near(left, right);
        let start = first.and_then(|first| first.x.first().copied());
        let start = start.unwrap_or(left);
        let tabbed = first.is_some_and(|first| first.align == Align::Right);
        let hang = match centred {
            true => Pt::ZERO,
            // A tab leads to the text's right edge from the type area's left one.
            false if tabbed => -left,
            false => start - left,
        };
        let [left, right, hang] = [left, right, hang].map(|length| length.twips().to_string());
        let indents = [
            ("w:leftChars", "0"),
            ("w:left", left.as_str()),
            ("w:rightChars", "0"),
            ("w:right", right.as_str()),
            ("w:firstLineChars", "0"),
            ("w:firstLine", hang.as_str()),
        ];
        xml.empty("w:ind", &indents);
        xml.value("w:jc", if centred { "center" } else { "left" });
    }
}

/// A single line as a border, `space` points off the text.
fn border(xml: &mut Xml, side: &str, thickness: Pt, space: f64, colour: Colour) {
    let [size, space] = [thickness.0 * 8.0, space].map(|number| format!("{number:.0}"));
    let border = [
        ("w:val", "single"),
        ("w:sz", size.as_str()),
        ("w:space", space.as_str()),
        ("w:color", colour_value(colour)),
    ];
    xml.empty(side, &border);
}

/// A pair of rules: an empty paragraph in a frame, placed by the page, with one
/// as its upper border and one as its lower. The borders of thick and thin
/// lines that the format has will not do: which of the two is outside is
/// drawn otherwise by LibreOffice than its name says.
pub(super) fn pair(rule: PlacedRule, chunk: &mut Chunk) {
    let [(top, first), (below, second)] = rule.lines()[..] else {
        return;
    };
    let mut xml = Xml::fragment();
    let [width, x, y, gap] =
        [rule.length, rule.left, top, below - top - first].map(|length| length.twips().to_string());
    let frame = [
        ("w:w", width.as_str()),
        ("w:wrap", "around"),
        ("w:vAnchor", "page"),
        ("w:hAnchor", "page"),
        ("w:x", x.as_str()),
        ("w:y", y.as_str()),
    ];
    xml.empty("w:framePr", &frame);
    xml.open("w:pBdr", &[]);
    border(&mut xml, "w:top", first, 0.0, rule.colour);
    border(&mut xml, "w:bottom", second, 0.0, rule.colour);
    xml.close("w:pBdr");
    let line = [("w:line", gap.as_str()), ("w:lineRule", "exact")];
    xml.empty("w:spacing", &line);
    let paragraph = Paragraph::new().style(sheet::HOLDER);
    chunk.add(paragraph, xml.into_bytes(), 0);
}
