//! The file's properties: XMP (ISO 16684-1) and the older Info dictionary,
//! which have to say the same.
//!
//! In: title, date and standards. Out: the XMP packet and the dictionary.

use super::standard::{Access, Archive, Standards};
use super::tounicode::utf16;
use crate::write::paged::moment::Moment;
use crate::write::paged::told::producer;
use lopdf::{Dictionary, Object, StringFormat};
use std::time::SystemTime;

/// What the file says of itself.
pub struct Properties<'a> {
    /// Its title.
    pub title: &'a str,
    /// When it was made.
    pub created: Option<SystemTime>,
    /// The standards it claims.
    pub standards: Standards,
}

impl Properties<'_> {
    /// The Info dictionary.
    pub fn info(&self) -> Dictionary {
        let text = |words: &str| Object::String(utf16(words), StringFormat::Hexadecimal);
        let mut info = Dictionary::new();
        info.set("Title", text(self.title));
        info.set("Producer", Object::string_literal(producer()));
        if let Some(moment) = self.created.and_then(Moment::of) {
            info.set("CreationDate", Object::string_literal(moment.pdf()));
            info.set("ModDate", Object::string_literal(moment.pdf()));
        }
        info
    }

    /// The XMP packet.
    pub fn packet(&self) -> Vec<u8> {
        let dates = self.created.and_then(Moment::of).map(|moment| {
            let date = moment.iso();
            format!(
                "<xmp:CreateDate>{date}</xmp:CreateDate>\n<xmp:ModifyDate>{date}</xmp:ModifyDate>\n"
            )
        });
        format!(
            "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">
<rdf:Description rdf:about=\"\"
 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"
 xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"
 xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
{dates}</rdf:Description>
{claims}</rdf:RDF>
</x:xmpmeta>
<?xpacket end=\"r\"?>",
            title = escape(self.title),
            producer = producer(),
            dates = dates.unwrap_or_default(),
            claims = claims(self.standards),
        )
        .into_bytes()
    }
}

/// What the file says of the standards it is made to.
fn claims(standards: Standards) -> String {
    let archive = standards.archive.level().map(|level| {
        format!(
            "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>{level}</pdfaid:conformance>
</rdf:Description>\n"
        )
    });
    let mut claims = archive.unwrap_or_default();
    match (standards.access, standards.archive) {
        (Access::No, _) => {}
        (Access::Ua1, Archive::No) => claims += UA_CLAIM,
        (Access::Ua1, Archive::Unicode | Archive::Accessible) => {
            claims += UA_CLAIM;
            claims += UA_SCHEMA;
        }
    }
    claims
}

const UA_CLAIM: &str =
    "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>\n";

/// PDF/A wants every property described that its own standard does not know
/// (ISO 19005-2 §6.6.2.3).
const UA_SCHEMA: &str = "<rdf:Description rdf:about=\"\"
 xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"
 xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"
 xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>\n";

/// XML text. Control characters have no place in XML and are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for ch in text.chars().filter(|ch| !ch.is_control()) {
        match ch {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            _ => escaped.push(ch),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, UNIX_EPOCH};

    fn at(seconds: u64) -> Properties<'static> {
        Properties {
            title: "甲<乙>&丙",
            created: Some(UNIX_EPOCH + Duration::from_secs(seconds)),
            standards: Standards::default(),
        }
    }

    #[test]
    fn dates_are_told_in_both_ways() {
        for (seconds, date) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_825_599, "2000-02-29T11:59:59Z"),
            (1_709_251_200, "2024-03-01T00:00:00Z"),
        ] {
            let packet = String::from_utf8(at(seconds).packet()).expect("XMP is UTF-8");
            assert!(
                packet.contains(&format!("<xmp:CreateDate>{date}<")),
                "{date}"
            );
        }
        let info = at(1_709_251_200).info();
        let date = info.get(b"CreationDate").and_then(Object::as_str);
        assert_eq!(date.ok(), Some(b"D:20240301000000Z".as_slice()));
    }

    #[test]
    fn a_file_claims_what_it_is_made_to() {
        let told = |archive, access| {
            let properties = Properties {
                standards: Standards { archive, access },
                ..at(0)
            };
            let packet = String::from_utf8(properties.packet()).expect("XMP is UTF-8");
            [
                "<pdfaid:part>2<",
                "<pdfaid:conformance>U<",
                "<pdfaid:conformance>A<",
                "<pdfuaid:part>1<",
                "<pdfaExtension:",
            ]
            .map(|claim| packet.contains(claim))
        };
        let unicode = told(Archive::Unicode, Access::No);
        assert_eq!(unicode, [true, true, false, false, false]);
        let both = told(Archive::Accessible, Access::Ua1);
        assert_eq!(both, [true, false, true, true, true]);
        let access = told(Archive::No, Access::Ua1);
        assert_eq!(access, [false, false, false, true, false]);
        assert_eq!(told(Archive::No, Access::No), [false; 5]);
    }

    #[test]
    fn a_title_is_escaped() {
        let packet = String::from_utf8(at(0).packet()).expect("XMP is UTF-8");
        assert!(packet.contains(">甲&lt;乙&gt;&amp;丙<"));
    }

    #[test]
    fn without_a_date_none_is_told() {
        let properties = Properties {
            title: "甲",
            created: None,
            standards: Standards::default(),
        };
        assert!(properties.info().get(b"CreationDate").is_err());
        let packet = String::from_utf8(properties.packet()).expect("XMP is UTF-8");
        assert!(!packet.contains("Date"));
    }
}
