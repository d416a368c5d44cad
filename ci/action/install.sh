#!/usr/bin/env bash
# Puts gongwen on the PATH of a GitHub job: the release's binary, once its
# checksum is that of the release's list, or one built from this source.
# Nothing that comes from outside is a word of a command here.
#
# usage: ci/action/install.sh   (told by its environment)
#   GONGWEN_VERSION   v0.1.0, or source; empty: GONGWEN_REF where it is a version, or else source
#   GONGWEN_REF       the tag or branch that the action is used by
#   GONGWEN_RELEASES  the address that a version's folder of files stands below
#   RUNNER_OS, RUNNER_ARCH, RUNNER_TEMP, GITHUB_PATH   as GitHub sets them
# exit:   0 it is there; 1 it is not
set -euo pipefail

fail() {
  printf '::error::gongwen: %s\n' "$1" >&2
  exit 1
}

is_version() { [[ $1 =~ ^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]]; }

# The name by which Rust, and so a release, calls this machine.
target() {
  case "$RUNNER_OS-$RUNNER_ARCH" in
    Linux-X64) echo x86_64-unknown-linux-musl ;;
    Linux-ARM64) echo aarch64-unknown-linux-musl ;;
    Windows-X64) echo x86_64-pc-windows-msvc ;;
    macOS-X64) echo x86_64-apple-darwin ;;
    macOS-ARM64) echo aarch64-apple-darwin ;;
    *) fail "no release for $RUNNER_OS on $RUNNER_ARCH; use version: source" ;;
  esac
}

# macOS has no sha256sum.
check_sums() {
  if command -v sha256sum >/dev/null; then
    sha256sum -c -
  else
    shasum -a 256 -c -
  fi
}

download() {
  local name ending=tar.gz
  name="gongwen-$1-$(target)"
  [ "$RUNNER_OS" = Windows ] && ending=zip
  for file in SHA256SUMS "$name.$ending"; do
    curl --fail --silent --show-error --location --retry 3 --output "$file" \
      "$GONGWEN_RELEASES/$1/$file" || fail "$file of $1 cannot be downloaded"
  done
  # The whole name, so that no other file's line will do; and one line at least.
  awk -v name="$name.$ending" '$2 == name || $2 == "*" name { print; found = 1 }
    END { exit !found }' SHA256SUMS >wanted || fail "$name.$ending is not in SHA256SUMS"
  check_sums <wanted || fail "$name.$ending is not what SHA256SUMS says"
  if [ "$ending" = zip ]; then
    unzip -q "$name.zip"
  else
    tar -xzf "$name.tar.gz"
  fi
  folder=$PWD/$name
}

build() {
  command -v cargo >/dev/null || fail "a build from source needs Rust"
  cargo install --quiet --locked --path "$source" --root "$PWD/built"
  folder=$PWD/built/bin
}

source=$(cd "$(dirname "$0")/../.." && pwd)
version=${GONGWEN_VERSION:-}
if [ -z "$version" ]; then
  version=source
  ! is_version "${GONGWEN_REF:-}" || version=$GONGWEN_REF
fi

mkdir -p "$RUNNER_TEMP/gongwen"
cd "$RUNNER_TEMP/gongwen"
folder=
if [ "$version" = source ]; then
  build
elif is_version "$version"; then
  download "$version"
else
  fail "version is neither source nor like v0.1.0"
fi
"$folder/gongwen" --version
printf '%s\n' "$folder" >>"$GITHUB_PATH"
