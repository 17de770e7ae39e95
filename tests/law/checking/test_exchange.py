"""What the legal desk adds to content files comes back as it was written."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cms.core.exchange.blocks.registry import codec_for
from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError
from cms.law.exchange import ActRecord, act_record, link_act, read_acts, save_act, write_acts
from cms.law.models import LegalAct
from home.exchange.kinds_front import TextKind
from home.models import TextPage
from learning.exchange.questions import question_raw, read_quiz, record_of, write_quiz
from tests.factories import CitationFactory, LegalActFactory, SiteTree, TextPageFactory

pytestmark = pytest.mark.django_db


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


VERSIONS = f"""title: "Podpis"
versions:
  - id: {uid(1)}
    valid_to: 2025-12-31
    text: |
      Na papierze.
  - id: {uid(2)}
    valid_from: 2026-01-01
    text: |
      Także **elektronicznie**.
    citations:
      - id: {uid(3)}
        act: "uF"
        article: "5"
        paragraph: "1"
"""
QUIZ = f"""- id: {uid(10)}
  type: reflection
  prompt: Co zmienisz?
  citations:
    - {{id: {uid(11)}, act: uF, article: 5}}
"""


def record(**values: Any) -> ActRecord:
    return ActRecord.model_validate({"id": uid(20), "short_name": "stara", "title": {"pl": "stara ustawa"}, **values})


def test_block_of_versions_comes_back_with_its_citations() -> None:
    LegalActFactory(short_name="uF")
    codec, portal = codec_for("law_versions"), Portal()
    assert codec is not None
    data = codec.read(VERSIONS, file="x.md", first_line=1)
    raw = codec.to_raw(data, portal)
    stored = TextPage._meta.get_field("body").to_python([{"type": "law_versions", "id": uid(9), "value": raw}]).get_prep_value()
    again = codec.record.model_validate(codec.from_raw(stored[0]["value"], portal))
    assert again == data
    assert codec.read(codec.write(again), file="x.md", first_line=1) == data


@pytest.mark.parametrize("broken", ["versions: []", VERSIONS.replace("2025-12-31", "koniec roku"), VERSIONS.replace("text", "tekst", 1)])
def test_block_that_cannot_be_read_is_refused_by_line(broken: str) -> None:
    codec = codec_for("law_versions")
    assert codec is not None
    with pytest.raises(PackageError):
        codec.read(broken, file="x.md", first_line=1)


def test_question_comes_back_with_its_citations() -> None:
    CitationFactory(act=LegalActFactory(short_name="uF"), article="5")
    (asked,) = read_quiz(QUIZ, file="x.quiz.yaml")
    again = record_of(question_raw(asked, page_of=lambda _key: 0), key_of=lambda _pk: None)
    assert again == asked
    assert read_quiz(write_quiz((again,)), file="x.quiz.yaml") == (asked,)


def test_page_of_text_comes_back_with_its_state_of_law(site_tree: SiteTree) -> None:
    page = TextPageFactory(
        parent=site_tree.home, title="Zasady", slug="zasady", state_of_law_on=dt.date(2026, 11, 1), next_check_on=dt.date(2027, 5, 1)
    )
    values = TextKind().values(page)
    assert values["legal"] == {"state_of_law": dt.date(2026, 11, 1), "next_check": dt.date(2027, 5, 1), "status": "draft", "owner": ""}


def test_act_names_what_replaced_it_even_when_that_stands_below_it(site_tree: SiteTree) -> None:
    old, new = record(replaced_by="nowa"), record(id=uid(21), short_name="nowa", title={"pl": "nowa ustawa", "en": "new act"})
    for act in read_acts(write_acts([old, new])):
        save_act(act)
    link_act(old)
    assert act_record("stara").replaced_by == "nowa"
    stored = LegalAct.objects.get(short_name="stara")
    assert (stored.replaced_by.title, stored.changes.count()) == ("nowa ustawa", 0)


@pytest.mark.parametrize("named", ["nikt", "stara"])
def test_successor_that_is_none_is_refused(site_tree: SiteTree, named: str) -> None:
    save_act(record())
    with pytest.raises(ValidationError):
        link_act(record(replaced_by=named))
    assert LegalAct.objects.get(short_name="stara").replaced_by is None
