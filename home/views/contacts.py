"""What the page of contacts shows."""

from typing import Any

from django.http import HttpRequest

from cms.core.models import Contact
from cms.core.pages.bodies import body_html
from cms.core.pages.places import language_codes

from .listing import in_readers_language, kept, reader


def contacts_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The cards in their order, each in the reader's language where it is translated."""
    return {"contacts": kept(page, request, "contacts", lambda: _contacts(page)), "body_html": body_html(page, request)}


def _contacts(page: Any) -> list[tuple[Any, str]]:
    """Cards, each with its language where that is not the reader's."""
    chosen = dict(Contact.objects.filter(pk__in=[row.contact_id for row in page.page_contacts.all()]).values_list("pk", "translation_key"))
    records = Contact.objects.filter(translation_key__in=chosen.values()).select_related("locale").order_by("pk")
    shown = {one.translation_key: one for one in in_readers_language(list(records))}
    cards = [shown[chosen[row.contact_id]] for row in page.page_contacts.all() if chosen.get(row.contact_id) in shown]
    codes = language_codes()
    return [(card, "" if codes[card.locale_id] == reader() else codes[card.locale_id]) for card in cards]
