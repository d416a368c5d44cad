//! The rules in, their manual out: one rule explained, the table, and the
//! whole of `docs/rules.md`.
//!
//! All of it is made from the heads of the rules' files and their examples.

use std::fmt::Write as _;

use super::rule::{Family, Rule, Wrong};
use super::rules;

/// One rule: what it is, why, and its examples.
pub fn explain(rule: &Rule) -> String {
    let mut out = format!(
        "{}（{}）\n\n{}\n\n轻重：{}　　改法：{}\n依据：{}\n",
        rule.name,
        rule.code,
        rule.manual(),
        rule.weight.name(),
        rule.fixing.name(),
        rule.clause
    );
    for wrong in rule.wrong {
        let _ = write!(out, "\n{}", mended(wrong));
    }
    for right in rule.right {
        let _ = write!(out, "\n不算错：{}\n", indented(right));
    }
    out
}

/// A wrong text and the right one below it.
fn mended(wrong: &Wrong) -> String {
    let (text, mended) = (indented(wrong.text), indented(wrong.mended));
    format!("错：{text}\n改：{mended}\n")
}

/// A text of several lines below the word before it.
fn indented(text: &str) -> String {
    if text.trim_end().contains('\n') {
        text.trim_end()
            .split('\n')
            .fold(String::new(), |out, line| out + "\n    " + line)
    } else {
        text.trim_end().to_owned()
    }
}

/// A line a rule: code, name, weight, what can be done, clause.
pub fn table() -> String {
    let mut out = String::new();
    for rule in rules::all() {
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}",
            rule.code,
            rule.name,
            rule.family.name(),
            rule.weight.name(),
            rule.fixing.name(),
            rule.clause
        );
    }
    out
}

/// `docs/rules.md`.
pub fn markdown() -> String {
    let mut out = String::from(
        "# 检查规则\n\n`gongwen check` 的全部规则。本页由 `gongwen rules --format markdown` 从各条规则的源文件生成，不手改。\n\n\
         规定：标准要求如此，是错，`check` 以退出码 1 结束；推荐：标准提倡；习惯：细心的文秘都这样做。\n",
    );
    for family in Family::ALL {
        let of_family = || rules::all().filter(move |it| it.family == family);
        if of_family().next().is_none() {
            continue;
        }
        let _ = write!(
            out,
            "\n## {}\n\n| 规则 | 名称 | 轻重 | 改法 |\n| --- | --- | --- | --- |\n",
            family.name()
        );
        for rule in of_family() {
            let _ = writeln!(
                out,
                "| [{0}](#{0}) | {1} | {2} | {3} |",
                rule.code,
                rule.name,
                rule.weight.name(),
                rule.fixing.name()
            );
        }
        for rule in of_family() {
            section(&mut out, rule);
        }
    }
    out
}

fn section(out: &mut String, rule: &Rule) {
    let _ = write!(
        out,
        "\n### {}\n\n**{}**　{}，{}。依据：{}。\n\n{}\n\n```text\n",
        rule.code,
        rule.name,
        rule.weight.name(),
        rule.fixing.name(),
        rule.clause,
        rule.manual()
    );
    for wrong in rule.wrong {
        let _ = writeln!(out, "{}", mended(wrong));
    }
    for right in rule.right {
        let _ = writeln!(out, "不算错：{}", indented(right));
    }
    out.push_str("```\n");
}
