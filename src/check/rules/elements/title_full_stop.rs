//! 公文标题末尾用了句号。
//!
//! 标题由发文机关名称、事由和文种组成，不是句子，末尾不用点号。
//! 标题里另有句号的（几句话作标题）不提。

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
        "# 汛期不松劲。值守不断人。\n各县要抓紧落实。\n",
        "防汛工作\n各县要抓紧落实关于防汛值守的规定。\n",
    ],
    source: include_str!("title_full_stop.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let Some(passage) = manuscript.with_element(Role::Title).last() else {
        return;
    };
    let words = passage.words();
    if words
        .find('。')
        .is_some_and(|at| at + '。'.len_utf8() == words.len())
    {
        let end = passage.words_range().end;
        let range = end - '。'.len_utf8()..end;
        notes
            .add(passage, range, "标题末尾不用句号")
            .sure(Sureness::Likely)
            .replace("");
    }
}
