//! Characters in, the addresses out in which Chinese stands: web addresses with
//! a path, paths of files, names of files with a known ending.
//!
//! What ends one is white space, a full-width mark or a quote; a round bracket
//! that the address did not open stands around it.

use std::ops::Range;

use crate::check::letters::{closes, opens, pauses};

/// Endings by which a name is one of a file.
const ENDINGS: &[&str] = &[
    "doc", "docx", "docm", "dot", "dotx", "wps", "wpt", "rtf", "xls", "xlsx", "xlsm", "et", "csv",
    "ppt", "pptx", "dps", "pdf", "ofd", "txt", "md", "htm", "html", "xml", "json", "yaml", "yml",
    "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "svg", "webp", "dwg", "dxf", "psd", "zip",
    "rar", "7z", "gz", "tar", "iso", "mp3", "wav", "mp4", "avi", "mov", "mkv", "exe", "msi", "apk",
    "bat", "cmd", "ps1", "sh", "py", "js", "css", "java", "sql", "ini", "log", "bak", "ttf", "otf",
];

/// The addresses, by where they begin; one may stand in another.
pub(super) fn addresses(chars: &str) -> Vec<Range<usize>> {
    let mut found: Vec<_> = web(chars).chain(paths(chars)).collect();
    found.extend(files(chars));
    found
}

/// Addresses of the web that have a path, which may be Chinese.
fn web(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let schemes = chars.match_indices("://").map(|(at, sign)| {
        let head = chars[..at].trim_end_matches(|it: char| it.is_ascii_alphabetic());
        (head.len(), at + sign.len())
    });
    let bare = chars.match_indices("www.").map(|(at, _)| (at, at));
    schemes.chain(bare).filter_map(|(start, host)| {
        let of_host = |it: char| it.is_ascii_alphanumeric() || ".-_:@%".contains(it);
        let path = chars[host..].trim_start_matches(of_host);
        let path_at = chars.len() - path.len();
        path.starts_with(['/', '?', '#'])
            .then(|| start..end(chars, path_at))
    })
}

/// `D:\…`, `\\…`.
fn paths(chars: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let drives = chars.match_indices(":\\").filter_map(|(at, _)| {
        let drive = chars[..at].chars().next_back()?;
        drive.is_ascii_alphabetic().then(|| at - 1)
    });
    let shares = chars.match_indices("\\\\").map(|(at, _)| at);
    drives
        .chain(shares)
        .map(|start| start..end(chars, start + 2))
}

/// Names of files, up to the ending from what cannot stand in a name.
fn files(chars: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (dot, _) in chars.match_indices('.') {
        let rest = &chars[dot + 1..];
        let ending = rest.len()
            - rest
                .trim_start_matches(|it: char| it.is_ascii_alphanumeric())
                .len();
        let known = |it: &str| it.eq_ignore_ascii_case(&rest[..ending]);
        if !ENDINGS.iter().any(|it| known(it)) {
            continue;
        }
        let above = found.last().map_or(0, |it| it.end);
        let start = name(chars, above..dot);
        if start < dot {
            found.push(start..dot + 1 + ending);
        }
    }
    found
}

/// Where the name begins that ends at the end of `within`.
fn name(chars: &str, within: Range<usize>) -> usize {
    let mut closed = 0_usize;
    let mut start = within.end;
    for (at, letter) in chars[within.clone()].char_indices().rev().take(LONGEST) {
        match letter {
            ')' => closed += 1,
            '(' if closed == 0 => break,
            '(' => closed -= 1,
            ';' | ':' | '?' | '*' | '|' | '!' => break,
            it if ends(it) => break,
            _ => {}
        }
        start = within.start + at;
    }
    start
}

/// So many characters a name has at most.
const LONGEST: usize = 80;

/// Where an address ends that goes on at `from`.
fn end(chars: &str, from: usize) -> usize {
    let mut open = 0_usize;
    for (at, letter) in chars[from..].char_indices() {
        match letter {
            '(' => open += 1,
            ')' if open == 0 => return from + at,
            ')' => open -= 1,
            it if ends(it) => return from + at,
            _ => {}
        }
    }
    chars.len()
}

/// What stands in no address.
fn ends(letter: char) -> bool {
    let mark = pauses(letter) || opens(letter) || closes(letter) || letter == '…';
    mark || letter.is_whitespace() || matches!(letter, '"' | '<' | '>' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(chars: &str) -> Vec<&str> {
        addresses(chars).into_iter().map(|it| &chars[it]).collect()
    }

    #[test]
    fn addresses_with_chinese_in_them_are_whole() {
        assert_eq!(
            shown("见<https://a.b/中,文>，或www.c.cn/搜索?q=数据,统计。"),
            ["https://a.b/中,文", "www.c.cn/搜索?q=数据,统计"]
        );
        assert_eq!(
            shown("（详见(https://a.b/中(文),丙)）"),
            ["https://a.b/中(文),丙"]
        );
        assert_eq!(shown("网址:https://a.b,传真:0591"), [""; 0]);
    }

    #[test]
    fn files_are_known_by_their_endings_and_paths_by_their_drives() {
        assert_eq!(
            shown(r"打开D:\文档\报告(终稿).docx，"),
            [r"D:\文档\报告(终稿).docx", r"\文档\报告(终稿).docx"]
        );
        assert_eq!(
            shown("附件(1).pdf,报告,最终版.docx(见图(一).png)"),
            ["附件(1).pdf", ",报告,最终版.docx", "见图(一).png"]
        );
        assert_eq!(shown("全年完成3.5万元.请审阅.pd"), [""; 0]);
    }
}
