"""Measures the samples' PDF, and LibreOffice's PDF of their DOCX, against the
standard; prints a table a form.

usage: python3 ci/geometry GONGWEN SAMPLES SCRATCH
  GONGWEN  the program; SCRATCH  a folder to work in
exit: 0 all within the tolerances; 1 something is not

soffice must find the bundled faces (ci/office-faces.sh). Exceptions of
LibreOffice's side are named here with their cause.
"""

import pathlib
import struct
import subprocess
import sys
import zlib

import pdf
from forms import FORMS, Document

OURS_MAY_DIFFER = 0.3
OFFICE_MAY_DIFFER = 1.0

# What LibreOffice 7.4 does otherwise, by the words of the fact: it sets a space
# between digits and 字 whatever the file says, so that dates are wider.
EXCEPTIONS = {
    "署名 from the date's middle": "0004",
    "date begins, from where 署名 begins": "0004",
}


def main(program, samples, scratch):
    scratch = pathlib.Path(scratch)
    (scratch / "seal.png").write_bytes(red_square())
    made = {form: convert(program, form, samples, name, scratch) for form, name, _ in FORMS}
    office(scratch, made.values())
    sound = True
    for form, _, asked in FORMS:
        ours = Document(pdf.pages(f"{made[form]}.pdf"))
        theirs = Document(pdf.pages(str(scratch / "office" / f"{made[form].name}.pdf")))
        sound &= table(form, list(asked(ours)), list(asked(theirs)))
    return 0 if sound else 1


def convert(program, form, samples, name, scratch):
    """Writes PDF and DOCX of a sample by a template; their path but the ending."""
    stem = scratch / f"{FORM_NAMES[form]}"
    for ending in ("pdf", "docx"):
        call = [program, "convert", f"{samples}/{name}", "--template", form, "--force", "-q"]
        if form in SEALED:
            call += ["--set", f"印章={scratch / 'seal.png'}"]
        subprocess.run([*call, "-o", f"{stem}.{ending}"], check=True)
    return stem


# Forms whose sample is measured with a seal on it.
SEALED = ["通用公文"]


def red_square():
    """A PNG of one red pixel that lets half of what is below it through."""

    def chunk(kind, data):
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0)
    pixels = zlib.compress(bytes([0, 255, 0, 0, 128]))
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", pixels), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


FORM_NAMES = {form: f"{at}-{name[:-4]}" for at, (form, name, _) in enumerate(FORMS, 1)}


def office(scratch, stems):
    call = ["soffice", f"-env:UserInstallation=file://{scratch.resolve()}/profile"]
    call += ["--headless", "--convert-to", "pdf", "--outdir", str(scratch / "office")]
    call += [f"{stem}.docx" for stem in stems]
    subprocess.run(call, check=True, capture_output=True)


def table(form, ours, theirs):
    """Prints the measured figures; whether they are what is asked."""
    sound = True
    print(f"\n## {form}\n\n| clause | what | wanted | our PDF | LibreOffice |")
    print("| --- | --- | --- | --- | --- |")
    by_name = {}
    for what, _, wanted, found in theirs:
        by_name.setdefault(what, []).append((wanted, found))
    for what, clause, wanted, found in ours:
        good = within(wanted, found, OURS_MAY_DIFFER)
        office_wanted, office_found = by_name[what].pop(0) if by_name.get(what) else (0, None)
        office_good = office_found is None or within(office_wanted, office_found, OFFICE_MAY_DIFFER)
        remark = "" if good else " **no**"
        office_remark = "" if office_good else f" ({EXCEPTIONS.get(what, '**no**')})"
        sound &= good and (office_good or what in EXCEPTIONS)
        print(
            f"| {clause} | {what} | {shown(wanted)} | {shown(found)}{remark} "
            f"| {shown(office_found)}{office_remark} |"
        )
    return sound


def within(wanted, found, tolerance):
    if isinstance(wanted, int):
        return wanted == found
    least, most = wanted if isinstance(wanted, tuple) else (wanted, wanted)
    return least - tolerance <= found <= most + tolerance


def shown(figure):
    if figure is None:
        return "—"
    if isinstance(figure, tuple):
        return f"{figure[0]:.2f} to {figure[1]:.2f}"
    return f"{figure}" if isinstance(figure, int) else f"{figure:.2f}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
