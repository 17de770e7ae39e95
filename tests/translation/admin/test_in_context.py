"""The view of a source and its translation beside each other, and its frames."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.translation.admin.in_context import pieces_in_words
from cms.translation.admin.links import edit_url, string_url
from cms.translation.domain.changes import changed_texts
from cms.translation.domain.differences import word_difference
from tests.factories import LegalActFactory, SiteTree, TextPageFactory, translate, translation_of
from tests.factories.pages import text_body
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries
from tests.translation.making import change, reword, translation_of_page

pytestmark = pytest.mark.django_db


def view(translation: Translation) -> str:
    return reverse("translation_in_context", args=[translation.pk])


def frame(translation: Translation, side: str) -> str:
    return reverse("translation_in_context_frame", args=[translation.pk, side])


@pytest.fixture
def changed(site_tree: SiteTree) -> Translation:
    """A step whose title changed since it was translated."""
    translate(site_tree.quiz_step, "en")
    change(site_tree.quiz_step, title="Kto dziś może być fundatorem")
    return translation_of_page(site_tree.quiz_step)


def test_view_has_two_frames_with_names_and_the_list_of_changes(changed: Translation, translator_client: BrowserClient) -> None:
    html = translator_client.get(view(changed)).content.decode()
    frames = re.findall(r"<iframe[^>]*>", html)
    assert [re.findall(r'src="([^"]*)"', one)[0] for one in frames] == [frame(changed, side) for side in ("source", "translation")]
    assert len(set(re.findall(r'<iframe[^>]*title="([^"]+)"', html))) == 2
    assert 'Kto <ins class="in-context in-context--added">dziś </ins>może być fundatorem' in html
    assert "en: Kto może być fundatorem" in html
    assert "<script" not in html.split('class="in-context-page"')[1].split("</main>")[0]


def test_each_change_leads_to_where_it_is_translated(changed: Translation, translator_client: BrowserClient) -> None:
    [row] = changed_texts(translation=changed)
    url = string_url(changed, row.segment_id)
    assert url == f"/admin/translation/{changed.pk}/strings/{row.segment_id}/"
    assert f'href="{url}"' in translator_client.get(view(changed)).content.decode()
    assert translator_client.get(url).status_code == 200


def test_a_page_that_is_not_made_yet_has_no_editor() -> None:
    assert edit_url(None) == ""


@pytest.mark.parametrize("side", ["source", "translation"])
def test_a_frame_is_framed_by_the_admin_only_and_can_do_nothing(changed: Translation, translator_client: BrowserClient, side: str) -> None:
    response = translator_client.get(frame(changed, side))
    policy = response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    for directive in ("frame-ancestors 'self'", "script-src 'none'", "form-action 'none'", "sandbox allow-same-origin"):
        assert directive in policy
    assert "unsafe-inline" not in policy
    assert "allow-scripts" not in policy
    assert "allow-forms" not in policy
    assert "no-store" in response["Cache-Control"]
    assert response.status_code == 200
    assert 'class="in-context' in response.content.decode()


def test_a_side_that_there_is_not_is_not_found(changed: Translation, translator_client: BrowserClient) -> None:
    assert translator_client.get(frame(changed, "elsewhere"), follow=True).status_code == 404


def test_others_see_neither_view_nor_frames(changed: Translation, learner_client: BrowserClient, coordinator_client: BrowserClient) -> None:
    for browser in (learner_client, coordinator_client):
        for url in (view(changed), frame(changed, "source"), frame(changed, "translation")):
            assert browser.get(url).status_code in {302, 403}


def test_a_stopped_translation_is_said_without_frames(changed: Translation, translator_client: BrowserClient) -> None:
    Translation.objects.filter(pk=changed.pk).update(enabled=False)
    response = translator_client.get(view(changed))
    html = response.content.decode()
    assert response.status_code == 200
    assert "<iframe" not in html
    assert "edytuj" in html or "stopped" in html
    assert edit_url(translation_of(changed.source.get_source_instance(), "en")) in html
    assert translator_client.get(frame(changed, "source")).status_code == 200


def test_a_page_that_is_not_made_yet_leaves_the_source_to_look_at(site_tree: SiteTree, translator_client: BrowserClient) -> None:
    page = TextPageFactory(parent=site_tree.home)
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    html = translator_client.get(view(translation)).content.decode()
    assert re.findall(r'<iframe[^>]*src="([^"]*)"', html) == [frame(translation, "source")]
    assert page.title in html
    assert translator_client.get(frame(translation, "translation")).status_code == 200


def test_a_deleted_page_leads_to_the_board_with_a_word(changed: Translation, translator_client: BrowserClient) -> None:
    changed.source.get_source_instance().delete()
    assert not Translation.objects.filter(pk=changed.pk).exists()
    response = translator_client.get(view(changed), follow=True)
    assert response.redirect_chain == [("/admin/translation/", 302)]
    assert len(list(response.context["messages"])) == 1
    assert translator_client.get(frame(changed, "source"), follow=True).status_code == 404


@pytest.mark.parametrize("number", [2**31, 2**63, 2**70])
def test_a_number_that_is_no_key_is_not_found(site_tree: SiteTree, translator_client: BrowserClient, number: int) -> None:
    assert translator_client.get(f"/admin/translation/{number}/in-context/source/", follow=True).status_code == 404


def test_a_record_has_its_changes_and_no_frames(site_tree: SiteTree, translator_client: BrowserClient) -> None:
    act = LegalActFactory()
    translate(act, "en")
    translation = Translation.objects.get(source__object_id=act.translation_key)
    StringTranslation.objects.filter(context__object_id=act.translation_key).delete()
    html = translator_client.get(view(translation)).content.decode()
    assert "<iframe" not in html
    assert 'class="in-context-change"' in html


def test_what_editors_wrote_is_shown_as_text(site_tree: SiteTree, translator_client: BrowserClient) -> None:
    page = TextPageFactory(parent=site_tree.home, title="Mniej niż <script>alert(1)</script>")
    translate(page, "en")
    change(page, title="Mniej niż <script>alert(2)</script> <i>")
    html = translator_client.get(view(translation_of_page(page))).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
    assert "<script" not in translator_client.get(frame(translation_of_page(page), "source")).content.decode()


def test_tags_are_shown_only_where_nothing_else_changed() -> None:
    assert pieces_in_words(word_difference("Złóż wniosek", "Złóż <b>wniosek</b>")) == [
        ("same", "Złóż "), ("added", "<b>"), ("same", "wniosek"), ("added", "</b>"),
    ]  # fmt: skip
    assert pieces_in_words(word_difference("<b>Złóż</b> to", "<b>Złóż</b> <i>tamto</i>")) == [
        ("same", "Złóż "), ("removed", "to"), ("added", "tamto"),
    ]  # fmt: skip


def test_the_list_costs_the_same_for_one_change_and_for_many(
    site_tree: SiteTree, translator_client: BrowserClient, sql_count: Callable[[], AbstractContextManager[Queries]]
) -> None:
    html = "".join(f"<p>Fundacja numer {number} ma statut.</p>" for number in range(30))
    few, many = (
        TextPageFactory(parent=site_tree.home, slug=slug, body=text_body(text))
        for slug, text in (("mala", "<p>Statut.</p>"), ("duza", html))
    )
    counts = []
    for page in (few, many):
        translate(page, "en")
        reword(page, "body", lambda text: text.replace("tatut", "tatut dobry"))
        translation = translation_of_page(page)
        translator_client.get(view(translation))
        with sql_count() as queries:
            html = translator_client.get(view(translation)).content.decode()
        counts.append((queries.count, html.count('class="in-context-change"')))
    assert counts[0][0] == counts[1][0]
    assert [changes for _count, changes in counts] == [1, 30]
