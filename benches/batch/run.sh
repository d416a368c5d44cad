#!/usr/bin/env bash
# A whole archive: 10,000 invented reports in all formats and 200,000 small ones
# to Markdown; then each again with nothing to do. Prints a Markdown table.
# Usage: benches/batch/run.sh [PROGRAM [REPORTS [SMALL]]]   (needs Python 3)
# Texts and outputs go to a folder of their own under ${TMPDIR:-/tmp}, which is
# removed: 10,000 reports need some 5 GB there, in files of the size of reports.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${1:-target/release/gongwen}
reports=${2:-10000}
small=${3:-200000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "| | inputs | formats | a second | seconds | peak MiB | a second, first tenth | a second, last tenth |"
echo "| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |"
batch() { # name count paragraphs formats
  python3 benches/batch/texts.py "$work/$1" "$2" "$3"
  for what in converted unchanged; do
    python3 benches/batch/measure.py "$what" "$program" "$work/$1" "$work/$1-out" "$4" --incremental
  done
  rm -rf "${work:?}/$1" "${work:?}/$1-out"
}
batch reports "$reports" 24 docx,pdf,md
batch small "$small" 3 md
