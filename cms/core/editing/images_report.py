"""Images on live pages whose alternative text says nothing, and images of the library without credit or licence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from cms.core import generations
from cms.core.models import PortalImage
from cms.core.pages.places import PAGES

from .links.internal import live_pages
from .wording import alt_problem, is_file_name

NO_ALT = _("The image has neither an alternative text nor the mark “decorative”.")
NO_CREDIT = _("It is not said who made it.")
NO_LICENCE = _("It is not said on what terms it may be used.")
FILE_TITLE = _("The title is the name of a file.")


@dataclass(frozen=True)
class OnPage:
    """An image on a page and its texts there."""

    page_id: int
    alt: str
    caption: str

    @property
    def words(self) -> str:
        """What to mend, in the language of whoever looks."""
        return alt_problem(self.alt, caption=self.caption) if self.alt else str(NO_ALT)

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.alt


@dataclass(frozen=True)
class InLibrary:
    """An image of the library and what to mend."""

    image_id: int
    title: str
    words: str
    text: str


def image_problems() -> tuple[list[OnPage], list[InLibrary]]:
    """Both lists; that of pages is kept until a page changes."""
    on_pages = generations.cached(PAGES, "image-texts", lambda: [found for page in live_pages() for found in _on(page)])
    return on_pages, list(_in_library())


def _on(page: Any) -> Iterator[OnPage]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for alt, caption in _texts(list(getattr(page, field.name).raw_data)):
                if not alt or alt_problem(alt, caption=caption):
                    yield OnPage(page.pk, alt, caption)


def _texts(raw: Any, caption: str = "") -> Iterator[tuple[str, str]]:
    """Alternative texts and captions of images that are not decorative, wherever they stand in a body."""
    if isinstance(raw, dict):
        image = raw.get("image")
        if "alt_text" in raw and image and not raw.get("decorative"):
            yield str(raw["alt_text"] or ""), caption
        elif image and "alt" in raw and not isinstance(image, dict):
            yield str(raw["alt"] or ""), str(raw.get("caption") or "")
        for value in raw.values():
            yield from _texts(value, str(raw.get("caption") or ""))
    elif isinstance(raw, list):
        for value in raw:
            yield from _texts(value, caption)


def _in_library() -> Iterator[InLibrary]:
    for image in PortalImage.objects.filter(Q(credit="") | Q(licence="")).order_by("pk"):
        yield InLibrary(image.pk, image.title, str(NO_LICENCE if image.credit else NO_CREDIT), image.credit)
    for pk, title in PortalImage.objects.order_by("pk").values_list("pk", "title"):
        if is_file_name(title):
            yield InLibrary(pk, title, str(FILE_TITLE), title)
