"""Many searches at once are all counted, and a text is filled in once."""

import pytest

from search.domain.logging import record_search
from search.models import Searched
from tests.accounts.browsing import in_threads

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("text", ["dotacja", "brzęczyszczykiewicz"])
def test_twelve_searches_at_once_are_counted_in_one_row(text: str) -> None:
    in_threads(12, lambda number: record_search(text=text, language="pl", found=number % 2))
    assert list(Searched.objects.values_list("text", "n", "nothing")) == [(text, 12, 6)]
