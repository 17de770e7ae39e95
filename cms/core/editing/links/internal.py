"""Links within the portal that lead nowhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.core import generations
from cms.core.models.links import LinkKind
from cms.core.pages.places import PAGES
from cms.core.pages.serving import find_route

from .walk import Link, links_on

BATCH = 100


@dataclass(frozen=True)
class Problem:
    """A link that does not resolve, and the live page on which it stands."""

    page_id: int
    kind: LinkKind
    target: str
    #: One of ``words.WORDS``: the cache is shared by people of different languages.
    why: str


def live_pages() -> Iterator[Page]:
    """Live pages with their own fields, a hundred at a time; pages that mirror another are left to it."""
    ids = list(Page.objects.filter(live=True, alias_of=None, depth__gt=1).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        yield from Page.objects.filter(pk__in=ids[start : start + BATCH]).specific().order_by("pk")


def collect() -> dict[int, set[Link]]:
    """The links of all live pages by the page's id."""
    return {page.pk: links_on(page) for page in live_pages()}


def internal_problems() -> list[Problem]:
    """Links within the portal that lead nowhere now; kept until a page or a file changes."""
    return generations.cached(PAGES, "broken-links", lambda: find_problems(collect()))


def find_problems(links: dict[int, set[Link]]) -> list[Problem]:
    """Look up the targets of links, kind by kind.

    Args:
        links: links by the id of their page.

    Returns:
        What does not resolve, in the order of pages.
    """
    wrong = _missing({link for found in links.values() for link in found})
    return [
        Problem(page_id, link.kind, link.target, wrong[link])
        for page_id, found in sorted(links.items())
        for link in sorted(found & wrong.keys(), key=lambda link: (link.kind, link.target))
    ]


def _missing(links: Iterable[Link]) -> dict[Link, str]:
    by_kind: dict[LinkKind, set[Link]] = {kind: set() for kind in LinkKind}
    for link in links:
        by_kind[link.kind].add(link)
    live = dict(Page.objects.values_list("pk", "live"))
    wrong = {}
    for link in by_kind[LinkKind.PAGE]:
        state = live.get(int(link.target)) if link.target.isdigit() else None
        if not state:
            wrong[link] = "page_gone" if state is None else "page_hidden"
    for kind, model, why in (
        (LinkKind.DOCUMENT, get_document_model(), "document_gone"),
        (LinkKind.IMAGE, get_image_model(), "image_gone"),
    ):
        there = {str(pk) for pk in model.objects.values_list("pk", flat=True)} if by_kind[kind] else set()
        wrong |= {link: why for link in by_kind[kind] if link.target not in there}
    return wrong | {link: "address_gone" for link in by_kind[LinkKind.ADDRESS] if not leads_somewhere(link.target)}


def leads_somewhere(address: str) -> bool:
    """Whether the portal answers at an address of its own with something other than “not found”.

    Args:
        address: path, perhaps with a query and an anchor.
    """
    path = unquote(urlsplit(address).path)
    if path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
        return True  # files of the server; what editors upload is linked by id
    code = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(code):
        try:
            match = resolve(path)
        except Resolver404:
            return _redirected(path)
        if match.url_name == "wagtail_serve":
            rest = match.args[0] if match.args else match.kwargs.get("path", "")
            return find_route(rest) is not None or _redirected(path)
    if match.url_name == "wagtaildocs_serve":
        return bool(get_document_model().objects.filter(pk=match.kwargs.get("document_id") or match.args[0]).exists())
    return True


def _redirected(path: str) -> bool:
    return bool(Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists())
