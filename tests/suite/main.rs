//! The integration tests, one binary: a module an area.

mod cli;
mod docx;
mod docx_read;
mod elements;
mod fonts;
mod house;
mod imprint;
mod layout;
mod letterhead;
mod letterhead_docx;
mod letters;
mod markdown;
mod marks_read;
mod measure;
mod outline;
mod pdf;
mod pdf_file;
mod read;
mod readme;
mod recognition;
mod seal_pictures;
mod seals;
mod tail;
mod template;
mod titles;
mod traps;
