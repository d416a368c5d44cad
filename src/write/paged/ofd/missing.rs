//! The box of a character that no face has: a path of its frame and the digits
//! inside, and the character itself as text that is not shown. Who searches or
//! copies finds the character, and no digits.

use super::frame::Frame;
use super::path::Outline;
use crate::font::Fonts;
use crate::layout::{GlyphRun, MissingGlyph};
use crate::write::paged::look::FRAME;
use skrifa::outline::DrawSettings;
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// The outline of a box, from its corner.
pub fn outline(missing: &MissingGlyph, fonts: &Fonts) -> Outline {
    let (width, height) = (missing.width.mm().0, missing.height.mm().0);
    let line = height * FRAME;
    let mut outline = Outline::default();
    let side = |x, y, width, height| Frame {
        x,
        y,
        width,
        height,
    };
    outline.rectangle(side(0.0, 0.0, width, line));
    outline.rectangle(side(0.0, height - line, width, line));
    outline.rectangle(side(0.0, line, line, height - 2.0 * line));
    outline.rectangle(side(width - line, line, line, height - 2.0 * line));
    for digits in missing.digits.iter() {
        draw(digits, fonts, &mut outline);
    }
    outline
}

/// Draws digits. A face that cannot be read draws none.
fn draw(digits: &GlyphRun, fonts: &Fonts, outline: &mut Outline) {
    let (data, index) = fonts.data(digits.face);
    let Ok(font) = FontRef::from_index(data, index) else {
        return;
    };
    let units = font.head().map_or(1000, |head| head.units_per_em());
    let scale = digits.size.mm().0 / f64::from(units.max(1));
    let [x, y] = [digits.origin.x, digits.origin.y].map(|length| length.mm().0);
    for glyph in &digits.glyphs {
        let right = crate::template::Pt(f64::from(glyph.x)).mm().0;
        let pen = outline.glyph([x + right, y], scale);
        if let Some(drawn) = font.outline_glyphs().get(GlyphId::from(glyph.id)) {
            let plain = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            // What cannot be drawn leaves the frame, which says enough.
            let _ = drawn.draw(plain, pen);
        }
    }
}
