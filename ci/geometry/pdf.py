"""What a PDF's pages bear and where, in millimetres from the page's top left
corner: text by its baselines in the content stream (mutool's trace), rules by
their paths, ink by a picture of the page (pdftoppm)."""

import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

MM = 25.4 / 72
# Em box of a line of text about its baseline.
ASCENT, DESCENT = 0.88, 0.12
INK_DPI = 600


@dataclass
class Glyph:
    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass
class Words:
    """Glyphs on one baseline."""

    glyphs: list

    @property
    def text(self):
        return "".join(one.text for one in self.glyphs)

    @property
    def left(self):
        return self.glyphs[0].left

    @property
    def right(self):
        return self.glyphs[-1].right

    @property
    def middle(self):
        return (self.left + self.right) / 2

    @property
    def baseline(self):
        return self.glyphs[0].baseline

    @property
    def top(self):
        return self.baseline - ASCENT * self.glyphs[0].size

    @property
    def bottom(self):
        return self.baseline + DESCENT * self.glyphs[0].size

    def part(self, words):
        """Those of its glyphs that spell `words`; blanks do not count."""
        shown = [one for one in self.glyphs if one.text.strip()]
        at = "".join(one.text for one in shown).index(words)
        return Words(shown[at : at + len(words)])


@dataclass
class Rule:
    """The box of a rule or of a picture."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def length(self):
        return self.right - self.left

    @property
    def thickness(self):
        return self.bottom - self.top


@dataclass
class Page:
    pdf: str
    number: int
    lines: list = field(default_factory=list)
    rules: list = field(default_factory=list)
    pictures: list = field(default_factory=list)
    lies: bool = False

    def ink(self, left, top, right, bottom):
        """The box of what is not white within a box, or None."""
        scale = INK_DPI / 25.4
        x, y = round(left * scale), round(top * scale)
        width, height = round((right - left) * scale), round((bottom - top) * scale)
        call = ["pdftoppm", "-r", str(INK_DPI), "-gray"]
        call += ["-f", str(self.number), "-l", str(self.number)]
        call += ["-x", str(x), "-y", str(y), "-W", str(width), "-H", str(height), self.pdf]
        picture = subprocess.run(call, capture_output=True, check=True).stdout
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
        columns, rows = int(head[1]), int(head[2])
        body = picture[head.end() :]
        lines = [body[at * columns : (at + 1) * columns] for at in range(rows)]
        dark = [at for at, line in enumerate(lines) if min(line) < 160]
        if not dark:
            return None
        across = [
            at for at in range(columns) if any(lines[row][at] < 160 for row in dark)
        ]
        box = (x + across[0], y + dark[0], x + across[-1] + 1, y + dark[-1] + 1)
        return tuple(edge / scale for edge in box)


def pages(pdf):
    """The pages of the file, with their lines from top to bottom."""
    told = subprocess.run(
        ["mutool", "draw", "-F", "trace", pdf], capture_output=True, check=True
    )
    document = ET.fromstring(told.stdout)
    found = []
    for number, traced in enumerate(document.iter("page"), start=1):
        page = Page(pdf, number)
        left, top, right, bottom = numbers(traced, "mediabox")
        page.lies = right - left > bottom - top
        glyphs = []
        for text in traced.iter("fill_text"):
            glyphs += glyphs_of(text)
        page.lines = lines_of(glyphs)
        page.rules = rules_of(traced)
        page.pictures = [picture_of(one) for one in traced.iter("fill_image")]
        found.append(page)
    return found


def numbers(element, name):
    return [float(one) for one in element.get(name).split()]


def place(matrix, x, y):
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e) * MM, (b * x + d * y + f) * MM


def glyphs_of(text):
    matrix = numbers(text, "transform")
    if abs(matrix[0]) < abs(matrix[1]):
        # What lies across the page has no lines of it.
        return
    for span in text.iter("span"):
        wide, _, _, high = numbers(span, "trm")
        for one in span.iter("g"):
            x, y = float(one.get("x")), float(one.get("y"))
            left, baseline = place(matrix, x, y)
            right, _ = place(matrix, x + float(one.get("adv")) * wide, y)
            yield Glyph(one.get("unicode") or "", left, right, baseline, high * MM)


def lines_of(glyphs):
    """One entry a baseline; glyphs less than 0.2 mm apart share one."""
    lines = []
    for one in sorted(glyphs, key=lambda it: it.baseline):
        if lines and one.baseline - lines[-1][0].baseline < 0.2:
            lines[-1].append(one)
        else:
            lines.append([one])
    return [Words(sorted(line, key=lambda it: it.left)) for line in lines]


def picture_of(image):
    """The box of a picture."""
    matrix = numbers(image, "transform")
    corners = [place(matrix, x, y) for x in (0, 1) for y in (0, 1)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return Rule(min(across), min(down), max(across), max(down))


def rules_of(traced):
    """Straight horizontal rules, filled or stroked, each once."""
    found = []
    for path in list(traced.iter("fill_path")) + list(traced.iter("stroke_path")):
        matrix = numbers(path, "transform")
        ends = [one for one in path if one.tag in ("moveto", "lineto")]
        at = [place(matrix, float(one.get("x")), float(one.get("y"))) for one in ends]
        half = 0.0
        if path.tag == "stroke_path":
            half = float(path.get("linewidth")) * MM / 2
        rule = Rule(
            min(x for x, _ in at),
            min(y for _, y in at) - half,
            max(x for x, _ in at),
            max(y for _, y in at) + half,
        )
        if rule.thickness < 2 and rule.length > 50 and rule not in found:
            found.append(rule)
    return sorted(found, key=lambda it: it.top)
