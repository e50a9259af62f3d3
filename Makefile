# What a person does with this checkout: make import, make test. Everything else is `rkpd --help`.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help import test test-desktop bench build packages desktop-packages fuzz format lint

# Debian packages that the build needs beside Swift.
PACKAGES := libxml2-dev zlib1g-dev libssl-dev libre2-dev libsqlite3-dev pkg-config
# What measuring needs beside that: a C compiler for the floor, Python with its venv for the peers, callgrind for instructions.
BENCH_PACKAGES := gcc libc6-dev python3 python3-venv valgrind
# What the tests of a desktop need beside that.
DESKTOP_PACKAGES := libreoffice-calc
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# Where warnings are to stop the build: in CI.
ifeq ($(CI),true)
export RKPD_STRICT := 1
endif

define install
	missing=""; \
	if command -v dpkg-query >/dev/null; then \
	    for package in $(1); do \
	        dpkg-query -W -f='$${Status}' "$$package" 2>/dev/null | grep -q '^install ok installed$$' || missing="$$missing $$package"; \
	    done; \
	else \
	    echo "no dpkg here: these Debian packages must be there under their names of this system: $(1)" >&2; \
	fi; \
	if [ -n "$$missing" ]; then \
	    $(SUDO) apt-get update -qq; \
	    DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing; \
	fi
endef

help:
	@echo 'make import   build rkpd, load the sheets in inbox/ and show what came of them'
	@echo 'make test     build and run all tests'
	@echo 'make test-desktop   the tests that need LibreOffice, which it installs'
	@echo 'make fuzz     mutated inputs for every parser: SECONDS_EACH=60 TARGETS="file workbook" JOBS=2'
	@echo 'make bench    measure rkpd beside other readers (BENCH=--instructions counts those too); see docs/performance.md'
	@echo 'make format   format all sources;  make lint: complain about those that are not'

# Only what is missing is installed; a machine without apt is left to its owner.
packages:
	@$(call install,$(PACKAGES))

desktop-packages: packages
	@$(call install,$(DESKTOP_PACKAGES))

build: packages
	swift build -c release --product rkpd

# A run that is asked for its format shows its summary also where nobody watches.
import: build
	.build/release/rkpd import --format text

# `swift test` is content with no tests at all; we are not.
test: packages
	swift build --build-tests
	log=$$(mktemp); trap 'rm -f "$$log"' EXIT; \
	swift test --skip-build 2>&1 | tee "$$log"; \
	grep -Eq 'Test run with [1-9][0-9]* tests? .*passed' "$$log" || { echo 'make test: no test ran' >&2; exit 1; }

test-desktop: desktop-packages
	swift build --build-tests
	log=$$(mktemp); trap 'rm -f "$$log"' EXIT; \
	RKPD_DESKTOP=1 swift test --skip-build --filter DesktopTests 2>&1 | tee "$$log"; \
	grep -Eq 'Test run with [1-9][0-9]* tests? .*passed' "$$log" || { echo 'make test-desktop: no test ran' >&2; exit 1; }

# TARGETS, SECONDS_EACH, RUNS, JOBS, SANITIZE: see Fuzz/run. `make test` replays the seeds and some thousand mutations.
fuzz: packages
	Fuzz/run

# Files and the environment of the peers are made in .build-bench, which is never committed.
bench: build
	@$(call install,$(BENCH_PACKAGES))
	python3 Benchmarks/run.py $(BENCH)

format:
	swift format --in-place --recursive Sources Tests Fuzz Package.swift

lint:
	swift format lint --strict --recursive Sources Tests Fuzz Package.swift
