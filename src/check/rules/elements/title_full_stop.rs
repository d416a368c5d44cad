//! 公文标题末尾用了句号。
//!
//! 标题由发文机关名称、事由和文种组成，不是句子，末尾不用点号。
//! 只看正文之前独占一行、以“关于……的通知（报告、请示等）。”写成的一行。

use super::kind::stopped_title;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Sureness};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "title-full-stop",
    name: "标题末尾句号",
    family: Family::Elements,
    weight: Weight::Custom,
    clause: "编辑习惯（标题不是句子，末尾不用句号）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知。\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云川市水利局关于防汛准备情况的报告。\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市水利局关于防汛准备情况的报告\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于请求增加防汛经费的请示。\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于请求增加防汛经费的请示\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "防汛工作要点\n关于做好防汛工作，提出如下意见。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n按照市政府关于做好防汛工作的通知。各地要抓紧落实。\n云川市人民政府\n2026年3月5日\n",
        "防汛工作\n各县要抓紧落实关于防汛值守的规定。\n",
    ],
    source: include_str!("title_full_stop.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let given = manuscript.elements.iter();
    let mut given = given.filter(|it| it.role == Role::Title && it.words().ends_with('。'));
    let Some(passage) = given.next_back().or_else(|| stopped_title(manuscript)) else {
        return;
    };
    let end = passage.words_range().end;
    let range = end - '。'.len_utf8()..end;
    notes
        .add(passage, range, "标题末尾不用句号")
        .sure(Sureness::Likely)
        .replace("");
}
