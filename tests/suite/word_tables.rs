//! Tables of Word files from the outside: packages of our own making in; which
//! rows are a head, where text stands in its cells, and what becomes of their
//! pictures, out.

use std::path::Path;

use gongwen::convert::{Converter, Input, OutputFormat, Settings};
use gongwen::document::{Side, Stand, Table};
use gongwen::read::{ReadOptions, Reading, SourceBlock, read};

use super::docx_read::{Docx, p};

/// A cell: its words behind signs of its look: `*` bold, `#` shaded, `<` on the
/// left, `^` centred, `>` on the right, `=` over two columns, `:` over two rows
/// and `"` the second of them.
fn cell(written: &str) -> String {
    let words = written.trim_start_matches(['*', '#', '<', '^', '>', '=', ':', '"']);
    let signs = &written[..written.len() - words.len()];
    let (mut run, mut paragraph, mut own) = (String::new(), String::new(), String::new());
    for sign in signs.chars() {
        match sign {
            '*' => run += "<w:b/>",
            '#' => own += r#"<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>"#,
            '<' => paragraph += r#"<w:jc w:val="left"/>"#,
            '^' => paragraph += r#"<w:jc w:val="center"/>"#,
            '>' => paragraph += r#"<w:jc w:val="right"/>"#,
            '=' => own += r#"<w:gridSpan w:val="2"/>"#,
            ':' => own += r#"<w:vMerge w:val="restart"/>"#,
            '"' => own += "<w:vMerge/>",
            _ => unreachable!("no such sign"),
        }
    }
    format!(
        "<w:tc><w:tcPr>{own}</w:tcPr><w:p><w:pPr>{paragraph}</w:pPr>\
         <w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p></w:tc>"
    )
}

/// Rows of cells that blanks part, `_` for an empty one.
fn rows(rows: &[&str]) -> String {
    let row = |row: &&str| {
        let cells = row.split(' ').map(|it| cell(&it.replace('_', "")));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    rows.iter().map(row).collect()
}

/// A Word file with a table of these properties and rows.
fn file(properties: &str, content: &str) -> Docx {
    Docx::new(&format!(
        "{}<w:tbl><w:tblPr>{properties}</w:tblPr>{content}</w:tbl>{}",
        p("各校情况如下。"),
        p("以上情况，请审阅。")
    ))
}

fn reading(docx: &Docx) -> Reading {
    read(&docx.bytes(), "a.docx", ReadOptions::default()).expect("the package is sound")
}

fn table(reading: &Reading) -> &Table {
    let mut tables = reading
        .source
        .blocks
        .iter()
        .filter_map(|block| match block {
            SourceBlock::Table(table) => Some(table),
            _ => None,
        });
    tables.next().expect("a table")
}

/// How many rows of a table are taken for its head; it is told of.
fn head(lines: &[&str]) -> usize {
    let reading = reading(&file("", &rows(lines)));
    let rows = table(&reading).head_rows;
    let told = reading.diagnostics.iter().any(|it| it.code == "table-head");
    assert_eq!(told, rows > 0, "{lines:?}");
    rows
}

#[test]
fn a_first_row_that_looks_otherwise_is_a_head() {
    for first in [
        "*学校 *校长 *地址",
        "#学校 #校长 #地址",
        "^学校 ^校长 ^地址",
        "_ *校长 *地址",
    ] {
        let lines = [first, "一中 王某 东街", "二中 李某 西街"];
        assert_eq!(head(&lines), 1, "{first}");
    }
    // A sum below is bold as well.
    let sum = [
        "*学校 *班级 *说明",
        "一中 甲 无",
        "二中 乙 无",
        "*合计 *丙 *无",
    ];
    assert_eq!(head(&sum), 1);
}

#[test]
fn words_above_columns_of_figures_are_a_head() {
    assert_eq!(head(&["学校 班级 学生", "一中 12 640", "二中 8 395"]), 1);
    assert_eq!(head(&["序号 事项", "1 修路", "2 架桥"]), 1);
    assert_eq!(
        head(&["指标 2023 2024", "产值 12.5 13,000", "增速 3% -4%"]),
        1
    );
    assert_eq!(head(&["指标 2023 2024", "产值 12.5 13,000"]), 0);
}

#[test]
fn a_head_is_as_high_as_its_merged_cells() {
    let lines = [
        "*:学校 *=人数",
        "\" *教师 *学生",
        "一中 64 640",
        "二中 39 395",
    ];
    assert_eq!(head(&lines), 2);
}

/// Labels beside their values are no head, however they look; nor is a row of
/// values.
#[test]
fn where_it_is_doubtful_there_is_no_head() {
    for lines in [
        &["姓名 王某", "年龄 35", "工龄 12"][..],
        &["*姓名 王某 *性别 男", "*籍贯 云川 *民族 汉"],
        &["*姓名 *王某", "*年龄 *35"],
        &["姓名 王某 性别 男", "年龄 35 身高 170", "工龄 12 体重 60"],
        &["^姓名 ^王某 ^性别 ^男", "^简历 =长期在基层工作"],
        &["^姓名 ^王某", "简历 =长期在基层工作"],
        &["甲校 12 东街", "乙校 13 西街", "丙校 14 北街"],
        &["*=各校情况", "一中 东街", "二中 西街"],
        &["项目名称： 联系人：", "修路 王某", "架桥 李某"],
        &["学校 校长 地址", "一中 王某 东街", "二中 李某 西街"],
        &["*学校 *校长 *地址"],
    ] {
        assert_eq!(head(lines), 0, "{lines:?}");
    }
}

#[test]
fn a_style_with_a_first_row_of_its_own_heads_where_the_table_asks_for_it() {
    let styles = |of_first: &str| {
        format!(
            r#"<w:style w:type="table" w:styleId="Base"><w:name w:val="Base"/><w:tblStylePr w:type="firstRow">{of_first}</w:tblStylePr></w:style>
               <w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:basedOn w:val="Base"/></w:style>"#
        )
    };
    let content = rows(&["学校 校长", "一中 王某", "二中 李某"]);
    let head = |of_first: &str, look: &str| {
        let properties = format!(r#"<w:tblStyle w:val="T"/><w:tblLook {look}/>"#);
        let docx = file(&properties, &content).with("styles", &styles(of_first));
        table(&reading(&docx)).head_rows
    };
    let bold = "<w:rPr><w:b/></w:rPr>";
    let shaded = r#"<w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr>"#;
    assert_eq!(head(bold, r#"w:val="04A0" w:firstRow="1""#), 1);
    assert_eq!(head(shaded, r#"w:val="04A0""#), 1);
    assert_eq!(head(bold, r#"w:val="0480""#), 0);
    assert_eq!(head(bold, r#"w:val="04A0" w:firstRow="0""#), 0);
    // Word asks for the first row of every table: its plain style has none.
    assert_eq!(head("", r#"w:val="04A0" w:firstRow="1""#), 0);
}

/// The document part that this program makes of a Word file.
fn body(docx: &Docx) -> String {
    let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
    let bytes = docx.bytes();
    let input = Input {
        name: "a.docx",
        folder: Path::new("."),
        bytes: &bytes,
    };
    let made = converter.convert(input, &[OutputFormat::Docx], &mut |_| {});
    let made = made.expect("it converts").outputs.remove(0).bytes;
    super::docx::part(&made, "word/document.xml")
}

#[test]
fn cells_keep_the_alignment_that_the_file_gives_them() {
    let content = rows(&["*学校 *人数 *备注", "^一中 <1200 >无", "二中 95 无"]);
    let docx = file("", &content);
    let reading = reading(&docx);
    let sides: Vec<_> = table(&reading).rows[1]
        .cells
        .iter()
        .map(|it| it.side)
        .collect();
    assert_eq!(
        sides,
        [Some(Side::Center), Some(Side::Left), Some(Side::Right)]
    );
    // Where it says nothing, numbers stand on the right.
    let body = body(&docx);
    let of = |words: &str| {
        let end = body
            .find(&format!(">{words}<"))
            .expect("the words are there");
        let start = body[..end]
            .rfind("<w:p>")
            .or(body[..end].rfind("<w:p "))
            .expect("a paragraph");
        let paragraph = &body[start..end];
        let at = paragraph.find("<w:jc w:val=\"")?;
        let value = &paragraph[at + "<w:jc w:val=\"".len()..];
        value.split('"').next()
    };
    assert_eq!(of("一中"), Some("center"));
    assert_eq!(of("1200"), None);
    assert_eq!(of("无"), Some("right"));
    assert_eq!(of("二中"), None);
    assert_eq!(of("95"), Some("right"));
}

#[test]
fn justified_text_asks_for_no_side_and_paragraphs_that_differ_for_none() {
    let styles = r#"<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>"#;
    let two = "<w:tc><w:tcPr/><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\
               <w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p></w:tc>";
    let content = rows(&["学校 人数"]) + &format!("<w:tr>{}{two}</w:tr>", cell("一中"));
    let docx = file("", &content).with("styles", styles);
    let reading = reading(&docx);
    let cells = table(&reading).rows.iter().flat_map(|row| &row.cells);
    assert!(cells.map(|it| it.side).all(|it| it.is_none()));
}

#[test]
fn cells_stand_at_the_height_that_the_file_gives_them() {
    let of = |value: &str| {
        let own = format!(r#"<w:tcPr><w:vAlign w:val="{value}"/></w:tcPr>"#);
        format!("<w:tc>{own}{}</w:tc>", p(value))
    };
    let row = format!(
        "<w:tr>{}{}{}{}</w:tr>",
        of("top"),
        of("center"),
        of("bottom"),
        cell("无")
    );
    let docx = file("", &(row.clone() + &row));
    let reading = reading(&docx);
    let stands: Vec<_> = table(&reading).rows[0]
        .cells
        .iter()
        .map(|it| it.stand)
        .collect();
    let (top, middle, bottom) = (Stand::Top, Stand::Middle, Stand::Bottom);
    assert_eq!(stands, [Some(top), Some(middle), Some(bottom), None]);
    let body = body(&docx);
    for (value, cells) in [("top", 2), ("center", 4), ("bottom", 2)] {
        let wanted = format!(r#"<w:vAlign w:val="{value}"/>"#);
        assert_eq!(body.matches(&wanted).count(), cells, "{value}");
    }
}

/// A picture in a cell beside these words.
fn pictured(words: &str) -> String {
    let drawing = r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="校门"/><a:graphic><a:blip r:embed="i"/></a:graphic></wp:inline></w:drawing></w:r>"#;
    format!("<w:tc><w:tcPr/><w:p>{drawing}</w:p>{}</w:tc>", p(words))
}

#[test]
fn pictures_of_cells_follow_their_table_and_are_told_of() {
    let kinds = |content: &str| {
        let docx = file("", content).relation("i", "image", "media/a.png", "");
        let reading = reading(&docx);
        let kind = |block: &SourceBlock| match block {
            SourceBlock::Paragraph(_) => '文',
            SourceBlock::Table(_) => '表',
            SourceBlock::Image(_) => '图',
            SourceBlock::PageBreak(_) => '页',
        };
        let told = reading
            .diagnostics
            .iter()
            .find(|it| it.code == "table-picture");
        let told = told.expect("it is told");
        assert!(told.place.is_some());
        let kinds: String = reading.source.blocks.iter().map(kind).collect();
        (kinds, told.message.clone())
    };
    let told = |count: usize| format!("表格的单元格里有 {count} 幅图片，依次排在表格下面");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let beside = row(&[pictured("校门"), cell("一中")]);
    assert_eq!(kinds(&beside), ("文表图文".to_owned(), told(1)));
    // A table inside a cell does not make two of one.
    let inner = format!("<w:tc><w:tcPr/><w:tbl>{beside}</w:tbl><w:p/></w:tc>");
    let outer = row(&[inner, cell("二中")]);
    assert_eq!(kinds(&outer), ("文表图文".to_owned(), told(1)));
    // What holds pictures alone only arranges them.
    let alone = row(&[pictured(""), pictured("")]);
    assert_eq!(kinds(&alone), ("文图图文".to_owned(), told(2)));
}

#[test]
fn markdown_says_how_a_column_is_aligned_where_its_cells_agree() {
    let content = rows(&[
        "*学校 *人数 *校长 *备注",
        "^一中 >1200 <王某 >无",
        "^二中 >95 ^李某 >无",
    ]);
    let (converter, _) = Converter::new(Settings::default()).expect("the settings hold");
    let bytes = file("", &content).bytes();
    let input = Input {
        name: "a.docx",
        folder: Path::new("."),
        bytes: &bytes,
    };
    let made = converter.convert(input, &[OutputFormat::Markdown], &mut |_| {});
    let made = made.expect("it converts").outputs.remove(0).bytes;
    // Numbers stand on the right unasked.
    assert!(String::from_utf8_lossy(&made).contains("|:-:|---|---|--:|"));
}
