//! How a .docx is set, as its reader tells it: pages, footers, lines, indents,
//! inks.

use gongwen::read::{
    Alignment, Bears, Counting, Indent, Indents, LineSpacing, Margins, Pages, ReadOptions, Side,
    SourceBlock, SourceParagraph, Twips, read,
};

use crate::docx_read::{Docx, p};

fn pages(docx: &Docx) -> Pages {
    let reading = read(&docx.bytes(), "a.docx", ReadOptions::default());
    reading.expect("the package is sound").source.pages
}

fn paragraphs(docx: &Docx) -> Vec<SourceParagraph> {
    let reading = read(&docx.bytes(), "a.docx", ReadOptions::default());
    let blocks = reading.expect("the package is sound").source.blocks;
    let paragraph = |block| match block {
        SourceBlock::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    };
    blocks.into_iter().filter_map(paragraph).collect()
}

#[test]
fn a_section_has_its_paper_margins_and_grid_and_the_footers_of_the_one_before() {
    let first = "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"r-header1\"/>\
        <w:footerReference w:type=\"default\" r:id=\"r-footer1\"/><w:footerReference w:type=\"even\" r:id=\"r-footer2\"/>\
        <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"-2098\" w:right=\"1474\" w:bottom=\"1985\" w:left=\"1304\" w:gutter=\"283\"/>\
        <w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>";
    let last = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"r-footer2\"/>\
        <w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:docGrid w:linePitch=\"312\"/></w:sectPr>";
    let footer = |side: &str| {
        format!(
            "<w:p><w:pPr><w:jc w:val=\"{side}\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t>—</w:t></w:r>\
             <w:fldSimple w:instr=\" PAGE \"><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple></w:p>"
        )
    };
    let docx = Docx::new(&format!("{first}{}{last}", p("乙")))
        .with("header1", &p("页眉"))
        .with("footer1", &footer("right"))
        .with("footer2", &footer("left"));
    let pages = pages(&docx);
    let [one, two] = pages.sheets.as_slice() else {
        panic!("{pages:?}");
    };
    assert_eq!((one.first, two.first), (1, 2));
    assert_eq!(one.paper, Some((Twips(11906), Twips(16838))));
    let margins = Margins {
        top: Twips(2098),
        right: Twips(1474),
        bottom: Twips(1985),
        left: Twips(1587),
    };
    assert_eq!((one.margins, two.margins), (Some(margins), None));
    assert_eq!((one.pitch, two.pitch), (Some(Twips(579)), None));
    let shown = |at: usize| {
        let it = &pages.furniture[at];
        (
            it.side,
            it.chars.as_str(),
            it.counting,
            it.alignment,
            it.half_points,
        )
    };
    let borne = |sheet: &[(Bears, usize)]| -> Vec<_> {
        sheet
            .iter()
            .map(|(bears, at)| (*bears, shown(*at).0, shown(*at).3))
            .collect()
    };
    let right = Some(Alignment::Right);
    let left = Some(Alignment::Left);
    assert_eq!(
        borne(&one.furniture),
        [
            (Bears::Others, Side::Above, None),
            (Bears::Others, Side::Below, right),
            (Bears::Even, Side::Below, left)
        ]
    );
    assert_eq!(
        borne(&two.furniture),
        [
            (Bears::Others, Side::Below, left),
            (Bears::Others, Side::Above, None),
            (Bears::Even, Side::Below, left)
        ]
    );
    assert_eq!(
        shown(0),
        (Side::Below, "—1", Counting::Counts, right, Some(28))
    );
    assert_eq!(shown(2).2, Counting::Silent);
}

#[test]
fn lines_and_indents_come_from_the_paragraph_its_style_and_the_defaults() {
    let styles = "<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:line=\"360\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"正文缩进\"/>\
        <w:pPr><w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/></w:pPr></w:style>";
    let one = |properties: &str| {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>")
    };
    let style = "<w:pStyle w:val=\"a\"/>";
    let body = [
        one(""),
        one(style),
        one(&format!("{style}<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>")),
        one(&format!("{style}<w:spacing w:line=\"600\"/><w:ind w:leftChars=\"100\" w:hanging=\"320\" w:firstLineChars=\"0\"/>")),
        one("<w:spacing w:line=\"400\" w:lineRule=\"atLeast\"/><w:ind w:start=\"420\"/>"),
    ]
    .concat();
    let docx = Docx::new(&body).with("styles", styles);
    let found: Vec<_> = paragraphs(&docx)
        .into_iter()
        .map(|it| (it.evidence.typeset.line, it.evidence.typeset.indents))
        .collect();
    let indents = |first, left| Some(Indents { first, left });
    let none = Indent::Of(Twips(0));
    assert_eq!(
        found,
        [
            (LineSpacing::Multiple(360), indents(none, none)),
            (
                LineSpacing::Exact(Twips(560)),
                indents(Indent::Characters(200), none)
            ),
            (LineSpacing::Exact(Twips(560)), indents(none, none)),
            (
                LineSpacing::Exact(Twips(600)),
                indents(Indent::Of(Twips(-320)), Indent::Characters(100))
            ),
            (
                LineSpacing::AtLeast(Twips(400)),
                indents(none, Indent::Of(Twips(420)))
            ),
        ]
    );
}

#[test]
fn inks_other_than_the_usual_one_are_told_with_their_places() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("", "甲"),
        run("<w:color w:val=\"FF0000\"/>", "乙乙"),
        run("<w:color w:val=\"auto\"/>", "丙"),
        run("<w:color w:val=\"0070c0\"/>", "丁")
    );
    let found = paragraphs(&Docx::new(&body));
    let inks: Vec<_> = found[0].evidence.typeset.inks.iter().collect();
    let shown: Vec<_> = inks
        .iter()
        .map(|it| (&found[0].text.chars[it.range.clone()], it.rgb))
        .collect();
    assert_eq!(shown, [("乙乙", [255, 0, 0]), ("丁", [0, 0x70, 0xc0])]);
}
