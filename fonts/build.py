#!/usr/bin/env python3
"""Builds the bundled faces from the files their makers publish.

In: a folder with the source faces and tonggui-8105.txt (README.md names each
with its version). Out: the TTF files beside this script, the same bytes on
every run. It draws nothing, except one dash: see `add_two_em_dash`.

    pip install fonttools==4.68.0
    python3 fonts/build.py FOLDER [--out FOLDER]
"""

import argparse
import shutil
from pathlib import Path

import fontTools
import outlines
from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

FONTTOOLS = "4.68.0"

# Source file, family in English and in Chinese, style, version of the source,
# and the layout features kept. Reserved names may not stand in any of these.
SUBSETS = [
    ("NotoSerifSC_700Bold.ttf", "Xiaobiaosong", "公文小标宋", "2.003", ["ccmp", "fwid"]),
    ("LXGWZhuqueFangsong-Regular.ttf", "Fangsong", "公文仿宋", "0.212", []),
    ("LXGWWenKaiGBLite-Regular.ttf", "Kaiti", "公文楷体", "1.522", []),
    ("NotoSansSC_500Medium.ttf", "Heiti", "公文黑体", "2.004", ["ccmp", "fwid"]),
]

# Shipped byte for byte: 宋体 answers for whatever the others lack, and
# Liberation's licence reserves its name.
WHOLE = {
    "NotoSerifSC_400Regular.ttf": "NotoSerifSC-Regular.ttf",
    "LiberationSerif-Regular.ttf": "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf": "LiberationSerif-Bold.ttf",
}

# First and last character of each block that official texts draw on. A face
# gives what it has of them.
BLOCKS = [
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x024F),  # Latin with marks, pinyin
    (0x0250, 0x02FF),  # ɑ ɡ of pinyin, tone marks
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x04FF),  # Cyrillic
    (0x1E00, 0x1EFF),  # pinyin ế ề ḿ
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x20CF),  # superscripts, currency
    (0x2100, 0x218F),  # ℃ №, number forms
    (0x2190, 0x22FF),  # arrows, mathematics
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x24FF),  # enclosed letters and numbers
    (0x2500, 0x27BF),  # box drawing, shapes, ★ ☐ ✓
    (0x2E00, 0x2E7F),  # more punctuation, the two-em dash
    (0x3000, 0x303F),  # CJK punctuation, 〇
    (0x3040, 0x30FF),  # kana: part of GB 2312
    (0x3100, 0x312F),  # bopomofo
    (0x31A0, 0x31BF),  # bopomofo, extended
    (0x3200, 0x33FF),  # ㈠ ㊣ ㎡
    (0xFE01, 0xFE01),  # the selector of full-width quotes
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE6F),  # compatibility and small forms
    (0xFF00, 0xFFEF),  # full-width forms
]

# 朱雀仿宋 draws a character with 181 points, three times as many as the other
# faces, and its outlines are most of a PDF. On a grid of 400 units no point
# moves by more than an eight-hundredth of an em, 0.007 mm in body text, and the
# outlines take a seventh less room.
GRIDS = {"Fangsong": 400}

# Before that, points are taken away that a curve of fewer goes by within this
# many of the source's 1,000 units: an eight-hundredth of an em too.
ERRORS = {"Fangsong": 1.25}

DROPPED_TABLES = ["BASE", "DSIG", "GDEF", "GPOS", "STAT", "gasp", "vhea", "vmtx"]
KEPT_NAMES = [0, 13, 14]  # copyright, licence, where to find it
WINDOWS, UNICODE_BMP, ENGLISH, CHINESE = 3, 1, 0x409, 0x804


def gb2312():
    """The code points of GB 2312: its 6,763 hanzi and its symbols."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            text = bytes([row, cell]).decode("gb2312", errors="ignore")
            yield from map(ord, text)


def tonggui(folder):
    """The code points of 通用规范汉字表 (2013), from Unihan's kTGH lines."""
    lines = (folder / "tonggui-8105.txt").read_text(encoding="utf-8").splitlines()
    points = {int(line.split("\t")[0][2:], 16) for line in lines if line.startswith("U+")}
    assert len(points) == 8105, f"8105 characters expected, {len(points)} found"
    return points


def wanted(folder):
    """All code points of a subset."""
    points = set(gb2312()) | tonggui(folder)
    for first, last in BLOCKS:
        points.update(range(first, last + 1))
    return points


def options(features):
    """What the subsetter keeps: outlines, the maps, and `features`."""
    chosen = subset.Options()
    chosen.layout_features = features
    chosen.hinting = False
    chosen.glyph_names = False
    chosen.notdef_outline = True
    chosen.name_IDs = ["*"]
    chosen.name_languages = ["*"]
    chosen.drop_tables += DROPPED_TABLES + ([] if features else ["GSUB"])
    # head.modified stays the source's, so that the same input gives the same bytes.
    chosen.recalc_timestamp = False
    return chosen


def add_two_em_dash(font):
    """Gives 朱雀仿宋 a dash of two ems at U+2E3A, as the other faces have.

    Its plain dashes meet edge to edge, which shows a seam on screens. The new
    one has their height, and the margins of the face's own unjoined dash.
    """
    box = font["glyf"]["emdash"]
    margin = font["hmtx"]["emdash.unjoined"][1]
    width = 2 * font["head"].unitsPerEm
    pen = TTGlyphPen(None)
    pen.moveTo((margin, box.yMin))
    pen.lineTo((margin, box.yMax))
    pen.lineTo((width - margin, box.yMax))
    pen.lineTo((width - margin, box.yMin))
    pen.closePath()
    font.setGlyphOrder(font.getGlyphOrder() + ["twoemdash"])
    font["glyf"]["twoemdash"] = pen.glyph()
    font["hmtx"]["twoemdash"] = (width, margin)
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap[0x2E3A] = "twoemdash"


def widen_quotes(font):
    """Maps ‘’“” to their full-width glyphs, which 朱雀仿宋 and 霞鹜文楷 give
    behind U+FE01 only: plain readers (LibreOffice) ask for no more than the
    character, and Chinese quotes are as wide as Chinese characters.
    """
    tables = font["cmap"].tables
    plain = font.getBestCmap()
    for selector in (table for table in tables if table.format == 14):
        wide = dict(selector.uvsDict.get(0xFE01, []))
        narrow = [quote for quote in map(ord, "‘’“”") if quote in wide]
        narrow = [quote for quote in narrow if is_narrow(font, plain[quote])]
        for table in tables:
            if table.isUnicode() and table.format != 14:
                table.cmap.update({quote: wide[quote] for quote in narrow})


def is_narrow(font, glyph):
    return font["hmtx"][glyph][0] < font["head"].unitsPerEm


def rename(font, short, chinese, version):
    """Leaves no name of the source but in its copyright and licence records."""
    old = font["name"]
    kept = [record for record in old.names if record.nameID in KEPT_NAMES]
    font["name"] = name = newTable("name")
    name.names = kept
    family = f"Gongwen {short}"
    postscript = f"Gongwen{short}-Regular"
    english = {
        1: family,
        2: "Regular",
        3: f"{version};{postscript}",
        4: family,
        5: f"Version {version}; subset for gongwen",
        6: postscript,
    }
    for number, text in english.items():
        name.setName(text, number, WINDOWS, UNICODE_BMP, ENGLISH)
    for number in (1, 4):
        name.setName(chinese, number, WINDOWS, UNICODE_BMP, CHINESE)
    # A family of one face is regular, however heavy it is drawn.
    font["OS/2"].fsSelection = 0x40
    font["OS/2"].achVendID = "NONE"
    font["head"].macStyle = 0


def build_subset(source, target, points, names, features):
    """One subset, renamed, into `target`."""
    font = TTFont(source, recalcTimestamp=False)
    if "emdash.unjoined" in font.getGlyphOrder():
        add_two_em_dash(font)
    widen_quotes(font)
    subsetter = subset.Subsetter(options(features))
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    if names[0] in ERRORS:
        outlines.simplify(font, ERRORS[names[0]])
    if names[0] in GRIDS:
        scale_upem(font, GRIDS[names[0]])
        outlines.tidy(font)
    rename(font, *names)
    font.save(target)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the source faces are")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    if fontTools.version != FONTTOOLS:
        parser.error(f"fontTools {FONTTOOLS} gives the committed bytes, this is {fontTools.version}")
    points = wanted(arguments.folder)
    for file, short, chinese, version, features in SUBSETS:
        target = arguments.out / f"Gongwen{short}-Regular.ttf"
        build_subset(arguments.folder / file, target, points, (short, chinese, version), features)
        print(f"{target.name}\t{target.stat().st_size}")
    for file, renamed in WHOLE.items():
        target = arguments.out / renamed
        shutil.copyfile(arguments.folder / file, target)
        print(f"{renamed}\t{target.stat().st_size}")


if __name__ == "__main__":
    main()
