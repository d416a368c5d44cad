//! Where outputs go, what is kept, and that nothing is half-written.

use super::{Desk, TEXT};

const ALL: &str = "已写出 a.docx、a.pdf、a.md\n";

#[test]
fn one_text_gives_three_files_beside_it() {
    let desk = Desk::with_text();
    desk.call("a.txt").does_with(ALL);
    assert_eq!(desk.files(), ["a.docx", "a.md", "a.pdf", "a.txt"]);
    assert!(desk.read("a.docx").starts_with(b"PK"));
    assert!(desk.read("a.pdf").starts_with(b"%PDF-1.7"));
}

#[test]
fn two_runs_give_the_same_bytes_and_keep_no_copies() {
    let desk = Desk::with_text();
    desk.call("a.txt").does_with(ALL);
    let first = ["a.docx", "a.pdf", "a.md"].map(|name| desk.read(name));
    desk.call("convert a.txt").does_with(ALL);
    assert_eq!(
        ["a.docx", "a.pdf", "a.md"].map(|name| desk.read(name)),
        first
    );
    desk.call("a.txt -o elsewhere")
        .does_with("已写出 elsewhere/a.docx、elsewhere/a.pdf、elsewhere/a.md\n");
    assert_eq!(desk.read("elsewhere/a.docx"), first[0]);
    assert_eq!(desk.read("elsewhere/a.pdf"), first[1]);
    assert_eq!(desk.files().len(), 7);
}

#[test]
fn our_own_work_is_replaced_without_a_copy_when_the_input_changes() {
    let desk = Desk::with_text();
    desk.call("a.txt -t docx,pdf,ofd");
    std::fs::write(desk.path("a.txt"), TEXT.replace("三个", "五个")).expect("a file");
    desk.call("a.txt -t ofd,docx,pdf")
        .does_with("已写出 a.docx、a.pdf、a.ofd\n");
    assert_eq!(desk.files(), ["a.docx", "a.ofd", "a.pdf", "a.txt"]);
}

#[test]
fn ofd_is_written_where_it_is_asked_for() {
    let desk = Desk::with_text();
    desk.call("a.txt -o b.ofd").does_with("已写出 b.ofd\n");
    let first = desk.read("b.ofd");
    assert!(first.starts_with(b"PK"));
    desk.call("a.txt -t ofd").does_with("已写出 a.ofd\n");
    assert_eq!(desk.read("a.ofd"), first);
    std::fs::write(desk.path("a.ofd"), "手工修改").expect("a file");
    desk.call("a.txt -t ofd").does_with(
        "已写出 a.ofd\na.txt: 说明: a.ofd 原有的内容不是本程序写出的原样，已另存为 a.bak-1.ofd（不要备份时加 --force）\n",
    );
}

#[test]
fn what_may_be_somebodys_work_is_kept_unless_forced() {
    let desk = Desk::with_text();
    for name in ["a.docx", "a.pdf", "a.md"] {
        std::fs::write(desk.path(name), "手工修改").expect("a file");
    }
    let kept_as = |name: &str, why: &str, backup: &str| {
        format!("a.txt: 说明: {name} 原有的内容{why}，已另存为 {backup}（不要备份时加 --force）\n")
    };
    let kept = |name: &str, backup: &str| kept_as(name, "不是本程序写出的原样", backup);
    desk.call("a.txt").does_with(&format!(
        "{ALL}{}{}{}",
        kept("a.docx", "a.bak-1.docx"),
        kept("a.pdf", "a.bak-1.pdf"),
        kept_as("a.md", "与这次的结果不同，无法确认是否改动过", "a.bak-1.md")
    ));
    assert_eq!(desk.text("a.bak-1.docx"), "手工修改");
    std::fs::write(desk.path("a.pdf"), "再次修改").expect("a file");
    desk.call("a.txt -t pdf")
        .does_with(&format!("已写出 a.pdf\n{}", kept("a.pdf", "a.bak-2.pdf")));
    std::fs::write(desk.path("a.pdf"), "不要了").expect("a file");
    desk.call("a.txt -t pdf --force")
        .does_with("已写出 a.pdf\n");
    assert_eq!(
        desk.files(),
        [
            "a.bak-1.docx",
            "a.bak-1.md",
            "a.bak-1.pdf",
            "a.bak-2.pdf",
            "a.docx",
            "a.md",
            "a.pdf",
            "a.txt"
        ]
    );
}

#[test]
fn of_our_own_markdown_nothing_false_is_said_when_the_input_changes() {
    let desk = Desk::with_text();
    desk.call("a.txt");
    std::fs::write(desk.path("a.txt"), TEXT.replace("三个", "五个")).expect("a file");
    desk.call("a.txt").does_with(&format!(
        "{ALL}a.txt: 说明: a.md 原有的内容与这次的结果不同，无法确认是否改动过，已另存为 a.bak-1.md（不要备份时加 --force）\n"
    ));
}

#[test]
fn the_ending_of_the_output_says_the_format() {
    let desk = Desk::with_text();
    desk.call("a.txt -o new/b.PDF")
        .does_with("已写出 new/b.PDF\n");
    assert!(desk.read("new/b.PDF").starts_with(b"%PDF-"));
    desk.call("a.txt -o b.pdf -t docx").fails_with(
        "错误: -o b.pdf 以 .pdf 结尾，和 -t docx 不一致\n  提示: 去掉 -t，或改 -o 的结尾\n",
    );
    desk.call("a.txt -o b.doc").fails_with(
        "错误: -o b.doc 以 .doc 结尾，本程序不写这种格式\n  提示: 可以写的是 .docx、.pdf、.ofd、.md；若它是文件夹的名字，请在后面加上 /\n",
    );
    std::fs::write(desk.path("b.txt"), "别的").expect("a file");
    desk.call("a.txt -t docx -o b.txt").fails_with(
        "错误: -o b.txt 以 .txt 结尾，本程序不写这种格式\n  提示: 可以写的是 .docx、.pdf、.ofd、.md；若它是文件夹的名字，请在后面加上 /\n",
    );
    assert_eq!(desk.text("b.txt"), "别的");
    assert_eq!(desk.files(), ["a.txt", "b.txt", "new/b.PDF"]);
}

#[test]
fn one_file_takes_one_output() {
    let desk = Desk::new(&[("a.txt", TEXT.as_bytes()), ("b.txt", TEXT.as_bytes())]);
    let told = "错误: -o x.pdf 是一个文件，却有 2 个文件要写\n  提示: -o 改为一个文件夹，或用 -t 只选一种格式、一次只转换一个文件\n";
    desk.call("a.txt b.txt -o x.pdf").fails_with(told);
    desk.call("a.txt -o x.pdf -t docx,pdf").fails_with(told);
    assert_eq!(desk.files(), ["a.txt", "b.txt"]);
}

#[test]
fn an_input_is_never_overwritten() {
    let desk = Desk::new(&[("b.md", TEXT.as_bytes())]);
    desk.call("b.md -t md").does_with(
        "已写出 b-公文.md\nb.md: 说明: b.md 是输入文件，没有覆盖；结果写到了 b-公文.md\n",
    );
    desk.call("b.md").does_with("已写出 b.docx、b.pdf\n");
    desk.call("b.md -o b.md")
        .fails_with("错误: -o b.md 就是输入文件，原文不能被覆盖\n  提示: -o 换一个文件名\n");
    assert_eq!(desk.text("b.md"), TEXT);
}

#[test]
fn folders_and_files_do_not_take_each_others_places() {
    let desk = Desk::with_text();
    std::fs::create_dir(desk.path("x.pdf")).expect("a folder");
    desk.call("a.txt -o x.pdf").fails_with(
        "错误: -o x.pdf 是已有的文件夹，不能写成文件\n  提示: -o 换一个文件名；要写进这个文件夹，请在后面加上 /\n",
    );
    std::fs::create_dir(desk.path("a.pdf")).expect("a folder");
    desk.call("a.txt").fails_with(
        "a.txt: 错误: a.pdf 是一个文件夹，不能写成文件\n  提示: -o 换一个文件名；要写进文件夹，就不要带 .docx、.pdf、.ofd、.md 结尾\n",
    );
    std::fs::write(desk.path("plain"), "x").expect("a file");
    for line in ["a.txt -o plain", "a.txt -t md -o plain"] {
        desk.call(line).fails_with(
            "错误: -o plain 是已有的文件，不是文件夹\n  提示: -o 换一个文件夹，或以 .docx、.pdf、.ofd、.md 结尾的文件名\n",
        );
    }
    assert_eq!(desk.text("plain"), "x");
    assert_eq!(desk.files(), ["a.txt", "plain"]);
}

#[test]
fn a_read_only_output_is_left_as_it_is() {
    let desk = Desk::with_text();
    std::fs::write(desk.path("a.md"), "定稿").expect("a file");
    let mut permissions = std::fs::metadata(desk.path("a.md"))
        .expect("the file")
        .permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(desk.path("a.md"), permissions).expect("it can be locked");
    desk.call("a.txt --force").fails_with(
        "a.txt: 错误: a.md 是只读文件，没有改动它\n  提示: 取消它的只读属性，或用 -o 另换一个位置\n",
    );
    assert_eq!(desk.text("a.md"), "定稿");
    assert_eq!(desk.files(), ["a.md", "a.txt"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = Desk::with_text();
    let call = desk.call("a.txt -t md -o /dev/full");
    assert_eq!(call.code, 2);
    assert!(
        call.err
            .starts_with("a.txt: 错误: 无法写入 /dev/full：磁盘已满\n"),
        "{}",
        call.err
    );
    assert!(
        call.err.contains("检查文件夹的写权限和磁盘空间"),
        "{}",
        call.err
    );
    desk.call("a.txt -t md -o /dev/null")
        .does_with("已写出 /dev/null\n");
}

#[test]
fn the_date_of_a_pdf_is_that_of_the_environment() {
    let desk = Desk::with_text();
    let dated = |value: &str| {
        let mut command = desk.command();
        command.env("SOURCE_DATE_EPOCH", value);
        command.args(["a.txt", "-o", "a.pdf"]);
        super::Call::from(command.output())
    };
    dated("1700000000").does_with("已写出 a.pdf\n");
    let first = desk.read("a.pdf");
    dated("1800000000").does_with("已写出 a.pdf\n");
    assert_ne!(desk.read("a.pdf"), first);
    dated("253402300799").does_with("已写出 a.pdf\n");
    // A number of seconds that no format can tell is no better than a word.
    for value in ["昨天", "253402300800", "99999999999999"] {
        dated(value).fails_with(&format!(
            "错误: 环境变量 SOURCE_DATE_EPOCH 的值“{value}”不是 1970 年到 9999 年间的秒数\n  \
             提示: 改成从 1970 年初数起的秒数，或清除这个变量\n"
        ));
    }
}
