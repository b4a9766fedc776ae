# Every target makes the environment it needs (.venv) and reuses it the next time.
# PYTHON=/path/to/python3.12 chooses the interpreter; any from 3.10 to 3.13 will do.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test lint types format docs bench wheel check clean

help:
	@echo "make demo    check, fix and tune examples/digits.py"
	@echo "make test    run all tests"
	@echo "make lint    ruff: rules and formatting"
	@echo "make types   mypy --strict"
	@echo "make check   lint, types and test"
	@echo "make docs    write the generated pages of docs/"
	@echo "make bench   run the benchmarks and write docs/measured/"
	@echo "make wheel   build the wheel"
	@echo "make clean   remove what these made"

$(READY): pyproject.toml Makefile tools/environment.sh
	@sh tools/environment.sh "$(VENV)" "$(PYTHON)"
	@touch $@

demo: $(READY)
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tools/demo.sh

test: $(READY)
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(PYTEST_ARGS)

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

check: lint types test

docs: $(READY)
	@$(BIN)/python -m tfaudit rule --all --format markdown --output docs/rules

bench: $(READY)
	@for benchmark in benchmarks/*.py; do echo "== $$benchmark"; $(BIN)/python $$benchmark || exit 1; done

wheel: $(READY)
	@$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) build dist *.egg-info .tfaudit .tfaudit_cache .pytest_cache .mypy_cache .ruff_cache
