# Everything that people and robots run. `make help` lists it.
#
# Each target first sets up what it needs, in .venv and node_modules inside this folder. Only two
# things may come from the system: Python's own venv module, and browsers with LibreOffice (tools/ says how).
# The stamps below are newer than what they were made from, so nothing is installed twice.

VENV := .venv
PY   := $(VENV)/bin/python
PIP  := $(PY) -m pip --disable-pip-version-check --no-input

SERVE_READY      := $(VENV)/.serve-ready
TEST_READY       := $(VENV)/.test-ready
NODE_SERVE_READY := node_modules/.serve-ready
NODE_READY       := node_modules/.ready

# What a person may set: make serve PORT=8001 · make test ARGS='-k scoring' · make lock UPGRADE=1;
# and PYTHON=python3.12 the first time, to choose the Python of the environment.
PORT    ?= 8000
ARGS    ?=
UPGRADE ?=

# node, npm and lychee are packages of the environment: they come before the system's.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

# Material for MkDocs prints a long notice about its own end of support in May 2027. The people who
# keep this project have read it and plan for it; in front of a contributor's own errors it only hides them.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help serve build scripts check readability schema test test-all bench lint format setup lock release clean distclean

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# ---- the site

# Without a screen, Python's webbrowser may start a text browser in this very terminal.
OPEN := $(if $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s)),--open)

serve: $(SERVE_READY) $(NODE_SERVE_READY) ## show the site on this computer and follow every change (PORT=8000)
	$(PY) -m mkdocs serve --livereload $(OPEN) --dev-addr 127.0.0.1:$(PORT)

build: scripts ## build the site into site/
	SVT_SCRIPTS=published $(PY) -m mkdocs build --strict

# It compares contents, not times, and does nothing when nothing changed.
scripts: $(TEST_READY) $(NODE_READY) ## make the published scripts and styles from the readable ones
	@$(PY) tools/scripts.py

check: $(SERVE_READY) ## say what is wrong in case_studies/ and checklists/, if anything
	$(PY) -m social_value check

readability: $(TEST_READY) $(NODE_READY) ## say which words and sentences of the site are hard to read, or misspelt
	@$(PY) -m tools.readability

schema: $(SERVE_READY) ## write the JSON Schemas that help editors
	$(PY) -m social_value schema

# ---- proof

test: lint setup ## run everything: lint, then every test, browsers included
	$(PY) -m pytest --numprocesses auto --dist worksteal $(ARGS)

test-all: export SVT_LONG := 1
test-all: test ## the same tests in their long form: many more made-up cases; takes hours

# Medians of several rounds: with ten thousand case studies it takes an hour. Smaller: ARGS='--sizes 100 300 1000'.
bench: $(TEST_READY) $(NODE_READY) ## measure how fast the site is built, beside other builders (ARGS='--sizes 100 300 1000')
	@$(PY) -m site_tests.benchmarks $(ARGS)

lint: $(TEST_READY) ## read the Python code for mistakes, style and types
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

format: $(TEST_READY) ## put the Python code and the YAML in shape
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .
	$(PY) -m social_value format

# ---- set-up

setup: $(TEST_READY) $(NODE_READY) ## install all that the tests need, and browsers and LibreOffice where there are none
	@$(PY) -m tools.browsers
	@$(PY) -m tools.office

$(PY):
	@sh tools/environment.sh $(VENV)

$(SERVE_READY): requirements.txt pyproject.toml | $(PY)
	@echo 'Installing what the site needs into $(VENV).'
	@$(PIP) install --quiet --require-hashes --requirement requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# The lock for tests holds all of the lock for the site, so this stamp stands for both.
$(TEST_READY): requirements.txt requirements-test.txt pyproject.toml | $(PY)
	@echo 'Installing what the tests need into $(VENV). The first time takes a minute or two.'
	@$(PIP) install --quiet --require-hashes --requirement requirements-test.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $(SERVE_READY) $@

# npm comes with what the site needs. What it installs here is sent to readers; the packages for tests are not.
$(NODE_SERVE_READY): package.json package-lock.json .npmrc | $(SERVE_READY)
	@echo 'Installing what packs documents into node_modules.'
	@npm ci --omit=dev --loglevel=error
	@touch $@

$(NODE_READY): package.json package-lock.json .npmrc | $(TEST_READY)
	@echo 'Installing what packs the scripts and checks the pages into node_modules.'
	@npm ci --loglevel=error
	@touch $(NODE_SERVE_READY) $@

# One version of each package for every machine and every Python, so that what is tested is what readers get.
COMPILE := $(PY) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

lock: $(TEST_READY) ## write the locks again after a change of dependencies (UPGRADE=1: newest of all)
	$(COMPILE) --group build --group serve --output-file requirements.txt
	$(COMPILE) --group build --group serve --group test --constraint requirements.txt --output-file requirements-test.txt
	npm install --package-lock-only

release: $(TEST_READY) ## cut a release: version, changelog, frozen editions, commit and tag (VERSION=0.2.0)
	$(PY) -m tools.release $(VERSION)

clean: ## remove what builds and tests leave behind
	rm -rf site dist plugins/social_value/published .pytest_cache .mypy_cache .ruff_cache .hypothesis .cache
	find plugins site_tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove the installed packages as well
	rm -rf $(VENV) node_modules
