#!/usr/bin/env bash
# Runs gongwen as the action's inputs say. Paths and arguments are one a line
# and reach the program as they stand: no shell reads them.
#
# usage: ci/action/run.sh   (told by its environment)
#   GONGWEN_COMMAND  check, convert or none
#   GONGWEN_PATHS    files and folders, one a line
#   GONGWEN_ARGS     arguments, one a line
#   GONGWEN_STDOUT   a file for standard output, or empty
# exit:   that of the program
set -euo pipefail

words=()
case "$GONGWEN_COMMAND" in
  none) exit 0 ;;
  check | convert) words+=("$GONGWEN_COMMAND") ;;
  *)
    echo '::error::gongwen: command is check, convert or none' >&2
    exit 2
    ;;
esac

# Windows may end lines in its own way; the last line may end in none.
add_lines() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    [ -z "$line" ] || words+=("$line")
  done <<<"$1"
}
add_lines "$GONGWEN_ARGS"
words+=(--)
add_lines "$GONGWEN_PATHS"

[ -z "$GONGWEN_STDOUT" ] || exec >"$GONGWEN_STDOUT"
exec gongwen "${words[@]}"
