#!/usr/bin/env bash
# The inner loop, under a minute when warm: no browser, no PostgreSQL.
. "$(dirname "$0")/stages.sh"

stage needs one scripts/need.sh build
stage page-packages one scripts/page.sh packages
stage page-types one scripts/page.sh check
stage format one cargo fmt --check
stage lints one cargo clippy --locked --all-targets -- -D warnings
stage rust cargo cargo test --locked --no-fail-fast -- --skip postgres
finish
