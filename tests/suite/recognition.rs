//! The exam: invented documents labelled by hand, read line by line, with the
//! figures the recogniser has to reach and the exact list of what it misses.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use gongwen::outline::{LineReading, OutlineOptions, outline};
use gongwen::read::{ReadOptions, read};

/// One labelled line.
struct Line {
    number: u32,
    label: String,
    /// Characters through the end of the run-in heading.
    end: Option<usize>,
    text: String,
}

/// A document of the exam: its text, and the labels of its lines.
fn document(path: &Path) -> (String, Vec<Line>) {
    let file = fs::read_to_string(path).expect("the document is there");
    let mut text = String::new();
    let mut lines = Vec::new();
    for (number, row) in (1..).zip(file.lines()) {
        if let Some((label, marked)) = row.split_once('\t') {
            let plain = marked.replacen('‖', "", 1);
            text.push_str(&plain);
            lines.push(Line {
                number,
                label: label.to_owned(),
                end: marked.find('‖').map(|at| marked[..at].chars().count()),
                text: plain,
            });
        }
        text.push('\n');
    }
    (text, lines)
}

fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recognition");
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .collect();
    paths.sort();
    paths
}

/// What was right and wrong, over all documents.
#[derive(Default)]
struct Score {
    lines: usize,
    right: usize,
    ends: usize,
    ends_right: usize,
    /// Of each label: how many there are, how many were told, how many rightly.
    labels: BTreeMap<String, [usize; 3]>,
    misses: String,
}

impl Score {
    fn count(&mut self, name: &str, line: &Line, told: Option<&LineReading>) {
        let role = told.map_or("none", |it| it.label);
        // A date under a title, and what a dash opens there, have two names.
        let pair = [line.label.as_str(), role];
        let twins = pair
            .iter()
            .all(|it| ["byline", "subtitle", "date"].contains(it));
        if line.label == "?" || (pair[0] != pair[1] && twins) {
            return;
        }
        self.lines += 1;
        self.labels.entry(line.label.clone()).or_default()[0] += 1;
        self.labels.entry(role.to_owned()).or_default()[1] += 1;
        let hit = role == line.label;
        if hit {
            self.right += 1;
            self.labels.entry(line.label.clone()).or_default()[2] += 1;
        }
        let end_told = told.and_then(|it| it.lead_end);
        let end_hit = line.end.is_none() || (hit && end_told == line.end);
        self.ends += usize::from(line.end.is_some());
        self.ends_right += usize::from(line.end.is_some() && end_hit);
        if !hit || !end_hit {
            let words: String = line.text.trim().chars().take(20).collect();
            let ends = format!("{:?}/{end_told:?}", line.end);
            let _ = writeln!(
                self.misses,
                "{name}:{} {} read as {role}, end {ends}: {words}",
                line.number, line.label
            );
        }
    }
}

fn score() -> Score {
    let mut score = Score::default();
    for path in documents() {
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let (text, lines) = document(&path);
        let reading = read(text.as_bytes(), "a.txt", ReadOptions::default()).expect("it is text");
        let seen = outline(&reading.source, OutlineOptions::default());
        for line in lines.iter().filter(|line| !line.text.trim().is_empty()) {
            let told = seen.lines.iter().find(|told| told.line == line.number);
            score.count(&name, line, told);
        }
    }
    score
}

#[test]
fn the_exam_is_passed_and_what_is_missed_is_known() {
    let score = score();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recognition/misses.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &score.misses).expect("the list is written");
    }
    let known = fs::read_to_string(&path).expect("the list is there");
    assert_eq!(score.misses, known, "UPDATE=1 writes the list anew");
    assert!(documents().len() >= 60);
    assert!(
        score.right * 100 >= score.lines * 95,
        "{} of {}",
        score.right,
        score.lines
    );
    assert!(
        score.ends_right * 100 >= score.ends * 97,
        "{} of {}",
        score.ends_right,
        score.ends
    );
    for (label, [there, told, hit]) in &score.labels {
        // F1 is 2·hit / (there + told).
        let enough = *there < 5 || hit * 200 >= (there + told) * 90;
        assert!(enough, "{label}: {hit} of {there}, told {told}");
    }
}
