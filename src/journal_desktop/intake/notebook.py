"""Where the readers of a text write down what they could not place, and what they found."""

from __future__ import annotations

from journal_desktop.intake.values import Picture, Remark, shortened


class Notebook:
    """The remarks and pictures that come up while one text is read."""

    def __init__(self) -> None:
        self._remarks: list[Remark] = []
        self._pictures: dict[str, Picture] = {}
        self._used: set[str] = set()
        self._bare: list[tuple[int, str]] = []

    def kept(self, line: int, words: str, what: str) -> None:
        """Remark on *words* that are in the article; they are quoted shortened."""
        self._remarks.append(Remark(line, shortened(words), what))

    def left_out(self, line: int, words: str, what: str) -> None:
        """Remark on *words* that are not in the article; they are quoted in full."""
        self._remarks.append(Remark(line, words.strip(), what))

    def read_bare(self, line: int, words: str) -> None:
        """Count a bare number that was read as a citation mark; one remark tells of all."""
        self._bare.append((line, words))

    def use(self, label: str) -> None:
        """Note that something in the text pointed to a definition."""
        self._used.add(label)

    def is_used(self, label: str) -> bool:
        """Whether anything pointed to the definition of that label."""
        return label in self._used

    def add(self, picture: Picture) -> None:
        """Keep a picture; the same picture twice is one."""
        self._pictures.setdefault(picture.sha256, picture)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Every remark so far, by line."""
        told = list(self._remarks)
        if self._bare:
            line, words = min(self._bare)
            what = f"{len(self._bare)} bare numbers were read as citation marks, the first here."
            if len(self._bare) == 1:
                what = "This bare number was read as a citation mark."
            told.append(Remark(line, shortened(words), f"{what} Please check."))
        return tuple(sorted(told, key=lambda remark: remark.line))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture so far, in the order of the text."""
        return tuple(self._pictures.values())
