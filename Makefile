# `make run` and `make test` need nothing but Python 3.11 or newer, make and a package index.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run stop test torture lint format migrations-check schema evaluate bench screenshots lock sbom install install-dev

PYTHON ?= $(shell command -v python3.11 || command -v python3)
export PORT ?= 8000
export HOST ?= 127.0.0.1
BIN := .venv/bin/python
WORKERS ?= 2
QUIET := --quiet --disable-pip-version-check

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: install ## Install what is missing, and serve on 127.0.0.1:8000 (PORT=, HOST= for another place)
	@exec $(BIN) -m newsroom.serve

stop: ## Stop the web server and the private database
	@if [ -f .venv/installed-requirements.txt ]; then $(BIN) -m newsroom.serve stop; else echo "Nothing was running."; fi

test: install-dev ## Run all tests, those in a browser included
	@. ./.ci/pooler; . ./.ci/browser && exec $(BIN) -m pytest -n $(WORKERS) --dist worksteal $$SELECT $(ARGS)

torture: install-dev ## Many people and killed workers at once, for eight minutes; nothing may be lost; then odd values everywhere
	@$(BIN) -m tests.torture.run $(ARGS)
	@[ -n "$(ARGS)" ] || EXHAUSTIVE=yes exec $(BIN) -m pytest -n $(WORKERS) tests/security tests/newsroom/test_hostile_texts.py

lint: install-dev ## Check style
	@$(BIN) -m ruff check . && $(BIN) -m ruff format --check .

format: install-dev ## Mend style
	@$(BIN) -m ruff check --fix . ; $(BIN) -m ruff format .

migrations-check: install-dev ## Fail when a model has changed without a migration
	@$(BIN) manage.py makemigrations --check --dry-run

schema: install-dev ## Write newsroom/schema.sql, from which new databases get their tables, from the migrations
	@$(BIN) -m tests.upgrade.schema

evaluate: install-dev ## Measure each stage of the reading machine against its bar
	@exec $(BIN) -m tests.bench.evaluate $(ARGS)

bench: install-dev ## Measure the speed of pages and intake, and each stage on hostile texts (ARGS names some)
	@exec $(BIN) -m tests.bench.speed $(ARGS)

screenshots: install-dev ## Take pictures of the main pages into screenshots/
	@exec $(BIN) -m tests.browser.screenshots $(ARGS)

LOCK := .venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command "make lock"
lock: install-dev ## Pin each library and what it needs, with hashes, by requirements*.in
	@$(LOCK) requirements.in -o requirements.txt
	@$(LOCK) requirements-parser.in -c requirements.txt -o requirements-parser.txt
	@$(LOCK) requirements-dev.in -c requirements-parser.txt -o requirements-dev.txt

sbom: install-dev ## Write what the product consists of to sbom.json (CycloneDX)
	@.venv/bin/uv tool run --quiet --from cyclonedx-bom==7.5.0 cyclonedx-py requirements requirements-parser.txt \
		--output-reproducible --output-file sbom.json
	@echo "Written to sbom.json."

install:
	@PYTHON="$(PYTHON)" ./.ci/install requirements.txt

install-dev:
	@PYTHON="$(PYTHON)" ./.ci/install requirements-dev.txt
