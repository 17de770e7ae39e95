"""Since when a text stands where it stands."""

from datetime import UTC, datetime

import pytest
from wagtail_localize.models import StringSegment, TranslationSource

from cms.translation.domain.sources import take_texts, without_source
from cms.translation.models import StringArrival
from tests.factories import SiteTree, commit_hooks, publish

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 1, 2, tzinfo=UTC)


def arrivals(step: object) -> dict[str, datetime]:
    rows = StringArrival.objects.filter(context__object_id=step.translation_key)  # type: ignore[attr-defined]
    return {row.string.data: row.appeared_at for row in rows.select_related("string")}


def test_each_text_has_the_date_of_its_first_appearance(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    with commit_hooks():
        TranslationSource.update_or_create_from_instance(step)
    assert set(arrivals(step)) == set(
        StringSegment.objects.filter(source__object_id=step.translation_key).values_list("string__data", flat=True)
    )
    StringArrival.objects.update(appeared_at=LONG_AGO)
    step.title = "Nowy tytuł kroku"
    publish(step)
    found = arrivals(step)
    assert found.pop("Nowy tytuł kroku") > LONG_AGO
    assert set(found.values()) == {LONG_AGO}


def test_texts_are_taken_of_public_pages_once(site_tree: SiteTree) -> None:
    waiting = without_source().count()
    assert waiting > 3
    with commit_hooks():
        assert take_texts(limit=2) == 2
        assert take_texts() == waiting - 2
    assert take_texts() == 0
    assert arrivals(site_tree.read_step)
