# `make demo` and `make test` need Python 3.11 or newer and make; everything else comes with them.
# VENV=folder puts the virtual environment elsewhere, PYTHON=path names the Python to use.

VENV ?= .venv
EDITABLE ?= -e
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check
EXAMPLE = $(firstword $(sort $(wildcard examples/*.txt examples/*.jsonl)))

.PHONY: help demo install test check evaluate gate contract bench clean

help:                   ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | awk -F'|' '{ printf "  make %-10s %s\n", $$1, $$2 }'

demo: $(VENV)/.core     ## code an example article and print what was found
	@echo "$$ dragoman read $(EXAMPLE)"
	@$(BIN)/dragoman read $(EXAMPLE)

install: $(VENV)/.dev   ## the virtual environment, with all that tests and checks need

test: $(VENV)/.dev      ## the whole test suite
	@VENV=$(VENV) scripts/test

check: $(VENV)/.dev     ## ruff, mypy --strict, the import contract, the documents
	@VENV=$(VENV) scripts/check

evaluate: $(VENV)/.dev  ## every figure on the whole gold data, against the last commit and the floors
	$(BIN)/python -m evaluation.run

gate: $(VENV)/.dev      ## the floors on the fixed sample, as in CI
	$(BIN)/python -m evaluation.gate --sample

contract: $(VENV)/.dev  ## code every text of the gold data and check the output contract
	$(BIN)/python -m evaluation.contract

bench: $(VENV)/.dev     ## words a second and peak memory against the bare parser
	$(BIN)/python -m benchmarks.speed

clean:                  ## remove the virtual environment and everything built
	rm -rf $(VENV) dist build evaluation/out benchmarks/out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

# Exact versions, each file checked against its hash. pip itself comes first: 23.2 cannot resolve lxml's extras.
$(VENV)/.pip: requirements/pip.txt
	@python=$$(scripts/find-python) && echo "making $(VENV) with $$python" && "$$python" -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/pip.txt
	@touch $@

$(VENV)/.core: $(VENV)/.pip requirements/core.txt pyproject.toml
	@echo "installing Dragoman into $(VENV) (about 450 MB, once)"
	@$(PIP) install --no-deps --require-hashes -r requirements/core.txt
	@$(PIP) install --no-deps --no-build-isolation $(EDITABLE) .
	@touch $@

$(VENV)/.dev: $(VENV)/.core requirements/dev.txt
	@$(PIP) install --no-deps --require-hashes -r requirements/dev.txt
	@touch $@
