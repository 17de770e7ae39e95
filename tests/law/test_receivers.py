"""One change of law is mended in one place: what shows an act or a citation is rendered anew."""

import pytest

from cms.core import generations
from tests.factories import CitationFactory, LegalActFactory, commit_hooks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("factory", [LegalActFactory, CitationFactory])
@pytest.mark.parametrize("change", ["save", "delete"])
def test_a_changed_record_makes_pages_stale(factory: type, change: str) -> None:
    with commit_hooks():
        record = factory()
    before = generations.current("pages")
    with commit_hooks():
        getattr(record, change)()
    assert generations.current("pages") != before
