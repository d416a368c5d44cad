//! 公文标题没有文种。
//!
//! 标题由发文机关名称、事由和文种组成。只看有主送机关、有落款、标题里有“关于”的公文：“关于”之后到末尾没有“的……”，也不以文种结尾；
//! “关于印发（转发、批转）……”以所印发的办法、方案结尾的，少了“的通知”。

use super::kind::{is_sent, kind_of, title};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;
use crate::outline::words::{ends_in_doubt, names_a_kind};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "title-kind",
    name: "标题缺文种",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第九条（七）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "云川市人民政府关于印发防汛应急预案\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "云川市人民政府关于印发防汛应急预案的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于转发省水利厅防汛工作方案\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于转发省水利厅防汛工作方案的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于进一步加强防汛工作的若干措施\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于进一步加强防汛工作若干意见\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于印发《防汛工作方案》的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "防汛工作要点\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于防汛工作\n各县要抓紧落实。\n",
        "云川市关于防汛工作若干规定\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
    ],
    source: include_str!("title_kind.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let Some(title) = title(manuscript).filter(|_| is_sent(manuscript)) else {
        return;
    };
    let Some((_, subject)) = title.split_once("关于") else {
        return;
    };
    let carries = ["印发", "转发", "批转"];
    let carries = carries.iter().any(|word| subject.starts_with(word));
    let open = !without_titles(subject).contains('的');
    let kind = if carries {
        kind_of(&title).is_some()
    } else {
        names_a_kind(&title) && !ends_in_doubt(&title)
    };
    if open
        && !kind
        && let Some(last) = manuscript.with_element(Role::Title).last()
    {
        let message = "标题没有文种（通知、报告、请示等）";
        notes.add(last, last.words_range(), message);
    }
}

/// `text` without what stands in 《》.
fn without_titles(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = |it: &char| {
        match it {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(outside).collect()
}
