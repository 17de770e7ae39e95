"""The glossary in files: loaded once, kept when somebody edits it, told what is wrong with it."""

from pathlib import Path

import pytest
from django.conf import settings
from wagtail.models import Locale

from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError
from cms.core.exchange.records_loading import check_records, read_record_folder, save_records
from cms.core.exchange.report import LoadReport
from cms.core.language import folded, words_in
from cms.translation.domain.glossary import glossary_of
from cms.translation.domain.terms import check_terms
from cms.translation.models import ApprovedTerm
from tests.factories.terms import approve

pytestmark = pytest.mark.django_db
OURS = Path(settings.BASE_DIR) / "content/pl/records/terms.yaml"
ID, OTHER = "0575f531-8a27-4279-a0d8-d54b52c9c12c", "db845529-2385-4d57-8133-cae789ec41cb"
TEXT = f"""
- id: {ID}
  term: "fundacja"
  other_forms: ["fundacyjka", "fundusik"]
  said:
    en:
      approved: ["foundation", "charity"]
      avoided: ["fund"]
      note: "Nie fundusz."
    nb:
      approved: ["stiftelse"]
- id: {OTHER}
  term: "statut"
  said:
    en: {{approved: ["statute"]}}
"""


@pytest.fixture(autouse=True)
def _languages(db: None) -> None:
    for code in ("en", "nb"):
        Locale.objects.get_or_create(language_code=code)


def load(folder: Path, text: str = TEXT, *, overwrite: bool = False) -> list[str]:
    """Load a folder with this list of terms, and say what happened."""
    (folder / "terms.yaml").write_text(text)
    package = read_record_folder(folder)
    problems = check_records(package)
    if problems:
        raise PackageError(problems)
    report = LoadReport()
    save_records(package, Portal(), report, overwrite=overwrite)
    return [f"{row.outcome} [{row.language}] {row.title}" for row in report.rows]


def rows() -> list[tuple[str, ...]]:
    fields = ("locale__language_code", "term", "other_forms", "approved", "avoided", "note")
    return list(ApprovedTerm.objects.order_by("locale__language_code", "term").values_list(*fields))


def test_terms_stand_in_each_language_that_says_something(tmp_path: Path) -> None:
    assert load(tmp_path) == ["created [en] terms: fundacja", "created [nb] terms: fundacja", "created [en] terms: statut"]
    assert rows() == [
        ("en", "fundacja", "fundacyjka, fundusik", "foundation, charity", "fund", "Nie fundusz."),
        ("en", "statut", "", "statute", "", ""),
        ("nb", "fundacja", "fundacyjka, fundusik", "stiftelse", "", ""),
    ]


def test_a_second_load_changes_nothing_and_a_changed_file_is_followed(tmp_path: Path) -> None:
    load(tmp_path)
    before = list(ApprovedTerm.objects.order_by("pk").values_list("pk", flat=True))
    assert load(tmp_path) == ["unchanged [en] terms: fundacja", "unchanged [nb] terms: fundacja", "unchanged [en] terms: statut"]
    changed = load(tmp_path, TEXT.replace('["stiftelse"]', '["stiftelse", "stiftelsen"]').replace('"statut"', '"statut fundacji"'))
    assert changed == ["unchanged [en] terms: fundacja", "updated [nb] terms: fundacja", "updated [en] terms: statut fundacji"]
    assert list(ApprovedTerm.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_a_term_edited_in_the_admin_is_kept_and_the_other_language_is_not_touched(tmp_path: Path) -> None:
    load(tmp_path)
    edited = ApprovedTerm.objects.get(term="fundacja", locale__language_code="en")
    edited.approved = "foundation"
    edited.full_clean()
    edited.save()
    text = TEXT.replace('"charity"', '"trust"').replace('["stiftelse"]', '["stiftelsen"]')
    assert load(tmp_path, text)[:2] == ["kept [en] terms: fundacja", "updated [nb] terms: fundacja"]
    assert [row[3] for row in rows() if row[1] == "fundacja"] == ["foundation", "stiftelsen"]
    assert load(tmp_path, text, overwrite=True)[0] == "updated [en] terms: fundacja"
    assert [row[3] for row in rows() if row[1] == "fundacja"] == ["foundation, trust", "stiftelsen"]


def test_a_term_that_an_editor_made_before_is_kept_whatever_its_letter_case(tmp_path: Path) -> None:
    approve("FUNDACJA", "trust")
    assert load(tmp_path) == ["kept [en] terms: fundacja", "created [nb] terms: fundacja", "created [en] terms: statut"]
    assert [row[1:4] for row in rows() if row[0] == "en"] == [("FUNDACJA", "", "trust"), ("statut", "", "statute")]


def test_a_language_that_the_portal_does_not_have_yet_is_left_out(tmp_path: Path) -> None:
    Locale.objects.filter(language_code="nb").delete()
    assert load(tmp_path) == ["created [en] terms: fundacja", "created [en] terms: statut"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'avoided: ["fund"]',
            'avoided: ["Charity"]',
            "terms.yaml:6: en: “Charity” stands among the approved words and among those to avoid.",
        ),
        ('["foundation", "charity"]', '["a, b"]', "terms.yaml:7: “approved” takes only words without a comma; write two entries instead."),
        ('["stiftelse"]', "[]", "terms.yaml:11: “approved” needs at least 1."),
        ("    nb:", "    de:", "“de” is no language that the portal is translated into. Known are en, nb"),
        ('  term: "statut"', '  term: "fundacja"', "terms.yaml:12: The term “fundacja” stands in line 2 too."),
        ('  term: "statut"\n', "", "The key “term” is missing. Add it."),
        ('["stiftelse"]', '["' + "stiftelse" * 30 + '"]', "250"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(PackageError) as caught:
        load(tmp_path, TEXT.replace(old, new, 1))
    assert message in str(caught.value)
    assert ApprovedTerm.objects.count() == 0


def test_our_glossary_loads_and_breaks_no_rule_of_its_own(tmp_path: Path) -> None:
    done = load(tmp_path, OURS.read_text())
    assert {line.partition(" ")[0] for line in done} == {"created"}
    assert ApprovedTerm.objects.filter(locale__language_code="en").count() >= 60
    for code in ("en", "nb"):
        glossary = glossary_of(Locale.objects.get(language_code=code))
        for term in ApprovedTerm.objects.filter(locale__language_code=code):
            assert words_in(term.term)
            for good in term.good:
                # What is approved of a term is no offence against the terms inside it or beside it.
                warnings = check_terms(source=term.term, translation=good, terms=glossary)
                assert [(one.found.term.term, one.offence, one.word) for one in warnings if one.found.term == term] == []
            assert {folded(word) for word in term.bad}.isdisjoint(folded(word) for word in term.good)
