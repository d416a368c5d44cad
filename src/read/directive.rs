//! Words to `gongwen check` that stand in a text and are none of it: a comment
//! `<!-- gongwen: ignore CODE … -->` in Markdown, `# gongwen: ignore CODE …` in
//! front matter.
//!
//! A comment in, the codes it names out. Which rules there are, check knows.

/// The codes that an HTML comment names: none for all rules; `None` where it
/// is no word to this program.
pub fn in_comment(html: &str) -> Option<Vec<&str>> {
    let inside = html.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    ignored(inside)
}

/// The same for a line of front matter.
pub fn in_front_matter(line: &str) -> Option<Vec<&str>> {
    ignored(line.trim().strip_prefix('#')?)
}

fn ignored(words: &str) -> Option<Vec<&str>> {
    let words = words.trim().strip_prefix("gongwen")?.trim_start();
    let words = words.strip_prefix(':').or(words.strip_prefix('：'))?;
    let mut words = words
        .split([' ', '\t', ',', '，', '、'])
        .filter(|it| !it.is_empty());
    (words.next()? == "ignore").then(|| words.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_others_are_no_words_to_us() {
        assert_eq!(
            in_comment("<!-- gongwen: ignore doubled-mark, a -->\n"),
            Some(vec!["doubled-mark", "a"])
        );
        assert_eq!(in_comment("<!--gongwen：ignore-->"), Some(Vec::new()));
        assert_eq!(in_comment("<!-- 说明：gongwen -->"), None);
        assert_eq!(in_front_matter("# gongwen: ignore a"), Some(vec!["a"]));
        assert_eq!(in_front_matter("标题: 甲"), None);
    }
}
