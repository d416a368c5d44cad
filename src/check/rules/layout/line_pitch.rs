//! 正文的行距与每面22行不合。
//!
//! “一般每面排22行，每行排28个字，并撑满版心”：版心高225毫米，行距在27.8磅到29磅之间才是22行，如固定值28磅、28.95磅。
//! 模板另定行距的，照模板的行数看。多倍行距又没有网格时，只在明显不合时提示。

use super::parts::{Part, is_of_text, parts, tell};
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
        "网格 28.95\n题：关于做好防汛工作的通知\n送：各县人民政府：\n文：[行距1倍]现就做好今年防汛工作的有关事项通知如下，请抓好落实。\n名：云川市人民政府\n期：2026年3月5日\n",
    ],
    source: include_str!("line_pitch.rs"),
    look: Look::Layout(look),
};

/// What a face of the body asks for at least, by its size.
const OWN_PITCH: f64 = 1.3;

fn look(layout: &Layout<'_>, notes: &mut Notes<'_>) {
    let template = layout.template;
    let wanted = template.grid.lines;
    let area = template.area_height().0;
    let text = parts(layout).filter(|it| is_of_text(it.passage));
    let wrong = text.filter_map(|part| {
        let pitch = pitch(&part, layout)?;
        // Rounding must not cost a line that fits to the last point.
        let lines = (area / pitch + 0.02).floor();
        let message = format!("行距{pitch:.4}磅，每面约{lines}行，应为{wanted}行");
        ((lines - f64::from(wanted)).abs() > 0.5).then(|| (part.passage, trimmed(&message)))
    });
    tell(wrong, notes);
}

/// 28.9500磅 as 28.95磅.
fn trimmed(message: &str) -> String {
    let (head, tail) = message.split_once('磅').unwrap_or((message, ""));
    let head = head.trim_end_matches('0').trim_end_matches('.');
    format!("{head}磅{tail}")
}

/// The pitch of the lines of `part` in points, where it can be told.
fn pitch(part: &Part<'_>, layout: &Layout<'_>) -> Option<f64> {
    let points = |it: Twips| f64::from(it.0) / 20.0;
    let own = part.style.size.0 * OWN_PITCH;
    match part.typeset.line {
        LineSpacing::Exact(pitch) => Some(points(pitch)),
        LineSpacing::AtLeast(pitch) => Some(points(pitch)).filter(|it| *it > own),
        LineSpacing::Multiple(parts) => {
            let times = f64::from(parts) / 240.0;
            let row = part.passage.row();
            let sheet = layout.pages.sheets.iter().rfind(|it| it.first <= row);
            match sheet.and_then(|it| it.pitch) {
                Some(grid) if points(grid) >= own => Some(points(grid) * times),
                // How much a face takes is not known to the last point.
                _ => Some(own * times).filter(|it| *it < 23.0 || *it > 31.0),
            }
        }
    }
    .filter(|it| *it > 0.0)
}
