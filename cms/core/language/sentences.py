"""The sentences of a Polish text, for the rule that most of them are short."""

import re

from .words import tidy

#: Words that end with a full stop inside a sentence. „r.” and „zł.” may end one too, so they are not here but looked at by what follows.
_ABBREVIATIONS = (
    *("art", "ust", "pkt", "lit", "par", "poz", "nr", "dz", "u", "urz", "t.j", "tj", "tzn", "tzw", "zm", "zob", "por", "np", "m.in", "ok"),
    *("ul", "os", "pl", "al", "im", "ds", "dot", "dok", "godz", "min", "tel", "str", "s", "t", "wyd", "red", "rozdz", "zał", "zarz"),
    *("mgr", "dr", "prof", "inż", "św", "ks", "p", "pon", "wt", "śr", "czw", "pt", "sob", "niedz", "tys", "mln", "mld", "c", "wg", "ww"),
    *("rozp", "j", "jw", "br", "cd", "ew", "pn", "płd", "odc", "ang", "łac"),
)
_ABBREVIATION = re.compile(rf"(?:^|[\s(„\"–/.])(?:{'|'.join(map(re.escape, _ABBREVIATIONS))})\.$", re.IGNORECASE)
#: One capital letter with a full stop is an initial.
_INITIAL = re.compile(r"(?:^|[\s(„])[A-ZĆŁŚŻŹ]\.$")
#: A full stop, question or exclamation mark or an ellipsis, with quotes and brackets that close behind it, and a gap.
_END = re.compile(r"[.!?…]+[”\"»)\]]*(?=\s|$)")
#: A sentence begins with a capital letter, a digit or a sign that opens.
_BEGINNING = re.compile(r"\s+[„\"«(\[–]?\s?(?:[A-ZĄĆĘŁŃÓŚŹŻ]|\d)")
#: „1 000”, „20 000,50” are one word, as are „5.2” and „sprawozdaniaopp.niw.gov.pl”, „e-Doręczenia”.
_NUMBER = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)")
_HAS_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def sentences_in(text: str) -> list[str]:
    """Take a paragraph apart into sentences; what stands behind the last mark is one too.

    Args:
        text: plain text of one paragraph, one item of a list or one heading.
    """
    text = " ".join(tidy(text).split(" ")).strip()
    found, start = [], 0
    for mark in _END.finditer(text):
        if mark.end() < len(text) and not _ends(text, start, mark):
            continue
        found.append(text[start : mark.end()].strip())
        start = mark.end()
    return [one for one in (*found, text[start:].strip()) if one]


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a mark inside a text ends a sentence: a new one begins behind it, and it is no full stop of an abbreviation."""
    if not _BEGINNING.match(text, mark.end()):
        return False
    if mark.group() != ".":
        return True
    before = text[start : mark.end()]
    return not _ABBREVIATION.search(before) and not _INITIAL.search(before)


def count_words(text: str) -> int:
    """How many words a text has as people count them: parts between spaces with a letter or a digit; „1 000” is one."""
    return sum(bool(_HAS_LETTER_OR_DIGIT.search(part)) for part in _NUMBER.sub("", text).split())
