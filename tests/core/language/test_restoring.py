import pytest

from cms.core.language.morphology import knows_forms, lemmas
from cms.core.language.restoring import restored_lemmas


@pytest.mark.skipif(not knows_forms(), reason="Morfeusz 2 has no wheel for this machine")
def test_spellings_that_are_tried_are_not_kept_among_the_words() -> None:
    restored_lemmas.cache_clear()
    before = lemmas.cache_info().currsize
    assert "zalozyc" in restored_lemmas("zalozyc")
    assert lemmas.cache_info().currsize == before
