"""The sitemap follows what is live: publishing by schedule, expiry, changes of address."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from home.models import TextPage
from tests.factories import SiteTree, TextPageFactory
from tests.factories.publishing import commit_hooks, publish

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
pytestmark = pytest.mark.django_db


def listed() -> dict[str, str]:
    """Address → when it changed."""
    tree = ET.fromstring(Client().get("/sitemap.xml").content)
    return {str(url.findtext(f"{MAP}loc")): str(url.findtext(f"{MAP}lastmod")) for url in tree.findall(f"{MAP}url")}


def publish_due() -> None:
    """What the scheduler does each minute."""
    with commit_hooks():
        call_command("publish_due")


def test_every_entry_says_when_it_changed(site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home, slug="o-portalu")
    entry = "http://testserver/pl/o-portalu/"
    first = listed()[entry]
    page.title = "O nas"
    page = publish(page)
    assert first < listed()[entry] == page.last_published_at.astimezone(timezone.get_default_timezone()).isoformat()


def test_page_appears_and_expires_by_schedule(site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home, slug="termin", draft=True)
    soon, later = timezone.now() + timedelta(hours=1), timezone.now() + timedelta(hours=2)
    page.go_live_at, page.expire_at = soon, later
    with commit_hooks():
        page.save_revision().publish()
    entry = "http://testserver/pl/termin/"
    publish_due()
    assert entry not in listed()
    past = timezone.now() - timedelta(minutes=1)
    page.refresh_from_db()
    revision = page.scheduled_revision
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    publish_due()
    assert entry in listed()
    TextPage.objects.filter(pk=page.pk).update(expire_at=past)
    publish_due()
    assert entry not in listed()


def test_draft_of_a_live_page_is_not_told(site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home, slug="o-portalu")
    before = listed()
    page.slug, page.title = "zmieniony", "Zmieniony"
    page.save_revision()
    assert listed() == before
    assert "http://testserver/pl/o-portalu/" in before


@pytest.mark.parametrize("address", ["/sitemap.xml", "/robots.txt"])
def test_asking_for_the_head_alone_answers_like_the_whole(site_tree: SiteTree, address: str) -> None:
    head, whole = Client().head(address), Client().get(address)
    assert (head.status_code, head.content, head["Content-Type"]) == (200, b"", whole["Content-Type"])
