//! What a web page leaves above and below the text copied from it: menus,
//! sources, links.
//!
//! In: a line. Out: whether it reads like one of them. Where such lines may
//! stand is for `head` and `tail`.

/// The longest line of the kind, in characters.
const LONGEST: usize = 40;

/// What stands above the text.
const HEAD: [&str; 13] = [
    "来源：",
    "时间：",
    "字体：",
    "字号：",
    "【字体",
    "浏览",
    "打印",
    "分享",
    "您的位置",
    "发布日期",
    "收藏",
    "下载",
    "当前位置",
];

/// What stands below it.
const FOOT: [&str; 17] = [
    "上一篇",
    "下一篇",
    "返回顶部",
    "返回首页",
    "版权所有",
    "网站地图",
    "网站标识码",
    "关于我们",
    "扫一扫",
    "相关链接",
    "相关阅读",
    "关闭窗口",
    "打印本页",
    "分享到",
    "责任编辑",
    "附件下载",
    "浏览次数",
];

/// Whether `text` reads like a line above the text of a page.
pub(super) fn is_head_line(text: &str) -> bool {
    is_short(text) && HEAD.iter().any(|word| text.contains(word))
}

/// Whether `text` reads like a line below the text of a page.
pub(super) fn is_foot_line(text: &str) -> bool {
    is_short(text) && !text.ends_with('。') && FOOT.iter().any(|word| text.contains(word))
}

/// How many different words of pages `lines` have.
pub(super) fn words_of_pages(lines: &[&str]) -> usize {
    let has = |word: &&&str| lines.iter().any(|line| line.contains(**word));
    HEAD.iter().filter(has).count()
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST
}
