#!/usr/bin/env bash
# Measures the service beside its peers and writes bench/results.md.  [--only PART]… [--repeats N] [--seconds S]
#
# The servers run on the first core and the generator on the second, so a run says something only on a
# machine that does nothing else.
set -eu
cd "$(dirname "$0")/.."

# One part measures two nodes behind a proxy.
scripts/need.sh cluster
if [ "$(nproc)" -lt 2 ]; then
  echo "bench: two cores are needed, one for the servers and one for what asks them"
  exit 1
fi
if ! command -v taskset >/dev/null; then
  echo "bench: taskset is missing (package util-linux)"
  exit 1
fi
[ -d frontend/dist ] || scripts/page.sh build
cargo build --locked --release
cargo build --locked --release --manifest-path bench/Cargo.toml --target-dir "${CARGO_TARGET_DIR:-target}/bench"
if [ ! -e bench/peers/node_modules/.package-lock.json ] || [ bench/peers/package-lock.json -nt bench/peers/node_modules/.package-lock.json ]; then
  (cd bench/peers && npm ci --no-audit --no-fund)
fi
# A connection is a descriptor on either side.
ulimit -n "$(ulimit -Hn)"
target=${CARGO_TARGET_DIR:-target}
exec taskset -c 1 "$target/bench/release/citizens-jury-bench" --program "$target/release/citizens-jury" --data "$target/bench/data" "$@"
