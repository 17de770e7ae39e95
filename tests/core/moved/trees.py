"""Sections of pages to move about, and what the portal answers at their addresses."""

from typing import Any

from wagtail.models import Page

from home.models import TextPage
from tests.factories.publishing import commit_hooks
from tests.harness.client import BrowserClient


def add(parent: Page, slug: str, **values: Any) -> TextPage:
    """A live page of text."""
    page = TextPage(title=slug, slug=slug, locale=parent.locale, **values)
    with commit_hooks():
        Page.objects.get(pk=parent.pk).add_child(instance=page)
    return page


def rename(page: Page, slug: str) -> None:
    """Give a page another address, as saving it does."""
    fresh = TextPage.objects.get(pk=page.pk)
    fresh.slug = slug
    with commit_hooks():
        fresh.save()


def move(page: Page, target: Page) -> None:
    """Put a page below another, as the admin does."""
    with commit_hooks():
        TextPage.objects.get(pk=page.pk).move(Page.objects.get(pk=target.pk), pos="last-child")


def answers(path: str) -> tuple[int, str]:
    """Status of an address, and where it leads."""
    response = BrowserClient().get(path)
    assert not response.cookies
    return response.status_code, response.get("Location", "")


def section_of(pages: int, *, parent: Page, slug: str) -> TextPage:
    """A section with that many pages below it, a hundred on each of its branches; made without Wagtail's work per page."""
    section = add(parent, slug)
    branches = [add(section, f"dzial-{number}") for number in range(-(-pages // 100))]
    left = pages - len(branches)
    for branch in branches:
        for number in range(min(left, 99)):
            add(branch, f"strona-{number}")
        left -= min(left, 99)
    return section
