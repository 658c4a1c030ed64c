# A machine with Python 3.11 and make is enough: every target first sets up what it needs.

PY := .venv/bin/python
SET_UP := sh packaging/set-up.sh
LIBRARY ?= build/sample.journal
PROOF ?= long
CSL_SUITE ?=
ARGS ?=
WORKERS ?= auto --maxprocesses=4

.PHONY: help run headless test lint fix bench proof check-bundle package lock clean

help: ## List what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | \
		while IFS='|' read -r name what; do printf '  make %-14s %s\n' "$$name" "$$what"; done

run: ## Open the window (LIBRARY=path chooses the library); without a display, see headless
	@$(SET_UP) run
	@mkdir -p build
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		exec $(PY) -m journal_desktop "$(LIBRARY)"; \
	else \
		echo "There is no display, so the main job is done without one."; \
		exec $(PY) packaging/headless_run.py build; \
	fi

headless: ## Do the main job without a display: write, export, take screenshots into build/
	@$(SET_UP) run
	@mkdir -p build
	@$(PY) packaging/headless_run.py build

test: ## Run every test, several at once (WORKERS=0: one by one; ARGS=... goes to pytest)
	@$(SET_UP) dev
	$(PY) -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

lint: ## Check style, types and layers
	@$(SET_UP) dev
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m pyright --pythonpath $(PY)
	.venv/bin/lint-imports

fix: ## Mend what ruff can mend
	@$(SET_UP) dev
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

bench: ## Measure speed next to its limits and peers
	@$(SET_UP) dev
	$(PY) packaging/bench $(ARGS)

proof: ## Prove that nothing is lost; PROOF=short takes minutes, long hours (ARGS=tests/proofs/test_power.py: one row)
	@$(SET_UP) dev
	JOURNAL_PROOF=$(PROOF) JOURNAL_CSL_SUITE="$(CSL_SUITE)" \
		$(PY) -m pytest -m proof -q -o faulthandler_timeout=0 $(ARGS)

check-bundle: ## Export the sample and put it before the W3C validator, axe and a browser
	@$(SET_UP) dev
	@$(PY) packaging/check_bundle $(ARGS)

package: ## Build the program as a folder that runs without Python, and start it
	@$(SET_UP) dev
	@$(PY) packaging/package.py

lock: ## Write packaging/requirements/ anew from pyproject.toml (needs uv: pip install uv)
	sh packaging/lock.sh

clean: ## Remove what was built; libraries in build/ stay
	[ ! -d build ] || find build -mindepth 1 -maxdepth 1 ! -name '*.journal*' -exec rm -rf {} +
	rm -rf dist .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage
