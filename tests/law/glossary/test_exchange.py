"""Terms in files: what a file says comes back as it was, and a second load changes nothing."""

import pytest

from cms.core.exchange.folder import PackageFolder
from cms.core.exchange.package import Package
from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError
from cms.core.exchange.records import record_kinds
from cms.core.exchange.records_loading import Records, check_records, read_record_file, save_records
from cms.core.exchange.report import LoadReport
from cms.law.glossary.exchange import GlossaryKind, TermRecord, term_record
from cms.law.glossary.models import Term
from tests.factories import LegalActFactory, SiteTree

pytestmark = pytest.mark.django_db
FILE = """\
- id: 20000000-0000-4000-8000-000000000001
  slug: fundator
  name: {pl: "fundator", en: "founder"}
  definition: {pl: "Kto **ustanawia** fundację.", en: "Who sets it up."}
  citations:
    - {act: uF, article: 5, paragraph: 1}
  see_also: [statut]
- id: 20000000-0000-4000-8000-000000000002
  slug: statut
  name: {pl: "statut"}
  abbreviations: ["ST"]
  other_names: {pl: ["karta"]}
  definition: {pl: "Dokument."}
  see_also: [fundator]
"""


def load(tmp_path: object, text: str = FILE) -> tuple[list[TermRecord], LoadReport]:
    """Load a file as ``load_content`` does."""
    path = tmp_path / "glossary.yaml"  # type: ignore[operator]
    path.write_text(text, encoding="utf-8")
    folder = PackageFolder(tmp_path)  # type: ignore[arg-type]
    kind = record_kinds()[GlossaryKind.name]
    package = Package("records", folder, "")
    package.extra["records"] = Records(read_record_file(kind, folder, "glossary.yaml"))
    assert check_records(package) == []
    report = LoadReport()
    save_records(package, Portal(), report)
    return [one.record for one in package.extra["records"].sources], report


def test_terms_come_back_as_they_were_and_a_second_load_changes_nothing(site_tree: SiteTree, tmp_path: object) -> None:
    LegalActFactory(short_name="uF")
    records, first = load(tmp_path)
    assert (first.count("created"), Term.objects.count()) == (3, 3)
    assert [term_record(record.slug) for record in records] == records
    _records, second = load(tmp_path)
    assert (second.count("unchanged"), second.changed) == (3, False)


def test_term_edited_in_the_admin_is_kept(site_tree: SiteTree, tmp_path: object) -> None:
    LegalActFactory(short_name="uF")
    load(tmp_path)
    Term.objects.filter(slug="statut").first().linked.all().delete()  # type: ignore[union-attr]
    _records, report = load(tmp_path)
    assert (report.count("kept"), report.count("unchanged")) == (1, 2)


def test_link_into_the_portal_is_refused(site_tree: SiteTree, tmp_path: object) -> None:
    with pytest.raises(PackageError, match="A term links to addresses only"):
        load(tmp_path, FILE.replace("Dokument.", "[x](page:20000000-0000-4000-8000-000000000009)"))
