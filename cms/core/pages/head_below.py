"""The head of a place below a page that is found by itself, such as a step of a procedure."""

from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from .breadcrumbs import Crumb
from .cards.shared import shared_image
from .head import drawn_head
from .places import absolute
from .structured_data import trail
from .translations import live_addresses


def head_of(page: Any, request: HttpRequest, *, title: str, description: str, below: dict[str, str], crumbs: list[Crumb]) -> SafeString:
    """Draw it: own canonical address, the same place in other languages, the way to it.

    Args:
        page: the page.
        request: the request.
        title: what it is called when shared.
        description: one or two sentences.
        below: what follows the page's address in each language.
        crumbs: the way, the place itself included.
    """
    language = page.locale.language_code
    places = {code: absolute(f"{path}{below[code]}/") for code, path in live_addresses(page).items() if code in below}
    here = absolute(crumbs[-1].url)
    part_of = {"@type": "WebPage", "name": page.title, "url": absolute(crumbs[-2].url)}
    about = {"@type": "WebPage", "name": title, "description": description, "url": here, "inLanguage": language, "isPartOf": part_of}
    return drawn_head(
        here=here,
        places=places,
        language=language,
        title=title,
        description=description,
        nodes=[trail(crumbs), about],
        image=shared_image(page),
    )
