//! The elements a user gives outright: YAML at the head of .txt and .md
//! between `---` lines, and `--set key=value` on the command line.
//!
//! In: the YAML's text. Out: [`FrontMatter`], or an error with line and column.

/// One given element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Which element.
    pub key: Key,
    /// The key as the user wrote it.
    pub written: String,
    /// Its values, one an entry of a YAML list.
    pub values: Vec<String>,
}

/// What can be given; the Chinese key and its English alias stand in the table
/// of this module.
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
    /// 署名
    Signature,
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
    /// 模板
    Template,
}

/// The given elements, in the order they were given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// One entry a key.
    pub entries: Vec<Given>,
}

impl FrontMatter {
    /// The values given for `key`; empty where it was not given.
    pub fn values(&self, key: Key) -> &[String] {
        self.entries
            .iter()
            .find(|given| given.key == key)
            .map_or(&[], |given| &given.values)
    }
}
