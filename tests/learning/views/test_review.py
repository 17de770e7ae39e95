"""What a second pair of eyes found, each kept from coming back."""

import json
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import StringTranslation

from cms.accounts.models import Participant, User
from cms.core.publishing import withdraw_refused_schedules
from learning.domain.answering.asking import asked_questions
from learning.domain.keys import page_key
from learning.domain.rebuild import differences, outdated_structures
from learning.models import CourseProgress, CourseStructure, StepCompletion, StepPage
from tests.conftest import signed_in
from tests.factories import (
    CourseFactory,
    ModuleFactory,
    ParticipantFactory,
    SiteTree,
    StepFactory,
    commit_hooks,
    publish,
    translate,
    unpublish,
)
from tests.factories.pages import text_body
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_gate import fill_in, live_prompt, reword
from tests.learning.domain.publishing.test_structure import confirm, current
from tests.learning.domain.publishing.test_versions import edit, flip_key
from tests.learning.quizzes import submit
from tests.learning.views.test_answers import answer_url, fill

pytestmark = pytest.mark.django_db


def reword_and_flip(raw: list[Any]) -> None:
    flip_key(raw)
    reword(raw)


def test_a_preview_of_unsaved_text_never_reaches_the_public(site_tree: SiteTree, client: BrowserClient) -> None:
    """A preview is built from the live row, so nothing about the row tells the two apart."""
    from django.test import RequestFactory

    from learning.views.context import body_html

    page = StepPage.objects.get(pk=site_tree.read_step.pk)
    page.body = text_body("<p>NIEZAPISANY SZKIC</p>")
    request = RequestFactory().get("/")
    request.is_preview = True  # type: ignore[attr-defined]
    assert "NIEZAPISANY SZKIC" in str(body_html(page, request))
    assert "NIEZAPISANY SZKIC" not in client.get(site_tree.read_step.url).content.decode()
    assert "NIEZAPISANY SZKIC" in str(body_html(page, request))  # a warm cache does not hide the draft either


@pytest.mark.parametrize(
    "change", [reword_and_flip, lambda raw: raw.append(json.loads(json.dumps(raw[0])) | {"id": "11111111-1111-4111-8111-111111111111"})]
)
def test_a_completed_translation_can_be_published_after_the_key_changed(
    site_tree: SiteTree, admin_client: BrowserClient, change: Any
) -> None:
    translated = translate(site_tree.quiz_step, "en")
    edit(site_tree.quiz_step, change)
    fill_in(site_tree.quiz_step)
    with commit_hooks():
        admin_client.post(f"/admin/pages/{translated.pk}/edit/", {"action": "publish"})
    assert "now in English" in json.dumps(list(StepPage.objects.get(pk=translated.pk).questions.raw_data), ensure_ascii=False)


def test_words_and_key_changed_in_two_publishes_do_not_meet_the_old_translation(site_tree: SiteTree) -> None:
    translate(site_tree.quiz_step, "en")
    edit(edit(site_tree.quiz_step, reword), flip_key)
    first = asked_questions(step_key=page_key(site_tree.quiz_step), locale="en")[0]
    assert (first.locale, first.texts["prompt"]) == ("pl", "Zupełnie nowe pytanie?")
    assert live_prompt(site_tree.quiz_step) == "en: Kto może ustanowić fundację?"  # the page itself stays, marked outdated


def restrict(page: Any) -> None:
    with commit_hooks():
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_a_private_step_is_not_shown_by_its_answer_address(site_tree: SiteTree, client: BrowserClient) -> None:
    data = fill(client, site_tree.quiz_step)
    restrict(site_tree.quiz_step)
    response = client.post(answer_url(site_tree.quiz_step), data | {"attempt": "x"})
    assert (response.status_code, "Kto może ustanowić fundację?" in response.content.decode()) == (410, False)


def test_making_a_page_private_takes_it_out_of_the_count(site_tree: SiteTree) -> None:
    restrict(site_tree.read_step)
    assert current(site_tree) == ["Kto może być fundatorem", "Złóż wniosek"]
    assert outdated_structures() == []
    with commit_hooks():
        PageViewRestriction.objects.all().delete()
    assert len(current(site_tree)) == 3


def test_a_structure_that_is_not_what_the_pages_say_is_found(site_tree: SiteTree) -> None:
    StepPage.objects.filter(pk=site_tree.read_step.pk).update(required=False)
    assert outdated_structures() == [page_key(site_tree.course)]


def test_a_step_borrowed_by_an_alias_counts_in_both_courses(site_tree: SiteTree) -> None:
    other = CourseFactory(parent=site_tree.index, slug="inny")
    module = ModuleFactory(parent=other)
    extra = StepFactory(parent=module, slug="inny-krok")
    with commit_hooks():
        StepPage.objects.get(pk=site_tree.read_step.pk).create_alias(parent=type(module).objects.get(pk=module.pk), update_slug="pozyczony")
        publish(StepPage.objects.get(pk=extra.pk))
    person = ParticipantFactory()
    confirm(extra, person)
    confirm(site_tree.read_step, person)
    assert {(row.done, row.total) for row in CourseProgress.objects.filter(participant=person)} == {(1, 3), (2, 2)}
    assert list(differences()) == []


def test_an_alias_in_the_same_course_counts_once(site_tree: SiteTree) -> None:
    with commit_hooks():
        StepPage.objects.get(pk=site_tree.read_step.pk).create_alias(
            parent=type(site_tree.modules[1]).objects.get(pk=site_tree.modules[1].pk), update_slug="jeszcze-raz"
        )
        publish(StepPage.objects.get(pk=site_tree.steps[2].pk))
    assert len(current(site_tree)) == 3


def test_one_refused_page_does_not_stop_the_schedule(site_tree: SiteTree) -> None:
    translated = translate(site_tree.quiz_step, "en", complete=False)
    revision = translated.save_revision(approved_go_live_at=timezone.now() - timezone.timedelta(minutes=5))
    assert [row.pk for row in withdraw_refused_schedules()] == [revision.pk]
    assert withdraw_refused_schedules() == []
    assert StepPage.objects.get(pk=translated.pk).live is False


def test_a_blank_translation_is_missing_and_never_breaks_the_source(site_tree: SiteTree) -> None:
    translated = translate(site_tree.quiz_step, "en")
    blank = StringTranslation.objects.filter(locale=Locale.objects.get(language_code="en"), data__startswith="en: Kto może ustan")
    assert blank.update(data=" ") == 1
    publish(StepPage.objects.get(pk=site_tree.quiz_step.pk))
    assert live_prompt(site_tree.quiz_step) == "en: Kto może ustanowić fundację?"
    from learning.domain.publishing.gate import draft_problems

    assert draft_problems(translated) == ["Kto może ustanowić fundację?"]


def test_a_polish_body_is_polish_even_in_an_english_frame(site_tree: SiteTree, client: BrowserClient) -> None:
    client.post(answer_url(site_tree.quiz_step, "en"), {"attempt": "x"})
    assert "Legal basis" not in client.get(site_tree.quiz_step.url).content.decode()


def test_a_step_under_a_withdrawn_module_can_be_read_and_asks_nothing(site_tree: SiteTree, client: BrowserClient) -> None:
    unpublish(site_tree.modules[0])
    for step in (site_tree.quiz_step, site_tree.read_step):
        response = client.get(step.url)
        assert (response.status_code, response.context["quiz"], response.context["confirm_url"]) == (200, None, "")


def test_languages_lead_on_from_a_form_that_is_shown_again(site_tree: SiteTree, client: BrowserClient) -> None:
    translated = translate(site_tree.quiz_step, "en")
    html = client.post(answer_url(site_tree.quiz_step), {"attempt": "x"}).content.decode()
    assert translated.url in html
    assert "/en/learning/step/" not in html


def test_a_page_number_that_no_database_knows_is_not_found(site_tree: SiteTree, admin_client: BrowserClient) -> None:
    assert admin_client.post(f"/pl/nauka/podglad/{10**30}/").status_code == 404


def confirm_form(browser: BrowserClient, step: StepPage) -> dict[str, str]:
    return {"form": browser.get(step.url).context["confirm_key"]}


def test_marking_as_done_twice_without_a_cookie_is_one_person(site_tree: SiteTree) -> None:
    url = f"/pl/nauka/krok/{page_key(site_tree.read_step)}/zrobione/"
    data = confirm_form(BrowserClient(), site_tree.read_step)
    assert [BrowserClient().post(url, data).status_code for _ in range(2)] == [303, 303]
    assert (Participant.objects.count(), StepCompletion.objects.count()) == (1, 1)


def test_a_session_that_ended_is_told_when_marking_as_done(site_tree: SiteTree, learner: User) -> None:
    browser = signed_in(learner)
    browser.post(answer_url(site_tree.quiz_step), fill(browser, site_tree.quiz_step))
    data = confirm_form(browser, site_tree.read_step)
    stranger = BrowserClient()
    response = stranger.post(f"/pl/nauka/krok/{page_key(site_tree.read_step)}/zrobione/", data)
    assert (response.status_code, response.cookies, StepCompletion.objects.count()) == (401, {}, 1)
    assert submit(site_tree.steps[2], Participant.objects.get()).passed
    assert CourseStructure.objects.filter(is_current=True).count() == 1
