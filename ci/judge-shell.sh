#!/usr/bin/env bash
# Has real shells complete with our scripts, groff and mandoc read our manual
# pages, and the program run on terminals of many widths.
#
# usage: ci/judge-shell.sh GONGWEN
#   GONGWEN  the program
# exit:   0 all sound; 1 something found; 2 a shell or reader is missing
#
# Wanted on PATH: bash, zsh, fish, groff, mandoc, lexgrog; python3.
set -euo pipefail

program=$(realpath "${1:?usage: ci/judge-shell.sh GONGWEN}")
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

missing=0
for tool in bash zsh fish groff mandoc lexgrog python3; do
  command -v "$tool" >/dev/null || { echo "missing: $tool" >&2; missing=1; }
done
[ "$missing" = 0 ] || exit 2

found=0
mkdir "$scratch/desk"
cd "$scratch/desk"
touch 报告.txt 我的.yaml

# offers LINE WORD…: after LINE each shell offers each WORD.
offers() {
  local shell word
  for shell in bash zsh fish; do
    python3 -B "$here/complete.py" "$shell" "$scratch/gongwen.$shell" "$1" >"$scratch/told"
    for word in "${@:2}"; do
      grep -qF -- "$word" "$scratch/told" ||
        { echo "$shell: after '$1' no '$word':"; cat "$scratch/told"; found=1; }
    done
  done
}

for shell in bash zsh fish; do
  "$program" completions "$shell" >"$scratch/gongwen.$shell"
done
offers 'gongwen ' convert outline check rules template fonts licenses completions man
offers 'gongwen 报' 报告.txt
offers 'gongwen convert -t ' docx pdf ofd md
offers 'gongwen convert --pdf-standard ' a-2u a-2a ua-1 none
offers 'gongwen convert --template ' 报告材料 通用公文 上行文
offers 'gongwen convert --template 我' 我的.yaml
offers 'gongwen check --template ' 报告材料 纪要
offers 'gongwen check --format ' human json sarif github
offers 'gongwen convert 报' 报告.txt
offers 'gongwen template ' list show new
offers 'gongwen template show ' 信函 命令
offers 'gongwen completions ' bash zsh fish powershell elvish

"$program" man --dir "$scratch/man" 2>/dev/null
"$program" man >"$scratch/man/whole.1"
export LC_ALL=C.UTF-8
for page in "$scratch"/man/*.1; do
  groff -k -ww -man -Tutf8 -rLL=78n -P-cbou "$page" 2>"$scratch/told" >"$scratch/shown"
  # What is longer than 80 bytes is Chinese on one line: no fault.
  mandoc -T lint -W warning "$page" >>"$scratch/told" || true
  lexgrog "$page" >/dev/null || echo 'no entry for whatis' >>"$scratch/told"
  for section in 名称 概要 例子 退出状态 环境变量 文件; do
    grep -q "$section" "$scratch/shown" || echo "no section $section" >>"$scratch/told"
  done
  [ ! -s "$scratch/told" ] || { echo "$(basename "$page"):"; cat "$scratch/told"; found=1; }
done
python3 -B "$here/terminal-widths.py" "$program" || found=1
[ "$found" = 1 ] || echo "completions in bash, zsh and fish, and $(find "$scratch/man" -name '*.1' | wc -l) manual pages sound"
exit "$found"
