//! The names of faces that a DOCX asks its readers for.

use crate::template::FaceRole;

/// One name for each role of a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FaceNamesForDocx {
    /// 小标宋.
    pub xiaobiaosong: &'static str,
    /// 仿宋.
    pub fangsong: &'static str,
    /// 楷体.
    pub kaiti: &'static str,
    /// 黑体.
    pub heiti: &'static str,
    /// 宋体.
    pub songti: &'static str,
    /// Letters and digits.
    pub latin: &'static str,
}

impl Default for FaceNamesForDocx {
    /// The names that government offices have installed.
    fn default() -> Self {
        Self {
            xiaobiaosong: "方正小标宋简体",
            fangsong: "仿宋_GB2312",
            kaiti: "楷体_GB2312",
            heiti: "黑体",
            songti: "宋体",
            latin: "Times New Roman",
        }
    }
}

impl FaceNamesForDocx {
    /// The name of the face that plays `role`.
    pub fn of(&self, role: FaceRole) -> &'static str {
        match role {
            FaceRole::Xiaobiaosong => self.xiaobiaosong,
            FaceRole::Fangsong => self.fangsong,
            FaceRole::Kaiti => self.kaiti,
            FaceRole::Heiti => self.heiti,
            FaceRole::Songti => self.songti,
            FaceRole::Latin => self.latin,
        }
    }
}
