# `just ci` is what a change has to pass: form, lints, tests, documents,
# licences and the outside judges. The script says what it needs.
ci:
    .ci/run

# What to run while working: the same without the judges.
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo test
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps
