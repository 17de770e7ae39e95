"""Synonyms that the content brings along: loaded once, kept when somebody edits them, told what is wrong with them."""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.models import Locale

from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError
from cms.core.exchange.records_loading import check_records, read_record_folder, save_records
from cms.core.exchange.report import LoadReport
from search.models import SynonymSet

pytestmark = pytest.mark.django_db
OURS = Path(settings.BASE_DIR) / "content/pl/records/synonyms.yaml"
TEXT = """
- id: cbaf67ee-3ee4-56f1-abbb-36d2f738afc2
  language: pl
  expressions: ["NGO", "organizacja pozarządowa"]
  note: "Skrót."
- id: 5c3bb928-26b9-54ed-ac56-3114781ccd6c
  language: en
  expressions: ["grant", "subsidy"]
"""
SETS = [("en", "grant\nsubsidy", "", True), ("pl", "NGO\norganizacja pozarządowa", "Skrót.", True)]


@pytest.fixture(autouse=True)
def _languages(db: None) -> None:
    for code in ("en", "nb"):
        Locale.objects.get_or_create(language_code=code)


def load(folder: Path, text: str = TEXT) -> list[str]:
    """Load a folder with this list of sets, and say what happened."""
    (folder / "synonyms.yaml").write_text(text)
    package = read_record_folder(folder)
    problems = check_records(package)
    if problems:
        raise PackageError(problems)
    report = LoadReport()
    save_records(package, Portal(), report)
    return [f"{row.outcome} [{row.language}] {row.title}" for row in report.rows]


def rows() -> list[tuple[str, str, str, bool]]:
    return list(SynonymSet.objects.order_by("language", "pk").values_list("language", "expressions", "note", "is_active"))


def test_sets_stand_in_their_language_and_a_second_load_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path) == ["created [pl] synonyms: NGO = organizacja pozarządowa", "created [en] synonyms: grant = subsidy"]
    assert rows() == SETS
    assert load(tmp_path) == ["unchanged [pl] synonyms: NGO = organizacja pozarządowa", "unchanged [en] synonyms: grant = subsidy"]
    assert rows() == SETS


def test_a_changed_file_is_followed_and_what_an_editor_changed_is_kept(tmp_path: Path) -> None:
    load(tmp_path)
    SynonymSet.objects.filter(language="en").update(expressions="grant\ndonation")
    SynonymSet.objects.filter(language="pl").update(is_active=False)
    changed = TEXT.replace('"NGO", ', '"NGO", "trzeci sektor", ').replace('"subsidy"', '"funding"')
    assert load(tmp_path, changed) == [
        "updated [pl] synonyms: NGO = trzeci sektor = organizacja pozarządowa",
        "kept [en] synonyms: grant = funding",
    ]
    assert rows() == [("en", "grant\ndonation", "", True), ("pl", "NGO\ntrzeci sektor\norganizacja pozarządowa", "Skrót.", False)]


def test_a_set_that_an_editor_made_before_is_taken_up(tmp_path: Path) -> None:
    SynonymSet.objects.create(language="en", expressions="grant\nsubsidy")
    assert load(tmp_path)[1] == "unchanged [en] synonyms: grant = subsidy"
    assert rows() == SETS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("language: en", "language: de"),
        ('["grant", "subsidy"]', '["grant"]'),
        ('"subsidy"', f'"{"x" * 61}"'),
        ('"subsidy"', '""'),
    ],
    ids=["language", "alone", "long", "empty"],
)
def test_a_set_with_a_fault_is_refused_with_its_place(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(PackageError, match=r"synonyms\.yaml"):
        load(tmp_path, TEXT.replace(old, new))
    assert rows() == []


def test_ours_are_in_order_and_few_expressions_stand_in_two_sets_of_a_language(tmp_path: Path) -> None:
    said = load(tmp_path, OURS.read_text())
    assert {line.split()[0] for line in said} == {"created"}
    lines = [(row.language, line.lower()) for row in SynonymSet.objects.all() for line in row.lines()]
    # A word with two meanings has two sets; one with more would find everything.
    assert max(Counter(lines).values()) == 2
    assert sum(n > 1 for n in Counter(lines).values()) < len(lines) / 20
    for row in SynonymSet.objects.all():
        row.full_clean()
