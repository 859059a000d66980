#!/bin/sh
# What is generated must be what is committed: the page's types from the program's OpenAPI document.  check | write
set -eu
cd "$(dirname "$0")/.."
program=$(scripts/program.sh)
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
"$program" openapi >"$made/openapi.json"
frontend/node_modules/.bin/openapi-typescript "$made/openapi.json" -o "$made/types.ts" >/dev/null
if [ "${1:-check}" = write ]; then
  cp "$made/types.ts" frontend/src/api/types.ts
  INSTA_UPDATE=always cargo test --locked --quiet --test it openapi::
elif ! diff -u frontend/src/api/types.ts "$made/types.ts" | head -60 || ! cmp -s frontend/src/api/types.ts "$made/types.ts"; then
  echo "frontend/src/api/types.ts is not what the program says: run make types"
  exit 1
fi
