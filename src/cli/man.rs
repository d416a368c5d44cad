//! `gongwen man`: the manual out, from what clap knows of the commands: in one
//! page with a section a command, or (`--dir`) in a page a command.

mod roff;
mod shared;

use std::fs;
use std::path::Path;

use clap::{Arg, Command, CommandFactory as _};

use self::roff::Page;
use super::args::Cli;
use super::messages::{Messages, Verbosity, shown};
use super::{Exit, result, wrong_call};
use crate::diagnostic::system_cause;

/// Runs the command.
pub fn man(folder: Option<&Path>) -> Exit {
    let mut gongwen = Cli::command().disable_help_flag(true);
    gongwen.build();
    match folder {
        None => result(whole(&gongwen).as_bytes()),
        Some(folder) => write(folder, &gongwen),
    }
}

/// Writes a page a command into a folder, which is made where there is none.
fn write(folder: &Path, gongwen: &Command) -> Exit {
    let mut pages = Vec::new();
    gather(gongwen, gongwen.get_name(), &mut pages);
    let written = fs::create_dir_all(folder).and_then(|()| {
        pages
            .iter()
            .try_for_each(|(name, page)| fs::write(folder.join(format!("{name}.1")), page))
    });
    match written {
        Ok(()) => {
            let said = format!("已写出 {} 页，在 {}", pages.len(), shown(folder));
            Messages::to_stderr(Verbosity::Normal).say(said);
            Exit::Done
        }
        Err(error) => {
            let message = format!("无法写入 {}：{}", shown(folder), system_cause(&error));
            wrong_call(&message, &["检查文件夹能否写入，或换一个位置"])
        }
    }
}

/// The pages of `command`, called `name`, and of those below it.
fn gather(command: &Command, name: &str, pages: &mut Vec<(String, String)>) {
    pages.push((name.to_owned(), page(command, name)));
    for below in command.get_subcommands() {
        gather(below, &format!("{name}-{}", below.get_name()), pages);
    }
}

/// The page of one command.
fn page(command: &Command, name: &str) -> String {
    let mut page = head(command, name);
    body(&mut page, command, name);
    shared::tail(&mut page, name);
    see_also(&mut page, command, name);
    page.into_text()
}

/// The page of all commands.
fn whole(gongwen: &Command) -> String {
    let mut page = head(gongwen, gongwen.get_name());
    body(&mut page, gongwen, gongwen.get_name());
    chapters(&mut page, gongwen, gongwen.get_name());
    shared::tail(&mut page, gongwen.get_name());
    page.into_text()
}

/// A chapter each command below `command`.
fn chapters(page: &mut Page, command: &Command, name: &str) {
    for below in command.get_subcommands() {
        let name = format!("{name} {}", below.get_name());
        page.chapter(&name);
        page.text(&about(below));
        body(page, below, &name);
        chapters(page, below, &name);
    }
    page.end_chapter();
}

fn head(command: &Command, name: &str) -> Page {
    let mut page = Page::new(name);
    page.section("名称");
    page.name(name, &about(command));
    page
}

/// What is said of a command in its own page and in the page of all.
fn body(page: &mut Page, command: &Command, name: &str) {
    page.section("概要");
    page.lines(usage(command).lines());
    let (examples, prose) = below(command);
    if !prose.is_empty() {
        page.section("说明");
        page.prose(&prose);
    }
    for (heading, args) in headings(command) {
        page.section(heading);
        for arg in args {
            page.term(
                &term(arg),
                &arg.get_help().map(ToString::to_string).unwrap_or_default(),
            );
        }
    }
    if command.has_subcommands() {
        page.section("命令");
        for below in command.get_subcommands() {
            page.term(&format!("**{name} {}**", below.get_name()), &about(below));
        }
    }
    page.section("例子");
    page.lines(examples.iter().map(String::as_str));
}

fn about(command: &Command) -> String {
    command
        .get_about()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// The usage as it is given, without the word before it.
fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    let lines = usage.trim_start_matches("Usage:").lines();
    lines.map(str::trim).collect::<Vec<_>>().join("\n")
}

/// What stands below a command's help: its examples, and the lines of prose.
/// What it says of exit codes is in a section of its own.
fn below(command: &Command) -> (Vec<String>, Vec<String>) {
    let text = command
        .get_after_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    let (examples, prose) = text.split_once("\n\n").unwrap_or((&text, ""));
    let examples = examples.lines().skip(1).map(|line| line.trim().to_owned());
    let prose = prose.lines().filter(|line| !line.starts_with("退出码："));
    (examples.collect(), prose.map(ToOwned::to_owned).collect())
}

/// The options below their headings, in the order of the help.
fn headings(command: &Command) -> Vec<(&str, Vec<&Arg>)> {
    let mut headings: Vec<(&str, Vec<&Arg>)> = Vec::new();
    for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
        let heading = arg.get_help_heading().unwrap_or("选项");
        match headings.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, args)) => args.push(arg),
            None => headings.push((heading, vec![arg])),
        }
    }
    headings
}

/// An option as it is typed: names bold, its value in italics.
fn term(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| format!("**-{short}**"));
    let long = arg.get_long().map(|long| format!("**--{long}**"));
    let names: Vec<String> = short.into_iter().chain(long).collect();
    let takes_value = arg.get_action().takes_values();
    let values = arg.get_value_names().unwrap_or_default();
    let values: Vec<String> = values
        .iter()
        .filter(|_| takes_value)
        .map(|it| format!("__{it}__"))
        .collect();
    let parts = [names.join(", "), values.join(" ")];
    parts
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn see_also(page: &mut Page, command: &Command, name: &str) {
    let parent = name.rsplit_once('-').map(|(parent, _)| parent.to_owned());
    let children = command
        .get_subcommands()
        .map(|below| format!("{name}-{}", below.get_name()));
    let pages: Vec<String> = parent
        .into_iter()
        .chain(children)
        .map(|it| format!("**{it}**(1)"))
        .collect();
    if !pages.is_empty() {
        page.section("另见");
        page.text(&pages.join("、"));
    }
}
