"""Reading the XML of styles."""

import pytest

from journal_desktop.cite.csl_xml import as_json, root
from journal_desktop.core.errors import StyleError


def test_elements_keep_names_attributes_and_words():
    tree = as_json(
        root(
            '<locale xmlns="http://purl.org/net/xbiblio/csl" xml:lang="en">'
            '<!-- no one --><term name="and">a\nb</term><term name="of"> </term><date/></locale>'
        )
    )

    assert tree["attrs"] == {"xml:lang": "en"}
    assert [each["name"] for each in tree["children"]] == ["term", "term", "date"]
    assert [each["children"] for each in tree["children"]] == [["a b"], [""], []]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE style [<!ENTITY a "b">]><style>&a;</style>',
        '<?xml version="1.0"?><!doctype x SYSTEM "file:///etc/passwd"><style/>',
        "<style>&unknown;</style>",
        "<style><unclosed></style>",
        "a text",
        "",
        b"\xff\xfe\x00style",
        "<style>" + "x" * 2_000_001 + "</style>",
    ],
)
def test_what_is_no_style_or_means_harm_is_refused(text):
    with pytest.raises(StyleError) as raised:
        root(text)
    assert raised.value.remedy
