# `make run` and `make test` need nothing but Python 3.11 or newer, make and a package index.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run stop test torture lint format migrations-check evaluate bench screenshots install install-dev

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
	@. ./.ci/browser && exec $(BIN) -m pytest -n $(WORKERS) --dist worksteal $$SELECT $(ARGS)

torture: install-dev ## Many people and killed workers at once, for eight minutes; nothing may be lost
	@exec $(BIN) -m tests.torture.run $(ARGS)

lint: install-dev ## Check style
	@$(BIN) -m ruff check . && $(BIN) -m ruff format --check .

format: install-dev ## Mend style
	@$(BIN) -m ruff check --fix . ; $(BIN) -m ruff format .

migrations-check: install-dev ## Fail when a model has changed without a migration
	@$(BIN) manage.py makemigrations --check --dry-run

evaluate: install-dev ## Measure each stage of the reading machine against its bar
	@exec $(BIN) -m tests.bench.evaluate $(ARGS)

bench: install-dev ## Measure the speed of pages and intake, and each stage on hostile texts (ARGS names some)
	@exec $(BIN) -m tests.bench.speed $(ARGS)

screenshots: install-dev ## Take pictures of the main pages into screenshots/
	@exec $(BIN) -m tests.browser.screenshots $(ARGS)

install:
	@PYTHON="$(PYTHON)" ./.ci/install requirements.txt

install-dev:
	@PYTHON="$(PYTHON)" ./.ci/install requirements-dev.txt
