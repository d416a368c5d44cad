//! 页码不是四号字。
//!
//! 页码“一般用4号半角宋体阿拉伯数字”，用别的字号时与正文、版记分不清主次，翻页时也不好找。
//! 看的是页脚里页码域的字号；模板另定了字号的，照模板看。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::read::Counting;
use crate::template::{PageNumberSide, Pt, size_name};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "page-number-size",
    name: "页码的字号",
    family: Family::Layout,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 7.5",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "页码 五号 — {} —\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "页码 小五 — {} —\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "页码 三号 — {} —\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "页码 四号 — {} —\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "页码 无\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("page_number_size.rs"),
    look: Look::Layout(look),
};

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let number = &layout.template.page_number;
    let wanted = number.size.0;
    let sizes = layout.pages.furniture.iter();
    let mut sizes = sizes
        .filter(|it| it.counting == Counting::Counts)
        .filter_map(|it| it.half_points)
        .map(|it| f64::from(it) / 2.0);
    let wrong = sizes.find(|it| (it - wanted).abs() > 0.3);
    if let Some(wrong) = wrong.filter(|_| number.side != PageNumberSide::None)
        && let Some(passage) = layout.first_of(None)
    {
        let message = format!(
            "页码是{}，应为{}",
            size_name(Pt(wrong)),
            size_name(number.size)
        );
        notes.add(passage, passage.words_range(), message);
    }
}
