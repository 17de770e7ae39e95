"""Whether the dictionary knows a Polish form as a common word, or as somebody's first name."""

import pytest

from cms.core.language.morphology import is_common, is_first_name, knows_forms

pytestmark = pytest.mark.skipif(not knows_forms(), reason="needs morfeusz2")


@pytest.mark.parametrize(
    ("word", "common", "first_name"),
    [
        ("dotacjami", True, False),
        ("założyć", True, False),
        ("róża", True, False),
        ("krakowska", True, False),
        ("anna", False, True),
        ("zofii", False, True),
        ("kraków", False, False),
        ("brzęczyszczykiewicz", False, False),
        ("zalozyc", False, False),
        ("", False, False),
    ],
)
def test_a_form_is_known_for_what_it_may_be(word: str, common: bool, first_name: bool) -> None:
    assert (is_common(word), is_first_name(word)) == (common, first_name)
