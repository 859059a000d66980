#!/bin/sh
# Prints where cargo puts the program.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
case $target in /*) ;; *) target=$PWD/$target ;; esac
echo "$target/${JURY_PROFILE:-debug}/citizens-jury"
