//! Styles of what does not stand in the flow of the text: page numbers, text
//! in tables, tables themselves, lines of a table of contents.

use super::look::{alignment, write_size};
use super::{Sheet, Shown};
use crate::compose::{CELL_PADDING, CELL_PADDING_BELOW, EntryForm};
use crate::document::{Level, Role};
use crate::template::{Colour, Keep, PageNumber, Pt, Style};
use crate::write::flow::docx::geometry::{self, Indents, line_for};
use crate::write::flow::docx::sheet::{self, Named};
use crate::write::flow::docx::{footer, imprint};

impl Sheet<'_> {
    /// Styles of what is not in the flow of the text.
    pub(super) fn furniture(&mut self) {
        self.footer(&self.template.page_number);
        let text = Named {
            id: sheet::TABLE_TEXT,
            name: "表格文字",
        };
        let template = self.template;
        self.table_text(text, &template.table.text);
        let named = Named {
            id: sheet::TABLE_HEAD,
            name: "表头文字",
        };
        self.table_text(named, &template.table.head);
        self.holder();
        self.figure();
        self.table();
        self.imprint();
        self.contents();
    }

    fn footer(&mut self, number: &PageNumber) {
        let named = Named {
            id: sheet::FOOTER,
            name: "footer",
        };
        self.open_paragraph_style(named, None, Shown::Quiet);
        self.xml.open("w:pPr", &[]);
        let line = footer::line(number).to_string();
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

    fn table_text(&mut self, named: Named, style: &Style) {
        self.open_paragraph_style(named, None, Shown::Quiet);
        self.xml.open("w:pPr", &[]);
        if style.keep == Keep::WithNext {
            self.xml.value("w:keepNext", "1");
            self.xml.value("w:keepLines", "1");
        }
        self.xml.value("w:snapToGrid", "0");
        let line = self.template.table.line_pitch.twips().to_string();
        let spacing = [
            ("w:beforeLines", "0"),
            ("w:before", "0"),
            ("w:afterLines", "0"),
            ("w:after", "0"),
            ("w:line", line.as_str()),
            ("w:lineRule", "exact"),
        ];
        self.xml.empty("w:spacing", &spacing);
        Indents::NONE.write(|attributes| self.xml.empty("w:ind", attributes));
        self.xml.value("w:jc", alignment(style.align));
        self.xml.close("w:pPr");
        self.xml.open("w:rPr", &[]);
        self.run_differences(style.letter, style.size, style.colour);
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
        let attributes = [("w:line", "20"), ("w:lineRule", "exact")];
        self.xml.empty("w:spacing", &attributes);
        Indents::NONE.write(|attributes| self.xml.empty("w:ind", attributes));
        self.xml.close("w:pPr");
        self.xml.open("w:rPr", &[]);
        write_size(&mut self.xml, Pt(1.0));
        self.xml.close("w:rPr");
        self.xml.close("w:style");
    }

    /// A line that is a picture: its own type is small, lest it make the line
    /// higher than the picture.
    fn figure(&mut self) {
        let named = Named {
            id: sheet::FIGURE,
            name: "图",
        };
        self.open_paragraph_style(named, None, Shown::Quiet);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:snapToGrid", "0");
        let attributes = [("w:line", "240"), ("w:lineRule", "auto")];
        self.xml.empty("w:spacing", &attributes);
        Indents::NONE.write(|attributes| self.xml.empty("w:ind", attributes));
        self.xml.value("w:jc", "center");
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
        let (outer, inner) = (
            self.template.table.outer_rule,
            self.template.table.inner_rule,
        );
        for (side, thickness) in [
            ("w:top", outer),
            ("w:left", outer),
            ("w:bottom", outer),
            ("w:right", outer),
            ("w:insideH", inner),
            ("w:insideV", inner),
        ] {
            imprint::border(&mut self.xml, side, thickness);
        }
        self.xml.close("w:tblBorders");
        self.xml.open("w:tblCellMar", &[]);
        let [across, down] =
            [CELL_PADDING, CELL_PADDING_BELOW].map(|padding| padding.twips().to_string());
        for (side, padding) in [
            ("w:top", &down),
            ("w:left", &across),
            ("w:bottom", &down),
            ("w:right", &across),
        ] {
            self.xml.empty(side, &[("w:w", padding), ("w:type", "dxa")]);
        }
        self.xml.close("w:tblCellMar");
        self.xml.close("w:tblPr");
        self.xml.close("w:style");
    }

    /// The table that is the 版记: rules above and below, text up to its edges.
    fn imprint(&mut self) {
        let attributes = [
            ("w:type", "table"),
            ("w:customStyle", "1"),
            ("w:styleId", sheet::IMPRINT),
        ];
        self.xml.open("w:style", &attributes);
        self.xml.value("w:name", "版记");
        self.xml.value("w:basedOn", "TableNormal");
        self.xml.value("w:uiPriority", "99");
        self.xml.open("w:tblPr", &[]);
        imprint::outer_borders(&mut self.xml, self.template);
        self.xml.open("w:tblCellMar", &[]);
        for side in ["w:left", "w:right"] {
            self.xml.empty(side, &[("w:w", "0"), ("w:type", "dxa")]);
        }
        self.xml.close("w:tblCellMar");
        self.xml.close("w:tblPr");
        self.xml.close("w:style");
    }

    /// Lines of a table of contents, ours or one that is put in with Word: without
    /// the first-line indent of 正文, each level further in than the one above, dots
    /// up to the number at the right edge. An indent on the right would keep words
    /// off that, but LibreOffice then shows no number.
    fn contents(&mut self) {
        self.contents_title();
        let right = self.template.area_width().twips().to_string();
        let form = EntryForm::of(self.template);
        for (level, name) in Level::ALL.iter().zip(["toc 1", "toc 2", "toc 3", "toc 4"]) {
            let id = sheet::contents(*level);
            self.open_paragraph_style(Named { id, name }, None, Shown::Quiet);
            self.xml.open("w:pPr", &[]);
            self.xml.open("w:tabs", &[]);
            let tab = [("w:val", "right"), ("w:leader", "dot"), ("w:pos", &right)];
            self.xml.empty("w:tab", &tab);
            self.xml.close("w:tabs");
            Indents::NONE
                .adjusted(form.left(*level), Pt::ZERO, form.step * -1.0)
                .write(|attributes| self.xml.empty("w:ind", attributes));
            self.xml.close("w:pPr");
            self.xml.close("w:style");
        }
    }

    /// The words above a table of contents look as 标题 does, a blank line below.
    fn contents_title(&mut self) {
        let style = self.template.styles.of(Role::Title);
        let named = Named {
            id: sheet::CONTENTS_TITLE,
            name: "TOC Heading",
        };
        self.open_paragraph_style(named, None, Shown::Quiet);
        self.xml.open("w:pPr", &[]);
        let line = line_for(self.template, style.size);
        let blank = geometry::line(self.template);
        let [line, blank] = [line, blank].map(|twips| twips.to_string());
        let spacing = [
            ("w:afterLines", "100"),
            ("w:after", blank.as_str()),
            ("w:line", line.as_str()),
            ("w:lineRule", "exact"),
        ];
        self.xml.empty("w:spacing", &spacing);
        Indents::NONE.write(|attributes| self.xml.empty("w:ind", attributes));
        self.xml.value("w:jc", "center");
        self.xml.close("w:pPr");
        self.xml.open("w:rPr", &[]);
        self.run_differences(style.letter, style.size, style.colour);
        self.xml.close("w:rPr");
        self.xml.close("w:style");
    }
}
