# `make demo` shows it, `make test` proves it. The work is in scripts/.
.PHONY: help demo serve cluster check test test-long bench types page program

help:
	@echo "make demo    build, and start the demonstration jury; prints the sign-in links"
	@echo "make test    everything: rules, both databases, pages in a real browser, lints, drift"
	@echo "make test-long  the runs that take hours: a million malformed updates, frames and bodies"
	@echo "make bench   load and peers side by side, into bench/results.md; ARGS=\"--only signals --repeats 2\" for a part"
	@echo "make check   the inner loop: format, lints, rules, one database, page types"
	@echo "make serve   build, and run the program as an operator does (settings: README.md)"
	@echo "make cluster  two nodes on PostgreSQL and NATS behind Caddy, on this machine (ARGS=\"demo\" for the demonstration)"
	@echo "make types   write again what is generated from the OpenAPI document"

# The demonstration keeps to a folder of its own, away from what `make serve` keeps.
demo: export JURY_DATA_DIR ?= data/demo
# An operator runs the optimised program; its first build takes some minutes more.
serve cluster: export JURY_PROFILE = release

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

cluster: page
	@scripts/need.sh cluster
	@cargo build --locked --release
	@exec scripts/cluster.sh $(ARGS)

check:
	@scripts/check.sh

test:
	@scripts/test.sh

test-long:
	@scripts/test-long.sh

bench:
	@scripts/bench.sh $(ARGS)

types: program
	@scripts/drift.sh write
