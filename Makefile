# `make help` lists the targets. `demo` and `test` do all set-up on a fresh clone.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help venv demo test check check-slow bench bench-solver lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# The stamps say which lock the environment was built from: a changed lock installs again.
$(VENV)/runtime.stamp: requirements/build.txt requirements/runtime.txt pyproject.toml
	scripts/install runtime $(PYTHON)
$(VENV)/dev.stamp: requirements/build.txt requirements/dev.txt pyproject.toml
	scripts/install dev $(PYTHON)

venv: $(VENV)/dev.stamp ## build the environment with the development tools

