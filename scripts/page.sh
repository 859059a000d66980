#!/bin/sh
# The pages: install their packages when the lock file changed, then run one npm script (or none: `page.sh packages`).
set -eu
cd "$(dirname "$0")/../frontend"
if [ ! -d node_modules ] || ! cmp -s package-lock.json node_modules.stamp; then
  echo "page: installing the packages of package-lock.json"
  rm -f node_modules.stamp
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules.stamp
fi
[ "${1:-build}" = packages ] || npm run --silent "${1:-build}"
