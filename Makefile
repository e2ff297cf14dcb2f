# `make` lists what can be done. Everything happens in .venv and var/ below this folder.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); [ $$n -lt 8 ] && echo $$n || echo 8)
PROOF_DATA ?= ../shared/data/proof

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
RUN := $(VENV)/.stamp-run
DEV := $(VENV)/.stamp-dev
TEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help demo serve test check bench proof-eval shots format messages lock reset

help: ## list these targets
	@echo "make TARGET, for instance: make demo PORT=8080"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(RUN) messages ## open the sample county: install, load, print accounts, serve on 127.0.0.1:8000 (PORT=…)
	@$(BIN)/gongkai demo --host $(HOST) --port $(PORT)

serve: $(RUN) messages ## serve what is there, without loading anything (PORT=…)
	@$(BIN)/gongkai serve --host $(HOST) --port $(PORT)

test: $(DEV) messages ## all tests on SQLite; those that use a database again on PostgreSQL where GONGKAI_TEST_POSTGRES names one
	@failed=0; \
	echo "== tests on SQLite"; \
	$(TEST) -n $(WORKERS) || failed=1; \
	if [ -n "$$GONGKAI_TEST_POSTGRES" ]; then \
		echo "== tests on PostgreSQL"; \
		GONGKAI_DATABASE_URL="$$GONGKAI_TEST_POSTGRES" $(TEST) -n $(WORKERS) --only-database || failed=1; \
	else \
		echo "== tests on PostgreSQL: skipped, GONGKAI_TEST_POSTGRES names no server"; \
	fi; \
	exit $$failed

check: $(DEV) messages ## format, lint, types, import contracts, missing migrations, house tests
	@echo "== format";     $(BIN)/ruff format --check .
	@echo "== lint";       $(BIN)/ruff check .
	@echo "== types";      $(BIN)/mypy
	@echo "== contracts";  $(BIN)/lint-imports --no-logo
	@echo "== migrations"; DJANGO_SETTINGS_MODULE=gongkai.config.settings.test $(BIN)/django-admin makemigrations --check --dry-run
	@echo "== house";      $(TEST) -n $(WORKERS) tests/test_house.py tests/test_docs.py tests/test_contracts.py

bench: $(DEV) messages ## CPU and queries of each public page; search; annual reports checked, and slips in them noticed
	@$(BIN)/python -m benchmarks.pages
	@$(BIN)/python -m benchmarks.search 20000
	@$(BIN)/python -m benchmarks.cases
	@$(BIN)/python -m benchmarks.checks 100 300
	@$(BIN)/python -m benchmarks.mutations

proof-eval: $(DEV) ## measure the proofreader on the dev sets in PROOF_DATA (false alarms, injected and real errors, speed)
	@$(BIN)/python -m tools.proof_eval $(PROOF_DATA)

shots: $(DEV) messages ## screenshots of every page type, desktop and 390 px, into shots/
	@$(BIN)/python -m tools.shots

format: $(DEV) ## format the code and write the generated documents anew
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/python -m tools.write_docs

messages: $(RUN) ## compile the Chinese messages
	@$(BIN)/python tools/compile_messages.py

lock: $(DEV) ## write constraints.txt anew from pyproject.toml (UPGRADE=1 takes the newest versions)
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --all-extras --no-emit-index-url --no-header --no-annotate \
		$(if $(UPGRADE),--upgrade) --python-version 3.11 --output-file constraints.txt pyproject.toml
	@sed -i '1i # Exact versions of everything the product, its tests and its checks use. Regenerate: make lock' constraints.txt

reset: ## delete the sample county and its files (var/); asks first
	@printf 'Delete var/ with its database and files? [y/N] '; read answer; [ "$$answer" = y ]
	@rm -rf var
	@echo "var/ is gone; make demo loads the sample county anew"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "gongkai needs Python 3.11 or newer; name one with PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(RUN): pyproject.toml constraints.txt | $(BIN)/python
	@echo "== installing (about a minute, once)"
	@$(PIP) install --editable . --constraint constraints.txt
	@touch $@

$(DEV): $(RUN)
	@echo "== installing what tests and checks need"
	@$(PIP) install --editable '.[dev]' --constraint constraints.txt
	@touch $@
