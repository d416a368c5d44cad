#!/usr/bin/env bash
# Measures every form against the standard: our PDF of the sample that stands
# for it, and LibreOffice's PDF of its DOCX. Prints a table a form.
#
# usage: ci/measure-forms.sh GONGWEN
#   GONGWEN  the program
# exit:   0 all within the tolerances; 1 something is not
#
# Wanted on PATH: python3, mutool, pdftoppm, soffice.
set -euo pipefail

program=${1:?usage: ci/measure-forms.sh GONGWEN}
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

. "$here/office-faces.sh"
office_faces "$(cd "$here/../fonts" && pwd)" "$scratch"
python3 -B "$here/geometry" "$program" "$here/../samples" "$scratch"
