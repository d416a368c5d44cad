"""Ten pages of ours beside the same text set by typst with the same faces: what
docs/comparison.md tells of.

usage: python3 tests/beside GONGWEN FOLDER
  GONGWEN  the program; FOLDER  where the pictures go, NN-name.png, ours left
wanted: python3 with typst (pip install typst), pdftoppm, montage

typst gets our Markdown of the text and a template of the kind a user writes:
the standard's area, 16 pt, a line pitch of 29 pt, zh. It is no part of CI.
"""

import pathlib
import subprocess
import sys
from dataclasses import dataclass

import typst

from as_typst import source_of

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

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
    markdown = pathlib.Path(f"{stem}.md").read_text(encoding="utf-8")
    sheet = {"left": case.left, "right": case.right, "flipped": case.flipped}
    source = pathlib.Path(f"{stem}.typ")
    source.write_text(
        source_of(markdown, case.text.parent, contents=case.contents, **sheet), encoding="utf-8"
    )
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
