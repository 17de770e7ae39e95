# `make help` lists the commands. Each brings its own environment first (tools/bootstrap.py); nothing global is touched.
SHELL := /bin/sh
.DEFAULT_GOAL := help

# Shims of interpreters exist that fail when they are called, so a candidate is executed.
PYTHON = $(shell for candidate in python3.13 python3.12 python3.11 python3 python; do \
	if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo "$$candidate"; break; fi; done)
NO_PYTHON = The portal needs Python 3.11 or newer, and none was found. Install it and repeat the command.
BOOTSTRAP = @found="$(PYTHON)"; if [ -z "$$found" ]; then echo "$(NO_PYTHON)" >&2; exit 1; fi; "$$found" tools/bootstrap.py
RUN = .venv/bin/python -m

.PHONY: help run dev test check bench format lock messages screenshots lighthouse mutants environment clean

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)$$/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

run: ## Start the portal on 127.0.0.1:$PORT (8000), with starter content and demo accounts
	$(BOOTSTRAP) run
	@exec $(RUN) tools.run

dev: ## The same with a server that starts again when the code changes
	$(BOOTSTRAP) dev
	@exec $(RUN) tools.run --reload

test: ## Every test that can run here: SQLite, Elasticsearch, PostgreSQL, browser
	$(BOOTSTRAP) dev
	@exec $(RUN) tools.suite

check: ## Linters, types, arrows between rooms, migrations, catalogues, requirements, content
	$(BOOTSTRAP) dev
	@exec $(RUN) tools.check

format: ## Put the code into the house's form
	$(BOOTSTRAP) dev
	@.venv/bin/ruff check --fix . && .venv/bin/ruff format .

lock: ## Resolve the dependencies of pyproject.toml into the requirements files
	$(BOOTSTRAP) dev
	@exec $(RUN) tools.lock write

messages: ## Bring the catalogues of the interface in step with the code
	$(BOOTSTRAP) dev
	@$(RUN) tools.messages extract && $(RUN) tools.messages compile

screenshots: ## Pictures of every page type on four widths, in both themes, on paper …, into screenshots/
	$(BOOTSTRAP) dev
	@exec $(RUN) tools.screenshots

bench: ## Speed as ratios measured in one run, and how good the search is; SCALE=small (default) or full, ONLY=search for a part
	$(BOOTSTRAP) dev
	@exec $(RUN) bench

lighthouse: ## Lighthouse's scores of the front page, an article and a course on a phone; 95 at least
	$(BOOTSTRAP) dev
	@exec $(RUN) tools.lighthouse

mutants: ## Break grading, merging and the translation gate on purpose; the suite must notice each
	$(BOOTSTRAP) dev
	@exec $(RUN) tools.mutants

environment: ## The environment with everything for tests and checks, and nothing else
	$(BOOTSTRAP) dev

clean: ## Remove what tools keep between runs; the portal's data in var/ stay
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis screenshots
