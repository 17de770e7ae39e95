"""The editor's form: two people at once, plans in the past, and pastes of any size."""

import json
import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.models import TextPage
from tests.conftest import signed_in
from tests.factories import SiteTree, TextPageFactory, UserFactory
from tests.harness.client import BrowserClient

ENGLISH = {"accept-language": "en"}
FORBIDDEN = (
    '<p onclick="x()">Treść <script>alert(1)</script><style>p{color:red}</style><font color="red">czerwona</font>'
    '<img src=x onerror=alert(1)><a href="javascript:alert(1)">link</a><iframe src="https://example.org"></iframe></p>'
)


@pytest.fixture
def page(site_tree: SiteTree) -> TextPage:
    return TextPageFactory(parent=site_tree.home, title="Nabór", slug="nabor")


def sent(page: TextPage, **changes: Any) -> dict[str, Any]:
    """What the editor's form sends, with the versions that it was opened with."""
    fields = {
        "title": page.title,
        "slug": page.slug,
        "legal_status": "draft",
        "question": "",
        "body": streamfield([("text", rich_text("<p>Nowy tekst.</p>", features=["bold"]))]),
        "summary": "",
        "sign_language_video": "",
        "easy_to_read": rich_text(""),
        "comments": inline_formset([]),
        "loaded_revision_id": str(page.latest_revision_id),
        "loaded_revision_created_at": page.latest_revision.created_at.isoformat(),
        **changes,
    }
    return nested_form_data(fields)


def address(page: TextPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def newest(page: TextPage) -> Any:
    return TextPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_save_over_an_unseen_version_is_stopped_and_nothing_is_lost(page: TextPage, editor_client: BrowserClient) -> None:
    mine = sent(page, title="Moja zmiana")
    other = signed_in(UserFactory(role="Editors", first_name="Anna", last_name="Øvrebø"))
    assert other.post(address(page), sent(page, title="Zmiana Anny")).status_code == 302
    before = TextPage.objects.get(pk=page.pk).revisions.count()
    response = editor_client.post(address(page), {**mine, "action-publish": "on"}, headers=ENGLISH)
    message = response.context["form"].non_field_errors()[0]
    text = response.content.decode()
    assert "Anna Øvrebø saved this page" in message
    assert (message in response.content.decode().replace("&quot;", '"'), "Moja zmiana" in text) == (True, True)
    assert (TextPage.objects.get(pk=page.pk).revisions.count(), newest(page).title) == (before, "Zmiana Anny")
    # The form that was shown knows the newer version: saving again is a decision, and both versions stay in the history.
    fresh = TextPage.objects.get(pk=page.pk)
    assert f'value="{fresh.latest_revision_id}"' in text
    assert editor_client.post(address(page), sent(fresh, title="Moja zmiana")).status_code == 302
    titles = [revision.as_object().title for revision in TextPage.objects.get(pk=page.pk).revisions.order_by("pk")]
    assert titles[-2:] == ["Zmiana Anny", "Moja zmiana"]


def test_autosave_over_an_unseen_version_is_refused(page: TextPage, editor_client: BrowserClient) -> None:
    mine = sent(page, title="Moja zmiana")
    signed_in(UserFactory(role="Editors")).post(address(page), sent(page, title="Zmiana Anny"))
    response = editor_client.post(address(page), mine, headers={"accept": "application/json"})
    assert (response.status_code, response.json()["error_code"]) == (400, "invalid_revision")
    assert newest(page).title == "Zmiana Anny"


def test_one_person_saves_twice_in_a_row(page: TextPage, editor_client: BrowserClient) -> None:
    assert editor_client.post(address(page), sent(page, title="Raz")).status_code == 302
    assert editor_client.post(address(page), sent(TextPage.objects.get(pk=page.pk), title="Dwa")).status_code == 302
    assert newest(page).title == "Dwa"


def test_click_on_save_overtakes_ones_own_autosave(page: TextPage, editor_client: BrowserClient) -> None:
    mine = sent(page, title="Do końca")
    autosave = editor_client.post(address(page), sent(page, title="Do poło"), headers={"accept": "application/json"})
    assert (autosave.status_code, newest(page).title) == (200, "Do poło")
    assert editor_client.post(address(page), mine).status_code == 302
    assert newest(page).title == "Do końca"


def test_editors_see_each_other(page: TextPage, editor_client: BrowserClient, admin_client: BrowserClient) -> None:
    def ping(browser: BrowserClient) -> Any:
        text = browser.get(address(page)).content.decode()
        start = text.index("/admin/editing-sessions/ping/")
        return browser.post(text[start : text.index('"', start)])

    assert ping(admin_client).status_code == 200
    answer = ping(editor_client).json()
    assert [session["user"] != "" for session in answer["other_sessions"]] == [True]


def test_plan_in_the_past_is_refused_and_what_was_typed_is_kept(page: TextPage, editor_client: BrowserClient) -> None:
    past = (timezone.localtime() - timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    data = sent(page, title="Na wczoraj", go_live_at=past)
    response = editor_client.post(address(page), {**data, "action-publish": "on"}, headers=ENGLISH)
    assert "This time has passed" in response.context["form"].errors["go_live_at"][0]
    assert ("Na wczoraj" in response.content.decode(), past in response.content.decode()) == (True, True)
    expired = editor_client.post(address(page), sent(page, expire_at=past), headers=ENGLISH)
    assert list(expired.context["form"].errors) == ["expire_at"]
    assert newest(page).title == "Nabór"


def test_plan_that_has_passed_since_does_not_hinder_an_edit(page: TextPage, editor_client: BrowserClient) -> None:
    past = timezone.now().replace(second=0, microsecond=0) - timedelta(days=2)
    page.go_live_at = past
    page.save_revision().publish()
    page = TextPage.objects.get(pk=page.pk)
    data = sent(page, title="Po terminie", go_live_at=timezone.localtime(past).strftime("%Y-%m-%d %H:%M"))
    assert editor_client.post(address(page), data).status_code == 302
    assert newest(page).title == "Po terminie"


def pasted(html: str) -> str:
    """A paste as Draftail would send it if nothing was filtered in the browser: every tag is an entity or a style of its own."""
    return json.dumps(
        {
            "blocks": [
                {
                    "key": "a",
                    "type": kind,
                    "text": html,
                    "depth": 0,
                    "inlineStyleRanges": [{"offset": 0, "length": 5, "style": style} for style in ("BOLD", "CODE", "FONT")],
                    "entityRanges": [{"offset": 6, "length": 4, "key": 0}, {"offset": 12, "length": 4, "key": 1}],
                }
                for kind in ("unstyled", "header-one", "atomic", "nonsense")
            ],
            "entityMap": {
                "0": {"type": "SCRIPT", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}},
                "1": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}},
            },
        }
    )


def tags_of(html: str) -> set[tuple[str, tuple[str, ...]]]:
    """Tags with the names of their attributes."""
    found = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.add((tag, tuple(sorted(name for name, _value in attrs))))

    Tags().feed(html)
    return found


def stored_text(page: TextPage) -> str:
    return "".join(str(block["value"]) for block in newest(page).body.raw_data)


@pytest.mark.parametrize("size", [1, 1500])
def test_forbidden_tags_of_a_paste_are_not_stored(page: TextPage, editor_client: BrowserClient, size: int) -> None:
    data = sent(page, body=streamfield([("text", pasted(FORBIDDEN * size))]))
    response = editor_client.post(address(page), data, headers=ENGLISH)
    assert response.status_code == 302, response.context["form"].errors
    text = stored_text(page)
    assert "Treść" in text
    assert tags_of(text) <= {("p", ("data-block-key",)), ("b", ()), ("a", ()), ("a", ("href",))}
    assert {each for each in re.findall(r'<a href="([^"]*)"', text) if each.startswith("javascript")} == set()


@pytest.mark.parametrize(
    "broken", ["<p>", "<script>alert(1)</script>", "{}", "[]", "null", '{"blocks": 1, "entityMap": {}}', '{"blocks": [{}]}', "x" * 200_000]
)
def test_broken_rich_text_is_no_error_of_the_server(page: TextPage, editor_client: BrowserClient, broken: str) -> None:
    response = editor_client.post(address(page), sent(page, title="Inny", body=streamfield([("text", broken)])))
    assert response.status_code in (200, 302)
    assert "<script" not in stored_text(page)


def test_publishing_writes_one_line_into_the_log(page: TextPage, editor_client: BrowserClient) -> None:
    before = PageLogEntry.objects.filter(page=page, action="wagtail.publish").count()
    editor_client.post(address(page), {**sent(page, title="Raz"), "action-publish": "on"})
    assert PageLogEntry.objects.filter(page=page, action="wagtail.publish").count() == before + 1
