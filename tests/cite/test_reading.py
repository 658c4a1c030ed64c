"""Any text of references, told by content, several formats at once."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from journal_desktop.cite import pasted, reading
from journal_desktop.core.errors import IntakeError

RIS = "TY  - JOUR\nTI  - Naïve cells – “fresh”\nAU  - Müller, Jörg\nER  - \n"
MIXED = """\
10.1136/bmj.n71

@article{shannon1948,
  title = {A {Mathematical} Theory of Communication},
  author = {Shannon, Claude E.}
}
PMC12607298

TY  - JOUR
TI  - One
ER  -

Li X, Wu Y. A title. A journal. 2025;1(2):3-4.
[
 {"type": "book", "title": "Two", "id": "two"}
]
978-0-306-40615-7
PMID- 29424689
TI  - Three.

%0 Journal Article
%T Four

https://arxiv.org/abs/1806.05726
<?xml version="1.0" encoding="UTF-8"?>
<xml><records><record>
<titles><title>Five</title></titles></record></records></xml>
29424689
"""


def test_several_formats_in_one_box_are_each_read_with_their_lines():
    done = reading.read(MIXED)
    titles = [(entry.line, entry.source.text("title")) for entry in done.entries]

    assert titles == [
        (1, ""),
        (3, "A Mathematical Theory of Communication"),
        (7, ""),
        (9, "One"),
        (15, "Two"),
        (17, ""),
        (18, "Three"),
        (21, "Four"),
        (24, ""),
        (26, "Five"),
        (28, ""),
    ]
    assert [(each.line, each.why) for each in done.skipped] == [(13, pasted.UNKNOWN)]


@pytest.mark.parametrize(
    "data",
    [
        RIS.encode(),
        codecs.BOM_UTF8 + RIS.encode(),
        codecs.BOM_UTF16_LE + RIS.encode("utf-16-le"),
        codecs.BOM_UTF32_BE + RIS.encode("utf-32-be"),
        RIS.encode("utf-16-be"),
        RIS.encode("cp1252"),
        RIS.replace("\n", "\r\n").encode(),
        RIS.replace("\n", "\r").encode(),
        "\ufeff" + RIS,
    ],
)
def test_every_usual_encoding_and_line_end_is_read(data):
    (entry,) = reading.read(data).entries

    assert entry.source.title == "Naïve cells – “fresh”"
    assert entry.source.first_family == "Müller"


def test_a_file_that_is_no_text_is_refused():
    with pytest.raises(IntakeError):
        reading.read(b"PK\x03\x04\x00\x00word/document.xml")


def test_numbering_before_ris_is_no_pubmed_number():
    done = reading.read(f"Record #1 of 1\n1.\n{RIS}")

    assert (done.format, len(done.entries), done.entries[0].line) == ("RIS", 1, 3)
    assert not done.skipped


def test_a_ris_record_without_end_does_not_swallow_what_follows():
    done = reading.read("TY  - JOUR\nTI  - One\n\n10.1136/bmj.n71\n@book{a, title={Two}}\n")

    assert [entry.source.title for entry in done.entries] == ["One", "[No title]", "Two"]


def test_progress_covers_the_whole_text_and_can_stop_it():
    told = []
    reading.read(MIXED, lambda done, total: told.append((done, total)) or True)
    stopped = reading.read(RIS * 3 + "10.1136/bmj.n71", lambda _done, _total: False)

    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {total for _, total in told} == {len(MIXED)}
    assert len(stopped.entries) == 1


def test_xml_of_another_kind_is_told():
    done = reading.read('<?xml version="1.0"?>\n<html><p>10.1136/bmj.n71</p></html>')

    assert not done.entries
    assert "XML" in done.skipped[0].why


PIECES = (
    *("\n", "\n\n", "TY  - JOUR", "ER  - ", "AU  - a, b", "{", "[{", "}", '"title": 1,', "ZZ  - {"),
    *("<xml><records><record>", "</record>", "<PubmedArticle>", "<title>&nbsp;<i>", "<!DOCTYPE x>"),
    *("%0 Book\n", "%T x", "PMID- 3", "TI  - x", "      y", "@article{a,", "title={", "}}", "@("),
    *("PT J\n", "FN Clarivate\n", "EF", "10.1136/bmj.n71", '{"issued":{"date-parts":[[null]]}}'),
    *('<?xml version="1.0"?>', "[1,2]", '{"a":[[]]}', "<!ENTITY", "</PubmedArticle>", '{"items":['),
)


@settings(max_examples=150)
@given(
    st.lists(
        st.one_of(st.sampled_from(PIECES), strategies.nasty(), st.text(max_size=5)), max_size=14
    ).map("".join)
)
def test_no_text_at_all_breaks_it(text):
    lines = text.count("\n") + text.count("\r") + 1
    done = reading.read(text)

    assert all(1 <= each.line <= lines for each in (*done.entries, *done.skipped))
    assert all(entry.source.label for entry in done.entries)


@settings(max_examples=60)
@given(st.binary(max_size=60))
def test_bytes_are_read_or_refused(data):
    try:
        done = reading.read(data)
    except IntakeError:
        return  # said to be no text

    words = data.decode("utf-8", "ignore").replace("\ufeff", "").strip()
    assert done.entries or done.skipped or not words


def test_formats_are_listed_as_a_sentence_does():
    bib, ris = "@article{a, title={One}}\n", "TY  - JOUR\nTI  - Two\nER  - \n"

    assert reading.read(bib).format == "BibTeX"
    assert reading.read(f"{bib}{ris}").format == "BibTeX and RIS"
    assert reading.read(f"10.1136/bmj.n71\n{bib}{ris}").format == "identifiers, BibTeX and RIS"
