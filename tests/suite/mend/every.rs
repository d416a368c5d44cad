//! Every fix of every rule on every sample: as a text, in GB18030, and as the
//! .docx that this program makes of it.

use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::GB18030;
use gongwen::check::{self, Finding, Fixing, Weight};
use gongwen::convert::OutputFormat;
use gongwen::document::edited;
use gongwen::mend::Mended;
use quick_xml::events::Event;

use super::docx::parts;
use super::rules::SOUND;
use super::tracked::{Decision, decided, decides};
use super::{Office, heavy};
use crate::docx::part;
use crate::measure::convert;

/// The folders of texts, further ones by a variable.
fn texts() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let more = std::env::var_os("GONGWEN_MORE_TEXTS").unwrap_or_default();
    let folders = std::iter::once(own).chain(std::env::split_paths(&more));
    let folders = folders.filter(|it| !it.as_os_str().is_empty());
    let files = folders.flat_map(|folder| {
        let entries =
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        entries.map(|entry| entry.expect("an entry").path())
    });
    let is_text = |path: &PathBuf| path.extension().is_some_and(|it| it == "txt" || it == "md");
    let mut files: Vec<PathBuf> = files.filter(is_text).collect();
    files.sort();
    files
}

/// Mends with every rule, holds that it comes to an end and makes nothing
/// worse, and answers what was made.
fn mended(office: &Office, name: &str, bytes: &[u8], least: Fixing) -> Mended {
    let before = office.findings(name, bytes).expect("it can be checked");
    let mended = office.mend(name, bytes, least);
    no_worse(name, &before, &mended.findings);
    let again = office.mend(name, &mended.bytes, least);
    assert_eq!(again.changes, [], "{name}: a second time changes nothing");
    assert_eq!(again.bytes, mended.bytes);
    mended
}

fn no_worse(name: &str, before: &[Finding], after: &[Finding]) {
    for weight in Weight::ALL {
        let (before, after) = (heavy(before, weight), heavy(after, weight));
        assert!(after <= before, "{name}: {before} {weight:?}, then {after}");
    }
}

#[test]
fn a_text_changes_where_it_is_edited_and_nowhere_else() {
    let office = Office::with(check::all().chain(SOUND));
    for path in texts() {
        let name = path.display().to_string();
        let text = fs::read_to_string(&path).expect("UTF-8");
        for least in [Fixing::Safe, Fixing::Unsafe] {
            let utf8 = mended(&office, &name, text.as_bytes(), least);
            let wanted = utf8.changes.first();
            let wanted = wanted.map_or(text.clone(), |it| edited(&text, &it.edits));
            assert!(utf8.bytes == wanted.as_bytes(), "{name}");
            // The same edits, whatever the bytes of the characters are.
            let gb = mended(&office, &name, &GB18030.encode(&text).0, least);
            assert_eq!(gb.changes, utf8.changes, "{name}");
            assert!(gb.bytes == *GB18030.encode(&wanted).0, "{name}");
        }
    }
}

/// The XML of a part without the characters of its `w:t`.
fn bones(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut bones = String::new();
    let mut within = false;
    let mut done = 0;
    loop {
        let event = reader.read_event().expect("well-formed XML");
        let at = usize::try_from(reader.buffer_position()).expect("it fits");
        match &event {
            Event::Start(tag) if tag.name().as_ref() == b"w:t" => {
                within = true;
                bones.push_str("<w:t>");
            }
            Event::Text(_) | Event::GeneralRef(_) if within => {}
            Event::End(_) => {
                within = false;
                bones.push_str(&xml[done..at]);
            }
            Event::Eof => return bones,
            _ => bones.push_str(&xml[done..at]),
        }
        done = at;
    }
}

#[test]
fn a_docx_changes_in_the_text_of_its_runs_and_nowhere_else() {
    let office = Office::with(check::all().chain(SOUND));
    for path in texts() {
        let name = path.display().to_string();
        let bytes = fs::read(&path).expect("it can be read");
        let package = convert(&name, &bytes, OutputFormat::Docx);
        for least in [Fixing::Safe, Fixing::Unsafe] {
            let plain = mended(&office, "a.docx", &package, least);
            let (old, new) = (parts(&package), parts(&plain.bytes));
            let changed: Vec<&str> = plain.changes.iter().map(|it| it.part.as_str()).collect();
            assert!(old.keys().eq(new.keys()), "{name}");
            for part in old.keys() {
                let may = changed.contains(&part.as_str());
                assert!(may || old[part] == new[part], "{name}: {part}");
            }
            for change in &plain.changes {
                let xml = |bytes: &[u8]| part(bytes, &change.part);
                assert_eq!(bones(&xml(&package)), bones(&xml(&plain.bytes)), "{name}");
                let text = |bytes: &[u8]| decided(&xml(bytes), Decision::Accept);
                let blank = |text: &str| -> Vec<String> {
                    text.lines()
                        .filter(|it| !it.is_empty())
                        .map(str::to_owned)
                        .collect()
                };
                let wanted = edited(&change.text, &change.edits);
                assert_eq!(blank(&text(&plain.bytes)), blank(&wanted), "{name}");
            }
            let tracked = office.track(&package, least);
            decides(&package, &plain, &tracked);
            assert_eq!(tracked.changes, plain.changes, "{name}");
        }
    }
}
