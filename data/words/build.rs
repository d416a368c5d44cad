//! Makes `titles.fst`, the list by which the words of a title are told.
//!
//! In: the `dict.txt` of jieba as the first argument, and `own.txt` beside this
//! file. Out: `titles.fst` beside this file, the same bytes for the same inputs on
//! every machine. README.md tells where `dict.txt` comes from.
//!
//! `cargo run --example title-words -- path/to/dict.txt`

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use fst::MapBuilder;

/// Words met fewer times stay out. The corpus behind the list has some sixty
/// million words; below this are mostly names of persons and remote places.
const LEAST_COUNT: f64 = 20.0;

/// A word of `own.txt` is taken for as common as 建设, so that it wins over any
/// two words it could be cut into.
const OWN_COUNT: f64 = 20_000.0;

/// The longest word in characters; longer entries are proverbs and slogans.
const MOST_CHARACTERS: usize = 14;

fn main() -> Result<()> {
    let given = std::env::args()
        .nth(1)
        .context("the path of dict.txt is missing")?;
    let dict = fs::read_to_string(&given).with_context(|| format!("{given} cannot be read"))?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/words");
    let own = fs::read_to_string(folder.join("own.txt"))?;

    let counts = counts(&dict, &own);
    let list = build(&counts)?;
    fs::write(folder.join("titles.fst"), &list)?;
    println!("{} words, {} bytes", counts.len(), list.len());
    Ok(())
}

/// How often each word is met, over all of `dict` that is kept and `own`.
fn counts<'a>(dict: &'a str, own: &'a str) -> BTreeMap<&'a str, f64> {
    let mut counts: BTreeMap<&str, f64> = dict.lines().filter_map(entry).collect();
    for line in own.lines().filter(|line| !line.starts_with('#')) {
        for word in line.split_whitespace() {
            match word.strip_prefix('-') {
                Some(word) => counts.remove(word),
                None => counts.insert(word, OWN_COUNT),
            };
        }
    }
    counts
}

/// A line of `dict.txt`: a word, its count, its part of speech. Words with
/// letters or digits stay out: those are kept whole anyway.
fn entry(line: &str) -> Option<(&str, f64)> {
    let mut columns = line.split(' ');
    let (word, count) = (columns.next()?, columns.next()?.parse().ok()?);
    let is_chinese = word.chars().all(|one| ('一'..='鿿').contains(&one));
    let fits = word.chars().count() <= MOST_CHARACTERS;
    (is_chinese && fits && count >= LEAST_COUNT).then_some((word, count))
}

/// The list: to each word its information in half bits, -2 log2 of its share.
fn build(counts: &BTreeMap<&str, f64>) -> Result<Vec<u8>> {
    let total: f64 = counts.values().sum();
    let mut builder = MapBuilder::memory();
    for (word, count) in counts {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share is at most one and at least a billionth"
        )]
        let half_bits = (-2.0 * (count / total).log2()).round() as u64;
        builder.insert(word, half_bits)?;
    }
    Ok(builder.into_inner()?)
}
