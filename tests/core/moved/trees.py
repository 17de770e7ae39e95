"""Sections of pages to move about, and what the portal answers at their addresses."""

from typing import Any

from wagtail.models import Page

from home.models import TextPage
from home.synthetic import Writer, add_section
from tests.factories.publishing import commit_hooks
from tests.harness.client import BrowserClient

WORDS = ["Fundacja powstaje, gdy fundator złoży oświadczenie w akcie."]


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
    """A section with that many pages below it, a hundred on each level's branches."""
    with commit_hooks():
        return add_section(parent=Page.objects.get(pk=parent.pk), pages=pages + 1, writer=Writer(WORDS, pages), slug=slug)
