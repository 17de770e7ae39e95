"""Where the search stands."""

import pytest
from django.utils import translation

from search.addresses import SEARCH, SUGGEST, search_address


@pytest.mark.parametrize(("language", "word"), [("pl", "szukaj"), ("en", "search"), ("nb", "sok")])
def test_each_language_has_its_word(language: str, word: str) -> None:
    with translation.override(language):
        assert (str(SEARCH), str(SUGGEST)) == (f"{word}/", f"{word}/suggest/")
    assert search_address(language, "mały & grant") == f"/{language}/{word}/?q=ma%C5%82y+%26+grant"
    assert search_address(language) == f"/{language}/{word}/"
