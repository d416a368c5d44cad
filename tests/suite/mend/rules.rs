//! Rules that only these tests know: each with an edit of another kind.

use gongwen::check::{Family, Fixing, Look, Notes, Passage, Rule, Weight};

const fn rule(code: &'static str, fixing: Fixing, look: fn(&Passage<'_>, &mut Notes<'_>)) -> Rule {
    Rule {
        code,
        name: code,
        family: Family::Typing,
        weight: Weight::Custom,
        clause: "",
        fixing,
        looks_into: &[],
        wrong: &[],
        right: &[],
        source: "",
        look: Look::Passage(look),
    }
}

/// One character for another: `,` becomes `，`.
pub static COMMA: Rule = rule("comma", Fixing::Safe, |passage, notes| {
    for (at, _) in passage.chars().match_indices(',') {
        notes.add(passage, at..at + 1, "半角逗号").replace("，");
    }
});

/// A deletion that may bring a further one: two spaces become one.
pub static SPACES: Rule = rule("spaces", Fixing::Safe, |passage, notes| {
    let words = passage.words_range();
    for (at, _) in passage.chars()[words.clone()].match_indices("  ") {
        let at = words.start + at;
        notes.add(passage, at..at + 2, "空格重复").replace(" ");
    }
});

/// An insertion: a space between a digit and `万`.
pub static GAP: Rule = rule("gap", Fixing::Unsafe, |passage, notes| {
    for (at, _) in passage.chars().match_indices('万') {
        let before = passage.chars()[..at].chars().next_back();
        if before.is_some_and(|ch| ch.is_ascii_digit()) {
            let edits = vec![(at..at, "<& ".to_owned())];
            notes
                .add(passage, at - 1..at + 3, "紧挨着")
                .edit("加空格", edits);
        }
    }
});

/// Two edits that belong together: quotation marks round words.
pub static QUOTES: Rule = rule("quotes", Fixing::Unsafe, |passage, notes| {
    let chars = passage.chars();
    let pair = chars
        .find('"')
        .and_then(|one| Some((one, one + 1 + chars[one + 1..].find('"')?)));
    if let Some((one, other)) = pair {
        let edits = vec![
            (one..one + 1, "“".to_owned()),
            (other..other + 1, "”".to_owned()),
        ];
        notes
            .add(passage, one..other + 1, "直引号")
            .edit("改为弯引号", edits);
    }
});

/// Two rules that undo each other.
pub static THERE: Rule = rule("there", Fixing::Safe, |passage, notes| {
    for (at, it) in passage.chars().match_indices('甲') {
        notes.add(passage, at..at + it.len(), "甲").replace("乙");
    }
});

/// See [`THERE`].
pub static BACK: Rule = rule("back", Fixing::Safe, |passage, notes| {
    for (at, it) in passage.chars().match_indices('乙') {
        notes.add(passage, at..at + it.len(), "乙").replace("甲");
    }
});

/// Those that have an end.
pub static SOUND: [&Rule; 4] = [&COMMA, &SPACES, &GAP, &QUOTES];
