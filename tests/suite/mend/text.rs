//! .txt and .md: rounds, encodings, bytes that are no characters, diffs.

use encoding_rs::{GB18030, ISO_2022_JP};
use gongwen::check::Fixing;
use gongwen::mend::{Tracking, Wishes, mend};
use gongwen::read::ReadOptions;

use super::rules::{BACK, COMMA, SOUND, SPACES, THERE};
use super::{Office, diff};

const WISHES: Wishes = Wishes {
    least: Fixing::Safe,
    tracking: Tracking::Plain,
};

#[test]
fn rounds_go_on_until_nothing_is_left() {
    let office = Office::with([&SPACES]);
    let mended = office.mend("a.txt", "甲     乙\n".as_bytes(), Fixing::Safe);
    assert_eq!(mended.bytes, "甲 乙\n".as_bytes());
    assert_eq!(mended.findings, []);
    let want = "--- 旧\n+++ 新\n@@ -1 +1 @@\n-甲     乙\n+甲 乙\n";
    assert_eq!(diff(&mended), want);
    let again = office.mend("a.txt", &mended.bytes, Fixing::Safe);
    assert_eq!((again.bytes, again.changes), (mended.bytes, vec![]));
}

#[test]
fn unsafe_edits_are_made_only_where_they_are_asked_for() {
    let office = Office::with(SOUND);
    let text = "共3万元,用于\"甲  乙\"。\n";
    let safe = office.mend("a.txt", text.as_bytes(), Fixing::Safe);
    assert_eq!(safe.bytes, "共3万元，用于\"甲 乙\"。\n".as_bytes());
    assert_eq!(safe.findings.len(), 2);
    let all = office.mend("a.txt", text.as_bytes(), Fixing::Unsafe);
    assert_eq!(all.bytes, "共3<& 万元，用于“甲 乙”。\n".as_bytes());
}

#[test]
fn marks_line_ends_and_broken_bytes_stay() {
    let office = Office::with([&COMMA]);
    let mended = |bytes: &[u8]| office.mend("a.txt", bytes, Fixing::Safe).bytes;
    let old = b"\xEF\xBB\xBF\xE7\x94\xB2,\xE4\xB9\x99\r\n\xE7\x94\xB2\xFF\xFE\n\r\xE4\xB9\x99\xE7\x94\xB2\xE4\xB9\x99\xE7\x94\xB2\xE4\xB9\x99";
    let new = [&old[..6], "，".as_bytes(), &old[7..]].concat();
    assert_eq!(mended(old), new);
    let gb = |text: &str| GB18030.encode(text).0.into_owned();
    let (head, tail) = (
        gb("关于检查的通知\r\n各单位要检查,要整改"),
        gb("。\r\n各单位抓好落实。\r\n"),
    );
    let broken = [&head[..], b"\xFF\r\n", &tail].concat();
    let want = [
        &gb("关于检查的通知\r\n各单位要检查，要整改")[..],
        b"\xFF\r\n",
        &tail,
    ]
    .concat();
    assert_eq!(mended(&broken), want);
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        let utf16 = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(order).collect() };
        assert_eq!(mended(&utf16("\u{feff}甲,乙\n")), utf16("\u{feff}甲，乙\n"));
    }
}

#[test]
fn what_cannot_be_edited_is_told() {
    let office = Office::with([&COMMA]);
    let bytes = "关于甲的通知\n\u{fffd},乙\n".as_bytes();
    let mended = office.mend("a.txt", bytes, Fixing::Safe);
    assert_eq!(mended.bytes, bytes);
    let told: Vec<&str> = mended
        .refused
        .iter()
        .map(|it| it.message.as_str())
        .collect();
    assert_eq!(told, ["半角逗号，没有改：紧挨着不能解码的字节"]);
    assert_eq!(
        mended.refused[0]
            .place
            .as_ref()
            .and_then(gongwen::document::Place::row),
        Some(2)
    );
}

#[test]
fn edits_without_an_end_are_not_made() {
    let office = Office::with([&THERE, &BACK]);
    let refused = office.try_mend("a.txt", "甲丙丙丙\n".as_bytes(), WISHES);
    assert_eq!(
        refused.expect_err("it has no end").to_string(),
        "back 的改动互相引出，改不完，没有改动文件"
    );
}

#[test]
fn an_encoding_with_states_is_left_alone() {
    let bytes = ISO_2022_JP.encode("甲乙,乙甲\n").0;
    let reading = ReadOptions {
        encoding: Some(ISO_2022_JP),
        ..ReadOptions::default()
    };
    let office = Office::with([&THERE]);
    let mut check = |_: &[u8]| {
        let text = ISO_2022_JP.decode(&bytes).0.into_owned();
        office.findings("a.txt", text.as_bytes())
    };
    let refused = mend(&bytes, reading, WISHES, &mut check).expect_err("it has states");
    assert_eq!(
        refused.to_string(),
        "这种编码的文件不能只改其中几个字，没有改动文件"
    );
}
