#!/usr/bin/env bash
# Outside judges on the PDF files of a folder: qpdf, poppler and mutool, and
# pdf_oxide on PDF/A-2 and PDF/UA-1: a second and shallow voice beside our own
# checks (docs/standard/pdfa.md), no validator's verdict. The
# text of a.pdf has to be that of a.txt beside it, white space aside, once the
# page numbers are cut off by their place. Texts that begin with front matter
# are composed of more than their own words: for them the text is not compared.
# A judge that is missing fails the run.
# Usage: ci/judge-pdf.sh DIR
set -euo pipefail

# The type area ends 35 mm above the page's bottom edge (GB/T 9704-2012
# §5.2.1); page numbers stand below it.
AREA_BOTTOM_MM=35

dir=${1:?usage: ci/judge-pdf.sh DIR}
failed=0

fail() {
  printf 'FAIL %s: %s\n' "$1" "$2" >&2
  failed=1
}

for judge in qpdf pdfinfo pdffonts pdftotext pdftoppm mutool python3; do
  command -v "$judge" >/dev/null || {
    printf 'FAIL: %s is missing\n' "$judge" >&2
    exit 1
  }
done

# Every font embedded and mapped to text, and cut down unless it is Type 3,
# which holds its own few drawings.
fonts_are_whole() {
  pdffonts "$1" | awk 'NR > 2 {
    emb = $(NF - 4); sub_ = $(NF - 3); uni = $(NF - 2)
    if (emb != "yes" || uni != "yes" || (sub_ != "yes" && !/ Type 3 /)) { print; bad = 1 }
  } END { exit bad }'
}

# What pdf_oxide has against the file, by level.
second_voice() {
  python3 - "$1" <<'PYTHON'
import sys
from pdf_oxide import PdfDocument
file = PdfDocument(sys.argv[1])
verdicts = {level: file.validate_pdf_a(level) for level in ("2u", "2a")}
verdicts["ua-1"] = file.validate_pdf_ua()
wrong = {level: it["errors"] or "not valid" for level, it in verdicts.items()
         if it["errors"] or not it["valid"]}
if wrong:
    print(f"pdf_oxide: {wrong}")
sys.exit(bool(wrong))
PYTHON
}

# Points from the top of the page to the end of the type area.
area_height() {
  pdfinfo "$1" | awk -v below="$AREA_BOTTOM_MM" \
    '/^Page size:/ { printf "%d", $5 - below * 72 / 25.4 }'
}

compare_text() {
  python3 - "$1" "$2" <<'PYTHON'
import pathlib, sys
wanted, got = (pathlib.Path(name).read_bytes() for name in sys.argv[1:])
for encoding in ("utf-8-sig", "utf-16", "gb18030"):
    try:
        wanted = wanted.decode(encoding)
        break
    except UnicodeError:
        continue
got = got.decode("utf-8")
if wanted.startswith("---\n") or wanted.startswith("---\r\n"):
    print("front matter: text not compared")
    sys.exit(0)
wanted, got = ("".join(text.split()) for text in (wanted, got))
if wanted != got:
    at = next((i for i, (a, b) in enumerate(zip(wanted, got)) if a != b),
              min(len(wanted), len(got)))
    print(f"text differs at character {at}: wanted {wanted[at:at + 20]!r}, got {got[at:at + 20]!r}")
    sys.exit(1)
PYTHON
}

shopt -s nullglob
count=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for pdf in "$dir"/*.pdf; do
  count=$((count + 1))
  checked=$(qpdf --check "$pdf" 2>&1) || fail "$pdf" "$checked"
  fonts=$(fonts_are_whole "$pdf") || fail "$pdf" "fonts: $fonts"
  voice=$(second_voice "$pdf" 2>&1) || fail "$pdf" "$voice"
  mutool draw -q -F txt -o "$scratch/mutool.txt" "$pdf" || fail "$pdf" "mutool cannot read it"
  pdftoppm -r 20 -gray "$pdf" "$scratch/page" 2>"$scratch/drawn" || fail "$pdf" "cannot be drawn"
  [ -s "$scratch/drawn" ] && fail "$pdf" "$(cat "$scratch/drawn")"
  text="${pdf%.pdf}.txt"
  if [ -e "$text" ]; then
    pdftotext -raw -x 0 -y 0 -W 10000 -H "$(area_height "$pdf")" "$pdf" "$scratch/got.txt"
    told=$(compare_text "$text" "$scratch/got.txt") || fail "$pdf" "$told"
  fi
  printf 'judged %s %s\n' "$pdf" "${told:-}"
  told=
done
[ "$count" -gt 0 ] || fail "$dir" "no PDF to judge"
exit "$failed"
