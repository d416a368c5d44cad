//! The words that titles of official documents are put together with, by what
//! they do there.
//!
//! In: a word. Out: whether it is of the kind asked for. Which words a title
//! has is told in `words`.

/// Marks that begin no line.
pub(super) const CLOSERS: &str = "、。，；：？！）〕】》〉”’·…—～%％";
/// Marks that end no line.
pub(super) const OPENERS: &str = "（〔【《〈“‘·";

/// Words that begin what an issuer says.
pub(super) const VERBS: &[&str] = &["关于", "转发", "批转", "印发", "颁布", "发布", "公布"];
/// Words that govern what follows.
pub(super) const PREPOSITIONS: &[&str] = &[
    "关于", "对", "对于", "在", "为", "以", "从", "向", "赴", "于", "由", "将", "被", "把", "按",
    "按照", "根据", "经", "至", "到", "自", "随", "就", "因", "给", "比", "请",
];
/// Words that join what stands before them to what follows.
pub(super) const CONJUNCTIONS: &[&str] = &["和", "与", "及", "暨", "并", "或", "以及", "及其"];
/// Words that lean on what follows.
pub(super) const ADVERBS: &[&str] = &[
    "进一步",
    "切实",
    "大力",
    "全面",
    "深入",
    "积极",
    "严格",
    "有效",
    "持续",
    "不断",
    "扎实",
    "全力",
    "着力",
    "加快",
    "认真",
    "坚决",
    "继续",
    "有关",
    "相关",
    "部分",
    "其他",
    "贯彻",
    "重点",
];
/// Words that tell which of the things that follow (区别词): 中小 | 河流 parts a term.
pub(super) const ATTRIBUTES: &[&str] = &[
    "大中型",
    "大型",
    "中型",
    "小型",
    "中小",
    "微型",
    "新型",
    "重大",
    "特大",
    "老旧",
    "全域",
    "跨境",
];
/// Words that round off what stands before them.
pub(super) const ROUNDING: &[&str] = &[
    "工作", "情况", "问题", "事项", "管理", "建设", "服务", "体系", "机制", "制度", "项目", "计划",
    "活动", "工程", "任务", "标准", "名单", "资金", "期间", "成员", "清单", "经验", "现状", "单位",
    "改革", "发展", "执行", "补贴", "规划", "政策",
];
/// Single characters that end a word: of places, bodies, qualities.
pub(super) const SUFFIXES: &str = "市县区省州旗镇乡村局厅委办部院所站处科室队会社校厂性化率者类型式级期费权法案书表册品业层上中下内外里前后间们";
/// Single characters that a body's rank is told by.
pub(super) const RANKS: &str = "市县区省州旗镇乡";
/// What the names of bodies end in.
pub(super) const BODIES: &[&str] = &[
    "局",
    "厅",
    "政府",
    "委员会",
    "委",
    "办公室",
    "办公厅",
    "委会",
    "协会",
    "联合会",
    "学会",
    "工会",
    "总队",
    "支队",
    "大队",
    "集团",
    "公司",
    "中心",
    "大学",
    "学院",
    "银行",
    "法院",
    "检察院",
    "医院",
    "指挥部",
    "小组",
    "党组",
    "组织部",
    "宣传部",
    "统战部",
    "工作部",
    "总局",
    "国务院",
    "联社",
    "专班",
    "代表大会",
    "办事处",
    "联席会议",
    "研究院",
    "设计院",
    "党校",
    "武装部",
];
/// Bodies that are a part of the one named before them.
pub(super) const PARTS: &[&str] = &[
    "办公室",
    "办公厅",
    "常务委员会",
    "常委会",
    "组织部",
    "宣传部",
    "统战部",
    "政法委",
    "政法委员会",
    "社会工作部",
    "党组",
    "党委",
    "领导小组",
    "领导小组办公室",
    "分局",
    "委员会",
];

/// Whether the piece is a year, a month or a day: 2024年, 2024年度.
pub(super) fn is_date(word: &str) -> bool {
    word.starts_with(|one: char| one.is_ascii_digit())
        && word.ends_with(|one| "年度月日".contains(one))
}

/// Whether the word ends as the name of a body does.
pub(super) fn is_body(word: &str) -> bool {
    count(word) > 1 && BODIES.iter().any(|end| word.ends_with(end))
}

/// Whether an issuer may end with the piece: with a body, or with the last
/// character of one that the list has not.
pub(super) fn ends_a_body(word: &str) -> bool {
    is_body(word) || "局厅委办部院".contains(word)
}

/// The characters of a word.
pub(super) fn count(word: &str) -> usize {
    word.chars().count()
}
