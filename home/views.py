"""What the front page shows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from cms.accounts.participants import current_participant
from learning.models import StepCompletion
from learning.outline import course_map
from learning.resume import resume_step
from learning.views.context import body_html, course_cards, language


@dataclass(frozen=True)
class ResumeRow:
    """A course that the person has begun, and the step to go on with."""

    course_title: str
    step_title: str
    url: str
    percent: int
    course_lang: str = ""
    step_lang: str = ""


def home_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Courses, and for a person who has begun one, where to go on."""
    cards = course_cards(request)
    return {"courses": cards, "resume": _resume_rows(request, cards), "body_html": body_html(page, request)}


def _resume_rows(request: HttpRequest, cards: list[Any]) -> list[ResumeRow]:
    begun = [card for card in cards if card.progress and not card.progress.completed_at]
    if not begun:
        return []
    participant = current_participant(request)
    done = set(StepCompletion.objects.filter(participant=participant).values_list("step_key", flat=True))
    rows = []
    for card in begun:
        course = course_map(card.key, language())
        step = resume_step(course, card.progress, done) if course else None
        if step:
            rows.append(ResumeRow(card.title, step.title, step.url, card.progress.percent, card.lang, step.lang))
    return rows
