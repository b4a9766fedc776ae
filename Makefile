# Every target makes the environment that it needs (.venv) and reuses it the next time.
# PYTHON=/path/to/python3.12 chooses the interpreter; any from 3.10 to 3.13 will do.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TRIALS := 8
EXAMPLES := 2000

.DEFAULT_GOAL := help
.PHONY: help demo test corpus corpus-test robust lint types check format docs site bench wheel clean

help:
	@echo "make demo    check, fix and tune examples/digits.py"
	@echo "make test    run all tests (PYTEST_ARGS='-k cache' for some)"
	@echo "make corpus  fetch 4,000 files by others, a sample of which make test then fixes"
	@echo "make corpus-test  fix all of them"
	@echo "make robust  feed it odd sources: 2,000 of each kind, the standard library's tests"
	@echo "make lint    ruff: rules and formatting"
	@echo "make types   mypy --strict"
	@echo "make check   lint, types and test"
	@echo "make format  let ruff mend and format"
	@echo "make docs    write the rules' pages, the tutorial's transcripts, the picture"
	@echo "make site    build the documentation in site/"
	@echo "make bench   run the benchmarks"
	@echo "make wheel   build the sdist and the wheel in dist/"
	@echo "make clean   remove the environment and all that was made"

$(READY): pyproject.toml tools/environment.sh
	@sh tools/environment.sh "$(VENV)" "$(PYTHON)"
	@touch $@

demo: $(READY)
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tools/demo.sh $(TRIALS)

test: $(READY)
	@$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

corpus: $(READY)
	@sh tools/corpus.sh $(BIN)/python .corpus

corpus-test: corpus
	@WHOLE_CORPUS=1 $(BIN)/python -m pytest tests/test_corpus.py

robust: $(READY)
	@EXPLORE=1 EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest tests/test_robustness.py

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

check: lint types test

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

site: $(VENV)/.site
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Wrote site/index.html."

$(VENV)/.site: $(READY)
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --editable '.[docs]'
	@touch $@

docs: $(READY)
	@$(BIN)/tfaudit rule --all --format markdown --output docs/rules
	@$(BIN)/python tools/transcripts.py docs/tutorial.md
	@$(BIN)/python tools/picture.py docs/picture.svg $(BIN)/tfaudit check examples/digits.py

bench: corpus
	@for benchmark in benchmarks/[a-z]*.py; do \
		echo "== $$benchmark" && $(BIN)/python "$$benchmark" || exit 1; \
	done

wheel: $(READY)
	@$(BIN)/python -m build  # by way of the sdist, so that no old build/ gets in

clean:
	rm -rf $(VENV) build dist site *.egg-info .tfaudit .tfaudit_cache .pytest_cache .mypy_cache .ruff_cache
