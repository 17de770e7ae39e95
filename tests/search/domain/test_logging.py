"""What is kept of searches: how often, and never who."""

import string
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from search.domain.logging import ASKERS, KEPT_DAYS, fingerprint, record_search
from search.models import Searched, Word

pytestmark = pytest.mark.django_db


def kept() -> list[tuple[str, int, int]]:
    return list(Searched.objects.order_by("pk").values_list("text", "n", "nothing"))


def look(text: str, times: int = 1, language: str = "pl", found: int = 3) -> None:
    for _time in range(times):
        record_search(text=text, language=language, found=found)


def know(*words: str, language: str = "pl") -> None:
    Word.objects.bulk_create([Word(language=language, is_term=False, text=word, shown=word) for word in words])


@pytest.mark.parametrize(
    "text",
    [
        "dotacja",
        "Jak założyć   FUNDACJĘ?",
        "art. 19a ust. 1",
        "1,5 procent 2026",
        "20 000 zł",
        "kto i co",
    ],
)
def test_words_of_the_dictionary_and_small_numbers_are_kept_at_once(text: str) -> None:
    look(text)
    assert kept() == [(" ".join(text.lower().split()), 1, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "brzęczyszczykiewicz",
        "NGO",
        "anna dotacja",
        "dotacja dla zofii kowalskiej",
        "zalozyc fundacje",
        "dotacja brzęczyszczykiewicz 12",
        "jan_kowalski",
    ],
)
def test_a_text_with_a_word_that_nobody_knows_waits_for_its_askers(text: str) -> None:
    look(text, ASKERS - 1)
    assert kept() == [("", ASKERS - 1, 0)]
    look(text.upper())
    assert kept() == [(text.lower(), ASKERS, 0)]


def test_the_vocabulary_vouches_for_its_words_in_its_language_only() -> None:
    know("zalozyc", "ngo")
    look("Zalozyc NGO")
    look("Zalozyc NGO", language="en")
    look("NGO foundation", language="en")
    assert kept() == [("zalozyc ngo", 1, 0), ("", 1, 0), ("", 1, 0)]
    know("foundation", "ngo", language="en")
    look("NGO foundation", language="en")
    assert kept()[2] == ("ngo foundation", 2, 0)


def test_the_vocabulary_vouches_for_no_name() -> None:
    know("anna", "nowak", "jan")
    look("Anna Nowak")
    look("kowalski jan", language="nb")
    assert [text for text, _n, _nothing in kept()] == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        "adres@example.org",
        "dotacja ＠ kogoś",
        "pesel 44051401458",
        "nip 123-456-32-18",
        "telefon 512 345 678",
        "urodziny 12.12.1990",
        "1234567",
        "numer +48 (12) 616 78 11",
        "x" * 120 + " dotacja 1234567",
    ],
)
def test_an_address_or_a_long_number_is_never_kept(text: str) -> None:
    look(text, ASKERS + 2)
    assert kept() == [("", ASKERS + 2, 0)]


def test_each_day_counts_anew_and_days_cannot_be_compared() -> None:
    look("brzęczyszczykiewicz", ASKERS - 1)
    Searched.objects.update(day=timezone.localdate() - timedelta(days=1))
    look("brzęczyszczykiewicz", ASKERS - 1)
    assert kept() == [("", ASKERS - 1, 0), ("", ASKERS - 1, 0)]
    today = timezone.localdate()
    assert len({fingerprint("statut", language, today - timedelta(days=days)) for language in ("pl", "en") for days in (0, 1)}) == 4


def test_without_a_result_is_counted_apart() -> None:
    look("dotacja", found=0)
    look("dotacja", found=7)
    assert kept() == [("dotacja", 2, 1)]


@pytest.mark.parametrize("text", ["", "  ", "\0", "\u200b\n"])
def test_nothing_is_counted_for_nothing(text: str) -> None:
    look(text)
    assert kept() == []


def test_a_long_text_is_kept_to_its_last_whole_word() -> None:
    look("dotacja " * 30)
    [(text, _n, _nothing)] = kept()
    assert text == " ".join(["dotacja"] * 12)


@pytest.mark.parametrize("text", ["dotacja", "anna nowak", "a@b.pl", "brzęczyszczykiewicz szczebrzeszyn xyzzy"])
def test_a_search_costs_two_statements(text: str, sql_count: Any) -> None:
    look(text)
    with sql_count() as queries:
        look(text)
    assert queries.count <= 2


def test_a_log_that_cannot_be_written_breaks_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with connection.execute_wrapper(_broken):
        look("brzęczyszczykiewicz")
    assert [record.getMessage() for record in caplog.records] == ["A search could not be counted"]
    assert "brzęczyszczykiewicz" not in caplog.text
    look("dotacja")
    assert kept() == [("dotacja", 1, 0)]


def _broken(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if sql.startswith("INSERT"):
        raise DatabaseError("away")
    return execute(sql, params, many, context)


def test_what_is_too_old_goes() -> None:
    look("dotacja")
    look("statut")
    today = timezone.localdate()
    for text, days in (("dotacja", KEPT_DAYS + 1), ("statut", KEPT_DAYS)):
        Searched.objects.filter(text=text).update(day=today - timedelta(days=days))
    out = StringIO()
    call_command("prune_searches", stdout=out)
    call_command("prune_searches", stdout=out)
    assert (out.getvalue(), [text for text, _n, _nothing in kept()]) == ("1 searches deleted\n0 searches deleted\n", ["statut"])


KNOWN = st.sampled_from(["dotacja", "jak", "statut", "2026", "art. 19a", "fundacji"])
UNKNOWN = st.text(string.ascii_lowercase, min_size=3, max_size=12).map(lambda middle: f"xq{middle}xq")

GAPS = st.sampled_from([" ", "  ", ", ", "-", "/"])


@settings(max_examples=60)
@given(before=st.lists(KNOWN, max_size=4), unknown=UNKNOWN, after=st.lists(KNOWN, max_size=4), gap=GAPS)
def test_no_text_with_an_unknown_word_is_kept_before_its_third_asker(before: list[str], unknown: str, after: list[str], gap: str) -> None:
    text = gap.join([*before, unknown, *after])
    Searched.objects.all().delete()
    look(text, ASKERS - 1)
    assert kept() == [("", ASKERS - 1, 0)]
    assert not Searched.objects.filter(fingerprint__contains=unknown).exists()
