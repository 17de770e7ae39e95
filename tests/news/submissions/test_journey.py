"""The whole way: sent in, returned with a reason, mended, published, reported, taken down with a statement of reasons."""

import re
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from cms.accounts.models import User
from cms.news.models import ArticlePage, Submission
from cms.notices.models import ContentNotice, StatementOfReasons
from tests.factories import NewsIndexFactory, SiteTree, commit_hooks
from tests.harness.client import BrowserClient
from tests.news.submissions.making import LIST, picture, post
from tests.notices.making import NoticeFormFactory, report

pytestmark = pytest.mark.django_db


def outcome(client: BrowserClient) -> str:
    """The state as the person's list tells it."""
    found = re.search(r"<strong>([^<]+)</strong> ·", client.get(LIST).content.decode())
    assert found
    return found[1]


def workflow_url(page: ArticlePage, action: str) -> str:
    """The address behind the editor's button."""
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, page.current_workflow_task_state.pk])


def mails() -> list[tuple[list[str], str]]:
    """Receivers and subjects since the last look."""
    found = sorted((sorted(message.to), str(message.subject)) for message in mail.outbox)
    mail.outbox.clear()
    return found


def test_a_story_goes_all_the_way(
    site_tree: SiteTree, learner_client: BrowserClient, learner: User, editor_client: BrowserClient, client: BrowserClient
) -> None:
    learner.language = "en"
    learner.save()
    NewsIndexFactory(parent=site_tree.home)
    form = NoticeFormFactory(parent=site_tree.home)

    # Sent in. The editors get Wagtail's mail, the sender none.
    response = post(learner_client, "send", picture=picture(), alt="Skrzynki z ziemią na dachu", credit="Anna Nowak", licence="CC BY 4.0")
    assert (response.status_code, response.url) == (303, f"{LIST}?notice=sent")
    page: Any = Submission.objects.get().page
    assert (page.live, page.kind, page.owner, page.submitted_by) == (False, "story", learner, learner)
    assert page.listing_image.description == "Skrzynki z ziemią na dachu"
    assert [receivers for receivers, _subject in mails()] == [["editor@example.org"]]
    assert client.get(f"/pl/aktualnosci/{page.slug}/").status_code == 404

    # Returned with a reason.
    with commit_hooks():
        assert editor_client.post(workflow_url(page, "reject"), {"comment": "Podaj adres ogrodu."}).status_code == 302
    assert "Podaj adres ogrodu." in mail.outbox[0].body
    assert f"http://testserver/en/share/{page.translation_key}/" in mail.outbox[0].body
    assert mails() == [(["learner@example.org"], "“Ogród na dachu” came back to you")]
    shown = learner_client.get(f"/pl/podziel-sie/{page.translation_key}/").content.decode()
    assert "Podaj adres ogrodu." in shown
    assert "Zaczęło się od **jednej** skrzynki.\n\n- ziemia\n- nasiona" in shown

    # Mended and sent again, without agreeing once more.
    response = post(
        learner_client,
        "send",
        f"/pl/podziel-sie/{page.translation_key}/",
        text="Ogród jest przy ul. Bocznej 4.",
        agreed="",
        alt="Skrzynki z ziemią na dachu",
        credit="Anna Nowak",
        licence="CC BY 4.0",
    )
    assert response.status_code == 303
    assert [receivers for receivers, _subject in mails()] == [["editor@example.org"]]

    # Published.
    page = ArticlePage.objects.get(pk=page.pk)
    with commit_hooks():
        editor_client.post(workflow_url(page, "approve"), {"comment": ""})
    page = ArticlePage.objects.get(pk=page.pk)
    assert page.live
    assert mails() == [(["learner@example.org"], "“Ogród na dachu” is published")]
    public = client.get(page.url).content.decode()
    assert "Ogród jest przy ul. Bocznej 4." in public
    assert f"{form.url}?item=story%3A{page.translation_key}" in public

    # Reported.
    response = report(client, form, item=f"story:{page.translation_key}", address=page.full_url)
    assert response.status_code == 303
    notice = ContentNotice.objects.get()
    assert (notice.kind, notice.object_key, notice.title) == ("story", page.translation_key, "Ogród na dachu")
    mail.outbox.clear()

    # Taken down with a statement of reasons.
    with commit_hooks():
        response = editor_client.post(
            reverse("notices_decide", args=[notice.pk]),
            {"outcome": "taken_down", "facts": "Tekst grozi sąsiadom.", "ground_kind": "terms", "ground": "Regulamin, § 6 ust. 2"},
        )
    assert response.status_code == 302
    assert client.get(page.url).status_code == 404
    statement = StatementOfReasons.objects.get()
    assert (statement.notice, statement.outcome, statement.title) == (notice, "taken_down", "Ogród na dachu")
    with translation.override("pl"):
        to_notifier = gettext("Decision on your notice %(reference)s") % {"reference": notice.reference}
    assert mails() == [
        (["jan@example.org"], to_notifier),
        (["learner@example.org"], "“Ogród na dachu” was taken down"),
    ]
    closed = learner_client.get(f"/pl/podziel-sie/{page.translation_key}/").content.decode()
    assert "Regulamin, § 6 ust. 2" in closed
    assert "Tekst grozi sąsiadom." in closed
