"""What changed from version to version, why each was kept, and since when sentences stand."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journal_desktop.app.ports import Progress, Unheard
from journal_desktop.compare import provenance, told
from journal_desktop.compare.articles import Comparison, compare
from journal_desktop.core.article import Article
from journal_desktop.core.errors import IntakeError, LibraryDamaged, NotFound
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.reading import article_words
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library
from journal_desktop.store.values import Version

WHY = {
    "before": "Before you began to edit",
    "pause": "Kept in a pause",
    "section": "Kept when you went on elsewhere",
    "status": "Kept with another status",
    "close": "Kept when you left the article",
    "import": "As it was imported",
    "restore": "After going back",
    "named": "Kept by you",
    "delete": "Before it was deleted",
    "bulk": "Before a change of the whole library",
}
"""Why a version was kept, by its kind."""
HARMED = "This version is damaged and can’t be shown. The others are not affected."
FIRST = "The first version: {} words"


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A version and, in one line, what was changed in it since the one before."""

    version: Version
    line: str

    @property
    def why(self) -> str:
        """Why it was kept, in words."""
        return why(self.version)


def why(version: Version) -> str:
    """Why a version was kept: the name that its writer gave it, else what led to it."""
    if version.damaged:
        return "Damaged"
    if version.label and version.kind in {"named", "bulk", "before"}:
        return version.label
    return WHY.get(version.kind, "Kept")


def history(
    library: Library, article: ArticleId, progress: Progress | None = None
) -> tuple[VersionChange, ...]:
    """Every version of an article with what changed in it, newest first."""
    heard = progress or Unheard()
    versions = library.history.list(article)
    texts: list[str | None] = []
    for done, version in enumerate(reversed(versions)):
        heard.step(done, len(versions), "versions")
        texts.append(text_of(library, version))
    lines = tuple(changes((None, *texts), is_first=True))[::-1]
    return tuple(map(VersionChange, versions, lines))


def text_of(library: Library, version: Version) -> str | None:
    """The text form of a version; None where it can't be had."""
    try:
        return None if version.damaged else library.history.text(version.id)
    except (LibraryDamaged, NotFound):
        return None


def changes(texts: Iterable[str | None], *, is_first: bool = False) -> Iterator[str]:
    """What changed from each text to the next, a line each; None is a text that can’t be had.

    With *is_first*, the second is the oldest version of all.
    """
    articles = map(_article, texts)
    readable: Article | None = None
    for number, (before, after) in enumerate(pairwise(articles)):
        readable = before or readable
        if after is None:
            yield HARMED
        elif readable is None:
            words = f"{article_words(after):,}"
            yield FIRST.format(words) if is_first and not number else f"{words} words"
        else:
            yield told.summary(compare(readable, after))


def comparison(old: str | Article | None, new: str | Article) -> Comparison:
    """How one state became another, each an article or its text form; None: there was none.

    Raises LibraryDamaged when a text is none.
    """
    return compare(_there(old) if old else Article(_there(new).id), _there(new))


def read(text: str | None) -> Article:
    """The article of a version's text; raises LibraryDamaged when there is none."""
    found = _article(text)
    if found is None:
        raise LibraryDamaged(HARMED, "Choose another version.")
    return found


def origins(
    article: Article,
    versions: Sequence[Version],
    text: Callable[[Version], str | None],
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> provenance.Origins:
    """Where the sentences of *article* come from; *versions* are counted from the oldest."""
    present = [article.standfirst, *(prose for _, prose in article.proses())]
    present += [each.heading for each in article.sections]
    present += [each.question for each in article.questions]

    def reading(version: Version) -> Callable[[], str | None]:
        return lambda: _prose(text(version))

    return provenance.origins(present, tuple(map(reading, versions)), step)


def _prose(text: str | None) -> str | None:
    """What readers read of a text form: the standfirst and all below the front matter."""
    if text is None:
        return None
    head, _, body = text.partition("\n+++\n")
    line = next((each for each in head.split("\n") if each.startswith("standfirst = ")), "")
    try:
        standfirst = tomllib.loads(line).get("standfirst", "")
    except tomllib.TOMLDecodeError:
        standfirst = ""
    return f"{standfirst}\n{body}"


def _article(text: str | None) -> Article | None:
    if text is None:
        return None
    try:
        return form.read(text)
    except IntakeError:
        return None


def _there(state: str | Article) -> Article:
    return read(state) if isinstance(state, str) else state
