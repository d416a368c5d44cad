//! Faces: what the bundled set shows, how wide, and from which face.

mod installed;
mod licences;

use gongwen::font::{Em, FontOptions, Fonts, Glyph, Origin, Thicken, Want};
use gongwen::template::{FaceRole, Weight};

const CJK: [FaceRole; 5] = [
    FaceRole::Xiaobiaosong,
    FaceRole::Fangsong,
    FaceRole::Kaiti,
    FaceRole::Heiti,
    FaceRole::Songti,
];

fn bundled() -> Fonts {
    let (fonts, notes) =
        Fonts::load(&[], &FontOptions::default()).expect("the bundled set needs no folder");
    assert_eq!(notes, [], "the bundled set is complete");
    fonts
}

fn regular(role: FaceRole) -> Want {
    Want {
        role,
        weight: Weight::Regular,
    }
}

fn glyph(fonts: &Fonts, role: FaceRole, ch: char) -> Glyph {
    fonts
        .glyph(regular(role), ch)
        .unwrap_or_else(|| panic!("{role:?} should show {ch}"))
}

fn family(fonts: &Fonts, glyph: Glyph) -> &str {
    fonts.postscript_name(glyph.face)
}

/// The hanzi of GB 2312: rows 16-55 (level 1) and 56-87 (level 2).
fn gb2312_hanzi() -> Vec<char> {
    (0xB0..=0xF7_u8)
        .flat_map(|row| (0xA1..=0xFE_u8).map(move |cell| [row, cell]))
        .filter(|[row, cell]| !(*row == 0xD7 && *cell > 0xF9))
        .flat_map(|bytes| {
            encoding_rs::GBK
                .decode(&bytes)
                .0
                .chars()
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The characters of 通用规范汉字表 that are not in GB 2312.
fn tonggui_beyond_gb2312() -> Vec<char> {
    let text = include_str!("fonts/tonggui-beyond-gb2312.txt");
    text.chars().filter(|ch| *ch != '\n').collect()
}

#[test]
fn every_face_has_all_common_hanzi_itself() {
    let fonts = bundled();
    let mut hanzi = gb2312_hanzi();
    assert_eq!(hanzi.len(), 6763);
    hanzi.extend(tonggui_beyond_gb2312());
    assert_eq!(hanzi.len(), 6763 + 1_467);
    for role in CJK {
        let own = glyph(&fonts, role, '国').face;
        let foreign: String = hanzi
            .iter()
            .filter(|ch| glyph(&fonts, role, **ch).face != own)
            .collect();
        assert_eq!(foreign, "", "{role:?} takes these from another face");
    }
}

#[test]
fn hanzi_punctuation_quotes_and_dashes_are_one_em_wide() {
    let fonts = bundled();
    for role in CJK {
        for ch in "国，。、；：？！“”‘’（）《》〈〉【】〔〕—…　０Ａ①㎡★※".chars()
        {
            assert_eq!(glyph(&fonts, role, ch).advance, Em(1.0), "{role:?} {ch}");
        }
    }
}

#[test]
fn boxes_arrows_and_ticks_are_one_em_wide() {
    let fonts = bundled();
    for role in CJK {
        for ch in "□■▲△▼▽◆◇○●◎★☆→←↑↓↗⇒▶◀☐☑☒✓✗".chars()
        {
            assert_eq!(glyph(&fonts, role, ch).advance, Em(1.0), "{role:?} {ch}");
        }
    }
}

#[test]
fn quotes_keep_their_own_width_in_the_latin_face() {
    let fonts = bundled();
    let quote = glyph(&fonts, FaceRole::Latin, '“');
    assert_eq!(family(&fonts, quote), "LiberationSerif");
    assert!(quote.advance < Em(0.5), "{:?}", quote.advance);
}

#[test]
fn a_pair_of_dashes_is_one_glyph_of_two_ems() {
    let fonts = bundled();
    for role in CJK {
        let pair = fonts
            .dash_pair(regular(role))
            .unwrap_or_else(|| panic!("{role:?} should join a pair of dashes"));
        assert_eq!(pair.advance, Em(2.0));
        assert_eq!(fonts.advance(pair.face, pair.id), Em(2.0), "{role:?}");
        assert_eq!(pair.face, glyph(&fonts, role, '国').face);
    }
    assert_eq!(fonts.dash_pair(regular(FaceRole::Latin)), None);
}

#[test]
fn symbols_fangsong_lacks_come_from_songti_lowered_to_its_level() {
    let fonts = bundled();
    for ch in "①⑳Ⅰ㎡★●※".chars() {
        let symbol = glyph(&fonts, FaceRole::Fangsong, ch);
        assert_eq!(family(&fonts, symbol), "NotoSerifSC-Regular", "{ch}");
        assert!(
            (symbol.raise.0 + 0.034).abs() < 1e-9,
            "{ch} {:?}",
            symbol.raise
        );
    }
    assert_eq!(glyph(&fonts, FaceRole::Fangsong, '国').raise, Em(0.0));
}

#[test]
fn rare_hanzi_of_names_come_from_songti() {
    let fonts = bundled();
    for ch in ['㛃', '䶮', '𬭊', '𠅤'] {
        let rare = fonts.glyph(regular(FaceRole::Heiti), ch);
        assert!(rare.is_some(), "{ch} should be shown by some face");
    }
}

#[test]
fn bold_is_a_face_for_letters_and_thickened_strokes_for_hanzi() {
    let fonts = bundled();
    let bold = |role, ch| {
        let weight = Weight::Bold;
        fonts
            .glyph(Want { role, weight }, ch)
            .expect("common characters are shown")
    };
    let letter = bold(FaceRole::Latin, '8');
    assert_eq!(family(&fonts, letter), "LiberationSerif-Bold");
    assert_eq!(letter.thicken, Thicken::No);
    let hanzi = bold(FaceRole::Fangsong, '一');
    assert_eq!(family(&fonts, hanzi), "GongwenFangsong-Regular");
    assert_eq!(hanzi.thicken, Thicken::Yes);
    assert_eq!(glyph(&fonts, FaceRole::Fangsong, '一').thicken, Thicken::No);
}

#[test]
fn a_private_use_or_control_character_has_no_glyph() {
    let fonts = bundled();
    for ch in ['\u{E000}', '\u{10FFFD}', '\n', '\t', '\0', '\u{7F}'] {
        for role in FaceRole::ALL {
            assert_eq!(fonts.glyph(regular(role), ch), None, "{role:?} {ch:?}");
        }
    }
}

#[test]
fn threads_share_the_faces_and_agree() {
    let fonts = bundled();
    let text: Vec<char> = gb2312_hanzi().into_iter().step_by(7).collect();
    let look_up = || -> Vec<Glyph> {
        let glyphs = text.iter().map(|ch| glyph(&fonts, FaceRole::Kaiti, *ch));
        glyphs.collect()
    };
    let (one, other) = std::thread::scope(|scope| {
        let handles = (scope.spawn(look_up), scope.spawn(look_up));
        (handles.0.join(), handles.1.join())
    });
    assert_eq!(one.expect("no panic"), other.expect("no panic"));
}

#[test]
fn each_role_is_served_by_a_bundled_face() {
    let fonts = bundled();
    let names: Vec<_> = fonts
        .serving()
        .into_iter()
        .map(|one| one.postscript_name)
        .collect();
    let expected = [
        "GongwenXiaobiaosong-Regular",
        "GongwenFangsong-Regular",
        "GongwenKaiti-Regular",
        "GongwenHeiti-Regular",
        "NotoSerifSC-Regular",
        "LiberationSerif",
    ];
    assert_eq!(names, expected);
    assert!(
        fonts
            .serving()
            .iter()
            .all(|one| one.origin == Origin::Bundled)
    );
}

#[test]
fn characters_no_face_has_are_told_once_each_in_their_order() {
    let fonts = bundled();
    let text = "甲\u{E003}乙\t\u{E001}①\u{E003}\n";
    assert_eq!(fonts.missing(text), ['\u{E003}', '\u{E001}']);
}

#[test]
fn metrics_are_in_ems() {
    let fonts = bundled();
    let face = glyph(&fonts, FaceRole::Latin, 'A').face;
    let metrics = fonts.metrics(face);
    assert_eq!(metrics.units_per_em, 2048);
    assert!((metrics.ascent.0 - 0.891).abs() < 0.001, "{metrics:?}");
    assert!((metrics.descent.0 + 0.216).abs() < 0.001, "{metrics:?}");
    assert!((metrics.cap_height.0 - 0.655).abs() < 0.001, "{metrics:?}");
    assert!(
        metrics.left < Em(0.0) && metrics.right > Em(1.0),
        "{metrics:?}"
    );
    assert!((metrics.italic_angle).abs() < f64::EPSILON);
}
