//! The two questions asked of a face's GSUB table: which glyph joins two, and
//! which glyph is the full-width form of one.
//!
//! In: a parsed face and glyph ids. Out: a glyph id or nothing. It shapes no
//! text: context, scripts and languages are not looked at, since only a
//! Chinese dash or quote is ever asked for.

use skrifa::raw::TableProvider;
use skrifa::raw::tables::gsub::{
    LigatureSubst, SingleSubst, SubstitutionLookup, SubstitutionSubtables,
};
use skrifa::raw::types::{GlyphId16, Tag};
use skrifa::{FontRef, GlyphId};

/// Full-width forms: the feature that holds them.
const FULL_WIDTH: Tag = Tag::new(b"fwid");

/// The ligature that stands for `glyph` twice.
pub(super) fn ligature_of_pair(font: &FontRef<'_>, glyph: GlyphId) -> Option<GlyphId> {
    let lookups = font.gsub().ok()?.lookup_list().ok()?.lookups();
    lookups.iter().flatten().find_map(|lookup| {
        let Ok(SubstitutionSubtables::Ligature(tables)) = lookup.subtables() else {
            return None;
        };
        tables
            .iter()
            .flatten()
            .find_map(|table| pair_in(&table, glyph))
    })
}

fn pair_in(table: &LigatureSubst<'_>, glyph: GlyphId) -> Option<GlyphId> {
    let LigatureSubst::Format1(table) = table else {
        return None;
    };
    let index = table.coverage().ok()?.get(glyph)?;
    let set = table
        .ligature_sets()
        .get(usize::try_from(index).ok()?)
        .ok()?;
    set.ligatures()
        .iter()
        .flatten()
        .find(|ligature| {
            let rest = ligature.component_glyph_ids();
            rest.len() == 1 && GlyphId::from(rest[0].get()) == glyph
        })
        .map(|ligature| ligature.ligature_glyph().into())
}

/// The full-width form of `glyph`.
pub(super) fn full_width_of(font: &FontRef<'_>, glyph: GlyphId) -> Option<GlyphId> {
    let gsub = font.gsub().ok()?;
    let features = gsub.feature_list().ok()?;
    let lookups = gsub.lookup_list().ok()?.lookups();
    features
        .feature_records()
        .iter()
        .filter(|record| record.feature_tag() == FULL_WIDTH)
        .filter_map(|record| record.feature(features.offset_data()).ok())
        .flat_map(|feature| feature.lookup_list_indices().to_vec())
        .filter_map(|index| lookups.get(usize::from(index.get())).ok())
        .find_map(|lookup| single_in(&lookup, glyph))
}

fn single_in(lookup: &SubstitutionLookup<'_>, glyph: GlyphId) -> Option<GlyphId> {
    let Ok(SubstitutionSubtables::Single(tables)) = lookup.subtables() else {
        return None;
    };
    tables
        .iter()
        .flatten()
        .find_map(|table| substitute(&table, glyph))
}

fn substitute(table: &SingleSubst<'_>, glyph: GlyphId) -> Option<GlyphId> {
    match table {
        SingleSubst::Format1(table) => {
            table.coverage().ok()?.get(glyph)?;
            let from = u16::try_from(glyph.to_u32()).ok()?;
            // The format counts modulo 65536.
            let to = from.wrapping_add_signed(table.delta_glyph_id());
            Some(GlyphId16::new(to).into())
        }
        SingleSubst::Format2(table) => {
            let index = table.coverage().ok()?.get(glyph)?;
            let to = table
                .substitute_glyph_ids()
                .get(usize::try_from(index).ok()?)?;
            Some(to.get().into())
        }
        _ => None,
    }
}
