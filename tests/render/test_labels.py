"""Every language says everything, and says it with the same open places."""

import tomllib
from dataclasses import fields

import pytest

from journal_desktop import resources
from journal_desktop.render.labels import Labels, direction, labels

LANGUAGES = tomllib.loads(resources.read("labels.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_complete_and_has_the_same_places(language):
    assert LANGUAGES[language].keys() == {field.name for field in fields(Labels)}
    for name, words in LANGUAGES[language].items():
        assert words.count("{}") == LANGUAGES["en"][name].count("{}"), name


def test_a_language_without_words_gets_the_english_ones():
    assert labels("cy") == labels("en-US") == labels("")
    assert labels("de_AT").sources == labels("DE").sources == "Quellen"
    assert labels("enm") == labels("en")


def test_direction_goes_by_the_language():
    assert [direction(each) for each in ("ar", "fa-IR", "he", "en", "arn", "")] == [
        *("rtl", "rtl", "rtl", "ltr", "ltr", "ltr"),
    ]
