//! YAML that grows without end, or nests so: in front matter, in a template, in
//! gongwen.yaml.

use std::fmt::Write as _;

use super::super::cli::{Desk, TEXT};

/// References to references, ten times ten times ten …
fn bomb() -> String {
    let mut yaml = "a0: &a0 [甲, 甲]\n".to_owned();
    for level in 1..12 {
        let many = vec![format!("*a{}", level - 1); 10].join(", ");
        writeln!(yaml, "a{level}: &a{level} [{many}]").expect("a string takes all");
    }
    yaml
}

fn deep() -> String {
    format!("标题: {}{}\n", "[".repeat(100_000), "]".repeat(100_000))
}

#[test]
fn front_matter_that_grows_or_nests_is_told() {
    for yaml in [bomb(), deep()] {
        let text = format!("---\n{yaml}---\n{TEXT}");
        let desk = Desk::new(&[("a.txt", text.as_bytes()), ("b.txt", TEXT.as_bytes())]);
        for command in ["convert -t md", "outline", "check"] {
            let call = desk.call(&format!("{command} a.txt"));
            assert!(!call.err.contains("程序内部出错"), "{}", call.err);
            assert!(call.err.contains("a.txt:"), "{command}: {}", call.err);
        }
        // It tells of faces alone.
        let fonts = desk.call("fonts a.txt");
        assert!(!fonts.err.contains("程序内部出错"), "{}", fonts.err);
        assert_eq!(desk.call("b.txt -t md").code, 0);
    }
}

#[test]
fn templates_that_grow_or_nest_are_told() {
    for yaml in [bomb(), deep()] {
        let desk = Desk::new(&[("a.txt", TEXT.as_bytes()), ("t.yaml", yaml.as_bytes())]);
        let call = desk.call("a.txt -t pdf --template t.yaml");
        assert_eq!(call.code, 2);
        assert!(call.err.contains("t.yaml:"), "{}", call.err);
        assert!(
            call.err.contains("模板太大或嵌套太深") || call.err.contains("嵌套太深"),
            "{}",
            call.err
        );
        assert_eq!(desk.files(), ["a.txt", "t.yaml"]);
    }
}

#[test]
fn configurations_that_grow_or_nest_are_told() {
    for yaml in [bomb(), deep()] {
        let desk = Desk::new(&[
            ("a.txt", TEXT.as_bytes()),
            ("gongwen.yaml", yaml.as_bytes()),
        ]);
        let call = desk.call("check a.txt");
        assert_eq!(call.code, 2);
        assert!(call.err.contains("gongwen.yaml:"), "{}", call.err);
    }
}
