//! The elements that are read, by name.
//!
//! A table and nothing else: what is not in it is [`Tag::Other`].

/// A namespace, the transitional and the strict one alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// WordprocessingML.
    Word,
    /// Markup compatibility.
    Compatibility,
    /// Drawings in running text.
    Drawing,
    /// DrawingML.
    Art,
    /// Formulas.
    Math,
    /// VML, the older drawings.
    Vml,
    /// Relationships and content types.
    Package,
    /// Any other.
    Other,
}

macro_rules! tags {
    ($($family:ident { $($local:literal => $tag:ident,)* })*) => {
        /// An element that is read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Tag {
            $($(
                #[doc = concat!("`", $local, "`.")]
                $tag,
            )*)*
            /// An element that only groups what is in it.
            Wrapper,
            /// Any other.
            Other,
        }

        /// The tag of an element.
        pub(super) fn tag(family: Family, local: &[u8]) -> Tag {
            match family {
                $(Family::$family => $(if local == $local.as_bytes() { Tag::$tag } else)* {
                    wrapper(family, local)
                })*
                Family::Other => Tag::Other,
            }
        }
    };
}

// The most frequent ones first: names are compared in this order.
tags! {
    Word {
        "r" => Run,
        "t" => Text,
        "rPr" => RunProperties,
        "rFonts" => Fonts,
        "p" => Paragraph,
        "pPr" => ParagraphProperties,
        "sz" => Size,
        "b" => Bold,
        "i" => Italic,
        "pStyle" => ParagraphStyle,
        "rStyle" => RunStyle,
        "jc" => Justification,
        "tab" => TabMark,
        "br" => Break,
        "lastRenderedPageBreak" => RenderedBreak,
        "cr" => CarriageReturn,
        "numPr" => NumberingProperties,
        "ilvl" => Level,
        "numId" => NumberingId,
        "outlineLvl" => OutlineLevel,
        "pageBreakBefore" => PageBreakBefore,
        "sectPr" => Section,
        "spacing" => Spacing,
        "ind" => Indent,
        "color" => Colour,
        "pgSz" => PageSize,
        "pgMar" => PageMargins,
        "docGrid" => Grid,
        "headerReference" => HeaderReference,
        "footerReference" => FooterReference,
        "evenAndOddHeaders" => EvenAndOddHeaders,
        "type" => Type,
        "strike" => Strike,
        "dstrike" => DoubleStrike,
        "vanish" => Vanish,
        "specVanish" => SpecialVanish,
        "noBreakHyphen" => NoBreakHyphen,
        "softHyphen" => SoftHyphen,
        "sym" => Symbol,
        "ptab" => PositionedTab,
        "fldChar" => FieldCharacter,
        "fldSimple" => SimpleField,
        "instrText" => Instruction,
        "hyperlink" => Hyperlink,
        "del" => Deleted,
        "moveFrom" => MovedFrom,
        "pict" => Picture,
        "object" => Object,
        "drawing" => WordDrawing,
        "txbxContent" => TextBox,
        "bookmarkStart" => BookmarkStart,
        "bookmarkEnd" => BookmarkEnd,
        "footnoteReference" => FootnoteReference,
        "endnoteReference" => EndnoteReference,
        "footnote" => Footnote,
        "endnote" => Endnote,
        "comment" => Comment,
        "altChunk" => AltChunk,
        "ruby" => Ruby,
        "rt" => RubyText,
        "rubyBase" => RubyBase,
        "sdtPr" => ControlProperties,
        "tbl" => Table,
        "tblPr" => TableProperties,
        "tblStyle" => TableStyle,
        "tr" => Row,
        "trPr" => RowProperties,
        "tc" => Cell,
        "tcPr" => CellProperties,
        "gridSpan" => GridSpan,
        "vMerge" => VerticalMerge,
        "gridBefore" => GridBefore,
        "tblHeader" => HeaderRow,
        "tblLook" => TableLook,
        "tblStylePr" => ConditionalStyle,
        "vAlign" => VerticalAlignment,
        "shd" => Shading,
        "body" => Body,
        "document" => Document,
        "styles" => Styles,
        "style" => Style,
        "name" => Name,
        "basedOn" => BasedOn,
        "link" => Link,
        "docDefaults" => Defaults,
        "abstractNum" => AbstractNumbering,
        "num" => Numbering,
        "abstractNumId" => AbstractNumberingId,
        "lvl" => NumberingLevel,
        "lvlOverride" => LevelOverride,
        "startOverride" => StartOverride,
        "start" => Start,
        "numFmt" => NumberFormat,
        "lvlText" => LevelText,
        "lvlRestart" => LevelRestart,
        "suff" => Suffix,
        "isLgl" => Legal,
        "styleLink" => StyleLink,
        "numStyleLink" => NumberingStyleLink,
    }
    Compatibility {
        "AlternateContent" => AlternateContent,
        "Choice" => Choice,
        "Fallback" => Fallback,
    }
    Drawing {
        "docPr" => DrawingProperties,
        "inline" => Inline,
        "extent" => DrawingExtent,
    }
    Art {
        "blip" => Blip,
        "srcRect" => Crop,
        "xfrm" => Transform,
    }
    Math {
        "t" => MathText,
    }
    Vml {
        "imagedata" => ImageData,
        "shape" => Shape,
    }
    Package {
        "Relationship" => Relationship,
        "Override" => Override,
        "Default" => Default,
    }
}

/// Content controls, smart tags and the like; insertions and the new place of
/// what was moved are text like any other, for changes count as accepted.
fn wrapper(family: Family, local: &[u8]) -> Tag {
    const WRAPPERS: [&[u8]; 8] = [
        b"sdt",
        b"sdtContent",
        b"smartTag",
        b"customXml",
        b"ins",
        b"moveTo",
        b"dir",
        b"bdo",
    ];
    if family == Family::Word && WRAPPERS.contains(&local) {
        Tag::Wrapper
    } else {
        Tag::Other
    }
}
