"""Our PDF against the PDF that LibreOffice makes of our DOCX: at which
characters lines end in both, and at which lines pages. Prints a table and every
disagreement.

usage: python3 tests/agreement GONGWEN SCRATCH TEXT...
  GONGWEN  the program; SCRATCH  a folder to work in; TEXT  what to convert
exit: 0 as many agree as did; 1 fewer do

soffice must find the bundled faces (ci/office-faces.sh). LibreOffice is asked
twice: as it comes, and without the space that it sets between Chinese and
Latin whatever the file says (decision 0004), which is the share that counts.
"""

import difflib
import pathlib
import subprocess
import sys
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "ci" / "geometry"))

import pdf  # noqa: E402

# Millimetres from the page's top: page numbers stand below.
AREA_BOTTOM = 262.0
# The shares below which something has broken; docs/agreement.md says where
# lines part and which is right.
LEAST_LINES = 0.95
LEAST_PAGES = 1.0


@dataclass
class Setting:
    """A text as one of the two set it: its characters without blanks, and the
    counts of characters at which lines and pages end."""

    chars: str
    lines: list
    pages: list

    def begin(self, end):
        """Where the line begins that ends at `end`."""
        at = self.lines.index(end)
        return self.lines[at - 1] if at else 0

    def line(self, end):
        """The line that ends at `end`."""
        return self.chars[self.begin(end) : end]


def setting(path):
    chars, lines, pages = "", [], []
    for page in pdf.pages(str(path)):
        # A table that lies across is turned on our page; theirs lies itself.
        for line in [] if page.lies else page.lines:
            text = "".join(line.text.split())
            if line.baseline > AREA_BOTTOM + 3 or not text:
                continue
            chars += text
            lines.append(len(chars))
        pages.append(len(chars))
    return Setting(chars, lines, pages)


def carried(ours, theirs, ends):
    """Ends in `theirs`, as counts of the characters of `ours`. Both have the
    same characters, but blocks side by side may come in another order, and a
    mark that LibreOffice hangs beyond the line it does not draw at all."""
    if ours.chars == theirs.chars:
        return set(ends)
    matcher = difflib.SequenceMatcher(None, theirs.chars, ours.chars, autojunk=False)
    found = set()
    for kind, first, last, our_first, our_last in matcher.get_opcodes():
        if kind == "equal":
            found |= {end - first + our_first for end in ends if first < end <= last}
        elif kind == "insert" and our_last - our_first == 1 and first in ends:
            found.discard(our_first)
            found.add(our_last)
    return found


@dataclass
class Agreement:
    lines: int
    same_lines: int
    pages: int
    same_pages: int
    # (our line, their characters after which the line or ours goes on).
    other: list

    @staticmethod
    def of(ours, theirs):
        line_ends = carried(ours, theirs, theirs.lines)
        page_ends = carried(ours, theirs, theirs.pages)
        other = [end for end in ours.lines if end not in line_ends]
        same_pages = sum(
            any(is_same_line(ours, page, sorted(line_ends), end) for end in page_ends)
            for page in ours.pages
        )
        if len(ours.pages) != len(theirs.pages):
            same_pages = min(same_pages, len(ours.pages) - 1)
        return Agreement(
            len(ours.lines),
            len(ours.lines) - len(other),
            len(ours.pages),
            same_pages,
            [(ours.line(end), nearest(line_ends, end) - end) for end in other],
        )


def is_same_line(ours, page, line_ends, end):
    """Whether our line that ends at `page` and theirs that ends at `end` are the
    same one: they end alike, or more than half of either is in the other."""
    if page == end:
        return True
    begin = ours.begin(page)
    before = [it for it in line_ends if it < end]
    their_begin = before[-1] if before else 0
    shared = min(page, end) - max(begin, their_begin)
    return shared * 2 > max(page - begin, end - their_begin)


def nearest(ends, end):
    return min(ends, key=lambda it: abs(it - end))


def convert(program, texts, scratch):
    """Writes PDF and DOCX of the texts; the stems of their paths."""
    stems = []
    for at, text in enumerate(texts):
        stem = scratch / f"{at:02}-{pathlib.Path(text).stem}"
        for ending in ("pdf", "docx"):
            call = [program, "convert", text, "--force", "-q", "-o", f"{stem}.{ending}"]
            subprocess.run(call, check=True)
        stems.append(stem)
    return stems


def office(scratch, stems):
    """LibreOffice's PDF of each DOCX, as it comes and without its own space."""
    profile = f"-env:UserInstallation=file://{scratch.resolve()}/profile"
    call = ["soffice", profile, "--headless", "--convert-to", "pdf"]
    call += ["--outdir", str(scratch / "office"), *[f"{stem}.docx" for stem in stems]]
    subprocess.run(call, check=True, capture_output=True)
    python = "/usr/bin/python3"
    call = [python, str(HERE / "office.py"), profile, str(scratch / "asked")]
    subprocess.run(call + [f"{stem}.docx" for stem in stems], check=True)


def share(some, all_):
    return f"{some} / {all_} ({100 * some / all_:.1f} %)"


def main(program, scratch, *texts):
    scratch = pathlib.Path(scratch)
    stems = convert(program, texts, scratch)
    office(scratch, stems)
    print("| text | pages | lines | lines, LibreOffice as it comes |")
    print("| --- | --- | --- | --- |")
    totals, shown = [0, 0, 0, 0, 0], []
    for stem in stems:
        ours = setting(f"{stem}.pdf")
        asked = Agreement.of(ours, setting(scratch / "asked" / f"{stem.name}.pdf"))
        comes = Agreement.of(ours, setting(scratch / "office" / f"{stem.name}.pdf"))
        print(
            f"| {stem.name[3:]} | {share(asked.same_pages, asked.pages)} "
            f"| {share(asked.same_lines, asked.lines)} | {share(comes.same_lines, comes.lines)} |"
        )
        figures = (asked.pages, asked.same_pages, asked.lines, asked.same_lines, comes.same_lines)
        totals = [one + more for one, more in zip(totals, figures)]
        shown += [(stem.name[3:], line, by) for line, by in asked.other]
    pages, same_pages, lines, same_lines, same_as_it_comes = totals
    print(
        f"| all | {share(same_pages, pages)} | {share(same_lines, lines)} "
        f"| {share(same_as_it_comes, lines)} |"
    )
    print("\nLines that end elsewhere: ours, and by how many characters theirs differs.\n")
    for name, line, by in shown:
        print(f"- {name}: {line} ({by:+d})")
    agree = same_pages >= pages * LEAST_PAGES and same_lines >= lines * LEAST_LINES
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
