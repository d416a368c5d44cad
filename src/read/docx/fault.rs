//! Why a .docx cannot be read: what was found, where, and what to do.
//!
//! Plain data; the words are Chinese, for the user. It judges nothing.

/// What is wrong with a package.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocxFault {
    /// The ZIP container does not open, or ends early.
    #[error(
        "这个 Word 文档（.docx）不完整或已损坏：{0}；请重新复制或下载一次，或用 Word、WPS 打开并另存后再转换"
    )]
    Damaged(String),
    /// A part is no well-formed XML.
    #[error(
        "这个 Word 文档（.docx）已损坏：其中的 {part} 不是完整的 XML（第 {byte} 字节附近）；请重新复制或下载一次，或用 Word、WPS 打开并另存后再转换"
    )]
    Xml {
        /// The part's name.
        part: String,
        /// Where in the part reading stopped.
        byte: u64,
    },
    /// A part has a document type declaration, which Word never writes.
    #[error(
        "这个 Word 文档（.docx）中的 {0} 带有 DTD 或自定义实体，Word 不会写出这样的文件，为安全起见不读取；请用 Word 或 WPS 打开并另存后再转换"
    )]
    Declares(String),
    /// A part nests elements deeper than any real document.
    #[error(
        "这个 Word 文档（.docx）中的 {0} 嵌套得太深，不像正常的文档，不读取；请用 Word 或 WPS 打开并另存后再转换"
    )]
    TooDeep(String),
    /// A part unpacks to more than is read.
    #[error(
        "这个 Word 文档（.docx）中的 {0} 解压后过大，不像正常的文档（可能是压缩炸弹），不读取；若确是正常文件，请拆成几份再转换"
    )]
    TooLarge(String),
    /// The package names no main part that holds a document.
    #[error(
        "这个文件像 Word 文档（.docx），但其中没有正文（word/document.xml）；请用 Word 或 WPS 打开并另存后再转换"
    )]
    NoMain,
}
