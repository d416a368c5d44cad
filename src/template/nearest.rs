//! "Did you mean": the known name nearest to what was written.

/// The name of `known` that `written` most likely stands for: equal but for
/// case, or within an edit distance of a third of its length; `None` where
/// nothing is near. Of names equally near one of the same letters wins, then
/// the first.
pub(crate) fn nearest<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = written.to_lowercase();
    known
        .into_iter()
        .map(|name| (distance(&written, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= name.chars().count().div_ceil(3))
        .min_by_key(|(distance, name)| (*distance, letters(name) != letters(&written)))
        .map(|(_, name)| name)
}

/// The letters of a name, sorted: those of `pdf` and `pfd` are the same.
fn letters(name: &str) -> Vec<char> {
    let mut letters: Vec<char> = name.to_lowercase().chars().collect();
    letters.sort_unstable();
    letters
}

/// The words between what was found and what may stand there:
/// `；是不是“near”？` where something is near, else nothing.
pub(crate) fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(written, known).map_or_else(|| "；".to_owned(), |near| format!("；是不是“{near}”？"))
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn
/// `from` into `to` (optimal string alignment).
fn distance(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    // table[i][j] is the distance of the first i characters from the first j.
    let mut table = vec![vec![0; to.len() + 1]; from.len() + 1];
    for i in 0..=from.len() {
        for j in 0..=to.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = usize::from(from[i - 1] != to[j - 1]);
                let mut least = (table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1)
                    .min(table[i - 1][j - 1] + changed);
                if i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_counts_once() {
        assert_eq!(distance("siez", "size"), 1);
        assert_eq!(distance("", "行"), 1);
        assert_eq!(distance("bottom", "bottom"), 0);
    }

    #[test]
    fn letters_that_changed_places_are_nearer_than_others() {
        assert_eq!(nearest("pfd", ["ofd", "pdf"]), Some("pdf"));
    }

    #[test]
    fn far_names_are_not_offered() {
        assert_eq!(nearest("colum", ["lines", "columns"]), Some("columns"));
        assert_eq!(nearest("Title", ["title"]), Some("title"));
        assert_eq!(nearest("xyz", ["lines", "columns"]), None);
    }
}
