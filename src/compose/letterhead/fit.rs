//! How far a mark is condensed and shrunk so that it fits the type area
//! (GB/T 9704-2012 §7.2.4): first condensed, then shrunk, and condensed further
//! only where it is as small as may be.
//!
//! In: widths. Out: a size and a scale. It knows no text.

use crate::template::{LetterheadForm, Pt};

/// A size, and the share of its width to which each character is condensed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    /// Type size.
    pub(super) size: Pt,
    /// 1 where it is not condensed.
    pub(super) scale: f64,
}

/// The fit for text that is `ems` ems wide in a `room`, wanted in `size`.
pub(super) fn fit(ems: f64, room: Pt, size: Pt, form: &LetterheadForm) -> Fit {
    let share = |size: Pt| room / (size * ems.max(0.001));
    if share(size) >= 1.0 {
        return Fit { size, scale: 1.0 };
    }
    if share(size) >= form.mark_narrowest {
        return Fit {
            size,
            scale: whole_percent(share(size)),
        };
    }
    let wanted = room / (ems * form.mark_narrowest);
    // Word counts type in half-points.
    let size = Pt((wanted.0 * 2.0).floor() / 2.0)
        .max(form.mark_smallest)
        .min(size);
    Fit {
        size,
        scale: whole_percent(share(size).min(1.0)),
    }
}

/// Word condenses by whole hundredths.
pub(super) fn whole_percent(share: f64) -> f64 {
    (share * 100.0).floor().max(1.0) / 100.0
}

#[expect(clippy::cast_precision_loss, reason = "a line has few characters")]
pub(super) fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Template;

    fn fitted(ems: f64) -> (f64, f64) {
        let template = Template::load("通用公文").expect("it is bundled");
        let form = template.letterhead.expect("it has a 版头");
        let fit = fit(ems, Pt(442.0), Pt(42.0), &form);
        assert!(fit.size.0 * fit.scale * ems <= 442.0, "{ems}: {fit:?}");
        (fit.size.0, fit.scale)
    }

    #[test]
    fn a_mark_is_condensed_then_shrunk_then_condensed_further() {
        assert_eq!(fitted(10.0), (42.0, 1.0));
        assert_eq!(fitted(12.0), (42.0, 0.87));
        assert_eq!(fitted(20.0), (36.5, 0.6));
        assert_eq!(fitted(40.0), (26.0, 0.42));
    }
}
