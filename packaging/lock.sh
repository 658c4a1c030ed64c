#!/bin/sh
# Write the locked requirements anew: every version and hash, no address.
set -eu
cd "$(dirname "$0")/.."
command -v uv >/dev/null 2>&1 || { echo "uv writes the lock: pip install uv" >&2; exit 1; }
common="--universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet"
uv pip compile $common pyproject.toml --group build -o packaging/requirements/run.txt
uv pip compile $common pyproject.toml --group build --group test --group lint --group package \
    -c packaging/requirements/run.txt -o packaging/requirements/dev.txt
uv pip compile $common --no-deps --group csl -o packaging/requirements/csl.txt
uv pip compile $common --no-deps --group node -c packaging/requirements/dev.txt \
    -o packaging/requirements/node.txt
