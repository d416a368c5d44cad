"""Two judges for one .docx; called by judge-docx.sh.

text FILE        opens FILE with python-docx; where FILE's .txt stands beside it,
                 each paragraph must be that line, leading and trailing space aside
                 and breaks inside a title not counted: they are the program's;
                 a row of a table is its cells with tabs between, and a tab before
                 the date of 印发 is the program's too; a text that begins with
                 front matter is composed of more than its own words and is not
                 compared
pages FILE PDF   PDF is LibreOffice's of FILE: no character may be lost on the way,
                 no page has more than 22 lines nor a Chinese line more than 28
                 characters, and of pages without a gap some has 22 lines
"""

import collections
import pathlib
import re
import subprocess
import sys

import docx
import docx.table

LINES, COLUMNS = 22, 28


def paragraphs(path):
    """The paragraphs of the body that hold text, as python-docx gives them."""
    texts = []
    for block in docx.Document(path).iter_inner_content():
        if isinstance(block, docx.table.Table):
            rows = ("\t".join(cell.text for cell in row.cells) for row in block.rows)
            texts.extend(re.sub(r"\t(?=\S*年\S*印发$)", "", row) for row in rows)
        else:
            texts.append(block.text.replace("\n", "").strip())
    return [text for text in texts if text]


def judge_text(path):
    got = paragraphs(path)
    beside = pathlib.Path(path).with_suffix(".txt")
    if not beside.exists():
        return []
    want = [line.strip() for line in beside.read_text(encoding="utf-8").splitlines()]
    if want and want[0] == "---":
        return []
    want = [line for line in want if line]
    if "\n".join(got) == "\n".join(want):
        return []
    for number, (left, right) in enumerate(zip(got, want), 1):
        if left != right:
            return [f"paragraph {number} differs:\n  docx {left!r}\n  text {right!r}"]
    return [f"{len(got)} paragraphs, {len(want)} in the text"]


def page_lines(pdf, page):
    """The lines of a page of a PDF, top to bottom, page number left out."""
    command = ["pdftotext", "-bbox-layout", "-f", str(page), "-l", str(page), pdf, "-"]
    layout = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    below = 842 - 35 * 72 / 25.4
    rows = collections.defaultdict(str)
    for top, words in re.findall(r'<line [^>]*?yMin="([\d.]+)"[^>]*>(.*?)</line>', layout, re.S):
        if float(top) < below:
            rows[round(float(top) / 10)] += "".join(re.findall(r">([^<\n]+)</word>", words))
    return sorted(rows.items())


def has_gap(page):
    """Whether a line of the grid stays empty between two of a page's lines."""
    tops = [top for top, _ in page]
    return any(below - above > 4 for above, below in zip(tops, tops[1:]))


def bare(text):
    for name, mark in (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        text = text.replace(name, mark)
    return collections.Counter(re.sub(r"\s", "", text))


def judge_pages(path, pdf):
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    count = int(re.search(r"Pages:\s+(\d+)", info)[1])
    pages = [page_lines(pdf, page) for page in range(1, count + 1)]
    document = docx.Document(path)
    if document.tables:
        return []
    found = []
    set_text = "".join(line for page in pages for _, line in page)
    lost = bare("".join(p.text for p in document.paragraphs)) - bare(set_text)
    if lost:
        found.append(f"lost in LibreOffice's PDF: {dict(lost)}")
    for number, page in enumerate(pages, 1):
        chinese = [len(line) for _, line in page if not re.search(r"[!-~“”‘’]", line)]
        if len(page) > LINES or max(chinese, default=0) > COLUMNS:
            found.append(f"page {number}: {len(page)} lines, the fullest of {max(chinese)} characters")
    full = [len(page) for page in pages[:-1] if not has_gap(page)]
    if len(full) > 2 and max(full) != LINES:
        found.append(f"no page has {LINES} lines")
    return found


def main():
    judge = {"text": judge_text, "pages": judge_pages}[sys.argv[1]]
    found = judge(*sys.argv[2:])
    for finding in found:
        print(f"{sys.argv[2]}: {finding}")
    sys.exit(1 if found else 0)


main()
