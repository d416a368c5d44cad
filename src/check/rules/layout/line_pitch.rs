//! 正文的行距与每面22行不合。
//!
//! “一般每面排22行，每行排28个字，并撑满版心”：版心高225毫米，行距在27.8磅到29磅之间是22行，如固定值28磅、28.95磅。
//! “特定情况可以作适当调整”：为了不让末页只剩落款而收紧到每面23行的，不提示。
//! 模板另定行距的，照模板的行数看。多倍行距又没有网格时，只在明显不合时提示。
//! 正文里不到15个字的、不以句号等结尾的段落，表题、图题（“表1”“图二”）和表下的注看不准，不在此列。

use super::parts::{Part, is_of_text, number, parts, tell};
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Layout, Notes, Quiet};
use crate::read::{LineSpacing, Twips};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "line-pitch",
    name: "行距",
    family: Family::Layout,
    weight: Weight::Recommended,
    clause: "GB/T 9704—2012 5.2.3",
    fixing: Fixing::ByHand,
    looks_into: Quiet::ALL,
    wrong: &[
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[行距30磅]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[行距20磅]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
        Wrong {
            text: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[行距1.5倍]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
            mended: "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        },
    ],
    right: &[
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[行距28磅]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[行距29磅]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[行距27.5磅]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
        "网格 28.95\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[行距1倍]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("line_pitch.rs"),
    look: Look::Layout(look),
};

/// What a face asks for, by its size: which one it is, is not known.
const OWN_PITCH: f64 = 1.3;

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let text = parts(layout).filter(|it| is_of_text(it.passage));
    let wrong = text.filter_map(|part| Some((part.passage, fault(&part, layout)?)));
    tell(wrong, notes);
}

/// What is wrong with the pitch of `part`.
fn fault(part: &Part<'_>, layout: &Layout<'_>) -> Option<String> {
    let points = |it: Twips| f64::from(it.0) / 20.0;
    let own = part.size() * OWN_PITCH;
    match part.typeset.line {
        LineSpacing::Exact(pitch) => of_known(points(pitch), layout),
        LineSpacing::AtLeast(pitch) if points(pitch) > own => of_known(points(pitch), layout),
        LineSpacing::AtLeast(_) => None,
        LineSpacing::Multiple(parts) => {
            let times = f64::from(parts) / 240.0;
            let row = part.passage.row();
            let sheet = layout.pages.sheets.iter().rfind(|it| it.first <= row);
            match sheet.and_then(|it| it.pitch).map(points) {
                Some(grid) if grid >= own => of_known(grid * times, layout),
                _ => of_guessed(times, own * times, layout),
            }
        }
    }
}

/// By how many lines a page has.
fn of_known(pitch: f64, layout: &Layout<'_>) -> Option<String> {
    let wanted = layout.template.grid.lines;
    // Rounding must not cost a line that fits to the last point.
    let lines = (layout.template.area_height().0 / pitch + 0.02).floor();
    // One line more is what the clause lets be adjusted.
    let more = lines - f64::from(wanted);
    let wrong = pitch > 0.0 && !(-0.5..=1.5).contains(&more);
    wrong.then(|| {
        let pitch = number(pitch, 2);
        format!("行距{pitch}磅，每面约{lines}行，应为{wanted}行")
    })
}

/// Where it is far from the template's pitch, however much the face takes.
fn of_guessed(times: f64, pitch: f64, layout: &Layout<'_>) -> Option<String> {
    let wanted = layout.template.line().0;
    let far = pitch < wanted * 0.8 || pitch > wanted * 1.07;
    far.then(|| {
        let (times, wanted) = (number(times, 2), number(wanted, 2));
        format!("行距是{times}倍，应为固定值{wanted}磅左右")
    })
}
