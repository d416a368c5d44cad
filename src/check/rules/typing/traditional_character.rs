//! 简体字的公文里夹了繁体字。
//!
//! 国家机关以规范汉字为公务用字；夹在简体字里的繁体字多是输入法切换、转换或复制带来的。
//! 只看整篇是简体、繁体字不到百分之五的文件；引文里的、姓名里依法可以保留的不改。
//! 只管一个繁体字对一个规范字、没有别的用法的常用字。

use crate::check::letters::is_han;
use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Manuscript, Notes, Sureness};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "traditional-character",
    name: "繁体字",
    family: Family::Typing,
    weight: Weight::Recommended,
    clause: "《国家通用语言文字法》第九条（国家机关以规范汉字为公务用字）",
    fixing: Fixing::Unsafe,
    looks_into: &[],
    wrong: &[
        Wrong {
            text: "各单位要认真贯彻执行国家有关规定，抓好各项工作落实，推动經济社会高质量发展。",
            mended: "各单位要认真贯彻执行国家有关规定，抓好各项工作落实，推动经济社会高质量发展。",
        },
        Wrong {
            text: "全市上下要统一思想、提高认识，按照职责分工抓好落实，確保完成全年各项目标任务。",
            mended: "全市上下要统一思想、提高认识，按照职责分工抓好落实，确保完成全年各项目标任务。",
        },
        Wrong {
            text: "会议听取了有关部门的情况汇报，研究了下一步工作打算，並就有关事项作出部署安排，要求各单位抓好落实。",
            mended: "会议听取了有关部门的情况汇报，研究了下一步工作打算，并就有关事项作出部署安排，要求各单位抓好落实。",
        },
    ],
    right: &[
        "各單位要認真貫徹執行國家有關規定。",
        "匾额上写着“為國為民”四个大字，已经有一百多年的历史，是市级文物保护单位，平时不对外开放。",
        "全市党员干部认真学习萬里同志、陳某某先生的事迹，各单位结合实际抓好贯彻落实，推动工作再上新台阶。",
        "乾隆年间所建，著有《瞭望集》。",
    ],
    source: include_str!("traditional_character.rs"),
    look: Look::Manuscript(look),
};

/// Traditional characters, in the order of their codes.
const TRADITIONAL: &str = "\
    並來個們備價億優則劃動務勞區協員問國團報場學實寫對導廣從愛應戰據數時書會\
    東條業極構樓標樣樹橋機權歡歷氣準滅漢濟灣災為無熱營爭獨現環產當療發盡監眾\
    確節範糧紀約級終組結絡給統經維網緊線練縣總績織繼續義習聯與興舉舊萬藝藥處\
    術衛補製複見規親覽觀計訓記訪設許評試話該詳認語誤說調請論諸謀講謝證識議護\
    讀變讓負財貧貨貫責買費資賓賞賣質賬購贊趙趨跡車軍軟較輕輪輸轉辦農這連週進\
    運過遠適遲遷選還郵鄉鄧鄰醫釋針銀銷鋼錄錢鎖鎮鏈鐵鑒長門閉開間閱關陰陳陸陽\
    隊階際隨險雖雙雜離難雲電霧靈響頁順須預領頭題額願類顧顯風飛飯養館馬騰驅驗\
    體魚鮮鳥麥黃點黨齊龍\
";
/// What each of them is now.
const SIMPLIFIED: &str = "\
    并来个们备价亿优则划动务劳区协员问国团报场学实写对导广从爱应战据数时书会\
    东条业极构楼标样树桥机权欢历气准灭汉济湾灾为无热营争独现环产当疗发尽监众\
    确节范粮纪约级终组结络给统经维网紧线练县总绩织继续义习联与兴举旧万艺药处\
    术卫补制复见规亲览观计训记访设许评试话该详认语误说调请论诸谋讲谢证识议护\
    读变让负财贫货贯责买费资宾赏卖质账购赞赵趋迹车军软较轻轮输转办农这连周进\
    运过远适迟迁选还邮乡邓邻医释针银销钢录钱锁镇链铁鉴长门闭开间阅关阴陈陆阳\
    队阶际随险虽双杂离难云电雾灵响页顺须预领头题额愿类顾显风飞饭养馆马腾驱验\
    体鱼鲜鸟麦黄点党齐龙\
";
/// Of how many characters one at most is traditional where the text is not.
const RARE: usize = 20;

fn look(manuscript: &Manuscript<'_>, notes: &mut Notes<'_>) {
    let table: Vec<(char, char)> = TRADITIONAL.chars().zip(SIMPLIFIED.chars()).collect();
    let simplified = |letter: char| {
        let at = table.binary_search_by_key(&letter, |it| it.0).ok()?;
        Some(table[at].1)
    };
    let (mut all, mut found) = (0, Vec::new());
    for passage in &manuscript.passages {
        let chars = passage.chars();
        for (at, letter) in chars.char_indices().filter(|it| is_han(it.1)) {
            all += 1;
            if is_name(&chars[at..]) {
                continue;
            }
            found.extend(simplified(letter).map(|with| (passage, at, letter, with)));
        }
    }
    if found.len() * RARE > all {
        return;
    }
    for (passage, at, letter, with) in found {
        let range = at..at + letter.len_utf8();
        let pen = notes.add(passage, range, format!("简体字里夹了繁体字“{letter}”"));
        pen.sure(Sureness::Likely).replace(with);
    }
}

/// Whether `rest` begins with what may be a name, as 萬里同志 does: a person's
/// own may be written with such characters.
fn is_name(rest: &str) -> bool {
    const LONGEST: usize = 3;
    let ends = rest.char_indices().skip(1).take(LONGEST);
    let names = |rest: &str| {
        ["同志", "先生", "女士"]
            .iter()
            .any(|it| rest.starts_with(it))
    };
    ends.map(|(at, _)| &rest[at..]).any(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_pairs() {
        assert!(TRADITIONAL.chars().is_sorted());
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
    }
}
