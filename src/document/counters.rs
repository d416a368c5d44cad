//! 量词: the words that stand between a number and what it counts.
//!
//! In: a character. Out: whether it is one. Measures that GB 3100 names are none
//! of them.

/// Whether the character is a measure word of things or people that reports count.
pub fn is_counter(character: char) -> bool {
    "个人名位户家项次件条种处座台辆所间套批类起例张份册篇场期倍岁页级层届周只头匹株棵颗粒枚幢栋艘架\
     列节门块片段部本卷幅面支枝根把盏杯桶瓶袋盒箱包宗桩笔单对双组轮回趟遍步道口股款章集版则首成点字"
        .contains(character)
}
