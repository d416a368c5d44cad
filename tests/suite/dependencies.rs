//! What the program is built of: nothing needs a C compiler but the allocator,
//! which can be left out.
//!
//! The lock file is read, which lists what any platform and feature needs, and
//! `cargo tree` is asked what this platform builds.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Crates that compile C, or look for a compiler or a library of C.
const C_BUILDERS: &[&str] = &[
    "autotools",
    "bindgen",
    "cc",
    "cmake",
    "meson",
    "nasm-rs",
    "pkg-config",
    "system-deps",
    "vcpkg",
];

/// Crates of names like C's that hold declarations and build nothing.
const DECLARATIONS: &[&str] = &[
    "inotify-sys",
    "js-sys",
    "kqueue-sys",
    "linux-raw-sys",
    "windows-sys",
];

fn needs_c(name: &str) -> bool {
    let looks_so = C_BUILDERS.contains(&name) || name.ends_with("-sys");
    looks_so && !DECLARATIONS.contains(&name)
}

fn own_file(name: &str) -> String {
    let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("it is part of the project")
}

/// The crates of the lock file, each with those that it names.
fn locked() -> BTreeMap<String, BTreeSet<String>> {
    let lock = own_file("Cargo.lock");
    let quoted = |line: &str| {
        let words = line.split('"').nth(1).expect("a quoted name");
        let name = words.split(' ').next().expect("a name before its version");
        name.to_owned()
    };
    let mut crates: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let name = package.lines().find(|line| line.starts_with("name = "));
        let used = package.lines().filter(|line| line.starts_with(" \""));
        let of = crates
            .entry(quoted(name.expect("it has a name")))
            .or_default();
        of.extend(used.map(quoted));
    }
    crates
}

#[test]
fn on_every_platform_the_allocator_alone_needs_c() {
    let crates = locked();
    assert!(crates["gongwen"].contains("clap"), "the lock file is read");
    let wanting: Vec<&str> = crates
        .keys()
        .map(String::as_str)
        .filter(|it| needs_c(it))
        .collect();
    assert_eq!(wanting, ["cc", "libmimalloc-sys"]);
    let users = |name: &str| -> Vec<&str> {
        let users = crates.iter().filter(|(_, used)| used.contains(name));
        users.map(|(user, _)| user.as_str()).collect()
    };
    assert_eq!(users("cc"), ["libmimalloc-sys"]);
    assert_eq!(users("libmimalloc-sys"), ["mimalloc"]);
    assert_eq!(users("mimalloc"), ["gongwen"]);
    let manifest = own_file("Cargo.toml");
    let allocator = manifest
        .lines()
        .find(|line| line.starts_with("mimalloc = {"));
    assert!(allocator.expect("it is used").contains("optional = true"));
}

/// What `cargo tree` says, a line each, without its drawing.
fn tree(words: &[&str]) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["tree", "--offline", "--locked", "--prefix", "none"])
        .args(words)
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// What is built for this platform, development aside.
fn built(features: &[&str]) -> BTreeSet<String> {
    let words = [&["--edges", "normal,build", "--format", "{p}"], features];
    let tree = tree(&words.concat());
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

#[test]
fn without_the_allocator_no_c_is_built() {
    let with = built(&[]);
    let without = built(&["--no-default-features"]);
    assert!(with.contains("libmimalloc-sys") && without.contains("clap"));
    let wrong: Vec<&String> = without.iter().filter(|name| needs_c(name)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn what_waits_for_saved_files_has_no_sockets() {
    let features = tree(&["--edges", "features", "--invert", "mio"]);
    assert!(features.contains("mio feature \"os-ext\""), "{features}");
    assert!(!features.contains("mio feature \"net\""), "{features}");
}
