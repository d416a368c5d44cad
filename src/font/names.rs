//! The names a DOCX asks for its faces by: sets of names for the places a
//! document may be opened in, and what else those faces are called.
//!
//! In: a [`NameSet`] and a role. Out: a name. Whether a face of that name is
//! installed anywhere is not looked at.

use crate::template::FaceRole;
use std::fmt;
use std::str::FromStr;

/// Which names a DOCX asks for (`--font-names`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NameSet {
    /// 仿宋_GB2312 and its kin: what offices ask of a document.
    #[default]
    Gb2312,
    /// The GBK faces of Founder (方正).
    Founder,
    /// What comes with Windows and Word.
    Windows,
    /// What comes with macOS and Word for it.
    Macos,
    /// For WPS Office: the faces of Windows, with Founder's 小标宋.
    Wps,
    /// The bundled faces' own names, for whoever installs them.
    Open,
}

impl NameSet {
    /// All of them, the default first.
    pub const ALL: [Self; 6] = [
        Self::Gb2312,
        Self::Founder,
        Self::Windows,
        Self::Macos,
        Self::Wps,
        Self::Open,
    ];

    /// Its name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gb2312 => "gb2312",
            Self::Founder => "founder",
            Self::Windows => "windows",
            Self::Macos => "macos",
            Self::Wps => "wps",
            Self::Open => "open",
        }
    }
}

impl fmt::Display for NameSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// No set of names is called so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("没有名为“{0}”的字体名方案，可用 {all}", all = NameSet::ALL.map(NameSet::as_str).join("、"))]
pub struct UnknownNameSet(pub String);

impl FromStr for NameSet {
    type Err = UnknownNameSet;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|set| set.as_str() == name)
            .ok_or_else(|| UnknownNameSet(name.to_owned()))
    }
}

/// The name a DOCX gives the face of `role`.
pub fn docx_name(set: NameSet, role: FaceRole) -> &'static str {
    let [xiaobiaosong, fangsong, kaiti, heiti, songti, latin] = names(set);
    match role {
        FaceRole::Xiaobiaosong => xiaobiaosong,
        FaceRole::Fangsong => fangsong,
        FaceRole::Kaiti => kaiti,
        FaceRole::Heiti => heiti,
        FaceRole::Songti => songti,
        FaceRole::Latin => latin,
    }
}

/// 小标宋, 仿宋, 楷体, 黑体, 宋体 and the Latin face of a set.
fn names(set: NameSet) -> [&'static str; 6] {
    const LATIN: &str = "Times New Roman";
    match set {
        NameSet::Gb2312 => [
            "方正小标宋简体",
            "仿宋_GB2312",
            "楷体_GB2312",
            "黑体",
            "宋体",
            LATIN,
        ],
        NameSet::Founder => [
            "方正小标宋_GBK",
            "方正仿宋_GBK",
            "方正楷体_GBK",
            "方正黑体_GBK",
            "方正书宋_GBK",
            LATIN,
        ],
        NameSet::Windows => ["华文中宋", "仿宋", "楷体", "黑体", "宋体", LATIN],
        NameSet::Macos => [
            "华文中宋",
            "华文仿宋",
            "华文楷体",
            "华文细黑",
            "华文宋体",
            LATIN,
        ],
        NameSet::Wps => ["方正小标宋简体", "仿宋", "楷体", "黑体", "宋体", LATIN],
        NameSet::Open => [
            "Gongwen Xiaobiaosong",
            "Gongwen Fangsong",
            "Gongwen Kaiti",
            "Gongwen Heiti",
            "Noto Serif SC",
            "Liberation Serif",
        ],
    }
}

/// What else a face of `role` goes by, best first: the other names a font
/// table may offer where the one asked for is not installed.
pub fn alternatives(role: FaceRole) -> &'static [&'static str] {
    match role {
        FaceRole::Xiaobiaosong => &["方正小标宋简体", "方正小标宋_GBK", "华文中宋"],
        FaceRole::Fangsong => &["仿宋_GB2312", "仿宋", "方正仿宋_GBK", "华文仿宋"],
        FaceRole::Kaiti => &["楷体_GB2312", "楷体", "方正楷体_GBK", "华文楷体"],
        FaceRole::Heiti => &["黑体", "方正黑体_GBK", "华文细黑"],
        FaceRole::Songti => &["宋体", "方正书宋_GBK", "华文宋体"],
        FaceRole::Latin => &["Times New Roman", "Liberation Serif"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_parsed_from_its_name() {
        for set in NameSet::ALL {
            assert_eq!(set.to_string().parse(), Ok(set));
        }
        let unknown: Result<NameSet, _> = "word".parse();
        assert_eq!(
            unknown.expect_err("no such set").to_string(),
            "没有名为“word”的字体名方案，可用 gb2312、founder、windows、macos、wps、open"
        );
    }

    #[test]
    fn the_default_names_are_those_offices_ask_for() {
        let named = FaceRole::ALL.map(|role| docx_name(NameSet::default(), role));
        assert_eq!(
            named,
            [
                "方正小标宋简体",
                "仿宋_GB2312",
                "楷体_GB2312",
                "黑体",
                "宋体",
                "Times New Roman"
            ]
        );
    }

    #[test]
    fn every_name_but_the_bundled_faces_own_is_among_the_alternatives() {
        for role in FaceRole::ALL {
            for set in NameSet::ALL.into_iter().filter(|set| *set != NameSet::Open) {
                let name = docx_name(set, role);
                assert!(alternatives(role).contains(&name), "{set} {role:?} {name}");
            }
        }
    }
}
