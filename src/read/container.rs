//! The first bytes of a file in, an answer for files that are no text out:
//! what the file is and how its owner gets text from it.
//!
//! Files are known by content, never by name. A .docx is opened and handed on;
//! of what other files hold it reads nothing.

use super::ReadError;
use super::docx::Package;

/// A kind of file that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// Word 97-2003 or WPS (.doc, .wps), an OLE2 compound file.
    Word97,
    /// An Office file with a password, or under rights management.
    Encrypted,
    /// Another OLE2 compound file: .xls, .ppt, .msg.
    Ole2,
    /// Rich text (.rtf).
    Rtf,
    /// PDF.
    Pdf,
    /// OFD (GB/T 33190).
    Ofd,
    /// OpenDocument text (.odt).
    OpenDocument,
    /// Another ZIP: .zip, .xlsx, .pptx.
    Zip,
    /// A picture.
    Image,
    /// Text in UTF-32, which no office writes and no library here decodes.
    Utf32,
    /// No text, and nothing known.
    Unknown,
}

impl Container {
    /// What it is and what to do, in Chinese.
    pub(super) fn advice(self) -> &'static str {
        match self {
            Self::Word97 => {
                "这是 Word 97-2003 或 WPS 文档（.doc、.wps），不能直接读取；请用 Word 或 WPS 打开，“另存为”选“Word 文档（*.docx）”，再转换"
            }
            Self::Encrypted => {
                "这个 Office 文件设有打开密码，读不出内容；请用 Word 或 WPS 打开，在“文件—信息—保护文档”中去掉密码，保存后再转换"
            }
            Self::Ole2 => {
                "这是旧版 Office 文件（.xls、.ppt 等），不是文字；请打开它，把文字复制到纯文本文件（.txt，UTF-8）后再转换"
            }
            Self::Rtf => {
                "这是 RTF 文档（.rtf），不能直接读取；请用 Word 或 WPS 打开，“另存为”选“Word 文档（*.docx）”，再转换"
            }
            Self::Pdf => {
                "这是 PDF，不能直接读取；请用 Word 或 WPS 打开它（会转成文档），“另存为”选“Word 文档（*.docx）”，再转换；扫描件要先做文字识别"
            }
            Self::Ofd => {
                "这是 OFD 版式文件，不能直接读取；请用 OFD 阅读器导出文字，或用 WPS 转成文档后“另存为”选“Word 文档（*.docx）”，再转换"
            }
            Self::OpenDocument => {
                "这是 OpenDocument 文档（.odt），不能直接读取；请用 LibreOffice 或 WPS 打开，“另存为”选“Word 文档（*.docx）”，再转换"
            }
            Self::Zip => {
                "这是压缩包或其他 Office 文件（.zip、.xlsx、.pptx 等），不是文字；请解压，或打开后另存为纯文本（.txt，UTF-8），再转换"
            }
            Self::Image => {
                "这是图片，没有可读取的文字；请先做文字识别，存成纯文本（.txt，UTF-8）后再转换"
            }
            Self::Utf32 => {
                "这是 UTF-32 编码的文字，不能直接读取；请用文本编辑器打开，另存为 UTF-8 编码，再转换"
            }
            Self::Unknown => {
                "这是二进制文件，不是文字；请给出 .txt、.md 或 .docx。若确是文字，用 --encoding 指明编码，例如 --encoding UTF-16LE"
            }
        }
    }
}

/// How much of either end of a ZIP or OLE2 file is looked at for names.
const WINDOW: usize = 64 * 1024;

/// Pictures by their first bytes.
const IMAGES: [&[u8]; 6] = [
    b"\x89PNG\r\n",
    b"\xFF\xD8\xFF",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
];

/// What bytes are that can be read.
pub(super) enum Found<'a> {
    /// Text, as far as the first bytes tell.
    Text,
    /// A Word document.
    Docx(Package<'a>),
}

/// Looks at the first bytes; answers files that are known to be neither text
/// nor a .docx.
pub(super) fn look(bytes: &[u8]) -> Result<Found<'_>, ReadError> {
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    let container = if starts(b"\xD0\xCF\x11\xE0") {
        ole2(bytes)
    } else if starts(b"PK\x03\x04") {
        return zip(bytes);
    } else if starts(b"%PDF-") {
        Container::Pdf
    } else if starts(b"{\\rtf") {
        Container::Rtf
    } else if IMAGES.iter().any(|mark| starts(mark)) {
        Container::Image
    } else {
        return Ok(Found::Text);
    };
    Err(ReadError::NotText(container))
}

/// A directory of OLE2 holds the streams' names in UTF-16.
fn ole2(bytes: &[u8]) -> Container {
    let has = |name: &str| {
        let name: Vec<u8> = name.bytes().flat_map(|byte| [byte, 0]).collect();
        contains(bytes, &name)
    };
    if has("EncryptedPackage") {
        Container::Encrypted
    } else if has("WordDocument") {
        Container::Word97
    } else {
        Container::Ole2
    }
}

fn zip(bytes: &[u8]) -> Result<Found<'_>, ReadError> {
    let at_an_end = |name: &[u8]| {
        let tail = bytes.len().saturating_sub(WINDOW);
        contains(&bytes[..bytes.len().min(WINDOW)], name) || contains(&bytes[tail..], name)
    };
    match Package::open(bytes) {
        Ok(mut package) => {
            if package.main_part()?.is_some() {
                return Ok(Found::Docx(package));
            }
        }
        // A broken ZIP still shows what it was to be.
        Err(fault) if at_an_end(b"word/") || at_an_end(b"[Content_Types].xml") => {
            return Err(fault.into());
        }
        Err(_) => {}
    }
    let container = if at_an_end(b"OFD.xml") {
        Container::Ofd
    } else if at_an_end(b"application/vnd.oasis.opendocument.text") {
        Container::OpenDocument
    } else {
        Container::Zip
    };
    Err(ReadError::NotText(container))
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}
