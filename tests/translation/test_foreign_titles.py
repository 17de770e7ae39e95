"""Where a page of one language shows a title in another, it says so to screen readers: ``lang`` stands around it."""

import pytest
from bs4 import BeautifulSoup, NavigableString
from wagtail.models import Page

from home.models import HomePage
from tests.factories import (
    ArticlePageFactory,
    NewsIndexFactory,
    PartnerIndexFactory,
    PartnerPageFactory,
    ProjectIndexFactory,
    ProjectPageFactory,
    PublicationIndexFactory,
    PublicationPageFactory,
    SiteTree,
    TextPageFactory,
    publish,
    translate,
)
from tests.factories.questions import block, stream
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


def partly_translated(tree: SiteTree) -> None:
    """Lists and a course in both languages; of what stands in them every other page, and a body that leads to all."""
    news, publications = NewsIndexFactory(parent=tree.home), PublicationIndexFactory(parent=tree.home)
    partners, projects = PartnerIndexFactory(parent=tree.home), ProjectIndexFactory(parent=tree.home)
    below = [
        *(ArticlePageFactory(parent=news, tags=["granty"]) for _ in range(2)),
        *(PublicationPageFactory(parent=publications, tags=["granty"]) for _ in range(2)),
        *(PartnerPageFactory(parent=partners, title=f"Partner {name}", slug=f"partner-{name}") for name in "ab"),
        *(ProjectPageFactory(parent=projects, title=f"Projekt {name}", slug=f"projekt-{name}") for name in "ab"),
    ]
    text = TextPageFactory(parent=tree.home, title="Wszystko", slug="wszystko", show_in_menus=True, show_in_footer=True)
    alone = TextPageFactory(parent=tree.home, title="Tylko po polsku", slug="tylko-po-polsku", show_in_menus=True)
    links = [{"type": "item", "id": page.translation_key, "value": page.pk} for page in (*below, *tree.steps, alone)]
    text.body = stream(
        block("related_pages", {"title": "Zobacz", "items": [{**one, "id": str(one["id"])} for one in links]}),
        block("call_to_action", {"title": "Co dalej", "text": "", "label": "Zobacz to", "page": alone.pk, "url": ""}),
    )
    text.successor = alone
    text = publish(text)
    for code in ("en", "nb"):
        for page in (news, publications, partners, projects, tree.course, *tree.modules, *below[::2], tree.steps[0], text):
            translate(type(page).objects.get(pk=page.pk), code)


def untold(html: str, titles: set[str]) -> list[str]:
    """Polish titles in a page's body that do not stand in Polish for a screen reader."""
    found = []
    for text in BeautifulSoup(html, "html.parser").body.find_all(string=lambda text: str(text).strip() in titles):
        if not isinstance(text, NavigableString) or text.find_parent(["script", "style", "template"]):
            continue
        around = text.find_parent(attrs={"lang": True})
        if around is None or around["lang"] != "pl":
            found.append(str(text).strip())
    return found


@pytest.mark.parametrize("code", ["en", "nb"])
def test_a_polish_title_on_a_page_in_another_language_says_that_it_is_polish(site_tree: SiteTree, client: BrowserClient, code: str) -> None:
    partly_translated(site_tree)
    below_home = Page.objects.descendant_of(HomePage.objects.get(locale__language_code="pl"), inclusive=True)
    titles = set(below_home.live().values_list("title", flat=True))
    foreign = Page.objects.filter(locale__language_code=code, live=True).order_by("path")
    assert foreign.count() > 12
    shown, wrong = set(), {}
    for page in foreign:
        html = client.get(page.url).content.decode()
        shown |= {title for title in titles if f">{title}<" in html}
        problems = untold(html, titles)
        wrong |= {page.url: problems} if problems else {}
    assert len(shown) > 4
    assert wrong == {}
