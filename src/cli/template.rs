//! `gongwen template`: the bundled templates listed, one of them shown, or a
//! commented one written to start from.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

use super::args::TemplateCommand;
use super::messages::{Messages, Verbosity, shown};
use super::{Exit, result, wrong_call};
use crate::diagnostic::system_cause;
use crate::template::{NEW_TEMPLATE, Template};

/// Runs the command.
pub fn template(command: TemplateCommand) -> Exit {
    match command {
        TemplateCommand::List => result(list().as_bytes()),
        TemplateCommand::Show { name } => show(&name),
        TemplateCommand::New { file } if file == Path::new("-") => result(NEW_TEMPLATE.as_bytes()),
        TemplateCommand::New { file } => new(&file),
    }
}

/// A line a template: both names and what it is for.
fn list() -> String {
    let mut text = String::new();
    for template in Template::bundled() {
        let (name, file_name, summary) = (template.name, template.file_name, template.summary);
        writeln!(text, "{name}\t{file_name}\t{summary}").expect("a string takes everything");
    }
    text
}

fn show(name: &str) -> Exit {
    if let Some(source) = Template::bundled_source(name) {
        return result(source.as_bytes());
    }
    let message = format!("没有叫“{name}”的内置模板");
    wrong_call(&message, &[&Template::advice(name)])
}

/// Writes the template to start from; never over anything.
fn new(file: &Path) -> Exit {
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file)
        .and_then(|mut file| file.write_all(NEW_TEMPLATE.as_bytes()));
    match written {
        Ok(()) => {
            let file = shown(file);
            let mut messages = Messages::to_stderr(Verbosity::Normal);
            messages.say(format!(
                "已写出 {file}；改好后用 gongwen convert 报告.txt --template {file}"
            ));
            Exit::Done
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let message = format!("{} 已经存在，没有改动它", shown(file));
            wrong_call(&message, &["换一个文件名"])
        }
        Err(error) => {
            let message = format!("无法写入 {}：{}", shown(file), system_cause(&error));
            wrong_call(&message, &["检查文件夹是否存在、能否写入"])
        }
    }
}
