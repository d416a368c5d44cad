#!/usr/bin/env bash
# Runs examples/spark on a cluster of two executors, each a process of its own,
# and kills, while it works, a `gongwen pipe`, a Python worker and an executor:
# every document must arrive, once, and as without a cluster.
# Usage: ci/test-spark.sh GONGWEN   (from anywhere; needs Java 17, Python, pip)
set -euo pipefail
program=$(realpath "$1")
documents=${DOCUMENTS:-240}
cd "$(dirname "$0")/.."

python3 -c 'import pyspark' 2>/dev/null || python3 -m pip install -q pyspark==4.3.0
. ci/engines/lib.sh

export SPARK_LOCAL_IP=127.0.0.1
export PYSPARK_SUBMIT_ARGS="--master local-cluster[2,1,1024] \
  --conf spark.executor.memory=600m --conf spark.ui.enabled=false pyspark-shell"
start spark --partitions 24
kill_above 0 10 gongwen
kill_above 1 35 python
kill_above 3 60 java
check
lost=$(grep -c 'Lost task' "$work/log" || true)
# A process that has just answered its last record takes no task with it.
[ "$lost" -ge 1 ] || fail "no task was lost and done again"
