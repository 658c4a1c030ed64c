from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import strategies
from builders import article, question
from journal_desktop.core.edits import canonical, delete
from journal_desktop.core.returning import put_back


@given(written=strategies.drafts().map(canonical), data=st.data())
def test_a_block_that_was_taken_out_comes_back_where_it_was(written, data):
    blocks = (*written.sections, *written.questions)
    if not blocks:
        return
    gone = data.draw(st.sampled_from(blocks))
    back = put_back(delete(written, gone.id), gone)

    assert [each.id for each in back.sections] == [each.id for each in written.sections]
    assert [each.id for each in back.questions] == [each.id for each in written.questions]


def test_a_section_whose_identity_a_question_has_by_now_gets_another():
    written = article()
    gone = written.sections[0]
    now = article(sections=(), questions=(question("Is it?", "Yes.", id=gone.id),))
    back = put_back(now, gone)

    assert back.sections[0].body == gone.body
    assert back.sections[0].id != gone.id
    assert back.questions == now.questions
