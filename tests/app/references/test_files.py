"""From a library into a bundle and out of its reference files again."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import builders
from journal_desktop.app.exporting import Choice, export
from journal_desktop.app.references.files import reference_files
from journal_desktop.cite import reading
from journal_desktop.core.published import published
from journal_desktop.core.source import SourceStatus, csl_text
from journal_desktop.core.status import Status
from journal_desktop.publish.verify import verify
from journal_desktop.store.library import Library
from odd_sources import odd_sources

FILES = ("references.bib", "references.json", "references.ris")
ODD = {
    "type": "webpage",
    "title": "H<sub>2</sub>O & “50% {of} #1” – _x_ \\y",
    "author": [
        {"family": "Waals", "given": "Jan Willem", "non-dropping-particle": "van der"},
        {"literal": "World Health Organization"},
    ],
    "issued": {"date-parts": [[2021, 3], [2021, 4]]},
    "page": "e1-e9",
    "URL": "https://a.example/x?y=%20z&a=b",
    "abstract": "SECRET",
    "note": "SECRET",
}
"""No paper, but every sign that means something in one of the formats."""


def away(source, name):
    """What the file of that name can carry of a source: BibTeX leaves its status out."""
    bare = replace(source, id="")
    if name != "references.bib":
        return bare
    return replace(bare, status=SourceStatus.UNCHECKED, status_origin="", status_date="")


@pytest.fixture
def library(tmp_path):
    """An empty library."""
    with Library.create(tmp_path / "x.journal", builders.journal()) as opened:
        yield opened


@pytest.fixture
def folder(library, tmp_path):
    """Where an article with its references was exported; its library has private notes."""
    private = {
        "notes": "SECRET",
        "tags": ("SECRET",),
        "excerpts": ("SECRET",),
        "attachment": "/home/SECRET.pdf",
        "aliases": ("SECRET",),
        "design": "SECRET",
        "funding": "SECRET",
        "acknowledged": "SECRET",
    }
    papers = [builders.paper(key, **private) for key in builders.PAPERS]
    told = {"status": SourceStatus.CORRECTED, "status_origin": "Crossref"}
    papers.append(builders.source("odd", "", item=csl_text(ODD), **private, **told))
    library.save_sources(tuple(papers))
    article = builders.article(
        lead="One [@own; @prisma2020], two [@carnk], three [@odd].",
        sources=(
            replace(builders.cited("liu2020")[0], key="own"),
            *builders.cited("carnk", "prisma2020", "odd", "maude2018"),
        ),
        status=Status.PUBLISHED,
    )
    library.save(article)
    export(library, tmp_path / "out", Choice(slugs=(article.slug,)))
    return tmp_path / "out" / "articles" / article.slug


@pytest.mark.parametrize("name", FILES)
def test_what_was_cited_comes_back_in_order_and_under_the_articles_keys(folder, library, name):
    done = reading.read((folder / name).read_bytes())
    of_id = {source.id: source for source in library.sources()}
    wanted = [
        replace(published(of_id[builders.source_id(key)]), key=under)
        for key, under in (
            ("liu2020", "own"),
            *((key, key) for key in ("prisma2020", "carnk", "odd")),
        )
    ]

    assert not done.skipped
    assert [away(entry.source, name) for entry in done.entries] == [
        away(source, name) for source in wanted
    ]


def test_nothing_private_is_anywhere_in_the_bundle(folder):
    files = [path for path in folder.parent.parent.rglob("*") if path.is_file()]

    assert {path.name for path in files} >= set(FILES)
    assert not [path for path in files if b"SECRET" in path.read_bytes()]


def test_the_page_leads_to_its_references_and_the_check_follows(folder):
    bundle = folder.parent.parent
    page = (folder / "index.html").read_text()
    manifest = bundle / "manifest.json"
    told = json.loads(manifest.read_text())
    told["files"] = [each for each in told["files"] if not each["path"].endswith(".ris")]

    assert all(f'href="{name}"' in page for name in FILES)
    assert verify(bundle).ok
    manifest.write_text(json.dumps(told))
    assert [problem for problem in verify(bundle).problems if "references.ris" in problem]


@pytest.mark.parametrize(("name", "empty"), [(FILES[0], b""), (FILES[1], b"[]\n"), (FILES[2], b"")])
def test_an_article_without_sources_has_empty_references(name, empty):
    assert dict(reference_files(()))[name] == empty


@settings(max_examples=40, deadline=None)
@given(st.lists(odd_sources().filter(lambda source: source.key), min_size=1, max_size=3))
def test_anything_published_comes_back(sources):
    told = tuple(map(published, sources))
    for name, data in reference_files(told):
        done = reading.read(data)
        assert not done.skipped
        assert [away(e.source, name) for e in done.entries] == [away(s, name) for s in told]
