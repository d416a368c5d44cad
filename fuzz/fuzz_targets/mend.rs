//! Any text, checked and mended with every rule: no panic, the same findings
//! twice, an end, nothing changed but where an edit says so, and nothing left
//! for a second time.

#![no_main]

use gongwen::check::Fixing;
use gongwen::document::edited;
use gongwen_fuzz::mended;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for (name, least) in [
        ("a.txt", Fixing::Safe),
        ("a.txt", Fixing::Unsafe),
        ("a.md", Fixing::Safe),
    ] {
        let Some(done) = mended(name, text.as_bytes(), least) else {
            continue;
        };
        let edits = done.changes.first();
        let wanted = edits.map_or(text.to_owned(), |it| edited(&it.text, &it.edits));
        let without_mark = text.strip_prefix('\u{feff}').unwrap_or(text);
        let bytes = done.bytes.strip_prefix("\u{feff}".as_bytes());
        assert!(
            edits.is_none_or(|it| it.text == without_mark),
            "another text"
        );
        if edits.is_some() {
            assert!(
                bytes.unwrap_or(&done.bytes) == wanted.as_bytes(),
                "{name}: an edit elsewhere"
            );
        } else {
            assert!(
                done.bytes == text.as_bytes(),
                "{name}: changed without an edit"
            );
        }
        let again = mended(name, &done.bytes, least).expect("what was mended can be checked");
        assert_eq!(again.changes, [], "{name}: a second time changes something");
    }
});
