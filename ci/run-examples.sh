#!/usr/bin/env bash
# Runs the shell of the action and of examples/ci/ as it stands in the files,
# on a repository made for it: a release from this program, served as files; a
# change with one sound text and one that is not, with a space in its name.
# Where a platform would set a variable, it is set here.
#
# usage: ci/run-examples.sh GONGWEN
#   GONGWEN  the program
# exit:   0 all as it should be; 1 not
#
# Wanted on PATH: git, curl, pre-commit; python3 with yaml.
set -euo pipefail

program=$(realpath "${1:?usage: ci/run-examples.sh GONGWEN}")
root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export GIT_AUTHOR_NAME=ci GIT_AUTHOR_EMAIL=ci@example.com
export GIT_COMMITTER_NAME=ci GIT_COMMITTER_EMAIL=ci@example.com

fail() {
  printf 'FAIL: %s\n' "$1" >&2
  [ ! -f "$scratch/told" ] || cat "$scratch/told" >&2
  exit 1
}

# expect CODE WHAT COMMAND…: it ends with that exit code.
expect() {
  local code=0
  "${@:3}" >"$scratch/told" 2>&1 || code=$?
  [ "$code" = "$1" ] || fail "$2: exit $code, not $1"
}

told() { grep -qF -- "$1" "$scratch/told" || fail "not told: $1"; }

scripts() { python3 -B "$root/ci/workflow-scripts.py" "$root/$1" "$scratch/scripts/$2"; }
scripts action.yml action
scripts examples/ci/github.yml github
scripts examples/ci/gitlab-ci.yml gitlab
steps=$scratch/scripts

release() {
  local folder=$scratch/releases/v0.1.0
  "$root/ci/package.sh" "$program" v0.1.0 x86_64-unknown-linux-musl "$folder" 2>/dev/null
  (cd "$folder" && sha256sum gongwen-* >SHA256SUMS)
}

repository() {
  local good='关于试点工作的报告\n\n　　试点工作按计划完成。\n'
  git init -q -b main "$scratch/repository"
  cd "$scratch/repository"
  mkdir 稿件
  # shellcheck disable=SC2059  # a text of ours
  printf "$good" >稿件/甲.txt
  # Not of the change, so nobody asks.
  printf '旧稿,,没有人查\n' >稿件/旧稿.txt
  printf '.gongwen/\n' >.gitignore
  git add . && git commit -q -m base
  base=$(git rev-parse HEAD)
  # shellcheck disable=SC2059
  printf "$good" >稿件/乙.txt
  printf '关于试点工作的报告\n\n　　试点工作,按计划完成。\n' >'稿件/丙 稿.txt'
  git add . && git commit -q -m change
}

action() {
  export GITHUB_ACTION_PATH=$root RUNNER_OS=Linux RUNNER_ARCH=X64
  export RUNNER_TEMP=$scratch/runner GITHUB_PATH=$scratch/github-path
  export GONGWEN_VERSION='' GONGWEN_REF=v0.1.0 GONGWEN_RELEASES=file://$scratch/releases
  expect 0 'the action installs' bash "$steps/action/01-install-gongwen.sh"
  told 'gongwen 0.1.0'
  PATH=$(cat "$GITHUB_PATH"):$PATH
  export PATH

  export GONGWEN_COMMAND=check GONGWEN_PATHS=$'稿件/甲.txt\n稿件/丙 稿.txt\n'
  export GONGWEN_ARGS=$'--format\ngithub\n' GONGWEN_STDOUT=''
  expect 1 'the action checks' bash "$steps/action/02-run-gongwen.sh"
  told '::error file=稿件/丙 稿.txt,line=3,'
  # shellcheck disable=SC2016  # must not be expanded
  GONGWEN_PATHS='$(touch harm); `touch harm` *' \
    expect 2 'the action takes a path for a path' bash "$steps/action/02-run-gongwen.sh"
  [ ! -e harm ] || fail 'an input of the action was run'
  GONGWEN_COMMAND=none expect 0 'the action does nothing' bash "$steps/action/02-run-gongwen.sh"
  GONGWEN_COMMAND='man' expect 2 'the action knows its commands' bash "$steps/action/02-run-gongwen.sh"

  printf x >>"$scratch/releases/v0.1.0/gongwen-v0.1.0-x86_64-unknown-linux-musl.tar.gz"
  RUNNER_TEMP=$scratch/other expect 1 'a changed archive' bash "$steps/action/01-install-gongwen.sh"
  told 'is not what SHA256SUMS says'
  GONGWEN_REF='v1; touch harm' GONGWEN_VERSION='../v0.1.0' \
    expect 1 'a version that is none' bash "$steps/action/01-install-gongwen.sh"
  release
}

github() {
  export BASE=$base
  expect 123 'GitHub: check' bash "$steps/github/01-check-what-changed.sh"
  told '::error file=稿件/丙 稿.txt,line=3,'
  ! grep -q '旧稿' "$scratch/told" || fail 'GitHub: what did not change was checked'
  expect 0 'GitHub: SARIF' bash "$steps/github/02-write-the-findings-for-the-security-tab.sh"
  python3 -c 'import json; assert json.load(open("gongwen.sarif"))["runs"][0]["results"]'
  local args paths
  args=$(with convert args) paths=$(with convert paths)
  GONGWEN_COMMAND=convert GONGWEN_ARGS=$args GONGWEN_PATHS=$paths \
    expect 0 'GitHub: convert' bash "$steps/action/02-run-gongwen.sh"
  [ -s '成品/稿件/丙 稿.pdf' ] || [ -s '成品/丙 稿.pdf' ] || fail 'GitHub: no files made'
  rm -r 成品 gongwen.sarif changed
}

# An input that the example gives to the action in a job.
with() {
  python3 - "$root/examples/ci/github.yml" "$1" "$2" <<'PYTHON'
import sys, yaml
file, job, name = sys.argv[1:]
steps = yaml.safe_load(open(file, encoding="utf-8"))["jobs"][job]["steps"]
print(next(it["with"][name] for it in steps if name in it.get("with", {}) and "command" in it["with"]))
PYTHON
}

gitlab() {
  export GONGWEN_VERSION=v0.1.0 GONGWEN_TARGET=x86_64-unknown-linux-musl
  export CI_MERGE_REQUEST_DIFF_BASE_SHA=$base
  # A runner joins the two to one script.
  cat "$steps/gitlab/01-gongwen-before-script.sh" "$steps/gitlab/02-check-script.sh" >"$scratch/check.sh"
  cat "$steps/gitlab/01-gongwen-before-script.sh" "$steps/gitlab/03-convert-script.sh" >"$scratch/convert.sh"
  expect 123 'GitLab: check' bash "$scratch/check.sh"
  told '稿件/丙 稿.txt:3:'
  python3 -c 'import json; json.load(open("gongwen.json"))'
  expect 0 'GitLab: convert' bash "$scratch/convert.sh"
  [ -n "$(find 成品 -name '丙 稿.docx')" ] || fail 'GitLab: no files made'
  rm -rf 成品 gongwen.json .gongwen
}

hook() {
  export PRE_COMMIT_HOME=$scratch/pre-commit
  expect 1 'pre-commit' pre-commit try-repo "$root" gongwen-check-system --files 稿件/*.txt
  told '稿件/丙 稿.txt:3:'
  expect 0 'pre-commit, sound' pre-commit try-repo "$root" gongwen-check-system --files 稿件/甲.txt
}

release
repository
action
github
gitlab
hook
echo 'the action, the GitHub and GitLab examples and the hook do what they should'
