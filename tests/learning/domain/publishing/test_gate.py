"""The publish gate and the sync rule: a quiz goes public in a language whole, and a live translation is never half overwritten."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms.accounts.models import User
from learning.domain.publishing.gate import key_problems, missing_strings, publish_problems
from learning.errors import TranslationIncompleteError
from learning.models import StepPage
from tests.factories import SiteTree, commit_hooks, publish, single, translate, translation_of, unpublish
from tests.factories.question_kinds import gap_fill, matching, number, ordering, scenario, short_text, true_false
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit, flip_key

pytestmark = pytest.mark.django_db


def english() -> Locale:
    return Locale.objects.get(language_code="en")


def fill_in(step: StepPage, words: str = "now in English: ") -> None:
    """Translate whatever is missing in English, as a translator would, without publishing."""
    source = TranslationSource.objects.get(object_id=step.translation_key)
    waiting = StringSegment.objects.filter(source=source).annotate_translation(english()).filter(translation__isnull=True)
    for segment in waiting.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string, locale=english(), context=segment.context, data=words + segment.string.data
        )


def test_a_draft_translation_lists_what_is_missing(site_tree: SiteTree) -> None:
    step = site_tree.quiz_step
    translate(step, "en", complete=False)
    missing = missing_strings(page=step, locale=english())
    assert [(row.path.split(".")[0], str(row)) for row in missing] == [("questions", "Jeszcze nie.")]


def test_a_complete_translation_and_the_source_have_no_problem(site_tree: SiteTree) -> None:
    translated = translate(site_tree.quiz_step, "en")
    assert publish_problems(translated) == []
    assert publish_problems(site_tree.quiz_step) == []


def test_a_step_without_a_quiz_is_not_gated(site_tree: SiteTree) -> None:
    translated = translate(site_tree.read_step, "en", complete=False)
    assert publish_problems(translated) == []


def test_an_incomplete_quiz_step_cannot_be_published_by_any_door(site_tree: SiteTree) -> None:
    translated = translate(site_tree.quiz_step, "en", complete=False)
    with pytest.raises(TranslationIncompleteError):
        translated.save_revision().publish()
    assert StepPage.objects.get(pk=translated.pk).live is False


def test_the_translation_editor_refuses_with_the_list_and_keeps_everything(site_tree: SiteTree, admin_client: BrowserClient) -> None:
    translated = translate(site_tree.quiz_step, "en", complete=False)
    url = f"/admin/pages/{translated.pk}/edit/"
    response = admin_client.post(url, {"action": "publish"}, follow=True)
    assert "Jeszcze nie." in response.content.decode()
    assert StepPage.objects.get(pk=translated.pk).live is False
    fill_in(site_tree.quiz_step)
    with commit_hooks():
        admin_client.post(url, {"action": "publish"})
    assert StepPage.objects.get(pk=translated.pk).live is True


def test_publishing_many_at_once_is_gated_too(site_tree: SiteTree, admin_client: BrowserClient, admin: User) -> None:
    translated = translate(site_tree.quiz_step, "en", complete=False)
    response = admin_client.post(f"/admin/bulk/wagtailcore/page/publish/?id={translated.pk}&next=/admin/", {"next": "/admin/"}, follow=True)
    assert "Jeszcze nie." in response.content.decode()
    assert StepPage.objects.get(pk=translated.pk).live is False


def test_a_translation_edited_by_hand_must_keep_the_key(site_tree: SiteTree) -> None:
    translated = translate(site_tree.quiz_step, "en")
    Translation.objects.update(enabled=False)
    raw = json.loads(json.dumps(list(translated.questions.raw_data)))
    flip_key(raw)
    translated.questions = json.dumps(raw)
    assert len(key_problems(translated)) == 1
    with pytest.raises(TranslationIncompleteError):
        translated.save_revision().publish()
    live = StepPage.objects.get(pk=translated.pk).questions.raw_data[0]["value"]["options"]
    assert [item["value"]["correct"] for item in live] == [True, False]


@pytest.mark.parametrize("change", ["drop a question", "add a question", "blank a text"])
def test_a_translation_edited_by_hand_must_have_the_same_questions(site_tree: SiteTree, change: str) -> None:
    translated = translate(site_tree.quiz_step, "en")
    Translation.objects.update(enabled=False)
    raw: list[Any] = json.loads(json.dumps(list(translated.questions.raw_data)))
    if change == "drop a question":
        raw.pop()
    elif change == "add a question":
        raw.append(single())
    else:
        raw[0]["value"]["options"][0]["value"]["text"] = ""
    translated.questions = json.dumps(raw)
    assert len(key_problems(translated)) == 1


def asking(step: StepPage, question: dict[str, Any]) -> StepPage:
    return edit(step, lambda raw: [question])


@pytest.mark.parametrize(
    ("question", "spoil", "is_whole"),
    [
        (short_text("statut"), lambda value: value.update(accepted="articles\nbylaws"), True),
        (short_text("statut"), lambda value: value.update(accepted=" \n"), False),
        (gap_fill(), lambda value: value.update(text="It is [2] and [1]."), True),
        (gap_fill(), lambda value: value.update(text="It is [1]."), False),
        (gap_fill(), lambda value: value["gaps"][0]["value"].update(accepted=""), False),
        (gap_fill(), lambda value: value["gaps"][1]["value"].update(distractors="sąd"), False),
        (ordering(), lambda value: value["items"].reverse(), False),
        (ordering(), lambda value: value["items"][0]["value"].update(text=value["items"][1]["value"]["text"]), False),
        (matching(), lambda value: value["pairs"][0]["value"].update(right=""), False),
        (scenario(), lambda value: value["scenes"][0]["value"]["choices"][0]["value"].update(text=""), False),
        (scenario(), lambda value: value["scenes"][0]["value"]["choices"][0]["value"].update(consequence="Other."), True),
        (scenario(), lambda value: value["scenes"][0]["value"]["choices"][2]["value"].update(verdict="best"), False),
        (number(), lambda value: value.update(unit="days"), True),
        (number(), lambda value: value.update(value="22"), False),
        (true_false(), lambda value: value.update(answer="false"), False),
        (single(hint="Pomoc", hint_cost=10), lambda value: value.update(hint=""), False),
    ],
)
def test_a_translation_by_hand_may_change_words_and_accepted_answers_and_nothing_of_the_key(
    site_tree: SiteTree, question: dict[str, Any], spoil: Callable[[dict[str, Any]], None], is_whole: bool
) -> None:
    translated = translate(asking(site_tree.quiz_step, question), "en", words=lambda text: text)
    Translation.objects.update(enabled=False)
    raw: list[Any] = json.loads(json.dumps(translated.questions.get_prep_value()))
    spoil(raw[0]["value"])
    translated.questions = json.dumps(raw)
    assert (key_problems(translated) == []) is is_whole


def test_a_translator_who_loses_a_gap_is_told_so(site_tree: SiteTree) -> None:
    """Every string has a translation, and still nobody could answer the second gap."""
    step = asking(site_tree.quiz_step, gap_fill())
    with pytest.raises(TranslationIncompleteError, match="Uzupełnij zdanie"):
        translate(step, "en", words=lambda text: "Only [1]." if "[1]" in text else text)
    assert translation_of(step, "en").live is False


def live_prompt(step: StepPage) -> str:
    return str(translation_of(step, "en").questions.raw_data[0]["value"]["prompt"])


def reword(raw: list[Any]) -> None:
    raw[0]["value"]["prompt"] = "Zupełnie nowe pytanie?"


def test_a_new_string_in_the_source_leaves_the_live_translation_as_it_is(site_tree: SiteTree) -> None:
    translate(site_tree.quiz_step, "en")
    edit(site_tree.quiz_step, reword)
    target = translation_of(site_tree.quiz_step, "en")
    assert (target.live, live_prompt(site_tree.quiz_step)) == (True, "en: Kto może ustanowić fundację?")
    translation = Translation.objects.get(source__object_id=site_tree.quiz_step.translation_key)
    total, done = translation.get_progress()
    assert done == total - 1  # marked outdated


def test_a_change_that_needs_no_words_follows_at_once(site_tree: SiteTree) -> None:
    translate(site_tree.quiz_step, "en")
    edit(site_tree.quiz_step, flip_key)
    options = translation_of(site_tree.quiz_step, "en").questions.raw_data[0]["value"]["options"]
    assert [item["value"]["correct"] for item in options] == [False, True]


def test_minutes_and_pass_mark_follow_at_once(site_tree: SiteTree) -> None:
    translate(site_tree.quiz_step, "en")
    step = StepPage.objects.get(pk=site_tree.quiz_step.pk)
    step.minutes, step.pass_mark, step.required = 17, 90, False
    publish(step)
    target = translation_of(step, "en")
    assert (target.minutes, target.pass_mark, target.required) == (17, 90, False)


def test_withdrawing_the_source_withdraws_the_translation(site_tree: SiteTree) -> None:
    translate(site_tree.quiz_step, "en")
    unpublish(site_tree.quiz_step)
    assert translation_of(site_tree.quiz_step, "en").live is False


def test_a_draft_translation_is_not_published_by_a_change_of_the_source(site_tree: SiteTree) -> None:
    translate(site_tree.quiz_step, "en", publish=False)
    publish(StepPage.objects.get(pk=site_tree.quiz_step.pk))
    assert translation_of(site_tree.quiz_step, "en").live is False
