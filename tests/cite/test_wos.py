"""Web of Science's own tags."""

from journal_desktop.cite import wos
from journal_desktop.core.source import SourceStatus

TEXT = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Shannon, CE
AF Shannon, Claude E.
TI A mathematical theory
   of communication
SO BELL SYSTEM TECHNICAL JOURNAL
DT Article; Retracted Publication
PD JUL
PY 1948
BP 379
EP 423
ER

PT J
TI Second
EF
"""


def test_records_are_read_with_continued_lines_and_full_names():
    first, second = wos.read(TEXT, lambda _done, _total: True).entries

    assert first.line == 3
    assert first.source.title == "A mathematical theory of communication"
    assert first.source.csl["author"] == [{"family": "Shannon", "given": "Claude E."}]
    assert first.source.csl["issued"] == {"date-parts": [[1948, 7]]}
    assert first.source.text("page") == "379-423"
    assert first.source.status is SourceStatus.RETRACTED
    assert "cut short" in second.remarks[0]
