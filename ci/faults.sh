#!/usr/bin/env bash
# The faults of docs/reliability.md that need a file system of their own, a kill
# at a given call, or a limit on memory: each a function, each run by itself.
# Usage: ci/faults.sh BINARY [FAULT…]   (as root on Linux; needs strace, tmpfs, unshare)
set -euo pipefail
gongwen=$(realpath "$1")
shift
root=$(cd "$(dirname "$0")/.." && pwd)
# A machine that cannot do this fails the run: no fault is passed over.
[ "$(id -u)" = 0 ] || { echo "ci/faults.sh: root is needed for tmpfs" >&2; exit 2; }
for tool in strace unshare mount; do
  command -v "$tool" >/dev/null || { echo "ci/faults.sh: $tool is missing" >&2; exit 2; }
done
desk=$(mktemp -d)
mounted=""
leave() {
  [ -z "$mounted" ] || umount "$mounted" 2>/dev/null || true
  rm -rf "$desk"
}
trap leave EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }

# Calls the program; what it says is in $told, its exit code in $code.
call() {
  code=0
  told=$("$@" 2>&1 </dev/null) || code=$?
}

tell() { grep -qF -- "$1" <<<"$told" || fail "not told: $1
$told"; }

on_tmpfs() {
  mkdir -p "$desk/small"
  mount -t tmpfs -o "$1" tmpfs "$desk/small"
  mounted="$desk/small"
}

off_tmpfs() {
  umount "$mounted"
  mounted=""
}

# No file of ours but whole ones: FOLDER against WANTED, names left out that
# begin with a dot.
whole() {
  local file
  for file in "$1"/*; do
    [ -e "$file" ] || continue
    cmp -s "$file" "$2/$(basename "$file")" || fail "$file is half written"
  done
}

texts() {
  mkdir -p "$desk/in"
  local n
  for n in $(seq 1 12); do
    sed "s/三/$n/g" "$root/samples/report.txt" >"$desk/in/$n.txt"
  done
  "$gongwen" convert "$desk/in" -o "$desk/wanted" -t docx,md -q
}

# A disk with room for some outputs and not for all.
fault_full_disk() {
  on_tmpfs size=160k
  call "$gongwen" convert "$desk/in" -o "$desk/small/out" -t docx,md
  [ "$code" = 2 ] || fail "exit code $code"
  tell "磁盘已满"
  tell "检查文件夹的写权限和磁盘空间，或用 -o 另换一个位置"
  whole "$desk/small/out" "$desk/wanted"
  [ -z "$(find "$desk/small" -name '.gongwen-*')" ] || fail "a hidden file is left"
  off_tmpfs
}

# A folder that may be read and takes nothing, for root too.
fault_read_only_disk() {
  on_tmpfs size=4m
  cp "$desk/in/1.txt" "$desk/small/a.txt"
  mount -o remount,ro "$desk/small"
  call "$gongwen" convert "$desk/small/a.txt" -t md
  [ "$code" = 2 ] || fail "exit code $code"
  tell "无法写入"
  call "$gongwen" check "$desk/small/a.txt" --fix
  cmp -s "$desk/in/1.txt" "$desk/small/a.txt" || fail "the text is not as it was"
  off_tmpfs
}

# Killed at its n-th write, rename or second name: nothing half is seen, and the
# next run leaves what an undisturbed one does.
fault_kill_at_any_call() {
  local calls when
  for calls in write rename,renameat,renameat2 openat; do
    for when in 3 9 20 41; do
      rm -rf "$desk/out"
      strace -f -o /dev/null -e "trace=$calls" -e "inject=$calls:signal=KILL:when=$when" \
        "$gongwen" convert "$desk/in" -o "$desk/out" -t docx,md --jobs 2 -q 2>/dev/null || true
      [ -d "$desk/out" ] && whole "$desk/out" "$desk/wanted"
      "$gongwen" convert "$desk/in" -o "$desk/out" -t docx,md -q
      diff -r "$desk/out" "$desk/wanted" || fail "after a kill at $calls $when"
    done
  done
}

# A kill while `check --fix` writes: the text is the old one or the new one.
fault_kill_while_mending() {
  local when
  printf '关于试点工作的报告\n\n　　试点工作按计划完成,,共有三个试点。。\n' >"$desk/m.txt"
  cp "$desk/m.txt" "$desk/new.txt"
  "$gongwen" check "$desk/new.txt" --fix --force >/dev/null 2>&1 || true
  cmp -s "$desk/new.txt" "$desk/m.txt" && fail "nothing was mended"
  for when in 1 2 3; do
    mkdir -p "$desk/mend" && cp "$desk/m.txt" "$desk/mend/m.txt"
    strace -f -o /dev/null -e trace=rename,renameat,renameat2 \
      -e "inject=rename,renameat,renameat2:signal=KILL:when=$when" \
      "$gongwen" check "$desk/mend/m.txt" --fix --force >/dev/null 2>&1 || true
    cmp -s "$desk/mend/m.txt" "$desk/m.txt" || cmp -s "$desk/mend/m.txt" "$desk/new.txt" ||
      fail "the text is neither the old one nor the new one"
  done
}

# 64 MB on one line, in memory that is bounded.
fault_a_line_of_64_megabytes() {
  { printf '关于试点工作的报告\n\n'; head -c 60000000 /dev/zero | tr '\0' 'a'; printf '末尾。\n'; } >"$desk/long.txt"
  call timeout 300 bash -c "ulimit -v 6000000; exec '$gongwen' convert '$desk/long.txt' -t md -o '$desk/long.md'"
  [ "$code" = 0 ] || fail "exit code $code: $told"
  grep -q '末尾。' "$desk/long.md" || fail "its end is lost"
}

# 100,000 paragraphs, in every format.
fault_a_hundred_thousand_paragraphs() {
  { printf '关于试点工作的报告\n\n'; yes '　　试点工作按计划完成。' | head -n 100000 || true; } >"$desk/many.txt"
  call timeout 300 bash -c "ulimit -v 6000000; exec '$gongwen' convert '$desk/many.txt' -t docx,pdf,ofd,md -o '$desk/many'"
  [ "$code" = 0 ] || fail "exit code $code: $told"
  [ "$(grep -c '试点工作按计划完成' "$desk/many/many.md")" = 100000 ] || fail "paragraphs are lost"
}

# No call for the network in any command, and all of it without a network.
fault_no_network() {
  local line
  for line in "convert $root/samples/report.txt -t docx,pdf,ofd,md -o $desk/net" \
    "convert $root/samples/figures.md -t docx,pdf,ofd -o $desk/net" \
    "check $root/samples/report.txt" "outline $root/samples/report.txt" \
    "fonts $root/samples/report.txt" "rules" "licenses"; do
    # shellcheck disable=SC2086
    call strace -f -o "$desk/calls" -e trace=network "$gongwen" $line
    [ "$code" -lt 2 ] || fail "$line: exit code $code: $told"
    grep -E '(socket|connect|sendto|bind)\(' "$desk/calls" && fail "$line: a call for the network"
    # shellcheck disable=SC2086
    call unshare -n "$gongwen" $line
    [ "$code" -lt 2 ] || fail "$line without a network: $told"
  done
}

texts
faults=("$@")
[ "$#" -gt 0 ] || mapfile -t faults < <(declare -F | awk '$3 ~ /^fault_/ {print $3}')
for fault in "${faults[@]}"; do
  printf -- '-- %s\n' "$fault"
  "$fault"
done
echo "faults: nothing lost"
