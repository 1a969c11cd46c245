# Needs make and Python >= 3.11 with venv; everything else goes into .venv.
PYTHON ?= python3

.PHONY: run test docs bench bench-peers slow-rules clean

# 0 (nothing found) and 1 (findings) are both a run that worked; 2 and more are not.
run: .venv/installed
	@.venv/bin/textlint check seeds/; status=$$?; \
	if [ $$status -gt 1 ]; then echo "make run: textlint failed with exit status $$status" >&2; exit $$status; fi; \
	echo "make run: textlint ended with exit status $$status (0: nothing found, 1: findings, as expected in seeds/)"

test: .venv/installed-dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy --strict textlint/
	.venv/bin/python tests/run_groups.py

docs: .venv/installed
	.venv/bin/python scripts/make_docs.py

# A quarter of an hour; writes docs/benchmarks.md. Programs that `make bench-peers` has not installed are left out.
bench: .venv/installed
	.venv/bin/python scripts/bench $(BENCH)

bench-peers: .venv/installed
	.venv/bin/python scripts/bench/install.py

slow-rules: .venv/installed
	.venv/bin/python scripts/profile_engine.py --slow

clean:
	rm -rf .venv build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/installed: setup.cfg pyproject.toml Makefile
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/installed-dev: .venv/installed
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
