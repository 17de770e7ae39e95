"""Lists that readers see in alphabetical order are in the order of their language's alphabet."""

import pytest
from wagtail.models import Locale

from cms.core.models import PortalTag
from cms.news.domain.facets import tag_titles
from cms.news.domain.facts import tags_of
from cms.news.models import Category
from cms.news.models.terms import terms
from tests.factories import ArticlePageFactory, NewsIndexFactory, PartnerIndexFactory, PartnerPageFactory, SiteTree, translate
from tests.factories.news import CategoryFactory
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db
NAMES = ["Żory", "Łódź", "Lwów", "Ålesund", "Zamość", "Magurka"]
POLISH = ["Ålesund", "Lwów", "Łódź", "Magurka", "Zamość", "Żory"]
NORWEGIAN = ["Łódź", "Lwów", "Magurka", "Zamość", "Żory", "Ålesund"]


def test_partners_stand_in_the_order_of_the_readers_alphabet(site_tree: SiteTree, client: BrowserClient) -> None:
    index = PartnerIndexFactory(parent=site_tree.home)
    for number, name in enumerate(NAMES):
        translate(PartnerPageFactory(parent=index, title=name, slug=f"partner-{number}"), "nb", words=lambda text: text)
    shown = {code: client.get(page.url).context["partners"] for code, page in (("pl", index), ("nb", translate(index, "nb")))}
    assert {code: [row.title for row in rows] for code, rows in shown.items()} == {"pl": POLISH, "nb": NORWEGIAN}


def test_tags_stand_in_the_order_of_the_readers_alphabet(site_tree: SiteTree) -> None:
    page = ArticlePageFactory(parent=NewsIndexFactory(parent=site_tree.home), tags=NAMES)
    assert [tag.title for tag in tags_of(page, "pl")] == POLISH
    assert [str(label.text) for label in tag_titles("pl").values()] == POLISH
    assert [str(label.text) for label in tag_titles("nb").values()] == NORWEGIAN
    PortalTag.objects.filter(name="Żory").update(name_nb="Aker")
    page = type(page).objects.get(pk=page.pk)
    assert [tag.title for tag in tags_of(page, "nb")] == ["Aker", *[name for name in NORWEGIAN if name != "Żory"]]


def test_categories_stand_in_the_order_of_the_readers_alphabet(db: None) -> None:
    Locale.objects.get_or_create(language_code="nb")
    for number, name in enumerate(NAMES):
        CategoryFactory(name=name, slug=f"dzial-{number}")
    assert [term.name for term in terms(Category, "pl").by_slug.values()] == POLISH
    assert [term.name for term in terms(Category, "nb").by_slug.values()] == NORWEGIAN
