//! The OFD writer from the outside: texts and pages in, the parts of the file
//! out, read back as a reader would.

mod opened;
mod order;
mod pages;
mod rules;
mod samples;
mod twins;
