//! Wildcards in file names, for shells that leave them to the program
//! (Windows): words in, the words with `*.txt` replaced by the files out.
//!
//! Only the last part of a path is matched, as those shells' own commands do;
//! a pattern that matches nothing stays as it is and is reported as missing.

use std::ffi::OsString;

#[cfg(any(windows, test))]
use std::path::Path;

/// The call with wildcards expanded, where the shell does not do it.
#[cfg(windows)]
pub fn expanded(words: Vec<OsString>) -> Vec<OsString> {
    words.into_iter().flat_map(expand).collect()
}

/// The call as it is: the shell has expanded what was to be expanded.
#[cfg(not(windows))]
pub fn expanded(words: Vec<OsString>) -> Vec<OsString> {
    words
}

#[cfg(any(windows, test))]
fn expand(word: OsString) -> Vec<OsString> {
    let path = Path::new(&word);
    let pattern = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let Some(pattern) = pattern.filter(|pattern| pattern.contains(['*', '?'])) else {
        return vec![word];
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new(".")));
    let pattern: Vec<char> = pattern.to_lowercase().chars().collect();
    let mut found: Vec<OsString> = entries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name())
        .filter(|name| {
            let name: Vec<char> = name.to_string_lossy().to_lowercase().chars().collect();
            matches(&pattern, &name)
        })
        .map(|name| path.with_file_name(name).into_os_string())
        .collect();
    found.sort();
    if found.is_empty() { vec![word] } else { found }
}

/// Whether `name` is what `pattern` says: `*` any characters, `?` any one.
#[cfg(any(windows, test))]
fn matches(pattern: &[char], name: &[char]) -> bool {
    match pattern.split_first() {
        None => name.is_empty(),
        Some(('*', rest)) => (0..=name.len()).any(|skipped| matches(rest, &name[skipped..])),
        Some((wanted, rest)) => name
            .split_first()
            .is_some_and(|(ch, name)| (*wanted == '?' || wanted == ch) && matches(rest, name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_the_files_it_matches_and_stays_where_there_are_none() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["甲.txt", "乙.TXT", "丙.md"] {
            std::fs::write(folder.path().join(name), "").expect("a file");
        }
        let expanded = |pattern: &str| -> Vec<String> {
            let words = expand(folder.path().join(pattern).into_os_string());
            let names = words.iter().map(|word| {
                let name = Path::new(word).file_name().expect("a name");
                name.to_string_lossy().into_owned()
            });
            names.collect()
        };
        assert_eq!(expanded("*.txt"), ["乙.TXT", "甲.txt"]);
        assert_eq!(expanded("?.md"), ["丙.md"]);
        assert_eq!(expanded("??.md"), ["??.md"]);
        assert_eq!(expanded("甲.txt"), ["甲.txt"]);
    }
}
