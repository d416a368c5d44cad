//! 份号不是六位阿拉伯数字。
//!
//! 标准说份号“一般用6位3号阿拉伯数字”，如 000012。位数不够的在前面补零。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "copy-number",
    name: "份号位数",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.2.1",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "份号：12\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "份号：000012\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "份号：0001\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "份号：000001\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "份号：00123\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "份号：000123\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "000012\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "份号：000012\n云川市人民政府文件\n云政发〔2026〕8号\n关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n份号：12的那一份已经收回。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("copy_number.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    for passage in manuscript.with_element(Role::CopyNumber) {
        let words = passage.words_range();
        let digits = passage.words().len()
            - passage
                .words()
                .trim_end_matches(|it: char| it.is_ascii_digit())
                .len();
        let range = words.end - digits..words.end;
        if digits == 6 || digits == 0 {
            continue;
        }
        let written = &passage.chars()[range.clone()];
        let message = format!("份号“{written}”不是六位");
        let whole = format!("{written:0>6}");
        let pen = notes.add(passage, words, message);
        if digits < 6 {
            pen.edit(format!("改为“{whole}”"), vec![(range, whole)]);
        }
    }
}
