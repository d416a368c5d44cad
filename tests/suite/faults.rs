//! What may go wrong around the program, each on purpose: the rows of
//! docs/reliability.md. What needs a file system of its own, a kill at a given
//! call or much memory is in ci/faults.sh.

mod disk;
mod files;
mod packages;
mod runs;
mod texts;
mod yaml;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The names in the last column of the table.
fn rows(table: &str) -> Vec<String> {
    let rows = table.lines().filter(|line| line.starts_with("| "));
    let tests = rows.filter_map(|row| row.trim_end_matches(" |").rsplit(" | ").next());
    let named = tests.filter(|test| test.starts_with('`'));
    let names = named.flat_map(|tests| tests.split(", "));
    names
        .map(|name| name.trim_matches('`').to_owned())
        .collect()
}

/// The tests of the files of this module, `FILE::NAME`, and the functions of
/// the script, `ci/faults.sh NAME`.
fn tests(root: &Path) -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for entry in fs::read_dir(root.join("tests/suite/faults")).expect("the tests") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("UTF-8");
        let module = path.file_stem().expect("a name").to_string_lossy();
        for after in text.split("#[test]").skip(1) {
            let name = after.split_once("\nfn ").expect("a function").1;
            let name = name.split('(').next().expect("its name");
            tests.insert(format!("{module}::{name}"));
        }
    }
    let script = fs::read_to_string(root.join("ci/faults.sh")).expect("the script");
    let functions = script.lines().filter_map(|line| line.strip_suffix("() {"));
    let faults = functions.filter(|name| name.starts_with("fault_"));
    tests.extend(faults.map(|name| format!("ci/faults.sh {name}")));
    tests
}

#[test]
fn every_fault_of_the_table_has_its_test_and_every_test_its_row() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("docs/reliability.md")).expect("the page");
    let rows = rows(&table);
    let named: BTreeSet<String> = rows.iter().cloned().collect();
    assert_eq!(rows.len(), named.len(), "a test serves one row");
    assert_eq!(named, tests(root));
}
