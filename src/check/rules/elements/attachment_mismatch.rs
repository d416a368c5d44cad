//! 附件的顺序号或标题与附件说明不一致，或者附件说明里列的附件后面没有。
//!
//! “附件顺序号和附件标题应当与附件说明的表述一致”。附件另册装订、后面一个也没有的不在此列；
//! 标题只差发文机关名称、一方包含另一方的，名称后注明（另发）（不发）（略）的，不在此列。

use super::attachments::groups;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::outline::annex::{Of, mismatches};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "attachment-mismatch",
    name: "附件与附件说明不一致",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.3.7",
    fixing: Fixing::ByHand,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件2\n验收规定\n第一条　本办法自印发之日起施行。\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件2\n验收办法\n第一条　本办法自印发之日起施行。\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件2\n验收办法\n第一条　本办法自印发之日起施行。\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件3\n验收办法\n第一条　本办法自印发之日起施行。\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件2\n验收办法\n第一条　本办法自印发之日起施行。\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n附件：1、防汛方案；\n2、值班表。\n云川市人民政府\n2026年3月5日\n附件1\n防汛方案\n各县要抓紧落实。\n附件2\n值班表\n各县要按时值班。\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1、检查办法；\n2、统计表。\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件2\n统计表\n第一条　本表自印发之日起施行。\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n3.名册（另发）\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件2\n验收办法\n第一条　本办法自印发之日起施行。\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：检查办法\n\n云川市人民政府\n2026年3月5日\n\n附件\n检查办法\n第一条　本办法自印发之日起施行。\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.检查办法\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：云川市水利局检查办法\n\n云川市人民政府\n2026年3月5日\n\n附件\n检查办法\n第一条　本办法自印发之日起施行。\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.《检查办法》\n2.验收办法\n\n云川市人民政府\n2026年3月5日\n\n附件1\n检查办法\n第一条　本办法自印发之日起施行。\n\n附件2\n验收办法\n第一条　本办法自印发之日起施行。\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.分工表（另发）\n2.统计表\n\n云川市人民政府\n2026年3月5日\n\n附件2\n统计表\n各县要抓紧落实。\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.分工表\n2.名册（略）\n3.统计表\n\n云川市人民政府\n2026年3月5日\n\n附件1\n分工表\n各县要抓紧落实。\n\n附件3\n统计表\n各县要抓紧落实。\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.分工表（不发）\n2.名册（另发）\n3.统计表\n\n云川市人民政府\n2026年3月5日\n\n附件3\n统计表\n各县要抓紧落实。\n",
    ],
    source: include_str!("attachment_mismatch.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let groups = groups(manuscript);
    let listed: Vec<_> = groups.iter().flatten().map(|it| it.number).collect();
    for mismatch in mismatches(manuscript.document) {
        let passage = manuscript.at(&mismatch.place);
        let right = match mismatch.of {
            Of::PartOfTitle => true,
            // Marks behind a name keep it from being read as one.
            Of::Unlisted(number) => listed.contains(&Some(number)),
            Of::Number | Of::Title => false,
        };
        if let Some(passage) = passage.filter(|_| !right) {
            notes.add(passage, passage.words_range(), mismatch.message);
        }
    }
}
