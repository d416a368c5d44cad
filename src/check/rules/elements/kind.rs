//! The kind (文种) of a document by its title, and what it says of the rest.

use crate::check::{Manuscript, Passage};
use crate::document::Role;
use crate::outline::sentence::{length, packed};
use crate::outline::words::{greets, without_remark};

/// The kinds of 《党政机关公文处理工作条例》 第八条. One that ends in another
/// stands before it.
const KINDS: [&str; 16] = [
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "函", "纪要",
];

/// The main document's title without white space and without a remark at its
/// end.
pub(super) fn title(manuscript: &Manuscript<'_>) -> Option<String> {
    let title = packed(&manuscript.document.title()?);
    Some(without_remark(&title).to_owned())
}

/// The kind in which `title` ends.
pub(super) fn kind_of(title: &str) -> Option<&'static str> {
    KINDS.into_iter().find(|kind| title.ends_with(kind))
}

/// The kind of the main document.
pub(super) fn kind(manuscript: &Manuscript<'_>) -> Option<&'static str> {
    kind_of(&title(manuscript)?)
}

/// The lines of the main document that name its 主送机关; the words that greet
/// those present name none.
pub(super) fn addressees<'m, 'a>(
    manuscript: &'m Manuscript<'a>,
) -> impl Iterator<Item = &'m Passage<'a>> {
    let names = |it: &&Passage<'_>| !greets(it.words());
    manuscript.with_element(Role::Addressee).filter(names)
}

/// Whether the main document is sent from one body to others: it has
/// 主送机关, and a name or a date below its text.
pub(super) fn is_sent(manuscript: &Manuscript<'_>) -> bool {
    let signed = [Role::Signature, Role::Date]
        .into_iter()
        .any(|role| manuscript.with_element(role).next().is_some());
    signed && addressees(manuscript).next().is_some()
}

/// The last paragraphs of the main document's text, the last one first.
pub(super) fn closing<'m, 'a>(
    manuscript: &'m Manuscript<'a>,
) -> impl Iterator<Item = &'m Passage<'a>> {
    let of_text =
        |it: &&Passage<'_>| it.document == 0 && matches!(it.role, Role::Body | Role::Article);
    manuscript.paragraphs().rev().filter(of_text).take(3)
}

/// The elements of 版头 that are given, and the lines at the top of the main
/// document, down to its first sentence.
pub(super) fn head<'m, 'a>(
    manuscript: &'m Manuscript<'a>,
) -> impl Iterator<Item = &'m Passage<'a>> {
    const LINES: usize = 16;
    let of_head = |it: &&Passage<'_>| it.document == 0 && !it.words().contains('。');
    let given = manuscript.elements.iter();
    let given = given.filter(|it| matches!(it.role, Role::Urgency | Role::DocNumber));
    given.chain(manuscript.paragraphs().take_while(of_head).take(LINES))
}

/// The line above the text that would be the title of a document if no full
/// stop closed it: 关于……的通知。
pub(super) fn stopped_title<'m, 'a>(manuscript: &'m Manuscript<'a>) -> Option<&'m Passage<'a>> {
    let of_main = |it: &&Passage<'_>| it.document == 0;
    let mut first = manuscript.paragraphs().filter(of_main).take(8);
    let line = first.find(|it| it.words().contains('。'))?;
    let inner = line.words().strip_suffix('。')?;
    let open = !inner.contains(['。', '，', '；', '：']) && length(inner) <= 60;
    let kind = inner
        .rsplit_once('的')
        .and_then(|(_, kind)| kind_of(kind).filter(|it| *it == kind));
    let is_title = open && inner.contains("关于") && kind.is_some() && line.role == Role::Body;
    let above_text = addressees(manuscript).all(|it| it.at > line.at);
    (is_title && above_text).then_some(line)
}
