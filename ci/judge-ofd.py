"""Outside readers on the OFD files of a folder; see judge-ofd.sh."""
import multiprocessing
import pathlib
import re
import subprocess
import sys
import tempfile

import ofdkit
from PIL import Image, ImageChops, ImageStat

# Pictures are compared at this many dots an inch, in 256 steps of grey.
DPI = 72
# The most that the pictures of a page may differ by on average. Two readers of
# one PDF differ by up to 6.8 (poppler and mutool on the samples), the pictures
# of an OFD and its PDF by up to 5.6; glyphs 0.3 mm off their places give 9.
MOST = 7.0


def run(*command):
    """What a command prints; it fails with what it says."""
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode("utf-8", "replace")
        raise ValueError(f"{command[0]}: {said.strip()[-400:]}")
    return done.stdout


def packed(text):
    return "".join(text.split())


def texts_of_ofd(path):
    """The text of each page in the order in which the file has it."""
    with ofdkit.open(path) as document:
        pages = [packed("".join(run.text for run in page.runs)) for page in document.pages]
        if document.warnings:
            raise ValueError(f"ofdkit: {document.warnings}")
        return pages, document.info.title


def texts_of_pdf(path):
    raw = run("pdftotext", "-raw", str(path), "-").decode("utf-8")
    return [packed(page) for page in raw.split("\f")[:-1]]


def compare_texts(ofd, pdf):
    (got, title), wanted = texts_of_ofd(ofd), texts_of_pdf(pdf)
    if len(got) != len(wanted):
        raise ValueError(f"{len(got)} pages, the PDF has {len(wanted)}")
    if not title:
        raise ValueError("no title")
    for number, (one, other) in enumerate(zip(got, wanted), 1):
        if one != other:
            at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
            raise ValueError(f"page {number}: {one[at:at + 20]!r}, not {other[at:at + 20]!r}")


def pictures_of_ofd(path, scratch):
    run("ofd-cli", "render", str(path), scratch, "--dpi", str(DPI), "--prefix", "ofd")
    pages = pathlib.Path(scratch).glob("ofd_doc0_page*.png")
    return sorted(pages, key=lambda page: int(re.search(r"(\d+)\.png$", page.name)[1]))


def pictures_of_pdf(path, scratch):
    run("mutool", "draw", "-q", "-r", str(DPI), "-c", "gray", "-o", f"{scratch}/pdf-%04d.png", str(path))
    return sorted(pathlib.Path(scratch).glob("pdf-*.png"))


def difference(one, other):
    pictures = [Image.open(path).convert("L") for path in (one, other)]
    # Readers round the page's size to dots up or down.
    width, height = (min(sizes) for sizes in zip(*(picture.size for picture in pictures)))
    cut = [picture.crop((0, 0, width, height)) for picture in pictures]
    return ImageStat.Stat(ImageChops.difference(*cut)).mean[0]


def judge(ofd):
    """The differences of the pages' pictures, or what is wrong."""
    pdf = ofd.with_suffix(".pdf")
    try:
        run("ofd-cli", "check", str(ofd))
        compare_texts(ofd, pdf)
        with tempfile.TemporaryDirectory() as scratch:
            pairs = zip(pictures_of_ofd(ofd, scratch), pictures_of_pdf(pdf, scratch), strict=True)
            grey = [difference(*pair) for pair in pairs]
    except (ValueError, OSError) as error:
        return ofd, None, str(error)
    worst = max(grey)
    return ofd, grey, f"page {grey.index(worst) + 1} differs by {worst:.2f}" if worst > MOST else ""


def main():
    files = sorted(pathlib.Path(sys.argv[1]).rglob("*.ofd"))
    if not files:
        sys.exit(f"FAIL {sys.argv[1]}: no OFD to judge")
    with multiprocessing.Pool() as pool:
        verdicts = pool.map(judge, files, chunksize=1)
    failed = [(ofd, told) for ofd, _, told in verdicts if told]
    for ofd, told in failed:
        print(f"FAIL {ofd}: {told}", file=sys.stderr)
    passed = [pages for _, pages, told in verdicts if not told]
    grey = [one for pages in passed for one in pages]
    if grey:
        mean = sum(grey) / len(grey)
        print(f"{len(passed)} of {len(files)} OFD, {len(grey)} pages: opened and checked, text as in the PDF; "
              f"pictures differ by {mean:.2f} of 255 on average, {max(grey):.2f} at most")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
