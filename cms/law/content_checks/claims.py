"""Legal claims: a text that speaks of law cites it.

What counts as a claim: „art. 5”, „ust. 1”, „Dz.U.”, „ustawa z dnia …”, the short name of an act that the content brings, and a box of the kind
“law”. Such a page, or record that can cite, has at least one citation somewhere. And where the text itself names an article together with its
act („art. 5 ust. 1 uF”, „art. 10 ustawy o fundacjach”), that article is among them; ranges and lists („art. 12–14”, „art. 5 i 6”) are left to people.

Not asked: the front page, whose figures each name their source in words; the statutory pages and the declaration, which state the portal's own law
in prescribed sentences; and paragraphs (§) of acts of the city, which have no ELI and are named in words.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
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
Tell = Callable[[str, UUID | None, str], Problem]


def claims_without_basis(checked: Checked) -> Iterator[Problem]:
    """Pages and records that speak of law and cite none, or not the article that they name."""
    acts = acts_in(checked)
    claim, named = _claim(acts), {name: _naming(act) for name, act in acts.items()}
    for package, source in checked.pages:
        if source.document.kind in FREE_KINDS:
            continue
        boxes = [block.id for block in source.document.body if block.name == "callout" and block.data.kind == "law"]  # type: ignore[attr-defined]

        def at_page(message: str, key: UUID | None, words: str, package: object = package, source: object = source) -> Problem:
            return problem_at(package, source, message, key=key, words=words)  # type: ignore[arg-type]

        yield from _told(list(passages(source.document)), [one for one, _key in cited_in(source.document)], boxes, claim, named, at_page)
    for package, record in checked.records:
        if "citations" in type(record.record).model_fields:

            def at_record(message: str, key: UUID | None, words: str, package: object = package, record: object = record) -> Problem:
                line = line_of(package, record.file, words=words, start=record.line)  # type: ignore[arg-type,attr-defined]
                return Problem(package.path(record.file), line, message)  # type: ignore[attr-defined]

            texts = list(passages_of(record.record))
            yield from _told(texts, [one for one, _key in cited_by(record.record)], [], claim, named, at_record)


def _told(
    texts: list[Passage],
    cited: list[Place],
    boxes: list[UUID],
    claim: re.Pattern[str],
    named: dict[str, re.Pattern[str]],
    tell: Tell,
) -> Iterator[Problem]:
    if not cited:
        found = [(one, row, match.group()) for one in texts for row in one.paragraphs if (match := claim.search(row))]
        yield from (tell(f"“{words}”: the text speaks of law and cites no place in an act. {_HOW}", one.key, row) for one, row, words in found)
        yield from (tell(f"This box speaks of law, and the page cites no place in an act. {_HOW}", key, "") for key in boxes)
        return
    for one, row in chain.from_iterable(((one, row) for row in one.paragraphs) for one in texts):
        for act, pattern in named.items():
            for article in pattern.findall(row):
                if not _has(cited, act, article):
                    message = f"The text names art. {article} {act}, and it is not among the citations of the page. Add it, or mend the number."
                    yield tell(message, one.key, row)


_HOW = "Add a block legal_basis, or citations to the step, result or question."


def _has(cited: Iterable[Place], act: str, article: str) -> bool:
    return any((one.act, one.article) == (act, article) for one in cited)


def _claim(acts: dict[str, ActRecord]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, set(acts) - EVERYDAY_NAMES), key=len, reverse=True))
    own = rf"|\b(?:{names})\b" if names else ""
    paragraph = r"(?<!§ \d )(?<!§ \d\d )(?<!aragraf \d )(?<!aragraf \d\d )\b[Uu]st\. ?\d"
    return re.compile(rf"\b[Aa]rt\. ?\d|{paragraph}|\bDz\. ?U\.|\b[Uu]staw\w*\sz\s(?:dnia\s)?\d{own}")


def _naming(act: ActRecord) -> re.Pattern[str]:
    """An article of an act with the act behind it: by its short name, or by its title as it is declined behind an article."""
    names = [re.escape(act.short_name)]
    about = re.search(r"^ustawa (?:z dnia .*? r\. )?(?:(o .+)|Prawo (.+))$", act.title["pl"])
    if about:
        names.append(rf"ustawy {re.escape(about[1])}" if about[1] else rf"Prawa {re.escape(about[2])}")
    return re.compile(rf"\b[Aa]rt\.\s({_NUMBER}){_REST}\s(?:{'|'.join(names)})\b")
