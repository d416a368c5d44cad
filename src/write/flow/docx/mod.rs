//! DOCX from a Composition.
