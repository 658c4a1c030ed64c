import builders
from journal_desktop.core.status import Status


def test_a_sound_article_passes(type_in, library):
    done = type_in("check", library, "--article", "ready-made-immune-cells", "--json")
    assert done.code == 0
    assert [each["slug"] for each in done.json["articles"]] == ["ready-made-immune-cells"]
    assert not done.json["blocked"]


def test_a_dangling_citation_blocks(type_in, library_of):
    path = library_of(builders.article(), builders.article(slug="bad", lead="It works [@no2020]."))
    done = type_in("check", path)
    assert done.code == 1
    assert "bad: can't be published yet" in done.out
    assert "CITE-01" in done.out
    known = type_in("check", path, "--json").json
    assert known["blocked"]
    blocked = {each["slug"]: each["blocked"] for each in known["articles"]}
    assert blocked == {"bad": True, "ready-made-immune-cells": False}


def test_a_published_article_that_broke_is_not_told_to_wait(type_in, library_of):
    out = builders.article(slug="out", lead="It works [@no2020].", status=Status.PUBLISHED)
    assert "out: is published and must be mended" in type_in("check", library_of(out)).out


def test_findings_name_the_section_by_its_heading(type_in, library_of):
    section = builders.section("What did they find?", "It works [@no2020].")
    path = library_of(builders.article(sections=(section,)))
    assert "“What did they find?”" in type_in("check", path).out


def test_an_unknown_slug_is_wrong_use(type_in, library):
    done = type_in("check", library, "--article", "nobody")
    assert done.code == 2
    assert not done.out
