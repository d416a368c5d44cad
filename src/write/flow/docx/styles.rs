//! `word/styles.xml`: a named style for each role that a document uses, so
//! that a change of style in Word changes the document.
//!
//! In: the template and the roles. Out: the part. Normal (正文) is the body text
//! itself; every other style says only what differs from it.

use std::collections::BTreeSet;

use super::WORD;
use super::geometry::{Indents, half_points, line_for, tracking};
use super::names::FaceNamesForDocx;
use super::sheet::{self, Named};
use super::xml::Xml;
use crate::document::{Level, Role};
use crate::template::{
    Align, Colour, FaceRole, Keep, LatinFace, Letter, PageNumber, Pt, Start, Style, Template,
    Weight,
};

/// The part.
pub(super) fn part(
    template: &Template,
    roles: &BTreeSet<Role>,
    names: &FaceNamesForDocx,
) -> Vec<u8> {
    let mut sheet = Sheet {
        xml: Xml::part(),
        template,
        names,
        normal: template.styles.of(Role::Body),
    };
    sheet.xml.open("w:styles", &[("xmlns:w", WORD)]);
    sheet.defaults();
    sheet.normal();
    sheet.built_in_bases();
    for role in roles {
        sheet.role(*role);
    }
    sheet.characters();
    sheet.furniture();
    sheet.xml.close("w:styles");
    sheet.xml.into_bytes()
}

/// How Word shows a style in its lists.
#[derive(Clone, Copy)]
enum Shown {
    /// Among the recommended styles.
    Quick,
    /// Only where it is in use.
    Quiet,
}

struct Sheet<'t> {
    xml: Xml,
    template: &'t Template,
    names: &'t FaceNamesForDocx,
    normal: &'t Style,
}

impl Sheet<'_> {
    /// What holds where no style says otherwise. The tightening that lets 28
    /// characters into 156 mm stands here and not in the grid: LibreOffice sets
    /// 14 to 20 characters a line by a character grid of that pitch.
    fn defaults(&mut self) {
        self.xml.open("w:docDefaults", &[]);
        self.xml.open("w:rPrDefault", &[]);
        self.xml.open("w:rPr", &[]);
        write_faces(&mut self.xml, self.normal.letter, self.names);
        let spacing = tracking(self.template, self.normal.size);
        self.xml.value("w:spacing", &spacing.to_string());
        write_size(&mut self.xml, self.normal.size);
        let languages = [
            ("w:val", "en-US"),
            ("w:eastAsia", "zh-CN"),
            ("w:bidi", "ar-SA"),
        ];
        self.xml.empty("w:lang", &languages);
        self.xml.close("w:rPr");
        self.xml.close("w:rPrDefault");
        self.xml.empty("w:pPrDefault", &[]);
        self.xml.close("w:docDefaults");
    }

    /// 正文. Page ends are left to the grid (no widow control: 22 lines a page)
    /// and no space is put between Chinese and Latin. Hanging punctuation is on
    /// as it is in Word by default: LibreOffice 7.4 reads the switch the other
    /// way round, and where it hangs a mark it does not draw it at all.
    fn normal(&mut self) {
        let attributes = [
            ("w:type", "paragraph"),
            ("w:default", "1"),
            ("w:styleId", sheet::NORMAL),
        ];
        self.xml.open("w:style", &attributes);
        self.xml.value("w:name", "Normal");
        self.xml.empty("w:qFormat", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:widowControl", "0");
        self.xml.value("w:kinsoku", "1");
        self.xml.value("w:wordWrap", "1");
        self.xml.value("w:overflowPunct", "1");
        for off in [
            "w:topLinePunct",
            "w:autoSpaceDE",
            "w:autoSpaceDN",
            "w:adjustRightInd",
        ] {
            self.xml.value(off, "0");
        }
        self.xml.value("w:snapToGrid", "1");
        self.spacing(self.normal.before.0, self.normal.size);
        Indents::of(self.normal, self.template)
            .write(|attributes| self.xml.empty("w:ind", attributes));
        self.xml.value("w:jc", alignment(self.normal.align));
        self.xml.close("w:pPr");
        if self.normal.letter.weight == Weight::Bold {
            self.xml.open("w:rPr", &[]);
            write_weight(&mut self.xml, Weight::Bold);
            self.xml.close("w:rPr");
        }
        self.xml.close("w:style");
    }

    /// The defaults of the other three kinds of style, which Word expects.
    fn built_in_bases(&mut self) {
        let bases = [
            (
                "character",
                "DefaultParagraphFont",
                "Default Paragraph Font",
            ),
            ("table", "TableNormal", "Normal Table"),
            ("numbering", "NoList", "No List"),
        ];
        for (kind, id, name) in bases {
            let attributes = [("w:type", kind), ("w:default", "1"), ("w:styleId", id)];
            self.xml.open("w:style", &attributes);
            self.xml.value("w:name", name);
            self.xml.value("w:uiPriority", "99");
            self.xml.empty("w:semiHidden", &[]);
            self.xml.empty("w:unhideWhenUsed", &[]);
            if kind == "table" {
                self.table_margins();
            }
            self.xml.close("w:style");
        }
    }

    fn table_margins(&mut self) {
        self.xml.open("w:tblPr", &[]);
        let indent = [("w:w", "0"), ("w:type", "dxa")];
        self.xml.empty("w:tblInd", &indent);
        self.xml.open("w:tblCellMar", &[]);
        for (side, width) in [
            ("w:top", "0"),
            ("w:left", "108"),
            ("w:bottom", "0"),
            ("w:right", "108"),
        ] {
            self.xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
        }
        self.xml.close("w:tblCellMar");
        self.xml.close("w:tblPr");
    }

    fn role(&mut self, role: Role) {
        let style = self.template.styles.of(role);
        let level = match role {
            Role::Heading(level) => Some(level),
            _ => None,
        };
        self.open_paragraph_style(sheet::named(role), level, Shown::Quick);
        self.xml.open("w:pPr", &[]);
        self.paragraph_differences(style, outline_level(role));
        self.xml.close("w:pPr");
        self.xml.open("w:rPr", &[]);
        self.run_differences(style.letter, style.size, style.colour);
        self.xml.close("w:rPr");
        self.xml.close("w:style");
    }

    fn open_paragraph_style(&mut self, named: Named, level: Option<Level>, shown: Shown) {
        let mut attributes = vec![("w:type", "paragraph")];
        // Word's own names are ASCII, ours the standard's.
        if !named.name.is_ascii() {
            attributes.push(("w:customStyle", "1"));
        }
        attributes.push(("w:styleId", named.id));
        self.xml.open("w:style", &attributes);
        self.xml.value("w:name", named.name);
        self.xml.value("w:basedOn", sheet::NORMAL);
        if let Shown::Quick = shown {
            self.xml.value("w:next", sheet::NORMAL);
        }
        if let Some(level) = level {
            self.xml.value("w:link", sheet::linked(level).id);
        }
        match shown {
            Shown::Quick => {
                self.xml.value("w:uiPriority", "9");
                self.xml.empty("w:qFormat", &[]);
            }
            Shown::Quiet => self.xml.value("w:uiPriority", "99"),
        }
    }

    fn paragraph_differences(&mut self, style: &Style, outline: Option<Level>) {
        if style.keep == Keep::WithNext {
            self.xml.value("w:keepNext", "1");
        }
        if style.start == Start::NewPage {
            self.xml.value("w:pageBreakBefore", "1");
        }
        let line = line_for(self.template, style.size);
        let spaced = style.before != self.normal.before;
        if spaced || line != line_for(self.template, self.normal.size) {
            self.spacing(style.before.0, style.size);
        }
        let indents = Indents::of(style, self.template);
        if indents != Indents::of(self.normal, self.template) {
            indents.write(|attributes| self.xml.empty("w:ind", attributes));
        }
        if style.align != self.normal.align {
            self.xml.value("w:jc", alignment(style.align));
        }
        if let Some(level) = outline {
            let level = (level.number() - 1).to_string();
            self.xml.value("w:outlineLvl", &level);
        }
    }

    fn spacing(&mut self, before: f64, size: Pt) {
        let (lines, twips) = super::body::blank_lines(before, self.template);
        let line = line_for(self.template, size).to_string();
        let (lines, twips) = (lines.to_string(), twips.to_string());
        let attributes = [
            ("w:beforeLines", lines.as_str()),
            ("w:before", twips.as_str()),
            ("w:afterLines", "0"),
            ("w:after", "0"),
            ("w:line", line.as_str()),
            ("w:lineRule", "exact"),
        ];
        self.xml.empty("w:spacing", &attributes);
    }

    fn run_differences(&mut self, letter: Letter, size: Pt, colour: Colour) {
        let normal = self.normal;
        if (letter.face, letter.latin) != (normal.letter.face, normal.letter.latin) {
            write_faces(&mut self.xml, letter, self.names);
        }
        if letter.weight != normal.letter.weight {
            write_weight(&mut self.xml, letter.weight);
        }
        if colour != normal.colour {
            self.xml.value("w:color", colour_value(colour));
        }
        self.size_differences(size);
    }

    fn size_differences(&mut self, size: Pt) {
        let spacing = tracking(self.template, size);
        if spacing != tracking(self.template, self.normal.size) {
            self.xml.value("w:spacing", &spacing.to_string());
        }
        if size != self.normal.size {
            write_size(&mut self.xml, size);
        }
    }

    /// Styles for stretches of a paragraph.
    fn characters(&mut self) {
        for level in Level::ALL {
            let heading = self.template.styles.of(Role::Heading(level));
            let base = sheet::named(Role::Heading(level)).id;
            self.open_character_style(sheet::linked(level), Some(base));
            write_faces(&mut self.xml, heading.letter, self.names);
            write_weight(&mut self.xml, heading.letter.weight);
            self.size_differences(heading.size);
            self.close_character_style();
        }
        let lead = self.template.emphasis.lead;
        let named = Named {
            id: sheet::LEAD,
            name: "段首句",
        };
        self.open_character_style(named, None);
        write_faces(&mut self.xml, lead, self.names);
        write_weight(&mut self.xml, lead.weight);
        self.close_character_style();
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
        let emphasis = Named {
            id: sheet::EMPHASIS,
            name: "Emphasis",
        };
        self.open_character_style(emphasis, None);
        let kaiti = self.names.of(FaceRole::Kaiti);
        let attributes = [("w:hAnsi", kaiti), ("w:eastAsia", kaiti)];
        self.xml.empty("w:rFonts", &attributes);
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

    /// Styles of what is not in the flow of the text.
    fn furniture(&mut self) {
        self.footer(&self.template.page_number);
        let (centre, left) = ("center", "left");
        let regular = self.normal.letter;
        let head = Letter {
            face: FaceRole::Heiti,
            ..regular
        };
        let text = Named {
            id: sheet::TABLE_TEXT,
            name: "表格文字",
        };
        self.table_text(text, left, regular);
        let named = Named {
            id: sheet::TABLE_HEAD,
            name: "表头文字",
        };
        self.table_text(named, centre, head);
        self.holder();
        self.table();
        self.contents();
    }

    fn footer(&mut self, number: &PageNumber) {
        let named = Named {
            id: sheet::FOOTER,
            name: "footer",
        };
        self.open_paragraph_style(named, None, Shown::Quiet);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:snapToGrid", "0");
        let line = super::footer::line(number).to_string();
        let attributes = [("w:line", line.as_str()), ("w:lineRule", "exact")];
        self.xml.empty("w:spacing", &attributes);
        Indents::NONE.write(|attributes| self.xml.empty("w:ind", attributes));
        self.xml.value("w:jc", "left");
        self.xml.close("w:pPr");
        self.xml.open("w:rPr", &[]);
        self.run_differences(number.letter, number.size, Colour::Black);
        self.xml.close("w:rPr");
        self.xml.close("w:style");
    }

    fn table_text(&mut self, named: Named, align: &str, letter: Letter) {
        self.open_paragraph_style(named, None, Shown::Quiet);
        self.xml.open("w:pPr", &[]);
        Indents::NONE.write(|attributes| self.xml.empty("w:ind", attributes));
        self.xml.value("w:jc", align);
        self.xml.close("w:pPr");
        self.xml.open("w:rPr", &[]);
        self.run_differences(letter, self.normal.size, self.normal.colour);
        self.xml.close("w:rPr");
        self.xml.close("w:style");
    }

    /// A paragraph that Word's model asks for and the text does not, as low as
    /// can be: it must not spill onto a page of its own.
    fn holder(&mut self) {
        let named = Named {
            id: sheet::HOLDER,
            name: "占位段",
        };
        self.open_paragraph_style(named, None, Shown::Quiet);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:snapToGrid", "0");
        let attributes = [("w:line", "20"), ("w:lineRule", "exact")];
        self.xml.empty("w:spacing", &attributes);
        Indents::NONE.write(|attributes| self.xml.empty("w:ind", attributes));
        self.xml.close("w:pPr");
        self.xml.open("w:rPr", &[]);
        write_size(&mut self.xml, Pt(1.0));
        self.xml.close("w:rPr");
        self.xml.close("w:style");
    }

    fn table(&mut self) {
        let attributes = [("w:type", "table"), ("w:styleId", sheet::TABLE)];
        self.xml.open("w:style", &attributes);
        self.xml.value("w:name", "Table Grid");
        self.xml.value("w:basedOn", "TableNormal");
        self.xml.value("w:uiPriority", "39");
        self.xml.open("w:tblPr", &[]);
        self.xml.open("w:tblBorders", &[]);
        for side in [
            "w:top",
            "w:left",
            "w:bottom",
            "w:right",
            "w:insideH",
            "w:insideV",
        ] {
            let line = [
                ("w:val", "single"),
                ("w:sz", "4"),
                ("w:space", "0"),
                ("w:color", "auto"),
            ];
            self.xml.empty(side, &line);
        }
        self.xml.close("w:tblBorders");
        self.xml.close("w:tblPr");
        self.xml.close("w:style");
    }

    /// Lines of a table of contents that is put in with Word: without the
    /// first-line indent of 正文, each level two characters further in.
    fn contents(&mut self) {
        for (level, name) in [(0, "toc 1"), (1, "toc 2"), (2, "toc 3"), (3, "toc 4")] {
            let id = ["TOC1", "TOC2", "TOC3", "TOC4"][level];
            self.open_paragraph_style(Named { id, name }, None, Shown::Quiet);
            self.xml.open("w:pPr", &[]);
            let measure = self.template.measure(self.normal.size);
            let left = [0.0, 2.0, 4.0, 6.0][level];
            let left = crate::template::Length::Zi(crate::template::Zi(left));
            Indents::NONE
                .with_left(left, measure)
                .write(|attributes| self.xml.empty("w:ind", attributes));
            self.xml.close("w:pPr");
            self.xml.close("w:style");
        }
    }
}

/// The level of a role in tables of contents and the navigation pane.
pub(super) fn outline_level(role: Role) -> Option<Level> {
    match role {
        Role::Heading(level) => Some(level),
        Role::Chapter => Some(Level::One),
        _ => None,
    }
}

/// Chinese quotes, dashes and dots are "high ANSI" to Word: they take the
/// Chinese face with it, or they would come out half as wide.
fn write_faces(xml: &mut Xml, letter: Letter, names: &FaceNamesForDocx) {
    let faces = Faces::of(letter, names);
    let attributes = [
        ("w:ascii", faces.latin),
        ("w:hAnsi", faces.chinese),
        ("w:eastAsia", faces.chinese),
        ("w:cs", faces.latin),
    ];
    xml.empty("w:rFonts", &attributes);
}

/// The names of a letter's two faces.
pub(super) struct Faces {
    /// Of Chinese characters and punctuation.
    pub(super) chinese: &'static str,
    /// Of letters and digits.
    pub(super) latin: &'static str,
}

impl Faces {
    /// Those of `letter`.
    pub(super) fn of(letter: Letter, names: &FaceNamesForDocx) -> Self {
        let chinese = names.of(letter.face);
        let latin = match letter.latin {
            LatinFace::Latin => names.of(FaceRole::Latin),
            LatinFace::Own => chinese,
        };
        Self { chinese, latin }
    }
}

fn write_weight(xml: &mut Xml, weight: Weight) {
    let value = match weight {
        Weight::Bold => "1",
        Weight::Regular => "0",
    };
    xml.value("w:b", value);
    xml.value("w:bCs", value);
}

fn write_size(xml: &mut Xml, size: Pt) {
    let size = half_points(size).to_string();
    xml.value("w:sz", &size);
    xml.value("w:szCs", &size);
}

/// The value of `w:jc`.
fn alignment(align: Align) -> &'static str {
    match align {
        Align::Justify => "both",
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

/// The value of `w:color`; office files say FF0000 for the red of 版头.
pub(super) fn colour_value(colour: Colour) -> &'static str {
    match colour {
        Colour::Black => "auto",
        Colour::Red => "FF0000",
    }
}
