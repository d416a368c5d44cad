//! A file that is there and edits of its text in, the same file with the edits
//! made out: every byte that is not edited is as it was.
//!
//! `text` knows encodings, `docx` packages. What cannot be made is refused
//! before, edit by edit; which edits are wanted, `check` and `mend` say.

pub mod docx;
mod text;

pub use text::TextDraft;

use crate::document::Edit;

/// A file whose edits are being collected.
pub trait Draft {
    /// Why an edit of `part` as it is now cannot be made; `None` where it can.
    /// A text has one part, called `""`.
    fn refusal(&self, part: &str, edit: &Edit) -> Option<Refusal>;

    /// Makes edits of `part`, sorted, none refused.
    fn make(&mut self, part: &str, edits: &[Edit]);

    /// The part as it is now.
    fn current(&self, part: &str) -> &str;

    /// The file as it is to be read again, with the edits made so far.
    fn plain(&self) -> Option<Vec<u8>>;

    /// The file as it is to be written; `None` where its encoding lets no part of a
    /// text be changed by itself.
    fn bytes(&self) -> Option<Vec<u8>>;

    /// What was changed, part by part.
    fn changes(&self) -> Vec<Changed>;
}

/// The text of a part as it was, and the edits that were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The part; `""` for a text.
    pub part: String,
    /// Its text, for people: of a .docx a line a paragraph.
    pub text: String,
    /// The edits of that text.
    pub edits: Vec<Edit>,
}

/// Why an edit cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The encoding has no such character.
    #[error("文件的编码 {encoding} 写不出“{with}”")]
    NotInEncoding {
        /// Its name.
        encoding: &'static str,
        /// What was to be written.
        with: String,
    },
    /// Bytes that are no characters stand in it or beside it.
    #[error("紧挨着不能解码的字节")]
    BrokenBytes,
    /// What is bold, a link or an item would be so no more.
    #[error("会动到 Markdown 的记号，请人工改")]
    Marks,
    /// It is not in the text of one run.
    #[error("这些字不是普通文字（公式、域代码等），程序不改")]
    NoRunText,
    /// The text of a box stands twice in the file.
    #[error("文本框里的字在文件中存有两份，请在 Word 中改")]
    StandsTwice,
}
