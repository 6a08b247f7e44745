# Everything starts here:  make demo   make check   make setup

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OPEN ?= yes
PORT ?= 8501
SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: demo run setup check format lint types layers test coverage soak browser gazetteer evaluate bench bench-dashboard pictures lock clean help

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

demo: setup ## set up, read the sample articles, open the dashboard (OPEN=no: do not open a browser)
	$(BIN)/dateline demo --port $(PORT) $(if $(filter no,$(OPEN)),--no-browser)

run: ## the same without a browser, for servers
	$(MAKE) demo OPEN=no

setup: $(VENV)/.installed gazetteer ## make .venv with the dateline command, and the gazetteer

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dateline needs Python 3.11 or newer: make PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked packages into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

gazetteer: data/gazetteer/meta.json

data/gazetteer/meta.json: $(VENV)/.installed $(wildcard data/gazetteer/*.tsv etl/places/build.py etl/places/layout.py etl/places/sources.py)
	@echo "Building the gazetteer ..."
	@$(BIN)/python -m etl.places.build -o data/gazetteer
	@touch $@

check: setup lint types layers test browser ## lint, types, layers, tests, browser tests: what CI runs

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup ## let ruff arrange the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

test: setup ## unit, property and golden tests
	$(BIN)/pytest tests -m 'not browser' -n 2

coverage: setup ## the same with branch coverage, which takes a third longer
	$(BIN)/pytest tests -m 'not browser' -n 2 --cov --cov-report=term:skip-covered --cov-fail-under=85

soak: setup ## kill runs, judgements, vacuums and migrations 220 times instead of 22
	DATELINE_KILLS=200 $(BIN)/pytest tests/etl/test_killed_runs.py tests/etl/test_side_by_side.py -q -k "killed and not workers"

browser: setup ## the tests that open the page
	@command -v chromium >/dev/null || { command -v apt-get >/dev/null && echo "Installing chromium ..." && \
	  { test "$$(id -u)" = 0 && SUDO= || SUDO=sudo; $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq --no-install-recommends chromium >/dev/null; }; } \
	  || { echo "The browser tests need Debian's package chromium: install it and run make check again."; exit 1; }
	$(BIN)/pytest tests/browser -m browser -p no:randomly -n 2 --dist worksteal || \
	  { echo "Once more, the failed ones alone: a browser drawn by software can be late."; $(BIN)/pytest tests/browser -m browser -p no:randomly --last-failed --last-failed-no-failures none; }

evaluate: setup ## score every development corpus in ../shared that is there, and hold it against its floors
	$(BIN)/python -m bench.corpora

bench: setup ## articles a second, memory, seconds to the first report, beside a plain spaCy pipeline
	@test -x .venv-bench/bin/python || { $(PYTHON) -m venv .venv-bench && .venv-bench/bin/python -m pip install --quiet --require-hashes -r bench/spacy.lock; }
	$(BIN)/python -m bench.reading --spacy .venv-bench/bin/python

bench-dashboard: setup ## milliseconds and bytes of each interaction with 10,000, a million and ten million events, beside plain pandas (12 GB of disk)
	$(BIN)/python -m bench.dashboard

pictures: setup ## make the pictures of README and docs again
	$(BIN)/python -m docs.make_pictures

lock: ## choose the newest fitting versions of all packages
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --upgrade \
	  --extra setup --extra gazetteer --extra check --extra boundaries pyproject.toml -o requirements.lock

clean: ## remove what setup and runs made (never a store outside data/store)
	rm -rf $(VENV) data/gazetteer/*.bin data/gazetteer/*.marisa data/gazetteer/*.npy data/gazetteer/meta.json
