"""The whole main job by the command line: take in, check, export, verify, read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from journal_desktop import resources
from journal_desktop.cli.main import run

SEED = Path(__file__).parents[2] / ".." / "shared" / "data" / "seed-article.txt"
TEXTS = {"our own text": resources.folder() / "sample" / "pasted-article.txt", "seed": SEED}


def journal_desktop(capsys, *arguments):
    """Run a command; its exit code and what it printed."""
    code = run([str(each) for each in arguments], lambda _library: 99)
    return code, capsys.readouterr()


@pytest.mark.parametrize("name", TEXTS)
def test_a_pasted_text_becomes_a_page_with_numbered_sources(tmp_path, capsys, name):
    text = TEXTS[name]
    if not text.exists():
        pytest.skip(f"{name} is not on this machine")
    library, out = tmp_path / "mine.journal", tmp_path / "out"
    assert journal_desktop(capsys, "new", library, "--empty")[0] == 0
    assert journal_desktop(capsys, "import", library, text)[0] == 0
    _, listed = journal_desktop(capsys, "list", library, "--json")
    slug = json.loads(listed.out)["articles"][0]["slug"]
    assert journal_desktop(capsys, "check", library)[0] == 0
    assert journal_desktop(capsys, "export", library, out, "--article", slug)[0] == 0
    assert journal_desktop(capsys, "verify", out)[0] == 0

    page = (out / "articles" / slug / "index.html").read_text(encoding="utf-8")
    numbers = {int(n) for n in re.findall(r'href="#source-(\d+)"', page)}
    assert numbers == set(range(1, len(numbers) + 1))
    assert numbers
    assert "<script" not in page.replace('<script type="application/ld+json">', "")


def test_a_draft_stays_at_home(tmp_path, capsys):
    library, out = tmp_path / "mine.journal", tmp_path / "out"
    journal_desktop(capsys, "new", library)
    journal_desktop(capsys, "import", library, TEXTS["our own text"])
    assert journal_desktop(capsys, "export", library, out)[0] == 0
    _, listed = journal_desktop(capsys, "list", library, "--json")
    draft = next(a for a in json.loads(listed.out)["articles"] if a["status"] == "draft")

    for path in out.rglob("*"):
        if path.is_file():
            assert draft["title"] not in path.read_text(encoding="utf-8", errors="replace")
