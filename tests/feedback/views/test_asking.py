"""Which pages ask their readers, and what asking costs a page: nothing of a person."""

from datetime import date
from typing import Any

import pytest
from wagtail.models import PageViewRestriction, get_page_models

from cms.core.models import BasePage
from tests.factories import (
    ArticlePageFactory,
    NewsIndexFactory,
    PublicationIndexFactory,
    PublicationPageFactory,
    SiteTree,
    TextPageFactory,
    translate,
)
from tests.feedback.making import vote_url
from tests.harness.client import BrowserClient
from tests.notices.making import NoticeFormFactory

pytestmark = pytest.mark.django_db

#: Lists, front pages, forms, and the pages of a course that only lead to its steps.
SILENT = {
    "CourseIndexPage", "CoursePage", "GuideIndexPage", "HomePage", "ModulePage", "NewsIndexPage", "NoticeFormPage", "PartnerIndexPage",
    "ProgrammeIndexPage", "ProjectIndexPage", "PublicationIndexPage",
}  # fmt: skip


def test_every_type_asks_but_those_that_have_nothing_to_ask_about() -> None:
    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    assert {model.__name__ for model in models if not model.asks_if_helpful} == SILENT


PAGES: dict[str, Any] = {
    "text page": lambda tree: TextPageFactory(parent=tree.home),
    "article": lambda tree: ArticlePageFactory(parent=NewsIndexFactory(parent=tree.home)),
    "publication": lambda tree: PublicationPageFactory(parent=PublicationIndexFactory(parent=tree.home)),
    "step with a quiz": lambda tree: tree.quiz_step,
    "step to read": lambda tree: tree.read_step,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_and_is_the_same_for_everybody(client: BrowserClient, site_tree: SiteTree, name: str) -> None:
    page = PAGES[name](site_tree)
    response = client.get(page.url)
    html = response.content.decode()
    assert (response.status_code, response.cookies, html.count(f'action="{vote_url(page)}"')) == (200, {}, 1)
    assert "Czy ta strona pomogła?" in html or "Did this page help?" in html


def test_asking_leaves_the_page_as_cacheable_as_it_was(client: BrowserClient, site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home)
    first, second = client.get(page.url), BrowserClient().get(page.url)
    assert (first["Cache-Control"], first.content == second.content, "csrfmiddlewaretoken" in first.content.decode()) == (
        "no-cache",
        True,
        False,
    )


def test_a_page_in_another_language_asks_about_itself(client: BrowserClient, site_tree: SiteTree) -> None:
    page = translate(TextPageFactory(parent=site_tree.home), "en")
    assert f'action="{vote_url(page, "en")}"' in client.get(page.url).content.decode()


def archived(tree: SiteTree) -> str:
    return str(TextPageFactory(parent=tree.home, archived_on=date(2026, 1, 1), archive_reason="Minęło.").url)


def restricted(tree: SiteTree) -> str:
    page = TextPageFactory(parent=tree.home)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return str(page.url)


def mirror(tree: SiteTree) -> str:
    page = TextPageFactory(parent=tree.home)
    return str(page.create_alias(parent=tree.home, update_slug="odbicie").get_url())


QUIET: dict[str, Any] = {
    "front page": lambda tree: tree.home.url,
    "list": lambda tree: NewsIndexFactory(parent=tree.home).url,
    "course": lambda tree: tree.course.url,
    "course to print": lambda tree: f"{tree.course.url}do-druku/",
    "form": lambda tree: NoticeFormFactory(parent=tree.home).url,
    "archived": archived,
    "for some people": restricted,
    "mirror of another": mirror,
    "no page": lambda tree: "/pl/konto/zaloguj/",
    "not found": lambda tree: "/pl/nie-ma-mnie/",
}


@pytest.mark.parametrize("name", QUIET)
def test_elsewhere_nobody_is_asked(learner_client: BrowserClient, site_tree: SiteTree, name: str) -> None:
    html = learner_client.get(QUIET[name](site_tree), follow=True).content.decode()
    assert "data-feedback" not in html


def test_a_signed_in_reader_has_a_token_in_the_form(learner_client: BrowserClient, site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home)
    form = learner_client.get(page.url).content.decode().partition("data-feedback")[2].partition("</form>")[0]
    assert "csrfmiddlewaretoken" in form
