"""A portal that was indexed."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from search.domain.building import build
from tests.factories import SiteTree

Indexed = Callable[[], None]


@pytest.fixture
def indexed(site_tree: SiteTree) -> SiteTree:
    """The small portal, findable."""
    build()
    return site_tree


def text_of(html: str) -> str:
    """What is read on a page."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def main_of(response: object) -> str:
    """The main part of a page."""
    html: str = response.content.decode()  # type: ignore[attr-defined]
    return html.split("<main", 1)[1].split("</main", 1)[0]


def links_of(html: str, part: str) -> list[str]:
    """Addresses of the links in the first element of a class, up to its end in the markup."""
    [inside] = re.findall(rf'class="{part}[^"]*"(.*?)</(?:article|details|nav|section)>', html, re.DOTALL)[:1] or [""]
    return [unescape(url) for url in re.findall(r'<a [^>]*?href="([^"]*)"', inside)]
