#!/usr/bin/env bash
# Writes a text with what the samples have none of: a table that goes on over
# pages, below a table of contents.
#
# usage: ci/write-long.sh GONGWEN DIR OPTION…
#   GONGWEN  the program
#   DIR      where the files go
#   OPTION   further options of the program: the formats
set -euo pipefail

program=${1:?usage: ci/write-long.sh GONGWEN DIR OPTION…}
dir=${2:?usage: ci/write-long.sh GONGWEN DIR OPTION…}
shift 2
mkdir -p "$dir"
{
    printf '关于村组道路台账的报告\n\n一、台账\n各村道路见表1。\n表1　村组道路\n序号\t村组\t长度（公里）\n'
    for number in $(seq 70); do
        printf '%d\t第%d村民小组\t%d.5\n' "$number" "$number" $((number % 9))
    done
    printf '二、管护\n各村按月巡查。\n'
} > "$dir/long.txt"
"$program" convert "$dir/long.txt" --set 目录=true -o "$dir/" --quiet "$@"
