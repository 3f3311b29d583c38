# make site    set everything up, build the site, serve it        SOURCE=guide.txt ENGINE=zensical PORT=8000
# make build   the same without serving: the site is in site/                 SITE_URL=https://…
# make test    set everything up, pass every test
# make pdf     builds the site with the guide's PDFs: site/download/
# make deck    builds the site, and with it the deck for Anki: site/deck/
# make serve   for authors: rebuild while one writes
# make checked run all programs, note when and on what
# make bench   time and memory, as ratios
# make bench-plan  what the plan for an interview is worth
# make bench-practice  how quick practice is in Chromium
# make bench-search  what readers find, by engine; bytes and times by size
# make bench-web how quick pages are, beside a stock Material site
# make soak    what takes long: thousands of random sequences
# make format  bring the code into its form

# The pinned frameworks are tried on 3.11 first; 3.12 and 3.13 work as well.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3 python; do \
	"$$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& echo "$$name" && break; done)
SOURCE ?= content
ENGINE ?= mkdocs
PORT ?= 8000

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm --ignore-scripts --no-audit --no-fund --loglevel=error
# Where CI is set, everything runs; elsewhere what has not changed since it last held is skipped.
ALL := $(if $(CI),--all)
JOBS ?= 2

.PHONY: deck pdf site build serve test lint programs checked bench bench-plan bench-practice bench-search bench-web soak format clean

site: .venv/site.stamp
	$(BIN)/python scripts/build.py --source '$(SOURCE)' --engine $(ENGINE) --serve --port $(PORT)

build: .venv/site.stamp
	$(BIN)/python scripts/build.py --source '$(SOURCE)' --engine $(ENGINE)

deck: build
	@ls -l site/deck/

pdf: .venv/browser.stamp
	$(BIN)/python scripts/build.py --source '$(SOURCE)' --engine $(ENGINE) --pdf
	@ls -l site/download/

serve: .venv/site.stamp
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: lint .venv/browser.stamp
	$(BIN)/node --test --test-reporter=dot 'tests/js/*.test.js'
	$(BIN)/python -m pytest --numprocesses $(JOBS)
	$(MAKE) --no-print-directory programs

lint: .venv/tests.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/codespell content docs scripts tests benchmarks hooks *.md
	$(BIN)/node node_modules/typescript/bin/tsc -p tests/js

programs: .venv/tests.stamp
	$(BIN)/python scripts/record.py --check $(ALL) --jobs $(JOBS)
	$(BIN)/python scripts/record_notebooks.py --check $(ALL)

checked: .venv/tests.stamp
	$(BIN)/python scripts/record.py --check --jobs $(JOBS) --note "$$(date +%Y-%m)"

bench: .venv/site.stamp
	$(BIN)/python benchmarks/run.py

bench-plan: build
	$(BIN)/node benchmarks/interview.js

bench-practice: build .venv/browser.stamp
	$(BIN)/python benchmarks/practice.py

bench-search: build .venv/browser.stamp
	$(PIP) -r benchmarks/requirements.txt
	$(BIN)/python benchmarks/search.py

bench-web: build .venv/browser.stamp
	$(NPM) --prefix benchmarks ci
	$(BIN)/python benchmarks/web.py

soak: .venv/tests.stamp
	SEQUENCES=10000 $(BIN)/node --test tests/js/two-tabs.test.js

format: .venv/tests.stamp
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:
	rm -rf build/other build/mkdocs.yml site .cache

.venv/python.stamp:
	@test -n '$(PYTHON)' || { echo 'No Python 3.11, 3.12 or 3.13 found: install one, or give PYTHON=/path/to/python' >&2; exit 2; }
	'$(PYTHON)' -m venv .venv
	touch $@

.venv/site.stamp: requirements.txt package-lock.json | .venv/python.stamp
	$(PIP) -r requirements.txt
	$(NPM) ci --omit=dev
	touch $@

.venv/tests.stamp: requirements.txt content/requirements.txt scripts/requirements.txt tests/requirements.txt package-lock.json | .venv/python.stamp
	$(PIP) -r requirements.txt -r content/requirements.txt -r scripts/requirements.txt -r tests/requirements.txt
	$(NPM) ci
	touch $@ .venv/site.stamp

.venv/browser.stamp: .venv/site.stamp scripts/requirements.txt scripts/browser.py scripts/guide/browser.py
	$(PIP) -r scripts/requirements.txt
	$(BIN)/python scripts/browser.py
	touch $@
