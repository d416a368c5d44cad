//! What every file says of itself, whatever its format.

/// The program that made the file.
pub const PROGRAM: &str = env!("CARGO_PKG_NAME");
/// Its version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The program with its version.
pub fn producer() -> String {
    format!("{PROGRAM} {VERSION}")
}

/// The title that a reader shows in its window's bar: the document's own, else
/// `name`, the input's.
pub fn title<'a>(own: Option<&'a str>, name: Option<&'a str>) -> &'a str {
    const NONE: &str = "无标题";
    own.or(name)
        .filter(|title| !title.trim().is_empty())
        .unwrap_or(NONE)
}
