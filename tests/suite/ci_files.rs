//! What docs/ci.md shows is what stands in the files: they are linted and run
//! (ci/lint-workflows.sh, ci/run-examples.sh), and a copy would not be.
//!
//! `UPDATE=1` puts the files into the document.

use std::fs;
use std::path::PathBuf;

fn own(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(own(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Before a block of code that is a file: `<!-- file: NAME -->`.
const MARK: &str = "<!-- file: ";

/// The document with the files in it as they are now, and their names.
fn with_files(document: &str) -> (String, Vec<String>) {
    let mut parts = document.split(MARK);
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut names = Vec::new();
    for part in parts {
        let (name, rest) = part.split_once(" -->\n").expect("a mark ends its line");
        let (head, rest) = rest.split_once('\n').expect("a block begins");
        assert!(head.starts_with("```"), "{name}: a block follows");
        let (_, rest) = rest.split_once("\n```\n").expect("a block ends");
        let file = text(name);
        let block = [MARK, name, " -->\n", head, "\n", &file, "```\n", rest];
        out.extend(block);
        names.push(name.to_owned());
    }
    (out, names)
}

#[test]
fn the_document_shows_the_files_as_they_are() {
    let document = text("docs/ci.md");
    let (want, names) = with_files(&document);
    let shown = [
        "examples/ci/github.yml",
        "examples/ci/gitlab-ci.yml",
        "examples/ci/pre-commit-config.yaml",
    ];
    assert_eq!(names, shown);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(own("docs/ci.md"), want).expect("it can be written");
    } else {
        assert_eq!(document, want);
    }
}

/// The examples name a version that the action takes, and it is this one's.
#[test]
fn the_examples_use_this_version() {
    let version = concat!("v", env!("CARGO_PKG_VERSION"));
    for (file, form) in [
        ("examples/ci/github.yml", "uses: OWNER/gongwen@"),
        ("examples/ci/gitlab-ci.yml", "GONGWEN_VERSION: "),
        ("examples/ci/pre-commit-config.yaml", "rev: "),
    ] {
        let text = text(file);
        let versions: Vec<&str> = text
            .lines()
            .filter_map(|line| line.split_once(form))
            .map(|(_, version)| version)
            .collect();
        assert!(!versions.is_empty(), "{file}");
        assert!(
            versions.iter().all(|it| *it == version),
            "{file}: {versions:?}"
        );
    }
}

/// An image is built of what `.dockerignore` lets in: every file that the
/// source takes into the program has to be there.
#[test]
fn the_image_is_built_of_all_it_takes() {
    let let_in = text(".dockerignore");
    let folders: Vec<&str> = let_in
        .lines()
        .filter_map(|line| line.strip_prefix('!'))
        .collect();
    for needed in [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "fonts",
        "templates",
        "data",
        "benches",
    ] {
        assert!(folders.contains(&needed), "{needed}");
    }
}
