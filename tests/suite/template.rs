//! Templates from the outside: what is bundled, what a file may say and what
//! it means; `faults` holds what is said about a wrong one.

mod faults;

use gongwen::document::{Level, Role};
use gongwen::template::{
    Align, Colour, FaceRole, ImprintPage, Keep, LatinFace, Length, Lines, Mm, NEW_TEMPLATE,
    PageNumberSide, Pt, SignatureForm, Start, Template, TemplateError, Weight, Zi,
};

fn report() -> Template {
    Template::load(Template::DEFAULT).expect("the default template is right")
}

/// The template that lays `yaml` over 报告材料.
fn over_report(yaml: &str) -> Result<Template, TemplateError> {
    Template::parse("我的.yaml", &format!("extends: 报告材料\n{yaml}"))
}

fn close(left: Pt, right: f64) -> bool {
    (left.0 - right).abs() < 0.005
}

#[test]
fn the_default_has_the_measures_of_the_standard() {
    let report = report();
    assert_eq!(report.file_name, "report");
    assert_eq!(report.name, "报告材料");
    assert!(close(report.area_width(), 442.20));
    assert!(close(report.area_height(), 637.80));
    assert!(close(report.column(), 15.793));
    assert!(close(report.line(), 28.99));
    assert!(close(report.tracking(Pt(16.0)), -0.207));
    assert_eq!(report.tracking(Pt(22.0)), Pt::ZERO);
    assert_eq!(report.page_number.format, "— {} —");
    assert_eq!(report.page_number.side, PageNumberSide::Outside);
    assert_eq!(report.page_number.inset, Length::Zi(Zi(1.0)));
    assert_eq!(report.page_number.below, Mm(7.0));
    assert_eq!(report.page_number.size, Pt(14.0));
}

#[test]
fn the_default_sets_headings_by_their_levels() {
    let report = report();
    let looks = Level::ALL.map(|level| {
        let style = report.styles.of(Role::Heading(level));
        assert_eq!(style.size, Pt(16.0));
        assert_eq!(style.first_indent, Length::Zi(Zi(2.0)));
        assert_eq!(style.keep, Keep::WithNext);
        (style.letter.face, style.letter.latin, style.letter.weight)
    });
    assert_eq!(
        looks,
        [
            (FaceRole::Heiti, LatinFace::Own, Weight::Regular),
            (FaceRole::Kaiti, LatinFace::Latin, Weight::Regular),
            (FaceRole::Fangsong, LatinFace::Latin, Weight::Bold),
            (FaceRole::Fangsong, LatinFace::Latin, Weight::Regular),
        ]
    );
    assert_eq!(report.emphasis.lead.weight, Weight::Bold);
    assert_eq!(report.emphasis.lead.face, FaceRole::Fangsong);
}

#[test]
fn the_default_sets_the_title_apart() {
    let report = report();
    let title = report.styles.of(Role::Title);
    assert_eq!(title.letter.face, FaceRole::Xiaobiaosong);
    assert_eq!((title.size, title.align), (Pt(22.0), Align::Center));
    assert_eq!((title.before, title.after), (Lines(0.0), Lines(1.0)));
    let label = report.styles.of(Role::AttachmentLabel);
    assert_eq!(label.start, Start::NewPage);
    assert_eq!(report.styles.of(Role::IssuerMark).colour, Colour::Red);
    assert_eq!(report.styles.of(Role::CopyTo).size, Pt(14.0));
}

#[test]
fn every_role_of_every_bundled_template_has_a_style() {
    for bundled in Template::bundled() {
        let template = Template::load(bundled.file_name).expect("bundled templates are right");
        for role in Role::ALL {
            assert!(template.styles.of(role).size > Pt::ZERO);
        }
        for names in &template.faces {
            assert!(!names.installed.is_empty(), "{:?}", names.role);
        }
        assert_eq!(template.faces.len(), FaceRole::ALL.len());
    }
}

#[test]
fn a_bundled_template_answers_to_its_names() {
    for bundled in Template::bundled() {
        let file = format!("{}.yaml", bundled.file_name);
        for name in [bundled.name, bundled.file_name, &file] {
            let template = Template::load(name).expect("bundled templates are right");
            assert_eq!(template.name, bundled.name);
            assert_eq!(template.file_name, bundled.file_name);
            assert_eq!(template.summary, bundled.summary);
            let source = Template::bundled_source(name).expect("it is bundled");
            assert!(source.contains(&format!("name: {}\n", bundled.name)));
        }
        assert!(!bundled.summary.is_empty());
    }
}

#[test]
fn plain_extends_report() {
    let plain = Template::load("通用公文-简").expect("bundled templates are right");
    let report = report();
    assert_eq!(plain.emphasis.lead.weight, Weight::Regular);
    let third = Role::Heading(Level::Three);
    assert_eq!(plain.styles.of(third).letter.weight, Weight::Regular);
    assert_eq!(plain.styles.of(third).keep, Keep::WithNext);
    assert_eq!(plain.page, report.page);
    // It is sealed (§7.3.5.1), and printed on both sides.
    assert_eq!(plain.signature, SignatureForm::Sealed);
    assert_eq!(
        plain.styles.of(Role::Date).right_indent,
        Length::Zi(Zi(4.0))
    );
    assert_eq!(plain.styles.of(Role::Signature).before, Lines(2.0));
    assert_eq!(plain.imprint.page, ImprintPage::Even);
    let own = [third, Role::Signature, Role::Date];
    for role in Role::ALL.into_iter().filter(|role| !own.contains(role)) {
        assert_eq!(plain.styles.of(role), report.styles.of(role));
    }
}

#[test]
fn the_new_template_is_report_until_it_is_changed() {
    let new = Template::parse("new.yaml", NEW_TEMPLATE).expect("it is right");
    assert_eq!(new.styles, report().styles);
    // With every setting that is commented out taken in, it still is one.
    let all = NEW_TEMPLATE.replace("\n#  ", "\n  ");
    let all = Template::parse("new.yaml", &all).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(all.styles.of(Role::Title).size, Pt(24.0));
    assert_eq!(all.page, report().page);
}

#[test]
fn each_size_name_has_its_points() {
    let sizes = [
        ("初号", 42.0),
        ("小初", 36.0),
        ("一号", 26.0),
        ("小一", 24.0),
        ("二号", 22.0),
        ("小二", 18.0),
        ("三号", 16.0),
        ("小三", 15.0),
        ("四号", 14.0),
        ("小四", 12.0),
        ("五号", 10.5),
        ("小五", 9.0),
        ("六号", 7.5),
        ("小六", 6.5),
        ("七号", 5.5),
        ("八号", 5.0),
        ("15.5pt", 15.5),
        ("20 pt", 20.0),
    ];
    for (written, points) in sizes {
        let yaml = format!("styles:\n  body:\n    size: {written}\n");
        let template = over_report(&yaml).expect(written);
        assert_eq!(template.styles.of(Role::Body).size, Pt(points), "{written}");
    }
}

#[test]
fn each_unit_is_kept_as_it_was_written() {
    let lengths = [
        ("35mm", Length::Mm(Mm(35.0))),
        ("1.5 mm", Length::Mm(Mm(1.5))),
        ("12pt", Length::Pt(Pt(12.0))),
        ("2字", Length::Zi(Zi(2.0))),
        ("0.5行", Length::Lines(Lines(0.5))),
        ("0", Length::ZERO),
        ("0.0", Length::ZERO),
    ];
    for (written, length) in lengths {
        let yaml = format!("styles:\n  note:\n    left-indent: {written}\n");
        let template = over_report(&yaml).expect(written);
        assert_eq!(template.styles.of(Role::Note).left_indent, length);
    }
    let hanging = over_report("styles: { note: { first-indent: -2字 } }").expect("it may hang");
    let note = hanging.styles.of(Role::Note);
    assert_eq!(note.first_indent, Length::Zi(Zi(-2.0)));
}

#[test]
fn what_an_element_leaves_out_is_as_in_body() {
    let template =
        over_report("styles:\n  body:\n    size: 四号\n    face: 宋体\n").expect("right");
    assert_eq!(template.styles.of(Role::Item).size, Pt(14.0));
    let first = template.styles.of(Role::Heading(Level::One));
    assert_eq!((first.size, first.letter.face), (Pt(14.0), FaceRole::Heiti));
    assert_eq!(template.styles.of(Role::Title).size, Pt(22.0));
    assert_eq!(template.emphasis.lead.face, FaceRole::Songti);
    assert_eq!(template.emphasis.lead.weight, Weight::Bold);
}

#[test]
fn faces_answer_to_chinese_and_english_names() {
    let template = over_report("faces:\n  fangsong: [甲, 乙]\n  楷体: 丙\n").expect("right");
    let names = |role| {
        let names = template.faces.iter().find(|names| names.role == role);
        names.expect("every role has an entry").installed.clone()
    };
    assert_eq!(names(FaceRole::Fangsong), ["甲", "乙"]);
    assert_eq!(names(FaceRole::Kaiti), ["丙"]);
    let styled = over_report("styles: { body: { face: kaiti } }").expect("right");
    assert_eq!(styled.styles.of(Role::Body).letter.face, FaceRole::Kaiti);
}

#[test]
fn a_byte_order_mark_moves_no_place() {
    let template = Template::parse("x.yaml", "\u{feff}extends: report\ngrid: {columns: 30}\n");
    assert_eq!(template.expect("right").grid.columns, 30);
    let wrong = Template::parse("x.yaml", "\u{feff}extends: report\ngrid: {columns: 三十}\n");
    assert_eq!(
        wrong.expect_err("a word is no number").to_string(),
        "x.yaml:2:17: “三十”不是 1 到 200 的整数，如 22"
    );
}

#[test]
fn a_file_extends_files_beside_it_and_their_faults_are_theirs() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = |name: &str, yaml: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, yaml).expect("the folder can be written");
        path.to_string_lossy().into_owned()
    };
    let base = file(
        "base.yaml",
        "name: 甲\nextends: plain\ngrid: { columns: 30 }\n",
    );
    let own = file("own.yaml", "extends: base.yaml\ngrid: { lines: 20 }\n");
    let template = Template::load(&own).expect("it is right");
    assert_eq!((template.grid.lines, template.grid.columns), (20, 30));
    assert_eq!(template.emphasis.lead.weight, Weight::Regular);
    assert_eq!(
        (template.file_name.as_str(), template.name.as_str()),
        ("own", "own")
    );

    file("base.yaml", "extends: report\ngrid: { columns: 0 }\n");
    assert_eq!(
        Template::load(&own)
            .expect_err("its base is wrong")
            .to_string(),
        format!("{base}:2:18: “0”不是 1 到 200 的整数，如 22")
    );
}

/// The manual's examples: each ```yaml block is a template, and of each
/// ```yaml wrong block the ```text block below it says what is said.
#[test]
fn the_manual_is_right() {
    let manual = include_str!("../../docs/template.md");
    let mut right = 0;
    for block in manual.split("```yaml\n").skip(1) {
        let yaml = block.split("```").next().unwrap_or_default();
        Template::parse("docs/template.md", yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"));
        right += 1;
    }
    assert!(right >= 8, "the manual teaches by examples");
    let wrong = manual.split("```yaml wrong\n").skip(1);
    for block in wrong {
        let (yaml, rest) = block.split_once("```").expect("the block ends");
        let (_, rest) = rest.split_once("```text\n").expect("what is said follows");
        let (expected, _) = rest.split_once("\n```").expect("the block ends");
        let said = Template::parse("我的.yaml", yaml)
            .expect_err(yaml)
            .to_string();
        assert_eq!(said, expected);
    }
}

#[test]
fn a_form_of_signature_brings_its_own_room() {
    let room = |template: &Template| {
        [Role::Signature, Role::Date].map(|role| {
            let style = template.styles.of(role);
            (style.before.0, style.right_indent)
        })
    };
    let zi = |count: f64| Length::Zi(Zi(count));
    let sealed = over_report("signature: sealed\n").expect("a template");
    assert_eq!(room(&sealed), [(2.0, zi(2.0)), (0.0, zi(4.0))]);
    let stamped = "extends: 通用公文\nsignature: official\n";
    let stamped = Template::parse("我的.yaml", stamped).expect("a template");
    assert_eq!(room(&stamped), [(2.0, zi(4.0)), (1.0, zi(4.0))]);
    assert_eq!(
        room(&stamped),
        room(&Template::load("命令").expect("it is bundled"))
    );
    let unsealed = "extends: 命令\nsignature: unsealed\n";
    let unsealed = Template::parse("我的.yaml", unsealed).expect("a template");
    assert_eq!(room(&unsealed), [(1.0, zi(2.0)), (0.0, zi(2.0))]);
    // What the template says itself holds, and what its base says where the form
    // is the base's.
    let own = over_report("signature: sealed\nstyles:\n  date: {right-indent: 3字}\n");
    let own = own.expect("a template");
    assert_eq!(room(&own), [(2.0, zi(2.0)), (0.0, zi(3.0))]);
}

/// The manual lists every element, size and key.
#[test]
fn the_manual_is_complete() {
    let manual = include_str!("../../docs/template.md");
    for role in Role::ALL {
        assert!(
            manual.contains(&format!("| `{}` |", role.key())),
            "{role:?}"
        );
    }
    for face in FaceRole::ALL {
        let row = format!("| {} | {} |", face.name(), face.key());
        assert!(manual.contains(&row), "{face:?}");
    }
}
