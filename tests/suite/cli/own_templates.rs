//! The template that a text names: whoever wrote the text need not be whoever
//! runs the program.

use super::{Desk, TEXT};

fn text(template: &str) -> String {
    format!("---\n模板: {template}\n---\n{TEXT}")
}

#[test]
fn a_template_of_a_text_and_all_it_extends_stand_in_the_texts_folder() {
    let outside = "name: 别处的\nextends: 报告材料\n";
    let desk = Desk::new(&[
        ("别处.yaml", outside.as_bytes()),
        ("in/a.txt", text("../别处.yaml").as_bytes()),
        ("in/b.txt", text("样式/甲.yaml").as_bytes()),
        ("in/c.txt", text("样式/乙.yaml").as_bytes()),
        ("in/d.txt", text("../没有.yaml").as_bytes()),
        ("in/样式/甲.yaml", "extends: ../丙.yaml\n".as_bytes()),
        ("in/样式/乙.yaml", "extends: ../../别处.yaml\n".as_bytes()),
        ("in/丙.yaml", outside.as_bytes()),
    ]);
    let refused = |call: &str, place: &str, template: &str| {
        let why = "不在文稿所在的文件夹里，为安全起见不打开；请把它放到文稿的文件夹里，或者在命令行用 --template 给出模板";
        desk.call(call)
            .fails_with(&format!("{place}: 错误: 模板“{template}”{why}\n"));
    };
    refused("in/a.txt -t docx", "in/a.txt", "in/../别处.yaml");
    let place = "in/样式/乙.yaml:1:10";
    refused("in/c.txt -t docx", place, "../../别处.yaml");
    // What is not there is told in the same words as what is.
    let call = desk.call("in/d.txt -t docx");
    assert!(call.err.contains("不在文稿所在的文件夹里"), "{}", call.err);
    desk.call("in/b.txt -t docx")
        .does_with("已写出 in/b.docx\n");
    // Whoever calls may open what he likes.
    desk.call("in/a.txt -t docx --template 别处.yaml")
        .does_with("已写出 in/a.docx\n");
    let record = serde_json::json!({"id": 1, "text": text("../别处.yaml"), "to": ["docx"]});
    let mut command = desk.command();
    command.current_dir(desk.path("in")).arg("pipe");
    let call = super::Call::from(command.write_stdin(record.to_string()).output());
    assert!(call.out().contains("\"wrong-template\""), "{}", call.out());
}

#[cfg(unix)]
#[test]
fn no_link_leads_a_template_of_a_text_out_of_its_folder() {
    let outside = "name: 别处的\nextends: 报告材料\n";
    let desk = Desk::new(&[
        ("别处.yaml", outside.as_bytes()),
        ("in/a.txt", text("链接.yaml").as_bytes()),
    ]);
    std::os::unix::fs::symlink("../别处.yaml", desk.path("in/链接.yaml")).expect("a link");
    let call = desk.call("in/a.txt -t docx");
    assert_eq!(call.code, 2);
    assert!(call.err.contains("不在文稿所在的文件夹里"), "{}", call.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_of_any_bytes_has_its_templates() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new(&[]);
    let folder = desk.path("").join(OsStr::from_bytes(b"\xff"));
    std::fs::create_dir(&folder).expect("a folder");
    for (name, content) in [
        ("a.txt", text("甲.yaml")),
        ("甲.yaml", "extends: 乙.yaml\n".to_owned()),
        ("乙.yaml", "extends: 报告材料\n".to_owned()),
    ] {
        std::fs::write(folder.join(name), content).expect("a file");
    }
    desk.call(". -t docx")
        .does_with("已写出 ./\u{fffd}/a.docx\n");
}
