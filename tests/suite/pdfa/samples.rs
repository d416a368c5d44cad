//! The samples in every form, and what a sample does not have: nothing is
//! found in any.

use super::findings;
use super::opened::Opened;
use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::template::Template;
use std::path::Path;

/// The PDF of a text.
pub fn pdf(settings: Settings, name: &str, text: &str, folder: &Path) -> Opened {
    let (converter, _) = Converter::new(settings).expect("the settings hold");
    let input = Input {
        name,
        folder,
        bytes: text.as_bytes(),
    };
    let converted = converter.convert(input, &[OutputFormat::Pdf], &mut |_| {});
    let converted = converted.expect("it converts");
    Opened::new(converted.outputs.into_iter().next().expect("one").bytes)
}

/// The samples, with their names.
pub fn samples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut samples = Vec::new();
    for entry in std::fs::read_dir(folder).expect("samples/") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if [".txt", ".md"].iter().any(|ending| name.ends_with(ending)) {
            samples.push((name, std::fs::read_to_string(path).expect("a text")));
        }
    }
    samples.sort();
    assert!(samples.len() > 10, "the samples are there");
    samples
}

#[test]
fn nothing_is_found_in_any_sample_in_any_form() {
    for (name, text) in samples() {
        for form in Template::bundled() {
            let settings = Settings {
                template: Some(form.name.to_owned()),
                ..Settings::default()
            };
            let file = pdf(settings, &name, &text, Path::new("."));
            let found = findings(&file);
            assert!(found.is_empty(), "{name} as {}: {found:?}", form.name);
        }
    }
}

/// Red as inks of a press (docs/decisions/0009) is PDF/A-2a all the same, on a
/// page with a seal too.
#[test]
fn nothing_is_found_where_red_is_ink() {
    let folder = tempfile::tempdir().expect("a folder");
    let template = folder.path().join("press.yaml");
    std::fs::write(&template, "extends: 通用公文\nred-ink: cmyk\n").expect("written");
    std::fs::write(folder.path().join("seal.png"), super::twins::png()).expect("written");
    let text = "---\n印章: seal.png\n---\n云川市教育局文件\n\n云教〔2026〕3号\n\n关于校舍维修的通知\n\n各县教育局：\n请按期完成。\n\n云川市教育局\n2026年3月5日\n";
    let settings = Settings {
        template: Some(template.to_string_lossy().into_owned()),
        ..Settings::default()
    };
    let file = pdf(settings, "a.txt", text, folder.path());
    assert_eq!(findings(&file), [""; 0]);
    let (page, entries) = file.pages()[0];
    assert!(!entries.has(b"Group"), "a press blends in its own inks");
    let operations = crate::pdf_file::operations(&file.document, page);
    let red = operations.iter().find(|it| it.operator == "scn");
    let inks = red
        .expect("red")
        .operands
        .iter()
        .map(|it| it.as_float().expect("a part"));
    assert_eq!(inks.collect::<Vec<_>>(), [0.0, 0.8, 0.8, 0.0]);
    let device = ["rg", "RG", "k", "K"];
    assert!(
        operations
            .iter()
            .all(|it| !device.contains(&it.operator.as_str()))
    );
}

/// A table of contents with its links, a picture with its caption, a JPEG, a
/// table and a footnote; also where the text has no title.
#[test]
fn nothing_is_found_in_what_no_sample_has() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.png"), super::twins::png()).expect("written");
    let photograph = include_bytes!("../pictures/colour.jpg");
    std::fs::write(folder.path().join("b.jpg"), photograph).expect("written");
    let body = "## 一、基本情况\n\n全县共有水库 12 座[^1]，**逐座**检查。\n\n![水库的位置](a.png)\n\n图1 水库的位置\n\n\
        ![](b.jpg)\n\n| 名称 | 库容 |\n| --- | --- |\n| 青禾 | 1.5 |\n\n- 一处\n- 两处\n\n## 二、下步打算\n\n\
        ### （一）抓紧整改\n\n继续推进。\n\n[^1]: 不含塘坝。\n";
    for text in [
        format!("---\n目录: true\n---\n# 关于水库检查的报告\n\n{body}"),
        body.to_owned(),
        "只有一行。\n".to_owned(),
    ] {
        let file = pdf(Settings::default(), "a.md", &text, folder.path());
        assert_eq!(findings(&file), [""; 0], "{text}");
    }
}
