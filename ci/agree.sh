#!/usr/bin/env bash
# Whether Word files and PDF agree: at which characters lines and pages end in
# our PDF of every sample (and of the real report where it is at hand), and in
# LibreOffice's PDF of the DOCX. Prints a table and every line that differs.
#
# usage: ci/agree.sh GONGWEN
#   GONGWEN  the program
# exit:   0 pages and lines agree as far as wanted; 1 they do not
#
# Wanted on PATH: python3, mutool, soffice; and python3-uno.
set -euo pipefail

program=${1:?usage: ci/agree.sh GONGWEN}
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

. "$here/office-faces.sh"
office_faces "$(cd "$here/../fonts" && pwd)" "$scratch"
texts=("$here"/../samples/*.txt)
[ -d "$here/../../shared/inputs" ] && texts+=("$here"/../../shared/inputs/*.txt)
python3 -B "$here/../tests/agreement" "$program" "$scratch" "${texts[@]}"
