//! Each rule finds what breaks it, and nothing else: files that are broken in
//! one place. And whoever changes a file changes what it says of itself.

use super::opened::Opened;
use super::rules::findings;
use super::samples::{both, written};
use gongwen::convert::{OutputFormat, Settings};

const PAGE: &str = "Doc_0/Pages/Page_0/Content.xml";

fn sample() -> Opened {
    let text =
        "关于试点工作的报告\n\n　　试点——工作按计划完成。\n一、基本情况\n　　共有三个试点。\n";
    Opened::new(&both("报告材料", "a.txt", text)[0])
}

#[test]
fn each_broken_file_is_told_by_its_rule_and_no_other() {
    let sound = sample();
    assert_eq!(findings(&sound), [""; 0]);
    let mut stray = sound.clone();
    stray.parts.push(("Doc_0/more.txt".to_owned(), Vec::new()));
    let mut twice = sound.with(PAGE, " Type=\"Body\" ID=", " Type=\"Body\" X=");
    twice = twice.with(PAGE, " X=", " ID=\"1\" X=");
    let twins = [
        (stray, "part Doc_0/more.txt"),
        (twice, "number 1"),
        (
            sound.with("Doc_0/Document.xml", "PageID=\"", "PageID=\"9"),
            "PageID of Dest",
        ),
        (sound.with(PAGE, "<ofd:Glyphs>", "<ofd:Glyphs>9"), "glyph 9"),
        (
            sound.with(PAGE, "试点工作的报告", "试点工作的疆告"),
            "Some('疆') in face",
        ),
        (
            sound.with(
                "Doc_0/Document.xml",
                "<ofd:Pages>",
                "<ofd:Outlines/><ofd:Pages>",
            ),
            "order in Document",
        ),
    ];
    for (twin, told) in twins {
        let found = findings(&twin);
        assert!(
            found.len() == 1 && found[0].starts_with(told),
            "{told}: {found:?}"
        );
    }
}

#[test]
fn a_file_knows_whether_it_is_as_it_was_written() {
    let sound = sample();
    let is_unedited = |file: &Opened| OutputFormat::Ofd.is_unedited(&file.bytes());
    assert!(is_unedited(&sound));
    let title = sound.with("OFD.xml", "试点工作的报告", "试点工作的总结");
    let text = sound.with(PAGE, "试点工作的报告", "试点工作的告报");
    let mut stray = sound.clone();
    stray.parts.insert(0, ("more.txt".to_owned(), Vec::new()));
    let mut less = sound.clone();
    less.parts.remove(0);
    for edited in [&title, &text, &stray, &less] {
        assert!(!is_unedited(edited));
        assert!(OutputFormat::Ofd.bears_mark(&edited.bytes()));
    }
    for other in [&b""[..], b"PK", &sound.bytes()[..200]] {
        assert!(!OutputFormat::Ofd.is_unedited(other));
        assert!(!OutputFormat::Ofd.bears_mark(other));
    }
}

/// A backup is kept of what somebody did to a file, wherever in it.
#[test]
fn bytes_beside_the_parts_of_a_package_are_an_edit_of_it() {
    let text = "关于试点工作的报告\n\n　　正文。\n";
    for format in [OutputFormat::Ofd, OutputFormat::Docx] {
        let sound = written(Settings::default(), "a.txt", text, &[format]).remove(0);
        assert!(format.is_unedited(&sound));
        let behind = [&sound[..], b"more"].concat();
        let before = [b"more", &sound[..]].concat();
        let mut comment = sound.clone();
        let length = comment.len();
        comment[length - 2] = 4;
        comment.extend_from_slice(b"more");
        for (at, edited) in [behind, before, comment].iter().enumerate() {
            assert!(!format.is_unedited(edited), "{format:?} {at}");
        }
        // The hour of the first part, in its own head and in the directory.
        let head = sound.windows(4).rposition(|it| it == b"PK\x01\x02");
        for at in [10, head.expect("a directory") + 12] {
            let mut touched = sound.clone();
            touched[at] ^= 1;
            assert!(!format.is_unedited(&touched), "{format:?} {at}");
        }
    }
}
