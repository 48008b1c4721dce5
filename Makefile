# Two commands are the whole set-up: `make serve` and `make test`. Each does what it needs first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
TEXTS ?= ../shared/statutes
PORT ?= 8000
STAMP := $(VENV)/.ready

.PHONY: setup serve test check bench soak screenshots clean

setup: $(STAMP)

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "lawbase needs Python 3.11 or newer; $(PYTHON) is older. Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing lawbase and its libraries into $(VENV) (once, a few minutes on a thin line)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,fast]'
	@touch $(STAMP)

serve: $(STAMP)
	@$(BIN)/lawbase --data $(DATA) build
	@$(BIN)/lawbase --data $(DATA) serve --port $(PORT)

check: $(STAMP)
	$(BIN)/ruff check lawbase search_index tests benchmarks
	$(BIN)/ruff format --check lawbase search_index tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/lawbase check
	@if [ -d $(TEXTS) ]; then $(BIN)/lawbase verify --texts $(TEXTS); else echo "No official texts at $(TEXTS): verify is left out."; fi

test: $(STAMP)
	@$(BIN)/python tests/browser/find_chromium.py
	$(MAKE) check
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --cov --cov-report=term --cov-fail-under=90

bench: $(STAMP)
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

soak: $(STAMP)
	LAWBASE_SOAK=1 $(BIN)/python -m pytest -q tests -m "soak" --no-header

screenshots: $(STAMP)
	LAWBASE_SCREENSHOTS=1 $(BIN)/python -m pytest -q tests/browser/test_screenshots.py

clean:
	rm -rf $(VENV) $(DATA) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
