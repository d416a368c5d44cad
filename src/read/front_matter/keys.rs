//! The keys of front matter: the one table of their names.
//!
//! In: a key as written. Out: [`Key`], or what was perhaps meant.

/// What can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// 份号
    CopyNumber,
    /// 密级
    Secrecy,
    /// 保密期限
    SecrecyPeriod,
    /// 紧急程度
    Urgency,
    /// 发文机关
    Issuer,
    /// 发文字号
    DocNumber,
    /// 签发人
    Signer,
    /// 标题
    Title,
    /// 副标题
    Subtitle,
    /// 主送
    Addressee,
    /// 附件
    Attachment,
    /// 出席
    Present,
    /// 请假
    Excused,
    /// 列席
    Observers,
    /// 署名
    Signature,
    /// 印章
    Seal,
    /// 签名章
    Stamp,
    /// 成文日期
    Date,
    /// 附注
    Note,
    /// 抄送
    CopyTo,
    /// 印发机关
    IssuedBy,
    /// 印发日期
    IssuedOn,
    /// 目录: whether a table of contents stands before the text.
    Contents,
    /// 模板
    Template,
}

/// Each key with its Chinese name and its English alias.
const NAMES: [(Key, &str, &str); 24] = [
    (Key::CopyNumber, "份号", "copy-number"),
    (Key::Secrecy, "密级", "secrecy"),
    (Key::SecrecyPeriod, "保密期限", "secrecy-period"),
    (Key::Urgency, "紧急程度", "urgency"),
    (Key::Issuer, "发文机关", "issuer"),
    (Key::DocNumber, "发文字号", "doc-number"),
    (Key::Signer, "签发人", "signer"),
    (Key::Title, "标题", "title"),
    (Key::Subtitle, "副标题", "subtitle"),
    (Key::Addressee, "主送", "addressee"),
    (Key::Attachment, "附件", "attachment"),
    (Key::Present, "出席", "present"),
    (Key::Excused, "请假", "excused"),
    (Key::Observers, "列席", "observers"),
    (Key::Signature, "署名", "signature"),
    (Key::Seal, "印章", "seal"),
    (Key::Stamp, "签名章", "stamp"),
    (Key::Date, "成文日期", "date"),
    (Key::Note, "附注", "note"),
    (Key::CopyTo, "抄送", "copy-to"),
    (Key::IssuedBy, "印发机关", "issued-by"),
    (Key::IssuedOn, "印发日期", "issued-on"),
    (Key::Contents, "目录", "contents"),
    (Key::Template, "模板", "template"),
];

/// What people call a key by habit, and the key. They are guessed at, not
/// taken: 日期 may be another date.
const HABITS: [(&str, &str); 16] = [
    ("题目", "标题"),
    ("文件标题", "标题"),
    ("副题", "副标题"),
    ("日期", "成文日期"),
    ("时间", "成文日期"),
    ("发文日期", "成文日期"),
    ("落款", "署名"),
    ("作者", "署名"),
    ("文号", "发文字号"),
    ("主送机关", "主送"),
    ("主送单位", "主送"),
    ("抬头", "主送"),
    ("抄送机关", "抄送"),
    ("抄送单位", "抄送"),
    ("发文单位", "发文机关"),
    ("缓急", "紧急程度"),
];

impl Key {
    /// The key called `name`, in Chinese or English.
    pub fn named(name: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(_, chinese, english)| [*chinese, *english].contains(&name))
            .map(|(key, _, _)| *key)
    }

    /// Its Chinese name.
    pub fn chinese(self) -> &'static str {
        NAMES
            .iter()
            .find(|(key, _, _)| *key == self)
            .map_or("", |(_, chinese, _)| chinese)
    }
}

/// What to do about the unknown key `name`: the name it is nearest to, or all.
pub(super) fn advice(name: &str) -> String {
    if let Some((_, known)) = HABITS.iter().find(|(habit, _)| *habit == name) {
        return format!("是不是“{known}”？");
    }
    let names = NAMES
        .iter()
        .flat_map(|(_, chinese, english)| [*chinese, *english]);
    let nearest = names
        .map(|known| (distance(name, known), known))
        .filter(|(edits, known)| *edits * 2 <= known.chars().count().max(name.chars().count()))
        // Of two as near, the one that begins alike.
        .min_by_key(|(edits, known)| (*edits, known.chars().next() != name.chars().next()));
    if let Some((_, known)) = nearest {
        return format!("是不是“{known}”？");
    }
    let all: Vec<&str> = NAMES.iter().map(|(_, chinese, _)| *chinese).collect();
    format!("可用的有：{}", all.join("、"))
}

/// Characters to insert, delete or replace to make `one` into `other`.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for char in one.chars() {
        let mut diagonal = row[0];
        row[0] += 1;
        for (at, known) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(char != *known);
            diagonal = row[at + 1];
            row[at + 1] = replaced.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_one_name_in_each_language() {
        for (key, chinese, english) in NAMES {
            assert_eq!(Key::named(chinese), Some(key));
            assert_eq!(Key::named(english), Some(key));
            assert_eq!(key.chinese(), chinese);
        }
        for (habit, chinese) in HABITS {
            assert_eq!(Key::named(habit), None);
            assert!(Key::named(chinese).is_some());
        }
    }

    #[test]
    fn a_slip_is_told_the_nearest_key() {
        assert_eq!(advice("标提"), "是不是“标题”？");
        assert_eq!(advice("主送机关"), "是不是“主送”？");
        assert_eq!(advice("titel"), "是不是“title”？");
        assert_eq!(advice("题目"), "是不是“标题”？");
        assert_eq!(advice("日期"), "是不是“成文日期”？");
        assert_eq!(advice("落款"), "是不是“署名”？");
        assert_eq!(advice("文号"), "是不是“发文字号”？");
        assert!(advice("备注信息栏").starts_with("可用的有：份号、密级、"));
    }
}
