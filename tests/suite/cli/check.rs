//! `gongwen check` and `gongwen rules`: places, carets and exit codes; the faces
//! for programs against their schemas; configuration, silencing, baselines.

use std::path::Path;

use serde_json::Value;

use super::Desk;

const WRONG: &str = "关于检查的通知\n\n各单位：\n  现将，，有关事项通知如下。\n";

#[test]
fn a_finding_has_its_place_a_caret_and_its_clause() {
    let desk = Desk::new(&[("a.txt", WRONG.as_bytes())]);
    let call = desk.call("check a.txt");
    let want = "a.txt:4:5: 规定: “，”接连出现 [doubled-mark]\n  |   现将，，有关事项通知如下。\n  |       ^^^^\n  依据: GB/T 15834—2011 第4章（点号表示停顿，各用一个）\n  改法: 改为“，”\n";
    assert_eq!(call.out(), want);
    let said = "共 1 个文件：规定 1 处，其中 1 处可用 --fix 自动改\n";
    assert_eq!((call.code, call.err.as_str()), (1, said));
}

#[test]
fn a_text_without_findings_is_done() {
    let desk = Desk::with_text();
    let call = desk.call("check a.txt");
    assert_eq!(call.out(), "");
    call.does_with("共 1 个文件：没有发现问题\n");
}

#[test]
fn a_file_that_is_missing_fails_the_call_and_stops_no_other() {
    let desk = Desk::new(&[("a.txt", "甲，，乙。\n".as_bytes())]);
    let call = desk.call("check b.txt a.txt");
    assert_eq!(call.code, 2);
    assert!(call.err.contains("b.txt"), "{}", call.err);
    assert!(call.out().contains("a.txt:1:2"), "{}", call.out());
}

/// A control character is shown as another one; what stands beside it is known
/// all the same.
#[test]
fn findings_beside_control_characters_have_their_places() {
    let text = "各地\u{b}要抓落实，，确保完成。\u{1}好。。\n";
    let desk = Desk::new(&[("a.txt", text.as_bytes())]);
    let out = desk.call("check a.txt").out().to_owned();
    let places: Vec<&str> = out.lines().filter(|it| it.starts_with("a.txt")).collect();
    assert_eq!(
        places,
        [
            "a.txt:1:8: 规定: “，”接连出现 [doubled-mark]",
            "a.txt:1:17: 规定: “。”接连出现 [doubled-mark]"
        ]
    );
    assert_eq!(out.matches("改法: 改为").count(), 2, "{out}");
    desk.call("check a.txt --fix");
    let mended = "各地\u{b}要抓落实，确保完成。\u{1}好。\n";
    assert_eq!(desk.text("a.txt"), mended);
}

/// A text on one line is shown in part, and its edits are known all the same.
#[test]
fn a_line_without_end_is_shown_round_its_findings() {
    let text = format!("{}甲，，乙。\n", "各地要抓好落实。".repeat(1000));
    let desk = Desk::new(&[("a.txt", text.as_bytes())]);
    let call = desk.call("check a.txt --format json");
    let value = holds("docs/check.schema.json", call.out());
    let finding = &value["files"][0]["findings"][0];
    assert_eq!(finding["place"]["column"], 8002);
    let line = finding["line"].as_str().expect("a text");
    assert_eq!(line.chars().count(), 500 + 4);
    let call = desk.call("check a.txt --format sarif");
    let value = holds("tests/data/sarif-2.1.0.schema.json", call.out());
    let result = &value["runs"][0]["results"][0];
    let edit = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(edit["deletedRegion"]["startColumn"], 8002);
    assert_eq!(edit["deletedRegion"]["endColumn"], 8004);
}

/// Holds `json` against the schema in the file `schema` of the project.
fn holds(schema: &str, json: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(schema);
    let schema = std::fs::read_to_string(path).expect("the schema is there");
    let mut schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    // The pattern of languages in the schema of SARIF has a bracket too many
    // and is no regular expression.
    for of in ["run", "toolComponent"] {
        let language = format!("/definitions/{of}/properties/language");
        if let Some(Value::Object(language)) = schema.pointer_mut(&language) {
            language.remove("pattern");
        }
    }
    let value: Value = serde_json::from_str(json).expect("the output is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let faults: Vec<String> = validator
        .iter_errors(&value)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    value
}

/// What `--format` says of a text with a finding, one of Markdown, a .docx with
/// the first, and no text at all.
fn checked_of_all_kinds(format: &str) -> String {
    let desk = Desk::new(&[
        ("稿 件.txt", WRONG.as_bytes()),
        ("b.md", "# 通知\n\n正文**甲，**，乙。\n".as_bytes()),
        ("c.rtf", b"{\\rtf1 }"),
    ]);
    let run = |words: &[&str]| {
        let out = desk.command().args(words).output().expect("it runs");
        String::from_utf8(out.stdout).expect("UTF-8")
    };
    run(&["convert", "稿 件.txt", "-o", "c.docx"]);
    let inputs = ["check", "稿 件.txt", "b.md", "c.docx", "c.rtf"];
    run(&[&inputs[..], &["--format", format]].concat())
}

#[test]
fn json_holds_by_the_published_schema() {
    let json = checked_of_all_kinds("json");
    let value = holds("docs/check.schema.json", &json);
    assert_eq!(value["summary"]["files"], 4);
    assert_eq!(value["summary"]["failed"], 1);
    assert_eq!(value["summary"]["mandatory"], 3);
    let docx = &value["files"][2]["findings"][0];
    assert_eq!(docx["place"]["paragraph"], 3);
    assert_eq!(docx["place"]["character"], 3);
    // The marks of Markdown are no text, but they are columns.
    assert_eq!(value["files"][1]["findings"][0]["place"]["column"], 6);
}

#[test]
fn sarif_holds_by_its_schema() {
    let sarif = checked_of_all_kinds("sarif");
    let value = holds("tests/data/sarif-2.1.0.schema.json", &sarif);
    let run = &value["runs"][0];
    let result = &run["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "%E7%A8%BF%20%E4%BB%B6.txt"
    );
    assert_eq!(place["region"]["startLine"], 4);
    assert_eq!(place["region"]["endColumn"], 7);
    let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
    assert_eq!(
        run["tool"]["driver"]["rules"][index]["id"],
        result["ruleId"]
    );
    let edit = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(edit["deletedRegion"]["startColumn"], 5);
    assert_eq!(edit["insertedContent"]["text"], "，");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn annotations_escape_what_ends_a_command() {
    let desk = Desk::new(&[("a,b.txt", WRONG.as_bytes())]);
    let call = desk.call("check a,b.txt --format github");
    assert_eq!(
        call.out(),
        "::error file=a%2Cb.txt,line=4,col=5,endLine=4,endColumn=7,title=点号重复 doubled-mark::“，”接连出现；改为“，”（GB/T 15834—2011 第4章（点号表示停顿，各用一个））\n"
    );
}

#[test]
fn the_nearest_configuration_holds() {
    let desk = Desk::new(&[
        (
            "gongwen.yaml",
            "check:\n  weights:\n    doubled-mark: 习惯\n".as_bytes(),
        ),
        ("a.txt", WRONG.as_bytes()),
        ("旧稿/a.txt", WRONG.as_bytes()),
        (
            "旧稿/gongwen.yaml",
            "check:\n  ignore: ['*.txt']\n".as_bytes(),
        ),
        ("坏/a.txt", WRONG.as_bytes()),
        ("坏/gongwen.yaml", "check: 是\n".as_bytes()),
    ]);
    desk.call("check a.txt")
        .does_with("共 1 个文件：习惯 1 处，其中 1 处可用 --fix 自动改\n");
    desk.call("check 旧稿")
        .does_with("共 1 个文件：没有发现问题\n");
    let call = desk.call("check 坏/a.txt");
    assert!(
        call.err.contains("gongwen.yaml:1:8: 这里要写成“键: 值”"),
        "{}",
        call.err
    );
    assert_eq!(call.code, 2);
    let call = desk.call("check a.txt --config 旧稿/gongwen.yaml");
    assert_eq!(call.code, 1, "{}", call.err);
}

#[test]
fn a_text_silences_rules_for_a_paragraph_or_for_itself() {
    let text = "# 通知\n\n<!-- gongwen: ignore doubled-mark -->\n\n甲，，乙。\n\n丙，，丁。<!-- gongwen: ignore -->\n\n戊，，己。\n";
    let desk = Desk::new(&[
        ("a.md", text.as_bytes()),
        (
            "b.txt",
            "---\n# gongwen: ignore doubled-mark\n---\n甲，，乙。\n".as_bytes(),
        ),
        (
            "c.txt",
            "---\n标题: 通知\n# gongwen: ignore nosuch\n---\n甲，乙。\n".as_bytes(),
        ),
    ]);
    let call = desk.call("check a.md");
    assert!(call.out().starts_with("a.md:9:2: "), "{}", call.out());
    assert_eq!(call.out().lines().count(), 5);
    // The comments are none of the text.
    let md = desk.call("convert a.md -t md -o -");
    assert_eq!(
        md.out(),
        "# 通知\n\n甲，，乙。\n\n丙，，丁。\n\n戊，，己。\n"
    );
    desk.call("check b.txt")
        .does_with("共 1 个文件：没有发现问题\n");
    desk.call("check c.txt").does_with("c.txt:3:1: 警告: 没有“nosuch”这条规则，这里的 ignore 不起作用\n  提示: 全部规则见 gongwen rules\n共 1 个文件：没有发现问题\n");
}

#[test]
fn a_word_behind_a_line_speaks_of_that_line_alone() {
    let silent = "<!-- gongwen: ignore doubled-mark -->";
    let below = format!("# 通知\n\n{silent}\n甲，，乙，\n丙，，丁。\n");
    let behind = format!("# 通知\n\n甲，，乙。{silent}\n丙，，丁。\n");
    let desk = Desk::new(&[("a.md", below.as_bytes()), ("b.md", behind.as_bytes())]);
    desk.call("check a.md")
        .does_with("共 1 个文件：没有发现问题\n");
    let call = desk.call("check b.md");
    assert!(call.out().starts_with("b.md:4:2: "), "{}", call.out());
    assert_eq!(call.out().lines().count(), 5);
}

#[test]
fn the_space_before_a_word_to_check_is_none_of_the_text() {
    let silent = "<!-- gongwen: ignore dash-form -->";
    let text = format!(
        "# 通知\n\n第一行落实。 {silent} {silent} \n第二行落实。　{silent}\n\n第三行*落实*。 {silent}\n"
    );
    let desk = Desk::new(&[("a.md", text.as_bytes())]);
    desk.call("check a.md")
        .does_with("共 1 个文件：没有发现问题\n");
    let md = desk.call("convert a.md -t md -o -");
    let want = "# 通知\n\n第一行落实。第二行落实。\n\n第三行*落实*。\n";
    assert_eq!(md.out(), want);
}

#[test]
fn comments_and_formulas_are_left_alone() {
    let text = "# 通知\n\n<!-- 注,甲(乙) -->\n\n<!-- 注,甲(乙)\n又一行,丙\n\n再一行,丁 -->\n\n甲<!-- 注,释 -->按$公式,甲(乙)$和$$得分(x),甲$$计算。\n\n<b>戊,己庚辛</b>\n";
    let desk = Desk::new(&[("a.md", text.as_bytes())]);
    let call = desk.call("check a.md");
    assert!(call.out().starts_with("a.md:12:1: "), "{}", call.out());
    desk.call("check a.md --fix");
    assert_eq!(desk.text("a.md"), text.replace("戊,", "戊，"));
}

#[test]
fn a_baseline_leaves_out_what_stood_there_before() {
    let desk = Desk::new(&[("a.txt", WRONG.as_bytes())]);
    desk.call("check a.txt --write-baseline b.json")
        .does_with("已把 1 处问题写进基线 b.json\n");
    // Lines may move; what is new is told.
    let text = format!("\n{}", WRONG.replace("各单位：", "各处室，，各中心："));
    std::fs::write(desk.path("a.txt"), text).expect("a file");
    let call = desk.call("check a.txt --baseline b.json");
    assert!(call.out().starts_with("a.txt:4:4: "), "{}", call.out());
    assert_eq!(
        call.err,
        "共 1 个文件：规定 1 处，其中 1 处可用 --fix 自动改，基线中已有的 1 处没有列出\n"
    );
    desk.call("check a.txt --baseline a.txt")
        .fails_with("错误: a.txt 不是本程序写的基线\n  提示: 用 --write-baseline 重新写出\n");
}

#[test]
fn a_baseline_stays_as_it_was_where_a_file_failed() {
    let desk = Desk::new(&[("a.txt", WRONG.as_bytes()), ("b.json", b"old")]);
    let call = desk.call("check a.txt no.txt --write-baseline b.json");
    assert_eq!(
        call.err,
        "no.txt: 错误: 文件不存在\nb.json: 错误: 有文件没有查成，没有写基线，原来的不动\n"
    );
    assert_eq!(desk.text("b.json"), "old");
}

#[test]
fn a_configuration_under_another_name_is_told_once_and_not_read() {
    let yaml = "check:\n  weights:\n    doubled-mark: 关\n";
    let files = [
        ("d/a.txt", WRONG.as_bytes()),
        ("d/b.txt", WRONG.as_bytes()),
        ("d/gongwen.yml", yaml.as_bytes()),
    ];
    let desk = Desk::new(&files);
    let call = desk.call("check d");
    assert_eq!(
        call.err
            .matches("没有读：配置文件的名字是 gongwen.yaml")
            .count(),
        1
    );
    assert!(call.err.contains("规定 2 处"), "{}", call.err);
}

#[test]
fn a_wrong_template_is_told_whatever_the_input_is() {
    let desk = Desk::new(&[("a.txt", WRONG.as_bytes())]);
    let call = desk.call("check a.txt --template 没有的模板");
    assert!(call.err.contains("没有的模板"), "{}", call.err);
    assert!(call.err.contains("1 个没有查成"), "{}", call.err);
}

#[test]
fn blanks_files_and_doubled_marks_are_mended_as_they_should() {
    let text = "申请表\n\n填表日期:      年    月    日，（  ）同意。\n甲方：（盖章）\t乙方：（签字）\n共120起,,占比;;见附件(1).pdf和D:\\文档\\报告(终稿),甲.docx。\n";
    let desk = Desk::new(&[("a.txt", text.as_bytes())]);
    desk.call("check a.txt --fix");
    let mended = text
        .replace("日期:", "日期：")
        .replace(",,", "，")
        .replace(";;", "；");
    assert_eq!(desk.text("a.txt"), mended);
    desk.call("check a.txt")
        .does_with("共 1 个文件：没有发现问题\n");
}

#[test]
fn a_baseline_knows_a_file_however_it_is_typed() {
    let desk = Desk::new(&[("d/a.txt", WRONG.as_bytes()), ("k/x", b"")]);
    desk.call("check d --write-baseline k/b.json")
        .does_with("已把 1 处问题写进基线 k/b.json\n");
    assert!(desk.text("k/b.json").contains("\"../d/a.txt\""));
    let whole = desk.path("d/a.txt");
    for typed in ["d/a.txt", "./d/a.txt", "k/../d/a.txt", "d", "."] {
        desk.call(&format!("check {typed} --baseline ./k/b.json"))
            .does_with("共 1 个文件：没有发现问题，基线中已有的 1 处没有列出\n");
    }
    desk.call(&format!("check {} --baseline k/b.json", whole.display()))
        .does_with("共 1 个文件：没有发现问题，基线中已有的 1 处没有列出\n");
}

#[test]
fn what_is_missing_is_in_every_output() {
    let desk = Desk::new(&[("a.txt", "甲，乙。\n".as_bytes())]);
    let call = desk.call("check a.txt 缺.txt");
    let said = "缺.txt: 错误: 文件不存在\n共 2 个文件：没有发现问题，1 个没有查成\n";
    assert_eq!((call.code, call.err.as_str()), (2, said));
    let json = desk.call("check a.txt 缺.txt --format json");
    let json = holds("docs/check.schema.json", json.out());
    assert_eq!(json["files"][1]["file"], "缺.txt");
    assert_eq!(json["files"][1]["error"], "文件不存在");
    assert_eq!(json["summary"]["failed"], 1);
    let sarif = desk.call("check a.txt 缺.txt --format sarif");
    let sarif = holds("tests/data/sarif-2.1.0.schema.json", sarif.out());
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = &invocation["toolExecutionNotifications"][0];
    assert_eq!(told["message"]["text"], "文件不存在");
    let github = desk.call("check a.txt 缺.txt --format github");
    assert_eq!(github.out(), "::error file=缺.txt::文件不存在\n");
}

#[test]
fn files_of_the_folder_itself_have_no_dot_before_them() {
    let desk = Desk::new(&[("d/a.txt", WRONG.as_bytes())]);
    let call = desk.call("check . --format github");
    assert!(call.out().starts_with("::error file=d/a.txt,line=4"));
    let call = desk.call("check ./d/a.txt");
    assert!(call.out().starts_with("d/a.txt:4:5: "), "{}", call.out());
}

#[test]
fn front_matter_with_a_slip_is_told_and_left_alone() {
    let text = "---\n标题: 通知\n主送: 各乡镇人民政府:\n---\n现将，，有关事项通知如下。\n";
    let desk = Desk::new(&[("a.md", text.as_bytes()), ("a.txt", text.as_bytes())]);
    for file in ["a.md", "a.txt"] {
        let call = desk.call(&format!("check {file}"));
        assert!(
            call.out().starts_with(&format!("{file}:5:3: ")),
            "{}",
            call.out()
        );
        assert_eq!(call.out().lines().count(), 5, "{}", call.out());
        let told = format!("{file}:1:1: 警告: 开头的 --- 不像文首信息");
        assert!(call.err.starts_with(&told), "{}", call.err);
        let call = desk.call(&format!("check {file} --fix --unsafe-fixes"));
        assert!(call.err.contains(&told), "{}", call.err);
        assert_eq!(desk.text(file), text.replace("，，", "，"));
    }
}

#[test]
fn front_matter_that_never_closes_is_told_as_convert_tells_it() {
    let text = "---\n标题: 关于做好,,防汛工作的通知\n主送: 各县人民政府\n附件：\n  - 甲,乙表\n\n请认真研究，，抓好落实。\n";
    let desk = Desk::new(&[("a.txt", text.as_bytes())]);
    let call = desk.call("check a.txt");
    assert!(call.out().starts_with("a.txt:7:6: "), "{}", call.out());
    assert_eq!(call.out().lines().count(), 5, "{}", call.out());
    let told =
        "a.txt:1:1: 警告: 开头的 --- 不像文首信息（前 64 KB 里没有结束的 --- 行），已作为正文\n";
    assert!(call.err.starts_with(told), "{}", call.err);
    let call = desk.call("convert a.txt -t md -o -");
    assert!(call.err.starts_with(told), "{}", call.err);
    // A rule over a text is meant for nothing.
    let ruled = "---\n请认真研究，，抓好落实。\n";
    let desk = Desk::new(&[("a.txt", ruled.as_bytes())]);
    let call = desk.call("check a.txt");
    assert!(call.out().starts_with("a.txt:2:6: "), "{}", call.out());
}

#[test]
fn a_given_value_is_told_of_once() {
    let text = "---\n密级: 内部\n发文字号: 云政发2026-8\n标题: 关于检查的通知\n---\n请认真研究，抓好落实。\n";
    let desk = Desk::new(&[("a.txt", text.as_bytes())]);
    let call = desk.call("check a.txt");
    assert!(
        call.out().starts_with("a.txt:2:5: 规定: 密级“内部”"),
        "{}",
        call.out()
    );
    // What no rule knows is warned of as convert warns.
    assert!(
        call.err
            .starts_with("a.txt:3:1: 警告: 发文字号“云政发2026-8”"),
        "{}",
        call.err
    );
    assert!(!call.err.contains("密级"), "{}", call.err);
}

#[test]
fn a_word_before_a_line_is_none_of_the_text() {
    let silent = "<!-- gongwen: ignore doubled-mark -->";
    let text = format!("# 通知\n\n{silent} 甲，，乙。\n丙，，丁。\n");
    let desk = Desk::new(&[("a.md", text.as_bytes())]);
    let call = desk.call("check a.md");
    assert!(call.out().starts_with("a.md:4:2: "), "{}", call.out());
    assert_eq!(call.out().lines().count(), 5, "{}", call.out());
    let md = desk.call("convert a.md -t md -o -");
    assert_eq!(md.out(), "# 通知\n\n甲，，乙。\n\n丙，，丁。\n");
}

#[test]
fn a_text_that_is_markdown_is_told_once() {
    let text = "**一、总则**\n**第一条** 甲。\n**第二条** 乙。\n**第三条** 丙。\n";
    let desk = Desk::new(&[("a.txt", text.as_bytes()), ("a.md", text.as_bytes())]);
    let call = desk.call("check a.txt");
    let told = "a.txt:1:1: 推荐（多半）: 全文有4处残留的记号（如“**”），像是Markdown：改名为.md，或用 --from md 读 [markup-left]\n";
    assert!(call.out().starts_with(told), "{}", call.out());
    assert_eq!(call.out().matches("markup-left").count(), 1);
    let call = desk.call("check a.txt --from md");
    assert!(!call.out().contains("markup-left"), "{}", call.out());
}

#[test]
fn what_may_have_been_misread_is_told() {
    let broken = [WRONG.replace("，，", "，").as_bytes(), b"\xFF"].concat();
    let (guessed, _, _) = encoding_rs::SHIFT_JIS.encode("これはペンです\n");
    let desk = Desk::new(&[("a.txt", &broken), ("b.txt", &guessed)]);
    let call = desk.call("check a.txt --encoding utf-8");
    let told = "a.txt:5:1: 警告: 第 5 行有不能按 UTF-8 解码的字节";
    assert!(call.err.starts_with(told), "{}", call.err);
    let call = desk.call("check b.txt");
    let told = "b.txt: 警告: 编码没有标明，按 gb18030 读取";
    assert!(call.err.starts_with(told), "{}", call.err);
}

#[test]
fn the_manual_of_a_rule_is_at_hand() {
    let desk = Desk::new(&[]);
    let call = desk.call("check --explain doubled-mark");
    assert!(
        call.out()
            .starts_with("点号重复（doubled-mark）\n\n同一个点号接连出现。\n")
    );
    assert_eq!(call.code, 0);
    let named = desk.call("check --explain 点号重复");
    assert_eq!((named.code, named.out()), (0, call.out()));
    desk.call("check --explain nosuch")
        .fails_with("错误: 没有“nosuch”这条规则\n  提示: 全部规则见 gongwen rules\n");
    let call = desk.call("rules");
    assert!(
        call.out()
            .contains("doubled-mark\t点号重复\t标点符号\t规定\t可自动改\t")
    );
}

/// `UPDATE=1` writes it anew.
#[test]
fn the_page_of_rules_is_the_one_the_program_prints() {
    let desk = Desk::new(&[]);
    let page = desk.call("rules --format markdown").out().to_owned();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).expect("docs/ can be written");
    }
    let kept = std::fs::read_to_string(&path).expect("docs/rules.md is there");
    assert!(page == kept, "docs/rules.md is old: run with UPDATE=1");
}
