"""The words by which headings and numbers in a text are known."""

from __future__ import annotations

QUESTIONS = """
    common questions, common questions answered, your questions answered, questions and answers,
    questions & answers, frequently asked questions, faq, faqs, q&a, q & a, häufige fragen,
    fragen und antworten, questions fréquentes, foire aux questions, preguntas frecuentes
"""
TAKEAWAY = """
    key takeaway, key takeaways, takeaway, takeaways, the takeaway, take-home message,
    take-home messages, take home message, bottom line, the bottom line, key message,
    key messages, in a nutshell, fazit, das wichtigste, à retenir, l'essentiel, conclusión clave
"""
SOURCES = """
    sources, source, references, reference list, list of references, bibliography, works cited,
    literature, literature cited, citations, sources and references, references and sources,
    sources and further reading, endnotes, quellen, literatur, literaturverzeichnis, références,
    bibliographie, fuentes, referencias, bibliografía
"""
DISCLAIMER = "disclaimer, medical disclaimer, haftungsausschluss"

_BEFORE_NUMBERS = """
    type types phase phases stage stages grade grades level levels chapter figure figures fig
    table tables box panel day days week weeks month months year years version part section step
    number no nos group groups cohort arm arms aged age about around nearly only just over under
    than of in to by from at for on and or with between is was were are be been a an the least
    most then above below page pages line lines factor dose doses covid interleukin vitamin
    omega class category
    score scored scores scale scales hepatitis top item question appendix rule volume vol issue
    room size times plus minus per every each equal equals approximately roughly up until till
    through into within after before since as like all other another next last first point
    points zone channel protein receptor chromosome exon subtype region case patient site tier
    wave round session visit january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec had has have received took
    got gave typ stufe tag woche monat jahr grad nummer von bis um auf im am
"""
_PERHAPS_BEFORE_NUMBERS = """
    found reached needed lasted used did made saw included enrolled totalled averaged
"""
_UNITS = "m cm mm km µm nm s chi χ x r i n p z"

BEFORE_NUMBERS = frozenset(_BEFORE_NUMBERS.split())
"""Words after which a number is a number and no citation mark."""

PERHAPS_BEFORE_NUMBERS = frozenset(_PERHAPS_BEFORE_NUMBERS.split())
"""Words after which it may be either."""

UNITS = frozenset(_UNITS.split())
"""Units and symbols whose raised digits are powers."""


def listed(text: str) -> tuple[str, ...]:
    """The phrases of a list with commas."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))
