//! Character styles: run-in leads, the stretches of headings, emphasis.

use super::Sheet;
use super::look::{write_faces, write_weight};
use crate::compose::note_gap;
use crate::document::{Level, Role};
use crate::font::docx_name;
use crate::template::FaceRole;
use crate::write::flow::docx::sheet::{self, Named};

impl Sheet<'_> {
    /// Styles for stretches of a paragraph.
    pub(super) fn characters(&mut self) {
        for level in Level::ALL {
            let heading = self.template.styles.of(Role::Heading(level));
            let base = sheet::named(Role::Heading(level)).id;
            self.open_character_style(sheet::linked(level), Some(base));
            write_faces(&mut self.xml, heading.letter, self.names);
            write_weight(&mut self.xml, heading.letter.weight);
            self.size_differences(heading.size);
            self.close_character_style();
        }
        let emphasis = self.template.emphasis;
        for (id, name, letter) in [
            (sheet::LEAD, "段首句", emphasis.lead),
            (sheet::LABEL, "出席字样", emphasis.label),
        ] {
            self.open_character_style(Named { id, name }, None);
            write_faces(&mut self.xml, letter, self.names);
            write_weight(&mut self.xml, letter.weight);
            self.close_character_style();
        }
        self.strong_and_emphasis();
    }

    fn strong_and_emphasis(&mut self) {
        let strong = Named {
            id: sheet::STRONG,
            name: "Strong",
        };
        self.open_character_style(strong, None);
        write_weight(&mut self.xml, self.template.emphasis.strong.weight);
        self.close_character_style();
        for (id, name) in [
            (sheet::ALIGNING_TAB, "对齐制表符"),
            (sheet::NAME_TAB, "署名制表符"),
            (sheet::CODE, "HTML Code"),
        ] {
            self.open_character_style(Named { id, name }, None);
            self.close_character_style();
        }
        let emphasis = Named {
            id: sheet::EMPHASIS,
            name: "Emphasis",
        };
        self.open_character_style(emphasis, None);
        let kaiti = docx_name(self.names, FaceRole::Kaiti);
        let attributes = [("w:hAnsi", kaiti), ("w:eastAsia", kaiti)];
        self.xml.empty("w:rFonts", &attributes);
        self.close_character_style();
    }

    /// The marks of footnotes, in the text and before the notes.
    pub(super) fn note_marks(&mut self) {
        let reference = Named {
            id: sheet::NOTE_REFERENCE,
            name: "footnote reference",
        };
        self.open_character_style(reference, None);
        self.xml.value("w:vertAlign", "superscript");
        self.close_character_style();
        let mark = Named {
            id: sheet::NOTE_MARK,
            name: "脚注序号",
        };
        self.open_character_style(mark, None);
        let gap = note_gap(self.template.styles.of(Role::Footnote).size);
        self.xml.value("w:spacing", &gap.twips().to_string());
        self.close_character_style();
    }

    fn open_character_style(&mut self, named: Named, link: Option<&str>) {
        let mut attributes = vec![("w:type", "character")];
        if !named.name.is_ascii() {
            attributes.push(("w:customStyle", "1"));
        }
        attributes.push(("w:styleId", named.id));
        self.xml.open("w:style", &attributes);
        self.xml.value("w:name", named.name);
        self.xml.value("w:basedOn", "DefaultParagraphFont");
        if let Some(link) = link {
            self.xml.value("w:link", link);
        }
        self.xml.value("w:uiPriority", "10");
        self.xml.empty("w:qFormat", &[]);
        self.xml.open("w:rPr", &[]);
    }

    fn close_character_style(&mut self) {
        self.xml.close("w:rPr");
        self.xml.close("w:style");
    }
}
