"""Every cited source once, with what a reader needs to find it."""

from dataclasses import replace

from builders import article, cited, source
from journal_desktop.render.page import page


def entries(context, lead, keys, sources=None, language="en-GB"):
    if sources is not None:
        context = replace(context, sources={each.id: each for each in sources})
    whole = article(
        lead=lead, sections=(), questions=(), takeaway="", sources=cited(*keys), language=language
    )
    made = page(whole, context)
    listed = next((b.html for b in made.blocks if b.id == "sources"), "")
    return [each.partition("</li>")[0] for each in listed.split("<li ")[1:]]


def test_only_what_is_cited_is_listed_in_order_of_use(context):
    found = entries(context, "[@liu2020] [@carnk]", ("carnk", "liu2020", "grade2008"))

    assert ["Use of CAR" in found[0], "Chimeric" in found[1], len(found)] == [True, True, 2]


def test_an_entry_names_title_kind_year_place_authors_and_doi(context, seen):
    [found] = entries(context, "[@liu2020]", ("liu2020",))

    assert seen(f"<li {found}").text == (
        "Use of CAR-Transduced Natural Killer Cells in CD19-Positive Lymphoid Tumors "
        "— peer-reviewed article (2020, N Engl J Med) "
        "Liu E, Marin D, Banerjee P. doi:10.1056/NEJMoa1910607 ↩"
    )
    assert 'href="https://doi.org/10.1056/NEJMoa1910607"' in found


def test_a_source_cited_twice_has_a_numbered_way_back_to_each_mark(context, seen):
    [found] = entries(context, "[@carnk] and [@carnk]", ("carnk",))
    back = [a for a in seen(f"<li {found}").all("a") if a.get("role") == "doc-backlink"]

    assert [a["href"] for a in back] == ["#lead-c1", "#lead-c2"]
    assert [a["aria-label"][:2] for a in back] == ["1:", "2:"]


def test_a_kind_keeps_its_capitals_where_they_mean_something(context):
    kinds = {"a": "RCT", "b": "Systematic review", "c": ""}
    sources = [source(key, f"T{key}", 2020, kind=kind) for key, kind in kinds.items()]
    found = entries(context, "[@a] [@b] [@c]", "abc", sources)

    assert ["— RCT (2020)" in found[0], "— systematic review (2020)" in found[1]] == [True, True]
    assert "— (2020)" in found[2]
    assert "— Studie" in entries(context, "[@a]", "a", [source("a", "T", kind="Studie")], "de")[0]


def test_no_marks_no_list(context):
    assert entries(context, "Nothing.", ("carnk",)) == []
