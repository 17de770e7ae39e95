"""/og/…: the picture that is shown when a page is shared."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.core.pages.cards.facts import card_facts, card_path
from cms.core.pages.cards.store import card_png
from cms.core.pages.places import locale_ids

#: The address holds a mark of what is drawn, so what it shows never changes.
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def share_card(request: HttpRequest, code: str, key: UUID, fingerprint: str) -> HttpResponse:
    """The card of a page; an address with an outdated mark leads to the present one.

    Args:
        request: the request.
        code: the language.
        key: the page's translation key.
        fingerprint: the mark of what the card shows.

    Raises:
        Http404: when there is no live page with that key, or it is not for everybody.
    """
    page = Page.objects.filter(translation_key=key, locale_id=locale_ids().get(code), live=True, alias_of=None).public().first()
    if page is None:
        raise Http404
    facts = card_facts(page)
    if fingerprint != facts.fingerprint:
        moved = HttpResponseRedirect(card_path(page))
        moved["Cache-Control"] = "no-cache"
        return moved
    response = HttpResponse(card_png(facts), content_type="image/png")
    response["Cache-Control"] = FOR_EVER
    return response
