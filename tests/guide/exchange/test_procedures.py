"""Procedures, offices and handbooks as files: read, loaded, written again, and refused with the line."""

from pathlib import Path
from uuid import UUID

import pytest

from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError
from cms.guide.models import ChapterPage, Office, ProcedurePage
from home.exchange.kinds import KINDS
from home.exchange.load import load_content
from tests.home.conftest import HOME, content_files, page_file
from tests.learning.exchange.sample import uid, write

pytestmark = pytest.mark.django_db

GUIDE, PROCEDURE, HANDBOOK, CHAPTER = (uid(number, 4) for number in range(1, 5))
ACT = f"- id: {uid(13, 4)}\n  short_name: uF\n  title: {{pl: ustawa o fundacjach}}\n"
OFFICES = f"""- id: {uid(14, 4)}
  slug: urzad
  name: {{pl: Urząd, en: Office}}
  hours: {{pl: 8–16, en: 8–16}}
  latitude: "50.06163"
  longitude: "19.93719"
"""
STEP = f"""
      id: {uid(20, 4)}
      title: Złóż wniosek
      text: |
        Zobacz **[to](page:{HOME})**.
      optional: true
      papers:
        - {{id: {uid(21, 4)}, title: Statut, note: dwa egzemplarze}}
        - {{id: {uid(22, 4)}, title: Formularz, url: https://example.org/}}
      office: urzad
      time: 7 dni
      cost: bez opłat
      gives_date: wpis
      deadlines:
        - {{id: {uid(23, 4)}, what: Zgłoś, counted_from: wpis, amount: 14, basis: {{act: uF, article: "12"}}}}
        - {{id: {uid(24, 4)}, what: Napisz, counted_from: wpis, amount: 8, unit: weeks, direction: before}}
        - {{id: {uid(25, 4)}, what: Sprawozdaj, month: 12, day: 31}}
      citations:
        - {{id: {uid(26, 4)}, act: uF, article: "5", paragraph: "1"}}
      lessons:
        - {{id: {uid(27, 4)}, page: {HOME}}}
"""
FACTS = f"""legal:
  state_of_law: 2026-11-22
theme: founding
for_whom: Dla fundatora.
result: Fundacja.
time: miesiąc
before: |
  Zanim zaczniesz.
dates:
  - {{id: {uid(5, 4)}, key: wpis, label: Dzień wpisu, help: W odpisie.}}
journey:
  - step:{STEP}
  - alternatives:
      id: {uid(30, 4)}
      title: Wybierz
      strands:
        - {{id: {uid(31, 4)}, title: Pocztą, text: Powoli., steps: [{{id: {uid(32, 4)}, title: Wyślij}}]}}
        - {{id: {uid(33, 4)}, title: Przez internet, steps: [{{id: {uid(34, 4)}, title: Wypełnij}}]}}
  - parallel:
      id: {uid(40, 4)}
      title: Naraz
      strands:
        - {{id: {uid(41, 4)}, title: Bank, steps: [{{id: {uid(42, 4)}, title: Otwórz rachunek}}]}}
        - {{id: {uid(43, 4)}, title: Poczta, steps: [{{id: {uid(44, 4)}, title: Uruchom skrzynkę}}]}}
if_refused: |
  Popraw i złóż jeszcze raz.
"""


def files(facts: str = FACTS) -> dict[str, bytes]:
    return content_files() | {
        "pl/guide/00.md": page_file(GUIDE, "guide_index", "Poradnik", "poradnik", parent=HOME),
        "pl/guide/10.md": page_file(PROCEDURE, "procedure", "Rejestracja", "rejestracja", parent=GUIDE, more=facts),
        "pl/guide/20.md": page_file(HANDBOOK, "handbook", "Współpraca", "wspolpraca", parent=GUIDE),
        "pl/guide/30.md": page_file(CHAPTER, "chapter", "Zasady", "zasady", parent=HANDBOOK, more="legal:\n  owner: Referat\n"),
        "pl/guide/law.yaml": ACT.encode(),
        "pl/records/offices.yaml": OFFICES.encode(),
    }


def test_a_procedure_is_loaded_written_again_and_loaded_without_a_change(tmp_path: Path) -> None:
    root = write(tmp_path / "content", files())
    load_content(root=root)
    page = ProcedurePage.objects.get(translation_key=PROCEDURE)
    portal = Portal()
    kind = KINDS["procedure"]
    document = kind.read(page, parent=UUID(GUIDE), portal=portal)
    again = ProcedurePage.objects.get(translation_key=PROCEDURE)
    kind.write(document, again, portal)
    assert kind.read(again, parent=UUID(GUIDE), portal=portal) == document
    assert {row.outcome for row in load_content(root=root).rows} == {"unchanged"}
    assert [raw["type"] for raw in page.journey.get_prep_value()] == ["step", "alternatives", "parallel"]
    assert (page.journey[0].id, page.journey[0].value["office"].slug) == (uid(20, 4), "urzad")
    assert str(page.journey[0].value["deadlines"][0].value["citation"]) == "art. 12 uF"
    assert ChapterPage.objects.get(translation_key=CHAPTER).legal_owner == "Referat"
    assert sorted(Office.objects.values_list("locale__language_code", "name")) == [("en", "Office"), ("pl", "Urząd")]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        pytest.param(
            FACTS.replace("counted_from: wpis, amount: 14", "counted_from: inna, amount: 14"), "“inna”", id="deadline without a start"
        ),
        pytest.param(FACTS.replace("month: 12, day: 31", "month: 12"), "“month” and “day”", id="half a day"),
        pytest.param(FACTS.replace("office: urzad", "office: nie-ma"), "nie-ma", id="unknown office"),
        pytest.param(FACTS.replace("  - parallel:", "  - nieznane:"), "nieznane", id="unknown item"),
        pytest.param(FACTS.replace(f"page: {HOME}}}", f"page: {uid(99, 4)}}}"), uid(99, 4), id="unknown page"),
        pytest.param(FACTS.replace("amount: 14", "amount: 0"), "amount", id="no days"),
        pytest.param(FACTS.replace("theme: founding", "theme: inne"), "theme", id="unknown theme"),
    ],
)
def test_a_faulty_file_is_refused_with_its_name_and_nothing_is_loaded(tmp_path: Path, wrong: str, told: str) -> None:
    root = write(tmp_path / "content", files(wrong))
    with pytest.raises(PackageError) as refused:
        load_content(root=root)
    said = "\n".join(f"{problem.file}: {problem.message}" for problem in refused.value.problems)
    assert "10.md" in said
    assert told in said
    assert ProcedurePage.objects.count() == 0
