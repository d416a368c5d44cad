//! Holds the source to the house: which station may import which, and the
//! habits every file keeps.
//!
//! It reads src/ as text. A comment line counts for nothing, so that a doc
//! link may point anywhere.

use std::fs;
use std::path::Path;

/// What a part of the tree may import of ours, besides itself. The first
/// entry whose path a file starts with holds for it.
const ARROWS: &[(&str, &[&str])] = &[
    ("document/", &[]),
    ("diagnostic.rs", &["document"]),
    ("read/", &["document", "diagnostic"]),
    ("outline/", &["document", "diagnostic", "read"]),
    (
        "check/",
        &["document", "diagnostic", "read", "outline", "template"],
    ),
    ("template/", &["document", "diagnostic"]),
    ("font/", &["document", "diagnostic", "template"]),
    ("compose/", &["document", "diagnostic", "template", "font"]),
    (
        "layout/",
        &["document", "diagnostic", "template", "font", "compose"],
    ),
    ("write/flow/markdown/", &["document"]),
    (
        "write/flow/docx/",
        &["document", "diagnostic", "template", "font", "compose"],
    ),
    (
        "write/paged/",
        &["document", "diagnostic", "template", "font", "layout"],
    ),
    ("write/mend/", &["document", "read"]),
    ("write/", &["diagnostic"]),
    // The stations in their order, for one input in memory.
    (
        "convert",
        &[
            "document",
            "diagnostic",
            "read",
            "outline",
            "template",
            "font",
            "compose",
            "layout",
            "write",
        ],
    ),
    // Rounds of checking and of edits, for one input in memory.
    (
        "mend/",
        &[
            "document",
            "diagnostic",
            "read",
            "check",
            "write",
            "convert",
        ],
    ),
    ("batch/", &["document", "diagnostic", "convert"]),
    (
        "cli/",
        &[
            "document",
            "diagnostic",
            "read",
            "outline",
            "template",
            "font",
            "compose",
            "layout",
            "write",
            "check",
            "convert",
            "mend",
            "batch",
        ],
    ),
    ("lib.rs", &[]),
    ("main.rs", &["cli"]),
];

/// Files over the limit that are tables and nothing else.
const LONG_TABLES: &[&str] = &[];

const MOST_LINES: usize = 500;

/// A file of src/: its path from there, with `/`, and its text.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The lines that are no comments, with their numbers from 1.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line.trim()))
            .filter(|(_, line)| !line.starts_with("//"))
    }

    /// `path:line` of each line of code in which `is` holds.
    fn lines_where(&self, is: impl Fn(&str) -> bool) -> Vec<String> {
        self.code()
            .filter(|(_, line)| is(line))
            .map(|(number, _)| format!("src/{}:{number}", self.path))
            .collect()
    }

    fn is_under(&self, paths: &[&str]) -> bool {
        paths.iter().any(|path| self.path.starts_with(path))
    }
}

/// Every Rust file of src/, sorted by path.
fn sources() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&root, "", &mut files);
    files.sort_by(|left, right| left.path.cmp(&right.path));
    assert!(files.len() > 20, "src/ was found");
    files
}

fn gather(folder: &Path, prefix: &str, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("src/ can be read") {
        let entry = entry.expect("src/ can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{path}/"), files);
        } else if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "rs")
        {
            let text = fs::read_to_string(entry.path()).expect("sources are UTF-8");
            files.push(File { path, text });
        }
    }
}

/// The modules of the crate's root that `line` names.
fn imports(line: &str) -> Vec<&str> {
    line.split("crate::")
        .skip(1)
        .map(|rest| {
            let end = rest.find(|ch: char| !(ch.is_ascii_lowercase() || ch == '_'));
            &rest[..end.unwrap_or(rest.len())]
        })
        .filter(|module| !module.is_empty())
        .collect()
}

#[test]
fn imports_follow_the_arrows() {
    let mut wrong = Vec::new();
    for file in sources() {
        let (station, allowed) = ARROWS
            .iter()
            .find(|(path, _)| file.path.starts_with(path))
            .unwrap_or_else(|| panic!("src/{} belongs to no station", file.path));
        let itself = station.split(['/', '.']).next().unwrap_or_default();
        for (number, line) in file.code() {
            for module in imports(line) {
                if module != itself && !allowed.contains(&module) {
                    wrong.push(format!("src/{}:{number} imports {module}", file.path));
                }
            }
            // A list of stations on one line would hide from the check above.
            if line.contains("crate::{") {
                wrong.push(format!("src/{}:{number}: one line a station", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The arrows themselves know no way back.
#[test]
fn the_arrows_have_no_circle() {
    let reaches = |station: &str| {
        let own = ARROWS
            .iter()
            .filter(move |(path, _)| path.split(['/', '.']).next() == Some(station));
        own.flat_map(|(_, allowed)| allowed.iter().copied())
            .collect::<Vec<_>>()
    };
    for (path, _) in ARROWS {
        let station = path.split(['/', '.']).next().unwrap_or_default();
        let mut seen = reaches(station);
        let mut next = 0;
        while next < seen.len() {
            for further in reaches(seen[next]) {
                if !seen.contains(&further) {
                    seen.push(further);
                }
            }
            next += 1;
        }
        assert!(!seen.contains(&station), "{station} reaches itself");
    }
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path)
        .collect();
    assert!(silent.is_empty(), "no `//!` at the head of {silent:?}");
}

#[test]
fn files_stay_short() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|file| !LONG_TABLES.contains(&file.path.as_str()))
        .filter(|file| file.text.lines().count() > MOST_LINES)
        .map(|file| file.path)
        .collect();
    assert!(long.is_empty(), "over {MOST_LINES} lines: {long:?}");
}

/// The places of unsafe code, and in how many places it is allowed: each with
/// the argument why it holds right above.
#[test]
fn the_one_line_of_unsafe_code_is_argued() {
    let unsafe_code = |line: &str| {
        ["unsafe {", "unsafe fn", "unsafe impl", "unsafe extern"]
            .iter()
            .any(|form| line.contains(form))
    };
    let allowed = |line: &str| line.contains("unsafe_code") && !line.starts_with("#![");
    for file in sources() {
        let expected = usize::from(file.path == "font/mapped.rs");
        let places = file.lines_where(unsafe_code);
        assert_eq!(places.len(), expected, "{places:?}");
        assert_eq!(file.lines_where(allowed).len(), expected, "{}", file.path);
        let lines: Vec<&str> = file.text.lines().collect();
        for (number, _) in file.code().filter(|(_, line)| unsafe_code(line)) {
            let above = lines[..number - 1].iter().rev();
            let argued = above
                .map(|line| line.trim())
                .take_while(|it| it.starts_with("//"));
            let argued: Vec<&str> = argued.collect();
            assert!(
                argued
                    .last()
                    .is_some_and(|it| it.starts_with("// SAFETY: "))
            );
        }
    }
    let roots = ["lib.rs", "main.rs"];
    let denies = |file: &File| {
        let text = &file.text;
        text.contains("#![deny(unsafe_code)]") || text.contains("#![forbid(unsafe_code)]")
    };
    let holding = sources().into_iter().filter(|file| denies(file)).count();
    assert_eq!(holding, roots.len());
}

/// What could open a connection: crates by their names in Cargo.lock, those for
/// tests included, and the library's own modules. tokio comes with a crate for
/// WebAssembly alone, and has no sockets without socket2; mio, by which `--watch`
/// waits, has none without its feature `net`, which `dependencies` holds.
#[test]
fn nothing_here_knows_a_network() {
    const CRATES: &[&str] = &[
        "async-std",
        "attohttpc",
        "curl",
        "git2",
        "h2",
        "hickory-resolver",
        "hyper",
        "isahc",
        "minreq",
        "native-tls",
        "openssl",
        "quinn",
        "reqwest",
        "rustls",
        "smol",
        "socket2",
        "ssh2",
        "tungstenite",
        "ureq",
    ];
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    let lock = fs::read_to_string(lock).expect("Cargo.lock stands beside Cargo.toml");
    let names = lock.lines().filter_map(|line| line.strip_prefix("name = "));
    let names: Vec<&str> = names.map(|name| name.trim_matches('"')).collect();
    assert!(names.contains(&"zip"), "the names were found");
    let found: Vec<_> = names.iter().filter(|name| CRATES.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
    let opens = |line: &str| {
        ["std::net", "TcpStream", "UdpSocket", "UnixStream"]
            .iter()
            .any(|name| line.contains(name))
    };
    let wrong: Vec<String> = sources()
        .iter()
        .flat_map(|file| file.lines_where(opens))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_command_line_prints_and_exits() {
    let speaks = |line: &str| {
        ["print!(", "println!(", "dbg!(", "process::exit"]
            .iter()
            .any(|form| line.contains(form))
    };
    let wrong: Vec<String> = sources()
        .iter()
        .filter(|file| !file.is_under(&["cli/", "main.rs"]))
        .flat_map(|file| file.lines_where(speaks))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn pure_stations_touch_nothing_outside() {
    const PURE: &[&str] = &[
        "document/",
        "diagnostic.rs",
        "outline/",
        "compose/",
        "layout/",
    ];
    let touches = |line: &str| {
        [
            "std::fs",
            "std::env",
            "std::net",
            "std::time",
            "std::process",
        ]
        .iter()
        .any(|module| line.contains(module))
    };
    let wrong: Vec<String> = sources()
        .iter()
        .filter(|file| file.is_under(PURE))
        .flat_map(|file| file.lines_where(touches))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_readers_and_writers_know_file_formats() {
    let knows = |line: &str| {
        ["printpdf", "lopdf", "docx_rs", "quick_xml", "zip::"]
            .iter()
            .any(|name| line.contains(name))
    };
    let wrong: Vec<String> = sources()
        .iter()
        .filter(|file| !file.is_under(&["read/", "write/"]))
        .flat_map(|file| file.lines_where(knows))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
