//! Writers of formats in which text flows: Markdown takes the Document, DOCX
//! the Composition.

pub mod docx;
pub mod markdown;
