//! 序号后面该用顿号的用了点，该用点的用了顿号。
//!
//! “一”后面用顿号，“1”后面用下脚点：写“一、”“1.”，不写“一．”“1、”。“1、2号楼”“1、2名”这样列举的数不是序号；
//! “1．”和“1.”印出来一样，也不提。“（一）、”“一，”归标点符号管。
//! 一段里接连写着“1、…。2、…”的，不改其中一个。

use std::ops::Range;

use super::series::numbered;
use crate::check::letters::after;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Standing};
use crate::document::Role;
use crate::outline::words::attachment_names;
use crate::outline::{Found, Scheme, marker};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "marker-mark",
    name: "序号后的点号",
    family: Family::Numbering,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 §7.3.3；GB/T 15834—2011 附录B（序次语之后的标点）",
    fixing: Fixing::Safe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "一、主要做法\n1、加强领导。成立专班。\n2、明确责任。逐级分解。\n",
            mended: "一、主要做法\n1.加强领导。成立专班。\n2.明确责任。逐级分解。\n",
        },
        Wrong {
            text: "主要做法是：\n1、成立专班；\n2、定期会商。\n",
            mended: "主要做法是：\n1.成立专班；\n2.定期会商。\n",
        },
        Wrong {
            text: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1、分工表\n2、统计表\n\n云川市人民政府\n2026年3月5日\n",
            mended: "关于做好防汛工作的通知\n各县人民政府：\n现就有关事项通知如下。\n\n附件：1.分工表\n2.统计表\n\n云川市人民政府\n2026年3月5日\n",
        },
        Wrong {
            text: "一．主要做法\n成立专班。\n二．存在问题\n力量不足。\n",
            mended: "一、主要做法\n成立专班。\n二、存在问题\n力量不足。\n",
        },
    ],
    right: &[
        "1、河道整治。完成投资3.2亿元。2、堤防加固。整改问题126个。",
        "一、二、三等奖名单已经公布。",
        "1、2号楼住户已经搬迁。",
        "3、4年级学生减负。",
        "1、2标段已开工，3标段正在招标。",
        "4、5点钟开会，2、3万人参加。",
        "1、2名同志参加。",
        "（一）、（二）项所列材料由申请人提供。",
        "1.加强领导。成立专班。\n2．明确责任。逐级分解。\n",
        "一、主要做法\n（一）加强领导\n成立专班。\n",
    ],
    source: include_str!("marker_mark.rs"),
    look: Look::Passage(look),
};

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let marked = attachment(passage).or_else(|| numbered(passage));
    let Some((found, range)) = marked.filter(|_| passage.standing == Standing::Paragraph) else {
        return;
    };
    let chars = passage.chars();
    let rest = &chars[range.end..];
    if goes_on(rest, &found) || lists(rest, &found) {
        return;
    }
    let here = &chars[range.clone()];
    let number = here.trim_end_matches(|it: char| "、．.".contains(it) || it.is_whitespace());
    let (mended, message) = match found.scheme {
        Scheme::Comma => (format!("{number}、"), "汉字序号后面用顿号"),
        Scheme::ArabicComma => (format!("{number}."), "阿拉伯数字序号后面用下脚点"),
        _ => return,
    };
    if mended == here {
        return;
    }
    let pen = notes.add(passage, range.clone(), format!("{message}：“{here}”"));
    // 1、2023年 would become a number with a decimal point.
    let number_follows = after(chars, range.end).is_some_and(|it| it.is_ascii_digit());
    if !(found.scheme == Scheme::ArabicComma && number_follows) {
        pen.replace(mended);
    }
}

/// The number of an attachment in 附件说明.
fn attachment(passage: &Passage<'_>) -> Option<(Found, Range<usize>)> {
    let further = (passage.role == Role::AttachmentNote).then(|| passage.words());
    let name = attachment_names(passage.words()).or(further)?;
    let found = marker(name)?;
    let start = passage.words_range().end - name.len();
    Some((found, start..start + found.bytes))
}

/// Whether the next number stands right behind and goes on into a word: 1、2名.
fn lists(rest: &str, found: &Found) -> bool {
    let words = rest.trim_start_matches(|it: char| it.is_ascii_digit());
    let number = rest[..rest.len() - words.len()].parse().ok();
    let next = found.ordinal.map(|it| it + 1);
    let decimal = words.starts_with(['.', '．']);
    found.scheme == Scheme::ArabicComma && number.is_some() && number == next && !decimal
}

/// Whether the next number stands behind the same mark in the same paragraph:
/// one alone must not be changed.
fn goes_on(rest: &str, found: &Found) -> bool {
    let next = found.ordinal.map_or(0, |it| it + 1);
    let is_next = |mark: &str| rest.contains(&format!("{mark}{next}、"));
    found.scheme == Scheme::ArabicComma && ["。", "；", "，"].iter().any(|it| is_next(it))
}
