//! `word/styles.xml`: a named style for each role that a document uses, so
//! that a change of style in Word changes the document.
//!
//! In: the template and the roles. Out: the part. Normal (正文) is the body text
//! itself; every other style says only what differs from it.

mod characters;
mod furniture;
mod look;

use std::collections::BTreeSet;

use super::WORD;
use super::geometry::{Indents, line_for, tracking};
use super::sheet::{self, Named};
use crate::compose::note_line;
use crate::document::{Level, Role};
use crate::font::NameSet;
use crate::template::{
    Colour, Keep, LatinGap, Letter, PageEnds, Pt, Punctuation, Start, Style, Template, Weight,
};
use crate::write::xml::Xml;
use look::{alignment, write_faces, write_size, write_weight};

pub(super) use look::{Faces, colour_value};

/// The part.
pub(super) fn part(
    template: &Template,
    roles: &BTreeSet<Role>,
    lists: &BTreeSet<Named>,
    names: NameSet,
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
    for named in lists {
        // Where it stands, each paragraph says: lists of other templates differ.
        sheet.open_paragraph_style(*named, None, Shown::Quiet);
        sheet.xml.close("w:style");
    }
    sheet.characters();
    if roles.contains(&Role::Footnote) {
        sheet.note_marks();
    }
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
    names: NameSet,
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

    /// 正文. Lines have the exact pitch of the grid and do not snap to it: where
    /// they do, LibreOffice moves them by up to a millimetre, and gives a large
    /// line two grid lines. Widow control and the space between Chinese and
    /// Latin are the template's; Word's own space is a quarter of a character,
    /// whatever the template's is. Hanging punctuation is on as it is in Word
    /// by default: LibreOffice 7.4 reads the switch the other way round, and
    /// where it hangs a mark it does not draw it at all.
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
        let typesetting = self.template.typesetting;
        let on = |on: bool| if on { "1" } else { "0" };
        let no_widows = typesetting.page_ends == PageEnds::NoWidows;
        self.xml.value("w:widowControl", on(no_widows));
        self.xml.value("w:kinsoku", "1");
        self.xml.value("w:wordWrap", "1");
        self.xml.value("w:overflowPunct", "1");
        let squeezed = typesetting.punctuation == Punctuation::Squeezed;
        self.xml.value("w:topLinePunct", on(squeezed));
        let latin_gap = on(typesetting.latin_gap != LatinGap::None);
        self.xml.value("w:autoSpaceDE", latin_gap);
        self.xml.value("w:autoSpaceDN", latin_gap);
        self.xml.value("w:adjustRightInd", "0");
        self.xml.value("w:snapToGrid", "0");
        let line = line_for(self.template, self.normal.size);
        self.spacing(self.normal.before.0, line);
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
        self.paragraph_differences(style, role);
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

    fn paragraph_differences(&mut self, style: &Style, role: Role) {
        if style.keep == Keep::WithNext {
            self.xml.value("w:keepNext", "1");
            // Layout parts no heading either.
            self.xml.value("w:keepLines", "1");
        }
        if style.start == Start::NewPage {
            self.xml.value("w:pageBreakBefore", "1");
        }
        if role == Role::Issued {
            self.right_tab(style);
        }
        let line = match role {
            // 版记 stands on no grid.
            Role::CopyTo | Role::Issued => self.template.own_line(style.size).twips(),
            // Nor do footnotes.
            Role::Footnote => note_line(style.size).twips(),
            _ => line_for(self.template, style.size),
        };
        let spaced = style.before != self.normal.before;
        if spaced || line != line_for(self.template, self.normal.size) {
            self.spacing(style.before.0, line);
        }
        let indents = Indents::of(style, self.template);
        if indents != Indents::of(self.normal, self.template) {
            indents.write(|attributes| self.xml.empty("w:ind", attributes));
        }
        if style.align != self.normal.align {
            self.xml.value("w:jc", alignment(style.align));
        }
        if let Some(level) = outline_level(role) {
            let level = (level.number() - 1).to_string();
            self.xml.value("w:outlineLvl", &level);
        }
    }

    /// 印发日期 ends where the right indent begins (§7.4.3).
    fn right_tab(&mut self, style: &Style) {
        let indent = style.right_indent.pt(self.template.measure(style.size));
        let at = (self.template.area_width() - indent).twips().to_string();
        self.xml.open("w:tabs", &[]);
        self.xml
            .empty("w:tab", &[("w:val", "right"), ("w:pos", at.as_str())]);
        self.xml.close("w:tabs");
    }

    fn spacing(&mut self, before: f64, line: i64) {
        let (lines, twips) = super::body::blank_lines(before, self.template);
        let line = line.to_string();
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
}

/// The level of a role in tables of contents and the navigation pane.
pub(super) fn outline_level(role: Role) -> Option<Level> {
    match role {
        Role::Heading(level) => Some(level),
        Role::Chapter => Some(Level::One),
        _ => None,
    }
}
