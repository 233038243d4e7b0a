# Everything a contributor runs. `make help` lists it.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000

# The theme's and MkDocs' banners about their next major versions; the README says what we do about those.
export NO_MKDOCS_2_WARNING = 1
export DISABLE_MKDOCS_2_WARNING = true

.DEFAULT_GOAL := help
.PHONY: help serve build build-by-language dist check fix test coverage bench lock clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 27

serve: $(VENV)/.site ## the site with live reload, at http://127.0.0.1:8000/
	@echo "The site will be at http://$(ADDRESS)/ (Chinese: http://$(ADDRESS)/zh/). Stop with Ctrl-C."
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

build: $(VENV)/.site ## write the site to site/
	$(BIN)/mkdocs build
	@echo "written to site/"

build-by-language: $(VENV)/.site ## the same site, each language in a process of its own
	rm -rf build/languages
	SITE_LANGUAGE=en $(BIN)/mkdocs build --site-dir build/languages/en & english=$$!; \
	  SITE_LANGUAGE=zh $(BIN)/mkdocs build --site-dir build/languages/zh && wait $$english
	rm -rf site
	mv build/languages/en site
	cp -R build/languages/zh/. site/
	@echo "written to site/"

dist: build ## the same, checked, and with compressed copies: ready for a host (see docs/en/hosting.md)
	$(BIN)/bitext site
	$(BIN)/bitext pack

check: $(VENV)/.site ## say what is wrong with the texts
	$(BIN)/bitext check

fix: $(VENV)/.site ## write missing ids, put keys in order
	$(BIN)/bitext fix

test: $(VENV)/.test ## everything that a pull request is held against: lint, types, unit, build and browser tests
	$(BIN)/ruff check hooks tests
	$(BIN)/mypy
	CHROMIUM="$$(sh tests/chromium.sh)" $(BIN)/pytest

# Not part of `make test`, whose time it would double. The browser tests run no line that no other test runs.
BROWSER_TESTS := access lang lists reading searching weight

coverage: $(VENV)/.test ## which lines of the library no test runs
	rm -rf build/coverage && mkdir -p build/coverage
	BITEXT_PROCESSES=1 $(BIN)/coverage run -m pytest --hypothesis-seed=0 $(BROWSER_TESTS:%=--ignore=tests/test_%.py)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

BENCH ?= --documents 10 100 --terms 500
bench: $(VENV)/.test ## what a build costs beside the bare stack's; make bench BENCH= for all sizes, which takes hours
	$(BIN)/python benchmarks/run.py $(BENCH)

lock: $(VENV)/.site ## pin all dependencies anew, from requirements*.in
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11.5 \
	  --output-file requirements.lock requirements.in
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11.5 \
	  --output-file requirements-test.lock requirements-test.in

clean: ## delete what was made
	rm -rf $(VENV) site .cache build .pytest_cache .mypy_cache .ruff_cache .hypothesis hooks/*.egg-info

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || \
	  { echo "Python 3.11.5 or newer is needed; name it with: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/.python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.site
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@
