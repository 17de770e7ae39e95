"""What a person has done and written: it comes along when they sign in, can be taken away as files, and goes when the account goes."""

from functools import partial
from typing import Any

import pytest
from django.db.models import Model

from cms.accounts.domain.exporting import export_archive
from cms.accounts.domain.merge import merge_participant
from cms.accounts.domain.people import delete_account
from cms.accounts.models import Participant
from learning.domain.answering.saving import save_answers
from learning.domain.counting.recounting import counter_differences
from learning.domain.keys import page_key
from learning.domain.people.personal import set_bookmark, write_note
from learning.domain.rebuild import differences
from learning.enums import ReminderKind
from learning.models import (
    Attempt,
    CourseProgress,
    CourseStructure,
    GroupMember,
    LearningCount,
    LearningGroup,
    OptionStat,
    QuestionStat,
    ReminderWish,
    Response,
    SentReminder,
    StepCompletion,
)
from tests.accounts.domain.test_exporting import unpack
from tests.factories import ParticipantFactory, SiteTree, UserFactory
from tests.factories.question_kinds import reflection, short_text
from tests.learning.domain.acting import read
from tests.learning.domain.publishing.test_versions import edit
from tests.learning.quizzes import key_for, lock_of, pinned, submit

pytestmark = pytest.mark.django_db
TYPED = "Imię i nazwisko sąsiadki"


def busy(tree: SiteTree, person: Participant, *, locale: str = "pl") -> None:
    """Leave a row in every table of learning that knows people."""
    step = edit(tree.steps[2], lambda raw: [*raw[:1], reflection(prompt="Pomyśl."), short_text(prompt="Jak?")])
    submit(tree.steps[0], person, right=False)
    submit(tree.steps[0], person)
    submit(step, person)
    key = key_for(step, person)
    thought = {version.question.block_id: {"": [TYPED]} for version in pinned(key) if version.kind in {"reflection", "short_text"}}
    save_answers(owner=partial(lock_of, person), key=key, answers=thought)
    read(tree.steps[1], person, locale=locale)
    set_bookmark(owner=lambda: person, step_key=page_key(tree.read_step), kept=True)
    write_note(owner=lambda: person, step_key=page_key(tree.read_step), text=TYPED)
    group, _made = LearningGroup.objects.get_or_create(name="Urząd")
    GroupMember.objects.create(group=group, participant=person, name=TYPED)
    ReminderWish.objects.create(participant=person, kind=ReminderKind.UNFINISHED)
    edition = CourseStructure.objects.get(course_key=page_key(tree.course), is_current=True)
    SentReminder.objects.create(participant=person, course_key=edition.course_key, kind=ReminderKind.UNFINISHED, structure=edition)


def tables() -> list[tuple[type[Model], str]]:
    """Every table of learning with a row a person, found by its foreign key: a new one is in here by itself."""
    related = [each for each in Participant._meta.related_objects if each.related_model._meta.app_label == "mowis_learning"]
    return sorted(((each.related_model, each.field.name) for each in related), key=lambda row: row[0].__name__)


def kept_of(person: Participant) -> dict[str, int]:
    """How many rows each table has of a person."""
    return {model.__name__: model._default_manager.filter(**{name: person}).count() for model, name in tables()}


def numbers() -> list[Any]:
    """All that reports are made of, and what it was counted from."""
    counted = [list(table._default_manager.order_by("pk").values()) for table in (LearningCount, QuestionStat, OptionStat, StepCompletion)]
    progress = list(CourseProgress.objects.order_by("pk").values("course_key", "done", "total", "completed_at", "audience", "locale"))
    return [*counted, progress, list(Attempt.objects.filter(state="submitted").order_by("pk").values("points", "passed", "counts"))]


def test_every_table_comes_along_at_sign_in_and_merging_again_changes_nothing(site_tree: SiteTree) -> None:
    anonymous, account = ParticipantFactory(), ParticipantFactory(signed_in=True)
    busy(site_tree, anonymous, locale="nb")
    busy(site_tree, account)
    assert [name for name, count in kept_of(anonymous).items() if not count] == [], "a table that this test does not fill yet"
    merge_participant(source=anonymous, target=account)
    assert set(kept_of(anonymous).values()) == {0}
    once = (kept_of(account), numbers(), list(Response.objects.order_by("pk").values("attempt", "answer")))
    for _again in range(2):
        merge_participant(source=anonymous, target=account)
    assert (kept_of(account), numbers(), list(Response.objects.order_by("pk").values("attempt", "answer"))) == once
    assert [*differences(), *counter_differences()] == []


def test_what_was_typed_for_oneself_is_in_both_files_and_goes_with_the_account(site_tree: SiteTree) -> None:
    mine = ParticipantFactory(user=UserFactory(), token_hash=None)
    other = ParticipantFactory()
    busy(site_tree, mine)
    busy(site_tree, other)
    data, sheets = unpack(export_archive(participant=mine, user=mine.user))
    answers = {row["question"]: row["answer"] for row in data["answers"] if row["answer"] == TYPED}
    assert (set(answers), data["notes"][0]["text"]) == ({"Pomyśl.", "Jak?"}, TYPED)
    assert sum(row.count(TYPED) for row in sheets["answers"] + sheets["notes"]) == 3
    before, theirs = numbers(), kept_of(other)
    assert mine.user
    delete_account(user=mine.user)
    assert (numbers(), kept_of(other)) == (before, theirs)
    left = [row.answer for row in Response.objects.filter(attempt__participant=mine)]
    assert (bool(left), TYPED in str(left)) == (True, False)
    gone = {"Bookmark", "GroupMember", "ReminderWish", "SentReminder", "StepNote"}
    assert {name for name, count in kept_of(mine).items() if not count} == gone
    assert [*differences(), *counter_differences()] == []
