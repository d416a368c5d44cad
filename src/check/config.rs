//! `gongwen.yaml`: the text of a configuration in, what rules weigh and which
//! files are left alone out.
//!
//! ```yaml
//! template: 通用公文        # the template that layout rules hold a .docx against
//! check:
//!   weights:
//!     trailing-space: 关    # 规定、推荐、习惯、关
//!   ignore:
//!     - files: 旧稿/**      # as in .gitignore, from this file's folder
//!       rules: [half-width-mark]
//! ```
//!
//! It reads files only where it is asked to; what is wrong in one is told with
//! line and column.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::rule::{Rule, Weight};
use super::rules;
use crate::diagnostic::system_cause;
use crate::template::{At, Entry, Fault, Node, Template, Value, did_you_mean, read_yaml};

/// The name of the file.
pub const FILE_NAME: &str = "gongwen.yaml";

/// What a configuration says; by default every rule has its own weight.
#[derive(Debug, Default)]
pub struct Config {
    /// The template for layout rules, if one is named.
    pub template: Option<String>,
    weights: BTreeMap<&'static str, Setting>,
    ignores: Vec<Ignore>,
}

/// What a configuration makes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    /// It weighs this.
    Weighs(Weight),
    /// It is not asked.
    Off,
}

/// Files to which some rules, or all, do not apply.
#[derive(Debug)]
struct Ignore {
    files: Gitignore,
    /// The codes; all rules where empty.
    rules: Vec<&'static str>,
}

/// Why a configuration cannot be used. The messages are Chinese.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It cannot be read.
    #[error("无法读取：{}", system_cause(.0))]
    Unreadable(io::Error),
    /// Something in it is wrong.
    #[error("{0}")]
    Wrong(Fault),
}

impl Config {
    /// The configuration that holds for the file at `path`: the nearest
    /// `gongwen.yaml` in its folder and those above; `None` where there is none.
    pub fn path_for(path: &Path) -> Option<PathBuf> {
        nearest(path, FILE_NAME)
    }

    /// The nearest file that was meant for a configuration of the file at `path`
    /// and has a name that is not looked for.
    pub fn misnamed_for(path: &Path) -> Option<PathBuf> {
        nearest(path, "gongwen.yml")
    }

    /// Reads the configuration at `path`.
    ///
    /// # Errors
    /// Where it cannot be read or something in it is wrong.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = read_yaml(path).map_err(ConfigError::Unreadable)?;
        Self::parse(path, &text).map_err(ConfigError::Wrong)
    }

    /// The configuration that `yaml`, the text of the file at `path`, gives.
    ///
    /// # Errors
    /// Where something in it is wrong.
    pub fn parse(path: &Path, yaml: &str) -> Result<Self, Fault> {
        let root = Node::parse(&path.to_string_lossy(), yaml)?;
        let mut config = Self::default();
        for entry in mapping(&root, &["template", "check"])? {
            match entry.key.as_str() {
                "template" => config.template = Some(template(path, &entry.node)?),
                _ => config.check(path, &entry.node)?,
            }
        }
        Ok(config)
    }

    fn check(&mut self, path: &Path, node: &Node) -> Result<(), Fault> {
        for entry in mapping(node, &["weights", "ignore"])? {
            match entry.key.as_str() {
                "weights" => {
                    for entry in pairs(&entry.node, "“规则的代号: 轻重”，如 space-in-words: 关")?
                    {
                        let rule = rule(&entry.key, &entry.at)?;
                        self.weights.insert(rule.code, setting(&entry.node)?);
                    }
                }
                _ => {
                    for node in items(&entry.node) {
                        self.ignores.push(ignore(path, node)?);
                    }
                }
            }
        }
        Ok(())
    }

    /// The rules that apply to the file at `path`, each with its weight.
    pub fn rules_for(&self, path: &Path) -> Vec<(&'static Rule, Weight)> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let left_out = |rule: &Rule| {
            self.ignores.iter().any(|it| {
                let named = it.rules.is_empty() || it.rules.contains(&rule.code);
                named && it.covers(&path)
            })
        };
        let weighed = |rule: &'static Rule| match self.weights.get(rule.code) {
            Some(Setting::Off) => None,
            Some(Setting::Weighs(weight)) => Some((rule, *weight)),
            None => Some((rule, rule.weight)),
        };
        rules::all()
            .filter_map(weighed)
            .filter(|(rule, _)| !left_out(rule))
            .collect()
    }
}

/// The nearest file called `name` in the folder of `path` and those above.
fn nearest(path: &Path, name: &str) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let mut above = path.ancestors().skip(1).map(|it| it.join(name));
    above.find(|it| it.is_file())
}

impl Ignore {
    fn covers(&self, path: &Path) -> bool {
        let inside = path.starts_with(self.files.path());
        inside
            && self
                .files
                .matched_path_or_any_parents(path, false)
                .is_ignore()
    }
}

/// The entries of a mapping that has only `known` keys.
fn mapping<'n>(node: &'n Node, known: &[&str]) -> Result<&'n [Entry], Fault> {
    let found = pairs(node, &format!("“键: 值”；可以写 {}", known.join("、")))?;
    for entry in found {
        if !known.contains(&entry.key.as_str()) {
            let meant = did_you_mean(&entry.key, known.iter().copied());
            return Err(entry.at.fault(format!(
                "不认识“{}”这个键{meant}可以写 {}",
                entry.key,
                known.join("、")
            )));
        }
    }
    Ok(found)
}

/// The entries of what is a mapping or nothing; `form` says how to write it.
fn pairs<'n>(node: &'n Node, form: &str) -> Result<&'n [Entry], Fault> {
    match node.value {
        Value::Map(_) | Value::Empty => Ok(node.entries()),
        Value::Scalar(_) | Value::List(_) => Err(node.at.fault(format!("这里要写成{form}"))),
    }
}

fn scalar(node: &Node) -> Result<&str, Fault> {
    match &node.value {
        Value::Scalar(text) => Ok(text),
        _ => Err(node.at.fault("这里要写一个值")),
    }
}

/// The items of a list, or the one that stands without a list.
fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        Value::Empty => &[],
        Value::Scalar(_) | Value::Map(_) => std::slice::from_ref(node),
    }
}

/// The rule called `code` at a place of the file.
fn rule(code: &str, at: &At) -> Result<&'static Rule, Fault> {
    rules::by_code(code).ok_or_else(|| {
        let meant = did_you_mean(code, rules::all().map(|it| it.code));
        at.fault(format!(
            "没有“{code}”这条规则{meant}全部规则见 gongwen rules"
        ))
    })
}

/// A bundled template by its name; a file from the configuration's folder.
fn template(path: &Path, node: &Node) -> Result<String, Fault> {
    let written = scalar(node)?;
    if Template::bundled_source(written).is_some() {
        return Ok(written.to_owned());
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    Ok(folder.join(written).to_string_lossy().into_owned())
}

fn setting(node: &Node) -> Result<Setting, Fault> {
    let written = scalar(node)?;
    let weight = Weight::ALL.into_iter().find(|it| it.name() == written);
    match (weight, written) {
        (Some(weight), _) => Ok(Setting::Weighs(weight)),
        (None, "关" | "off" | "false") => Ok(Setting::Off),
        (None, written) => Err(node
            .at
            .fault(format!("“{written}”不是轻重；可以写 规定、推荐、习惯、关"))),
    }
}

fn ignore(path: &Path, node: &Node) -> Result<Ignore, Fault> {
    let folder = std::path::absolute(path)
        .ok()
        .and_then(|it| it.parent().map(Path::to_owned))
        .unwrap_or_default();
    let mut files = GitignoreBuilder::new(folder);
    files.allow_unclosed_class(false);
    let mut codes = Vec::new();
    let mut add = |node: &Node| {
        let pattern = scalar(node)?;
        files.add_line(None, pattern).map_err(|_| {
            let message = format!("“{pattern}”不是文件的样式；写法同 .gitignore，如 旧稿/**");
            node.at.fault(message)
        })?;
        Ok(())
    };
    if let Value::Scalar(_) = node.value {
        add(node)?;
    }
    let entries = match node.value {
        Value::Scalar(_) => &[],
        _ => mapping(node, &["files", "rules"])?,
    };
    for entry in entries {
        for item in items(&entry.node) {
            match entry.key.as_str() {
                "files" => add(item)?,
                _ => codes.push(rule(scalar(item)?, &item.at)?.code),
            }
        }
    }
    let files = files
        .build()
        .map_err(|_| node.at.fault("文件的样式不能用"))?;
    if files.num_ignores() == 0 && !files.is_empty() {
        let message = "只写了“!…”，没有可以除外的；把它和要除外的文件写在同一个 files 里";
        return Err(node.at.fault(message));
    }
    if files.is_empty() {
        return Err(node.at.fault("没有写 files：哪些文件不查"));
    }
    Ok(Ignore {
        files,
        rules: codes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(yaml: &str) -> Result<Config, String> {
        let path = Path::new("/稿件/gongwen.yaml");
        Config::parse(path, yaml).map_err(|fault| fault.to_string())
    }

    fn weight(config: &Config, path: &str) -> Option<Weight> {
        let rules = config.rules_for(Path::new(path));
        let found = rules.iter().find(|(rule, _)| rule.code == "doubled-mark");
        found.map(|(_, weight)| *weight)
    }

    #[test]
    fn weights_and_files_are_taken() {
        let config = parse("check:\n  weights:\n    doubled-mark: 习惯\n").expect("sound");
        assert_eq!(weight(&config, "/稿件/a.txt"), Some(Weight::Custom));
        let config = parse("check:\n  weights:\n    doubled-mark: 关\n").expect("sound");
        assert_eq!(weight(&config, "/稿件/a.txt"), None);
        let config = parse("check:\n  ignore:\n    - files: 旧稿/**\n").expect("sound");
        assert_eq!(weight(&config, "/稿件/旧稿/a.txt"), None);
        assert_eq!(weight(&config, "/稿件/a.txt"), Some(Weight::Mandatory));
        let negated = "check:\n  ignore:\n    - files: [旧稿/**, \"!旧稿/b.txt\"]\n";
        let config = parse(negated).expect("sound");
        assert_eq!(weight(&config, "/稿件/旧稿/a.txt"), None);
        assert_eq!(weight(&config, "/稿件/旧稿/b.txt"), Some(Weight::Mandatory));
        let config = parse("check:\n  ignore: [a.txt]\ntemplate: 信函\n").expect("sound");
        assert_eq!(weight(&config, "/稿件/内/a.txt"), None);
        assert_eq!(weight(&config, "/别处/a.txt"), Some(Weight::Mandatory));
        assert_eq!(config.template.as_deref(), Some("信函"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let wrong = |yaml: &str| parse(yaml).expect_err("it is wrong");
        assert_eq!(
            wrong("check:\n  weight: {}\n"),
            "/稿件/gongwen.yaml:2:3: 不认识“weight”这个键；是不是“weights”？可以写 weights、ignore"
        );
        assert_eq!(
            wrong("check:\n  weights:\n    doubled-marks: 关\n"),
            "/稿件/gongwen.yaml:3:5: 没有“doubled-marks”这条规则；是不是“doubled-mark”？全部规则见 gongwen rules"
        );
        assert_eq!(
            wrong("check:\n  weights:\n    doubled-mark: 重\n"),
            "/稿件/gongwen.yaml:3:19: “重”不是轻重；可以写 规定、推荐、习惯、关"
        );
        let pairs = "这里要写成“规则的代号: 轻重”，如 space-in-words: 关";
        for (yaml, at) in [
            ("check: {weights: [a]}\n", "1:18"),
            ("check:\n  weights: 关\n", "2:12"),
        ] {
            assert_eq!(wrong(yaml), format!("/稿件/gongwen.yaml:{at}: {pairs}"));
        }
        assert_eq!(
            wrong("- a\n"),
            "/稿件/gongwen.yaml:1:1: 这里要写成“键: 值”；可以写 template、check"
        );
        assert_eq!(
            wrong("check:\n  ignore:\n    - files: \"[\"\n"),
            "/稿件/gongwen.yaml:3:14: “[”不是文件的样式；写法同 .gitignore，如 旧稿/**"
        );
        assert_eq!(
            wrong("check:\n  ignore: [旧稿/**, \"!旧稿/a.txt\"]\n"),
            "/稿件/gongwen.yaml:2:19: 只写了“!…”，没有可以除外的；把它和要除外的文件写在同一个 files 里"
        );
        assert_eq!(
            wrong("check:\n  ignore:\n    - rules: [doubled-mark]\n"),
            "/稿件/gongwen.yaml:3:7: 没有写 files：哪些文件不查"
        );
    }
}
