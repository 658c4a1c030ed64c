import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import article, cited, journal, paper, question, section
from journal_desktop.app.search.replacing import Wish, edit, places, replaced
from journal_desktop.app.tasks import Here
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.ids import ArticleId, new_id
from journal_desktop.core.text import pasted
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


@pytest.mark.parametrize("sought", ["", "(", "[a-z]+", "\\\\d", "^", "$", ".*", "a{2,}", "\\", "|"])
def test_anything_can_be_sought_and_means_itself(sought):
    text = f"Before {sought} after, and b."
    marks = found(Wish(sought), **plain(lead=text))
    assert [each for _, _, each in marks] == [sought] * text.count(sought) * bool(sought)


def test_blanks_can_be_replaced():
    made = article(**plain(lead="One.  Two.  Three."))
    there = places(made, Wish("  ", " "))
    assert replaced(made, there, " ").lead == "One. Two. Three."
    assert places(made, Wish("   ")) == ()


def test_letters_and_their_accents_stay_together():
    composed, apart = "M\u00e9ni\u00e8re", "Me\u0301nie\u0300re"
    assert len(found(Wish(apart), **plain(lead=f"On {composed}."))) == 1
    assert found(Wish("q"), **plain(lead="A q\u0303 and a q.")) == [("body", "a ", "q")]
    assert len(found(Wish("q\u0303"), **plain(lead="A q\u0303 and a q."))) == 1


def test_what_is_put_there_stands_there_as_any_pasted_text():
    made = article(**plain(lead="A cell."))
    there = places(made, Wish("cell"))
    done = edit(Wish("cell", "\\1 \\g<0> e\u0301\x07"), there, (made,)).articles.forward(made)
    assert done.lead == r"A \1 \g<0> " + "\u00e9."


def test_ten_thousand_places_are_replaced_there_and_back():
    line = "A cell [@cell2020] and [a cell](https://cell.example/cell). "
    made = article(**plain(lead=line * 5_000))
    wish = Wish("cell", "longer")
    there = places(made, wish)
    assert len(there) == 10_000
    done = edit(wish, there, (made,))
    after = done.articles.forward(made)
    assert after.lead == "A longer [@cell2020] and [a longer](https://cell.example/cell). " * 5_000
    assert done.articles.backward(after) == made
    assert done.articles.forward(after) is after


@given(st.text("ab ([@]):/.*", max_size=60), st.text("ab (.*", max_size=3), st.text(max_size=3))
def test_replacing_changes_the_chosen_places_and_nothing_else(text, sought, put):
    made = article(**plain(lead=text))
    wish = Wish(sought, put)
    there = places(made, wish)
    done = edit(wish, there, (made,))
    pieces, at = [], 0
    for each in there:
        pieces += (text[at : each.start], pasted(put))
        at = each.end
    assert done.articles.forward(made).lead == "".join((*pieces, text[at:]))
    assert done.articles.backward(done.articles.forward(made)).lead == text


def test_an_edit_that_fails_changes_nothing(tmp_path):
    made = [
        article(id=ArticleId(new_id()), slug=f"a{number}", title=f"Cell {number}")
        for number in range(3)
    ]
    path = tmp_path / "a.journal"
    with Library.create(path, journal()) as library:
        for each in made:
            library.save(each)
    data = path.read_bytes()
    assert b"Cell 2" in data
    path.write_bytes(data.replace(b"Cell 2", b"Bell 2"))  # which is harm
    wish = Wish("cell", "zell")
    there = [place for each in made for place in places(each, wish)]
    with Library.open(path) as library:
        workspace = Workspace(library, Here(), lambda _: Never())
        failed = []
        workspace.listeners.failed.append(failed.append)
        workspace.load(lambda: None)
        workspace.open(made[0].id)
        done = edit(wish, there, made)
        workspace.edits.run(done, workspace.session)

        assert len(failed) == 1
        assert isinstance(failed[0], LibraryDamaged)
        assert not workspace.edits.is_done(done)
        assert workspace.session.article == made[0]
        assert [library.article(each.id) for each in made[:2]] == made[:2]
        assert not any(library.history.list(each.id) for each in made[1:])
