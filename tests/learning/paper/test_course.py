"""The whole course as a tagged PDF."""

from typing import Any

import pytest

from cms.core.paper.typesetting import TypesettingError
from learning.models import StepPage
from learning.paper import course as course_module
from tests.core.paper.reading import Paper
from tests.factories import SiteTree, publish, translate, unpublish
from tests.factories.question_kinds import MAKERS
from tests.harness.client import BrowserClient
from tests.learning.canaries import CANARY, SECRET_NUMBER, canaries
from tests.learning.views.test_result_kinds import asking

pytestmark = pytest.mark.django_db

BODY = (
    '<h4>Zażółć gęślą jaźń</h4><p>Tekst <strong>ważny</strong> i <a href="https://example.org/akt">akt</a>.</p>'
    "<h2>Dalej</h2><ul><li>raz</li><li>dwa</li></ul><ol><li>trzy</li></ol>"
)


def paper_of(client: BrowserClient, course: Any) -> Paper:
    response = client.get(f"{course.url}pdf/")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert not response.cookies
    return Paper(response.content)


def written(step: Any, html: str = BODY) -> None:
    page = StepPage.objects.get(pk=step.pk)
    table = {
        "columns": [{"type": "text", "heading": "Kto"}, {"type": "text", "heading": "Ile"}],
        "rows": [{"values": ["NGO", "5"]}],
        "caption": "Szkolenia",
    }
    page.body = page.body.stream_block.to_python(
        [{"type": "text", "value": html}, {"type": "table", "value": {"table": table, "heads": "columns"}}]
    )
    publish(page)


def test_course_is_accessible_and_says_all(site_tree: SiteTree, client: BrowserClient) -> None:
    written(site_tree.steps[0])
    paper = paper_of(client, site_tree.course)
    paper.check(lang="pl", title=site_tree.course.title)
    for words in (
        site_tree.course.for_whom,
        *(page.title for page in (*site_tree.modules, *site_tree.steps)),
        "Zażółć gęślą jaźń",
        "raz",
        "Szkolenia",
    ):
        assert words in paper.text, words
    assert "https://example.org/akt" in paper.links
    assert len(paper.of("TH")) == 2
    assert paper.inner_links >= 5  # the table of contents
    assert len(paper.reader.outline) > 0


def test_every_block_of_a_body_can_be_drawn(full_page: Any, site_tree: SiteTree, client: BrowserClient) -> None:
    page = StepPage.objects.get(pk=site_tree.steps[0].pk)
    page.body = page.body.stream_block.to_python(full_page.body.get_prep_value())
    publish(page)
    assert {child.block_type for child in page.body} == {child.block_type for child in full_page.body}
    paper = paper_of(client, site_tree.course)
    paper.check(lang="pl", title=site_tree.course.title)
    assert paper.alts
    assert {"Table", "TH", "L", "LI", "Link", "Figure"} <= set(paper.tags)


def test_no_secret_of_any_type_is_in_the_pdf(site_tree: SiteTree, client: BrowserClient) -> None:
    asking(site_tree.steps[2], *canaries().values())
    paper = paper_of(client, site_tree.course)
    assert "Pierwsza" in paper.text
    assert CANARY not in paper.text
    assert SECRET_NUMBER not in paper.text


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_every_type_of_question_can_be_drawn(site_tree: SiteTree, client: BrowserClient, kind: str) -> None:
    asking(site_tree.steps[2], MAKERS[kind]())
    paper_of(client, site_tree.course).check(lang="pl", title=site_tree.course.title)


def test_pdf_is_drawn_once_until_a_text_changes(site_tree: SiteTree, client: BrowserClient, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []
    draw = course_module.draw
    monkeypatch.setattr(course_module, "draw", lambda told, *, day: drawn.append(told) or draw(told, day=day))  # type: ignore[func-returns-value]
    written(site_tree.steps[0], "<p>Nowe słowa.</p>")
    first = paper_of(client, site_tree.course)
    paper_of(client, site_tree.course)
    assert len(drawn) == 1
    written(site_tree.steps[0], "<p>Jeszcze nowsze słowa.</p>")
    assert "Jeszcze nowsze" in paper_of(client, site_tree.course).text
    assert "Jeszcze nowsze" not in first.text
    assert len(drawn) == 2


def test_course_that_is_not_live_has_none(site_tree: SiteTree, client: BrowserClient) -> None:
    address = f"{site_tree.course.url}pdf/"
    unpublish(site_tree.course)
    assert client.get(address).status_code == 404


def test_course_page_leads_to_it(site_tree: SiteTree, client: BrowserClient) -> None:
    assert f'href="{site_tree.course.url}pdf/"' in client.get(site_tree.course.url).content.decode()


def test_untranslated_step_stands_in_polish_and_says_so(site_tree: SiteTree, client: BrowserClient) -> None:
    course = translate(site_tree.course, "en")
    paper = paper_of(client, course)
    paper.check(lang="en", title=course.title)
    assert "(Polish)" in paper.text or "Polish" in paper.text
    assert site_tree.steps[0].title in paper.text
    assert "pl" in paper.languages


def test_refused_drawing_leads_to_the_page_to_print(site_tree: SiteTree, client: BrowserClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(told: Any, *, day: Any) -> bytes:
        raise TypesettingError("no")

    monkeypatch.setattr(course_module, "draw", refuse)
    response = client.get(f"{site_tree.course.url}pdf/")
    assert (response.status_code, response["Location"]) == (302, f"{site_tree.course.url}do-druku/")
