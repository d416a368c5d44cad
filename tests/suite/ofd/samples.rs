//! The samples in every form: no rule finds anything, and the text is that of
//! the PDF.

use super::super::pdf_file::whole_text;
use super::super::pdfa::samples::samples;
use super::opened::Opened;
use super::rules::findings;
use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::template::Template;
use lopdf::Document;
use std::path::Path;

/// The OFD and the PDF of a text by a template.
pub fn both(template: &str, name: &str, text: &str) -> [Vec<u8>; 2] {
    let settings = Settings {
        template: Some(template.to_owned()),
        ..Settings::default()
    };
    let formats = [OutputFormat::Ofd, OutputFormat::Pdf];
    let bytes = written(settings, name, text, &formats);
    bytes.try_into().expect("two")
}

/// The files of a text, in the order of the formats.
pub fn written(
    settings: Settings,
    name: &str,
    text: &str,
    formats: &[OutputFormat],
) -> Vec<Vec<u8>> {
    let (converter, _) = Converter::new(settings).expect("the settings hold");
    let input = Input {
        name,
        folder: &Path::new(env!("CARGO_MANIFEST_DIR")).join("samples"),
        bytes: text.as_bytes(),
    };
    let converted = converter.convert(input, formats, &mut |_| {});
    let outputs = converted.expect("it converts").outputs;
    let of = |format: &OutputFormat| outputs.iter().find(|it| it.format == *format);
    let bytes = formats.iter().map(|it| of(it).expect("one a format"));
    bytes.map(|it| it.bytes.clone()).collect()
}

#[test]
fn nothing_is_found_in_any_sample_in_any_form_and_its_text_is_that_of_the_pdf() {
    for (name, text) in samples() {
        for form in Template::bundled() {
            let [ofd, pdf] = both(form.name, &name, &text);
            let ofd = Opened::new(&ofd);
            let found = findings(&ofd);
            assert!(found.is_empty(), "{name} as {}: {found:?}", form.name);
            let pdf = Document::load_mem(&pdf).expect("a PDF");
            let wanted: String = whole_text(&pdf)
                .chars()
                .filter(|it| !it.is_whitespace())
                .collect();
            assert_eq!(ofd.text(), wanted, "{name} as {}", form.name);
        }
    }
}
