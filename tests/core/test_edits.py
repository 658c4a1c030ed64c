"""Edits: whatever is done, ids stay unique, blocks in order and prose complete."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from builders import article, blank, cited, paper, question, questions, section, sections, source
from journal_desktop.core import citations, edits, order, text
from journal_desktop.core.article import Section
from journal_desktop.core.ids import new_id
from journal_desktop.core.people import Person
from strategies import articles, line, prose


def headings(edited):
    return [each.heading for each in edited.sections]


@pytest.fixture
def three():
    return blank(
        sections=sections(("One", "Aa."), ("Two", "Bb."), ("Three", "Cc.")),
        questions=questions(("Q1?", "A1."), ("Q2?", "A2.")),
    )


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (0, ["New", "One", "Two", "Three"]),
        (1, ["One", "New", "Two", "Three"]),
        (3, ["One", "Two", "Three", "New"]),
        (99, ["One", "Two", "Three", "New"]),
        (-1, ["New", "One", "Two", "Three"]),
    ],
)
def test_a_section_is_inserted_where_asked(three, index, expected):
    edited = edits.insert(three, section("New"), index)

    assert headings(edited) == expected
    assert headings(edits.canonical(edited)) == expected


def test_inserting_leaves_the_others_as_they_are(three):
    edited = edits.insert(three, question("Q0?"), 0)

    assert edited.questions[1:] == three.questions
    assert edited.sections is three.sections


@pytest.mark.parametrize("keys", [("i", "i"), ("j", "i"), ("", ""), ("é", "z"), ("i0", "j")])
def test_keys_without_room_are_spread_anew(keys):
    """Two devices, or a hand in a file, may have written any order keys."""
    one, two = (section(name, order=key) for name, key in zip(("A", "B"), keys, strict=True))
    edited = edits.insert(blank(sections=(one, two)), section("New"), 1)

    assert headings(edited) == headings(edits.canonical(edited)) == ["A", "New", "B"]
    assert all(order.is_key(each.order) for each in edited.sections)


@pytest.mark.parametrize(("block", "index"), [(0, 2), (2, 0), (1, 1), (0, 99)])
def test_a_section_moves(three, block, index):
    moved = edits.move(three, three.sections[block].id, index)
    expected = headings(three)
    expected.insert(index, expected.pop(block))

    assert headings(moved) == headings(edits.canonical(moved)) == expected


def test_a_question_moves(three):
    moved = edits.move(three, three.questions[1].id, 0)

    assert [each.question for each in moved.questions] == ["Q2?", "Q1?"]
    assert edits.position(moved, three.questions[1].id) == 0


def test_a_block_is_deleted(three):
    without = edits.delete(edits.delete(three, three.sections[1].id), three.questions[0].id)

    assert headings(without) == ["One", "Three"]
    assert [each.question for each in without.questions] == ["Q2?"]


def test_a_block_is_retitled(three):
    edited = edits.retitle(three, three.sections[0].id, " How\nstrong? ")
    edited = edits.retitle(edited, three.questions[0].id, "Why?")

    assert edited.sections[0] == replace(three.sections[0], heading="How strong?")
    assert edited.questions[0] == replace(three.questions[0], question="Why?")


def test_a_rewritten_block_lands_in_its_place(three):
    body = replace(three.sections[1], body="New words.")
    answer = replace(three.questions[1], answer="New answer.")
    edited = edits.put(edits.put(three, body), answer)

    assert edited.sections[1] == body
    assert edited.questions[1] == answer
    assert headings(edited) == headings(three)


def test_a_copy_stands_after_its_original(three):
    copied = edits.duplicate(three, three.sections[0].id, "copy")
    copied = edits.duplicate(copied, three.questions[1].id, "copied question")

    assert headings(copied) == ["One", "One", "Two", "Three"]
    assert copied.section("copy").body == "Aa."
    assert [each.id for each in copied.questions][2] == "copied question"


def test_a_section_is_split_at_the_caret():
    whole = blank(sections=sections(("One", "First.\n\nSecond."), ("Two", "Other.")))
    first = whole.sections[0]
    cut = edits.split(whole, first.id, 8, "rest")

    assert [(s.heading, s.body) for s in cut.sections] == [
        *(("One", "First."), ("", "Second."), ("Two", "Other.")),
    ]
    assert cut.section("rest").role is first.role


def test_an_answer_is_split_and_joined(three):
    first = three.questions[0]
    cut = edits.split(three, first.id, 1, "rest")
    joined = edits.merge(edits.retitle(cut, "rest", "And?"), "rest")

    assert [each.answer for each in cut.questions] == ["A", "1.", "A2."]
    assert joined.questions[0].answer == "A\n\n**And?**\n\n1."
    assert len(joined.questions) == 2


def test_joining_keeps_both_texts_and_the_lost_heading(three):
    joined = edits.merge(three, three.sections[1].id)

    assert headings(joined) == ["One", "Three"]
    assert joined.sections[0].body == "Aa.\n\n### Two\n\nBb."
    assert edits.merge(three, three.sections[0].id) is three


@given(prose(), st.integers(0, 60))
def test_splitting_and_joining_loses_no_word(body, at):
    whole = blank(sections=(section("One", body),))
    cut = edits.split(whole, whole.sections[0].id, at, "rest")
    joined = edits.merge(cut, "rest")

    assert "".join(joined.sections[0].body.split()) == "".join(body.split())


@pytest.mark.parametrize(
    "edit",
    [
        lambda a: edits.delete(a, "gone"),
        lambda a: edits.move(a, "gone", 0),
        lambda a: edits.put(a, section("x")),
        lambda a: edits.retitle(a, "gone", "x"),
        lambda a: edits.duplicate(a, "gone", "new"),
        lambda a: edits.split(a, "gone", 0, "new"),
        lambda a: edits.merge(a, "gone"),
        lambda a: edits.position(a, "gone"),
    ],
)
def test_a_block_that_is_not_there_is_an_error(three, edit):
    with pytest.raises(KeyError):
        edit(three)


def test_citing_lists_a_source_once():
    listed, key = edits.cite(blank(), paper("carnk"))
    again, same = edits.cite(listed, paper("carnk"))

    assert (key, same) == ("carnk", "carnk")
    assert again is listed
    assert listed.sources == cited("carnk")


def test_a_key_in_use_is_never_taken_over():
    edited = blank(lead="[@carnk]", sources=cited("carnk"))
    keys = []
    for number in range(30):
        other = source("carnk", "Another paper", 2025, id=f"other {number}")
        edited, key = edits.cite(edited, other)
        keys.append(key)

    assert keys[:2] == ["carnka", "carnkb"]
    assert keys[25:27] == ["carnkz", "carnkaa"]
    assert len(set(keys)) == 30
    assert edited.source_of("carnk") == paper("carnk").id


@pytest.mark.parametrize("key", ["", "two words", "a]", "@a"])
def test_a_key_that_no_mark_can_hold_is_replaced(key):
    edited, used = edits.cite(blank(), source(key, "A paper", 2025))

    assert used == "source"
    assert citations.numbering(replace(edited, lead=f"[@{used}]")) == {"source": 1}


def test_uncite_takes_the_source_from_the_list_and_no_mark_from_the_prose():
    listed = blank(lead="[@carnk]", sources=cited("carnk", "liu2020"))
    edited = edits.uncite(listed, "carnk")

    assert edited.sources == cited("liu2020")
    assert citations.missing_keys(edited) == ("carnk",)
    assert edited.lead == listed.lead


@given(articles())
def test_canonical_is_settled(any_article):
    clean = edits.canonical(any_article)

    assert edits.canonical(clean) == clean


def test_canonical_cleans_every_text():
    dirty = article(
        title=" A\ntitle\x00 ",
        tags=("e\u0301\n",),
        authors=(Person(" Asha\u2028Rao\ud800", extra='x = "e\u0301"\n'),),
        disclosure="None.\r\nReally.\n",
    )
    clean = edits.canonical(dirty)

    assert (clean.title, clean.tags) == ("A title", ("é",))
    assert clean.authors == (Person("Asha Rao", extra='x = "e\u0301"\n'),)
    assert clean.disclosure == "None.\nReally."


def test_canonical_puts_blocks_in_the_order_of_their_keys():
    late, early = section("Late", order="z"), section("Early", order="a")
    twins = (section("B", order="i", id="b"), section("A", order="i", id="a"))

    assert headings(edits.canonical(blank(sections=(late, early)))) == ["Early", "Late"]
    assert headings(edits.canonical(blank(sections=twins))) == ["A", "B"]


class AnySitting(RuleBasedStateMachine):
    """Edits in any order, as a restless author makes them."""

    blocks = Bundle("blocks")

    def __init__(self):
        super().__init__()
        self.article = article()
        self.said: set[str] = set()

    def _known(self, block):
        return block in {each.id for each in (*self.article.sections, *self.article.questions)}

    @rule(target=blocks, heading=line(), body=prose(), index=st.integers(-2, 9), asks=st.booleans())
    def insert(self, heading, body, index, asks):
        new = question(heading, body) if asks else section(heading, body)
        self.article = edits.insert(self.article, new, index)
        self.said.add(new.id)
        return new.id

    @rule(block=blocks, index=st.integers(-2, 9))
    def move(self, block, index):
        if self._known(block):
            before = sorted(self.article.proses())
            self.article = edits.move(self.article, block, index)
            assert sorted(self.article.proses()) == before

    @rule(target=blocks, block=blocks, at=st.integers(0, 40))
    def split(self, block, at):
        new = new_id()
        if self._known(block):
            before = self._letters()
            self.article = edits.split(self.article, block, at, new)
            assert self._letters() == before
        return new

    @rule(block=blocks)
    def merge(self, block):
        if self._known(block):
            before = len(self._letters())
            self.article = edits.merge(self.article, block)
            assert len(self._letters()) >= before

    @rule(target=blocks, block=blocks)
    def duplicate(self, block):
        new = new_id()
        if self._known(block):
            self.article = edits.duplicate(self.article, block, new)
        return new

    @rule(block=blocks)
    def delete(self, block):
        if self._known(block):
            self.article = edits.delete(self.article, block)

    @rule(block=blocks, heading=line())
    def retitle(self, block, heading):
        if self._known(block):
            self.article = edits.retitle(self.article, block, heading)

    @rule(key=st.sampled_from(("carnk", "liu2020", "grade2008")))
    def cite(self, key):
        self.article, used = edits.cite(self.article, paper(key))
        assert self.article.source_of(used) == paper(key).id

    @rule(key=st.sampled_from(("carnk", "liu2020", "grade2008")))
    def uncite(self, key):
        self.article = edits.uncite(self.article, key)

    def _letters(self):
        """Every character of prose but blanks, in reading order."""
        return "".join("".join(prose.split()) for _, prose in self.article.proses())

    @invariant()
    def ids_are_unique(self):
        ids = [each.id for each in (*self.article.sections, *self.article.questions)]
        assert len(set(ids)) == len(ids)

    @invariant()
    def blocks_stand_in_the_order_of_their_keys(self):
        for blocks in (self.article.sections, self.article.questions):
            keys = [each.order for each in blocks]
            assert keys == sorted(set(keys))
            assert all(map(order.is_key, keys))

    @invariant()
    def no_source_stands_twice(self):
        listed = [each.source for each in self.article.sources]
        assert len(set(listed)) == len(listed)


TestAnySitting = AnySitting.TestCase


def test_a_heading_is_one_line_after_any_retitling():
    only = blank(sections=(Section("s", "i"),))

    assert edits.retitle(only, "s", "a\u2029b").sections[0].heading == text.line("a\u2029b")


def test_a_source_is_renamed_in_every_mark_and_nowhere_else():
    before = blank(
        lead="See [see @old, p. 4; -@other], `[@old]`, @old and [@older].",
        sources=cited("old", "other", "older"),
    )
    after = edits.rekey(before, "old", "new")

    assert after.lead == "See [see @new, p. 4; -@other], `[@old]`, @old and [@older]."
    assert after.source_of("new") == before.source_of("old")
    assert edits.rekey(after, "new", "old") == before


def test_a_renaming_that_would_mix_up_sources_is_not_done():
    listed = blank(lead="[@a] [@b]", sources=cited("a", "b"))
    dangling = blank(lead="[@a] [@lost]", sources=cited("a"))

    assert edits.rekey(listed, "a", "b") is listed
    assert edits.rekey(dangling, "a", "lost") is dangling
    assert edits.rekey(listed, "nobody", "c") is listed
