"""Our Markdown of a text as typst's source: the standard's area, 16 pt, a line
pitch of 29 pt, zh; a template of the kind a user writes.
"""

import re

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

CONTENTS = "#outline(title: [目　录], depth: 3)\n#pagebreak()\n"


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


def source_of(
    markdown, folder, *, left="28mm", right="26mm", flipped=False, contents=False
):
    """The whole source; pictures are looked for in `folder`."""
    style = STYLE.format(left=left, right=right, flipped="true" if flipped else "false")
    return style + (CONTENTS if contents else "") + markup(markdown, folder)
