"""EndNote's types of reference, by name, and what both of its formats share."""

from __future__ import annotations

_NAMES = {
    "journal article": "article-journal", "electronic article": "article-journal",
    "magazine article": "article-magazine", "newspaper article": "article-newspaper",
    "book": "book", "edited book": "book", "electronic book": "book", "serial": "book",
    "book section": "chapter", "electronic book section": "chapter", "book chapter": "chapter",
    "conference paper": "paper-conference", "conference proceedings": "paper-conference",
    "thesis": "thesis", "report": "report", "government document": "report",
    "unpublished work": "article", "preprint": "article", "manuscript": "manuscript",
    "web page": "webpage", "website": "webpage", "electronic source": "webpage",
    "online multimedia": "webpage", "blog": "post-weblog", "social media": "post",
    "dataset": "dataset", "online database": "dataset", "aggregated database": "dataset",
    "statute": "legislation", "bill": "bill", "case": "legal_case", "hearing": "hearing",
    "legal rule or regulation": "regulation", "patent": "patent", "standard": "standard",
    "map": "map", "film or broadcast": "motion_picture", "audiovisual material": "motion_picture",
    "music": "musical_score", "computer program": "software", "pamphlet": "pamphlet",
    "personal communication": "personal_communication", "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary", "artwork": "graphic", "figure": "figure",
    "chart or table": "figure", "ancient text": "classic", "classical work": "classic",
    "interview": "interview", "discussion forum": "post", "podcast": "broadcast",
    "press release": "article-newspaper", "multimedia application": "software",
}  # fmt: skip
_NUMBERS = {
    "17": "journal article", "6": "book", "5": "book section", "28": "edited book",
    "10": "conference proceedings", "47": "conference paper", "32": "thesis", "27": "report",
    "46": "government document", "34": "unpublished work", "36": "manuscript",
    "12": "web page", "16": "electronic source", "43": "electronic article",
    "44": "electronic book", "56": "blog", "59": "dataset", "45": "online database",
    "23": "newspaper article", "19": "magazine article", "25": "patent", "58": "standard",
    "31": "statute", "4": "bill", "7": "case", "14": "hearing", "9": "computer program",
    "20": "map", "21": "film or broadcast", "3": "audiovisual material", "24": "pamphlet",
    "26": "personal communication", "52": "dictionary", "53": "encyclopedia", "2": "artwork",
    "37": "figure", "38": "chart or table", "51": "ancient text", "49": "classical work",
    "60": "electronic book section", "68": "social media",
}  # fmt: skip


def csl_type(name: str, number: str = "") -> str:
    """The CSL type of an EndNote type, told by its name or else by its number."""
    told = _NAMES.get(name.strip().casefold())
    return told or _NAMES.get(_NUMBERS.get(number.strip(), ""), "document")
