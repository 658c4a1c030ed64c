"""The page as its readers, its preview and its bundle rely on it."""

import itertools
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import strategies
from builders import article, blank, cited, question, section, sections
from journal_desktop.core import edits
from journal_desktop.core.article import Related, Relation
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.journal import Journal
from journal_desktop.core.status import Status
from journal_desktop.render.context import Context
from journal_desktop.render.page import block_of, page, place_of

EMPTY = Context(Journal("id"), {}, {}, {})


def html_by_id(made):
    return {block.id: block.html for block in made.blocks}


def test_an_article_with_nothing_but_an_id_is_a_whole_page(seen):
    made = page(blank(), EMPTY)
    read = seen(made.html)

    assert [block.id for block in made.blocks] == ["head"]
    assert [tag for tag, _ in read.tags].count("h1") == 1
    assert made.title == "Untitled article"
    assert made.path == "articles/article/index.html"
    assert not read.unbalanced
    assert made.messages == ()


def test_the_document_is_head_opening_blocks_and_closing_in_this_order(context):
    made = page(article(), context)
    parts = [made.head, made.opening, *(block.html for block in made.blocks), made.closing]
    places = [made.html.index(part) for part in parts]

    assert places == sorted(places)
    assert made.html.startswith('<!doctype html>\n<html lang="en-GB" dir="ltr">')


def test_blocks_stand_in_reading_order_and_each_is_one_element_with_its_id(context, seen):
    whole = article(related=(Related(Relation.COMPANION, ArticleId("id-of-sea-squirt")),))
    made = page(whole, context)

    assert [block.id for block in made.blocks] == [
        "head",
        "lead",
        *(block_of(whole, each.id) for each in whole.sections),
        "questions",
        "takeaway",
        "sources",
        "related",
        "disclaimer",
    ]
    for block in made.blocks:
        read = seen(block.html)
        assert read.tags[0][1]["id"] == block.id
        assert not read.unbalanced
        assert not read.open


def test_only_the_edited_block_differs(context):
    whole = article()
    first = whole.sections[0]
    body = first.body.replace("how far", "how wide")
    before = html_by_id(page(whole, context))
    after = html_by_id(page(edits.put(whole, replace(first, body=body)), context))

    assert body != first.body
    assert [name for name in before if before[name] != after[name]] == [block_of(whole, first.id)]


def test_ids_of_blocks_survive_edits_moves_and_new_neighbours(context):
    whole = article()
    moved = edits.move(whole, whole.sections[0].id, 3)
    grown = edits.insert(whole, section("New", "Text"), 0)
    before = {each.id for each in page(whole, context).blocks}

    assert {each.id for each in page(moved, context).blocks} == before
    assert {each.id for each in page(grown, context).blocks} > before


def test_moving_a_section_renumbers_everything_densely(context, seen):
    whole = article(
        lead="",
        takeaway="",
        questions=(),
        sources=cited("carnk", "liu2020", "grade2008"),
        sections=sections(("A", "One [@carnk]."), ("B", "Two [@liu2020]."), ("C", "[@grade2008]")),
    )

    def listed(draft):
        return [
            each["href"]
            for each in seen(page(draft, context).html).all("a")
            if "title" in each.get("class", "")
        ]

    before, after = listed(whole), listed(edits.move(whole, whole.sections[2].id, 0))
    marks = seen(page(edits.move(whole, whole.sections[2].id, 0), context).html).all("a")

    assert after == [before[2], before[0], before[1]]
    assert [a["href"] for a in marks if a.get("role") == "doc-biblioref"] == [
        "#source-1",
        "#source-2",
        "#source-3",
    ]


def test_block_of_and_place_of_are_inverse():
    whole = article()

    for place, _ in (*whole.proses(), ("sources", "")):
        assert place_of(whole, block_of(whole, place)) == place
    assert block_of(whole, "standfirst") == "head"
    assert place_of(whole, "head") == "title"


def test_two_sections_whose_ids_begin_alike_have_blocks_of_their_own():
    one, two = "aaaaaaaa-0000-4000-8000-000000000001", "aaaaaaaa-0000-4000-8000-000000000002"
    whole = blank(sections=(section("A", "x", id=one), section("B", "y", id=two)))

    assert len({block.id for block in page(whole, EMPTY).blocks}) == 3
    assert place_of(whole, block_of(whole, two)) == two


def test_footnotes_of_different_blocks_do_not_meet(context, seen):
    note = "Word[^1].\n\n[^1]: Note."
    whole = article(
        lead=note, sections=sections(("A", note), ("B", note)), takeaway=note, disclosure=note
    )
    read = seen(page(whole, context).html)

    assert len(read.ids) == len(set(read.ids))
    assert read.fragments <= set(read.ids)


@pytest.mark.parametrize(
    ("language", "direction", "heading"),
    [
        ("ar", "rtl", "Sources"),
        ("he-IL", "rtl", "Sources"),
        ("de-CH", "ltr", "Quellen"),
        ("fr", "ltr", "Sources"),
        ("es", "ltr", "Fuentes"),
        ("xx", "ltr", "Sources"),
    ],
)
def test_a_page_speaks_and_flows_as_its_language_does(language, direction, heading, context, seen):
    made = page(article(language=language), context)
    root = seen(made.html).all("html")[0]

    assert (root["lang"], root["dir"]) == (language, direction)
    assert (made.language, made.direction) == (language, direction)
    assert f'<h2 id="sources-h">{heading}</h2>' in made.html


@pytest.mark.parametrize("first", ["", "A"])
def test_headings_never_skip_a_level(first, context, seen):
    body = "#### deep\n\ntext\n\n# high\n\ntext\n\n##### deeper"
    parts = sections((first, body), ("B", body))
    made = page(article(lead=body, sections=parts, takeaway=body, disclosure=body), context)
    levels = [int(tag[1]) for tag, _ in seen(made.html).tags if tag[1:].isdigit()]

    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_words_of_one_line_fields_are_typographic_and_harmless(context, seen):
    made = page(article(title='A "good"\nquestion\x07: it\'s <b>', standfirst="He's"), context)

    assert "<h1>A “good” question: it’s &lt;b&gt;</h1>" in made.html
    assert "He’s" in seen(made.html).text


def test_long_titles_are_set_smaller(context):
    assert "<h1>" in page(article(), context).html
    assert "<h1 class=long>" in page(article(title="word " * 25), context).html
    assert "<h1 class=longest>" in page(article(title="word " * 60), context).html


def test_drafts_say_so_and_ask_not_to_be_found(context):
    draft = page(article(status=Status.DRAFT), context).html
    public = page(article(status=Status.PUBLISHED), context).html

    assert "Draft, not published" in draft
    assert '<meta name="robots" content="noindex">' in draft
    assert "noindex" not in public
    assert "Draft, not published" not in public


def test_what_could_not_be_shown_is_said_in_words(context):
    whole = article(
        lead="A [@gone] and [@gone].",
        sections=sections(("Tangled", "[" * 9000)),
        takeaway=f"![A chart](asset:{'c' * 64})",
    )

    assert page(whole, context).messages == (
        "“Tangled” is shown as plain text because it has too many square brackets.",
        "“gone” is cited but names no source.",
        "The picture “A chart” is not in the library.",
    )


def test_a_question_without_words_is_still_a_question(context):
    html = page(article(questions=(question("", "Answer"),)), context).html

    assert "<summary>…</summary>" in html


def test_the_first_question_is_open(context, seen):
    opened = ["open" in each for each in seen(page(article(), context).html).all("details")]

    assert opened == [True, False]


SCRIPT = """
import sys
from datetime import date
from builders import PAPERS, article, cited, journal, papers
from journal_desktop.core.article import ChangeKind, ChangeNote
from journal_desktop.render.context import Context
from journal_desktop.render.index import Entry, index
from journal_desktop.render.page import page
keys = "[@" + "; @".join(PAPERS) + "] [@x] [@y]"
note = ChangeNote(2, date(2026, 7, 1), ChangeKind.CORRECTION, "Words.")
whole = article(
    id="a1", lead=keys, sections=(), questions=(), sources=cited(*PAPERS), change_notes=(note,)
)
sys.stdout.buffer.write(page(whole, Context(journal(), papers(), {}, {})).html.encode())
entries = tuple(
    Entry(f"i{n}", f"s{n}", f"T{n}", "", f"C{n % 4}", date(2026, 1, 1 + n % 3), n, status, "en")
    for n, status in enumerate([whole.status] * 9)
)
sys.stdout.buffer.write(index(journal(), entries).encode())
"""


def test_two_machines_write_the_same_bytes():
    def written(**environment):
        tests = str(Path(__file__).parents[1])
        known = {**os.environ, "PYTHONPATH": tests, **environment}
        run = [sys.executable, "-c", SCRIPT]
        return subprocess.run(run, check=True, capture_output=True, env=known).stdout

    one = written(PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LANG="C", LC_ALL="C")
    two = written(PYTHONHASHSEED="2", TZ="America/Anchorage", LANG="de_DE.UTF-8", LC_ALL="")

    assert one == two
    assert len(one) > 10_000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(whole=strategies.articles())
def test_any_article_becomes_a_sound_page(whole, context, seen):
    made = page(whole, context)
    read = seen(made.html)

    assert len(read.ids) == len(set(read.ids))
    assert read.fragments <= set(read.ids)
    assert not read.unbalanced
    assert not read.open
    assert [tag for tag, _ in read.tags].count("script") == 1
    assert len({block.id for block in made.blocks}) == len(made.blocks)
    assert page(whole, context) == made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(source=strategies.sources(), journal=strategies.journals())
def test_any_source_and_journal_become_a_sound_page(source, journal, context, seen):
    surroundings = replace(context, journal=journal, sources={cited("carnk")[0].source: source})
    read = seen(page(article(published=date(2026, 1, 1)), surroundings).html)

    assert not read.unbalanced
    assert len(read.ids) == len(set(read.ids))
    assert not [each for each in read.survivors if "=" in each]
