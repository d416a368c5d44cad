//! `gongwen pipe` from the outside: records in, answers in their order out; what
//! a bad record, a bad stream and a patient peer meet; and the examples of
//! docs/pipe.md, line by line.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use super::{Call, Desk, TEXT};

/// The answers of a call, each by the schema.
fn answers(call: &Call) -> Vec<Value> {
    let lines = call.out().lines();
    let answers: Vec<Value> = lines
        .map(|line| serde_json::from_str(line).expect("an answer is JSON"))
        .collect();
    for answer in &answers {
        assert_eq!(faults("answer", answer), [""; 0], "{answer}");
    }
    answers
}

/// What keeps `value` from being a `kind` of docs/pipe.schema.json.
fn faults(kind: &str, value: &Value) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pipe.schema.json");
    let schema = std::fs::read_to_string(path).expect("the schema is there");
    let mut schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    schema["$ref"] = json!(format!("#/$defs/{kind}"));
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let faults = validator.iter_errors(value);
    faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

/// The text of an output that came in base64.
fn markdown(answer: &Value) -> String {
    use base64::Engine as _;
    let code = answer["outputs"]["md"]["base64"].as_str();
    let code = code.unwrap_or_else(|| panic!("{answer}"));
    let engine = base64::engine::general_purpose::STANDARD;
    String::from_utf8(engine.decode(code).expect("base64")).expect("UTF-8")
}

/// The same of what `gongwen convert` writes.
fn converted(line: &str) -> Vec<u8> {
    let call = Desk::new(&[]).call_with(line, TEXT.as_bytes());
    assert_eq!(call.code, 0, "{}", call.err);
    call.out
}

#[test]
fn answers_come_in_the_order_of_the_records_and_stop_at_nothing() {
    let record = json!({"id": "甲", "text": TEXT, "to": ["md"]});
    let lines = [
        record.to_string(),
        "{\"id\": 1.50, \"text\": 1, \"to\": [\"md\"]}".to_owned(),
        "不是 JSON".to_owned(),
        "  ".to_owned(),
        "[]".to_owned(),
        "{\"id\": 2, \"to\": [\"md\"]}".to_owned(),
        "{\"id\": 3, \"text\": \"\\n\", \"to\": [\"md\"]}".to_owned(),
        json!({"id": 4, "text": TEXT}).to_string(),
        json!({"id": 5, "text": TEXT, "to": ["md"], "fomat": "txt"}).to_string(),
        json!({"id": 6, "text": TEXT, "to": ["md"], "template": "无"}).to_string(),
        json!({"id": 7, "text": TEXT, "to": ["md"], "set": {"标提": "甲"}}).to_string(),
        json!({"id": 8, "base64": "5Y2B?", "to": ["md"]}).to_string(),
        json!({"id": 9, "text": "---\n份号: 一\n附件: [", "to": ["md"], "format": "docx"})
            .to_string(),
        record.to_string(),
    ];
    for jobs in ["1", "4"] {
        let desk = Desk::new(&[]);
        let mut bytes = lines.join("\n").into_bytes();
        bytes.extend_from_slice(b"\n\xff\n");
        let call = desk.call_with(&format!("pipe --jobs {jobs}"), &bytes);
        assert_eq!((call.code, call.err.as_str()), (0, ""));
        let answers = answers(&call);
        let told: Vec<(String, &str)> = answers
            .iter()
            .map(|it| {
                (
                    it["id"].to_string(),
                    it["error"]["code"].as_str().unwrap_or(""),
                )
            })
            .collect();
        let want = [
            ("\"甲\"", ""),
            ("1.5", "wrong-value"),
            ("null", "not-json"),
            ("null", "not-a-record"),
            ("2", "missing-key"),
            ("3", "empty"),
            ("4", "missing-key"),
            ("5", "unknown-key"),
            ("6", "wrong-template"),
            ("7", "wrong-element"),
            ("8", "wrong-value"),
            ("9", "wrong-value"),
            ("\"甲\"", ""),
            ("null", "not-utf8"),
        ];
        let want = want.map(|(id, code)| (id.to_owned(), code));
        assert_eq!(told, want);
        assert!(
            call.out().contains("\"id\":1.50,"),
            "an id is given back as it is"
        );
        assert_eq!(answers[7]["error"]["hints"][0], "是不是 format？");
        let want = converted("convert - -t md -o -");
        assert_eq!(markdown(&answers[0]).as_bytes(), want);
        assert!(desk.files().is_empty());
    }
}

#[test]
fn a_record_is_converted_by_its_own_settings_and_else_by_those_of_the_call() {
    let desk = Desk::new(&[("t.yaml", "extends: 报告材料\n".as_bytes())]);
    let gb = encoding_rs::GB18030.encode(TEXT).0.into_owned();
    let gb = {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(gb)
    };
    let records = [
        json!({"id": 1, "text": TEXT}),
        json!({"id": 2, "text": TEXT, "title": "关于别的报告"}),
        json!({"id": 3, "text": TEXT, "set": {"标题": "关于第三的报告"}}),
        json!({"id": 4, "base64": gb, "encoding": "gb18030"}),
        json!({"id": 5, "text": TEXT, "to": ["docx"], "template": "t.yaml", "font_names": "wps"}),
        json!({"id": 6, "text": "# 甲\n\n**乙**\n", "format": "md"}),
        json!({"id": "7.md", "text": "# 甲\n\n**乙**\n"}),
        json!({"id": 8, "text": TEXT, "to": ["pdf", "ofd"], "pdf_standard": ["a-2u"], "split_items": true}),
        json!({"id": 9, "text": TEXT, "to": ["pdf"], "pdf_standard": ["none", "a-2u"]}),
    ];
    for record in &records {
        assert_eq!(faults("record", record), [""; 0], "{record}");
    }
    let lines: Vec<String> = records.iter().map(Value::to_string).collect();
    let call = desk.call_with(
        "pipe -t md --title 关于总的报告",
        lines.join("\n").as_bytes(),
    );
    let answers = answers(&call);
    let title = |at: usize| {
        markdown(&answers[at])
            .lines()
            .next()
            .unwrap_or("")
            .to_owned()
    };
    assert_eq!(title(0), "# 关于总的报告");
    assert_eq!(title(1), "# 关于别的报告");
    // As in a call: --title comes after --set.
    assert_eq!(title(2), "# 关于总的报告");
    assert_eq!(markdown(&answers[3]), markdown(&answers[0]));
    let outputs = |at: usize| -> Vec<&str> {
        let outputs = answers[at]["outputs"].as_object().expect("an object");
        outputs.keys().map(String::as_str).collect()
    };
    assert_eq!(
        (outputs(4), &answers[4]["pages"]),
        (vec!["docx"], &Value::Null)
    );
    assert_eq!(markdown(&answers[5]), markdown(&answers[6]));
    assert!(markdown(&answers[5]).contains("**乙**"));
    assert_eq!(
        (outputs(7), &answers[7]["pages"]),
        (vec!["ofd", "pdf"], &json!(1))
    );
    let told = &answers[8]["error"]["message"];
    assert_eq!(told, "“pdf_standard”的 none 不能和别的标准同写");
}

#[test]
fn outputs_go_to_files_whole_and_under_the_id() {
    let desk = Desk::new(&[("成品/乙.md", "别人写的".as_bytes())]);
    let records = [
        json!({"id": "甲/一", "text": TEXT, "to": ["md", "docx"], "out": "成品/"}),
        json!({"id": "乙", "text": TEXT, "to": ["md"], "out": "成品"}),
        json!({"id": "../丙", "text": TEXT, "to": ["md"], "out": "成品"}),
        json!({"id": 4, "text": TEXT, "out": "四.pdf"}),
        json!({"id": 5, "text": TEXT, "to": ["md"], "out": "成品/乙.md/五.md"}),
    ];
    let lines: Vec<String> = records.iter().map(Value::to_string).collect();
    let answers = answers(&desk.call_with("pipe", lines.join("\n").as_bytes()));
    let text = desk.text("成品/甲/一.md");
    assert_eq!(
        answers[0]["outputs"]["md"],
        json!({
            "path": "成品/甲/一.md",
            "sha256": gongwen::convert::Digest::of(text.as_bytes()).to_string(),
            "bytes": text.len(),
        })
    );
    assert_eq!(answers[0]["outputs"]["docx"]["path"], "成品/甲/一.docx");
    assert_eq!(answers[1]["warnings"][0]["code"], "kept-backup");
    assert_eq!(desk.text("成品/乙.bak-1.md"), "别人写的");
    let told = &answers[2]["error"]["message"];
    assert_eq!(told, "“out”是文件夹，而 id“../丙”不能作其中的文件名");
    assert_eq!(answers[3]["outputs"]["pdf"]["path"], "四.pdf");
    assert_eq!(answers[4]["error"]["code"], "not-written");
    let hint = "检查文件夹的写权限和磁盘空间，或用 out 另换一个位置";
    assert_eq!(answers[4]["error"]["hints"], json!([hint]));
    assert_eq!(
        desk.files(),
        [
            "四.pdf",
            "成品/乙.bak-1.md",
            "成品/乙.md",
            "成品/甲/一.docx",
            "成品/甲/一.md"
        ]
    );
}

#[test]
fn of_two_records_for_one_file_the_later_stays() {
    let desk = Desk::new(&[]);
    let lines = (0..20).map(|number| {
        let title = format!("关于第{number}次的报告");
        json!({"id": number, "text": TEXT, "title": title, "out": "a.md"}).to_string()
    });
    let lines: Vec<String> = lines.collect();
    let call = desk.call_with("pipe --jobs 4 --force", lines.join("\n").as_bytes());
    assert_eq!(answers(&call).len(), 20);
    assert!(desk.text("a.md").starts_with("# 关于第19次的报告"));
    assert_eq!(desk.files(), ["a.md"]);
}

#[test]
fn what_is_too_large_is_refused_and_passed_over() {
    let record = |id: u32, text: &str| json!({"id": id, "text": text, "to": ["md"]}).to_string();
    let lines = [
        record(1, &"长".repeat(400)),
        record(2, &"长".repeat(2 << 20)),
        record(3, "关于短的报告"),
    ];
    let call = Desk::new(&[]).call_with("pipe --max-input 1K", lines.join("\n").as_bytes());
    let answers = answers(&call);
    let error = |at: usize| {
        answers[at]["error"]["message"]
            .as_str()
            .unwrap_or("")
            .to_owned()
    };
    assert_eq!(
        error(0),
        "有 1200 字节，超过了 --max-input 的上限 1024 字节，没有读取"
    );
    assert_eq!(error(1), "这一行超过 1051648 字节，没有读完");
    assert_eq!(answers[1]["id"], Value::Null);
    assert_eq!(markdown(&answers[2]), "# 关于短的报告\n");
}

#[test]
fn places_are_those_of_the_text() {
    let text = "关于试点的报告\n\n　　各村\u{ac00}按计划推进。\n";
    let record = json!({"id": 1, "text": text, "to": ["pdf"]}).to_string();
    let answers = answers(&Desk::new(&[]).call_with("pipe", record.as_bytes()));
    let warnings = answers[0]["warnings"].as_array().expect("a list");
    let glyph = warnings.iter().find(|it| it["code"] == "missing-glyph");
    let glyph = glyph.unwrap_or_else(|| panic!("{warnings:?}"));
    assert_eq!((&glyph["line"], &glyph["column"]), (&json!(3), &json!(5)));
    assert_eq!(glyph["severity"], "warning");
}

/// A peer that asks one thing at a time.
struct Peer {
    child: Child,
    answers: Option<BufReader<ChildStdout>>,
}

impl Peer {
    fn new(words: &[&str]) -> Self {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin("gongwen"))
            .arg("pipe")
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let answers = child.stdout.take().map(BufReader::new);
        Self { child, answers }
    }

    fn say(&mut self, line: &str) -> std::io::Result<()> {
        let stdin = self.child.stdin.as_mut().expect("a pipe");
        stdin.write_all(line.as_bytes())?;
        stdin.flush()
    }

    fn hear(&mut self) -> Value {
        let mut line = String::new();
        let answers = self.answers.as_mut().expect("it is listened to");
        answers.read_line(&mut line).expect("an answer");
        serde_json::from_str(&line).expect("JSON")
    }
}

#[test]
fn who_waits_for_an_answer_gets_it_before_asking_again() {
    for jobs in ["1", "3"] {
        let mut peer = Peer::new(&["-t", "md", "--jobs", jobs]);
        for id in 0..5 {
            let record = json!({"id": id, "text": TEXT}).to_string();
            peer.say(&format!("{record}\n")).expect("it listens");
            assert_eq!(peer.hear()["id"], id);
        }
        peer.child.stdin.take();
        assert_eq!(peer.child.wait().expect("it ends").code(), Some(0));
    }
}

#[test]
fn who_closes_the_answers_ends_the_program_quietly() {
    let mut peer = Peer::new(&["-t", "md"]);
    let record = json!({"id": 1, "text": TEXT}).to_string() + "\n";
    peer.say(&record).expect("it listens");
    peer.hear();
    peer.answers.take();
    peer.say(&record).expect("it listens");
    // Its input stays open, and yet it ends.
    let held = peer.child.stdin.take();
    let ended = peer.child.wait_with_output().expect("it ends");
    assert_eq!(
        (ended.status.code(), ended.stderr.as_slice()),
        (Some(0), &b""[..])
    );
    drop(held);
}

#[cfg(target_os = "linux")]
#[test]
fn a_stream_that_cannot_be_read_or_written_fails_the_call() {
    let folder = std::fs::File::open(Path::new("/")).expect("a folder");
    let program = || Command::new(assert_cmd::cargo::cargo_bin("gongwen"));
    let call: Call = program().arg("pipe").stdin(folder).output().into();
    call.fails_with("错误: 无法读取标准输入：这是文件夹，不是文件\n");

    let desk = Desk::new(&[(
        "in",
        json!({"id": 1, "text": TEXT, "to": ["md"]})
            .to_string()
            .as_bytes(),
    )]);
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("a device");
    let child = program()
        .arg("pipe")
        .stdin(std::fs::File::open(desk.path("in")).expect("the file"))
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let call: Call = child.wait_with_output().into();
    call.fails_with("错误: 无法写到标准输出：磁盘已满\n");
}

#[test]
fn a_wrong_call_is_told_before_anything_is_read() {
    let desk = Desk::new(&[]);
    let call = desk.call("pipe --template 无");
    assert_eq!(call.code, 2);
    assert!(
        call.err.starts_with("错误: 没有叫“无”的模板"),
        "{}",
        call.err
    );
    desk.call("pipe --pdf-standard none,a-2u").fails_with(
        "错误: --pdf-standard 的 none 不能和别的标准同写\n  提示: 只写 none，或去掉 none\n",
    );
    let call = desk.call("pipe a.txt");
    assert_eq!(call.code, 2);
}

/// The blocks of docs/pipe.md in a language.
fn blocks(language: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pipe.md");
    let text = std::fs::read_to_string(path).expect("the document is there");
    let fence = format!("```{language}\n");
    let blocks = text.split(&fence).skip(1);
    let body = |block: &str| block.split("```").next().unwrap_or("").to_owned();
    blocks.map(body).collect()
}

/// Holds the document to the program: each line that begins with `> ` is a record,
/// and the one below it the answer; `…` stands for any text.
#[test]
fn the_document_shows_what_the_program_answers() {
    let desk = Desk::new(&[]);
    let mut good = 0;
    for block in blocks("jsonl") {
        let (records, shown): (Vec<&str>, Vec<&str>) =
            block.lines().partition(|line| line.starts_with("> "));
        let records: Vec<&str> = records.iter().map(|line| &line[2..]).collect();
        let call = desk.call_with("pipe", records.join("\n").as_bytes());
        let given = answers(&call);
        assert_eq!(given.len(), shown.len(), "{block}");
        for ((record, answer), given) in records.iter().zip(shown).zip(given) {
            let want: Value = serde_json::from_str(answer).expect("the answer is JSON");
            assert_eq!(elided(&given, &want), want, "{given}");
            let record: Result<Value, _> = serde_json::from_str(record);
            let wrong = record.is_err() || given["error"].is_object();
            if let Ok(record) = record {
                let code = given["error"]["code"].as_str().unwrap_or("");
                let shape = ["unknown-key", "missing-key", "not-a-record"].contains(&code);
                assert_eq!(!faults("record", &record).is_empty(), shape, "{record}");
            }
            good += usize::from(!wrong);
        }
    }
    assert!(good >= 6, "only {good} good records");
}

/// `given` with `…` wherever `want` has it.
fn elided(given: &Value, want: &Value) -> Value {
    match (given, want) {
        (Value::String(_), Value::String(want)) if want == "…" => want.as_str().into(),
        (Value::Object(given), Value::Object(want)) => {
            let field = |(key, value): (&String, &Value)| {
                (
                    key.clone(),
                    elided(value, want.get(key).unwrap_or(&Value::Null)),
                )
            };
            Value::Object(given.iter().map(field).collect())
        }
        (Value::Array(given), Value::Array(want)) if given.len() == want.len() => given
            .iter()
            .zip(want)
            .map(|(given, want)| elided(given, want))
            .collect(),
        _ => given.clone(),
    }
}

#[test]
fn what_cannot_be_a_path_is_told_and_hints_are_of_records() {
    let desk = Desk::new(&[]);
    let records = [
        r#"{"id": "a", "text": "甲乙。", "out": "\u0000.md"}"#,
        r#"{"id": "a", "text": "甲乙。", "to": ["md"], "template": "\u0000.yaml"}"#,
        r#"{"id": "\ud800", "text": "甲乙。", "to": ["md"], "out": "成品/"}"#,
        r#"{"id": "\ud800", "text": "甲乙。", "to": ["md"]}"#,
    ];
    let call = desk.call_with("pipe", records.join("\n").as_bytes());
    let lines: Vec<&str> = call.out().lines().collect();
    for (line, want) in lines.iter().zip([
        "“out”里有 \\\\u0000，不能作路径",
        "“template”里有 \\\\u0000，不能作路径",
        "“id”里有不成对的 \\\\ud800–\\\\udfff，不是文字",
    ]) {
        let error =
            format!("\"error\":{{\"code\":\"wrong-value\",\"message\":\"{want}\",\"hints\":[]}}}}");
        assert!(line.ends_with(&error), "{line}");
    }
    // In an answer it is given back as it was written.
    assert!(lines[3].starts_with("{\"id\":\"\\ud800\",\"outputs\":{\"md\""));
    let hints = "\"hints\":[\"在记录里加 title 标题\",";
    assert!(lines[3].contains(hints), "{}", lines[3]);
    assert_eq!(desk.files(), [""; 0]);
}

#[test]
fn the_keys_of_the_schema_are_those_of_the_program() {
    let told = Desk::new(&[]).call_with("pipe", b"{\"x\": 1}");
    let told = &answers(&told)[0]["error"]["hints"][0];
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pipe.schema.json");
    let schema = std::fs::read_to_string(path).expect("the schema is there");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let keys = schema["$defs"]["record"]["properties"].as_object();
    let known = told.as_str().expect("a hint").trim_start_matches("可以写 ");
    let mut known: Vec<&str> = known.split('、').collect();
    known.sort_unstable();
    let keys: Vec<&String> = keys.expect("an object").keys().collect();
    assert_eq!(keys, known);
}
