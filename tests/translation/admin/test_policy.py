"""What a language shows of untranslated pages is set where the language is."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Locale

from cms.translation.domain.policy import stands_in
from cms.translation.models import LanguagePolicy
from tests.factories import SiteTree
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


def test_an_administrator_hides_untranslated_pages_of_a_language(site_tree: SiteTree, admin_client: BrowserClient) -> None:
    assert stands_in("en")
    english = Locale.objects.get(language_code="en")
    url = reverse("wagtaillocales:edit", args=[english.pk])
    html = admin_client.get(url).content.decode()
    [prefix] = set(re.findall(r'name="([^"]*)-untranslated"', html))
    form = {"language_code": "en", f"{prefix}-enabled": "on", f"{prefix}-untranslated": "hidden"}
    assert admin_client.post(url, form).status_code == 302
    assert LanguagePolicy.objects.get().locale == english
    assert (stands_in("en"), stands_in("nb"), stands_in("pl")) == (False, True, False)


def test_a_language_without_a_policy_shows_them(site_tree: SiteTree) -> None:
    assert [stands_in(code) for code in ("pl", "en", "nb")] == [False, True, True]
