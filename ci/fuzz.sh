#!/usr/bin/env bash
# Every fuzz target for a short while, from the seeds in fuzz/corpus. What is
# found fails the run and is left in fuzz/artifacts.
# Usage: ci/fuzz.sh [SECONDS [TARGET…]]   (needs a C++ compiler; installs cargo-fuzz)
set -euo pipefail
cd "$(dirname "$0")/../fuzz"
seconds=${1:-12}
shift || true
# libFuzzer wants flags of the nightly compiler; the stable one has them too.
export RUSTC_BOOTSTRAP=1
command -v cargo-fuzz >/dev/null || cargo install --quiet --locked cargo-fuzz
cargo fuzz build
targets=("$@")
[ "${#targets[@]}" -gt 0 ] || mapfile -t targets < <(cargo fuzz list)
for target in "${targets[@]}"; do
  printf -- '-- %s\n' "$target"
  # New inputs go to a folder of their own: the seeds are the project's.
  grown=$(mktemp -d)
  set +e
  cargo fuzz run "$target" "$grown" "corpus/$target" -- \
    -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -max_len=16384 \
    -print_final_stats=1 2>&1 | grep -E 'stat::number_of_executed|SUMMARY|panicked|Test unit'
  status=${PIPESTATUS[0]}
  set -e
  rm -rf "$grown"
  [ "$status" = 0 ] || exit "$status"
done
