#!/bin/sh
# A RUSTC_WRAPPER: compiles the program itself so that libFuzzer sees which ways
# an input takes. All else is compiled as ever, and so need not be compiled again
# where `cargo test` has done it.
rustc=$1
shift
case " $* " in
*" --crate-name gongwen "* | *" --crate-name gongwen_fuzz "*)
  exec "$rustc" "$@" -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Cllvm-args=-simplifycfg-branch-fold-threshold=0
  ;;
*) exec "$rustc" "$@" ;;
esac
