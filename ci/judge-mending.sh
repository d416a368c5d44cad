#!/usr/bin/env bash
# Has programs that are not ours judge what `gongwen check` writes into .docx:
# plain edits, tracked changes, comments. The texts are the samples with many
# marks doubled, so that there is much to mend.
#
# usage: ci/judge-mending.sh GONGWEN [TEXT…]
#   GONGWEN  the program
#   TEXT     further texts
# exit:   0 all sound; 1 something found
#
# Wanted on PATH: ooxml-validator, python3 with python-docx, soffice; and
# /usr/bin/python3 with uno.
set -euo pipefail

program=$(realpath "${1:?usage: ci/judge-mending.sh GONGWEN [TEXT…]}")
shift
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
office=
trap '[ -z "$office" ] || kill "$office" 2>/dev/null || true; rm -rf "$scratch"' EXIT

mkdir -p "$scratch"/{texts,old,plain,tracked,remarked}
for text in "$here"/../samples/*.txt "$here"/../samples/figures.md "$@"; do
    # Front matter is left as it is.
    awk 'NR == 1 && /^---/ { head = 1; print; next }
         head { print; if (/^---/) head = 0; next }
         { gsub(/，/, "，，"); gsub(/。/, "。。"); print }' "$text" >"$scratch/texts/$(basename "$text")"
done
cp -r "$here/../samples/figures" "$scratch/texts/figures"
"$program" convert "$scratch/texts" -t docx -o "$scratch/old" --quiet
for old in "$scratch"/old/*.docx; do
    name=$(basename "$old")
    for call in "--fix -o $scratch/plain/$name" "--fix --track-changes -o $scratch/tracked/$name" \
        "--annotate $scratch/remarked/$name"; do
        # shellcheck disable=SC2086  # the words of a call
        "$program" check "$old" $call >/dev/null 2>"$scratch/told" || [ $? = 1 ] ||
            { cat "$scratch/told"; exit 1; }
    done
done

judge() {
    local told
    told=$(ooxml-validator "$1") || { echo "$1: not valid by the Open XML SDK:"; echo "$told"; return 1; }
}
export -f judge
files=("$scratch"/{plain,tracked,remarked}/*.docx)
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" bash -c 'judge "$1"' judge
echo "${#files[@]} DOCX valid by the Open XML SDK"

python3 - "${files[@]}" <<'PYTHON'
import sys, docx
comments = 0
for path in sys.argv[1:]:
    document = docx.Document(path)
    texts = [it.text for it in document.comments]
    assert "remarked" not in path or (texts and all("依据：" in it for it in texts)), path
    comments += len(texts)
print(f"{len(sys.argv) - 1} DOCX opened by python-docx, {comments} comments")
PYTHON

port=$((20000 + RANDOM % 20000))
soffice "-env:UserInstallation=file://$scratch/profile" --headless --norestore \
    "--accept=socket,host=localhost,port=$port;urp;" >/dev/null 2>&1 &
office=$!
/usr/bin/python3 "$here/judge-mending.py" "$scratch" "$port"
