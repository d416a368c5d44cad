#!/usr/bin/env bash
# Every fuzz target for a short while, from the seeds in fuzz/corpus. What is
# found fails the run and is left in fuzz/artifacts.
# Usage: ci/fuzz.sh [SECONDS [TARGET…]]   (needs a C++ compiler)
set -euo pipefail
cd "$(dirname "$0")/../fuzz"
seconds=${1:-12}
shift || true
# No sanitizer: the program has one unsafe line. Only its own crates are built
# for libFuzzer; the rest is what `cargo test` has built.
RUSTC_WRAPPER=$PWD/instrument.sh cargo build --locked --quiet --target-dir ../target --bins
targets=("$@")
[ "${#targets[@]}" -gt 0 ] || mapfile -t targets < <(basename -s .rs -a fuzz_targets/*.rs)
for target in "${targets[@]}"; do
  printf -- '-- %s\n' "$target"
  mkdir -p "artifacts/$target"
  # New inputs go to a folder of their own: the seeds are the project's.
  grown=$(mktemp -d)
  set +e
  "../target/debug/$target" "$grown" "corpus/$target" \
    -artifact_prefix="artifacts/$target/" -max_total_time="$seconds" \
    -rss_limit_mb=2048 -timeout=20 -max_len=16384 -print_final_stats=1 2>&1 |
    grep -E 'stat::number_of_executed|INITED|DONE|SUMMARY|panicked|Test unit'
  status=${PIPESTATUS[0]}
  set -e
  rm -rf "$grown"
  [ "$status" = 0 ] || exit "$status"
done
