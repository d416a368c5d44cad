//! Headings that stand one under another.

/// How deep a heading of `level` nests among the headings before it, from 1:
/// where levels are skipped it is only as deep as they nest.
pub fn nest<Level: Ord>(open: &mut Vec<Level>, level: Level) -> usize {
    while open.last().is_some_and(|last| *last >= level) {
        open.pop();
    }
    open.push(level);
    open.len()
}
