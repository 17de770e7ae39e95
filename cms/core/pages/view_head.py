"""The head of an address that shows no page, such as a record's: canonical address, alternates, structured data, its looks when shared."""

from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from cms.core import generations

from .breadcrumbs import Crumb
from .cards.shared import SharedImage, shared_image
from .head import drawn_head
from .places import PAGES, Home, absolute, homes
from .structured_data import trail


def crumbs_of(*places: tuple[str, str]) -> list[Crumb]:
    """The way from the front page of the active language to a view.

    Args:
        places: titles and addresses below the front page, the view itself last.
    """
    home = homes().get(get_language() or "")
    front = [Crumb(home.title, home.url, "")] if home else []
    return front + [Crumb(title, url, "") for title, url in places]


def view_head(*, title: str, description: str, places: dict[str, str], crumbs: list[Crumb], node: dict[str, Any]) -> SafeString:
    """Draw it.

    Args:
        title: what it is called when shared.
        description: one or two sentences.
        places: the address in every language in which it answers, the active one included.
        crumbs: the way to it, itself last.
        node: what it is for schema.org, without name, description, address and language.

    Returns:
        HTML. Languages without a front page are not named as alternates. The picture is that of the front page.
    """
    language = get_language() or settings.LANGUAGE_CODE
    fronts = homes()
    here = absolute(places[language])
    others = {code: absolute(path) for code, path in places.items() if code in fronts}
    front = fronts.get(language) or next(iter(fronts.values()), None)
    if front is None:
        return SafeString("")
    told = {"name": title, "description": description, "url": here, "inLanguage": language, **node}
    return drawn_head(
        here=here,
        places=others,
        language=language,
        title=title,
        description=description,
        nodes=[trail(crumbs), told],
        image=_picture(front),
    )


def _picture(front: Home) -> SharedImage:
    """What a front page looks like when it is shared; no query when warm."""
    return generations.cached(PAGES, f"front-image:{front.page_id}", lambda: shared_image(Page.objects.get(pk=front.page_id).specific))
