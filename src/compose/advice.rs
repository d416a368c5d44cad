//! What a template asks of a document, or has no place for.
//!
//! In: a document and a template. Out: a note for each, with the key to give or
//! to leave out. It changes nothing.

use super::letterhead;
use super::press::GivenSeals;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Origin, Role};
use crate::template::{MarkFrom, SignatureForm, Template};

/// The notes on `document` set by `template`, with the pictures that were given.
pub fn advise(document: &Document, template: &Template, seals: &GivenSeals) -> Vec<Diagnostic> {
    let all = [
        no_mark(document, template),
        no_form(document, template),
        issued_letter(document, template),
        stamped_name(document, template, seals),
    ];
    all.into_iter().flatten().collect()
}

/// A form with 版头, and no mark to begin it with (§7.2.4, §10).
fn no_mark(document: &Document, template: &Template) -> Option<Diagnostic> {
    let form = template.letterhead.as_ref()?;
    let empty = document.blocks.is_empty() || !letterhead::paragraphs(document, form).is_empty();
    let message = format!("没有发文机关标志，“{}”的版头没有排", template.name);
    let whole = match form.mark_ending.as_str() {
        "" => "标志是机关名称".to_owned(),
        ending => format!("标志是它加“{ending}”"),
    };
    (!empty).then(|| {
        Diagnostic::note("no-letterhead", message)
            .hint(format!(
                "在文首的 --- 之间写“发文机关: ……”，或在命令行加 --set 发文机关=……（{whole}）"
            ))
            .hint("不要版头，就用模板 通用公文-简 或 报告材料")
    })
}

/// A given issuer, and a template without 版头.
fn no_form(document: &Document, template: &Template) -> Option<Diagnostic> {
    let mut marks = document.with_role(Role::IssuerMark);
    let given = marks.find(|it| it.origin == Origin::Given)?;
    let message = format!(
        "模板“{}”没有版头，发文机关排成文首的一行红字",
        template.name
    );
    template.letterhead.is_none().then(|| {
        Diagnostic::note("no-letterhead", message)
            .at(given.place.clone())
            .hint("要版头，就用模板 通用公文、上行文、信函、命令 或 纪要（--template，或文首写“模板: 通用公文”）")
    })
}

/// 印发 in a letter, whose 版记 has none (§10.1).
fn issued_letter(document: &Document, template: &Template) -> Option<Diagnostic> {
    let form = template.letterhead.as_ref()?;
    let issued = document.with_role(Role::Issued).next()?;
    // The mark of a letter alone is placed from the paper's edge.
    (form.mark_from == MarkFrom::Page).then(|| {
        let message = "信函的版记没有印发机关和印发日期（GB/T 9704-2012 §10.1），仍照原样排入";
        Diagnostic::note("issued-letter", message)
            .at(issued.place.clone())
            .hint("不要印发机关、印发日期，就从文首或正文里删去")
    })
}

/// A name behind the post, where a stamp bears the name (§7.3.5.3).
fn stamped_name(
    document: &Document,
    template: &Template,
    seals: &GivenSeals,
) -> Option<Diagnostic> {
    if template.signature != SignatureForm::Official || seals.stamps.is_empty() {
        return None;
    }
    let signed = document.with_role(Role::Signature);
    let mut named = signed.filter_map(|it| Some((it, name(&it.text.chars)?)));
    let (signature, name) = named.next()?;
    let message = format!("签名章上已有姓名，署名里的“{name}”照原样再排一次");
    Some(
        Diagnostic::note("stamped-name", message)
            .at(signature.place.clone())
            .hint("加盖签名章的，署名只写职务，如“市长”（GB/T 9704-2012 §7.3.5.3）"),
    )
}

/// The name in 市长　江一川 or 市长：江一川.
fn name(signature: &str) -> Option<&str> {
    let parts = |it: char| it.is_whitespace() || matches!(it, '：' | ':');
    let (post, name) = signature.split_once(parts)?;
    let name = name.trim();
    let letters = name.chars().filter(|it| !it.is_whitespace()).count();
    let posted = post.ends_with(['长', '席', '任', '理', '记']);
    (posted && (2..=4).contains(&letters)).then_some(name)
}
