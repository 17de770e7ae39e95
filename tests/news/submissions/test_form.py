"""The form by which people send in: buttons, bad input, two windows, ended sessions. Nothing that was typed is lost."""

import io
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.html import escape
from PIL import Image
from wagtail.models import Revision, WorkflowState

from cms.accounts.models import User
from cms.core.models import PortalImage
from cms.news.domain.submissions import send_story
from cms.news.models import ArticlePage, NewsIndexPage, Submission
from tests.factories import NewsIndexFactory, SiteTree, translate
from tests.factories.people import PASSWORD
from tests.harness.client import BrowserClient
from tests.news.submissions.making import LIST, NEW, approve, draft, page_of, picture, post, send_back, sent, story, typed
from tests.notices.making import hidden

pytestmark = pytest.mark.django_db
WORDS = {"alt": "Skrzynki z ziemią na dachu", "credit": "Anna Nowak", "licence": "CC BY 4.0"}


@pytest.fixture(autouse=True)
def news(site_tree: SiteTree) -> NewsIndexPage:
    """The list of news in Polish."""
    index: NewsIndexPage = NewsIndexFactory(parent=site_tree.home)
    return index


def text_in(response: Any) -> bool:
    """Whether the form shows the text that was typed."""
    return escape(typed()["text"]) in response.content.decode()


def test_a_draft_needs_only_a_title_and_is_seen_by_nobody(learner_client: BrowserClient, client: BrowserClient) -> None:
    response = post(learner_client, "save", organisation_name="", summary="", text="", agreed="")
    submission = Submission.objects.get()
    assert (response.status_code, response.url) == (303, f"{NEW}{submission.key}/?notice=draft-saved")
    page = page_of(submission)
    assert (page.title, page.live, page.slug, page.current_workflow_state) == ("Ogród na dachu", False, "ogrod-na-dachu", None)
    assert client.get(f"/pl/aktualnosci/{page.slug}/").status_code == 404
    assert "Ogród na dachu" not in client.get("/pl/aktualnosci/").content.decode()


@pytest.mark.parametrize("field", ["organisation_name", "title", "summary", "text", "agreed"])
def test_sending_asks_for_what_is_missing(learner_client: BrowserClient, field: str) -> None:
    response = post(learner_client, "send", **{field: ""})
    assert (response.status_code, Submission.objects.count()) == (422, 0)
    assert f'href="#id_{field}"' in response.content.decode()
    assert text_in(response) is (field != "text")


def test_it_stands_in_the_language_of_its_author(site_tree: SiteTree, news: NewsIndexPage, learner: User) -> None:
    learner.language = "en"
    assert draft(learner).page.locale.language_code == "pl"  # there is no list in English yet
    english = translate(news, "en")
    assert draft(learner, title="A roof garden").page.get_parent().pk == english.pk


@pytest.mark.parametrize("title", ["feed", "★★★", "Ogród na dachu", "<b>&amp;", "a" * 200])
def test_odd_titles_get_an_address(learner: User, title: str) -> None:
    first, second = draft(learner, title=title), draft(learner, title=title)
    assert first.page.title == second.page.title == title
    assert len({first.page.slug, second.page.slug, "feed"}) == 3


def test_html_tags_and_long_pastes_come_back_with_a_message(learner_client: BrowserClient) -> None:
    for text in ("<p class=MsoNormal>Z edytora</p>", "Zażółć gęślą jaźń. " * 10_500):
        response = post(learner_client, "save", text=text)
        assert (response.status_code, Submission.objects.count()) == (422, 0)
        assert escape(text) in response.content.decode()


def test_signs_that_nobody_sees_do_not_break_the_form(learner_client: BrowserClient) -> None:
    response = post(learner_client, "save", title="Ogród\x00na dachu")
    assert (response.status_code, text_in(response), Submission.objects.count()) == (422, True, 0)


def test_a_preview_is_the_article_and_leaves_no_trace(learner_client: BrowserClient) -> None:
    response = post(learner_client, "preview", picture=picture(), **WORDS)
    html = response.content.decode()
    assert response.status_code == 200
    assert "<li>ziemia</li><li>nasiona</li>" in html
    assert "<b>jednej</b>" in html
    assert 'src="data:image/jpeg;base64,' in html
    assert (Submission.objects.count(), ArticlePage.objects.count(), PortalImage.objects.count()) == (0, 0, 0)


def test_a_preview_of_a_draft_changes_nothing(learner_client: BrowserClient, learner: User) -> None:
    submission = draft(learner)
    before = Revision.objects.count()
    response = post(learner_client, "preview", f"{NEW}{submission.key}/", title="Inny tytuł")
    assert ("Inny tytuł" in response.content.decode(), Revision.objects.count()) == (True, before)
    assert page_of(submission).draft_title == "Ogród na dachu"


def bomb() -> SimpleUploadedFile:
    """A small file that would unpack to more pixels than the portal takes."""
    file = io.BytesIO()
    Image.new("1", (9000, 9000)).save(file, "PNG")
    return SimpleUploadedFile("bomba.png", file.getvalue(), "image/png")


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(lambda: SimpleUploadedFile("a.svg", b"<svg><script>alert(1)</script></svg>", "image/svg+xml"), id="svg with a script"),
        pytest.param(lambda: SimpleUploadedFile("a.jpg", b"<svg/>", "image/jpeg"), id="a lying name"),
        pytest.param(lambda: SimpleUploadedFile("a.jpg", picture().read()[:200], "image/jpeg"), id="cut off"),
        pytest.param(bomb, id="too many pixels"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused_and_the_text_stays(learner_client: BrowserClient, file: Any) -> None:
    response = post(learner_client, "save", picture=file(), **WORDS)
    assert (response.status_code, text_in(response)) == (422, True)
    assert (Submission.objects.count(), PortalImage.objects.count()) == (0, 0)


@pytest.mark.parametrize("field", ["alt", "credit", "licence"])
def test_a_picture_needs_its_words(learner_client: BrowserClient, field: str) -> None:
    response = post(learner_client, "save", picture=picture(), **{**WORDS, field: ""})
    assert (response.status_code, PortalImage.objects.count()) == (422, 0)
    assert f'href="#id_{field}"' in response.content.decode()


def test_a_photograph_of_some_megabytes_gets_through_and_a_film_does_not(learner_client: BrowserClient) -> None:
    noise = Image.effect_noise((2600, 2000), 200)
    file = io.BytesIO()
    noise.save(file, "JPEG", quality=95)
    assert file.tell() > 2_500_000
    large = SimpleUploadedFile("duze.jpg", file.getvalue(), "image/jpeg")
    assert post(learner_client, "save", picture=large, **WORDS).status_code == 303
    film = SimpleUploadedFile("film.jpg", b"\xff" * 12_000_000, "image/jpeg")
    assert post(learner_client, "save", picture=film, **WORDS).status_code == 413


def test_the_same_form_sent_twice_is_one_story_in_one_workflow(learner_client: BrowserClient) -> None:
    shown = learner_client.get(NEW)
    data = typed() | {"form": hidden(shown, "form"), "seen": "0", "action": "send"}
    assert [learner_client.post(NEW, data).status_code for _ in range(2)] == [303, 303]
    assert (Submission.objects.count(), ArticlePage.objects.count(), WorkflowState.objects.count()) == (1, 1, 1)


def test_a_story_is_of_the_day_on_which_it_is_sent(learner: User, editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def on(day: int) -> None:
        noon = datetime(2031, 3, day, 12, tzinfo=timezone.get_default_timezone())
        monkeypatch.setattr(timezone, "now", lambda: noon)

    def send() -> None:
        newest = page_of(submission).latest_revision_id
        send_story(person=learner, story=story(), form_id=uuid4(), key=submission.key, seen=newest)

    def day_of_the_draft() -> date:
        day: date = page_of(submission).get_latest_revision_as_object().published_on
        return day

    on(1)
    submission = draft(learner)
    on(9)
    send()
    on(10)
    send()  # it is out of the author's hands; pressing again changes nothing
    assert day_of_the_draft() == date(2031, 3, 9)
    send_back(submission, editor)
    on(20)
    send()
    on(25)
    approve(submission, editor)
    page = page_of(submission)
    assert (page.live, page.published_on) == (True, date(2031, 3, 20))


def test_a_second_window_with_another_text_is_told_and_loses_nothing(learner_client: BrowserClient, learner: User) -> None:
    submission = draft(learner)
    url = f"{NEW}{submission.key}/"
    old = learner_client.get(url)
    post(learner_client, "save", url, title="Z pierwszego okna")
    stale = typed(title="Z drugiego okna") | {"form": hidden(old, "form"), "seen": hidden(old, "seen"), "action": "save"}
    response = learner_client.post(url, stale)
    assert (response.status_code, page_of(submission).draft_title) == (409, "Z pierwszego okna")
    assert "Z drugiego okna" in response.content.decode()
    again = learner_client.post(url, stale | {"seen": hidden(response, "seen")})
    assert (again.status_code, page_of(submission).draft_title) == (303, "Z drugiego okna")


def test_what_an_editor_changed_is_what_the_author_sees(learner_client: BrowserClient, learner: User, editor: User) -> None:
    submission = sent(learner)
    page = page_of(submission).get_latest_revision_as_object()
    page.title = "Ogród na dachu szkoły"
    page.save_revision(user=editor)
    send_back(submission, editor)
    shown = learner_client.get(f"{NEW}{submission.key}/").content.decode()
    assert 'value="Ogród na dachu szkoły"' in shown
    assert "Podaj adres ogrodu." in shown


@pytest.mark.parametrize("state", ["sent", "published"])
def test_what_is_out_of_ones_hands_cannot_be_changed(
    learner_client: BrowserClient, learner: User, editor: User, client: BrowserClient, state: str
) -> None:
    submission = sent(learner)
    if state == "published":
        approve(submission, editor)
    url = f"{NEW}{submission.key}/"
    shown = learner_client.get(url)
    assert ("<textarea" in shown.content.decode(), "Ogród na dachu" in shown.content.decode()) == (False, True)
    before = page_of(submission).latest_revision_id
    response = learner_client.post(url, typed(title="Podmiana") | {"seen": str(before), "action": "save"})
    assert (response.status_code, page_of(submission).latest_revision_id) == (409, before)
    assert "Podmiana" in response.content.decode()


def test_what_was_typed_while_the_session_had_ended_comes_back_after_signing_in(client: BrowserClient, learner: User) -> None:
    data = typed(title="Pisane długo") | {"seen": "0", "action": "send"}
    response: Any = client.post(NEW, data)
    assert (response.status_code, response.url) == (302, f"/pl/konto/zaloguj/?next={NEW}")
    signed: Any = client.post(response.url, {"login": learner.email, "password": PASSWORD, "next": NEW})
    assert signed.url == NEW
    shown = client.get(NEW)
    assert text_in(shown)
    assert 'value="Pisane długo"' in shown.content.decode()
    data = typed(title="Pisane długo") | {"form": hidden(shown, "form"), "seen": "0", "action": "send"}
    assert client.post(NEW, data).status_code == 303
    assert "Pisane długo" not in client.get(NEW).content.decode()


def test_a_stale_token_brings_the_form_back_filled_in(learner: User) -> None:
    browser = BrowserClient(enforce_csrf_checks=True)
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(NEW, typed(csrfmiddlewaretoken="x" * 64) | {"action": "send"})
    assert (response.status_code, text_in(response), Submission.objects.count()) == (403, True, 0)


def test_the_list_costs_the_same_for_one_and_for_many(learner_client: BrowserClient, learner: User, sql_count: Any) -> None:
    counts = []
    for size in (1, 8):
        for number in range(size):
            sent(learner, title=f"Tekst {size} {number}")
        learner_client.get(LIST)
        with sql_count() as queries:
            assert learner_client.get(LIST).status_code == 200
        counts.append(queries.count)
        assert queries.duplicates == []
    assert counts[0] == counts[1] <= 10
