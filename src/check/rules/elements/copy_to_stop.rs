//! 抄送机关的末尾没有句号。
//!
//! “最后一个抄送机关名称后标句号”。抄送分成几行、下面还接着写机关名称的，只看最后一行。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes};
use crate::document::Role;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "copy-to-stop",
    name: "抄送末尾句号",
    family: Family::Elements,
    weight: Weight::Mandatory,
    clause: "GB/T 9704—2012 7.4.2",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室，市人大常委会办公室\n云川市人民政府办公室　　2026年3月6日印发\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室，市人大常委会办公室。\n云川市人民政府办公室　　2026年3月6日印发\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室；\n云川市人民政府办公室　　2026年3月6日印发\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室。\n云川市人民政府办公室　　2026年3月6日印发\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市财政局、市水利局\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市财政局、市水利局。\n",
        },
    ],
    right: &[
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室，市人大常委会办公室。\n云川市人民政府办公室　　2026年3月6日印发\n",
        "关于做好防汛工作的通知\n各县人民政府：\n抄送：市财政局由办公室负责。\n云川市人民政府\n2026年3月5日\n",
        "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n云川市人民政府\n2026年3月5日\n抄送：市委办公室，\n市人大常委会办公室。\n",
    ],
    source: include_str!("copy_to_stop.rs"),
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let copied = manuscript
        .paragraphs()
        .filter(|it| it.role == Role::CopyTo && it.words().starts_with("抄送"));
    for passage in copied {
        let next = manuscript.passages.get(passage.at + 1);
        let last = next.is_none_or(|it| it.role == Role::Issued);
        let bare = passage.words().trim_end_matches(['，', '、', '；']);
        // A half-width mark is another rule's matter.
        if !last || bare.ends_with(['。', '：', ':', '.', ',', ';']) {
            continue;
        }
        let words = passage.words_range();
        let end = words.start + bare.len()..words.end;
        let name = bare.char_indices().next_back().map_or(0, |(at, _)| at);
        notes
            .add(
                passage,
                words.start + name..words.end,
                "最后一个抄送机关之后没有句号",
            )
            .edit("加上句号", vec![(end, "。".to_owned())]);
    }
}
