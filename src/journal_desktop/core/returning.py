"""Blocks that come back to an article they were taken out of, or as they once were."""

from __future__ import annotations

from dataclasses import replace

from journal_desktop.core import edits
from journal_desktop.core.article import Article, Question, Section
from journal_desktop.core.ids import BlockId, new_id


def put_back(article: Article, block: Section | Question) -> Article:
    """The article with *block* in place of what it is now, or where it stood when it is gone.

    A block whose id means one of the other kind by now gets another.
    """
    kin = article.sections if isinstance(block, Section) else article.questions
    if any(each.id == block.id for each in kin):
        now = next(each for each in kin if each.id == block.id)
        return edits.put(article, replace(block, order=now.order))
    if any(each.id == block.id for each in (*article.sections, *article.questions)):
        block = replace(block, id=BlockId(new_id()))
    before = sum(1 for each in kin if (each.order, each.id) < (block.order, block.id))
    return edits.insert(article, block, before)
