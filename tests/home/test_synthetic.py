"""Synthetic pages: the same from the same seed, and such as editors could have left behind."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as portal_settings
from django.core.management import CommandError, call_command
from wagtail.models import Page, PageLogEntry, Revision

from cms.news.models import ArticlePage, NewsIndexPage
from home.models import HomePage, TextPage
from home.synthetic import CHILDREN, Writer, add_articles, add_pages, add_section, sentences
from tests.factories import SiteTree
from tests.factories.news import NewsIndexFactory
from tests.factories.publishing import commit_hooks
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def said() -> list[str]:
    """Sentences of the starter content."""
    return sentences(Path(portal_settings.CONTENT_DIR))


@pytest.fixture
def places(site_tree: SiteTree) -> tuple[HomePage, NewsIndexPage]:
    """A front page and an empty list of news."""
    index = NewsIndexFactory(parent=site_tree.home)
    return HomePage.objects.get(pk=site_tree.home.pk), NewsIndexPage.objects.get(pk=index.pk)


def what_stands() -> list[Any]:
    """Pages without moments, which are those of the years before now."""
    articles = ArticlePage.objects.order_by("path").values_list("url_path", "title", "translation_key", "summary", "kind", "for_ngo")
    texts = TextPage.objects.order_by("path").values_list("url_path", "title", "translation_key", "summary")
    bodies = [page.body.raw_data[0] for page in ArticlePage.objects.order_by("path")]
    return [*articles, *texts, *bodies]


def test_one_seed_gives_the_same_pages_again_and_another_gives_others(places: tuple[HomePage, NewsIndexPage], said: list[str]) -> None:
    from django.db import transaction

    found = []
    for seed in (1, 1, 2):
        before = transaction.savepoint()
        home, index = HomePage.objects.get(pk=places[0].pk), NewsIndexPage.objects.get(pk=places[1].pk)
        assert add_pages(home=home, index=index, pages=30, said=said, seed=seed) == 30
        found.append(what_stands())
        transaction.savepoint_rollback(before)
    assert len(found[0]) >= 45
    assert (found[0] == found[1], found[0] == found[2]) == (True, False)


def test_one_page_may_be_added_again_and_again(places: tuple[HomePage, NewsIndexPage], said: list[str]) -> None:
    for _ in range(2):
        home, index = HomePage.objects.get(pk=places[0].pk), NewsIndexPage.objects.get(pk=places[1].pk)
        assert add_pages(home=home, index=index, pages=1, said=said) == 1
    assert set(TextPage.objects.filter(slug__startswith="strony-na-probe").values_list("slug", flat=True)) == {
        "strony-na-probe",
        "strony-na-probe-2",
    }


def test_the_tree_is_whole_and_grows_on(places: tuple[HomePage, NewsIndexPage], said: list[str]) -> None:
    home, index = places
    before = Page.objects.count()
    for number in (1, 2):
        add_pages(home=HomePage.objects.get(pk=home.pk), index=NewsIndexPage.objects.get(pk=index.pk), pages=300, said=said)
        assert Page.objects.count() == before + number * 300
        assert Page.find_problems() == ([], [], [], [], [])
    sections = Page.objects.child_of(home).filter(slug__startswith="strony-na-probe").order_by("path")
    assert [(page.slug, page.numchild, page.get_descendants().count()) for page in sections] == [
        ("strony-na-probe", CHILDREN, 149),
        ("strony-na-probe-2", CHILDREN, 149),
    ]
    for page in Page.objects.filter(depth__gt=2).order_by("path"):
        above = page.get_parent()
        assert page.url_path == f"{above.url_path}{page.slug}/"


def test_pages_are_read_listed_and_edited_like_any(
    places: tuple[HomePage, NewsIndexPage], said: list[str], admin_client: BrowserClient
) -> None:
    home, index = places
    with commit_hooks():
        add_pages(home=home, index=index, pages=60, said=said)
    reader = BrowserClient()
    article = ArticlePage.objects.order_by("-published_on", "-pk").first()
    assert article is not None
    section = TextPage.objects.get(slug="strony-na-probe")
    for page in (article, section, section.get_children().last()):
        response = reader.get(page.url)
        assert (response.status_code, page.title in response.content.decode()) == (200, True)
        assert admin_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    assert article.url in reader.get(index.url).content.decode()
    # What its revision holds is what is live, and publishing it again changes only when.
    title, raw = article.title, list(article.body.raw_data)
    assert list(article.latest_revision.as_object().body.raw_data) == raw
    article.full_clean()
    article.save_revision().publish()
    fresh = ArticlePage.objects.get(pk=article.pk)
    assert (fresh.title, list(fresh.body.raw_data)) == (title, raw)
    assert Revision.objects.for_instance(article).count() == 2
    assert PageLogEntry.objects.filter(page=article, action="wagtail.publish").count() == 2


def test_articles_stand_in_categories_where_there_are_some(places: tuple[HomePage, NewsIndexPage], said: list[str]) -> None:
    from tests.factories.news import CategoryFactory

    categories = {CategoryFactory().pk for _ in range(2)}
    assert add_articles(index=places[1], count=20, writer=Writer(said, 1)) == 20
    assert set(ArticlePage.objects.values_list("category", flat=True)) == categories


def test_writing_costs_as_many_statements_for_many_pages_as_for_few(
    places: tuple[HomePage, NewsIndexPage], said: list[str], sql_count: Any
) -> None:
    counts = []
    for number in (10, 150):
        with sql_count() as queries:
            add_section(parent=HomePage.objects.get(pk=places[0].pk), pages=number, writer=Writer(said, number))
        counts.append(queries.count)
    assert counts[0] == counts[1]


def test_the_command_refuses_a_portal_that_people_use_and_one_without_lists(site_tree: SiteTree, settings: Any) -> None:
    before = Page.objects.count()
    settings.SYNTHETIC_DATA = False
    with pytest.raises(CommandError, match="SYNTHETIC_DATA"):
        call_command("generate", pages=1)
    settings.SYNTHETIC_DATA = True
    NewsIndexPage.objects.all().delete()
    with pytest.raises(CommandError, match="load_content"):
        call_command("generate", pages=1)
    with pytest.raises(CommandError, match="0 or more"):
        call_command("generate", pages=-1)
    assert Page.objects.count() <= before


def test_the_command_says_what_is_to_be_run_next(places: tuple[HomePage, NewsIndexPage]) -> None:
    out = StringIO()
    call_command("generate", pages=5, stdout=out)
    assert out.getvalue() == (
        "5 pages. What looks things up does not know them yet. "
        "Run: manage.py rebuild_references_index, manage.py update_index, manage.py build_search\n"
    )
    assert (ArticlePage.objects.count(), TextPage.objects.filter(slug="strony-na-probe").count()) == (2, 1)


def test_a_folder_with_too_few_sentences_is_named(tmp_path: Path) -> None:
    (tmp_path / "jedna.md").write_text("Fundacja powstaje, gdy fundator złoży oświadczenie w akcie.\n", encoding="utf-8")
    with pytest.raises(LookupError, match="only 1 sentences"):
        sentences(tmp_path)
