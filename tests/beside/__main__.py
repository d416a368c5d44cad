"""Ten pages of ours beside the same text set by typst with the same faces: what
docs/comparison.md tells of.

usage: python3 tests/beside GONGWEN FOLDER
  GONGWEN  the program; FOLDER  where the pictures go, NN-name.png, ours left
wanted: python3 with typst (pip install typst), pdftoppm, montage

typst gets our Markdown of the text and a template of the kind a user writes:
the standard's area, 16 pt, a line pitch of 29 pt, zh. It is no part of CI.
"""

import pathlib
import re
import subprocess
import sys
from dataclasses import dataclass

import typst

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

STYLE = """
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: {left}, right: {right}),
  numbering: "— 1 —", flipped: {flipped})
#let faces(name) = ((name: "Liberation Serif", covers: "latin-in-cjk"), name)
#set text(font: faces("Gongwen Fangsong"), size: 16pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 12.99pt, spacing: 12.99pt,
  first-line-indent: (amount: 2em, all: true))
#show heading: set block(above: 12.99pt, below: 12.99pt)
#show heading: it => block(width: 100%, h(2em) + text(size: 16pt, weight: "regular", it.body))
#show heading.where(level: 1): it => align(center, block(above: 12.99pt, below: 12.99pt,
  text(font: faces("Gongwen Xiaobiaosong"), size: 22pt, weight: "regular", it.body)))
#show heading.where(level: 2): set text(font: faces("Gongwen Heiti"))
#show heading.where(level: 3): set text(font: faces("Gongwen Kaiti"))
#show table: set text(size: 10.5pt)
#show table: set par(first-line-indent: 0pt, leading: 5pt, justify: false)
#show footnote.entry: set text(size: 12pt)
#show footnote.entry: set par(leading: 6pt, first-line-indent: 0pt)
"""


@dataclass
class Case:
    """A text, and which page of ours to show beside which of typst's."""

    name: str
    text: pathlib.Path
    ours: int
    theirs: int
    template: str = "报告材料"
    left: str = "28mm"
    right: str = "26mm"
    contents: bool = False
    flipped: bool = False


SAMPLES = ROOT / "samples"
CASES = [
    Case("report", SAMPLES / "report.txt", 2, 2),
    Case("contents", SAMPLES / "report.txt", 1, 1, contents=True),
    Case("table", SAMPLES / "projects.txt", 2, 1, flipped=True),
    Case("notes", HERE / "notes.md", 1, 1),
    Case("letter", SAMPLES / "letter.txt", 1, 1, template="信函"),
    Case("figure", SAMPLES / "figures.md", 1, 1),
    Case("narrow", SAMPLES / "report.txt", 2, 2, str(HERE / "narrow.yaml"), "72.5mm", "72.5mm"),
    Case("english", HERE / "english.txt", 1, 1),
    Case("rules", SAMPLES / "rules.txt", 1, 1),
    Case("attachments", HERE / "attachments.txt", 1, 1, contents=True),
]


def quoted(words):
    words = re.sub(r"\\([^\w\s])", r"\1", words)
    return '#"' + words.replace("\\", "\\\\").replace('"', '\\"') + '";'


def inline(words, notes):
    """A line of Markdown as typst's markup."""
    out = ""
    for part in re.split(r"(\*\*.+?\*\*|\[\^\w+\])", words):
        if part.startswith("**") and part.endswith("**") and len(part) > 4:
            out += f"#strong[{quoted(part[2:-2])}]"
        elif part.startswith("[^") and part[2:-1] in notes:
            out += f"#footnote[{quoted(notes[part[2:-1]])}]"
        elif part:
            out += quoted(part)
    return out


def table(rows, notes):
    cells = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in rows]
    cells.pop(1)
    content = ", ".join(f"[{inline(cell, notes)}]" for row in cells for cell in row)
    return f"#table(columns: {len(cells[0])}, {content})"


def markup(markdown, folder):
    """Our Markdown as typst's markup; pictures are told by their paths."""
    notes = dict(re.findall(r"^\[\^(\w+)\]: (.+)$", markdown, re.M))
    lines = [it for it in markdown.splitlines() if not it.startswith("[^")]
    out, rows = [], []
    for line in lines + [""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            out.append(table(rows, notes))
            rows = []
        picture = re.match(r"!\[(.*)\]\((.+)\)$", line)
        heading = re.match(r"(#+) (.*)", line)
        item = re.match(r"( *)- (.*)", line)
        if picture:
            path = folder / picture[2]
            out.append(f'#figure(image("{path}"))')
        elif heading:
            out.append("=" * len(heading[1]) + " " + inline(heading[2], notes))
        elif item:
            out.append(f"{item[1]}- {inline(item[2], notes)}")
        else:
            out.append(inline(line, notes) if line else "")
    return "\n".join(out)


def picture(pdf, page, out):
    call = ["pdftoppm", "-r", "80", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
    subprocess.run([*call, str(pdf), str(out)], check=True)
    return f"{out}.png"


def ours(program, case, stem):
    call = [program, "convert", str(case.text), "--force", "-q", "--template", case.template]
    if case.contents:
        call += ["--set", "目录=true"]
    for ending in ("pdf", "md"):
        subprocess.run([*call, "-o", f"{stem}.{ending}"], check=True)


def theirs(case, stem):
    flipped = "true" if case.flipped else "false"
    style = STYLE.format(left=case.left, right=case.right, flipped=flipped)
    contents = "#outline(title: [目　录], depth: 3)\n#pagebreak()\n" if case.contents else ""
    markdown = pathlib.Path(f"{stem}.md").read_text(encoding="utf-8")
    source = pathlib.Path(f"{stem}.typ")
    source.write_text(style + contents + markup(markdown, case.text.parent), encoding="utf-8")
    typst.compile(
        str(source),
        output=f"{stem}-typst.pdf",
        root="/",
        font_paths=[str(ROOT / "fonts")],
        ignore_system_fonts=True,
    )


def main(program, folder):
    folder = pathlib.Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for at, case in enumerate(CASES, 1):
        stem = folder / f"{at:02}-{case.name}"
        ours(program, case, stem)
        theirs(case, stem)
        left = picture(f"{stem}.pdf", case.ours, f"{stem}-a")
        right = picture(f"{stem}-typst.pdf", case.theirs, f"{stem}-b")
        call = ["montage", left, right, "-tile", "2x1", "-geometry", "+4+4", "-background", "gray"]
        subprocess.run([*call, f"{stem}.png"], check=True)
        print(f"{stem}.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
