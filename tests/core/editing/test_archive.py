"""The archive: what is published, what is kept, what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import PageLogEntry

from cms.accounts.models import User
from cms.core.editing.domain.archive import ARCHIVED, RESTORED, archive_page, restore_page
from cms.core.editing.errors import ArchiveRefusedError
from cms.core.editing.workflows import ensure_workflows
from home.models import TextPage
from tests.factories import SiteTree, TextPageFactory, commit_hooks, translate, unpublish
from tests.harness.client import BrowserClient

DAY = date(2026, 3, 31)
REASON = "Nabór zakończył się."


@pytest.fixture
def page(site_tree: SiteTree) -> TextPage:
    return TextPageFactory(parent=site_tree.home, title="Nabór", slug="nabor")


@pytest.fixture
def newer(site_tree: SiteTree) -> TextPage:
    return TextPageFactory(parent=site_tree.home, title="Nowy nabór", slug="nowy-nabor")


def archive(page: TextPage, **changes: Any) -> Any:
    with commit_hooks():
        return archive_page(**{"page": page, "reason": REASON, "on": DAY, **changes})


def facts(page: TextPage) -> tuple[Any, ...]:
    fresh = TextPage.objects.get(pk=page.pk)
    return fresh.archived_on, fresh.archive_reason, fresh.successor_id, fresh.live, fresh.title


def actions(page: TextPage) -> list[str]:
    return list(PageLogEntry.objects.filter(page=page.pk, action__startswith="mowis").values_list("action", flat=True).order_by("pk"))


def test_archived_page_keeps_its_address_and_says_so_before_its_title(page: TextPage, newer: TextPage, editor: User, client: Any) -> None:
    archive(page, successor=newer.page_ptr, user=editor)
    assert facts(page) == (DAY, REASON, newer.pk, True, "Nabór")
    assert list(PageLogEntry.objects.filter(page=page, action=ARCHIVED).values_list("user", flat=True)) == [editor.pk]
    text = client.get("/pl/nabor/").content.decode()
    assert 0 < text.index(REASON) < text.index("<h1")
    assert 'href="/pl/nowy-nabor/"' in text
    assert "noindex" not in text


def test_page_taken_out_says_nothing_of_the_archive(page: TextPage, newer: TextPage, client: Any) -> None:
    archive(page, successor=newer.page_ptr)
    with commit_hooks():
        restore_page(page=page)
    assert facts(page) == (None, "", None, True, "Nabór")
    assert actions(page) == [ARCHIVED, RESTORED]
    assert REASON not in client.get("/pl/nabor/").content.decode()


def test_waiting_draft_is_kept_and_not_published(page: TextPage, editor: User) -> None:
    page.title = "Nabór po zmianie"
    page.save_revision(user=editor)
    outcome = archive(page)
    fresh = TextPage.objects.get(pk=page.pk)
    draft = fresh.get_latest_revision_as_object()
    assert (outcome.draft_kept, fresh.title, fresh.has_unpublished_changes) == (True, "Nabór", True)
    assert (draft.title, draft.archived_on, fresh.latest_revision.user) == ("Nabór po zmianie", DAY, editor)


def test_planned_publication_keeps_its_time(page: TextPage) -> None:
    page.title, page.go_live_at = "Nabór od jutra", timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    planned = page.scheduled_revision.approved_go_live_at
    archive(page)
    fresh = TextPage.objects.get(pk=page.pk)
    assert (fresh.live, fresh.title, fresh.scheduled_revision.approved_go_live_at) == (True, "Nabór", planned)
    assert fresh.scheduled_revision.as_object().archived_on == DAY


def test_page_without_a_draft_has_none_afterwards(page: TextPage) -> None:
    assert archive(page).draft_kept is False
    assert TextPage.objects.get(pk=page.pk).has_unpublished_changes is False


def refusal(page: TextPage, **changes: Any) -> tuple[str, str]:
    before = facts(page)
    with translation.override("en"), pytest.raises(ArchiveRefusedError) as caught:
        archive(page, **changes)
    assert facts(page) == before
    assert actions(page) in ([], [ARCHIVED])
    return caught.value.field, caught.value.message


def test_successor_that_readers_cannot_open_is_refused(page: TextPage, newer: TextPage) -> None:
    unpublish(newer)
    newer.refresh_from_db()
    field, message = refusal(page, successor=newer.page_ptr)
    assert (field, "“Nowy nabór” is not published" in message) == ("successor", True)


def test_archival_successor_is_refused(page: TextPage, newer: TextPage) -> None:
    archive(newer)
    assert refusal(page, successor=TextPage.objects.get(pk=newer.pk).page_ptr)[0] == "successor"


def test_page_cannot_replace_itself_in_any_language(page: TextPage) -> None:
    english = translate(page, "en")
    assert [refusal(page, successor=each.page_ptr)[0] for each in (page, english)] == ["successor", "successor"]


@pytest.mark.parametrize(("changes", "field"), [({"reason": "  "}, "reason"), ({"on": date(2999, 1, 1)}, "on")])
def test_missing_reason_and_future_date_are_refused(page: TextPage, changes: dict[str, Any], field: str) -> None:
    assert refusal(page, **changes)[0] == field


def test_draft_alias_front_page_and_archival_page_are_refused(page: TextPage, site_tree: SiteTree) -> None:
    draft = TextPageFactory(parent=site_tree.home, title="Szkic", slug="szkic", draft=True)
    alias = page.create_alias(parent=site_tree.home, update_slug="odbicie")
    for other in (draft, alias):
        assert "Only a published page" in refusal(other)[1]
    with pytest.raises(ArchiveRefusedError):
        archive_page(page=site_tree.home, reason=REASON, on=DAY)
    archive(page)
    assert "in the archive already" in refusal(page)[1]


def test_page_in_moderation_is_refused_and_stays_in_it(page: TextPage, site_tree: SiteTree, editor: User) -> None:
    ensure_workflows(sections=[site_tree.home])
    page.title = "Zmiana"
    page.save_revision()
    state = page.get_workflow().start(page, editor)
    assert "waits for moderation" in refusal(page)[1]
    state.refresh_from_db()
    assert state.status == "in_progress"


def test_translation_goes_along_with_a_reason_in_its_language_and_a_successor_of_its_own(page: TextPage, newer: TextPage) -> None:
    english, newer_english = translate(page, "en"), translate(newer, "en")
    outcome = archive(page, successor=newer.page_ptr, translations={"en": "The call is closed."})
    assert [each.pk for each in outcome.translations] == [english.pk]
    assert facts(english)[:4] == (DAY, "The call is closed.", newer_english.pk, True)
    with commit_hooks():
        restore_page(page=page, with_translations=True)
    assert (facts(page)[0], facts(english)[0]) == (None, None)


def test_translation_that_was_not_ticked_stays(page: TextPage) -> None:
    english = translate(page, "en")
    archive(page)
    assert facts(english)[0] is None


def test_banner_leaves_out_a_successor_that_was_withdrawn_since(page: TextPage, newer: TextPage, client: Any) -> None:
    archive(page, successor=newer.page_ptr)
    unpublish(newer)
    text = client.get("/pl/nabor/").content.decode()
    assert (REASON in text, "nowy-nabor" in text) == (True, False)


def test_banner_marks_a_successor_in_another_language(page: TextPage, newer: TextPage, client: Any) -> None:
    english = translate(page, "en")
    archive(page, successor=newer.page_ptr, translations={"en": "The call is closed."})
    link = 'href="/pl/nowy-nabor/"'
    assert f'{link} lang="pl" hreflang="pl">Nowy nabór</a>' in client.get(english.url).content.decode()
    assert f"{link}>Nowy nabór</a>" in client.get(page.url).content.decode()


# --- The form ---


def form_of(page: TextPage) -> str:
    return reverse("mowis_archive_page", args=(page.pk,))


def test_form_archives_and_comes_back_to_the_list(page: TextPage, newer: TextPage, editor_client: BrowserClient) -> None:
    translate(page, "en")
    assert "Nabór" in editor_client.get(form_of(page)).content.decode()
    data = {"reason": REASON, "on": "2026-03-31", "successor": newer.pk, "with_translations": "on", "reason_en": "Closed."}
    with commit_hooks():
        response = editor_client.post(form_of(page), data)
    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_explore", args=(page.get_parent().pk,)))
    assert facts(page)[:3] == (DAY, REASON, newer.pk)
    with commit_hooks():
        editor_client.post(reverse("mowis_restore_page", args=(page.pk,)), {"with_translations": "on"})
    assert facts(page)[0] is None


def test_form_refuses_with_words_and_keeps_what_was_typed(page: TextPage, newer: TextPage, editor_client: BrowserClient) -> None:
    unpublish(newer)
    data = {"reason": REASON, "on": "2026-03-31", "successor": newer.pk}
    response = editor_client.post(form_of(page), data, headers={"accept-language": "en"})
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["successor"])
    assert REASON in response.content.decode()
    empty = editor_client.post(form_of(page), {"reason": "", "on": "wczoraj", "successor": "999999"})
    assert sorted(empty.context["form"].errors) == ["on", "reason", "successor"]
    assert facts(page)[0] is None


def test_menus_offer_what_fits_the_page(page: TextPage, site_tree: SiteTree, editor_client: BrowserClient) -> None:
    def offers(where: str) -> tuple[bool, bool]:
        text = editor_client.get(where).content.decode()
        return form_of(page) in text, reverse("mowis_restore_page", args=(page.pk,)) in text

    places = [reverse("wagtailadmin_explore", args=(site_tree.home.pk,)), reverse("wagtailadmin_pages:edit", args=(page.pk,))]
    assert [offers(place) for place in places] == [(True, False), (True, False)]
    archive(page)
    assert [offers(place) for place in places] == [(False, True), (False, True)]


def test_whoever_may_not_publish_may_not_archive(page: TextPage, translator_client: BrowserClient, learner_client: BrowserClient) -> None:
    assert translator_client.post(form_of(page), {"reason": REASON, "on": "2026-03-31"}).status_code == 302
    assert learner_client.post(form_of(page), {"reason": REASON, "on": "2026-03-31"}).status_code in (302, 403)
    assert facts(page)[0] is None


def test_history_names_the_actions(page: TextPage, editor_client: BrowserClient) -> None:
    archive(page)
    response = editor_client.get(reverse("wagtailadmin_pages:history", args=(page.pk,)), headers={"accept-language": "en"})
    assert "Put into the archive" in response.content.decode()
