//! Which elements are no body: the first page has to show some (GB/T 9704-2012
//! §7.3.3).

use crate::document::Role;

/// Whether a paragraph stands above the body: 版头, title, 主送机关.
pub(super) fn is_head(role: Role) -> bool {
    match role {
        Role::CopyNumber
        | Role::Secrecy
        | Role::Urgency
        | Role::IssuerMark
        | Role::DocNumber
        | Role::Signer
        | Role::Title
        | Role::Subtitle
        | Role::Byline
        | Role::Addressee => true,
        Role::Heading(_)
        | Role::Chapter
        | Role::Article
        | Role::Item
        | Role::Body
        | Role::Caption
        | Role::AttachmentNote
        | Role::AttachmentLabel
        | Role::AttachmentTitle
        | Role::Attendance
        | Role::Signature
        | Role::Date
        | Role::Note
        | Role::CopyTo
        | Role::Issued
        | Role::Footnote
        | Role::Other => false,
    }
}
