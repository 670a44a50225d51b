# Every target sets up what it needs: a .venv made with the machine's python3.
PYTHON ?= python3
# Passed on to pytest: make test ARGS="tests/text -k date". Alone it runs in two processes, file by file.
ARGS ?= -n 2 --dist loadfile
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
RUN_INSTALLED := $(VENV)/run.installed
DEV_INSTALLED := $(VENV)/dev.installed

.PHONY: help report test lint format screenshot clean

help:
	@echo "make report      check seeds/ and render the report into reports/"
	@echo "make test        run the tests; a part of them: make test ARGS='tests/text -k date'"
	@echo "make lint        ruff, mypy, import-linter"
	@echo "make format      mend what ruff can mend"
	@echo "make screenshot  take docs/report.png again; needs chromium"
	@echo "make clean       remove .venv and caches"

# Half a .venv, or one of an older Python, would be taken for a good one by the next run.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("checker needs Python 3.11 or later; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# The light install: no torch.
$(RUN_INSTALLED): pyproject.toml | $(BIN)/python
	$(PIP) -e .
	@touch $@

$(DEV_INSTALLED): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) -c constraints.txt -e '.[dev]'
	@touch $@ $(RUN_INSTALLED)

report: $(RUN_INSTALLED)
	$(BIN)/python -m checker.cli.demo seeds reports

test: $(DEV_INSTALLED)
	$(BIN)/python -m pytest -rs $(ARGS)

lint: $(DEV_INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(DEV_INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshot: $(DEV_INSTALLED)
	$(BIN)/python docs/screenshot.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find checker tests bench seeds docs -name __pycache__ -type d -prune -exec rm -rf {} +
