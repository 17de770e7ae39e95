"""What stands in a page's head for search engines and social networks."""

import re
from collections import defaultdict
from typing import Any

import pytest
from django.core.files.storage import default_storage
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from cms.core.pages.cards.facts import card_path
from cms.core.pages.head import article_facts
from home.models import HomePage, TextPage
from tests.harness.client import BrowserClient

Fronts = dict[str, HomePage]
META = re.compile(r'<meta (?:property|name)="((?:og|article|twitter):[^"]+)" content="([^"]*)">')


def add(fronts: Fronts, code: str = "pl", **values: Any) -> TextPage:
    """A live page of text."""
    page = TextPage(slug="o-nas", locale=fronts[code].locale, **{"title": "O nas", **values})
    HomePage.objects.get(pk=fronts[code].pk).add_child(instance=page)
    return page


def told(url: str) -> dict[str, list[str]]:
    """What the head tells social networks."""
    found = defaultdict(list)
    for name, content in META.findall(BrowserClient().get(url).content.decode()):
        found[name].append(content)
    return dict(found)


def test_page_without_a_picture_shows_its_card(fronts: Fronts) -> None:
    page = add(fronts, summary="Kto prowadzi portal.", seo_title="O nas i o portalu")
    add(fronts, "en", translation_key=page.translation_key)
    assert told(page.url) == {
        "og:description": ["Kto prowadzi portal."],
        "og:type": ["website"],
        "og:site_name": ["MOWIS"],
        "og:title": ["O nas i o portalu"],
        "og:url": ["http://testserver/pl/o-nas/"],
        "og:locale": ["pl_PL"],
        "og:locale:alternate": ["en_GB"],
        "og:image": [f"http://testserver{card_path(page)}"],
        "og:image:type": ["image/png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": ["O nas – MOWIS"],
        "twitter:card": ["summary_large_image"],
    }


@pytest.fixture
def picture(db: None) -> Any:
    """A picture in the library."""
    file = get_test_image_file(size=(2400, 1800))
    return get_image_model().objects.create(
        title="Sala", description="Ludzie przy stole", file=file, credit="M. Nowak", licence="CC BY 4.0"
    )


def test_picture_of_the_page_wins(fronts: Fronts, picture: Any, sql_count: Any) -> None:
    page = add(fronts, listing_image=picture)
    head = told(page.url)
    names = ("og:image:type", "og:image:width", "og:image:height", "og:image:alt")
    assert [head[name] for name in names] == [["image/jpeg"], ["1200"], ["630"], ["Ludzie przy stole"]]
    assert re.fullmatch(r"http://testserver/media/images/test.*\.fill-1200x630.*\.jpg", head["og:image"][0])
    assert default_storage.exists(head["og:image"][0].removeprefix("http://testserver/media/"))
    with sql_count() as queries:
        told(page.url)
    assert (queries.count <= 10, queries.duplicates) == (True, [])
    assert not [sql for sql in queries.sql if "rendition" in sql]


def test_picture_whose_file_is_lost_costs_only_itself(fronts: Fronts, picture: Any) -> None:
    page = add(fronts, listing_image=picture)
    default_storage.delete(picture.file.name)
    assert told(page.url)["og:image"] == [f"http://testserver{card_path(page)}"]


def test_article_names_dates_and_authors(fronts: Fronts, monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"@type": "NewsArticle", "datePublished": "2024-05-06", "author": [{"@type": "Person", "name": n} for n in ("A & B", "C")]}
    monkeypatch.setattr(TextPage, "structured_data", lambda self, request: own, raising=False)
    head = told(add(fronts).url)
    names = ("og:type", "article:published_time", "article:author")
    assert [head[name] for name in names] == [["article"], ["2024-05-06"], ["A &amp; B", "C"]]


@pytest.mark.parametrize(
    ("node", "facts"),
    [
        ({"@type": "WebPage", "author": "A"}, None),
        ({"@type": "Report"}, {"published": "", "modified": "", "authors": []}),
        ({"@type": ["Report", "Thing"], "author": "A"}, {"published": "", "modified": "", "authors": ["A"]}),
        ({"@type": "Article", "author": [{}]}, {"published": "", "modified": "", "authors": []}),
        ({"@type": "Article", "author": {"name": "A"}, "dateModified": "x"}, {"published": "", "modified": "x", "authors": ["A"]}),
    ],
)
def test_only_articles_are_articles(node: dict[str, Any], facts: dict[str, Any] | None) -> None:
    assert article_facts(node) == facts


def test_address_that_shows_no_page_has_no_card(fronts: Fronts) -> None:
    assert "og:image" not in BrowserClient().get("/pl/nie-ma/").content.decode()
    assert "og:image" in BrowserClient().get("/pl/").content.decode()
