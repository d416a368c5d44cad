//! Tables among the blocks: headings above stay with them, and what signs below
//! stays with their last rows (GB/T 9704-2012 §7.3.5.5).
//!
//! In: a table, and the blocks below it. Out: its rows on pages (`table`).

use super::{Company, Flow, count, line_height};
use crate::compose::{Composed, ComposedParagraph, ComposedTable, Standing, below_the_date};
use crate::document::Role;
use crate::layout::table::{self, Rows};
use crate::template::{Keep, SignatureForm, Template};

impl<'a> Flow<'a> {
    /// Puts a table on pages, with what waits above it.
    pub(super) fn table(&mut self, table: &ComposedTable<'a>, below: &[Composed<'_>]) {
        let signature = self.signature_below(table.keep, below);
        let along = self.along(table, signature);
        let [alone, signed] = [0.0, along].map(|it| table::beginning(&self.sheets, table, it));
        let [stays, goes] = [alone, signed].map(|it| self.sheets.fits(self.above() + it));
        self.settle_above(signed);
        self.body_begins(self.block);
        let rows = table::place(&mut self.sheets, table, along, signature);
        if rows == Rows::Along || (stays && !goes) {
            self.company = Company::Moved;
        }
    }

    /// How much of what signs takes all of a table to its page: nothing where the
    /// first page has yet to show the body (§7.3.3), nor where no page has room for
    /// it with the headings above.
    fn along(&self, table: &ComposedTable<'a>, signature: f64) -> f64 {
        let signed = self.above() + table::beginning(&self.sheets, table, signature);
        if self.body_page.is_none() || signed > self.sheets.page_lines() {
            0.0
        } else {
            signature
        }
    }

    /// The lines that the names and the date take right below what stays with them.
    fn signature_below(&self, keep: Keep, below: &[Composed<'_>]) -> f64 {
        let signing = below.iter().map_while(|block| match block {
            Composed::Paragraph(it) => {
                matches!(it.paragraph.role, Role::Signature | Role::Date).then_some(it)
            }
            Composed::Table(_) | Composed::Image(_) | Composed::PageBreak | Composed::Turn(_) => {
                None
            }
        });
        let template = self.sheets.template;
        let lines = signing.map(|it| match it.stands {
            Standing::Below => it.before.0 + height(it, template),
            Standing::Beside => 0.0,
        });
        match (keep, template.signature) {
            (Keep::Free, _) => 0.0,
            (Keep::WithNext, SignatureForm::Sealed) => {
                lines.sum::<f64>() + below_the_date(template)
            }
            (Keep::WithNext, SignatureForm::Unsealed | SignatureForm::Official) => lines.sum(),
        }
    }
}

/// How many grid lines a name or a date takes.
fn height(paragraph: &ComposedParagraph<'_>, template: &Template) -> f64 {
    let lines = paragraph.lines.len().max(1);
    line_height(paragraph.style.size, template).0 * count(lines)
}
