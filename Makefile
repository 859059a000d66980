# `make demo` shows it, `make test` proves it. The work is in scripts/.
.PHONY: help demo serve check test bench types page program shots

help:
	@echo "make demo    build, and start the demonstration jury; prints the sign-in links"
	@echo "make test    everything: rules, both databases, pages in a real browser, lints, drift"
	@echo "make check   the inner loop: format, lints, rules, one database, page types"
	@echo "make serve   build, and run the program as an operator does (settings: README.md)"
	@echo "make types   write again what is generated from the OpenAPI document"

page:
	@scripts/need.sh build
	@scripts/page.sh build

program: page
	@cargo build --locked

demo: program
	@exec "$$(scripts/program.sh)" demo $(ARGS)

serve: program
	@exec "$$(scripts/program.sh)" serve $(ARGS)

check:
	@scripts/check.sh

test:
	@scripts/test.sh

types: program
	@scripts/drift.sh write
