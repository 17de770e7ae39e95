"""A reader learns that a translation is older than the Polish page, or that parts of it are in Polish."""

import pytest
from django.utils import timezone
from wagtail_localize.models import Translation

from cms.translation.domain.notes import TranslationNote, note_on
from home.models import TextPage
from tests.factories import SiteTree, TextPageFactory, commit_hooks, publish, translate, translation_of
from tests.harness.client import BrowserClient
from tests.learning.views.test_queries import Counter

pytestmark = pytest.mark.django_db
OLDER, PARTLY = "This translation is older than the Polish page", "Parts of this page are not translated yet"


@pytest.fixture
def page(site_tree: SiteTree) -> TextPage:
    with commit_hooks():
        text: TextPage = TextPageFactory(parent=site_tree.home, title="O nas", slug="o-nas")
        translate(text, "en")
    return text


def shown(client: BrowserClient, page: TextPage, code: str = "en") -> str:
    return client.get(translation_of(page, code).url).content.decode()


def test_a_page_that_is_whole_says_nothing(page: TextPage, client: BrowserClient) -> None:
    assert OLDER not in shown(client, page)
    assert PARTLY not in shown(client, page)


def test_an_older_translation_says_since_when_and_leads_to_the_polish_page(page: TextPage, client: BrowserClient) -> None:
    shown(client, page)  # what is kept of it must not outlive the change
    page.title = "O nas i o Państwie"
    publish(page)
    html = shown(client, page)
    assert OLDER in html
    assert f'<a href="{page.url}" hreflang="pl">Read the page in Polish</a>' in html
    assert timezone.localdate().strftime("%Y") in html
    translate(page, "en")
    assert OLDER not in shown(client, page)


def test_a_page_that_was_published_partly_in_polish_says_so(page: TextPage, client: BrowserClient) -> None:
    with commit_hooks():
        translate(page, "nb", complete=False)
        Translation.objects.get(source__object_id=page.translation_key, target_locale__language_code="nb").save_target(publish=True)
    note = note_on(translation_of(page, "nb"))
    assert note == TranslationNote(None, page.url)
    assert f'<a href="{page.url}" hreflang="pl">' in shown(client, page, "nb")


def test_an_independent_page_and_the_polish_one_say_nothing(page: TextPage, client: BrowserClient) -> None:
    Translation.objects.update(enabled=False)
    page.title = "O nas i o Państwie"
    publish(page)
    assert OLDER not in shown(client, page)
    assert OLDER not in client.get(page.url).content.decode()


def test_the_note_costs_nothing_when_warm(page: TextPage, client: BrowserClient, sql_count: Counter) -> None:
    page.title = "O nas i o Państwie"
    publish(page)
    shown(client, page)
    url = translation_of(page, "en").url
    with sql_count() as queries:
        client.get(url)
    assert not [statement for statement in queries.sql if "wagtail_localize" in statement]
