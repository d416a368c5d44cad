//! 偏旁部首区、兼容区的“假汉字”：⼯、⽤、⻛、⻓等。
//!
//! 从 PDF 复制来的文字里常有，看着和汉字一样，却是另一个字符：检索不到、统计不准，
//! 换一种字体就缺字或者变样。公文用规范汉字，应当换成同形的汉字。

use crate::check::rule::{Family, Fixing, Look, Rule, Weight, Wrong};
use crate::check::{Notes, Passage, Quiet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "radical-character",
    name: "偏旁部首字符",
    family: Family::Typing,
    weight: Weight::Mandatory,
    clause: "《国家通用语言文字法》第九条（国家机关以规范汉字为公务用字）",
    fixing: Fixing::Safe,
    looks_into: &[Quiet::Quotation],
    wrong: &[
        Wrong {
            text: "抓好\u{2f2f}作落实。",
            mended: "抓好工作落实。",
        },
        Wrong {
            text: "\u{2ed3}期坚持，\u{2f64}好政策。",
            mended: "长期坚持，用好政策。",
        },
        Wrong {
            text: "落实“\u{2f08}才服务”，办好\u{2f83}来水项目。",
            mended: "落实“人才服务”，办好自来水项目。",
        },
    ],
    right: &[
        "抓好工作落实。",
        "长期坚持，用好政策。",
        "一、二、三，①②③。",
    ],
    source: include_str!("radical_character.rs"),
    look: Look::Passage(look),
};

/// The characters of U+2F00 to U+2FD5, in their order, as they are written now.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕\
    大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日\
    曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行\
    衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音\
    頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠\
";

/// Signs of the supplement and the characters they look like.
const SUPPLEMENT: &[(char, char)] = &[
    ('\u{2e9f}', '母'),
    ('\u{2ea0}', '民'),
    ('\u{2ea9}', '王'),
    ('\u{2eab}', '目'),
    ('\u{2ec1}', '虎'),
    ('\u{2ec3}', '西'),
    ('\u{2ec4}', '西'),
    ('\u{2ec5}', '见'),
    ('\u{2ec6}', '角'),
    ('\u{2ec9}', '贝'),
    ('\u{2ecb}', '车'),
    ('\u{2ed1}', '长'),
    ('\u{2ed3}', '长'),
    ('\u{2ed4}', '门'),
    ('\u{2ed8}', '青'),
    ('\u{2ed9}', '韦'),
    ('\u{2eda}', '页'),
    ('\u{2edb}', '风'),
    ('\u{2edc}', '飞'),
    ('\u{2edd}', '食'),
    ('\u{2ee2}', '马'),
    ('\u{2ee3}', '骨'),
    ('\u{2ee4}', '鬼'),
    ('\u{2ee5}', '鱼'),
    ('\u{2ee6}', '鸟'),
    ('\u{2ee7}', '卤'),
    ('\u{2ee8}', '麦'),
    ('\u{2ee9}', '黄'),
    ('\u{2eec}', '齐'),
    ('\u{2eee}', '齿'),
    ('\u{2ef0}', '龙'),
    ('\u{2ef3}', '龟'),
];

fn look(passage: &Passage<'_>, notes: &mut Notes<'_>) {
    let chars = passage.chars();
    for (at, sign) in chars.char_indices().filter(|it| it.1 >= '\u{2e80}') {
        if let Some(with) = character(sign) {
            let code = u32::from(sign);
            let message = format!("“{sign}”（U+{code:04X}）是偏旁部首字符，不是汉字");
            let range = at..at + sign.len_utf8();
            notes.add(passage, range, message).replace(with);
        }
    }
}

/// The character that `sign` looks like.
fn character(sign: char) -> Option<char> {
    match sign {
        '\u{2e80}'..='\u{2ef3}' => {
            let at = SUPPLEMENT.binary_search_by_key(&sign, |it| it.0).ok()?;
            Some(SUPPLEMENT[at].1)
        }
        '\u{2f00}'..='\u{2fd5}' => {
            let at = u32::from(sign) - 0x2f00;
            KANGXI.chars().nth(usize::try_from(at).ok()?)
        }
        _ => None,
    }
}
