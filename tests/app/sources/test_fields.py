from dataclasses import replace

import pytest
from hypothesis import given

import builders
import strategies
from journal_desktop.app.sample import load
from journal_desktop.app.sources.fields import (
    fields,
    lacking,
    problems,
    remark,
    tidied,
    with_fields,
)
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source, SourceStatus, csl_text

TODAY = "2026-11-22"
NEW = Source(SourceId("new"), "")


def of(**item):
    return builders.paper("carnk", item=csl_text({"type": "book", "title": "A book"} | item))


def typed(source, **words):
    return with_fields(source, fields(source) | words, TODAY)


@pytest.mark.parametrize("source", load().sources, ids=lambda source: source.key)
def test_an_untouched_form_of_a_sample_source_changes_nothing(source):
    assert with_fields(source, fields(source)) == source
    assert problems(fields(source)) == {}


@pytest.mark.parametrize("key", builders.PAPERS)
def test_an_untouched_form_of_a_paper_changes_nothing(key):
    source = builders.paper(key)
    assert with_fields(source, fields(source)) == source
    assert problems(fields(source)) == {}


@given(strategies.sources())
def test_an_untouched_form_changes_nothing(source):
    assert with_fields(source, fields(source)) == source


@given(strategies.sources())
def test_one_touched_field_changes_only_itself(source):
    changed = with_fields(source, fields(source) | {"publisher": "Sage"})
    assert dict(changed.csl) == dict(source.csl) | {"publisher": "Sage"}
    assert replace(changed, item=source.item) == source


def test_a_new_source_is_made_of_what_was_typed():
    source = typed(
        NEW,
        title=" The PRISMA 2020  statement ",
        issued="2021-03-29",
        DOI="https://doi.org/10.1136/bmj.n71",
        key="page2021",
        kind="Guideline",
        tags="methods, reporting",
        peer_reviewed="yes",
        notes="Read again.\n",
        status="ok",
    )
    assert dict(source.csl) == {
        "type": "article-journal",
        "title": "The PRISMA 2020 statement",
        "issued": {"date-parts": [[2021, 3, 29]]},
        "DOI": "10.1136/bmj.n71",
    }
    assert (source.key, source.kind, source.notes) == ("page2021", "Guideline", "Read again.")
    assert source.tags == ("methods", "reporting")
    assert source.peer_reviewed
    assert source.status is SourceStatus.OK


def test_fields_can_be_emptied_but_not_the_key():
    source = typed(builders.paper("liu2020"), DOI="", issued="", key="", kind="")
    assert {"DOI", "issued"}.isdisjoint(source.csl)
    assert (source.key, source.kind) == ("liu2020", "")
    assert source.text("PMID") == "32023374"


@pytest.mark.parametrize(
    "issued",
    [
        {"date-parts": [[2020]], "season": "2"},
        {"date-parts": [[2020, 1, 2], [2021, 3, 4]]},
        {"date-parts": [["2020", "6"]]},
        {"date-parts": [[-400]]},
        {"date-parts": [["n.d."]]},
        {"date-parts": [[2020, 13]]},
        {"date-parts": [[]]},
        {"raw": "Spring 2020"},
        {"literal": "in press"},
        "2020",
    ],
)
def test_a_date_that_is_not_touched_stays_however_it_is_written(issued):
    source = of(issued=issued)
    changed = typed(source, publisher="Sage")
    assert changed.csl["issued"] == issued
    assert problems(fields(source)) == {}


@pytest.mark.parametrize(
    ("issued", "shown"),
    [
        ({"date-parts": [[2020, 6]]}, "2020-06"),
        ({"date-parts": [[2020, 6, 1], [2021]]}, "2020-06-01/2021"),
        ({"date-parts": [[2020]], "season": "2"}, "Summer 2020"),
        ({"date-parts": [[1851]], "circa": True}, "c. 1851"),
        ({"literal": "in press"}, "in press"),
        ({"raw": "Ramadan 1440"}, "Ramadan 1440"),
    ],
)
def test_dates_are_shown_as_one_would_write_them_and_read_back(issued, shown):
    assert fields(of(issued=issued))["issued"] == shown
    again = typed(of(issued={"date-parts": [[1999]]}), issued=shown)
    assert fields(again)["issued"] == shown


def test_another_date_takes_the_place_of_a_season():
    changed = typed(of(issued={"date-parts": [[2020]], "season": "2"}), issued="March 2021")
    assert changed.csl["issued"] == {"date-parts": [[2021, 3]]}


def test_a_date_no_style_can_sort_is_kept_and_remarked():
    assert remark("in press")
    assert not remark("2021-03")
    assert not remark("")


def test_what_readers_will_miss_is_said_in_words():
    shown = {"type": "chapter", "title": "x", "issued": "2020", "publisher": "Sage"}
    assert lacking(shown, {"author": ("somebody",)}) == ("book",)
    assert lacking({"type": "webpage"}, {}) == ("title", "web address", "site")


def test_excerpts_are_parted_by_empty_lines():
    source = builders.paper("liu2020", excerpts=("One (p. 1)", "Two (p. 2)"))
    assert fields(source)["excerpts"] == "One (p. 1)\n\nTwo (p. 2)"
    assert typed(source, excerpts="One (p. 1)\n\n\nThree").excerpts == ("One (p. 1)", "Three")


def test_numbers_stay_numbers_until_they_are_touched():
    source = of(volume=12)
    assert typed(source, title="Another").csl["volume"] == 12
    assert typed(source, volume="13").csl["volume"] == "13"


def test_what_was_known_of_a_status_goes_with_it():
    source = builders.paper("carnk", status_origin="Crossref", status_date="2026-06-01")
    assert typed(source, notes="x").status_origin == "Crossref"
    retracted = typed(source, status="retracted")
    assert retracted.status is SourceStatus.RETRACTED
    assert (retracted.status_origin, retracted.status_date) == ("set by you", TODAY)
    back = typed(retracted, status="unchecked")
    assert (back.status_origin, back.status_date) == ("", "")


@pytest.mark.parametrize(
    ("name", "words", "kept"),
    [
        ("DOI", "https://doi.org/10.1136/bmj.n71", "10.1136/bmj.n71"),
        ("DOI", "http://dx.doi.org/10.1136/bmj.n71 ", "10.1136/bmj.n71"),
        ("DOI", "www.doi.org/10.1136/bmj.n71", "10.1136/bmj.n71"),
        ("DOI", "doi: 10.1136/bmj.n71", "10.1136/bmj.n71"),
        ("DOI", "DOI:10.1056/NEJMoa1910607", "10.1056/NEJMoa1910607"),
        ("PMID", "PMID: 32023374", "32023374"),
        ("PMID", "https://pubmed.ncbi.nlm.nih.gov/32023374/", "32023374"),
        ("PMCID", "pmc12607298", "PMC12607298"),
        ("PMCID", "PMCID: PMC 12607298", "PMC12607298"),
        ("PMCID", "12607298", "PMC12607298"),
        ("PMCID", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12607298/", "PMC12607298"),
        ("PMCID", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12607298", "PMC12607298"),
        ("PMCID", "", ""),
    ],
)
def test_identifiers_are_taken_from_what_people_paste(name, words, kept):
    assert tidied({name: words})[name] == kept
    assert typed(NEW, title="x", **{name: words}).text(name) == kept
    assert problems({"title": "x", name: words}) == {}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("DOI", "bmj.n71"),
        ("PMID", "123456789"),
        ("PMCID", "PMC"),
        ("URL", "www.who.int"),
        ("issued", "2025-13"),
        ("issued", "2025-02-30"),
        ("ISBN", "978-0-306-40615-8"),
        ("key", "li 2025"),
        ("key", "li2025."),
        ("key", "@li"),
        ("title", " "),
    ],
)
def test_what_is_wrong_is_said_where_it_is_wrong(name, words):
    found = problems({"title": "x"} | {name: words})
    assert list(found) == [name]
    assert found[name].endswith(".")


def test_a_field_the_form_does_not_have_counts_as_empty():
    source = builders.paper("liu2020")
    assert with_fields(source, {"title": "Only this"}).text("DOI") == ""
