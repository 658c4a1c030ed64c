"""What a style prints, as a value."""

from journal_desktop.core.ids import SourceId
from journal_desktop.core.printed import PrintedMark, Stretch


def test_a_mark_is_its_stretches_in_a_row():
    mark = PrintedMark((Stretch("["), Stretch("1", SourceId("s")), Stretch("]")))

    assert mark.html == "[1]"


def test_a_raised_mark_is_set_as_superscript_once():
    assert PrintedMark((Stretch("1,"), Stretch("2")), raised=True).html == "<sup>1,2</sup>"
    assert not PrintedMark(raised=True).html
