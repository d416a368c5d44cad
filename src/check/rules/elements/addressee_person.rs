//! 请示、报告主送给负责人个人。
//!
//! “除上级机关负责人直接交办事项外，不得以本机关名义向上级机关负责人报送公文”。
//! 是不是交办的事项，文中看不出来，由人判断。

use super::kind::kind;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Sureness};
use crate::document::Role;
use crate::outline::sentence::length;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "addressee-person",
    name: "主送负责人",
    family: Family::Elements,
    weight: Weight::Recommended,
    clause: "《党政机关公文处理工作条例》第十五条（五）",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于增加防汛经费的请示\n江市长：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于增加防汛经费的请示\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于防汛准备情况的报告\n何局长：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于防汛准备情况的报告\n市水利局：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "关于增加编制的请示\n尊敬的林书记：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
            mended: "关于增加编制的请示\n市委：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        },
    ],
    right: &[
        "关于增加防汛经费的请示\n市人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "关于防汛工作的报告\n各位代表：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n",
        "在防汛工作会议上的讲话\n江市长：\n现就有关事项通知如下。\n",
    ],
    source: include_str!("addressee_person.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    const OFFICES: [&str; 12] = [
        "省长", "市长", "州长", "县长", "区长", "部长", "厅长", "局长", "主席", "主任", "书记",
        "镇长",
    ];
    let Some(kind @ ("请示" | "报告")) = kind(manuscript) else {
        return;
    };
    let signed = manuscript.with_element(Role::Date).next().is_some();
    let all = manuscript.with_element(Role::Addressee);
    for line in all.filter(|_| signed) {
        let name = line
            .words()
            .trim_end_matches(['：', ':'])
            .trim_end_matches("同志");
        let office = OFFICES.iter().any(|it| name.ends_with(it));
        if office && length(name) <= 12 && !name.contains("各位") {
            let message = format!("{kind}不主送负责人个人");
            let range = line.words_range();
            let _ = notes.add(line, range, message).sure(Sureness::Likely);
        }
    }
}
