# Every target sets up what it needs: a .venv made with the machine's python3.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_INSTALLED := $(VENV)/run.installed
DEV_INSTALLED := $(VENV)/dev.installed

.PHONY: report test lint format clean help

help:
	@echo "make report   check seeds/ and render the report into reports/"
	@echo "make test     run the tests"
	@echo "make lint     ruff, mypy, import-linter"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The light install: no torch.
$(RUN_INSTALLED): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(DEV_INSTALLED): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(RUN_INSTALLED)

report: $(RUN_INSTALLED)
	$(BIN)/python -m checker.cli.demo seeds reports

test: $(DEV_INSTALLED)
	$(BIN)/python -m pytest

lint: $(DEV_INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(DEV_INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache build dist
