//! Room for a seal or a signature stamp and the date (GB/T 9704-2012
//! §7.3.5.5): the line pitch gives way before text is moved to their page.
//!
//! In: a composition. Out: its pages on the template's grid, or on one that has
//! a line or two more on every page, where that keeps 署名 and date on the page
//! on which the text ends, or rows of seals on one page. It goes no further than
//! that: three lines more would leave less than half a character between lines.

use super::Laid;
use super::flow::{self, Company};
use crate::compose::{Composition, SignatureRoom};
use crate::font::Fonts;
use crate::template::SignatureForm;

/// So many lines more than its grid has may a page bear.
const MOST_ADDED: u32 = 2;

/// Lays the text out with room for what signs it.
pub(super) fn pages(composition: &Composition<'_>, fonts: &Fonts) -> Laid {
    let (mut laid, company) = flow::pages(composition, fonts);
    let most = match (company, composition.template.signature) {
        (
            Company::Moved | Company::Absent | Company::Parted | Company::Noted | Company::Rows,
            SignatureForm::Sealed | SignatureForm::Official,
        ) => MOST_ADDED,
        // Names alone need little room: the text's last lines go with them.
        (_, SignatureForm::Unsealed) | (Company::Stayed, _) => 0,
    };
    for added in 1..=most {
        let lines = composition.template.grid.lines + added;
        let template = composition.template.with_lines(lines);
        let (mut tried, closer) = flow::pages(&composition.by(&template), fonts);
        let better = match company {
            // Notes that go on are better than a signature that stands alone.
            Company::Parted => closer == Company::Noted,
            // So are rows on one page, with lines of the text.
            Company::Rows => closer == Company::Moved,
            Company::Stayed | Company::Moved | Company::Absent | Company::Noted => false,
        };
        if closer == Company::Stayed || better {
            tried.facts.signature = SignatureRoom::Lines(lines);
            return tried;
        }
    }
    laid.facts.signature = match company {
        Company::Stayed | Company::Noted => SignatureRoom::Fits,
        Company::Moved => SignatureRoom::TextMoved,
        Company::Absent => SignatureRoom::NoText,
        Company::Parted => SignatureRoom::Alone,
        Company::Rows => SignatureRoom::Rows,
    };
    laid
}
