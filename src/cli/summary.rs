//! What a run comes to: counts in, the closing line and the exit code out; and
//! the words for what was written and how long it took.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Exit;
use super::causes;
use super::config::Strictness;
use super::messages::shown;
use crate::batch::run::{Done, WrittenPlace};
use crate::convert::Stage;

/// So many causes are listed; of more the rest is counted.
const LISTED_CAUSES: usize = 8;

/// Counts of a run.
#[derive(Default)]
pub struct Summary {
    total: usize,
    done: usize,
    unchanged: usize,
    failed: usize,
    skipped: usize,
    kept: usize,
    warnings: usize,
    /// How many failed for each cause, and the first of them.
    causes: BTreeMap<String, (usize, PathBuf)>,
}

impl Summary {
    /// A run over `total` inputs, none of which has ended.
    pub fn new(total: usize) -> Self {
        Self {
            total,
            ..Self::default()
        }
    }

    /// How many inputs there are.
    pub fn total(&self) -> usize {
        self.total
    }

    /// An input failed.
    pub fn failed(&mut self, cause: String, input: &Path) {
        self.failed += 1;
        let first = || (0, input.to_owned());
        self.causes.entry(cause).or_insert_with(first).0 += 1;
    }

    /// An input was converted, with so many warnings.
    pub fn done(&mut self, warnings: usize) {
        self.done += 1;
        self.warnings += warnings;
    }

    /// An input was as an earlier run left it; that one gave so many warnings.
    pub fn unchanged(&mut self, warnings: usize) {
        self.unchanged += 1;
        self.warnings += warnings;
    }

    /// A file was passed over, and a warning told why.
    pub fn skipped(&mut self) {
        self.skipped += 1;
        self.warnings += 1;
    }

    /// What stood in the place of an output was kept.
    pub fn kept(&mut self) {
        self.kept += 1;
    }

    /// How many inputs have not ended.
    pub fn left(&self) -> usize {
        let ended = self.done + self.unchanged + self.failed + self.skipped;
        self.total.saturating_sub(ended)
    }

    /// The closing lines; a single input needs none.
    pub fn lines(&self) -> Vec<String> {
        if self.total < 2 {
            return Vec::new();
        }
        let more = [
            ("未变", self.unchanged, "个"),
            ("失败", self.failed, "个"),
            ("略过", self.skipped, "个"),
            ("没有做", self.left(), "个"),
            ("留了备份", self.kept, "个"),
            ("警告", self.warnings, "条"),
        ];
        let mut counts = vec![format!("共 {} 个文件，成功 {} 个", self.total, self.done)];
        let more = more.iter().filter(|(_, count, _)| *count > 0);
        counts.extend(more.map(|(what, count, unit)| format!("{what} {count} {unit}")));
        let mut lines = vec![counts.join("，")];
        lines.extend(self.listed_causes());
        lines
    }

    /// The failures by cause, the most frequent first.
    fn listed_causes(&self) -> Vec<String> {
        let mut causes: Vec<_> = self.causes.iter().collect();
        causes.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        let rest = causes.split_off(causes.len().min(LISTED_CAUSES));
        let listed = causes
            .into_iter()
            .map(|(cause, (count, first))| causes::listed(cause, *count, first));
        let others: usize = rest.iter().map(|(_, (count, _))| count).sum();
        let others = (others > 0).then(|| format!("  {others} 个：其他 {} 种原因", rest.len()));
        listed.chain(others).collect()
    }

    /// The exit code of a run that came to its end.
    pub fn exit(&self, strictness: Strictness) -> Exit {
        match strictness {
            _ if self.failed > 0 => Exit::Failed,
            Strictness::WarningsFail if self.warnings > 0 => Exit::Findings,
            Strictness::WarningsFail | Strictness::WarningsPass => Exit::Done,
        }
    }
}

/// The files written for one input, if any was.
pub fn listed(done: &Done) -> Option<String> {
    let files: Vec<String> = done
        .outputs
        .iter()
        .filter_map(|output| match &output.place {
            WrittenPlace::File(saved) => Some(shown(&saved.path)),
            WrittenPlace::Stdout(_) => None,
        })
        .collect();
    (!files.is_empty()).then(|| files.join("、"))
}

/// What took how long.
pub fn timed(stages: &[(Stage, Duration)]) -> String {
    let parts: Vec<String> = stages
        .iter()
        .map(|(stage, time)| format!("{} {:.1} 毫秒", name(*stage), time.as_secs_f64() * 1e3))
        .collect();
    parts.join("，")
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "读取",
        Stage::Outline => "识别结构",
        Stage::Prepare => "模板和字体",
        Stage::Compose => "组版",
        Stage::Layout => "排版",
        Stage::Write(format) => format.ending(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_grouped_by_cause_the_most_frequent_first() {
        let mut summary = Summary::new(30);
        summary.done(2);
        summary.unchanged(1);
        for (number, count) in [(0, 1), (1, 3), (2, 1)] {
            for input in 0..count {
                summary.failed(format!("原因{number}"), Path::new(&format!("{input}.txt")));
            }
        }
        assert_eq!(
            summary.lines(),
            [
                "共 30 个文件，成功 1 个，未变 1 个，失败 5 个，没有做 23 个，警告 3 条",
                "  3 个：原因1（0.txt 等）",
                "  1 个：原因0（0.txt）",
                "  1 个：原因2（0.txt）",
            ]
        );
    }

    #[test]
    fn of_many_causes_the_rest_is_counted() {
        let mut summary = Summary::new(20);
        for number in 0..11 {
            summary.failed(format!("原因{number:02}"), Path::new("a.txt"));
        }
        let lines = summary.lines();
        assert_eq!(lines.len(), 1 + LISTED_CAUSES + 1);
        assert_eq!(lines[9], "  3 个：其他 3 种原因");
    }
}
