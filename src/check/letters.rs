//! Characters in, what they are to a rule out: Chinese characters and marks,
//! and what stands next to a place.
//!
//! It judges single characters; what a stretch is, `quiet` says.

/// The character before the byte `at`.
pub(super) fn before(chars: &str, at: usize) -> Option<char> {
    chars[..at].chars().next_back()
}

/// The character at the byte `at`.
pub(super) fn after(chars: &str, at: usize) -> Option<char> {
    chars[at..].chars().next()
}
