"""Rules of answering in the front matter of course, module and step."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Literal, get_args
from uuid import UUID, uuid5

from django.utils import timezone
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from wagtail.models import Page

from cms.core.exchange.kinds import Front, raw_stream
from cms.core.exchange.notation import LATER, PAGE, QUIET, WORD, Id, Line, Names
from cms.core.exchange.package import Package
from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import Problem
from learning.domain.publishing.rule_checks import MODELS, rule_problems
from learning.enums import CompletionRule, ScoreRule
from learning.models.rules import LONGEST_DELAY, MOST_ATTEMPTS

Score = Literal["", "best", "last", "first"]
Completion = Literal["", "read", "confirmed", "answered", "passed"]
if set(get_args(Score)) != {"", *ScoreRule.values} or set(get_args(Completion)) != {"", *CompletionRule.values}:
    raise RuntimeError("The rules of docs/course-format.md and of learning.enums differ.")


def _moment(text: str) -> str:
    """The same moment in the portal's time zone, so that equal moments are equal text.

    Raises:
        PydanticCustomError: when it is no date and time with a zone.
    """
    if not text:
        return ""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise PydanticCustomError("moment", "takes a date and time with a time zone, such as 2026-09-01T08:00:00+02:00")
    return written(found)


def written(moment: datetime | None) -> str:
    """A moment as the files say it; empty for none."""
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat(timespec="seconds") if moment else ""


Moment = Annotated[Line, AfterValidator(_moment), WORD, QUIET, LATER]


class RulesFront(Front):
    """The keys that course, module and step share. All may be left out."""

    attempts_allowed: Annotated[Annotated[int, Field(ge=0, le=MOST_ATTEMPTS)] | None, LATER] = None
    attempt_delay: Annotated[Annotated[int, Field(ge=0, le=LONGEST_DELAY)] | None, LATER] = None
    score_rule: Annotated[Score, WORD, QUIET, LATER] = ""
    completion_rule: Annotated[Completion, WORD, QUIET, LATER] = ""
    opens_at: Moment = ""
    closes_at: Moment = ""
    prerequisites: Annotated[list[Id], Names(PAGE), QUIET, LATER] = Field(default_factory=list)


PLAIN = ("attempts_allowed", "attempt_delay", "score_rule", "completion_rule")


def rule_values(page: Any) -> dict[str, Any]:
    """The rules of a page that name no other page."""
    times = {"opens_at": written(page.opens_at), "closes_at": written(page.closes_at)}
    return {**{name: getattr(page, name) for name in PLAIN}, **times}


def apply_rules(front: Any, page: Any) -> None:
    """Set them."""
    for name in PLAIN:
        setattr(page, name, getattr(front, name))
    page.opens_at = datetime.fromisoformat(front.opens_at) if front.opens_at else None
    page.closes_at = datetime.fromisoformat(front.closes_at) if front.closes_at else None


def linked_rules(page: Any, portal: Portal) -> dict[str, Any]:
    """What comes first; a page that was deleted is left out."""
    keys = (portal.page_key(child["value"]) for child in page.prerequisites.get_prep_value() if child["value"])
    return {"prerequisites": [key for key in keys if key]}


def apply_linked_rules(front: Any, page: Any, portal: Portal) -> None:
    """Set what comes first. A block's id is made from both pages, so that a second load finds the same."""
    own = UUID(str(page.translation_key))
    raw = [{"type": "page", "id": str(uuid5(own, str(key))), "value": portal.page_id(key)} for key in front.prerequisites]
    page.prerequisites = raw_stream(page, "prerequisites", raw)


def contradictions(packages: Iterable[Package], portal: Portal) -> list[Problem]:
    """What contradicts itself in the rules that were loaded, by file. To be asked when all pages are there.

    Args:
        packages: the packages that were loaded.
        portal: where their pages are.
    """
    found = []
    for package in packages:
        for source in package.pages:
            if not _states_rules(source.document.front):
                continue
            page = Page.objects.get(pk=portal.page_id(source.key)).specific
            if isinstance(page, MODELS):
                problems = rule_problems(page, page.get_parent())
                found += [Problem(package.path(source.file), 0, f"{problem.field}: {problem.message}") for problem in problems]
    return found


def _states_rules(front: Any) -> bool:
    return isinstance(front, RulesFront) and any(
        getattr(front, name) not in (None, "", []) for name in RulesFront.model_fields if name not in Front.model_fields
    )
