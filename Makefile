# `make help` lists the targets; `demo` and `test` do all set-up on a fresh clone.

PYTHON ?= python3
BIN    := .venv/bin
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help venv demo test check check-slow bench bench-solver bench-desk lock clean

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

# A stamp says which lock the environment was built from: a changed lock installs again.
.venv/%.stamp: requirements/build.txt requirements/%.txt pyproject.toml
	@scripts/install $* $(PYTHON)

venv: .venv/dev.stamp ## build the environment with the development tools

demo: .venv/runtime.stamp ## run the whole product on the built-in case
	$(BIN)/maillage demo

test: .venv/dev.stamp ## run the tests, except the slow ones, with the engine's branch coverage
	@scripts/needs
	$(BIN)/pytest tests -m "not slow" -n 2 --dist loadfile --no-loadscope-reorder --cov=src/maillage/engine --cov-branch --cov-report=term --cov-fail-under=99

check: .venv/dev.stamp ## lint, format, types, import contracts, hosts and paths, security
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src/maillage
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_portable.py
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive src

check-slow: .venv/dev.stamp ## slow tests, mutation testing, known vulnerabilities
	@scripts/needs
	$(BIN)/pytest tests -m slow
	scripts/mutate
	scripts/audit

bench: .venv/dev.stamp ## measure the main job beside its peer
	$(BIN)/python -m benchmarks.main_job

bench-solver: .venv/dev.stamp ## measure the solver beside its peers
	$(BIN)/python -m benchmarks.solver

bench-desk: .venv/dev.stamp ## measure the desk beside a bare Django view
	$(BIN)/python -m benchmarks.desk

lock: ## resolve the requirements again and rewrite the locks
	scripts/lock $(PYTHON)

clean: ## remove the environment, the caches and the output
	rm -rf .venv build dist demo-book mutants htmlcov test-results .coverage .coverage.* src/*.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
