"""The words of RIS: its types of reference, and what its tags mean in CSL."""

from __future__ import annotations

TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "article-journal",
    "ABST": "article-journal", "INPR": "article-journal", "MGZN": "article-magazine",
    "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "SER": "book", "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "THES": "thesis", "RPRT": "report", "GOVDOC": "report",
    "UNPB": "article", "UNPD": "article", "UNBILL": "bill", "MANSCPT": "manuscript",
    "ELEC": "webpage", "WEB": "webpage", "ICOMM": "webpage", "BLOG": "post-weblog",
    "DATA": "dataset", "AGGR": "dataset", "DBASE": "dataset", "STAT": "legislation",
    "BILL": "bill", "CASE": "legal_case", "HEAR": "hearing", "LEGAL": "regulation",
    "PAT": "patent", "STAND": "standard", "MAP": "map", "VIDEO": "motion_picture",
    "MPCT": "motion_picture", "SOUND": "song", "MUSIC": "musical_score", "COMP": "software",
    "SLIDE": "speech", "PAMP": "pamphlet", "PCOMM": "personal_communication",
    "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary", "ART": "graphic",
    "FIGURE": "figure", "CHART": "figure", "EQUA": "figure", "ANCIENT": "classic",
    "CLSWK": "classic", "GRNT": "document", "CTLG": "document", "MULTI": "document",
    "GEN": "document", "JOURNAL ARTICLE": "article-journal", "BOOK SECTION": "chapter",
    "BOOK CHAPTER": "chapter", "CONFERENCE PAPER": "paper-conference",
    "WEB PAGE": "webpage", "REPORT": "report", "THESIS": "thesis", "PREPRINT": "article",
}  # fmt: skip
"""RIS types, and words that some databases write in their place, as CSL types."""

WRITTEN = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "article": "UNPB", "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER",
    "thesis": "THES", "report": "RPRT", "manuscript": "MANSCPT", "webpage": "ELEC",
    "post-weblog": "BLOG", "post": "ICOMM", "dataset": "DATA", "legislation": "STAT",
    "bill": "BILL", "legal_case": "CASE", "hearing": "HEAR", "regulation": "LEGAL",
    "patent": "PAT", "standard": "STAND", "map": "MAP", "motion_picture": "VIDEO",
    "song": "SOUND", "musical_score": "MUSIC", "software": "COMP", "speech": "SLIDE",
    "pamphlet": "PAMP", "personal_communication": "PCOMM", "graphic": "ART",
    "entry-encyclopedia": "ENCYC", "entry-dictionary": "DICT", "figure": "FIGURE",
    "classic": "CLSWK",
}  # fmt: skip
"""CSL types as RIS; all others are GEN."""

SINGLE = {
    "VL": "volume", "VO": "volume", "IS": "issue", "CP": "issue", "PB": "publisher",
    "CY": "publisher-place", "PP": "publisher-place", "LA": "language", "ET": "edition",
    "DB": "source", "DP": "source", "M3": "genre", "ST": "title-short", "SE": "section",
    "NV": "number-of-volumes", "CN": "call-number", "OP": "original-title",
}  # fmt: skip
"""Tags that are one CSL variable each."""

PEOPLE = {
    "AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor",
    "A4": "translator", "TA": "translator",
}  # fmt: skip
"""Tags of names."""

REPEATED = frozenset({
    "AU", "A1", "A2", "A3", "A4", "ED", "TA", "KW", "N1", "RN", "UR", "LK", "L1", "L2", "SN",
    "DO", "N2", "AB", "U1", "U2", "U3", "U4", "U5", "AN", "C2",
})  # fmt: skip
"""Tags whose lines stand one beside the other."""

REMAINDER = "ZZ"
"""Our own tag: what plain RIS can't carry, as one line of JSON."""

UNUSED = frozenset({"AD", "RP", "TY", "ER", "L4", "DS", "UK"})
"""Tags that say nothing of the reference itself."""
