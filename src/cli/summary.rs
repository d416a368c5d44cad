//! What a run comes to: counts in, the closing line and the exit code out; and
//! the words for what was written and how long it took.

use std::time::Duration;

use super::Exit;
use super::config::Strictness;
use super::messages::shown;
use crate::batch::run::{Done, WrittenPlace};
use crate::convert::Stage;

/// Counts of a run.
pub struct Summary {
    total: usize,
    failed: usize,
    warnings: usize,
}

impl Summary {
    /// A run over `total` inputs, none of which has ended.
    pub fn new(total: usize) -> Self {
        Self {
            total,
            failed: 0,
            warnings: 0,
        }
    }

    /// How many inputs there are.
    pub fn total(&self) -> usize {
        self.total
    }

    /// An input failed.
    pub fn failed(&mut self) {
        self.failed += 1;
    }

    /// An input was converted, with so many warnings.
    pub fn done(&mut self, warnings: usize) {
        self.warnings += warnings;
    }

    /// The closing line; a single input needs none.
    pub fn line(&self) -> Option<String> {
        if self.total < 2 {
            return None;
        }
        let (total, failed) = (self.total, self.failed);
        let done = total.saturating_sub(failed);
        let failed = match failed {
            0 => String::new(),
            _ => format!("，失败 {failed} 个"),
        };
        let warnings = match self.warnings {
            0 => String::new(),
            warnings => format!("，警告 {warnings} 条"),
        };
        Some(format!(
            "共 {total} 个文件，成功 {done} 个{failed}{warnings}"
        ))
    }

    /// The exit code.
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
