"""Which picture stands for a page where its address is shared: the editor's own, or a card that is drawn."""

import logging
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.images.models import SourceImageIOError

from cms.core import generations
from cms.core.pages.places import PAGES, absolute

from .facts import card_path
from .store import HEIGHT, WIDTH

logger = logging.getLogger(__name__)

#: The size that social networks ask for; a photograph is a tenth of its PNG as JPEG.
RENDITION = f"fill-{WIDTH}x{HEIGHT}|format-jpeg"


@dataclass(frozen=True)
class SharedImage:
    """A picture with its absolute address."""

    url: str
    width: int
    height: int
    alt: str
    content_type: str


def shared_image(page: Any) -> SharedImage:
    """The picture of a page; no query when warm, and none at all for a page without a picture of its own.

    Args:
        page: a ``BasePage``.
    """
    pk = page.listing_image_id
    chosen = generations.cached(PAGES, f"shared-image:{pk}", lambda: _chosen(page)) if pk else None
    return chosen or SharedImage(absolute(card_path(page)), WIDTH, HEIGHT, f"{page.title} – {settings.WAGTAIL_SITE_NAME}", "image/png")


def _chosen(page: Any) -> SharedImage | None:
    """A rendition of the editor's picture; None when its file is lost or broken, which must not cost the page."""
    image = page.listing_image
    try:
        rendition = image.get_rendition(RENDITION)
    except (SourceImageIOError, OSError):
        logger.warning("No picture for sharing could be made of image %s.", image.pk, exc_info=True)
        return None
    url = rendition.url if rendition.url.startswith("http") else absolute(rendition.url)
    return SharedImage(url, rendition.width, rendition.height, image.description or image.title, "image/jpeg")
