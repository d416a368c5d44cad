#!/usr/bin/env bash
# Writes every sample by every template, a folder a template.
#
# usage: ci/write-forms.sh GONGWEN DIR OPTION…
#   GONGWEN  the program
#   DIR      where the folders go
#   OPTION   further options of the program: the formats
set -euo pipefail

program=${1:?usage: ci/write-forms.sh GONGWEN DIR OPTION…}
dir=${2:?usage: ci/write-forms.sh GONGWEN DIR OPTION…}
shift 2
samples=$(cd "$(dirname "$0")/../samples" && pwd)
while IFS=$'\t' read -r template _; do
    "$program" convert "$samples"/*.txt "$samples/figures.md" --template "$template" \
        -o "$dir/$template/" --quiet "$@"
done < <("$program" template list)
