# The commands of daily work. Everything happens in .venv, made from the locked files.
# The first Python that starts, is new enough and has all of venv (Debian's may lack
# ensurepip): a name on the PATH may be none of these.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$each && break; done)
NO_PYTHON := Python 3.11 or newer with venv is needed. Debian, Ubuntu: \
	apt install python3-venv. Elsewhere: make PYTHON=/path/to/python3.11 …
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-emit-trusted-host --strip-extras --allow-unsafe

.PHONY: run test faults bench check format lock
.DEFAULT_GOAL := run

run: .venv/run ## the portal, its worker and the sandbox
	@exec $(BIN)/python -m sourcehub_portal.launch

test: .venv/dev ## every test; PORTAL_REQUIRE=browser,postgres,redis forbids skips
	$(BIN)/python -m pytest
	$(BIN)/python -m tests.on_postgres

faults: .venv/dev ## every fault on both databases, and docs/faults.md out of it
	$(BIN)/python -m pytest -m fault --faults-results=var/faults/sqlite.json
	$(BIN)/python -m tests.on_postgres -m fault --faults-results=var/faults/postgresql.json
	$(BIN)/python -m tests.faults.document

# The databases are kept under var/bench until the migrations change.
bench: .venv/dev .venv/bench ## an outage, look-ups, pages, sweeps; SIZES=10000,100000 shrinks it
	$(BIN)/python -m benchmarks.outage
	$(BIN)/python -m benchmarks.lookups
	SIZES="$(SIZES)" $(BIN)/python -m benchmarks.pages
	SIZES="$(SIZES)" $(BIN)/python -m benchmarks.sweep

check: .venv/dev ## formatting, lint, types, templates, security, migrations, settings
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	DEBUG=1 $(BIN)/mypy .
	$(BIN)/djlint --lint templates
	$(BIN)/djlint --lint --profile=jinja quick
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive \
		accounts customers orders overview sourcehub_portal
	DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run
	DEBUG=0 SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
		ALLOWED_HOSTS=portal.example $(BIN)/python manage.py check --deploy --fail-level WARNING

format: .venv/dev ## put the code into its form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lock: .venv/dev ## requirements/*.in → *.txt, with hashes and without any address
	$(COMPILE) --output-file requirements/base.txt requirements/base.in
	$(COMPILE) --output-file requirements/dev.txt requirements/dev.in
	$(COMPILE) --output-file requirements/bench.txt requirements/bench.in

# pip comes last: where it is missing, the environment was left half made.
.venv/bin/pip:
	@test -n "$(PYTHON)" || { echo "$(NO_PYTHON)"; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; echo "$(NO_PYTHON)"; exit 1; }

.venv/run: requirements/base.txt | .venv/bin/pip
	$(INSTALL) --requirement requirements/base.txt
	@touch $@

.venv/dev: requirements/dev.txt requirements/base.txt | .venv/bin/pip
	$(INSTALL) --requirement requirements/dev.txt
	@touch $@ .venv/run

# Datasette has a room of its own: what it depends on is nothing of the portal's.
.venv/bench: requirements/bench.txt | .venv/bin/pip
	$(BIN)/python -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --requirement requirements/bench.txt
	@touch $@
