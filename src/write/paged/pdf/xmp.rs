//! The file's properties: XMP (ISO 16684-1) and the older Info dictionary,
//! which have to say the same.
//!
//! In: title and date. Out: the XMP packet and the dictionary.

use super::tounicode::utf16;
use lopdf::{Dictionary, Object, StringFormat};
use std::time::{SystemTime, UNIX_EPOCH};

/// The program that made the file.
const PRODUCER: &str = concat!("gongwen ", env!("CARGO_PKG_VERSION"));

const SECONDS_A_DAY: u64 = 86_400;

/// What the file says of itself.
pub struct Properties<'a> {
    /// Its title.
    pub title: Option<&'a str>,
    /// When it was made.
    pub created: Option<SystemTime>,
}

/// Year, month, day, hour, minute, second; UTC.
struct Moment([u64; 6]);

impl Moment {
    /// `None` before 1970 and after 9999, which the formats cannot say.
    fn of(time: SystemTime) -> Option<Self> {
        let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
        let [year, month, day] = civil(seconds / SECONDS_A_DAY);
        let second = seconds % SECONDS_A_DAY;
        (year < 10_000).then_some(Self([
            year,
            month,
            day,
            second / 3600,
            second / 60 % 60,
            second % 60,
        ]))
    }

    fn pdf(&self) -> String {
        let Self([year, month, day, hour, minute, second]) = self;
        format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
    }

    fn xmp(&self) -> String {
        let Self([year, month, day, hour, minute, second]) = self;
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// Year, month and day of a day counted from 1 January 1970, by years that
/// begin in March, so that the leap day is a year's last.
fn civil(days: u64) -> [u64; 3] {
    let days = days + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    [era * 400 + year + next, month, day]
}

impl Properties<'_> {
    /// The Info dictionary.
    pub fn info(&self) -> Dictionary {
        let text = |words: &str| Object::String(utf16(words), StringFormat::Hexadecimal);
        let mut info = Dictionary::new();
        if let Some(title) = self.title {
            info.set("Title", text(title));
        }
        info.set("Producer", Object::string_literal(PRODUCER));
        if let Some(moment) = self.created.and_then(Moment::of) {
            info.set("CreationDate", Object::string_literal(moment.pdf()));
            info.set("ModDate", Object::string_literal(moment.pdf()));
        }
        info
    }

    /// The XMP packet. The file is made to the rules of PDF/A-2u.
    pub fn packet(&self) -> Vec<u8> {
        let title = self.title.map(|title| {
            let words = escape(title);
            format!("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{words}</rdf:li></rdf:Alt></dc:title>\n")
        });
        let dates = self.created.and_then(Moment::of).map(|moment| {
            let date = moment.xmp();
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
 xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"
 xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">
{title}<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
{dates}<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end=\"r\"?>",
            title = title.unwrap_or_default(),
            dates = dates.unwrap_or_default(),
        )
        .into_bytes()
    }
}

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
    use std::time::Duration;

    fn at(seconds: u64) -> Properties<'static> {
        Properties {
            title: Some("甲<乙>&丙"),
            created: Some(UNIX_EPOCH + Duration::from_secs(seconds)),
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
    fn a_title_is_escaped() {
        let packet = String::from_utf8(at(0).packet()).expect("XMP is UTF-8");
        assert!(packet.contains(">甲&lt;乙&gt;&amp;丙<"));
    }

    #[test]
    fn without_a_date_none_is_told() {
        let properties = Properties {
            title: None,
            created: None,
        };
        assert!(properties.info().get(b"CreationDate").is_err());
        let packet = String::from_utf8(properties.packet()).expect("XMP is UTF-8");
        assert!(!packet.contains("Date"));
    }
}
