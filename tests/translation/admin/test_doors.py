"""No door lets a page go public half translated, and none overwrites a public page with half a translation."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.models import TextPage
from tests.factories import SiteTree, TextPageFactory, publish, translate, translation_of
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(site_tree: SiteTree) -> TextPage:
    """A text page that is public in English, and whose title has changed since."""
    text: TextPage = TextPageFactory(parent=site_tree.home, title="O nas", slug="o-nas")
    translate(text, "en")
    text.title = "O nas i o Państwie"
    return publish(text)


def is_untouched(page: TextPage, title: str = "en: O nas") -> bool:
    english = translation_of(page, "en")
    return bool(english.live and english.title == title and english.draft_title == title)


def test_the_translation_editor_refuses_and_lists_what_is_missing(page: TextPage, translator_client: BrowserClient) -> None:
    english = translation_of(page, "en")
    response = translator_client.post(reverse("wagtailadmin_pages:edit", args=[english.pk]), {"action": "publish"}, follow=True)
    assert '<li lang="pl">O nas i o Państwie</li>' in response.content.decode()
    assert is_untouched(page)


def test_the_translation_editor_publishes_what_is_whole(page: TextPage, translator_client: BrowserClient) -> None:
    english = translation_of(page, "en")
    translate(page, "en", publish=False, words=lambda text: f"now {text}")
    translator_client.post(reverse("wagtailadmin_pages:edit", args=[english.pk]), {"action": "publish"})
    assert translation_of(page, "en").get_latest_revision_as_object().title == "now O nas i o Państwie"


def test_publishing_many_at_once_is_refused_too(site_tree: SiteTree, admin_client: BrowserClient) -> None:
    text = TextPageFactory(parent=site_tree.home, title="Nowa", slug="nowa")
    english = translate(text, "en", complete=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin_client.post(f"{address}?id={english.pk}", {"include_descendants": ""})
    assert response.status_code == 302
    assert not TextPage.objects.get(pk=english.pk).live


@pytest.mark.parametrize("form", [{}, {"publish_translations": "on"}])
def test_syncing_by_hand_leaves_a_public_page_as_it_is(page: TextPage, admin_client: BrowserClient, form: dict[str, str]) -> None:
    source = TranslationSource.objects.get(object_id=page.translation_key)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert "publish_translations" not in admin_client.get(address).content.decode()
    assert admin_client.post(address, form).status_code == 302
    assert is_untouched(page)


def test_syncing_by_hand_updates_what_is_whole(page: TextPage, admin_client: BrowserClient) -> None:
    source = TranslationSource.objects.get(object_id=page.translation_key)
    translation = Translation.objects.get(source=source)
    segment = source.stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale, data="About us and you"
    )
    admin_client.post(reverse("wagtail_localize:update_translations", args=[source.pk]))
    assert translation_of(page, "en").get_latest_revision_as_object().title == "About us and you"
