"""“Before and now”: which version applies is told as of the day of reading."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from cms.law.checking.versions import FUTURE, NOW, PAST, LawVersionsBlock, state_on
from home.models import TextPage
from tests.factories import CitationFactory, LegalActFactory, SiteTree, TextPageFactory, block
from tests.factories.questions import stream
from tests.harness.client import BrowserClient

from .places import cited

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 1, 1)
WORDS = ("Applied before", "Applies today", "Will apply")
BEFORE = DAY - dt.timedelta(days=1)


def version(number: int, first: str | None, last: str | None, *citations: Any) -> dict[str, Any]:
    value = {"valid_from": first, "valid_to": last, "text": f"<p>wersja {number}</p>", "citations": cited(*citations)}
    return {"type": "item", "id": f"00000000-0000-4000-8000-00000000000{number}", "value": value}


def rule(*versions: dict[str, Any]) -> str:
    return stream(block("law_versions", {"title": "Podpis", "versions": list(versions)}))


TWO = (version(1, None, "2025-12-31"), version(2, "2026-01-01", None))


@pytest.mark.parametrize(("day", "states"), [(BEFORE, ["Applies today", "Will apply"]), (DAY, ["Applied before", "Applies today"])])
def test_state_is_said_in_words(day: dt.date, states: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_a: day)
    body = TextPage._meta.get_field("body").to_python(rule(*TWO))
    with translation.override("en"):
        html = str(body.render_as_block())
    assert [words for words in WORDS if words in html] == states
    assert html.index(states[0]) < html.index("wersja 1") < html.index(states[1]) < html.index("wersja 2")
    assert "until 31 December 2025" in html
    assert "from 1 January 2026" in html


def test_page_says_it_right_after_midnight_although_its_body_is_cached(
    site_tree: SiteTree, client: BrowserClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = TextPageFactory(parent=site_tree.home, title="Zasady", slug="zasady", body=rule(*TWO))
    seen = []
    for day in (BEFORE, BEFORE, DAY):
        monkeypatch.setattr(timezone, "localdate", lambda *_a, day=day: day)
        html = client.get(page.url).content.decode()
        seen.append(html.index("block-law-versions__item--now") < html.index("wersja 1"))
    assert seen == [True, True, False]


@given(day=st.dates(), first=st.none() | st.dates(), last=st.none() | st.dates())
def test_every_day_is_before_in_or_after(day: dt.date, first: dt.date | None, last: dt.date | None) -> None:
    state = state_on(day, first=first, last=last)
    if state == FUTURE:
        assert first is not None
        assert day < first
    elif state == PAST:
        assert last is not None
        assert day > last
    else:
        assert state == NOW
        assert first is None or first <= day
        assert last is None or day <= last


@pytest.mark.parametrize(
    ("versions", "wrong"),
    [
        ([(None, "2025-12-31"), ("2026-01-01", None)], {}),
        ([("2020-01-01", "2020-12-31"), ("2021-01-01", "2021-12-31"), ("2022-01-01", None)], {}),
        ([("2026-02-01", "2026-01-01"), ("2026-03-01", None)], {0: "valid_to"}),
        ([(None, None), ("2026-01-01", None)], {0: "valid_from", 1: "valid_from"}),
        ([(None, "2025-12-31"), (None, "2026-12-31")], {1: "valid_from"}),
        ([(None, "2026-01-01"), ("2026-01-01", None)], {1: "valid_from"}),
        ([("2026-01-01", None), (None, "2025-12-31")], {1: "valid_from"}),
    ],
)
def test_days_that_contradict_each_other_are_refused_at_their_field(versions: list[Any], wrong: dict[int, str]) -> None:
    made = LawVersionsBlock()
    value = made.to_python({"title": "", "versions": [version(number, *days) for number, days in enumerate(versions, start=1)]})
    found: dict[int, str] = {}
    try:
        made.clean(value)
    except ValidationError as error:
        children = error.block_errors["versions"].block_errors  # type: ignore[attr-defined]
        found = {number: next(iter(child.block_errors)) for number, child in children.items()}
    assert found == wrong


@pytest.mark.parametrize("count", [2, 8])
def test_citations_of_all_versions_cost_one_statement(sql_count: Callable[[], Any], count: int) -> None:
    citations = [CitationFactory(act=LegalActFactory()) for _n in range(count)]
    raw = rule(*(version(n, f"20{10 + n}-01-01", f"20{10 + n}-12-31", citation) for n, citation in enumerate(citations)))
    body = TextPage._meta.get_field("body").to_python(json.dumps(json.loads(raw)))
    with sql_count() as queries:
        html = str(body.render_as_block())
    assert html.count("block-legal-basis__place") == count
    assert queries.count == 1, queries
