"""This program and its peers on the same report and on many of them, in one run:
the tables of docs/performance.md.

usage: python3 benches/peers GONGWEN [--report FILE] [--rounds 7] [--many 100]
  GONGWEN   the program, a release build
  --report  the report; without it, the sample report five times over (16 pages)
wanted: python3 with typst and python-docx (pip), pandoc, soffice; a peer that is
not there ends the run, so that no table lacks a line unseen

What each is given: pandoc, typst and python-docx our Markdown of the report (typst
with the page, faces and headings of tests/beside/as_typst.py), LibreOffice our
DOCX, with our faces installed. None of their outputs has the standard's grid or
elements; they are timed for what they do.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FONTS = ROOT / "fonts"
sys.path.insert(0, str(ROOT / "tests" / "beside"))

from as_typst import source_of
from timing import Contestant, compete, shown

FORMATS = "docx,pdf,md"


class Place:
    """Where the inputs stand: `one` report, and `many` that differ in every
    paragraph, so that nobody gains by remembering; each as text, Markdown, DOCX and
    typst source."""

    def __init__(self, folder, program, report, many):
        self.folder, self.program = folder, program
        self.one = folder / "one"
        self.many = folder / "many"
        for place, count in ((self.one, 1), (self.many, many)):
            place.mkdir(parents=True)
            for number in range(count):
                text = report if number == 0 else numbered(report, number)
                (place / f"r{number:03}.txt").write_text(text, encoding="utf-8")
            call = [program, "convert", str(place), "-t", "md,docx", "--force", "-q"]
            subprocess.run(call, check=True, stderr=subprocess.DEVNULL)
            for markdown in sorted(place.glob("*.md")):
                source = source_of(markdown.read_text(encoding="utf-8"), place)
                markdown.with_suffix(".typ").write_text(source, encoding="utf-8")
            texts = place / "texts"
            texts.mkdir()
            for text in place.glob("*.txt"):
                text.rename(texts / text.name)

    def files(self, place, ending):
        folder = place / "texts" if ending == "txt" else place
        return [str(file) for file in sorted(folder.glob(f"*.{ending}"))]

    def out(self, name):
        return str(self.folder / "out" / name)


def numbered(report, number):
    """The report with `number` put into every paragraph."""
    lines = report.splitlines()
    return "\n".join(re.sub(r"。$", f"（{number}）。", line) for line in lines) + "\n"


def ours(place, formats, name, files, *more):
    call = [place.program, "convert", *files, "-t", formats, "--force", "-q"]
    return Contestant(name, [*call, "-o", place.out(f"ours-{name}"), *more])


def office(place, files):
    """LibreOffice with its own profile and our faces."""
    scratch = place.folder / "office"
    scratch.mkdir(exist_ok=True)
    script = f". {ROOT}/ci/office-faces.sh; office_faces {FONTS} {scratch}"
    subprocess.run(["bash", "-c", script], check=True)
    call = ["soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless"]
    call += ["--convert-to", "pdf", "--outdir", place.out("office"), *files]
    faces = {"FONTCONFIG_FILE": str(scratch / "fonts.conf")}
    return Contestant("LibreOffice, DOCX to PDF", call, faces)


def peers(place, where):
    """The peers, each on all the files of one place."""
    python = sys.executable
    md, typ, docx = (place.files(where, ending) for ending in ("md", "typ", "docx"))
    each = 'for f in "$@"; do pandoc "$f" -o "$OUT/$(basename "$f" .md).docx" || exit 1; done'
    os.makedirs(place.out("pandoc"), exist_ok=True)
    return {
        "pandoc": Contestant(
            "pandoc, Markdown to DOCX", ["sh", "-c", each, "sh", *md], {"OUT": place.out("pandoc")}
        ),
        "python-docx": Contestant(
            "python-docx, Markdown to DOCX",
            [python, str(HERE / "peer_docx.py"), *md, place.out("python-docx")],
        ),
        "typst": Contestant(
            "typst, PDF", [python, str(HERE / "peer_typst.py"), str(FONTS), place.out("typst"), *typ]
        ),
        "office": office(place, docx),
    }


def table(contestants, base, count):
    print(f"| what | time | a second | processor | peak memory | against {base.name} |")
    print("| --- | --: | --: | --: | --: | --: |")
    for one in contestants:
        rate = f"{count / one.wall:.1f}"
        peak = f"{one.peak / 1024:.0f} MiB"
        ratio = f"{one.wall / base.wall:.2f}"
        print(f"| {one.name} | {shown(one.wall)} | {rate} | {shown(one.processor)} | {peak} | {ratio} |")


def inside(place, typ, rounds):
    """The median of compiling alone in a running process, its first left out."""
    call = [sys.executable, str(HERE / "peer_typst.py"), str(FONTS), place.out("typst"), *typ]
    runs = [Contestant("typst", call).run().split() for _ in range(rounds)]
    took = sorted(float(ms) for run in runs for ms in run[1:])
    return took[len(took) // 2]


def one_report(place, rounds):
    files = place.files(place.one, "txt")
    own = [ours(place, it, it, files) for it in ("docx", "pdf", "ofd", "md", FORMATS)]
    others = list(peers(place, place.one).values())
    compete([*own, *others], rounds)
    print("\n### One report, whole processes\n")
    table([*own, *others], own[-1], 1)


def many_reports(place, rounds, count):
    files = place.files(place.many, "txt")
    cores = len(os.sched_getaffinity(0))
    own = ours(place, FORMATS, f"{FORMATS}, {cores} jobs", files, "--jobs", str(cores))
    others = list(peers(place, place.many).values())
    compete([own, *others], rounds)
    print(f"\n### {count} reports, each tool in one call (pandoc: one call a file)\n")
    table([own, *others], own, count)
    own_pdf = ours(place, "pdf", "pdf, 1 job", files, "--jobs", "1")
    compete([own_pdf], rounds)
    took = inside(place, place.files(place.many, "typ"), rounds)
    print(f"\n### PDF alone in a running process, faces loaded, a document of {count}\n")
    print("| what | time a document |\n| --- | --: |")
    print(f"| {own_pdf.name}: its whole time through the number of files | {own_pdf.wall * 1000 / count:.2f} ms |")
    print(f"| typst in Python, compile only, the first left out | {took:.2f} ms |")


def versions(program):
    for call in ([program, "--version"], ["pandoc", "--version"], ["soffice", "--version"]):
        print(subprocess.run(call, capture_output=True, text=True, check=True).stdout.splitlines()[0])
    call = [sys.executable, "-m", "pip", "list"]
    listed = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    print(*re.findall(r"^(?:typst|python-docx) .*$", listed, re.M), sep="\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--report", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--many", type=int, default=100)
    told = parser.parse_args()
    sample = (ROOT / "samples" / "report.txt").read_text(encoding="utf-8") * 5
    report = told.report.read_text(encoding="utf-8") if told.report else sample
    folder = pathlib.Path(tempfile.mkdtemp(prefix="peers-"))
    try:
        place = Place(folder, shutil.which(told.program), report, told.many)
        versions(place.program)
        one_report(place, told.rounds)
        many_reports(place, max(told.rounds // 2, 1), told.many)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
