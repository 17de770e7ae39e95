"""The form of notices, as anybody meets it."""

from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation
from wagtail.models import PageViewRestriction

from cms.accounts.models import User
from cms.notices.domain.receiving import MOST_NOTICES
from cms.notices.models import ContentNotice, NoticeFormPage
from tests.factories import ArticlePageFactory, NewsIndexFactory, SiteTree, TextPageFactory, commit_hooks, translate
from tests.harness.client import BrowserClient
from tests.notices.making import NoticeFormFactory, filled, hidden, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(site_tree: SiteTree) -> NoticeFormPage:
    """The form in Polish, and a page that can be reported."""
    TextPageFactory(parent=site_tree.home)
    page: NoticeFormPage = NoticeFormFactory(parent=site_tree.home)
    return page


def story(tree: SiteTree) -> Any:
    """A story of an organisation."""
    return ArticlePageFactory(parent=NewsIndexFactory(parent=tree.home), kind="story", title="Ogród na dachu", slug="ogrod")


def test_looking_at_the_form_sets_no_cookie_and_is_kept_by_nobody(client: BrowserClient, form: NoticeFormPage) -> None:
    response = client.get(form.url)
    assert (response.status_code, response.cookies, response["Cache-Control"]) == (200, {}, "private, no-store")


def test_a_notice_is_recorded_confirmed_and_mailed(client: BrowserClient, form: NoticeFormPage) -> None:
    with commit_hooks():
        response = report(client, form)
    assert (response.status_code, response.cookies) == (303, {})
    notice = ContentNotice.objects.get()
    assert (notice.kind, notice.object_key, notice.title, notice.address) == ("", None, "O portalu", "http://testserver/pl/o-portalu/")
    assert (notice.category, notice.notifier_name, notice.notifier_email, notice.language, notice.state) == (
        "hate",
        "Jan Kowalski",
        "jan@example.org",
        "pl",
        "received",
    )
    assert notice.reference in client.get(response.url).content.decode()
    assert [(message.to, notice.reference in message.subject) for message in mail.outbox] == [(["jan@example.org"], True)]
    # The address was typed and is not proved: the receipt carries nobody's own words to it.
    assert "W drugim akapicie ktoś grozi sąsiadom." not in mail.outbox[0].body


def test_the_place_that_a_notice_came_from_is_not_stored(client: BrowserClient, form: NoticeFormPage) -> None:
    report(client, form)
    notice = ContentNotice.objects.get()
    assert (len(notice.client_hash), "127.0.0.1" in str(vars(notice))) == (64, False)


def test_the_same_form_sent_twice_is_one_notice(client: BrowserClient, form: NoticeFormPage) -> None:
    token = hidden(client.get(form.url), "form")
    with commit_hooks():
        first, second = (client.post(form.url, {**filled(), "form": token}) for _ in range(2))
    assert (first.status_code, second.status_code, ContentNotice.objects.count(), len(mail.outbox)) == (303, 303, 1, 1)


def test_a_made_up_form_id_is_not_believed(client: BrowserClient, form: NoticeFormPage) -> None:
    report(client, form)
    known = ContentNotice.objects.get()
    response = client.post(form.url, {**filled(), "form": str(known.public_id)})
    assert (response.status_code, ContentNotice.objects.count()) == (303, 2)


@pytest.mark.parametrize("query", ["?sent=x", "?sent=", "?item=story:x", "?item=:", "?item=nothing:0a0a0a0a-0000-4000-8000-000000000001"])
def test_an_odd_address_of_the_form_shows_the_form(client: BrowserClient, form: NoticeFormPage, query: str) -> None:
    response = client.get(form.url + query)
    assert response.status_code == 200
    hidden(response, "form")


def test_a_link_beside_a_story_fills_in_what_is_reported(client: BrowserClient, form: NoticeFormPage, site_tree: SiteTree) -> None:
    page = story(site_tree)
    link = f"{form.url}?item=story%3A{page.translation_key}"
    assert f'href="{link}"' in client.get(page.url).content.decode()
    assert f'value="{page.full_url}"' in client.get(link).content.decode()
    report(client, form, item=f"story:{page.translation_key}", address=page.full_url)
    notice = ContentNotice.objects.get()
    assert (notice.kind, notice.object_key, notice.title) == ("story", page.translation_key, "Ogród na dachu")


@pytest.mark.parametrize("address", ["http://testserver{path}?a=1#b", "testserver{path}", "{path}", " {bare} "])
def test_a_typed_address_of_a_story_is_known_as_one(client: BrowserClient, form: NoticeFormPage, site_tree: SiteTree, address: str) -> None:
    page = story(site_tree)
    response = report(client, form, address=address.format(path=page.url, bare=page.url.rstrip("/")))
    assert response.status_code == 303
    notice = ContentNotice.objects.get()
    assert (notice.kind, notice.object_key, notice.address) == ("story", page.translation_key, page.full_url)


def test_the_title_of_a_page_that_is_not_for_everybody_is_not_told(
    client: BrowserClient, form: NoticeFormPage, site_tree: SiteTree
) -> None:
    for title, slug in (("Tajny plan", "tajny"), ("Jawny plan", "jawny")):
        page = TextPageFactory(parent=site_tree.home, title=title, slug=slug)
        if slug == "tajny":
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        with commit_hooks():
            assert report(client, form, address=f"/pl/{slug}/").status_code == 303
    told = "".join(message.body for message in mail.outbox)
    assert ("/pl/tajny/" in told, "Tajny plan" in told, "Jawny plan" in told) == (True, False, True)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("https://example.org/pl/o-portalu/", "This address is not on this portal."),
        ("javascript:alert(1)", "This address is not on this portal."),
        ("http://[", "This address is not on this portal."),
        ("/pl/nie-ma-mnie/", "Nothing stands at this address now."),
        ("/pl/%00/", "Nothing stands at this address now."),
        ("/documents/1/%00.pdf", "Nothing stands at this address now."),
        ("/documents/1/" + "a" * 980, "Nothing stands at this address now."),
        ("", "Give the address of what you report."),
    ],
)
def test_an_address_that_leads_nowhere_is_told_and_nothing_is_lost(
    client: BrowserClient, site_tree: SiteTree, address: str, message: str
) -> None:
    form = NoticeFormFactory(parent=site_tree.home)
    english = translate(form, "en")
    with translation.override("en"):
        response = report(client, english, address=address)
    html = response.content.decode()
    assert (response.status_code, ContentNotice.objects.count()) == (422, 0)
    assert message in html
    assert "W drugim akapicie ktoś grozi sąsiadom." in html
    assert 'value="jan@example.org"' in html


@pytest.mark.parametrize("field", ["category", "explanation", "notifier_name", "notifier_email", "good_faith"])
def test_a_missing_field_is_asked_for(client: BrowserClient, form: NoticeFormPage, field: str) -> None:
    response = report(client, form, **{field: ""})
    assert (response.status_code, ContentNotice.objects.count()) == (422, 0)
    assert f'href="#id_{field}' in response.content.decode()


def test_only_a_notice_about_a_child_may_come_without_a_name(client: BrowserClient, form: NoticeFormPage) -> None:
    with commit_hooks():
        response = report(client, form, category="child", notifier_name="", notifier_email="")
    assert (response.status_code, ContentNotice.objects.get().notifier_email, mail.outbox) == (303, "", [])
    with pytest.raises(IntegrityError), transaction.atomic():
        ContentNotice.objects.update(category="hate")


def test_what_a_program_fills_in_is_refused_in_words_for_a_person(client: BrowserClient, form: NoticeFormPage) -> None:
    response = report(client, form, website="https://example.org")
    assert (response.status_code, ContentNotice.objects.count()) == (422, 0)
    assert "W drugim akapicie ktoś grozi sąsiadom." in response.content.decode()


def test_too_many_notices_from_one_place_wait_and_are_not_lost(client: BrowserClient, form: NoticeFormPage) -> None:
    for _ in range(MOST_NOTICES):
        assert report(client, form).status_code == 303
    response = report(client, form, explanation="Jedenaste.")
    assert (response.status_code, ContentNotice.objects.count()) == (429, MOST_NOTICES)
    assert "Jedenaste." in response.content.decode()
    elsewhere = BrowserClient(REMOTE_ADDR="10.0.0.9")
    assert report(elsewhere, form).status_code == 303


def test_a_form_from_another_site_is_refused(form: NoticeFormPage) -> None:
    stranger = Client(enforce_csrf_checks=True, headers={"sec-fetch-site": "cross-site", "accept-language": "pl"})
    assert (stranger.post(form.url, filled()).status_code, ContentNotice.objects.count()) == (403, 0)


def test_a_stale_token_brings_the_form_back_filled_in(form: NoticeFormPage, learner: User) -> None:
    browser = BrowserClient(enforce_csrf_checks=True)
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(form.url, filled(csrfmiddlewaretoken="x" * 64))
    assert (response.status_code, ContentNotice.objects.count()) == (403, 0)
    assert "W drugim akapicie ktoś grozi sąsiadom." in response.content.decode()


def test_a_text_that_is_too_long_is_refused_whole(client: BrowserClient, form: NoticeFormPage) -> None:
    text = "Zażółć gęślą jaźń. " * 1000
    response = report(client, form, explanation=text)
    assert response.status_code == 422
    assert text.strip() in response.content.decode()


def test_the_form_knows_who_is_signed_in(learner_client: BrowserClient, form: NoticeFormPage, learner: User) -> None:
    assert f'value="{learner.email}"' in learner_client.get(form.url).content.decode()


def test_an_editor_previews_the_form_without_sending_anything(editor_client: BrowserClient, form: NoticeFormPage) -> None:
    response = editor_client.get(f"/admin/pages/{form.pk}/view_draft/")
    assert response.status_code == 200
    assert "disabled" in response.content.decode()


def test_the_confirmation_is_for_who_sent_it(client: BrowserClient, form: NoticeFormPage) -> None:
    report(client, form)
    notice = ContentNotice.objects.get()
    assert isinstance(notice.public_id, UUID)
    assert notice.reference not in client.get(form.url, {"sent": str(notice.public_id)}).content.decode()
