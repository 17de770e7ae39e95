"""What holds for every page type: few statements, none twice, described to machines, no cookie. A new type joins by itself."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import get_page_models

from cms.core import generations
from cms.core.models import BasePage
from cms.core.pages.places import PAGES
from tests.factories import (
    ArticlePageFactory,
    ChapterFactory,
    ContactFactory,
    ContactsPageFactory,
    DeclarationPageFactory,
    FunderFactory,
    GlossaryPageFactory,
    GuideIndexFactory,
    HandbookFactory,
    NewsIndexFactory,
    PartnerIndexFactory,
    PartnerPageFactory,
    PlacePageFactory,
    ProcedurePageFactory,
    ProgrammeIndexFactory,
    ProgrammePageFactory,
    ProjectIndexFactory,
    ProjectPageFactory,
    PublicationIndexFactory,
    PublicationPageFactory,
    SiteTree,
    StatutoryPageFactory,
    TextPageFactory,
)
from tests.guide.decisions.making import DecisionFactory
from tests.harness.client import BrowserClient
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.views.test_answers import answer_url
from tests.learning.views.test_queries import Counter
from tests.notices.making import NoticeFormFactory

pytestmark = pytest.mark.django_db


def _project(tree: SiteTree) -> Any:
    """A project with a funder and a partner."""
    partner = PartnerPageFactory(parent=PartnerIndexFactory(parent=tree.home))
    return ProjectPageFactory(parent=ProjectIndexFactory(parent=tree.home), funded_by=FunderFactory(), led_by=partner)


def _chapter(tree: SiteTree) -> Any:
    """A chapter of a handbook."""
    return ChapterFactory(parent=HandbookFactory(parent=GuideIndexFactory(parent=tree.home)))


SAMPLES: dict[str, Callable[[SiteTree], Any]] = {
    "HomePage": lambda tree: tree.home,
    "TextPage": lambda tree: TextPageFactory(parent=tree.home),
    "CourseIndexPage": lambda tree: tree.index,
    "CoursePage": lambda tree: tree.course,
    "ModulePage": lambda tree: tree.modules[0],
    "StepPage": lambda tree: tree.quiz_step,
    "NewsIndexPage": lambda tree: ArticlePageFactory(parent=NewsIndexFactory(parent=tree.home)).get_parent().specific,
    "ArticlePage": lambda tree: ArticlePageFactory(parent=NewsIndexFactory(parent=tree.home), tags=["dotacje"]),
    "PublicationIndexPage": lambda tree: PublicationPageFactory(parent=PublicationIndexFactory(parent=tree.home)).get_parent().specific,
    "PublicationPage": lambda tree: PublicationPageFactory(parent=PublicationIndexFactory(parent=tree.home), tags=["badania"]),
    "ProjectIndexPage": lambda tree: _project(tree).get_parent().specific,
    "ProjectPage": lambda tree: _project(tree),
    "PartnerIndexPage": lambda tree: PartnerPageFactory(parent=PartnerIndexFactory(parent=tree.home)).get_parent().specific,
    "PartnerPage": lambda tree: _project(tree).partners[0].value["page"].specific,
    "PlacePage": lambda tree: PlacePageFactory(parent=tree.home),
    "ContactsPage": lambda tree: ContactsPageFactory(parent=tree.home, cards=[ContactFactory(), ContactFactory()]),
    "ProgrammeIndexPage": lambda tree: ProgrammePageFactory(parent=ProgrammeIndexFactory(parent=tree.home)).get_parent().specific,
    "ProgrammePage": lambda tree: ProgrammePageFactory(parent=ProgrammeIndexFactory(parent=tree.home)),
    "StatutoryPage": lambda tree: StatutoryPageFactory(parent=tree.home),
    "GlossaryPage": lambda tree: GlossaryPageFactory(parent=tree.home),
    "NoticeFormPage": lambda tree: NoticeFormFactory(parent=tree.home),
    "DecisionPage": lambda tree: DecisionFactory(parent=GuideIndexFactory(parent=tree.home)),
    "GuideIndexPage": lambda tree: ProcedurePageFactory(parent=GuideIndexFactory(parent=tree.home)).get_parent().specific,
    "ProcedurePage": lambda tree: ProcedurePageFactory(parent=GuideIndexFactory(parent=tree.home)),
    "HandbookPage": lambda tree: _chapter(tree).get_parent().specific,
    "ChapterPage": _chapter,
    "DeclarationPage": lambda tree: DeclarationPageFactory(parent=tree.home),
}
TYPES = sorted(model.__name__ for model in get_page_models() if issubclass(model, BasePage))


def test_every_page_type_has_a_sample() -> None:
    assert sorted(SAMPLES) == TYPES


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("who", ["client", "learner_client"])
def test_a_warm_page_costs_at_most_ten_statements_and_none_twice(
    request: pytest.FixtureRequest, site_tree: SiteTree, sql_count: Counter, name: str, who: str
) -> None:
    browser: BrowserClient = request.getfixturevalue(who)
    url = SAMPLES[name](site_tree).url
    browser.post(
        answer_url(site_tree.quiz_step), posted(form_key(browser, site_tree.quiz_step.url), right_answers(key_for(site_tree.quiz_step)))
    )
    browser.get(url)
    with sql_count() as queries:
        response = browser.get(url)
    assert (response.status_code, queries.duplicates) == (200, []), str(queries)
    assert queries.count <= 10, str(queries)


@pytest.mark.parametrize("name", TYPES)
def test_the_first_page_after_a_publish_asks_nothing_twice(
    site_tree: SiteTree, client: BrowserClient, sql_count: Counter, name: str
) -> None:
    url = SAMPLES[name](site_tree).url
    client.get(url)
    generations.bump(PAGES)
    with sql_count() as queries:
        assert client.get(url).status_code == 200
    # The partners of a project are read as whole pages, and the partner that is shown is one of them.
    assert len(queries.duplicates) == (name == "PartnerPage"), str(queries)
    # Some ten of them are menus, languages and names that all pages share; the next page finds those.
    assert queries.count <= 24, str(queries)


@pytest.mark.parametrize("name", TYPES)
def test_a_page_describes_itself_and_sets_no_cookie(site_tree: SiteTree, client: BrowserClient, name: str) -> None:
    response = client.get(SAMPLES[name](site_tree).url)
    html = response.content.decode()
    assert response.cookies == {}
    assert html.count("<h1") == 1
    for part in ('type="application/ld+json"', 'rel="canonical"', 'hreflang="pl"', '<html lang="pl"'):
        assert part in html, part
