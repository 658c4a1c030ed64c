from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from builders import article, blank, sections
from journal_desktop.core.edits import canonical
from journal_desktop.core.errors import LibraryDamaged, NotFound
from journal_desktop.core.ids import ArticleId, new_id
from journal_desktop.manuscript import form
from journal_desktop.store import moments, rows
from journal_desktop.store.history import packing, revisions
from journal_desktop.store.library import Library

FREE_TO_HARM = "DROP TRIGGER revision_keeps_its_words"


def test_a_version_holds_the_text_form_and_names_its_parent(library):
    first = article(takeaway="Early days.")
    second = replace(first, takeaway="Still early days.")
    library.save(first)
    one = library.remember(first, "sitting")
    two = library.remember(second, "named", "Sent to Dr Rao")
    newest, oldest = library.revisions(first.id)

    assert (oldest.id, oldest.kind, oldest.parents) == (one, "sitting", ())
    assert (newest.id, newest.label, newest.parents) == (two, "Sent to Dr Rao", (one,))
    assert form.read(newest.text) == canonical(second)


def test_the_same_text_is_remembered_once(library):
    written = article()
    library.save(written)

    assert library.remember(written, "pause")
    assert library.remember(written, "close", "Closed") is None
    assert len(library.revisions(written.id)) == 1


def test_the_same_text_is_remembered_again_under_a_name(library):
    written = article()
    library.save(written)
    library.remember(written, "pause")
    library.remember(written, "named", "One")
    library.remember(written, "named")

    assert [each.label for each in library.history.list(written.id)] == ["", "One", ""]
    assert len({each.id for each in library.history.list(written.id)}) == 3


def test_a_text_that_comes_back_is_a_new_version(library):
    first = article(takeaway="One.")
    library.save(first)
    ids = {
        library.remember(replace(first, takeaway=words), "sitting")
        for words in ("One.", "Two.", "One.")
    }

    assert len(ids) == 3
    assert None not in ids


def test_an_article_that_was_never_saved_has_no_versions(library):
    with pytest.raises(NotFound):
        library.remember(article(), "pause")


def test_deleting_and_restoring_are_versions(library):
    written = article()
    library.save(written)
    library.remember(written, "sitting")
    library.delete(written.id)
    library.restore(written.id)

    assert [each.kind for each in library.revisions(written.id)] == [
        "restore",
        "delete",
        "sitting",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM revision",
        "UPDATE revision SET label = 'mine'",
        "INSERT OR REPLACE INTO revision SELECT * FROM revision",
    ],
)
def test_the_history_can_only_grow(library, path, alter, statement):
    written = article()
    library.save(written)
    library.remember(written, "sitting")
    before = library.revisions(written.id)
    library.close()

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        alter("PRAGMA recursive_triggers = ON", statement)
    with Library.open(path) as again:
        assert again.revisions(written.id) == before


def grown(library, versions, **fields):
    """An article with as many versions, each a sentence longer; what each text is, newest first."""
    written = article(**fields)
    library.save(written)
    texts = []
    for number in range(versions):
        words = "".join(f"This is sentence {n}. " for n in range(number + 1))
        later = replace(written, takeaway=words)
        library.remember(later, "pause", f"{number}")
        texts.insert(0, form.write(later))
    return written, texts


def stored(path, query):
    """What the closed file answers."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def bases(path):
    """What each version leans on, oldest first."""
    return [base for (base,) in stored(path, "SELECT base FROM revision ORDER BY seq")]


def test_every_twentieth_version_stands_by_itself_and_those_between_lean_on_it(library, path):
    written, texts = grown(library, 45)
    assert [each.text for each in library.revisions(written.id)] == texts
    library.close()

    leaning = [base for first in (1, 21, 41) for base in (None, *[first] * 19)]
    assert bases(path) == leaning[:45]


def test_a_text_written_anew_stands_by_itself(library, path):
    written = blank(takeaway="Before.", sections=sections(("One?", "Two words of text.")))
    library.save(written)
    library.remember(written, "pause")
    chance = Random(1)
    anew = " ".join("".join(chance.choices("abcdefghij", k=7)) for _ in range(300))
    library.remember(replace(written, lead=anew), "pause")
    library.remember(replace(written, lead=f"{anew} and more"), "pause")
    library.close()

    assert bases(path) == [None, None, 2]


def test_versions_of_an_older_library_can_be_leant_on(library, path):
    written, (text,) = grown(library, 1)
    library.close()
    ((packed,),) = stored(path, "SELECT text FROM revision")
    assert packed == packing.pack(text)  # as every version before was kept

    with Library.open(path) as again:
        again.remember(replace(written, takeaway="Later."), "pause")
        assert "Later." in again.revisions(written.id)[0].text
    assert bases(path) == [None, 1]


def harm(number):
    """The statement that harms the text of the version of that label."""
    return f"UPDATE revision SET text = zeroblob(9) WHERE label = '{number}'"


def test_a_harmed_version_is_shown_as_such_and_hides_no_other(library, path, alter):
    written, texts = grown(library, 5)
    library.close()
    alter(FREE_TO_HARM, harm(3))

    with Library.open(path) as again:
        found = again.revisions(written.id)
        listed = again.history.list(written.id)
    assert [each.kind for each in found] == ["pause", "damaged", "pause", "pause", "pause"]
    assert [each.text for each in found] == [texts[0], "", *texts[2:]]
    assert [each.damaged for each in listed] == [False, True, False, False, False]


@pytest.mark.parametrize(
    "how",
    [
        harm(20),
        "UPDATE revision SET label = 'another' WHERE label = '20'",
        "UPDATE revision SET base = 1 WHERE label = '20'",
        "UPDATE revision SET at = 'no time' WHERE label = '20'",
        "UPDATE revision SET article = 'gone' WHERE label = '20'",
        "UPDATE revision SET kind = CAST(x'ff' AS TEXT) WHERE label = '20'",
    ],
)
def test_a_harmed_keyframe_takes_what_leans_on_it_and_nothing_else(library, path, alter, how):
    written, texts = grown(library, 45)
    library.close()
    alter("PRAGMA foreign_keys = OFF", FREE_TO_HARM, how)

    with Library.open(path) as again:
        whole = {each.label: each for each in again.history.list(written.id) if not each.damaged}
        assert set(whole) == {str(n) for n in range(45) if not 20 <= n < 40}
        assert all(again.history.text(whole[n].id) == texts[44 - int(n)] for n in whole)
        for each in again.history.list(written.id):
            if each.damaged:
                with pytest.raises(LibraryDamaged):
                    again.history.text(each.id)


@pytest.mark.parametrize("harmed", [0, 4])
def test_nothing_leans_on_what_was_harmed(library, path, alter, harmed):
    written, _ = grown(library, 5)
    library.close()
    alter(FREE_TO_HARM, harm(harmed))

    with Library.open(path) as again:
        again.remember(replace(written, takeaway="Later."), "pause", "later")
        newest = again.history.list(written.id)[0]
        assert not newest.damaged
        assert "Later." in again.history.text(newest.id)
    assert bases(path)[-1] is None


def test_a_version_that_was_harmed_is_kept_anew_though_nothing_changed(library, path, alter):
    written = article()
    library.save(written)
    library.remember(written, "pause", "1")
    library.close()
    alter(FREE_TO_HARM, harm(1))

    with Library.open(path) as again:
        assert again.remember(written, "close")
        assert [each.kind for each in again.revisions(written.id)] == ["close", "damaged"]


def test_a_link_to_another_keyframe_is_noticed(library, path, alter):
    written, _ = grown(library, 25)
    library.close()
    alter(FREE_TO_HARM, "UPDATE revision SET base = 1 WHERE label = '24'")

    with Library.open(path) as again:
        assert [each.label for each in again.history.list(written.id) if each.damaged] == ["24"]


def test_no_version_is_older_than_the_one_before_when_the_clock_was_set_back(
    library, path, monkeypatch
):
    written = article()
    library.save(written)
    noon = datetime(2026, 6, 24, 12, tzinfo=UTC)
    for hours in (0, 1, -24, -23, 2):
        at = noon + timedelta(hours=hours)
        monkeypatch.setattr(moments, "now", lambda at=at: at)
        library.remember(replace(written, takeaway=f"{hours}"), "pause", f"{hours}")

    told = [(each.label, (each.at - noon) // timedelta(hours=1)) for each in
            library.history.list(written.id)[::-1]]  # fmt: skip
    assert told == [("0", 0), ("1", 1), ("-24", 1), ("-23", 1), ("2", 2)]


@given(written=strategies.articles())
def test_any_article_can_be_remembered_and_read_again(shelf, written):
    shelf.save(written)
    shelf.remember(written, "sitting")

    assert shelf.revisions(written.id)[0].text == form.write(written)


@settings(max_examples=25)
@given(data=st.data())
def test_any_sequence_of_versions_gives_back_every_text(shelf, data):
    written = replace(data.draw(strategies.articles()), id=ArticleId(new_id()))
    shelf.save(written)
    others = data.draw(st.lists(strategies.articles(), max_size=3))
    states = [written, *(replace(each, id=written.id) for each in others)]
    kinds = st.sampled_from(["pause", "close", "named"])
    steps = st.lists(st.tuples(st.sampled_from(states), strategies.prose(), kinds), max_size=45)
    texts = []
    for state, takeaway, kind in data.draw(steps):
        now = replace(state, takeaway=takeaway)
        text = rows.encodable(form.write(now))
        known = shelf.remember(now, kind)
        assert (known is None) == (kind != "named" and texts[-1:] == [text])
        texts += [text] if known else []

    listed = shelf.history.list(written.id)[::-1]
    assert [shelf.history.text(each.id) for each in listed] == texts
    assert [each.text for each in shelf.revisions(written.id)[::-1]] == texts
    assert revisions.KEYFRAME == 20


def test_twenty_versions_take_a_tenth_of_their_texts(library):
    chance = Random(7)
    words = ["".join(chance.choices("abcdefghijklmnopqrst", k=chance.randint(2, 9)))
             for _ in range(900)]  # fmt: skip

    def prose(count):
        return " ".join(chance.choices(words, k=count))

    pairs = [(f"{prose(5)}?", "\n\n".join(prose(60) for _ in range(3))) for _ in range(5)]
    written = blank(lead=prose(80), sections=sections(*pairs))
    library.save(written)
    raw = 0
    for number in range(20):
        changed = list(written.sections)
        body = changed[number % 5].body.split(" ")
        body[chance.randrange(len(body))] = chance.choice(words)
        changed[number % 5] = replace(changed[number % 5], body=" ".join([*body, prose(3)]))
        written = replace(written, sections=tuple(changed))
        library.remember(written, "pause")
        raw += len(form.write(written).encode())

    kept = library.history.list(written.id)
    assert raw > 100_000
    assert sum(each.size for each in kept) < raw / 10
