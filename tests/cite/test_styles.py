"""Styles: which there are, and reading any other."""

import pytest

from journal_desktop import resources
from journal_desktop.cite import styles
from journal_desktop.cite.styles import HOUSE, Kind, locale_for, offered, read, shipped, style
from journal_desktop.core.errors import StyleError

TAKEN = resources.folder() / "csl" / "taken"
needs_taken = pytest.mark.skipif(not TAKEN.is_dir(), reason="no styles were taken at set-up")


def csl(info="", body="<citation><layout/></citation>", attributes=""):
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {attributes}>'
        f"<info><title>Mine</title><id>http://www.zotero.org/styles/my-style</id>{info}</info>"
        f"{body}</style>"
    )


PARENT = '<link rel="independent-parent" href="http://www.zotero.org/styles/{}"/>'


def test_a_style_file_is_read():
    mine = read(csl('<category citation-format="author-date"/>', attributes='default-locale="fr"'))

    assert (mine.id, mine.title, mine.kind, mine.language) == (
        "my-style",
        "Mine",
        Kind.AUTHOR_DATE,
        "fr",
    )
    assert read(csl().encode("utf-8-sig")).id == "my-style"


def test_a_kind_that_is_not_declared_is_told_from_the_rules():
    number = '<citation><layout><text variable="citation-number"/></layout></citation>'

    assert read(csl(body=number)).kind is Kind.NUMERIC
    assert read(csl(attributes='class="note"')).kind is Kind.NOTE
    assert read(csl()).kind is Kind.AUTHOR_DATE
    assert not read(csl(attributes='class="note"')).is_supported


@needs_taken
def test_a_variant_prints_as_its_parent_does():
    jama = read((TAKEN / "styles" / "jama.csl").read_bytes())

    assert jama.parent == "american-medical-association"
    assert jama.title.startswith("JAMA")
    assert jama.xml == shipped()["american-medical-association"].xml


def test_a_variant_of_a_style_that_was_added_is_read():
    known = {"my-style": read(csl())}

    assert read(csl(PARENT.format("my-style")), known).xml == known["my-style"].xml


def test_a_variant_without_its_parent_says_which():
    with pytest.raises(StyleError, match="“gone”") as raised:
        read(csl(PARENT.format("gone")))
    assert "gone.csl" in raised.value.remedy


def test_a_style_that_names_what_it_lacks_is_refused():
    with pytest.raises(StyleError, match="lacks “gone”"):
        read(csl(body='<citation><layout><text macro="gone"/></layout></citation>'))


@pytest.mark.parametrize("text", ["<html/>", csl(body=""), "not XML"])
def test_what_is_no_style_is_refused(text):
    with pytest.raises(StyleError) as raised:
        read(text)
    assert raised.value.remedy


@needs_taken
def test_every_style_is_there_and_kinds_are_known():
    kinds = {each.id: each.kind for each in shipped().values()}

    assert next(iter(offered())).id == HOUSE
    assert {each.id for each in offered()} == set(kinds)
    assert all(each.is_there for each in offered())
    assert kinds["apa"] is Kind.AUTHOR_DATE
    assert {kind for name, kind in kinds.items() if name != "apa"} == {Kind.NUMERIC}


def test_without_what_set_up_takes_only_the_house_style_is_there(monkeypatch, tmp_path):
    monkeypatch.setattr(styles, "_TAKEN", tmp_path)
    monkeypatch.setattr(styles, "_shipped", styles._shipped.__wrapped__)

    assert set(shipped()) == {HOUSE}
    assert not any(each.is_there for each in offered() if each.id != HOUSE)
    with pytest.raises(StyleError, match="not installed") as raised:
        style("apa")
    assert "make run" in raised.value.remedy


def test_an_unknown_style_is_answered_with_those_there_are():
    with pytest.raises(StyleError, match="no citation style") as raised:
        style("nonsense")
    assert HOUSE in raised.value.remedy


def test_locators_are_found_through_macros():
    body = (
        '<macro name="a"><text macro="b"/></macro><macro name="b">{}</macro>'
        '<citation><layout><text macro="a"/></layout></citation>'
    )

    assert read(csl(body=body.format('<text variable="locator"/>'))).prints_locators
    assert not read(csl(body=body.format('<text variable="title"/>'))).prints_locators


@needs_taken
@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("nlm-citation-sequence", "en-GB", "en-GB"),
        ("nlm-citation-sequence", "en-US", "en-US"),
        ("nlm-citation-sequence", "en_AU", "en-GB"),
        ("nlm-citation-sequence", "de", "de-DE"),
        ("nlm-citation-sequence", "de-AT", "de-AT"),
        ("nlm-citation-sequence", "xx-YY", "en-GB"),
        ("nlm-citation-sequence", "", "en-GB"),
        ("american-medical-association", "en-GB", "en-US"),
        ("american-medical-association", "fr", "fr-FR"),
    ],
)
def test_the_locale_follows_the_article_and_the_variety_the_style(name, language, expected):
    assert locale_for(style(name), language) == expected
