//! The full-width marks whose cell is half blank, and on which side
//! (《中文排版需求》, 标点符号的宽度调整).
//!
//! In: a character. Out: its class. Whether a face leaves that half blank is
//! measured by a test over the bundled faces, not here.

/// A closing or pausing mark: its right half is blank.
pub fn is_closer(character: char) -> bool {
    is_pause(character)
        || is_stop(character)
        || matches!(
            character,
            '）' | '〕' | '】' | '〗' | '》' | '〉' | '」' | '』' | '”' | '’' | '］' | '｝'
        )
}

/// An opening mark: its left half is blank.
pub fn is_opener(character: char) -> bool {
    matches!(
        character,
        '（' | '〔' | '【' | '〖' | '《' | '〈' | '「' | '『' | '“' | '‘' | '［' | '｛'
    )
}

/// A mark of a pause inside a sentence.
pub fn is_pause(character: char) -> bool {
    matches!(character, '、' | '，' | '；' | '：')
}

/// A full stop.
pub fn is_stop(character: char) -> bool {
    matches!(character, '。' | '．')
}

/// A bracket, a quotation mark or a mark of a title.
pub fn is_bracket(character: char) -> bool {
    is_opener(character) || (is_closer(character) && !is_pause(character) && !is_stop(character))
}
