"""The engine, as it is wired here, on the fixtures of the Citation Style Language project."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

from journal_desktop.cite import engine
from journal_desktop.cite.csl_xml import as_json, root
from journal_desktop.cite.styles import locale, locale_names

SECTION = re.compile(r">>=+ ([A-Z0-9-]+) =+>>\n?(.*?)\n?<<=+ \1 =+<<", re.DOTALL)
SIGNS = re.compile("\ue000[\ue100-\uf8ff]|[\ue001\ue002]")
SIZE, LEAST = 845, 834


def fixtures(folder: Path):
    """Every fixture of the suite, as its sections."""
    for path in sorted(folder.rglob("humans/*.txt")):
        sections = dict(SECTION.findall(path.read_text(encoding="utf-8")))
        test = {"name": path.stem, "RESULT": sections.pop("RESULT").strip()}
        for name, text in sections.items():
            if name == "CSL":
                test[name] = json.dumps(as_json(root(text.strip())))
            elif name == "MODE":
                test[name] = text.strip()
            elif name not in {"VERSION", "DESCRIPTION"}:
                test[name] = json.loads(text)
        yield test


@pytest.mark.proof
def test_the_engine_passes_the_suite(capsys):
    folder = os.environ.get("JOURNAL_CSL_SUITE", "")
    if not folder:
        pytest.skip("the suite is not here: make proof CSL_SUITE=folder of the CSL test-suite")
    if not engine.is_available():
        pytest.skip("citeproc-js was not taken at set-up")
    glue = engine.loaded()
    driver = (Path(__file__).parent / "suite.js").read_text(encoding="utf-8")
    run = engine.evaluated(driver, "suite.js").call([glue])
    trees = {name: json.dumps(as_json(root(locale(name)))) for name in locale_names()}
    known = engine.js(trees)
    failed = []
    tests = list(fixtures(Path(folder)))
    for test in tests:
        value = run.call([engine.js(test), known])
        printed = engine.fault_of(value) or SIGNS.sub("", value.toString())
        if printed.strip() != test["RESULT"]:
            failed.append(test["name"])
    passed = len(tests) - len(failed)

    with capsys.disabled():
        rate = f"{passed} of {len(tests)} pass ({passed / len(tests):.1%})"
        sys.stdout.write(f"\nCSL test suite: {rate}; not: {', '.join(failed)}\n")
    if len(tests) == SIZE:
        assert passed >= LEAST
    assert passed / len(tests) > 0.98
