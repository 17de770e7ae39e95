"""News and publications as files: loaded, unchanged by a second load, read back, mended and refused."""

from pathlib import Path
from typing import Any

import pytest

from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError
from cms.news.models import ArticlePage, Author, Category, PublicationPage
from home.exchange.kinds import KINDS
from home.exchange.load import load_content
from tests.home.conftest import HOME, content_files, page_file
from tests.learning.exchange.sample import uid, write

pytestmark = pytest.mark.django_db

NEWS, ARTICLE, BARE, SHELF, REPORT = (uid(number, 4) for number in range(1, 6))
RECORDS = {
    "categories": f"- id: {uid(1, 3)}\n  slug: dotacje\n  name: {{pl: Dotacje, en: Grants}}\n  description: {{pl: Nabór, en: Call}}\n",
    "series": f"- id: {uid(2, 3)}\n  slug: rozmowy\n  name: {{pl: Rozmowy}}\n",
    "authors": f"- id: {uid(3, 3)}\n  slug: ewa\n  name: Ewa Lis\n  role: {{pl: doradczyni, en: adviser}}\n  url: https://example.org/ewa\n"
    f"- id: {uid(4, 3)}\n  slug: jan\n  name: Jan Żak\n",
    "tags": f"- id: {uid(5, 3)}\n  slug: sport\n  name: {{pl: sport, en: sports}}\n",
}
FACTS = """published_on: 2014-05-06
kind: story
category: dotacje
series: rozmowy
authors: [jan, ewa]
audiences: [councillor, ngo]
organisation_name: Fundacja Rzeka
tags: [sport]
"""
REPORT_FACTS = f"""kind: research
year: 2013
author_names: Ewa Lis
isbn: 978-83-1
client: Urząd Miasta
field_from: 2012-03-01
method: |
  Ankieta.
  Dwa wiersze.
dataset_url: https://dane.gov.pl/x
files:
  - {{id: {uid(6, 3)}, file: media/raport.pdf, title: Pełny raport, language: pl}}
"""


def files(facts: str = FACTS) -> dict[str, bytes]:
    """A content directory with news and publications."""
    text = f"\n::: text {{{uid(7, 3)}}}\nZobacz [raport](page:{REPORT}).\n:::\n"
    return content_files() | {
        "pl/pages/aktualnosci.md": page_file(NEWS, "news_index", "Aktualności", "aktualnosci", parent=HOME, more="menu: true\n"),
        "pl/pages/publikacje.md": page_file(SHELF, "publication_index", "Publikacje", "publikacje", parent=HOME),
        "pl/news/a.md": page_file(ARTICLE, "article", "Nabór", "nabor", parent=NEWS, body=text, more=facts),
        "pl/news/b.md": page_file(BARE, "article", "Bez niczego", "bez-niczego", parent=NEWS, more="published_on: 2015-01-01\n"),
        "pl/publications/r.md": page_file(REPORT, "publication", "Raport", "raport", parent=SHELF, more=REPORT_FACTS),
        "pl/publications/media/raport.pdf": b"%PDF-1.4 raport",
        **{f"pl/records/{name}.yaml": text.encode() for name, text in RECORDS.items()},
    }


def load(tmp_path: Path, facts: str = FACTS) -> Any:
    """Load the directory."""
    return load_content(root=write(tmp_path / "content", files(facts)))


def article() -> ArticlePage:
    """The article in Polish."""
    return ArticlePage.objects.get(translation_key=ARTICLE, locale__language_code="pl")


def test_files_become_pages_with_all_they_say(tmp_path: Path) -> None:
    load(tmp_path)
    found, report = article(), PublicationPage.objects.get(translation_key=REPORT)
    assert found.live
    assert found.category
    assert found.series
    assert (found.published_on.isoformat(), found.kind, found.category.slug, found.series.slug) == (
        "2014-05-06",
        "story",
        "dotacje",
        "rozmowy",
    )
    assert ([one.slug for one in found.authors], found.audiences) == (["jan", "ewa"], ["ngo", "councillor"])
    assert (found.organisation_name, [tag.slug for tag in found.tags.all()], found.submitted_by) == ("Fundacja Rzeka", ["sport"], None)
    assert (report.kind, report.year, report.method, report.field_to) == ("research", 2013, "Ankieta.\nDwa wiersze.", None)
    assert [(one.value["title"], one.value["document"].filename[:6]) for one in report.files] == [("Pełny raport", "raport")]
    assert {(one.name, one.locale.language_code) for one in Category.objects.all()} == {("Dotacje", "pl"), ("Grants", "en")}
    assert {(one.role, one.locale.language_code) for one in Author.objects.filter(slug="ewa")} == {("doradczyni", "pl"), ("adviser", "en")}


def test_a_second_load_changes_nothing_and_a_changed_file_is_taken(tmp_path: Path) -> None:
    load(tmp_path)
    first = article().latest_revision_id
    load(tmp_path)
    assert article().latest_revision_id == first
    load(tmp_path, FACTS.replace("[jan, ewa]", "[ewa, jan]").replace("series: rozmowy\n", ""))
    assert ([one.slug for one in article().authors], article().series) == (["ewa", "jan"], None)


def test_what_was_loaded_reads_back_equal(tmp_path: Path) -> None:
    load(tmp_path)
    portal = Portal()
    for page in (article(), PublicationPage.objects.get(translation_key=REPORT)):
        kind = KINDS.of(page)
        assert kind is not None
        document = kind.read(page, parent=page.get_parent().translation_key, portal=portal)
        copy = type(page)(locale=page.locale)
        copy.translation_key = page.translation_key
        kind.write(document, copy, portal)
        again = kind.read(copy, parent=page.get_parent().translation_key, portal=portal)
        assert again == document


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("category: dotacje", "category: nie-ma", "nie-ma"),
        ("authors: [jan, ewa]", "authors: [jan, nikt]", "nikt"),
        ("authors: [jan, ewa]", "authors: [jan, jan]", "jan"),
        ("audiences: [councillor, ngo]", "audiences: [everyone]", "audiences"),
        ("published_on: 2014-05-06", "published_on: soon", "published_on"),
        ("kind: story", "kind: gossip", "kind"),
        ("series: rozmowy", "colour: red", "colour"),
    ],
)
def test_what_a_file_gets_wrong_is_named_and_nothing_is_loaded(tmp_path: Path, before: str, after: str, word: str) -> None:
    assert before in FACTS
    with pytest.raises(PackageError) as caught:
        load(tmp_path, FACTS.replace(before, after))
    assert any("news/a.md" in problem.file and word in problem.message for problem in caught.value.problems), caught.value.problems
    assert not ArticlePage.objects.exists()
