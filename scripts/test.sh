#!/usr/bin/env bash
# Everything. Starts its own PostgreSQL, NATS and browser; fails, never skips, when one cannot be had.
. "$(dirname "$0")/stages.sh"

stage needs one scripts/need.sh test
stage page-packages one scripts/page.sh packages
stage page-build one scripts/page.sh build
stage page-lint one scripts/page.sh lint
stage page-types one scripts/page.sh check
stage page-tests vitest scripts/page.sh test
stage page-budgets told scripts/page.sh budgets
stage format one cargo fmt --check
stage bench-format one cargo fmt --check --manifest-path bench/Cargo.toml
stage licences one node scripts/licences.mjs
stage lints one cargo clippy --locked --all-targets -- -D warnings
stage rust cargo cargo test --locked --no-fail-fast -- --skip robust:: --skip nodes:: --skip faults:: --skip ballots_a_second:: --skip long_record:: --show-output
# These measure times, so they run with nothing beside them.
stage robust cargo cargo test --locked --test it -- robust:: nodes:: ballots_a_second:: long_record:: --test-threads=1 --show-output
stage faults cargo cargo test --locked --test it -- faults:: --test-threads=1 --show-output
stage program one cargo build --locked
stage drift one scripts/drift.sh check
# Each file has a program and a browser of its own, so two files share the two cores. Those that say
# how long something took have nothing beside them.
timed='tests/browser/\(start\|story\)\.test\.mjs'
mapfile -t beside < <(find tests/browser -name '*.test.mjs' -not -regex "$timed" | sort)
mapfile -t alone < <(find tests/browser -name '*.test.mjs' -regex "$timed" | sort)
stage browser node node --test --test-concurrency=2 --test-reporter=spec "${beside[@]}"
stage browser-timed node node --test --test-concurrency=1 --test-reporter=spec "${alone[@]}"
finish
