"""Deleting an account takes away what somebody wrote for themselves, and leaves the counts as they were."""

from typing import Any

import pytest

from cms.accounts.domain.people import delete_account
from cms.accounts.models import Participant, User
from learning.domain.keys import page_key
from learning.domain.people.personal import set_bookmark, write_note
from learning.domain.people.private import erase_private
from learning.enums import QuestionKind, ReminderKind
from learning.models import Attempt, Bookmark, CourseProgress, GroupMember, LearningGroup, ReminderWish, Response, StepNote, StepPage
from tests.factories import ParticipantFactory, SiteTree, StepFactory, single
from tests.factories.question_kinds import reflection
from tests.learning.domain.publishing.test_structure import confirm
from tests.learning.quizzes import submit

pytestmark = pytest.mark.django_db
REFLECTIONS = {"version__kind": QuestionKind.REFLECTION}


def wrote(tree: SiteTree, step: StepPage, person: Participant) -> Attempt:
    """Keep something of each kind, and answer a quiz with a reflection."""
    attempt = submit(step, person)
    confirm(tree.read_step, person)
    set_bookmark(owner=lambda: person, step_key=page_key(tree.read_step), kept=True)
    write_note(owner=lambda: person, step_key=page_key(tree.read_step), text="Notatka")
    GroupMember.objects.create(group=LearningGroup.objects.create(name="Urząd"), participant=person, name="Ola")
    ReminderWish.objects.create(participant=person, kind=ReminderKind.UNFINISHED)
    return attempt


def private() -> list[int]:
    """How many private things there are."""
    kept = [model.objects.count() for model in (Bookmark, StepNote, GroupMember, ReminderWish)]
    return [*kept, Response.objects.filter(**REFLECTIONS).exclude(answer={}).count()]


def public() -> list[Any]:
    """What counts."""
    return [
        Attempt.objects.count(),
        list(Response.objects.order_by("pk").values_list("points", "correct")),
        list(Response.objects.exclude(**REFLECTIONS).order_by("pk").values_list("answer", flat=True)),
        list(CourseProgress.objects.order_by("pk").values_list("done", "total")),
    ]


def test_private_things_go_and_counts_stay(site_tree: SiteTree, learner: User) -> None:
    step = StepFactory(parent=site_tree.modules[0], slug="na-koniec", asked=[single(), reflection()])
    person = ParticipantFactory(user=learner, token_hash=None)
    wrote(site_tree, step, person)
    wrote(site_tree, step, ParticipantFactory())
    before = public()
    assert private() == [2, 2, 2, 2, 2]
    delete_account(user=learner)
    assert private() == [1, 1, 1, 1, 1]
    assert public() == before
    erase_private(participant=person)
    assert private() == [1, 1, 1, 1, 1]
