# Two commands do it all: `make serve` and `make test`.
PYTHON ?= python3
PIP := bin/python -m pip install --quiet --disable-pip-version-check --no-compile
CHECK := import sys; sys.version_info >= (3, 11) or sys.exit("TripLab needs Python 3.11 or newer; " + sys.executable + " is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 ...")

.PHONY: help python setup serve test check format lock data bench clean

help:
	@echo "make serve    install what is missing, start TripLab and Phoenix; Ctrl-C stops both"
	@echo "make test     install what is missing, check style and types, run the tests"
	@echo "make setup    only install"
	@echo "make format   format the code"
	@echo "make data     build the travel tables anew"
	@echo "make bench    measure, and write benchmarks/RESULTS.md"
	@echo "make lock     pin the versions anew"
	@echo "make clean    remove the environments; trips and traces in .triplab stay"

python:
	@$(PYTHON) -c '$(CHECK)'

setup: .venv/app .phoenix/server

serve:
	@$(MAKE) --silent --no-print-directory -j2 setup
	@.venv/bin/triplab serve

test: .venv/test .phoenix/server
	@$(MAKE) --no-print-directory check
	.venv/bin/python -m pytest -n 2

check: .venv/test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/pyright

format: .venv/test
	.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

data: .venv/test
	.venv/bin/python -m agents.data.build

bench: .venv/test .phoenix/server
	.venv/bin/python -m benchmarks

.venv/app: requirements/app.txt pyproject.toml | python
	@echo "Installing TripLab into .venv (once)"
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@.venv/$(PIP) -r requirements/app.txt
	@.venv/$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test: .venv/app requirements/test.txt
	@echo "Installing what the tests need into .venv (once)"
	@.venv/$(PIP) -r requirements/test.txt
	@touch $@

.phoenix/server: requirements/phoenix.txt | python
	@echo "Installing Phoenix into .phoenix (once)"
	@test -x .phoenix/bin/python || $(PYTHON) -m venv .phoenix
	@.phoenix/$(PIP) -r requirements/phoenix.txt
	@touch $@

# Resolves afresh in throw-away environments. Only names and versions are kept: no addresses.
lock:
	@tmp=$$(mktemp -d) && $(PYTHON) -m venv $$tmp/app && $(PYTHON) -m venv $$tmp/phoenix && \
	$$tmp/app/$(PIP) setuptools==80.9.0 . && \
	$$tmp/app/bin/python -m pip freeze --all --exclude pip --exclude triplab > requirements/app.txt && \
	$$tmp/app/$(PIP) -r requirements/app.txt '.[test]' && \
	$$tmp/app/bin/python -m pip freeze --all --exclude pip --exclude triplab > requirements/test.txt && \
	$$tmp/phoenix/$(PIP) arize-phoenix==20.26.1 && \
	$$tmp/phoenix/bin/python -m pip freeze --exclude pip > requirements/phoenix.txt; rm -rf $$tmp

clean:
	rm -rf .venv .phoenix
