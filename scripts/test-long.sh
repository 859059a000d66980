#!/usr/bin/env bash
# What takes too long for every day: the runs of `make test` that are counted, with larger counts, against the optimised program.
#
#   JURY_FUZZ_CASES=1000000 JURY_FUZZ_SEED=… JURY_BUNDLE_ROUNDS=1000 JURY_KILLS=1000 JURY_RETRIES=100000 JURY_FAULTS_SEED=… JURY_RECORD_ENTRIES=1000000
. "$(dirname "$0")/stages.sh"

export JURY_FUZZ_CASES=${JURY_FUZZ_CASES:-1000000}
export JURY_BUNDLE_ROUNDS=${JURY_BUNDLE_ROUNDS:-1000}
stage needs one scripts/need.sh test
stage page-packages one scripts/page.sh packages
stage page-build one scripts/page.sh build
# Ballots a second mean something only here: of an optimised program, with nothing beside it.
stage ballots cargo cargo test --locked --release --test it ballots_a_second:: -- --test-threads=1 --show-output
stage robust cargo cargo test --locked --release --test it robust:: -- --test-threads=1 --show-output
export JURY_KILLS=${JURY_KILLS:-1000} JURY_RETRIES=${JURY_RETRIES:-100000}
stage faults cargo cargo test --locked --release --test it faults:: -- --test-threads=1 --show-output
stage bundles cargo cargo test --locked --release --test it bundles::a_second_verifier -- --show-output
export JURY_CREDENTIALS=${JURY_CREDENTIALS:-200x50} JURY_RECAST_CASES=${JURY_RECAST_CASES:-100000}
stage secret cargo cargo test --locked --release --test it secret:: -- --test-threads=1 --show-output
export JURY_LINKAGE=${JURY_LINKAGE:-100x100}
stage linkage cargo cargo test --locked --release --test it linkage:: -- --test-threads=1 --show-output
export JURY_RECORD_ENTRIES=${JURY_RECORD_ENTRIES:-1000000}
stage growth cargo cargo test --locked --release --test it growth:: -- --test-threads=1 --show-output
# The Dockerfile's steps, each in a root of its own: a whole cold build.
stage dockerfile told node scripts/dockerfile.mjs
export JURY_BROKER_CUT_SECONDS=${JURY_BROKER_CUT_SECONDS:-60}
stage nodes cargo cargo test --locked --release --test it nodes:: -- --test-threads=1 --show-output
finish
