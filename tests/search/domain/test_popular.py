"""What is suggested because many look for it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from search.domain.popular import DAYS, popular
from search.models import Searched

pytestmark = pytest.mark.django_db


def searched(text: str, n: int, *, nothing: int = 0, days: int = 0, language: str = "pl") -> None:
    day = timezone.localdate() - timedelta(days=days)
    Searched.objects.create(language=language, day=day, fingerprint=f"{text}{days}{language}", text=text, n=n, nothing=nothing)


def test_the_most_frequent_come_first_in_any_spelling_of_their_beginning() -> None:
    searched("zadania publiczne", 4)
    searched("żądanie zwrotu", 3)
    searched("żądanie zwrotu", 3, days=DAYS)
    searched("dotacja", 9)
    assert popular("pl") == ["dotacja", "żądanie zwrotu", "zadania publiczne"]
    assert popular("pl", " ZAD") == ["żądanie zwrotu", "zadania publiczne"]
    assert (popular("pl", "zad", 1), popular("pl", "x"), popular("en")) == (["żądanie zwrotu"], [], [])


def test_what_is_rare_old_unseen_or_never_found_is_not_suggested() -> None:
    searched("rzadkie", 2)
    searched("stare", 5, days=DAYS + 1)
    searched("", 50)
    searched("bez wyniku", 5, nothing=5)
    searched("znalezione później", 5, nothing=4)
    assert popular("pl") == ["znalezione później"]


def test_it_costs_one_statement_and_none_when_warm(sql_count: Any) -> None:
    for number in range(30):
        searched(f"dotacja {number:02}", 5)
    with sql_count() as cold:
        popular("pl", "dot")
    with sql_count() as warm:
        popular("pl", "dota")
    assert (cold.count, warm.count) == (1, 0)
