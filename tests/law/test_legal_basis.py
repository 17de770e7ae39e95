"""The legal basis as readers see it, and what it costs."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import RequestFactory
from django.utils import timezone, translation
from django.utils.html import escape
from pytest_django.asserts import assertHTMLEqual

from cms.law.models import Citation, LegalAct, LegalStatus
from home.models import TextPage
from tests.factories import CitationFactory, LegalActFactory, translate

pytestmark = pytest.mark.django_db


def basis(citations: list[Any], *, intro: str = "", blocks: int = 1) -> list[dict[str, Any]]:
    """Blocks of legal basis, the citations dealt out to them."""
    shares = [citations[n::blocks] for n in range(blocks)]
    return [
        {
            "type": "legal_basis",
            "id": f"block-{n}",
            "value": {
                "intro": intro,
                "citations": [{"type": "item", "id": f"item-{n}-{m}", "value": {"citation": key}} for m, key in enumerate(share)],
            },
        }
        for n, share in enumerate(shares)
    ]


def render(blocks: list[dict[str, Any]], language: str = "en") -> str:
    body = TextPage._meta.get_field("body").to_python(json.dumps(blocks))
    with translation.override(language):
        return str(body.render_as_block({"request": RequestFactory().get("/")}))


def folded(line: str, intro: str = "") -> str:
    return (
        '<details class="block-legal-basis"><summary class="block-legal-basis__summary">Legal basis</summary>'
        f'{intro}<ul class="block-legal-basis__list"><li class="block-legal-basis__item">{line}</li></ul></details>'
    )


def test_citation_says_place_act_journal_and_state_of_law() -> None:
    act = LegalActFactory(
        short_name="uF",
        consolidated="t.j. Dz.U. 2023 poz. 166",
        amendments="Dz.U. 2026 poz. 316",
        eli="https://eli.gov.pl/eli/DU/1984/97/ogl",
        legal_status=LegalStatus.VERIFIED,
    )
    translated = translate(act, "en", words=lambda text: "Act of 6 April 1984 on foundations")
    assert translated.short_name == "uF"
    citation = CitationFactory(act=act, article="5", paragraph="1", point="2")

    html = render(basis([citation.pk], intro="What the statutes contain:"))

    assertHTMLEqual(
        html,
        folded(
            '<span class="block-legal-basis__place" lang="pl">art. 5 ust. 1 pkt 2</span> – '
            '<cite class="block-legal-basis__act"><a href="/en/legal-acts/uf/#art-5">Act of 6 April 1984 on foundations</a></cite> (uF), '
            '<a class="block-legal-basis__link" href="https://eli.gov.pl/eli/DU/1984/97/ogl" lang="pl" hreflang="pl" rel="external">'
            "t.j. Dz.U. 2023 poz. 166, Dz.U. 2026 poz. 316</a> "
            '<small class="block-legal-basis__state">State of law: 22 October 2026</small>',
            '<p class="block-legal-basis__intro">What the statutes contain:</p>',
        ),
    )


def test_untranslated_act_keeps_its_polish_title_marked_as_polish() -> None:
    citation = CitationFactory(act=LegalActFactory(short_name="uF", state_of_law_on=None, next_check_on=None), article="2")
    assertHTMLEqual(
        render(basis([citation.pk])),
        folded(
            '<span class="block-legal-basis__place" lang="pl">art. 2</span> – '
            '<cite class="block-legal-basis__act" lang="pl"><a href="/en/legal-acts/uf/#art-2">'
            "ustawa z dnia 6 kwietnia 1984 r. o fundacjach</a></cite> (uF), "
            '<span lang="pl">Dz.U. 1984 nr 21 poz. 97</span> '
            '<small class="block-legal-basis__state">awaiting legal verification</small>'
        ),
    )


def test_polish_reader_gets_no_language_mark_on_the_title() -> None:
    citation = CitationFactory(act=LegalActFactory(short_name="uF"), article="3")
    assert '<cite class="block-legal-basis__act"><a href="/pl/akty-prawne/uf/#art-3">ustawa' in render(basis([citation.pk]), "pl")


def test_act_out_of_force_says_until_when() -> None:
    act = LegalActFactory(in_force_to=dt.date(2025, 12, 31), legal_status=LegalStatus.DRAFT)
    html = render(basis([CitationFactory(act=act).pk]))
    assert ">State of law: 22 October 2026 · awaiting legal verification</small>" in html


def test_deleted_citation_is_left_out() -> None:
    kept, gone = CitationFactory(), CitationFactory()
    key = gone.pk
    gone.delete()
    html = render(basis([key, None, kept.pk]))
    assert html.count("<li") == 1
    assert kept.place in html


@pytest.mark.parametrize("text", ['<b>x</b> & "y"', "Ł" * 300, "Æble ørret"])
def test_title_of_an_act_is_escaped(text: str) -> None:
    citation = CitationFactory(act=LegalActFactory(title=text))
    assert f">{escape(text)}</a></cite>" in render(basis([citation.pk]), "pl")


@pytest.mark.parametrize("number", [1, 10])
def test_all_citations_of_a_page_cost_one_query(sql_count: Callable[[], Any], number: int) -> None:
    acts = [LegalActFactory() for _n in range(min(number, 4))]
    translate(acts[0], "en")
    keys = [CitationFactory(act=acts[n % len(acts)]).pk for n in range(number)]
    with sql_count() as queries:
        html = render(basis(keys, blocks=min(number, 3)))
    assert html.count("<li") == number
    assert queries.count == 1, queries


def test_act_that_is_cited_cannot_be_deleted() -> None:
    citation = CitationFactory()
    with pytest.raises(ProtectedError):
        LegalAct.objects.filter(pk=citation.act_id).delete()
    assert Citation.objects.filter(pk=citation.pk).exists()


TODAY = dt.date(2026, 11, 29)


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        ({"in_force_from": dt.date(2026, 11, 30)}, "Not in force yet: from 30 November 2026."),
        ({"in_force_from": TODAY}, ""),
        ({"in_force_to": TODAY}, "in force until 29 November 2026"),
        ({"in_force_to": dt.date(2026, 11, 28)}, "Was in force until 28 November 2026."),
    ],
)
def test_act_says_when_it_is_not_in_force(dates: dict[str, Any], says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_a: TODAY)
    html = render(basis([CitationFactory(act=LegalActFactory(**dates)).pk]))
    assert says in html
    assert ("in force" in html.lower()) == bool(says)


def test_old_law_names_the_new_one_with_its_dates() -> None:
    new = LegalActFactory(short_name="nowa", title="nowa ustawa", in_force_from=dt.date(2026, 1, 1))
    old = LegalActFactory(in_force_to=dt.date(2025, 12, 31), replaced_by=new)
    translate(new, "en", words=lambda _text: "New act")
    html = render(basis([CitationFactory(act=old).pk]))
    assert "Was in force until 31 December 2025." in html
    assert (
        '<cite class="block-legal-basis__act"><a href="/en/legal-acts/nowa/">New act</a></cite> (nowa), in force from 1 January 2026.'
        in html
    )


def test_act_alone_is_no_citation() -> None:
    with pytest.raises(IntegrityError, match="mowis_law_citation_names_article"), transaction.atomic():
        Citation.objects.create(act=LegalActFactory(), article="")
