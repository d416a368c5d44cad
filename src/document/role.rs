//! What a paragraph is: the elements of GB/T 9704-2012 and the levels of the body.

/// The four levels of the body (结构层次, §7.3.3), 一、 first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 一、
    One,
    /// （一）
    Two,
    /// 1.
    Three,
    /// （1）
    Four,
}

impl Level {
    /// All levels, the highest first.
    pub const ALL: [Self; 4] = [Self::One, Self::Two, Self::Three, Self::Four];

    /// 1 for 一、 to 4 for （1）.
    pub fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        }
    }
}

/// The part a paragraph plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 份号, §7.2.1.
    CopyNumber,
    /// 密级和保密期限, §7.2.2.
    Secrecy,
    /// 紧急程度, §7.2.3.
    Urgency,
    /// 发文机关标志, §7.2.4.
    IssuerMark,
    /// 发文字号, §7.2.5.
    DocNumber,
    /// 签发人, §7.2.6.
    Signer,
    /// 标题, §7.3.1; one paragraph a line.
    Title,
    /// 副标题: a second title under the title.
    Subtitle,
    /// 署名 or date or occasion under a title.
    Byline,
    /// 主送机关, §7.3.2.
    Addressee,
    /// A heading of the body, §7.3.3; with a lead inline where body text
    /// follows in the same paragraph.
    Heading(Level),
    /// 章, 节 or 编 of a law or a rule.
    Chapter,
    /// 条 of a law or a rule.
    Article,
    /// A paragraph that opens with 一是, 第一， or the like and a run-in heading.
    Item,
    /// Plain text of the body.
    Body,
    /// 图题: what a picture shows, right below it. No clause knows it.
    Caption,
    /// 附件说明, §7.3.4.
    AttachmentNote,
    /// 附件 or 附件1 on the first line of an attachment, §7.3.7.
    AttachmentLabel,
    /// The title of an attachment, §7.3.7.
    AttachmentTitle,
    /// 出席, 请假 or 列席 of 纪要, §10.3: the label is its lead.
    Attendance,
    /// 发文机关署名, §7.3.5.
    Signature,
    /// 成文日期, §7.3.5.4.
    Date,
    /// 脚注: at the foot of the page. No clause knows it.
    Footnote,
    /// 附注, §7.3.6.
    Note,
    /// 抄送机关, §7.4.2.
    CopyTo,
    /// 印发机关和印发日期, §7.4.3.
    Issued,
    /// What does not belong to the text; set as body.
    Other,
}

impl Role {
    /// Every role, in the order of a document.
    pub const ALL: [Self; 30] = [
        Self::CopyNumber,
        Self::Secrecy,
        Self::Urgency,
        Self::IssuerMark,
        Self::DocNumber,
        Self::Signer,
        Self::Title,
        Self::Subtitle,
        Self::Byline,
        Self::Addressee,
        Self::Heading(Level::One),
        Self::Heading(Level::Two),
        Self::Heading(Level::Three),
        Self::Heading(Level::Four),
        Self::Chapter,
        Self::Article,
        Self::Item,
        Self::Body,
        Self::Caption,
        Self::Footnote,
        Self::AttachmentNote,
        Self::AttachmentLabel,
        Self::AttachmentTitle,
        Self::Attendance,
        Self::Signature,
        Self::Date,
        Self::Note,
        Self::CopyTo,
        Self::Issued,
        Self::Other,
    ];

    /// Whether it stands above the body: 版头, title, 主送机关.
    pub fn is_head(self) -> bool {
        match self {
            Self::CopyNumber
            | Self::Secrecy
            | Self::Urgency
            | Self::IssuerMark
            | Self::DocNumber
            | Self::Signer
            | Self::Title
            | Self::Subtitle
            | Self::Byline
            | Self::Addressee => true,
            Self::Heading(_)
            | Self::Chapter
            | Self::Article
            | Self::Item
            | Self::Body
            | Self::Caption
            | Self::Footnote
            | Self::AttachmentNote
            | Self::AttachmentLabel
            | Self::AttachmentTitle
            | Self::Attendance
            | Self::Signature
            | Self::Date
            | Self::Note
            | Self::CopyTo
            | Self::Issued
            | Self::Other => false,
        }
    }

    /// The name of the role in templates and in the library: `heading-1`, `copy-to`.
    pub fn key(self) -> &'static str {
        match self {
            Self::CopyNumber => "copy-number",
            Self::Secrecy => "secrecy",
            Self::Urgency => "urgency",
            Self::IssuerMark => "issuer-mark",
            Self::DocNumber => "doc-number",
            Self::Signer => "signer",
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Byline => "byline",
            Self::Addressee => "addressee",
            Self::Heading(Level::One) => "heading-1",
            Self::Heading(Level::Two) => "heading-2",
            Self::Heading(Level::Three) => "heading-3",
            Self::Heading(Level::Four) => "heading-4",
            Self::Chapter => "chapter",
            Self::Article => "article",
            Self::Item => "item",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Footnote => "footnote",
            Self::AttachmentNote => "attachment-note",
            Self::AttachmentLabel => "attachment-label",
            Self::AttachmentTitle => "attachment-title",
            Self::Attendance => "attendance",
            Self::Signature => "signature",
            Self::Date => "date",
            Self::Note => "note",
            Self::CopyTo => "copy-to",
            Self::Issued => "issued",
            Self::Other => "other",
        }
    }
}
