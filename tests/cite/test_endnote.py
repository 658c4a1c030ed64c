"""EndNote's tagged format."""

from journal_desktop.cite import endnote

TEXT = """\
%0 Journal Article
%T A mathematical theory of communication
%A Shannon, Claude Elwood
%J The Bell system technical journal
%V 27
%N 3
%P 379-423
%@ 0005-8580
%D 1948
%8 July
%K bits
channels
%Z one

two
%M 29424689
%W PubMed
%^ odder

%0 Book Section
%T Part
%B Whole
%E Lee, Ann
"""


def test_records_are_read_with_their_lines():
    first, second = endnote.read(TEXT, lambda _done, _total: True).entries
    source = first.source

    assert (first.line, second.line) == (1, 20)
    assert source.text("page") == "379-423"
    assert source.csl["issued"] == {"date-parts": [[1948, 7]]}
    assert source.text("ISSN") == "0005-8580"
    assert source.text("PMID") == "29424689"
    assert source.tags == ("bits", "channels")
    assert "%^ “odder”" in first.remarks[0]
    assert second.source.text("type") == "chapter"
    assert second.source.text("container-title") == "Whole"
    assert second.source.csl["editor"] == [{"family": "Lee", "given": "Ann"}]
