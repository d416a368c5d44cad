//! Where font files are: the folders of each system, and the files in a
//! folder.
//!
//! In: a folder, or the system and its environment. Out: paths in a fixed
//! order. No file is opened.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// What names of font files end in.
const ENDINGS: [&str; 4] = ["ttf", "ttc", "otf", "otc"];
/// How deep folders are searched: font packages nest three or four deep, and a
/// link to a folder above must not be followed for ever.
const DEPTH: usize = 8;

/// The font files in `folder` and below, by name; folders below that cannot
/// be read are left out.
///
/// # Errors
/// Where `folder` itself cannot be read.
pub(super) fn font_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(folder, DEPTH, &mut files)?;
    Ok(files)
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for path in entries(folder)? {
        if path.is_dir() {
            if depth > 0 {
                // What the system keeps to itself is no font of the user's.
                let _ = collect(&path, depth - 1, files);
            }
        } else if is_font(&path) {
            files.push(path);
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    Ok(entries)
}

fn is_font(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    })
}

/// The folders this system and its office suites keep fonts in, the user's
/// first; some of them may not exist.
pub(super) fn system_folders() -> Vec<PathBuf> {
    if cfg!(target_os = "macos") {
        macos_folders()
    } else if cfg!(windows) {
        windows_folders()
    } else {
        unix_folders()
    }
}

fn unix_folders() -> Vec<PathBuf> {
    let data = variable("XDG_DATA_HOME").map(|data| data.join("fonts"));
    let home = variable("HOME");
    let below = [".local/share/fonts", ".fonts"];
    data.into_iter()
        .chain(
            home.iter()
                .flat_map(|home| below.map(|below| home.join(below))),
        )
        .chain(
            [
                "/usr/local/share/fonts",
                // Among its folders: fonts-cesi of UOS and Kylin, and wps-office.
                "/usr/share/fonts",
                "/opt/kingsoft/wps-office/office6/fonts",
            ]
            .map(PathBuf::from),
        )
        .collect()
}

fn macos_folders() -> Vec<PathBuf> {
    let home = variable("HOME").map(|home| home.join("Library/Fonts"));
    let fixed = [
        "/Library/Fonts",
        "/System/Library/Fonts",
        "/Applications/wpsoffice.app/Contents/Resources/office6/fonts",
    ];
    let assets = Path::new("/System/Library/AssetsV2");
    home.into_iter()
        .chain(fixed.map(PathBuf::from))
        .chain(folders_named(assets, "com_apple_MobileAsset_Font"))
        .collect()
}

fn windows_folders() -> Vec<PathBuf> {
    let user = variable("LOCALAPPDATA").map(|data| data.join("Microsoft/Windows/Fonts"));
    let system = variable("WINDIR").map(|windows| windows.join("Fonts"));
    let suites = ["LOCALAPPDATA", "ProgramFiles", "ProgramFiles(x86)"]
        .into_iter()
        .filter_map(variable)
        .flat_map(|programs| folders_named(&programs.join("Kingsoft/WPS Office"), ""))
        .map(|version| version.join("office6/fonts"));
    user.into_iter().chain(system).chain(suites).collect()
}

/// The folders in `folder` whose names begin with `start`.
fn folders_named(folder: &Path, start: &str) -> Vec<PathBuf> {
    let mut found = entries(folder).unwrap_or_default();
    found.retain(|path| {
        let name = path.file_name().and_then(OsStr::to_str);
        name.is_some_and(|name| name.starts_with(start)) && path.is_dir()
    });
    found
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn font_files_are_found_below_by_name_whatever_the_case_of_their_ending() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("b")).expect("a new folder");
        for name in ["c.ttf", "b/SIMSUN.TTC", "a.otf", "readme.txt", "ttf"] {
            std::fs::write(folder.path().join(name), "").expect("a new file");
        }
        let found = font_files(folder.path()).expect("the folder is there");
        let names = ["a.otf", "b/SIMSUN.TTC", "c.ttf"].map(|name| folder.path().join(name));
        assert_eq!(found, names);
    }
}
