//! What the READMEs show is what the program does.

use assert_cmd::Command;

const READMES: [&str; 2] = ["README.md", "README.en.md"];

fn readme(name: &str) -> String {
    let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the README is there")
}

/// The commands of a README's shell examples, without their comments.
fn commands(readme: &str) -> Vec<String> {
    let blocks = readme.split("```sh\n").skip(1);
    let lines = blocks.flat_map(|block| {
        let body = block.split("```").next().expect("a block has a body");
        body.lines()
            .map(|line| line.split('#').next().expect("a line").trim())
    });
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A folder with the files that the examples name.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    for target in [
        "稿子.txt",
        "report.txt",
        "文件夹/甲.txt",
        "folder/a.txt",
        "samples/report.txt",
    ] {
        let target = folder.path().join(target);
        std::fs::create_dir_all(target.parent().expect("inside the folder")).expect("a folder");
        std::fs::copy(format!("{samples}/report.txt"), target).expect("a sample");
    }
    let record = "{\"id\": 1, \"text\": \"关于试点的报告\"}\n";
    for target in ["记录.jsonl", "records.jsonl"] {
        std::fs::write(folder.path().join(target), record).expect("a record");
    }
    for target in ["旧稿.docx", "old.docx"] {
        let mut program = Command::cargo_bin("gongwen").expect("the program is built");
        let args = ["report.txt", "-t", "docx", "-o", target];
        program.current_dir(folder.path()).args(args);
        program.assert().success();
    }
    folder
}

#[test]
fn every_command_of_the_readmes_runs() {
    for name in READMES {
        let folder = folder();
        let mut ran = 0;
        for command in commands(&readme(name)) {
            let command = command.replace("cargo run --release --", "gongwen");
            let Some(words) = command.strip_prefix("gongwen ") else {
                continue;
            };
            let (words, input) = match words.split_once(" < ") {
                Some((words, input)) => (words, Some(input)),
                None => (words, None),
            };
            let mut program = Command::cargo_bin("gongwen").expect("the program is built");
            program.current_dir(folder.path()).args(words.split(' '));
            if let Some(input) = input {
                program
                    .pipe_stdin(folder.path().join(input))
                    .expect("the input is there");
            }
            program.assert().success();
            ran += 1;
        }
        assert!(ran >= 9, "{name}: only {ran} commands");
        for ending in ["docx", "pdf", "md"] {
            let output = folder.path().join("samples/report").with_extension(ending);
            assert!(output.exists(), "{name}: {}", output.display());
        }
    }
}

#[test]
fn both_readmes_show_the_same_number_of_commands_and_sections() {
    let [chinese, english] = READMES.map(readme);
    assert_eq!(commands(&chinese).len(), commands(&english).len());
    assert_eq!(
        chinese.matches("\n## ").count(),
        english.matches("\n## ").count()
    );
}
