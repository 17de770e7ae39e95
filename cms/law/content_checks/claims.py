"""Legal claims: a text that speaks of law cites it.

What counts as a claim: „art. 5”, „ust. 1”, „Dz.U. 2025” (but not behind an opening quote, where it shows how one is written), „ustawa z
dnia …”, the short name of an act that the content brings, and a box of the kind “law”. Such a page, or record that can cite, has at least
one citation somewhere. And where the text itself names an article together with its act („art. 5 ust. 1 uF”, „art. 10 ustawy o
fundacjach”), that article is among them; ranges and lists („art. 12–14”, „art. 5 i 6”) are left to people.

Not asked: the front page, whose figures each name their source in words; the statutory pages and the declaration, which state the
portal's own law in prescribed sentences; and paragraphs (§) of acts of the city, which have no ELI and are named in words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from cms.core.exchange.checks.passages import Passage, passages, passages_of
from cms.core.exchange.checks.places import line_of, problem_at
from cms.core.exchange.checks.rules import Checked
from cms.core.exchange.problems import Problem
from cms.law.exchange import ActRecord, Place

from .cited import acts_in, cited_by, cited_in

FREE_KINDS = {"home", "statutory", "declaration", "notice_form"}
#: Names that everybody uses for the thing itself; to say one is no statement of what the act says.
EVERYDAY_NAMES = {"RODO"}
_NUMBER = r"\d+[a-z]{0,3}"
#: Whatever stands behind an article before its act: „ust. 1 pkt 2”.
_REST = rf"(?:\s(?:ust\.|pkt|lit\.)\s{_NUMBER})*"
#: What is wrong, the id of what says it, and its words.
Told = tuple[str, UUID | None, str]


@dataclass(frozen=True)
class Words:
    """How law is spoken of: any claim, and articles with the act behind them, by its short name."""

    claim: re.Pattern[str]
    named: dict[str, re.Pattern[str]]


def claims_without_basis(checked: Checked) -> Iterator[Problem]:
    """Pages and records that speak of law and cite none, or not the article that they name."""
    acts = acts_in(checked)
    words = Words(_claim(acts), {name: _naming(act) for name, act in acts.items()})
    for package, source in checked.pages:
        if source.document.kind in FREE_KINDS:
            continue
        cited = [place for place, _key in cited_in(source.document)]
        boxes = [block.id for block in source.document.body if block.name == "callout" and block.data.kind == "law"]  # type: ignore[attr-defined]
        for message, key, row in _told(list(passages(source.document)), cited, boxes, words):
            yield problem_at(package, source, message, key=key, words=row)
    for package, record in checked.records:
        if "citations" in type(record.record).model_fields:
            cited = [place for place, _key in cited_by(record.record)]
            for message, _key, row in _told(list(passages_of(record.record)), cited, [], words):
                yield Problem(package.path(record.file), line_of(package, record.file, words=row, start=record.line), message)


def _told(texts: list[Passage], cited: list[Place], boxes: list[UUID], words: Words) -> Iterator[Told]:
    rows = [(one.key, row) for one in texts for row in one.paragraphs]
    if not cited:
        found = [(key, row, match.group()) for key, row in rows if (match := words.claim.search(row))]
        yield from ((f"“{said}”: the text speaks of law and cites no place in an act. {_HOW}", key, row) for key, row, said in found)
        yield from ((f"This box speaks of law, and the page cites no place in an act. {_HOW}", key, "") for key in boxes)
        return
    known = {(place.act, place.article) for place in cited}
    for act, pattern in words.named.items():
        for key, text, article in ((key, row, article) for key, row in rows for article in pattern.findall(row)):
            if (act, article) not in known:
                message = f"The text names art. {article} {act}, and it is not among the citations of the page. Add it, or mend the number."
                yield message, key, text


_HOW = "Add a block legal_basis, or citations to the step, result or question."


def _claim(acts: dict[str, ActRecord]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, set(acts) - EVERYDAY_NAMES), key=len, reverse=True))
    own = rf"|\b(?:{names})\b" if names else ""
    paragraph = r"(?<!§ \d )(?<!§ \d\d )(?<!aragraf \d )(?<!aragraf \d\d )\b[Uu]st\. ?\d"
    return re.compile(rf"\b[Aa]rt\. ?\d|{paragraph}|(?<!„)\bDz\. ?U\. ?\d|\b[Uu]staw\w*\sz\s(?:dnia\s)?\d{own}")


def _naming(act: ActRecord) -> re.Pattern[str]:
    """An article of an act with the act behind it: by its short name, or by its title as it is declined behind an article."""
    names = [re.escape(act.short_name)]
    about = re.search(r"^ustawa (?:z dnia .*? r\. )?(?:(o .+)|Prawo (.+))$", act.title["pl"])
    if about:
        names.append(rf"ustawy {re.escape(about[1])}" if about[1] else rf"Prawa {re.escape(about[2])}")
    return re.compile(rf"\b[Aa]rt\.\s({_NUMBER}){_REST}\s(?:{'|'.join(names)})\b")
