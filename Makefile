# `make demo` shows it, `make test` proves it. The work is in scripts/.
.PHONY: help demo serve check test test-long types page program

help:
	@echo "make demo    build, and start the demonstration jury; prints the sign-in links"
	@echo "make test    everything: rules, both databases, pages in a real browser, lints, drift"
	@echo "make test-long  the runs that take hours: a million malformed updates, frames and bodies"
	@echo "make check   the inner loop: format, lints, rules, one database, page types"
	@echo "make serve   build, and run the program as an operator does (settings: README.md)"
	@echo "make types   write again what is generated from the OpenAPI document"

# The demonstration keeps to a folder of its own, away from what `make serve` keeps.
demo: export JURY_DATA_DIR ?= data/demo
# An operator runs the optimised program; its first build takes some minutes more.
serve: export JURY_PROFILE = release

page:
	@scripts/need.sh build
	@scripts/page.sh build

program: page
	@cargo build --locked

demo: program
	@exec "$$(scripts/program.sh)" demo $(ARGS)

serve: page
	@cargo build --locked --release
	@exec "$$(scripts/program.sh)" serve $(ARGS)

check:
	@scripts/check.sh

test:
	@scripts/test.sh

test-long:
	@scripts/test-long.sh

types: program
	@scripts/drift.sh write
