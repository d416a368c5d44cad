//! What is said about a template that is wrong: every message whole, with its
//! file, line and column.

use gongwen::template::Template;

use super::over_report;

/// What is said about `yaml`, laid over 报告材料: its own first line is line 2.
fn said(yaml: &str) -> String {
    over_report(yaml).expect_err(yaml).to_string()
}

/// What is said about `yaml` as a whole file.
fn said_of_file(yaml: &str) -> String {
    Template::parse("我的.yaml", yaml)
        .expect_err(yaml)
        .to_string()
}

#[test]
fn wrong_keys_are_told_with_the_key_that_was_meant() {
    assert_eq!(
        said("pgae:\n  left: 28mm\n"),
        "我的.yaml:2:1: 不认识“pgae”这个键；是不是“page”？可以写 name、summary、extends、letterhead、red-ink、page、grid、\
         typesetting、faces、page-number、signature、seal-diameter、imprint、contents、lead、label、strong、styles"
    );
    assert_eq!(
        said("grid:\n  line: 20\n"),
        "我的.yaml:3:3: 不认识“line”这个键；是不是“lines”？grid 里可以写 lines、columns、line-pitch"
    );
    assert_eq!(
        said("styles:\n  title:\n    first_indent: 2字\n"),
        "我的.yaml:4:5: 不认识“first_indent”这个键；是不是“first-indent”？styles.title 里可以写 face、\
         latin、size、weight、colour、align、first-indent、left-indent、right-indent、before、after、\
         keep、start"
    );
    assert_eq!(
        said("lead: { 颜色: red }\n"),
        "我的.yaml:2:9: 不认识“颜色”这个键；lead 里可以写 face、latin、weight"
    );
    assert_eq!(
        said("faces: { 防宋: [甲] }\n"),
        "我的.yaml:2:10: 不认识“防宋”这个键；是不是“仿宋”？faces 里可以写 小标宋、仿宋、楷体、黑体、\
         宋体、西文"
    );
}

#[test]
fn wrong_values_are_told_with_what_would_be_right() {
    let cases = [
        (
            "size: 3号",
            "4:11: 不认识字号“3号”；是不是“三号”？可以写 初号、小初、一号、小一……七号、八号，或磅值如 16pt",
        ),
        (
            "size: 16",
            "4:11: 不认识字号“16”；是不是“16pt”？可以写 初号、小初、一号、小一……七号、八号，或磅值如 16pt",
        ),
        (
            "size: 大",
            "4:11: 不认识字号“大”；可以写 初号、小初、一号、小一……七号、八号，或磅值如 16pt",
        ),
        ("size: 0pt", "4:11: 字号“0pt”太小，最小 1pt，如 16pt"),
        ("size: -1pt", "4:11: 字号“-1pt”太小，最小 1pt，如 16pt"),
        (
            "face: 隶书",
            "4:11: 没有叫“隶书”的字体；可以写 小标宋、仿宋、楷体、黑体、宋体、西文",
        ),
        (
            "face: 仿松",
            "4:11: 没有叫“仿松”的字体；是不是“仿宋”？可以写 小标宋、仿宋、楷体、黑体、宋体、西文",
        ),
        (
            "align: centre",
            "4:12: 不认识“centre”；是不是“center”？可以写 justify、left、center、right",
        ),
        (
            "weight: blod",
            "4:13: 不认识“blod”；是不是“bold”？可以写 regular、bold",
        ),
        ("colour: yes", "4:13: 不认识“yes”；可以写 black、red"),
        ("latin: western", "4:12: 不认识“western”；可以写 latin、own"),
        (
            "keep: with_next",
            "4:11: 不认识“with_next”；是不是“with-next”？可以写 with-next、free",
        ),
        (
            "start: new page",
            "4:12: 不认识“new page”；是不是“new-page”？可以写 below、new-page",
        ),
        (
            "first-indent: 2字符",
            "4:19: “2字符”的单位“字符”不认识；是不是“2字”？可以用 mm、pt、字、行",
        ),
        (
            "first-indent: 1.5cm",
            "4:19: “1.5cm”的单位“cm”不认识；是不是“15mm”？可以用 mm、pt、字、行",
        ),
        (
            "first-indent: 2",
            "4:19: “2”没有单位；可以写 2mm、2pt、2字、2行",
        ),
        (
            "first-indent: 两字",
            "4:19: “两字”不是长度；要写数字和单位，如 2mm、2pt、2字、2行",
        ),
        (
            "first-indent: .inf",
            "4:19: “.inf”不是长度；要写数字和单位，如 2mm、2pt、2字、2行",
        ),
        ("left-indent: -1字", "4:18: “-1字”小于 0；这里最小写 0"),
        ("before: 2mm", "4:13: “2mm”的单位不能用在这里；可以用 行"),
        ("after: 1", "4:12: “1”没有单位；可以写 1行"),
        ("after:", "4:5: after 后面没有写值；写上值，或删去这一行"),
        ("after: [1行]", "4:12: after 只能写一个值，写在同一行"),
        ("before: 22行", "4:13: title 的空行要少于一页的 22 行"),
        (
            "left-indent: 150mm",
            "4:18: title 的缩进和字号太大，版心宽 156.0mm，一行放不下一个字；改小缩进或字号",
        ),
    ];
    for (line, expected) in cases {
        let said = said(&format!("styles:\n  title:\n    {line}\n"));
        // The element's key stands on line 3, what it says on line 4.
        assert_eq!(said, format!("我的.yaml:{expected}"), "{line}");
    }
}

#[test]
fn wrong_pages_and_page_numbers_are_told() {
    assert_eq!(
        said("page:\n  left: 28\n"),
        "我的.yaml:3:9: “28”没有单位；可以写 28mm"
    );
    assert_eq!(
        said("page:\n  left: 2字\n"),
        "我的.yaml:3:9: “2字”的单位不能用在这里；可以用 mm"
    );
    assert_eq!(
        said("page:\n  left: 190mm\n"),
        "我的.yaml:2:1: left 190mm 加 right 26mm，占满了 210mm 的纸，没有留下版心；把边距改小"
    );
    assert_eq!(
        said("page:\n  height: 60mm\n"),
        "我的.yaml:2:1: top 37mm 加 bottom 35mm，占满了 60mm 的纸，没有留下版心；把边距改小"
    );
    assert_eq!(
        said("page:\n  width: 600mm\n"),
        "我的.yaml:3:10: 纸张的边长 600mm 要大于 0，不超过 558mm"
    );
    assert_eq!(
        said("grid:\n  lines: 0\n"),
        "我的.yaml:3:10: “0”不是 1 到 200 的整数，如 22"
    );
    assert_eq!(
        said("page-number:\n  format: 第页\n"),
        "我的.yaml:3:11: 页码的样式“第页”里有 0 处 {}；要正好一处，代表页码，如 — {} —"
    );
    assert_eq!(
        said("page:\n  bottom: 8mm\n"),
        "我的.yaml:2:1: 页码在版心下 7mm，字高 4.9mm，下边距只有 8mm，放不下；改大 page 的 bottom，或改小 below"
    );
    assert_eq!(
        said("page-number:\n  side: outsides\n"),
        "我的.yaml:3:9: 不认识“outsides”；是不是“outside”？可以写 outside、center、none"
    );
}

#[test]
fn what_does_not_fit_is_told_once_at_the_users_own_value() {
    let cases = [
        (
            "page: {left: 100mm, right: 100mm}",
            "2:14: 版心只剩 10.0mm 宽，一行放不下缩进和一个字；改小 left、right，或改大 width",
        ),
        (
            "page: {top: 150mm, bottom: 145mm}",
            "2:13: 版心只剩 2.0mm 高，放不下一行字；改小 top、bottom，或改大 height",
        ),
        (
            "grid: {lines: 1}",
            "2:15: 一页只有 1 行，放不下要素上下的空行；改大 lines",
        ),
        (
            "grid: {line-pitch: 12pt}",
            "2:20: 行距 12pt 要不小于正文字号 16pt、不大于版心高 638pt",
        ),
        (
            "grid: {line-pitch: 1.5}",
            "2:20: “1.5”不是行距；写 auto（各行排满版心）或磅值，如 28pt",
        ),
        // Every element takes the body's indent over; it is told once.
        (
            "styles: {body: {left-indent: 160mm}}",
            "2:30: body 的缩进和字号太大，版心宽 156.0mm，一行放不下一个字；改小缩进或字号",
        ),
        (
            "styles: {title: {size: 999pt}}",
            "2:24: title 的缩进和字号太大，版心宽 156.0mm，一行放不下一个字；改小缩进或字号",
        ),
    ];
    for (yaml, expected) in cases {
        assert_eq!(said(yaml), format!("我的.yaml:{expected}"), "{yaml}");
    }
}

#[test]
fn what_does_not_fit_is_never_told_of_a_bundled_file() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let base = folder.path().join("base.yaml");
    std::fs::write(&base, "extends: 报告材料\npage: {left: 150mm}\n").expect("a file");
    let own = folder.path().join("own.yaml");
    std::fs::write(&own, "extends: base.yaml\npage: {right: 50mm}\n").expect("a file");
    assert_eq!(
        Template::load(&own.to_string_lossy())
            .expect_err("nothing fits")
            .to_string(),
        format!(
            "{}:2:15: 版心只剩 10.0mm 宽，一行放不下缩进和一个字；改小 left、right，或改大 width",
            own.display()
        )
    );
    std::fs::write(
        &own,
        "extends: 报告材料\npage: {left: 150mm, right: 50mm}\n",
    )
    .expect("a file");
    let other = folder.path().join("other.yaml");
    std::fs::write(&other, "extends: own.yaml\nsummary: 甲\n").expect("a file");
    let said = Template::load(&other.to_string_lossy()).expect_err("nothing fits");
    assert!(
        said.to_string()
            .starts_with(&format!("{}:2:14: 版心只剩 10.0mm 宽", own.display())),
        "{said}"
    );
}

#[test]
fn every_fault_is_told_in_the_order_of_the_file() {
    assert_eq!(
        said("styles:\n  title:\n    size: 3号\npage:\n  lfet: 1mm\n  top: 一\n"),
        "我的.yaml:4:11: 不认识字号“3号”；是不是“三号”？可以写 初号、小初、一号、小一……七号、八号，或磅值如 16pt\n\
         我的.yaml:6:3: 不认识“lfet”这个键；是不是“left”？page 里可以写 width、height、top、left、right、bottom\n\
         我的.yaml:7:8: “一”不是长度；要写数字和单位，如 2mm"
    );
}

#[test]
fn what_a_template_of_its_own_lacks_is_told_section_by_section() {
    assert_eq!(
        said_of_file("page:\n  width: 210mm\nstyles:\n  title:\n    size: 二号\n"),
        "我的.yaml:1:1: page 里缺少 height、top、left、right、bottom；补上，或在开头写 extends: 报告材料，没有写的就与它相同\n\
         我的.yaml:1:1: 缺少 grid、typesetting、faces、page-number、signature、seal-diameter、imprint、contents、lead、label、strong；补上，或在开头写 extends: 报告材料，没有写的就与它相同\n\
         我的.yaml:3:1: styles 里缺少 body；补上，或在开头写 extends: 报告材料，没有写的就与它相同"
    );
    assert_eq!(
        said_of_file("只有一行字"),
        "我的.yaml:1:1: 模板要写成“键: 值”，一行一个；可以写 name、summary、extends、letterhead、red-ink、page、grid、typesetting、faces、page-number、signature、seal-diameter、imprint、contents、lead、label、strong、styles"
    );
    assert_eq!(
        said("page: 宽\n"),
        "我的.yaml:2:7: page 里要换行缩进写“键: 值”；可以写 width、height、top、left、right、bottom"
    );
}

#[test]
fn broken_yaml_is_told_in_chinese() {
    let cases = [
        (
            "page:\n\tleft: 28mm\n",
            "我的.yaml:2:2: 这里有制表符（Tab）；缩进请用空格",
        ),
        ("name: \"甲\npage: 1\n", "引号没有配对；在值的末尾补上引号"),
        (
            "faces: {仿宋: [甲\n",
            "方括号或花括号没有配对，或缺少分隔的半角逗号",
        ),
        (
            "name: 甲: 乙\n",
            "我的.yaml:1:8: 这里不该有冒号；值里有冒号时，给值加引号",
        ),
        (
            "name: 甲\n  page: 乙\n",
            "我的.yaml:2:7: 这里不该有冒号；值里有冒号时，给值加引号",
        ),
        ("name: @甲\n", "我的.yaml:1:7: 这个符号不能开头；给值加引号"),
        (
            "name: *甲\n",
            "我的.yaml:1:7: * 开头的是引用，没有找到它引用的 & 标记；普通文字请加引号",
        ),
        (
            "name: 甲\n---\nname: 乙\n",
            "我的.yaml:3:1: 这里又开始了一份 YAML；一个文件只写一个模板，删去这行 ---",
        ),
        (
            "name: 甲\nname: 乙\n",
            "我的.yaml:2:1: “name”写了两次，第一次在第 1 行；只留一处",
        ),
    ];
    for (yaml, expected) in cases {
        let said = said_of_file(yaml);
        assert!(said.ends_with(expected), "{yaml:?}: {said}");
        assert!(said.starts_with("我的.yaml:"), "{said}");
    }
}

#[test]
fn no_text_is_worse_than_wrong() {
    let deep = "[".repeat(5000);
    let aliases = "a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n";
    for yaml in [
        "",
        "\u{feff}",
        "- 1",
        "? [a]\n: 1\n",
        "null: 1",
        "!!binary x",
        &deep,
        aliases,
        "\0",
    ] {
        let said = said_of_file(yaml);
        assert!(said.starts_with("我的.yaml:"), "{said}");
    }
}

#[test]
fn unknown_and_circular_extends_are_told() {
    assert_eq!(
        said_of_file("extends: 报告资料\n"),
        "我的.yaml:1:10: 没有叫“报告资料”的模板，旁边也没有这个文件；是不是“报告材料”？内置的模板有 报告材料、通用公文-简、通用公文、上行文、信函、命令、纪要"
    );
    assert_eq!(
        said_of_file("name: 甲\nextends: [报告材料]\n"),
        "我的.yaml:2:1: extends 后面写一个模板的名字，如 extends: 报告材料"
    );
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = |name: &str, yaml: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, yaml).expect("the folder can be written");
        path.to_string_lossy().into_owned()
    };
    let first = file("first.yaml", "extends: second.yaml\n");
    let second = file("second.yaml", "summary: 甲\nextends: first.yaml\n");
    assert_eq!(
        Template::load(&first)
            .expect_err("it is circular")
            .to_string(),
        format!(
            "{second}:2:10: extends 绕了一圈：“first.yaml”又引回到前面的模板；改成别的模板，如 报告材料"
        )
    );
}

#[test]
fn a_name_that_is_nothing_is_told_with_what_there_is() {
    assert_eq!(
        Template::load("报告材枓")
            .expect_err("there is none")
            .to_string(),
        "没有叫“报告材枓”的模板，也没有这个文件；是不是“报告材料”？内置的模板有 报告材料、通用公文-简、通用公文、上行文、信函、命令、纪要"
    );
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let name = folder.path().to_string_lossy();
    let said = Template::load(&name).expect_err("a folder is no template");
    assert_eq!(
        said.to_string(),
        format!("模板文件 {name} 无法读取：这是文件夹；写到文件")
    );
    let file = folder.path().join("gbk.yaml");
    std::fs::write(&file, b"name: \xb1\xa8\xb8\xe6\n").expect("the folder can be written");
    let name = file.to_string_lossy();
    assert_eq!(
        Template::load(&name)
            .expect_err("it is no UTF-8")
            .to_string(),
        format!("模板文件 {name} 无法读取：不是 UTF-8 编码的文字；用编辑器另存为 UTF-8")
    );
}

#[test]
fn a_file_that_cannot_be_a_template_is_not_read_to_its_end() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("large.yaml");
    std::fs::write(&file, vec![b' '; (1 << 20) + 1]).expect("the folder can be written");
    let said = |name: &str| Template::load(name).expect_err("no template").to_string();
    let name = file.to_string_lossy();
    assert_eq!(
        said(&name),
        format!("模板文件 {name} 无法读取：超过 1 MB，不会是模板；换一个文件")
    );
    #[cfg(unix)]
    assert_eq!(
        said("/dev/zero"),
        "模板文件 /dev/zero 无法读取：不是普通文件；先把模板存成文件"
    );
    #[cfg(unix)]
    assert_eq!(
        Template::parse("x.yaml", "extends: /dev/zero\n")
            .expect_err("no template")
            .to_string(),
        "x.yaml:1:10: 模板文件 /dev/zero 无法读取：不是普通文件；先把模板存成文件"
    );
}

#[test]
fn references_to_references_do_not_grow_without_end() {
    use std::fmt::Write as _;
    let mut yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..9 {
        let below = vec![format!("*a{}", level - 1); 9].join(", ");
        writeln!(yaml, "a{level}: &a{level} [{below}]").expect("a string takes everything");
    }
    assert_eq!(
        Template::parse("x.yaml", &yaml)
            .expect_err("no template")
            .to_string(),
        "x.yaml:5:10: 模板太大或嵌套太深；模板只有三层，请检查缩进"
    );
}

#[test]
fn a_head_that_does_not_fit_the_paper_is_refused() {
    for (yaml, told) in [
        ("mark-top: 200mm", "我的.yaml:2:1: 版头太高"),
        ("title-below: 30行", "我的.yaml:2:1: 版头太高"),
        ("rule-length: 220mm", "分隔线比纸还宽"),
        ("foot-rule: 300mm", "排到纸外"),
        ("rule-thickness: 5mm", "最粗 4mm"),
        ("number-inset: 20字", "超过版心的一半"),
        ("mark-narrowest: 0%", "不是大于 0%、不超过 100% 的百分数"),
        ("rule: 双线", "可以写 single、double、none"),
        ("mark-form: area", "是不是“mark-from”？"),
    ] {
        let text = format!("extends: 通用公文\nletterhead: {{ {yaml} }}\n");
        let error = Template::parse("我的.yaml", &text).expect_err(yaml);
        assert!(error.to_string().contains(told), "{yaml}: {error}");
    }
}

#[test]
fn what_would_leave_the_paper_or_break_a_file_is_refused() {
    for (yaml, told) in [
        (
            "styles: {body: {first-indent: -10字}}",
            "首行向左的缩进太大，字会排到纸外",
        ),
        ("page-number: {inset: 100字}", "页码缩进太大，排到版心外了"),
        ("page-number: {format: \"甲\\u0001{}\"}", "不能显示的字符"),
        (
            "page-number: {format: \"一二三四五六七八九十一二三四五六七八九十{}\"}",
            "最多 20 个字",
        ),
    ] {
        let text = format!("extends: 报告材料\n{yaml}\n");
        let error = Template::parse("我的.yaml", &text).expect_err(yaml);
        assert!(error.to_string().contains(told), "{yaml}: {error}");
    }
}
