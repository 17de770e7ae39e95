"""One form sent many times at once, by somebody without a cookie, is one person."""

import pytest

from cms.accounts.models import Participant
from cms.guide.models import OwnJourney, OwnStep
from tests.accounts.browsing import in_threads
from tests.factories import SiteTree
from tests.guide.procedures import ACT, form_of, procedure
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db(transaction=True)


def test_twenty_parallel_posts_of_one_form_are_one_person(site_tree: SiteTree) -> None:
    page = procedure(site_tree.home)
    data = {"form": form_of(BrowserClient(), page), "tick": str(ACT)}
    codes = in_threads(20, lambda _number: BrowserClient().post(f"{page.url}moje/", data).status_code)
    assert codes == [303] * 20
    assert [model.objects.count() for model in (Participant, OwnJourney, OwnStep)] == [1, 1, 1]
