from __future__ import annotations

from journal_desktop.cite.bibtex import read


def items(text: str) -> dict[str, dict[str, object]]:
    found = read(text, lambda _done, _of: True)
    return {entry.source.key: dict(entry.source.csl) for entry in found.entries}


def test_a_chapter_takes_the_book_as_its_container():
    found = items(
        "@incollection{part, title={Baz}, author={Brown, A}, crossref={whole}}"
        "@book{whole, title={Bar}, author={Last, First}, publisher={P}, year={2001}}"
    )["part"]

    assert (found["title"], found["container-title"], found["publisher"]) == ("Baz", "Bar", "P")
    assert found["author"] == [{"family": "Brown", "given": "A"}]
    assert found["container-author"] == [{"family": "Last", "given": "First"}]
    assert found["issued"] == {"date-parts": [[2001]]}


def test_an_article_takes_the_journal():
    found = items("@periodical{j, title={Foo}, year=1999}\n@article{a, title={T}, crossref={j}}")

    assert found["a"]["container-title"] == "Foo"


def test_xdata_gives_fields_and_is_no_reference():
    found = items("@xdata{x, publisher={P}}\n@xdata{y, note={N}}\n@book{b, xdata={x, y}}")

    assert list(found) == ["b"]
    assert (found["b"]["publisher"], found["b"]["note"]) == ("P", "N")


def test_circles_end():
    found = items("@book{a, title={A}, crossref={b}}\n@book{b, note={N}, crossref={a}}")

    assert found["a"]["note"] == "N"
    assert found["b"]["title"] == "A"


def test_a_missing_parent_is_told():
    (entry,) = read("@book{a, crossref={gone}}", lambda _done, _of: True).entries

    assert "gone" in entry.remarks[0]
