"""What each kind of edit does to question versions: the table of docs/editors.md, row by row."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from learning.domain.asking import asked_questions
from learning.domain.keys import page_key
from learning.models import Question, QuestionText, QuestionVersion, StepPage
from learning.models.immutable import ImmutableError
from tests.factories import SiteTree, option, publish, translate, unpublish

pytestmark = pytest.mark.django_db


def edit(step: StepPage, change: Callable[[list[Any]], list[Any] | None]) -> StepPage:
    """Change the raw questions of a step in place, or give others, and publish."""
    page = StepPage.objects.get(pk=step.pk)
    raw = json.loads(json.dumps(list(page.questions.raw_data)))
    result = change(raw)
    page.questions = json.dumps(raw if result is None else result)
    return publish(page)


def versions(step: StepPage) -> list[tuple[int, bool]]:
    """Numbers of the versions of the step's first question, and which is current."""
    question = Question.objects.filter(step_key=page_key(step)).order_by("position").first()
    assert question
    return [(v.number, v.pk == question.current_id) for v in question.versions.order_by("number")]


def mend_typo(raw: list[Any]) -> None:
    raw[0]["value"]["prompt"] += " (poprawione)"


def flip_key(raw: list[Any]) -> None:
    for item in raw[0]["value"]["options"]:
        item["value"]["correct"] = not item["value"]["correct"]


def test_publishing_records_one_version_of_each_question(site_tree: SiteTree) -> None:
    step = site_tree.quiz_step
    rows = QuestionVersion.objects.filter(question__step_key=page_key(step)).order_by("question__position")
    assert [(row.kind, row.number, len(row.payload["options"]), len(row.payload["correct"])) for row in rows] == [
        ("single", 1, 2, 1),
        ("multiple", 1, 3, 2),
    ]


def test_publishing_again_without_a_change_records_nothing(site_tree: SiteTree) -> None:
    before = (QuestionVersion.objects.count(), QuestionText.objects.count())
    publish(site_tree.quiz_step)
    assert (QuestionVersion.objects.count(), QuestionText.objects.count()) == before


def test_a_mended_typo_adds_a_wording_and_no_version(site_tree: SiteTree) -> None:
    step = edit(site_tree.quiz_step, mend_typo)
    assert versions(step) == [(1, True)]
    wordings = QuestionText.objects.filter(version__question__step_key=page_key(step), version__question__position=0)
    assert sorted((w.texts["prompt"], w.is_current) for w in wordings) == [
        ("Kto może ustanowić fundację?", False),
        ("Kto może ustanowić fundację? (poprawione)", True),
    ]


def test_a_changed_key_makes_a_version_and_going_back_takes_up_the_earlier_one(site_tree: SiteTree) -> None:
    step = edit(site_tree.quiz_step, flip_key)
    assert versions(step) == [(1, False), (2, True)]
    step = edit(step, flip_key)
    assert versions(step) == [(1, True), (2, False)]


def test_reordering_and_unshuffling_is_no_new_version(site_tree: SiteTree) -> None:
    def reorder(raw: list[Any]) -> None:
        raw[0]["value"]["options"].reverse()
        raw[0]["value"]["shuffle"] = not raw[0]["value"]["shuffle"]

    step = edit(site_tree.quiz_step, reorder)
    assert versions(step) == [(1, True)]
    question = Question.objects.get(step_key=page_key(step), position=0)
    assert question.option_order == [item["id"] for item in step.questions.raw_data[0]["value"]["options"]]
    assert question.shuffle is True


def test_points_are_part_of_the_key(site_tree: SiteTree) -> None:
    step = edit(site_tree.quiz_step, lambda raw: raw[0]["value"].update(points=3))
    assert versions(step) == [(1, False), (2, True)]


def test_a_removed_question_is_retired_and_comes_back_with_its_history(site_tree: SiteTree) -> None:
    step = site_tree.quiz_step
    kept = json.loads(json.dumps(list(StepPage.objects.get(pk=step.pk).questions.raw_data)))
    edit(step, lambda raw: raw[1:])
    first = Question.objects.get(step_key=page_key(step), block_id=kept[0]["id"])
    assert first.retired_at is not None
    assert [str(q.block_id) for q in asked_questions(step_key=page_key(step), locale="pl")] == [kept[1]["id"]]
    edit(step, lambda raw: kept)
    first.refresh_from_db()
    assert (first.retired_at, first.versions.count()) == (None, 1)


def test_a_version_and_a_wording_cannot_be_changed(site_tree: SiteTree) -> None:
    version = QuestionVersion.objects.all()[0]
    version.payload = {"options": [], "correct": []}
    with pytest.raises(ImmutableError):
        version.save()
    wording = QuestionText.objects.all()[0]
    wording.texts = {}
    with pytest.raises(ImmutableError):
        wording.save(update_fields=["texts"])


def in_english(step: StepPage) -> list[tuple[str, str]]:
    """Language and prompt of the questions that the step asks in English."""
    return [(q.locale, q.texts["prompt"]) for q in asked_questions(step_key=page_key(step), locale="en")]


def test_a_translated_step_asks_in_its_language_and_in_polish_before(site_tree: SiteTree) -> None:
    step = site_tree.quiz_step
    assert [locale for locale, _ in in_english(step)] == ["pl", "pl"]
    translate(step, "en")
    assert in_english(step) == [("en", "en: Kto może ustanowić fundację?"), ("en", "en: Co określa statut?")]


def test_publishing_a_translation_makes_no_version(site_tree: SiteTree) -> None:
    before = QuestionVersion.objects.count()
    translate(site_tree.quiz_step, "en")
    assert QuestionVersion.objects.count() == before


def test_a_key_fix_alone_keeps_the_translation(site_tree: SiteTree) -> None:
    translate(site_tree.quiz_step, "en")
    step = edit(site_tree.quiz_step, flip_key)
    assert [locale for locale, _ in in_english(step)] == ["en", "en"]


def test_a_key_fix_with_new_words_falls_back_to_polish_until_translated(site_tree: SiteTree) -> None:
    """Else an English learner would read the old sentence and be graded by the opposite key."""
    translate(site_tree.quiz_step, "en")

    def reword_and_flip(raw: list[Any]) -> None:
        flip_key(raw)
        raw[0]["value"]["prompt"] = "Kto nie może ustanowić fundacji?"

    step = edit(site_tree.quiz_step, reword_and_flip)
    assert in_english(step)[0] == ("pl", "Kto nie może ustanowić fundacji?")
    translate(step, "en")
    assert in_english(step)[0] == ("en", "en: Kto nie może ustanowić fundacji?")


def test_going_back_to_an_earlier_key_does_not_revive_an_outdated_translation(site_tree: SiteTree) -> None:
    translate(site_tree.quiz_step, "en")

    def reword_and_flip(raw: list[Any]) -> None:
        flip_key(raw)
        raw[0]["value"]["prompt"] = "Inne zdanie o fundacji?"

    def flip_and_reword_again(raw: list[Any]) -> None:
        flip_key(raw)
        raw[0]["value"]["prompt"] = "Jeszcze inne zdanie o fundacji?"

    step = edit(edit(site_tree.quiz_step, reword_and_flip), flip_and_reword_again)
    assert versions(step) == [(1, True), (2, False)]
    assert in_english(step)[0] == ("pl", "Jeszcze inne zdanie o fundacji?")


def test_an_added_option_falls_back_to_polish_until_translated(site_tree: SiteTree) -> None:
    translate(site_tree.quiz_step, "en")
    step = edit(site_tree.quiz_step, lambda raw: raw[0]["value"]["options"].append(option("Nikt")))
    assert [locale for locale, _ in in_english(step)] == ["pl", "en"]


def test_withdrawing_a_step_keeps_its_versions(site_tree: SiteTree) -> None:
    before = QuestionVersion.objects.count()
    unpublish(site_tree.quiz_step)
    assert QuestionVersion.objects.count() == before
