"""What the front page shows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from cms.accounts.participants import current_participant
from cms.core.blocks.related_pages import paired_links
from cms.core.icons import TaskIcon
from cms.core.pages.bodies import body_html
from cms.core.pages.keeping import kept
from cms.news.latest import latest_articles
from learning.models import StepCompletion
from learning.outline import course_map
from learning.resume import resume_step
from learning.views.context import course_cards, language

from .listing import news_index

NEWS_ON_FRONT = 5


@dataclass(frozen=True)
class ResumeRow:
    """A course that the person has begun, and the step to go on with."""

    course_title: str
    step_title: str
    url: str
    percent: int
    course_lang: str = ""
    step_lang: str = ""


@dataclass(frozen=True)
class TaskRow:
    """Something that people come to do, and where it begins; ``lang`` is that of the page, if it is not the reader's."""

    title: str
    text: str
    url: str
    icon: str
    lang: str


def home_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Tasks, news and courses, and for a person who has begun one, where to go on."""
    cards = course_cards(request)
    return {
        "question": page.question,
        "tasks": kept(page, request, "tasks", lambda: _task_rows(page)),
        "news": latest_articles(language(), NEWS_ON_FRONT),
        "news_index": kept(page, request, "news-index", news_index),
        "courses": cards,
        "resume": _resume_rows(request, cards),
        "body_html": body_html(page, request),
    }


def _task_rows(page: Any) -> list[TaskRow]:
    """Tasks in the order of the page; one whose page is not public any more is left out."""
    tasks = [child.value for child in page.tasks]
    links = paired_links([task["page"] for task in tasks], language=language(), request=None)
    return [
        TaskRow(task["title"], task["text"], link.url, task["icon"] or TaskIcon.STEPS.value, link.lang)
        for task, link in zip(tasks, links, strict=True)
        if link
    ]


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
