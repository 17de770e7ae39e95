"""What each kind of edit does to question versions: the table of docs/editors.md, row by row."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from cms.core.models.immutable import ImmutableError
from learning.domain.answering.asking import asked_questions
from learning.domain.keys import page_key
from learning.models import Question, QuestionText, QuestionVersion, StepPage
from tests.factories import SiteTree, option, publish, single, translate, unpublish
from tests.factories.question_kinds import MAKERS, poll, reflection, short_text, true_false

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


def asking(step: StepPage, *questions: Any) -> StepPage:
    return edit(step, lambda raw: list(questions))


def words_of(step: StepPage, locale: str) -> Any:
    """Language and texts of the step's first question."""
    question = asked_questions(step_key=page_key(step), locale=locale)[0]
    return question.locale, question.texts


def in_other_words(text: str) -> str:
    """A translation in which lists of answers stay lists."""
    return "<br/>".join(f"en: {line}" for line in text.split("<br/>"))


def test_what_is_not_graded_has_no_points(site_tree: SiteTree) -> None:
    step = asking(site_tree.quiz_step, poll(), reflection(), single(points=3))
    rows = QuestionVersion.objects.filter(question__step_key=page_key(step), question__retired_at=None).order_by("question__position")
    assert [(row.kind, row.points) for row in rows] == [("poll", 0), ("reflection", 0), ("single", 3)]


def test_where_it_is_taught_is_noted_and_makes_no_version(site_tree: SiteTree) -> None:
    raw = single()
    step = asking(site_tree.quiz_step, raw)
    raw["value"]["taught_in"] = site_tree.read_step.pk
    step = asking(step, raw)
    question = Question.objects.asked_in(page_key(step)).get()
    assert (question.taught_in, question.versions.count()) == (page_key(site_tree.read_step), 1)
    assert asked_questions(step_key=page_key(step), locale="pl")[0].taught_in == page_key(site_tree.read_step)
    raw["value"]["taught_in"] = None
    asking(step, raw)
    question.refresh_from_db()
    assert question.taught_in is None


def test_one_more_accepted_answer_is_another_key_and_keeps_the_translation(site_tree: SiteTree) -> None:
    """Else learners in English would read Polish because somebody thought of one more Polish word."""
    raw = short_text("statut")
    step = asking(site_tree.quiz_step, raw)
    translate(step, "en", words=in_other_words)
    raw["value"]["accepted"] = "statut\nstatut fundacji"
    step = asking(step, raw)
    locale, texts = words_of(step, "en")
    version = Question.objects.asked_in(page_key(step)).get().current
    assert version
    assert (version.number, version.payload["accepted"]) == (2, {"": ["statut", "statut fundacji"]})
    assert (locale, texts["accepted"]) == ("en", {"": ["en: statut"]})


def test_accepted_answers_of_a_translation_are_its_own_and_no_part_of_the_key(site_tree: SiteTree) -> None:
    step = asking(site_tree.quiz_step, short_text("statut", "statut fundacji"))
    versions_before = QuestionVersion.objects.count()
    translate(step, "en", words=in_other_words)
    assert words_of(step, "en")[1]["accepted"] == {"": ["en: statut", "en: statut fundacji"]}
    assert QuestionVersion.objects.count() == versions_before


def test_another_type_in_place_of_a_question_falls_back_to_polish(site_tree: SiteTree) -> None:
    raw = true_false()
    step = asking(site_tree.quiz_step, raw)
    translate(step, "en")
    step = asking(step, {**short_text(), "id": raw["id"]})
    question = asked_questions(step_key=page_key(step), locale="en")[0]
    assert (question.kind, question.locale) == ("short_text", "pl")


@pytest.mark.parametrize("kind", MAKERS)
def test_every_type_is_asked_in_its_translation(site_tree: SiteTree, kind: str) -> None:
    step = asking(site_tree.quiz_step, MAKERS[kind]())
    translate(step, "en", words=in_other_words)
    assert words_of(step, "en")[0] == "en"
