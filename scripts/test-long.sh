#!/usr/bin/env bash
# What takes too long for every day: the runs of `make test` that are counted, with larger counts, against the optimised program.
#
#   JURY_FUZZ_CASES=1000000 JURY_FUZZ_SEED=…
. "$(dirname "$0")/stages.sh"

export JURY_FUZZ_CASES=${JURY_FUZZ_CASES:-1000000}
stage needs one scripts/need.sh test
stage page-packages one scripts/page.sh packages
stage page-build one scripts/page.sh build
stage robust cargo cargo test --locked --release --test it robust:: -- --test-threads=1 --show-output
finish
