//! The words by which the elements of an official document are known.
//!
//! In: text. Out: yes or no. Nothing here looks at where the text stands.

use super::sentence::{is_closed, length, packed};

/// The kinds of 《党政机关公文处理工作条例》 第八条. One that ends in another
/// stands before it.
pub(crate) const OFFICIAL_KINDS: [&str; 16] = [
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "函", "纪要",
];

/// Kinds of documents (文种) and of what is attached: a title ends in one.
const KINDS: [&str; 82] = [
    "通知",
    "报告",
    "意见",
    "办法",
    "方案",
    "规定",
    "决定",
    "决议",
    "函",
    "批复",
    "请示",
    "纪要",
    "公告",
    "通告",
    "公报",
    "通报",
    "命令",
    "令",
    "议案",
    "条例",
    "细则",
    "规划",
    "计划",
    "总结",
    "讲话",
    "致辞",
    "发言",
    "制度",
    "章程",
    "规则",
    "规范",
    "预案",
    "清单",
    "要点",
    "说明",
    "目录",
    "表",
    "名单",
    "汇报",
    "倡议书",
    "建议",
    "规程",
    "准则",
    "指南",
    "措施",
    "标准",
    "材料",
    "体会",
    "发言稿",
    "讲话稿",
    "情况",
    "工作",
    "解读",
    "公示",
    "启事",
    "承诺书",
    "责任书",
    "协议",
    "议程",
    "须知",
    "主持词",
    "申请",
    "声明",
    "安排",
    "贺信",
    "公开信",
    "慰问信",
    "感谢信",
    "答复",
    "提案",
    "简报",
    "提纲",
    "综述",
    "启示",
    "思考",
    "经验",
    "做法",
    "简介",
    "指引",
    "大纲",
    "守则",
    "公约",
];

/// What a body that issues or receives documents is called at its end.
const BODIES: [&str; 44] = [
    "政府", "局", "厅", "委", "部", "办", "室", "院", "会", "公司", "单位", "机构", "处", "科",
    "中心", "站", "所", "校", "学", "市", "县", "区", "省", "州", "镇", "乡", "行", "社", "团",
    "队", "关", "署", "组", "部门", "企业", "集团", "街道", "小组", "大队", "支队", "总队", "分局",
    "协会", "党委",
];

/// `packed` without a remark in brackets at its end.
pub(crate) fn without_remark(packed: &str) -> &str {
    packed
        .strip_suffix(['）', ')'])
        .and_then(|inner| inner.rfind(['（', '(']).map(|at| &inner[..at]))
        .unwrap_or(packed)
}

/// Whether `text` ends in the name of a kind of document, a bracketed
/// remark such as （试行） set aside.
pub(crate) fn names_a_kind(text: &str) -> bool {
    let packed = packed(text);
    let bare = without_remark(&packed);
    KINDS.iter().any(|kind| bare.ends_with(kind))
}

/// Whether a title's line ends in a word that ends titles and goes on in the
/// middle of them too: 防灭火工作 / 电视电话会议的通知.
pub(crate) fn ends_in_doubt(text: &str) -> bool {
    const DOUBTFUL: [&str; 8] = [
        "工作", "情况", "措施", "标准", "安排", "经验", "做法", "计划",
    ];
    let packed = packed(text);
    DOUBTFUL.iter().any(|word| packed.ends_with(word))
}

/// A remark in brackets that belongs to a title: （试行）, （征求意见稿）,
/// （2025—2027年）.
pub(super) fn qualifies_a_title(text: &str) -> bool {
    const REMARKS: [&str; 10] = [
        "试行",
        "暂行",
        "草案",
        "征求意见",
        "送审稿",
        "讨论稿",
        "审议稿",
        "修订",
        "修正",
        "代拟稿",
    ];
    let packed = packed(text);
    let years = packed
        .chars()
        .all(|it| it.is_ascii_digit() || "（）()—－-～~年至".contains(it))
        && packed.contains(['—', '－', '-', '～', '~', '至']);
    is_bracketed(&packed) && (years || REMARKS.iter().any(|word| packed.contains(word)))
}

/// What sections are called, and titles are not.
pub(super) fn names_a_section(text: &str) -> bool {
    const SECTIONS: [&str; 34] = [
        "前言",
        "引言",
        "序言",
        "导语",
        "摘要",
        "概述",
        "背景",
        "综述",
        "结语",
        "总则",
        "附则",
        "编者按",
        "基本情况",
        "总体情况",
        "工作情况",
        "主要情况",
        "有关情况",
        "主要工作",
        "重点工作",
        "下步工作",
        "下一步工作",
        "工作措施",
        "保障措施",
        "主要措施",
        "工作经验",
        "主要经验",
        "主要做法",
        "具体做法",
        "工作启示",
        "几点思考",
        "几点启示",
        "时间安排",
        "工作安排",
        "工作要点",
    ];
    SECTIONS.contains(&packed(text).as_str())
}

/// Whether `text` could be a line of a title by itself: short, or a long one
/// of the form 关于…的通知, and not closed by a punctuation mark.
pub(super) fn fits_a_title(text: &str) -> bool {
    let short = (2..=60).contains(&length(text));
    let listed = text.starts_with(['●', '•', '■', '◆', '※']);
    !is_closed(text) && !listed && !text.contains('。') && (short || is_long_title(text))
}

/// A title that a full stop closes: 关于……的通知。 alone on its line.
pub(super) fn is_stopped_title(text: &str) -> bool {
    let Some(inner) = text.strip_suffix('。') else {
        return false;
    };
    let kind = inner.rsplit_once('的').map_or("", |(_, kind)| kind);
    inner.contains("关于")
        && length(inner) <= 60
        && fits_a_title(inner)
        && !inner.contains(['，', '；', '：'])
        && OFFICIAL_KINDS.contains(&kind)
}

/// A title that quotes the names of others: 关于转发《…》的通知. It names its
/// subject and its kind, and holds no sentence.
fn is_long_title(text: &str) -> bool {
    const SUBJECTS: [&str; 4] = ["关于", "转发", "印发", "批转"];
    let packed = packed(text);
    let kind = packed
        .rfind('的')
        .map_or("", |at| &packed[at + '的'.len_utf8()..]);
    (61..=120).contains(&length(&packed))
        && SUBJECTS.iter().any(|word| packed.contains(word))
        && length(kind) <= 12
        && names_a_kind(kind)
        && !packed.contains(['！', '？', '；', '：'])
}

/// Whether `text` ends like the name of a body.
pub(crate) fn names_a_body(text: &str) -> bool {
    let packed = packed(text);
    let bare = without_remark(&packed);
    BODIES.iter().any(|body| bare.ends_with(body))
}

/// 主送机关 or the words that greet those present, by its words alone.
pub(super) fn addresses(text: &str) -> bool {
    let Some(inner) = text.trim_end().strip_suffix(['：', ':']) else {
        return false;
    };
    greeting(text) || inner.split(['、', '，', ',', '；']).any(names_a_body)
}

/// 各县人民政府，市政府各部门: bodies that something is sent to, and nothing else.
pub(crate) fn names_all_of_some_bodies(text: &str) -> bool {
    let inner = text.trim_end_matches(['：', ':']);
    inner.starts_with('各') && inner.split(['、', '，', ',']).all(names_a_body)
}

/// Whether `text` is a list of bodies, most of them called so, and nothing else.
pub(crate) fn lists_bodies(text: &str) -> bool {
    let inner = text.trim_end().trim_end_matches(['：', ':']);
    let names: Vec<&str> = inner.split(['、', '，', ',', '；']).collect();
    let bodies = names.iter().filter(|name| names_a_body(name)).count();
    names.iter().all(|name| (1..=40).contains(&length(name)))
        && !inner.contains(['。', '：', ':'])
        && names.len() > 2
        && bodies * 4 >= names.len() * 3
}

/// A line that ends in ： and leads on to what follows: 现将有关事项通知如下：.
pub(super) fn leads_on(text: &str) -> bool {
    const LEADS: [&str; 24] = [
        "如下",
        "以下",
        "下列",
        "是",
        "为",
        "要求",
        "意见",
        "事项",
        "情况",
        "工作",
        "要做到",
        "方面",
        "包括",
        "任务",
        "原则",
        "目标",
        "内容",
        "条件",
        "标准",
        "措施",
        "规定",
        "问题",
        "决定",
        "认为",
    ];
    let bare = text.trim_end().trim_end_matches(['：', ':']);
    bare.contains('。') || LEADS.iter().any(|word| bare.ends_with(word)) || bare.contains("如下")
}

/// 抄送, 抄报, 分送.
pub(super) fn is_copy_to(text: &str) -> bool {
    let packed = packed(text);
    [
        "抄送：",
        "抄送:",
        "抄报：",
        "抄报:",
        "分送：",
        "主送：",
        "抄送机关：",
        "发送：",
        "报：",
        "送：",
        "发：",
    ]
    .iter()
    .any(|word| packed.starts_with(word))
}

/// 主题词, which documents bore below the body until 2012.
pub(super) fn is_keywords(text: &str) -> bool {
    packed(text).starts_with("主题词：")
}

/// 市长：江一川, 县人民政府主席：何　平: who signs an order.
fn is_head_of_a_body(office: &str) -> bool {
    const HEADS: [&str; 16] = [
        "省长", "市长", "州长", "盟长", "区长", "县长", "旗长", "镇长", "乡长", "部长", "厅长",
        "局长", "署长", "主席", "主任", "总理",
    ];
    length(office) <= 16 && HEADS.iter().any(|head| office.ends_with(head))
}

/// 述职人：周　明: a name that signs, with what it signs as.
pub(super) fn signs_as(text: &str) -> bool {
    const SIGNERS: [&str; 10] = [
        "述职人",
        "汇报人",
        "报告人",
        "发言人",
        "倡议人",
        "申请人",
        "承诺人",
        "检查人",
        "责任人",
        "调研人",
    ];
    let name = packed(text).split_once(['：', ':']).map(|(office, name)| {
        let heads = is_head_of_a_body(office) && (2..=4).contains(&length(name));
        heads || (SIGNERS.contains(&office) && (2..=8).contains(&length(name)))
    });
    name == Some(true)
}

/// 特此通知, 妥否，请批示: what closes a text, full stop or not.
pub(super) fn closes_a_text(text: &str) -> bool {
    [
        "特此", "妥否", "当否", "可否", "以上", "请", "此复", "此致", "敬请", "专此",
    ]
    .iter()
    .any(|word| text.starts_with(word))
}

/// Words of a title, or of a text, that bring another document with them.
pub(super) fn carries(text: &str) -> bool {
    [
        "印发",
        "转发",
        "批转",
        "现予公布",
        "现予发布",
        "公布施行",
        "附后",
        "给你们",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// A line that only greets those present: 同志们：, 亲爱的朋友们：.
pub(crate) fn greets(text: &str) -> bool {
    length(text) <= 20 && !text.contains(['，', '。', '；']) && greeting(text)
}

/// By the words a greeting begins with.
fn greeting(text: &str) -> bool {
    const GREETINGS: [&str; 10] = [
        "亲爱的",
        "同志们",
        "各位",
        "尊敬的",
        "朋友们",
        "代表们",
        "同学们",
        "女士们",
        "老师们",
        "同志",
    ];
    let inner = text.trim_end().strip_suffix(['：', ':']);
    inner.is_some_and(|inner| GREETINGS.iter().any(|word| inner.starts_with(word)))
}

/// 印发机关和印发日期 on one line.
pub(super) fn is_issued(text: &str) -> bool {
    let packed = packed(text);
    let dated = packed
        .strip_suffix("印发")
        .is_some_and(|rest| rest.ends_with('日'));
    dated && length(&packed) <= 50
}

/// 共印30份, （印20份）, 印数：50份: how many copies were printed.
pub(super) fn counts_copies(text: &str) -> bool {
    let packed = packed(text);
    let bare = packed.trim_matches(['（', '）', '(', ')', '。']);
    let number = ["共印", "印数：", "印数:", "份数：", "印"]
        .iter()
        .find_map(|word| bare.strip_prefix(word))
        .and_then(|rest| rest.strip_suffix('份'));
    number.is_some_and(|it| {
        (1..=6).contains(&length(it))
            && it
                .chars()
                .all(|it| it.is_numeric() || "十百千".contains(it))
    })
}

/// 附件说明: 附件： and a name after it.
pub(crate) fn attachment_names(text: &str) -> Option<&str> {
    let rest = text
        .strip_prefix("附件")
        .or_else(|| text.strip_prefix('附'))?;
    let rest = rest.trim_start().strip_prefix(['：', ':'])?;
    Some(rest.trim())
}

/// Whether `name` may name an attachment: a full stop, where one was put, closes it.
pub(crate) fn is_attachment_name(name: &str) -> bool {
    let stop = name.find('。');
    length(name) <= 120 && stop.is_none_or(|at| at + '。'.len_utf8() == name.len())
}

/// 附件1：检查表, 附件2 检查表: an attachment's number and name on one line.
pub(super) fn labelled_attachment(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("附件")?;
    let name = rest.trim_start_matches(|it: char| {
        super::numeral::arabic_digit(it).is_some() || super::numeral::chinese_digit(it).is_some()
    });
    let numbered = name.len() < rest.len();
    let bare = name.trim_start_matches(['：', ':', '.', '．', '、', ' ', '\u{3000}', '\t']);
    let parted = bare.len() < name.len() && !bare.is_empty();
    (numbered && parted && length(text) <= 60 && !is_closed(text)).then_some(bare)
}

/// 附件 or 附件1 alone on its line.
pub(crate) fn is_attachment_label(text: &str) -> bool {
    let packed = packed(text);
    let Some(rest) = packed.strip_prefix("附件") else {
        return matches!(packed.as_str(), "附" | "附：" | "附录" | "附表");
    };
    let number = rest.trim_end_matches(['：', ':', '.', '、']);
    number.chars().count() <= 3
        && number.chars().all(|it| {
            super::numeral::arabic_digit(it).is_some()
                || super::numeral::chinese_digit(it).is_some()
                || it == '十'
        })
}

/// A remark in brackets that is the whole paragraph.
pub(crate) fn is_bracketed(text: &str) -> bool {
    let opens = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    opens && length(text) <= 80 && text.matches(['（', '(']).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_spaced_titles_and_trial_rules_name_their_kind() {
        assert!(names_a_kind("几 个 问 题 的 通 知"));
        assert!(names_a_kind("云川市河道管理办法（试行）"));
        assert!(!names_a_kind("云川市人民政府"));
    }

    #[test]
    fn lines_that_lead_on_address_nobody() {
        assert!(leads_on("现将有关事项通知如下："));
        assert!(leads_on("具体抓好9个方面工作："));
        assert!(!leads_on("各县（区）人民政府，市直各部门："));
        assert!(addresses("各县（区）人民政府，市直各部门："));
    }
}
