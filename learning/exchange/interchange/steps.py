"""Questions from files into the quiz of a step, and out of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cms.core.exchange.kinds import raw_stream
from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError, Problem
from learning.domain.keys import is_canonical
from learning.exchange.questions import BaseQuestionRecord, question_raw, record_of
from learning.models import StepPage

from .formats import QuestionFormat
from .uploads import MOST_QUESTIONS
from .written import Written

#: What the log calls it.
IMPORTED = "mowis_learning.import_questions"


def find_step(key: str) -> StepPage:
    """The step in the source language, by its id, its slug or the path of its address.

    Raises:
        PackageError: when there is none, or several have the slug.
    """
    steps = StepPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    try:
        found = list(steps.filter(translation_key=UUID(key)))
    except ValueError:
        slug = key.strip("/").rpartition("/")[2]
        found = list(steps.filter(slug=slug).order_by("path"))
        if "/" in key.strip("/"):
            found = [step for step in found if step.url_path.strip("/").endswith(key.strip("/").removeprefix(f"{settings.LANGUAGE_CODE}/"))]
    if not found:
        raise PackageError([Problem(key, 0, "There is no such step. Give its id, its slug or the path of its address.")])
    if len(found) > 1:
        paths = ", ".join(str(step.url_path) for step in found)
        raise PackageError([Problem(key, 0, f"Several steps are called so: {paths}. Give the path or the id.")])
    return found[0]


def draft_of(step: StepPage) -> StepPage:
    """The step as its newest draft is."""
    draft: StepPage = step.get_latest_revision_as_object()
    return draft


def add_questions(*, step: StepPage, records: Sequence[BaseQuestionRecord], user: Any = None) -> int:
    """Put questions behind those of a step's newest draft. The draft is saved and logged; nothing is published.

    A question whose id the draft has already is left alone, so that confirming twice adds once.

    Args:
        step: the step, in the source language.
        records: the questions.
        user: who does it.

    Returns:
        How many were added.

    Raises:
        ValueError: when the step is a translation or an alias.
    """
    if not is_canonical(step):
        raise ValueError("questions are imported in the source language")
    portal = Portal()
    with transaction.atomic():
        # Two imports at once would each save a draft without the questions of the other.
        StepPage.objects.select_for_update().get(pk=step.pk)
        draft = draft_of(StepPage.objects.get(pk=step.pk))
        raw = list(draft.questions.get_prep_value())
        known = {block["id"] for block in raw}
        new = [question_raw(record, page_of=portal.page_id) for record in records if str(record.id) not in known]
        if not new:
            return 0
        draft.questions = raw_stream(draft, "questions", raw + new)
        # What else the draft lacks is for the editor to mend before publishing; it is no reason to lose the questions.
        draft.save_revision(user=user, log_action=IMPORTED, clean=False)
    return len(new)


def write_questions(step: StepPage, form: QuestionFormat) -> Written:
    """The quiz of a step's newest draft in a format. A question that is not finished is named, not written."""
    portal = Portal()
    records, unfinished = [], []
    for number, raw in enumerate(draft_of(step).questions.get_prep_value(), start=1):
        try:
            records.append(record_of(raw, key_of=portal.page_key))
        except (ValueError, KeyError, TypeError):
            unfinished.append(_("%(number)d. This question is not finished; it was left out. Save it complete first.") % {"number": number})
    written = form.write(records)
    written.lost[:0] = unfinished
    return written


def check_number(records: Sequence[Any], *, file: str) -> None:
    """Refuse more questions than a page can hold.

    Raises:
        PackageError: when there are too many.
    """
    if len(records) > MOST_QUESTIONS:
        message = _("The file has %(count)d questions; at most %(most)d are taken at once. Divide it into several.")
        raise PackageError([Problem(file, 0, message % {"count": len(records), "most": MOST_QUESTIONS})])
