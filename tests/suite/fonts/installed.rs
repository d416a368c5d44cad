//! Faces from a folder: found by name, before the bundled set.

use super::{bundled, family, glyph, regular};
use gongwen::font::{FontOptions, Fonts, Installed, Origin, Thicken, Want};
use gongwen::template::{FaceNames, FaceRole, Weight};
use std::path::Path;
use tempfile::TempDir;

/// A folder with the files of these faces of the bundled set.
fn folder_of(wants: &[(Want, &str)]) -> TempDir {
    let fonts = bundled();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (want, file) in wants {
        let face = fonts.glyph(*want, 'A').expect("every face has an A").face;
        std::fs::write(folder.path().join(file), fonts.data(face).0).expect("a new file");
    }
    folder
}

fn bold(role: FaceRole) -> Want {
    let weight = Weight::Bold;
    Want { role, weight }
}

fn names(role: FaceRole, installed: &[&str]) -> FaceNames {
    let installed = installed.iter().copied().map(str::to_owned).collect();
    FaceNames { role, installed }
}

fn from(folder: &Path) -> FontOptions {
    FontOptions {
        folders: vec![folder.to_owned()],
        installed: Installed::Ignore,
    }
}

#[test]
fn a_face_is_found_by_its_chinese_or_english_name_in_any_case() {
    let folder = folder_of(&[(regular(FaceRole::Kaiti), "any name.TTF")]);
    for name in ["公文楷体", "Gongwen Kaiti", "gongwen kaiti "] {
        let names = [names(FaceRole::Fangsong, &["没有的字体", name])];
        let (fonts, notes) = Fonts::load(&names, &from(folder.path())).expect("it can be read");
        assert_eq!(notes, []);
        let found = glyph(&fonts, FaceRole::Fangsong, '国');
        assert_eq!(family(&fonts, found), "GongwenKaiti-Regular", "{name}");
        assert_ne!(found.face, glyph(&fonts, FaceRole::Kaiti, '国').face);
        let serving = fonts.serving()[1];
        assert_eq!(serving.family, name);
        assert_eq!(
            serving.origin,
            Origin::File(&folder.path().join("any name.TTF"))
        );
    }
}

#[test]
fn an_installed_face_stands_level_with_its_fallback() {
    let folder = folder_of(&[(regular(FaceRole::Fangsong), "f.ttf")]);
    let names = [names(FaceRole::Fangsong, &["公文仿宋"])];
    let (fonts, _) = Fonts::load(&names, &from(folder.path())).expect("it can be read");
    let symbol = glyph(&fonts, FaceRole::Fangsong, '①');
    assert_eq!(family(&fonts, symbol), "NotoSerifSC-Regular");
    // Measured from a few hanzi, not all: a twentieth of a point at three 号.
    assert!((symbol.raise.0 + 0.034).abs() < 0.004, "{:?}", symbol.raise);
}

#[test]
fn bold_letters_take_the_bold_face_of_the_same_family() {
    let latin = FaceRole::Latin;
    let folder = folder_of(&[(regular(latin), "r.ttf"), (bold(latin), "a.ttf")]);
    let names = [names(latin, &["Liberation Serif"])];
    let (fonts, _) = Fonts::load(&names, &from(folder.path())).expect("it can be read");
    let serving = fonts.serving()[5];
    assert_eq!(serving.origin, Origin::File(&folder.path().join("r.ttf")));
    let found = fonts.glyph(bold(latin), 'A').expect("it has an A");
    assert_eq!(family(&fonts, found), "LiberationSerif-Bold");
    assert_eq!(found.thicken, Thicken::No);
}

#[test]
fn without_a_bold_face_of_the_same_family_strokes_are_thickened() {
    let latin = FaceRole::Latin;
    let folder = folder_of(&[(regular(FaceRole::Heiti), "h.ttf")]);
    let names = [names(latin, &["公文黑体"])];
    let (fonts, _) = Fonts::load(&names, &from(folder.path())).expect("it can be read");
    let found = fonts.glyph(bold(latin), 'A').expect("it has an A");
    assert_eq!(family(&fonts, found), "GongwenHeiti-Regular");
    assert_eq!(found.thicken, Thicken::Yes);
}

#[test]
fn a_name_that_is_not_found_is_noted_and_the_bundled_face_used() {
    let folder = folder_of(&[]);
    let names = [names(FaceRole::Heiti, &["黑体", "SimHei"])];
    let (fonts, notes) = Fonts::load(&names, &from(folder.path())).expect("it can be read");
    let messages: Vec<_> = notes
        .iter()
        .map(|note| (note.code, &*note.message))
        .collect();
    let message = "没有找到黑体的字体（黑体、SimHei），改用内置字体";
    assert_eq!(messages, [("font-not-found", message)]);
    let found = glyph(&fonts, FaceRole::Heiti, '国');
    assert_eq!(family(&fonts, found), "GongwenHeiti-Regular");
}

#[test]
fn a_broken_font_file_is_named_and_passed_over() {
    let folder = folder_of(&[]);
    let file = folder.path().join("broken.ttf");
    std::fs::write(&file, b"\0\x01\0\0 no font").expect("a new file");
    let (_, notes) = Fonts::load(&[], &from(folder.path())).expect("it can be read");
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].code, "font-unusable");
    assert!(
        notes[0].message.contains("broken.ttf"),
        "{}",
        notes[0].message
    );
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let folder = folder_of(&[]);
    let gone = folder.path().join("gone");
    let error = Fonts::load(&[], &from(&gone)).expect_err("there is no such folder");
    let start = format!("字体文件夹 {} 无法读取：", gone.display());
    assert!(error.to_string().starts_with(&start), "{error}");
}
