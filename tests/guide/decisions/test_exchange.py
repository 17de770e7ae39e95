"""Helpers as files: read, loaded, written again, and refused with the line."""

from pathlib import Path
from uuid import UUID

import pytest

from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError
from cms.guide.models import DecisionPage
from home.exchange.kinds import KINDS
from home.exchange.load import load_content
from tests.home.conftest import HOME, content_files, page_file
from tests.learning.exchange.sample import uid, write

pytestmark = pytest.mark.django_db

GUIDE, HELPER = uid(1, 5), uid(2, 5)
FACTS = f"""legal:
  state_of_law: 2026-11-22
  status: draft
  owner: Referat
questions:
  - id: {uid(3, 5)}
    key: ile
    text: Ile osób?
    help: |
      Policz.
      Jeszcze raz.
    answers:
      - {{id: {uid(4, 5)}, text: Trzy, hint: Albo cztery., leads_to: zwykle}}
      - {{id: {uid(5, 5)}, text: Siedem, leads_to: rejestrowe}}
results:
  - id: {uid(6, 5)}
    key: zwykle
    title: Stowarzyszenie zwykłe
    text: |
      Zobacz **[to](page:{HOME})**.
    reasons:
      - {{id: {uid(7, 5)}, text: Jest Was mało.}}
    pros:
      - {{id: {uid(8, 5)}, text: Mniej papierów.}}
    links:
      - {{id: {uid(9, 5)}, page: {HOME}}}
    citations:
      - {{id: {uid(10, 5)}, act: PoS, article: "40", paragraph: "5"}}
  - id: {uid(11, 5)}
    key: rejestrowe
    title: Stowarzyszenie rejestrowe
    links:
      - {{id: {uid(12, 5)}, page: {HOME}}}
"""
ACT = f"- id: {uid(13, 5)}\n  short_name: PoS\n  title: {{pl: Prawo o stowarzyszeniach}}\n"


def files(facts: str = FACTS) -> dict[str, bytes]:
    return content_files() | {
        "pl/guide/00.md": page_file(GUIDE, "guide_index", "Poradnik", "poradnik", parent=HOME),
        "pl/guide/10.md": page_file(HELPER, "decision", "Jaka organizacja?", "jaka", parent=GUIDE, more=facts),
        "pl/guide/law.yaml": ACT.encode(),
    }


def test_helper_is_loaded_and_read_back_equal(tmp_path: Path) -> None:
    root = write(tmp_path / "content", files())
    load_content(root=root)
    page = DecisionPage.objects.get(translation_key=HELPER)
    assert [(node.block_type, node.id, node.value["key"]) for node in page.nodes] == [
        ("question", str(uid(3, 5)), "ile"), ("result", str(uid(6, 5)), "zwykle"), ("result", str(uid(11, 5)), "rejestrowe"),
    ]  # fmt: skip
    assert [(bound.id, bound.value["leads_to"]) for bound in page.nodes[0].value["answers"].bound_blocks] == [
        (str(uid(4, 5)), "zwykle"), (str(uid(5, 5)), "rejestrowe"),
    ]  # fmt: skip
    assert str(page.nodes[1].value["citations"][0]["citation"]).startswith("art. 40")
    kind, portal = KINDS["decision"], Portal()
    document = kind.read(page, parent=UUID(GUIDE), portal=portal)
    other = DecisionPage(title="x", slug="x", locale=page.locale, translation_key=page.translation_key)
    kind.write(document, other, portal)
    assert other.nodes.get_prep_value() == page.nodes.get_prep_value()
    assert kind.read(other, parent=UUID(GUIDE), portal=portal) == document
    assert {row.outcome for row in load_content(root=root).rows} == {"unchanged"}


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("leads_to: rejestrowe}", "leads_to: nic}", "leads_to: nic", "there is nothing with that key"),
        ("leads_to: rejestrowe}", "leads_to: ile}", "leads_to: ile", "The way goes round in a circle: ile → ile"),
        ("    key: rejestrowe", "    key: zwykle", "    key: zwykle", "stands further up already"),
        ("    key: rejestrowe", "    key: Nie Tak", "    key: Nie Tak", "small letters"),
        ("key: ile", "klucz: ile", "klucz: ile", "“klucz” is not known"),
    ],
)
def test_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: str, says: str) -> None:
    content = files(FACTS.replace(old, new))
    with pytest.raises(PackageError) as caught:
        load_content(root=write(tmp_path / "content", content))
    text = content["pl/guide/10.md"].decode().splitlines()
    found = [problem for problem in caught.value.problems if says in problem.message]
    assert found
    assert any(line in text[problem.line - 1] for problem in found), [(problem.line, problem.message) for problem in found]
    assert not DecisionPage.objects.exists()
