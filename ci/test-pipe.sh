#!/usr/bin/env bash
# Runs the examples in Python and in a shell that docs/pipe.md shows, and what
# the jobs of examples/spark and examples/ray do with a folder.
# Usage: ci/test-pipe.sh GONGWEN   (from anywhere; needs Python and jq)
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/.."
project=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$program" "$work/gongwen"
export PATH="$work:$PATH" PYTHONPATH="$project/examples"

# The block of docs/pipe.md in the language $1.
block() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" "$project/docs/pipe.md" | sed '1d;$d'; }

cd "$work"
block python >example.py
[ "$(python3 example.py)" = $'0 None\n1 None\n2 None' ]
printf '关于试点的报告\n\n　　按计划推进。\n' >甲.txt
block bash >example.sh
[ "$(bash -eo pipefail example.sh)" = $'# 关于试点的报告\n\n按计划推进。' ]
(cd "$project" && python3 ci/engines/folder.py "$work" "$program")
echo "the examples of docs/pipe.md do what it says"
