# make site    set everything up, build the site, serve it        SOURCE=guide.txt ENGINE=zensical PORT=8000
# make build   the same without serving: the site is in site/                 SITE_URL=https://…
# make test    set everything up, pass every test
# make pdf     builds the site with the guide's PDFs: site/download/
# make deck    builds the site, and with it the deck for Anki: site/deck/
# make serve   for authors: rebuild while one writes
# make checked run all programs and notebooks, note when and on what
# make check-plain  run them as older processors compute, which round otherwise
# make check-newest  run them on the newest releases: build/newest/report.md   PATHS=content/keras
# make bench   time and memory, as ratios
# make bench-growth  how builds and visits grow: the tables of docs/contributing/scale.md
# make bench-plan  what the plan for an interview is worth
# make bench-practice  how quick practice is in Chromium
# make bench-search  what readers find, by engine; bytes and times by size
# make bench-web how quick pages are, beside a stock Material site        SLOWER=2 for a slow machine
# make soak    what takes long: a hundred kills, thousands of random sequences, make fuzz       KILLS=100 SEQUENCES=10000 EXPLORE=20 SEED=0
# make fuzz    looks for inputs that readers fail at                      FUZZ_SECONDS=600
# make lock    the locked requirements from their inputs       UPGRADE=1 takes the newest
# make licences whose work the site is made with: docs/licences/index.md
# make audit   known vulnerabilities of what is locked
# make sbom    bills of materials: build/sbom/
# make format  bring the code into its form

# The pinned frameworks are tried on 3.11 first; 3.12 and 3.13 work as well. 3.11.5 is the oldest
# that what we pin installs on.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3 python; do \
	"$$name" -c 'import sys; sys.exit(not ((3, 11, 5) <= sys.version_info[:3] < (3, 14)))' 2>/dev/null \
	&& echo "$$name" && break; done)
SOURCE ?= content
ENGINE ?= mkdocs
PORT ?= 8000

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# What is locked is installed only if each file has a hash that stands in the lock.
LOCKED := $(PIP) --require-hashes
PINS := scripts/requirements
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm --ignore-scripts --no-audit --no-fund --loglevel=error
# Where CI is set, everything runs; elsewhere what has not changed since it last held is skipped.
ALL := $(if $(CI),--all)
JOBS ?= 2
# So long do the targets in Python search, and then those in JavaScript.
FUZZ_SECONDS ?= 600
# How long `make soak` is: kills, sequences, and times as many examples as `make test` draws.
KILLS ?= 100
EXPLORE ?= 20
SEQUENCES ?= 10000
# With another seed `make soak` plays other sequences and kills at other moments.
SEED ?= 0
# By this name, since `make --dry-run` does run a line with the other one, and all steps in it.
AGAIN := $(MAKE) --no-print-directory

.PHONY: deck pdf site build serve test lint programs checked check-plain check-newest bench bench-growth bench-plan bench-practice bench-search fuzz bench-web soak lock licences audit sbom format clean

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
	$(BIN)/python scripts/record.py --check --preload $(ALL) --jobs $(JOBS)
	$(BIN)/python scripts/record_notebooks.py --check $(ALL) --jobs $(JOBS)

checked: .venv/tests.stamp
	$(BIN)/python scripts/record_notebooks.py --check --all --jobs $(JOBS)
	$(BIN)/python scripts/record.py --check --all --jobs $(JOBS) --note "$$(date +%Y-%m)"

check-plain: .venv/tests.stamp
	$(BIN)/python scripts/record.py --check --plain --preload $(ALL) --jobs $(JOBS)
	$(BIN)/python scripts/record_notebooks.py --check --plain $(ALL) --jobs $(JOBS)

check-newest: .venv/site.stamp
	$(BIN)/python scripts/newest.py --jobs $(JOBS) $(PATHS)

bench: .venv/site.stamp
	$(BIN)/python benchmarks/run.py

bench-growth: build
	$(BIN)/python benchmarks/growth.py

bench-plan: build
	$(BIN)/node benchmarks/interview.js

bench-practice: build .venv/browser.stamp
	$(BIN)/python benchmarks/practice.py

bench-search: build .venv/browser.stamp
	$(LOCKED) -r $(PINS)/benchmarks.txt
	$(BIN)/python benchmarks/search.py

bench-web: build .venv/browser.stamp
	$(NPM) --prefix benchmarks ci
	$(BIN)/python benchmarks/pages.py

# Each step runs whatever those before it have found.
soak: .venv/tests.stamp .venv/browser.stamp
	status=0; export SEED=$(SEED) SEQUENCES=$(SEQUENCES) KILLS=$(KILLS); \
	$(BIN)/node --test tests/js/two-tabs.test.js || status=1; \
	$(BIN)/python -m pytest -q tests/test_kept.py -k edits || status=1; \
	EXPLORE=$(EXPLORE) $(BIN)/python -m pytest --numprocesses $(JOBS) -m hypothesis || status=1; \
	$(BIN)/python -m pytest --numprocesses $(JOBS) tests/faults tests/web/test_practice_faults.py || status=1; \
	$(AGAIN) fuzz || status=1; \
	exit $$status

# The second search runs whatever the first has found.
fuzz: .venv/tests.stamp .venv/fuzz.stamp
	@status=0; \
	PYTHONPATH=scripts:tests $(BIN)/python -m fuzz.run --seconds $(FUZZ_SECONDS) || status=1; \
	$(BIN)/node tests/fuzz/run.js --seconds $(FUZZ_SECONDS) || status=1; \
	exit $$status

lock: .venv/audit.stamp
	$(BIN)/python scripts/lock.py $(if $(UPGRADE),--upgrade)

licences: .venv/tests.stamp
	$(BIN)/python scripts/licences.py

audit: .venv/audit.stamp .venv/site.stamp
	$(BIN)/pip-audit --strict --require-hashes --disable-pip $(patsubst %,--requirement %,$(wildcard requirements.txt $(PINS)/*.txt))
	$(BIN)/pip-audit --strict --no-deps --disable-pip --requirement content/requirements.txt
	$(NPM) audit
	$(NPM) --prefix benchmarks audit

sbom: .venv/audit.stamp .venv/site.stamp
	mkdir -p build/sbom
	$(BIN)/cyclonedx-py requirements --output-reproducible --output-file build/sbom/python.cdx.json requirements.txt
	$(BIN)/cyclonedx-py requirements --output-reproducible --output-file build/sbom/paper.cdx.json $(PINS)/paper.txt
	$(NPM) sbom --package-lock-only --omit=dev --sbom-format=cyclonedx --sbom-type=application > build/sbom/npm.cdx.json

format: .venv/tests.stamp
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:
	rm -rf build/newest build/other build/mkdocs.yml build/.*.spare build/.kept.sqlite site .cache

.venv/python.stamp:
	@test -n '$(PYTHON)' || { echo 'No Python 3.11 (3.11.5 or newer), 3.12 or 3.13 found: install one, or give PYTHON=/path/to/python' >&2; exit 2; }
	'$(PYTHON)' -m venv .venv
	touch $@

.venv/site.stamp: requirements.txt package-lock.json | .venv/python.stamp
	$(LOCKED) -r requirements.txt
	$(NPM) ci --omit=dev
	touch $@

.venv/tests.stamp: requirements.txt content/requirements.txt $(PINS)/paper.txt $(PINS)/tests.txt package-lock.json | .venv/python.stamp
	$(LOCKED) -r requirements.txt -r $(PINS)/paper.txt -r $(PINS)/tests.txt
	$(PIP) -r content/requirements.txt
	$(NPM) ci
	touch $@ .venv/site.stamp

.venv/audit.stamp: $(PINS)/audit.txt | .venv/python.stamp
	$(LOCKED) -r $(PINS)/audit.txt
	touch $@

.venv/fuzz.stamp: $(PINS)/fuzz.txt | .venv/python.stamp
	$(LOCKED) -r $(PINS)/fuzz.txt
	touch $@

.venv/browser.stamp: .venv/site.stamp $(PINS)/paper.txt scripts/browser.py scripts/guide/browser.py
	$(LOCKED) -r $(PINS)/paper.txt
	$(BIN)/python scripts/browser.py
	touch $@
