#!/usr/bin/env bash
# Runs examples/ray with two actors, each a process of its own, and kills, while
# it works, a `gongwen pipe` and an actor: every document must arrive, once, and
# as without Ray.
# Usage: ci/test-ray.sh GONGWEN   (from anywhere; needs Python, pip)
set -euo pipefail
program=$(realpath "$1")
documents=${DOCUMENTS:-240}
cd "$(dirname "$0")/.."

python3 -c 'import ray' 2>/dev/null || python3 -m pip install -q ray==2.60.0
. ci/engines/lib.sh

export RAY_USAGE_STATS_ENABLED=0
start ray --actors 2
kill_above 0 10 gongwen
kill_above 1 50 'ray|python'
check
