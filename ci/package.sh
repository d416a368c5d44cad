#!/usr/bin/env bash
# Makes a release's archive of one platform: the program, its manual pages and
# completions, the READMEs and licences, in one folder of the archive's name.
#
# usage: ci/package.sh PROGRAM VERSION TARGET OUT [RUN]
#   PROGRAM  the program, built for TARGET
#   VERSION  as v0.1.0
#   TARGET   the platform, as Rust calls it
#   OUT      folder for the archive
#   RUN      a program that runs here, for the manual pages; default: PROGRAM
# exit:   0 made; 1 not
set -euo pipefail

program=${1:?usage: ci/package.sh PROGRAM VERSION TARGET OUT [RUN]}
name=gongwen-${2:?a version}-${3:?a target}
out=${4:?a folder}
run=${5:-$program}
root=$(cd "$(dirname "$0")/.." && pwd)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

folder=$stage/$name
mkdir -p "$folder/man" "$folder/completions" "$out"
cp "$program" "$folder/"
cp "$root"/README.md "$root"/README.en.md "$root"/CHANGELOG.md "$root"/LICENSE-* "$folder/"
"$run" licenses >"$folder/LICENSES-fonts.txt"
"$run" man --dir "$folder/man"
for shell in bash zsh fish powershell elvish; do
  "$run" completions "$shell" >"$folder/completions/gongwen.$shell"
done

out=$(cd "$out" && pwd)
cd "$stage"
case "$3" in
  *windows*) 7z a -bd "$out/$name.zip" "$name" >/dev/null ;;
  *) tar -czf "$out/$name.tar.gz" "$name" ;;
esac
