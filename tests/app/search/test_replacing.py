from builders import article, cited, journal, paper, question, section
from journal_desktop.app.search.replacing import Wish, edit, places, replaced
from journal_desktop.app.tasks import Here
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.ids import ArticleId, new_id
from journal_desktop.store.library import Library

BODY = (
    "A cell here, Cells there [@cell2020, p. 3]. See [this cell](https://cell.example/cell) and "
    '![a cell](asset:ce11 "of a cell"), https://cell.example/a.'
)


class Never:
    """A timer that never rings."""

    def start(self, seconds):
        """Wait for ever."""

    def stop(self):
        """Wait no more."""


def found(wish, **fields):
    """The words that are found, with what stands before each."""
    return [
        (each.spot[1], each.before[-2:], each.found) for each in places(article(**fields), wish)
    ]


def plain(**fields):
    """An article with nothing but those fields."""
    made = dict.fromkeys(("title", "standfirst", "lead", "takeaway"), "")
    return made | {"sections": (), "questions": (), "sources": ()} | fields


def test_words_are_found_in_every_text():
    everywhere = plain(
        title="Cell",
        standfirst="cell",
        lead="cell",
        takeaway="cell",
        sections=(section("cell", "cell"),),
        questions=(question("cell", "cell"),),
    )
    assert len(found(Wish("cell"), **everywhere)) == 8
    assert len(found(Wish("cell", match_case=True), **everywhere)) == 7


def test_marks_addresses_and_pictures_are_left_alone():
    there = [before for _, before, _ in found(Wish("cell"), **plain(lead=BODY))]
    assert there == ["A ", ", ", "s ", "a ", "a "]
    assert found(Wish("ce11"), **plain(lead=BODY)) == []


def test_addresses_are_reached_when_somebody_wants_that():
    wish = Wish("cell.example", in_links=True)
    assert len(found(wish, **plain(lead=BODY))) == 2
    assert found(Wish("cell2020", in_links=True), **plain(lead=BODY)) == []


def test_whole_words_are_not_parts_of_words():
    assert [w for *_, w in found(Wish("cell", whole_words=True), **plain(lead="Cells, cell."))] == [
        "cell"
    ]


def test_signs_are_what_they_are():
    assert [w for *_, w in found(Wish("a.b"), **plain(lead="a.b axb (a.b)"))] == ["a.b", "a.b"]
    assert found(Wish(""), **plain(lead="cell")) == []


def test_only_the_chosen_places_change():
    before = article(**plain(lead="one cell, two cells", sections=(section("Cell", "cell"),)))
    chosen = [each for each in places(before, Wish("cell")) if each.start]
    after = replaced(before, chosen, "nerve")

    assert after.lead == "one nerve, two nerves"
    assert after.sections == before.sections


def test_all_articles_change_as_one_with_a_version_of_each_before(tmp_path):
    with Library.create(tmp_path / "a.journal", journal()) as library:
        library.save_sources((paper("liu2020"),))
        both = [
            article(
                **plain(
                    id=ArticleId(new_id()),
                    slug=f"a{n}",
                    lead=f"{n} cells",
                    sources=cited("liu2020"),
                )
            )
            for n in range(2)
        ]
        for each in both:
            library.save(each)
        workspace = Workspace(library, Here(), lambda _due: Never())
        workspace.load(lambda: None)
        workspace.open(both[0].id)
        wish = Wish("cells", "nerves")
        chosen = [place for each in both for place in places(each, wish)]
        done = edit(wish, chosen, both)

        workspace.edits.run(done, workspace.session)
        assert [library.article(each.id).lead for each in both] == ["0 nerves", "1 nerves"]
        assert workspace.session.article.lead == "0 nerves"
        for each in both:
            kept = library.history.list(each.id)[0]
            assert (kept.kind, kept.label) == ("bulk", "Replace “cells” with “nerves”")
            assert library.history.article(kept.id).lead == each.lead

        workspace.session.undo()
        assert [library.article(each.id).lead for each in both] == ["0 cells", "1 cells"]
        assert workspace.session.article.lead == "0 cells"
