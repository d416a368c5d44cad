"""Our Markdown of a report as a Word file by python-docx: headings, body, run-in
bold, the faces and the page of the standard; no grid, no 版记. A peer to time.

usage: python3 peer_docx.py MARKDOWN… FOLDER
"""

import pathlib
import re
import sys

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FACES = {1: "方正小标宋简体", 2: "黑体", 3: "楷体_GB2312", 4: "仿宋_GB2312"}


def dressed(run, face, size):
    run.font.name = face
    run.font.size = Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


def paragraph(sheet, line):
    heading = re.match(r"(#{1,4}) (.*)", line)
    level = len(heading[1]) if heading else 0
    made = sheet.add_paragraph(style=f"Heading {level}" if level else None)
    made.paragraph_format.first_line_indent = Pt(0 if level == 1 else 32)
    made.paragraph_format.line_spacing = Pt(29)
    for part in re.split(r"(\*\*.+?\*\*)", heading[2] if heading else line):
        if part:
            run = made.add_run(part.strip("*"))
            run.bold = part.startswith("**")
            dressed(run, FACES.get(level, "仿宋_GB2312"), 22 if level == 1 else 16)


def convert(markdown, folder):
    sheet = docx.Document()
    page = sheet.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    for line in markdown.read_text(encoding="utf-8").splitlines():
        if line:
            paragraph(sheet, line)
    sheet.save(folder / f"{markdown.stem}.docx")


if __name__ == "__main__":
    *files, folder = map(pathlib.Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        convert(file, folder)
