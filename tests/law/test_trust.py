"""From where we know what a place says: kept, told to readers, and decisive for the banner."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from cms.law.blocks import citation_line
from cms.law.checking.proof import is_draft, rests_on_little
from cms.law.enums import Trust
from cms.law.models import Citation, LegalStatus
from home.exchange.load import load_content
from home.models import TextPage
from tests.factories import CitationFactory, LegalActFactory, SiteTree, TextPageFactory
from tests.factories.publishing import commit_hooks
from tests.harness.client import BrowserClient
from tests.home.checking import PLACES, good_files
from tests.law.checking.places import basis
from tests.learning.exchange.sample import uid, write

pytestmark = pytest.mark.django_db
VERIFIED: dict[str, Any] = {"legal_status": LegalStatus.VERIFIED, "state_of_law_on": date(2026, 11, 22)}


def shown_of(trust: str) -> str:
    citation = CitationFactory(trust=trust)
    with translation.override("en"):
        return citation_line(Citation.objects.with_acts().get(pk=citation.pk), language="en").source


def test_mark_is_one_of_the_list() -> None:
    with pytest.raises(ValidationError, match=r"mark|sure"):
        CitationFactory.build(act=LegalActFactory(), trust="sure").full_clean()
    with pytest.raises(IntegrityError, match="mowis_law_citation_trust_known"), transaction.atomic():
        CitationFactory(trust="sure")


@pytest.mark.parametrize(
    ("trust", "words"),
    [
        ("", ""),
        ("primary", ""),
        ("two_sources", "two accounts"),
        ("one_source", "one account"),
        ("general", "general"),
        ("verify", "verified"),
    ],
)
def test_reader_is_told_of_all_but_the_official_text(trust: str, words: str) -> None:
    assert (words in shown_of(trust)) if words else shown_of(trust) == ""


def test_place_without_a_mark_is_marked_as_its_paragraph_and_its_article() -> None:
    act = LegalActFactory()
    places = [
        ("5", "", "", "verify"),
        ("5", "1", "", "primary"),
        ("5", "1", "2", ""),
        ("5", "2", "", ""),
        ("6", "", "", ""),
        ("5", "3", "", "general"),
    ]
    for article, paragraph, point, trust in places:
        CitationFactory(act=act, article=article, paragraph=paragraph, point=point, trust=trust)
    CitationFactory(article="6", trust="verify")
    found = Citation.objects.filter(act=act).with_trust().order_by("pk").values_list("settled_trust", flat=True)
    assert list(found) == ["verify", "primary", "primary", "verify", "", "general"]


@pytest.mark.parametrize(
    ("marks", "is_shown"),
    [
        (["general"], True),
        (["verify", "general"], True),
        (["general", "one_source"], False),
        (["primary"], False),
        (["general", ""], False),
        ([], False),
    ],
)
def test_verified_page_that_rests_on_general_knowledge_alone_is_shown_as_a_draft(
    site_tree: SiteTree, client: BrowserClient, marks: list[str], is_shown: bool
) -> None:
    page = page_citing(site_tree, marks)
    assert (rests_on_little(page), is_draft(page)) == (is_shown, is_shown)
    assert ("legal-state__draft" in client.get(page.url).content.decode()) == is_shown


def test_draft_is_a_draft_on_whatever_it_rests(site_tree: SiteTree) -> None:
    page = page_citing(site_tree, ["primary"], legal_status=LegalStatus.DRAFT)
    assert (rests_on_little(page), is_draft(page)) == (False, True)


def test_banner_goes_when_a_place_has_been_compared(site_tree: SiteTree) -> None:
    page = page_citing(site_tree, ["verify"])
    assert rests_on_little(page)
    citation = Citation.objects.get(trust="verify")
    citation.trust = Trust.PRIMARY
    with commit_hooks():
        citation.save()
    assert not rests_on_little(page)


@pytest.mark.parametrize("count", [1, 12])
def test_marks_of_a_page_cost_one_statement_and_then_none(site_tree: SiteTree, count: int) -> None:
    page = page_citing(site_tree, ["general"] * count)
    with CaptureQueriesContext(connection) as queries:
        assert rests_on_little(page)
    first = len(queries)
    with CaptureQueriesContext(connection) as queries:
        assert rests_on_little(page)
    assert (first <= 2, len(queries)) == (True, 0)


def test_list_of_places_is_loaded_and_an_editors_mark_stays(tmp_path: Path) -> None:
    root = write(tmp_path / "content", good_files())
    load_content(root=root)
    assert list(Citation.objects.order_by("pk").values_list("article", "paragraph", "trust")) == [("5", "", "one_source"), ("5", "1", "")]
    assert {row.outcome for row in load_content(root=root).rows} == {"unchanged"}
    place = Citation.objects.get(paragraph="")
    place.trust = Trust.PRIMARY
    place.save()
    write(root, {PLACES: f'- {{id: {uid(90, 9)}, act: uF, article: "5", trust: verify}}\n'.encode()})
    report = load_content(root=root)
    assert [str(row).partition(":")[0] for row in report.rows if row.outcome == "kept"] == ["kept [pl] places"]
    assert Citation.objects.get(paragraph="").trust == "primary"


def test_citation_that_came_with_a_page_gets_its_mark_and_one_made_by_an_editor_keeps_its_own(tmp_path: Path) -> None:
    """On a portal that was loaded before there was a list, and on one where an editor was first."""
    root = write(tmp_path / "content", good_files())
    act = LegalActFactory(short_name="uF")
    CitationFactory(act=act, article="5", paragraph="1")
    CitationFactory(act=act, article="5", trust=Trust.PRIMARY)
    lines = [f'- {{id: {uid(90 + n, 9)}, act: uF, article: "5", {more}trust: verify}}' for n, more in enumerate(("", 'paragraph: "1", '))]
    write(root, {PLACES: "\n".join(lines).encode() + b"\n"})
    load_content(root=root)
    assert list(Citation.objects.order_by("pk").values_list("paragraph", "trust")) == [("1", "verify"), ("", "primary")]


def page_citing(site_tree: SiteTree, marks: list[str], **values: Any) -> TextPage:
    """A live page of text that cites places with these marks."""
    citations = [CitationFactory(trust=mark) for mark in marks]
    body = basis(*citations) if citations else "[]"
    page: TextPage = TextPageFactory(parent=site_tree.home, title="Strona", slug="strona", body=body, **{**VERIFIED, **values})
    return page


def test_editors_filter_by_the_mark(admin_client: Any, site_tree: SiteTree) -> None:
    CitationFactory(article="77", trust=Trust.VERIFY)
    CitationFactory(article="78", trust=Trust.PRIMARY)
    read = admin_client.get("/admin/snippets/mowis_law/citation/?trust=verify").content.decode()
    assert ("art. 77" in read, "art. 78" in read) == (True, False)
