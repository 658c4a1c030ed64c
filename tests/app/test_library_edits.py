"""Whatever is done to articles and sources, a citation means what it meant, and is numbered.

Every mark carries a page number of its own, by which the test knows which source was meant.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import builders
from app.fakes import Time
from journal_desktop.app import block_edits, carrying
from journal_desktop.app.autosave import PAUSE
from journal_desktop.app.sources.deleting import deleted
from journal_desktop.app.sources.merging import merged
from journal_desktop.app.sources.rekeying import rekeyed
from journal_desktop.app.tasks import Here
from journal_desktop.app.workspace import Workspace
from journal_desktop.core import edits
from journal_desktop.core.citations import Cite, cluster_text, numbering, scan
from journal_desktop.store.library import Library

few = st.integers(0, 3)


class Desk(RuleBasedStateMachine):
    """Somebody who edits two articles, and the sources that both cite."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.time = Time()
        self.failed = []
        self.meant = {}
        self.keys = 0
        path = Path(self.folder.name) / "evidence.journal"
        self.articles = [
            builders.blank(
                title=name, slug=name, sections=builders.sections(("One", ""), ("Two", ""))
            )
            for name in ("first", "second")
        ]
        with Library.create(path, builders.journal()) as library:
            library.save_sources(tuple(builders.papers().values()))
            for article in self.articles:
                library.save(article)
        self.library = None
        self.sit_down()

    def teardown(self):
        self.library.close()
        self.folder.cleanup()

    def sit_down(self):
        if self.library:
            self.library.close()
        self.library = Library.open(Path(self.folder.name) / "evidence.journal")
        self.library._opened.db.execute("PRAGMA synchronous = OFF")
        self.workspace = Workspace(self.library, Here(), self.time.timer, self.time.clock)
        self.workspace.listeners.failed.append(self.failed.append)
        self.workspace.load(lambda: None)
        self.workspace.open(self.articles[0].id)

    @property
    def session(self):
        return self.workspace.session

    def section(self, number):
        sections = self.session.article.sections
        return sections[number % len(sections)].id

    def source(self, number):
        sources = sorted(self.workspace.sources.values(), key=lambda each: each.id)
        return sources[number % len(sources)]

    @rule(number=few)
    def open(self, number):
        self.workspace.open(self.articles[number % 2].id)

    @rule(where=few, which=st.integers(0, 9), again=st.booleans())
    def cite(self, where, which, again):
        draft, key = self.session.draft.citing(self.source(which))
        page = len(self.meant) + 1
        self.meant[page] = draft.article.source_of(key)
        block = draft.article.section(self.section(where))
        mark = cluster_text((Cite(key, locator=f"p. {page}"),))
        text = f"{block.body}\n\nWords {mark}." if again else f"{mark} first. {block.body}"
        article = edits.put(draft.article, replace(block, body=text))
        self.session.edit_draft(draft.with_article(article), "Cite")

    @rule(where=few, to=few)
    def move(self, where, to):
        self.session.apply(block_edits.move_to(self.section(where), to))

    @rule(where=few, at=st.integers(0, 60))
    def split(self, where, at):
        self.session.apply(block_edits.split(self.section(where), at))

    @rule(where=few)
    def join(self, where):
        self.session.apply(block_edits.merge(self.section(where)))

    @rule(where=few)
    def duplicate(self, where):
        self.session.apply(block_edits.duplicate(self.section(where)))

    @precondition(lambda self: len(self.session.article.sections) > 1)
    @rule(where=few)
    def delete(self, where):
        self.session.apply(block_edits.delete(self.section(where)))

    @rule(where=few, to=few)
    def carry(self, where, to):
        """Cut a section's text and paste it into the other article."""
        here = self.session
        place = self.section(where)
        text = here.article.section(place).body
        keys = carrying.encoded(carrying.keys_of(text, here.article))
        here.apply(block_edits.prose(place, ""))
        other = next(each for each in self.articles if each.id != here.article.id)
        self.workspace.open(other.id)
        target = self.session
        words, article = carrying.carried(
            text, carrying.decoded(keys), target.article, self.workspace.sources
        )
        block = article.section(self.section(to))
        article = edits.put(article, replace(block, body=f"{block.body}\n\n{words}"))
        target.edit(article, "Paste")

    @rule()
    def undo(self):
        self.session.undo()

    @rule()
    def redo(self):
        self.session.redo()

    @rule()
    def undo_in_the_library(self):
        self.workspace.edits.undo()

    @rule(which=st.integers(0, 9))
    def rekey(self, which):
        self.keys += 1
        edit = rekeyed(self.source(which), f"key{self.keys}", self.workspace.known.keys)
        self.workspace.edits.run(edit, self.session)

    @precondition(lambda self: len(self.workspace.sources) > 2)
    @rule(one=st.integers(0, 9), other=st.integers(0, 9))
    def merge(self, one, other):
        kept, absorbed = self.source(one), self.source(other)
        if kept.id != absorbed.id:
            self.workspace.edits.run(merged(kept, [absorbed]), self.session)

    @precondition(lambda self: len(self.workspace.sources) > 2)
    @rule(which=st.integers(0, 9))
    def delete_source(self, which):
        source = self.source(which)
        if not {source.id, *source.absorbed} & set(self.meant.values()):
            self.workspace.edits.run(deleted(source), self.session)

    @rule()
    def pause(self):
        self.time.pass_by(PAUSE)

    @rule()
    def come_back_tomorrow(self):
        self.workspace.put_down()
        assert not self.workspace.unsaved
        self.sit_down()

    @invariant()
    def every_citation_means_what_it_meant(self):
        assert not self.failed
        for article in self.articles:
            session = self.workspace._articles.sessions.get(article.id)
            self.holds(session.article if session else self.library.article(article.id))

    def holds(self, article):
        pages = [
            (cite.key, int(cite.locator.removeprefix("p. ")))
            for _, text in article.proses()
            for cluster in scan(text)
            for cite in cluster.cites
        ]
        for key, page in pages:
            source = self.workspace.sources[article.source_of(key)]
            assert self.meant[page] in {source.id, *source.absorbed}
            assert self.meant[page] == source.id or self.meant[page] not in self.workspace.sources
        numbers = numbering(article)
        assert list(dict.fromkeys(numbers[key] for key, _ in pages)) == list(
            range(1, len(set(numbers.values())) + 1)
        )


Desk.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestDesk = Desk.TestCase
