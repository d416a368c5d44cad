//! Every file held to PDF/A-2a and PDF/UA-1, as far as a machine can tell
//! (docs/standard/pdfa.md): each rule a check that reads the file, and a file
//! broken in that one thing, which the check has to tell from a good one.

mod colours;
mod fonts;
mod links;
mod metadata;
mod opened;
pub mod samples;
mod syntax;
mod tags;
mod text;
mod twins;

use opened::Opened;

/// A rule by its code in the ledger, and whether a file keeps it.
type Check = (&'static str, fn(&Opened) -> bool);

/// Codes with a dot are clauses of ISO 19005-2, those without are failure
/// conditions of the Matterhorn Protocol.
const CHECKS: &[Check] = &[
    ("6.1.2", syntax::head),
    ("6.1.3-id", syntax::identifier),
    ("6.1.3-encrypt", syntax::no_encryption),
    ("6.1.3-end", syntax::end),
    ("6.1.7.1-length", syntax::lengths),
    ("6.1.7.1-outside", syntax::no_outside_streams),
    ("6.1.7.2", syntax::filters),
    ("6.1.9", syntax::spacing),
    ("6.1.13", syntax::limits),
    ("6.1.13-page", syntax::page_sizes),
    ("6.2.2-operators", colours::operators),
    ("6.2.2-resources", colours::resources),
    ("6.2.3", colours::intent),
    ("6.2.4.3-rgb", colours::rgb),
    ("6.2.4.3-cmyk", colours::cmyk),
    ("6.2.4.4", colours::colorants),
    ("6.2.5", colours::states),
    ("6.2.6", colours::rendering_intents),
    ("6.2.8", colours::images),
    ("6.2.9", colours::no_outside_drawings),
    ("6.2.10-mode", colours::blend_modes),
    ("6.2.10-group", colours::groups),
    ("6.2.11.2", fonts::entries),
    ("6.2.11.3.1", fonts::encodings),
    ("6.2.11.3.2", fonts::glyph_maps),
    ("6.2.11.4.1-embedded", fonts::embedded),
    ("6.2.11.4.1-glyphs", fonts::glyphs_are_there),
    ("6.2.11.4.2", fonts::no_lists),
    ("6.2.11.5", fonts::widths),
    ("6.2.11.5-drawn", fonts::drawn_widths),
    ("6.2.11.7.2", fonts::texts),
    ("6.2.11.7.2-characters", fonts::characters),
    ("6.2.11.7.3", fonts::private),
    ("6.2.11.8", fonts::no_notdef),
    ("6.3.1", links::kinds),
    ("6.3.2", links::flags),
    ("6.3.3", links::looks),
    ("6.4", syntax::nothing_hidden),
    ("6.5.1", links::actions),
    ("6.6.2.1", metadata::packet),
    ("6.6.2.3", metadata::schemas),
    ("6.6.3", metadata::agree),
    ("6.6.4", metadata::archive),
    ("6.7.2", tags::marked),
    ("6.7.3.3", tags::rooted),
    ("6.7.4", metadata::language_tags),
    ("01-003", tags::no_artifact_inside),
    ("01-004", tags::no_content_inside),
    ("01-005", tags::all_is_marked),
    ("01-007", tags::no_suspects),
    ("01-marks", tags::marks_lead_to_elements),
    ("01-parents", tags::parents),
    ("02-001", tags::types),
    ("02-004", tags::no_roles),
    ("06-002", metadata::access),
    ("06-003", metadata::titled),
    ("07-001", metadata::title_is_shown),
    ("09-004", tags::tables),
    ("09-005", tags::lists),
    ("09-006", tags::contents),
    ("11-001", metadata::language),
    ("13-004", tags::figures),
    ("14-002", tags::first_heading),
    ("14-003", tags::no_skipped_heading),
    ("14-007", tags::no_plain_headings),
    ("15-003", tags::scopes),
    ("17-002", tags::formulas),
    ("18-artifacts", tags::artifacts_are_typed),
    ("19-003", tags::note_names),
    ("28-004", links::contents),
    ("28-009", links::tab_order),
    ("28-011", links::in_structure),
    ("28-live", links::links_are_live),
];

/// The codes of the rules that a file breaks.
fn findings(file: &Opened) -> Vec<&'static str> {
    let broken = CHECKS.iter().filter(|(_, keeps)| !keeps(file));
    broken.map(|(code, _)| *code).collect()
}
