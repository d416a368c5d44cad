//! Which files of this machine a text may name (pictures, seals, templates): a path leads to files in the
//! text's own folder and below it, nowhere else, whatever links stand in between;
//! nothing is fetched. Whoever wrote the text need not be whoever runs the program
//! (docs/decisions/0010).
//!
//! In: the folder of a text, and a path in it. Out: the file, or why it is not to
//! be opened.

use std::path::{Component, Path, PathBuf};

/// Why a path of a text is not opened: the reason, and what to do behind a `；`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// It is an address of the net.
    #[error("是网上的图片，程序不联网；请下载到文稿的文件夹里，改写成文件名")]
    Remote,
    /// It is a picture, not a path.
    #[error("图片的数据写在文稿里；请存成文件，改写成文件名")]
    Inline,
    /// It leads out of the text's folder.
    #[error("不在文稿所在的文件夹里，为安全起见不打开；请把图片放到文稿的文件夹里，写相对路径")]
    Outside,
    /// There is no such file.
    #[error("没有这个文件；请检查路径，它从文稿所在的文件夹算起")]
    Absent,
}

/// The file that a text's `source` names, in `folder` or below it.
pub(super) fn locate(folder: &Path, source: &str) -> Result<PathBuf, PathError> {
    refuse_addresses(source)?;
    let folder = or_here(folder);
    // Clerks write paths as Windows does; editors escape what is no ASCII.
    let written = source.replace('\\', "/");
    let unescaped = unescaped(&written);
    for path in [&written, &unescaped] {
        if let Some(found) = below(folder, Path::new(path))? {
            return Ok(found);
        }
    }
    Err(PathError::Absent)
}

/// Whether `path`, which begins with `folder`, leads to a file in it or below it,
/// or to none.
pub(super) fn is_within(folder: &Path, path: &Path) -> bool {
    let rest = path.strip_prefix(folder);
    rest.is_ok_and(|rest| below(or_here(folder), rest).is_ok())
}

fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

/// Refuses what begins with a scheme, a drive or the name of a host.
fn refuse_addresses(source: &str) -> Result<(), PathError> {
    if source.starts_with("//") || source.starts_with("\\\\") {
        return Err(PathError::Remote);
    }
    let scheme = source.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |it: &&str| it.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match scheme.filter(is_scheme) {
        Some("data") => Err(PathError::Inline),
        Some(drive) if drive.len() == 1 => Err(PathError::Outside),
        Some("http" | "https" | "ftp") => Err(PathError::Remote),
        Some("file") => Err(PathError::Outside),
        Some(_) | None => Ok(()),
    }
}

/// The file at `path` from `folder`, `None` where there is none; an error where
/// it leads out, by its steps or by links.
fn below(folder: &Path, path: &Path) -> Result<Option<PathBuf>, PathError> {
    let mut depth = 0_usize;
    for step in path.components() {
        match step {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir => depth = depth.checked_sub(1).ok_or(PathError::Outside)?,
            Component::RootDir | Component::Prefix(_) => return Err(PathError::Outside),
        }
    }
    let found = folder.join(path).canonicalize();
    let (Ok(found), Ok(folder)) = (found, folder.canonicalize()) else {
        return Ok(None);
    };
    if found.starts_with(folder) {
        Ok(Some(found))
    } else {
        Err(PathError::Outside)
    }
}

/// A path with its `%E5%9B%BE` as the characters they stand for.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let hex = more.get(..2).filter(|_| *first == b'%');
        let code = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        let code = code.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = &more[code.map_or(0, |_| 2)..];
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_where_they_are_text() {
        assert_eq!(unescaped("%E5%9B%BE%201.png"), "图 1.png");
        assert_eq!(unescaped("50%.png"), "50%.png");
        assert_eq!(unescaped("%ff.png"), "%ff.png");
    }

    #[test]
    fn what_leads_elsewhere_is_refused_before_anything_is_looked_for() {
        let folder = Path::new("/nowhere/at/all");
        for (source, why) in [
            ("http://example.org/a.png", PathError::Remote),
            ("//example.org/a.png", PathError::Remote),
            ("\\\\host\\share\\a.png", PathError::Remote),
            ("data:image/png;base64,AAAA", PathError::Inline),
            ("file:///etc/a.png", PathError::Outside),
            ("C:\\a.png", PathError::Outside),
            ("/etc/a.png", PathError::Outside),
            ("../a.png", PathError::Outside),
            ("b/../../a.png", PathError::Outside),
            ("..%2Fa.png", PathError::Outside),
            ("a.png", PathError::Absent),
        ] {
            assert_eq!(locate(folder, source), Err(why), "{source}");
        }
    }
}
