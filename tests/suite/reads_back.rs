//! What this program made of a Markdown text, read again: the Markdown of the
//! DOCX is that of the text itself.

use super::measure::convert;
use gongwen::convert::OutputFormat;

fn markdown(name: &str, bytes: &[u8]) -> String {
    let bytes = convert(name, bytes, OutputFormat::Markdown);
    String::from_utf8(bytes).expect("UTF-8")
}

/// The Markdown of the DOCX of `text`.
fn through_docx(text: &str) -> String {
    markdown(
        "a.docx",
        &convert("a.md", text.as_bytes(), OutputFormat::Docx),
    )
}

#[test]
fn a_paragraph_that_is_bold_throughout_stays_so() {
    let text = "# 关于春耕的报告\n\n## 一、基本情况\n\n今年种了两万亩。**其中**新开一万亩。\n\n\
         **全县一盘棋，务必种完。**\n\n- **列项全是黑的**\n\n- 列项二\n\n\
         | 项目 | 数 |\n|---|--:|\n| **合计** | 3 |\n";
    assert_eq!(markdown("a.md", text.as_bytes()), text);
    assert_eq!(through_docx(text), text);
    // A heading is bold or not by its style.
    let marked = text.replace("## 一、基本情况", "## **一、基本情况**");
    assert_eq!(through_docx(&marked), text);
}
