# shellcheck shell=bash disable=SC2154
# For the tests of examples/: a folder of texts, a job that converts it in the
# background, and the killing of its processes while it works. Sourced; the
# sourcing script has set $program and $documents and stands in the project.

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# By this name its processes are known among all others.
cp "$program" "$work/gongwen"
python3 ci/engines/texts.py "$work/in" "$documents"

# Starts examples/$1 with the further arguments.
start() {
  python3 "examples/$1/convert.py" "$work/in" -o "$work/out" -t docx,pdf,md \
    --gongwen "$work/gongwen" "${@:2}" >"$work/said" 2>"$work/log" &
  job=$!
}

fail() {
  echo "$0: $*" >&2
  tail -n 30 "$work/said" "$work/log" >&2
  kill "$job" 2>/dev/null || true
  exit 1
}

arrived() { find "$work/out" -name '*.md' 2>/dev/null | wc -l; }
parent() { ps -o ppid= -p "$1" | tr -d ' '; }

# Kills what stands $1 steps above a running `gongwen pipe`, once $2 per cent of
# the documents have arrived. Its name has to match $3.
kill_above() {
  local pid step name
  while [ "$(arrived)" -lt $((documents * $2 / 100)) ]; do
    kill -0 "$job" 2>/dev/null || fail "the job ended before $2 % had arrived"
    sleep 0.05
  done
  for _ in $(seq 200); do
    pid=$(pgrep -f "^$work/gongwen pipe" | head -n 1) || true
    for ((step = 0; step < $1 && ${pid:-0} > 1; step++)); do pid=$(parent "$pid") || pid=0; done
    name=$(cat "/proc/${pid:-0}/comm" 2>/dev/null) || true
    if [[ "$name" =~ $3 ]] && kill -9 "$pid"; then
      echo "killed $name after $(arrived) of $documents documents"
      return
    fi
    sleep 0.02
  done
  fail "nothing to kill that is called $3"
}

# Waits for the job and holds what arrived to what should have.
check() {
  wait "$job" || fail "the job failed"
  cat "$work/said"
  python3 ci/engines/arrived.py "$work" || fail "not every document arrived once"
}
