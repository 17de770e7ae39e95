"""What the page of contacts shows."""

from typing import Any

from django.http import HttpRequest

from cms.core.models import Contact
from cms.core.pages.bodies import body_html
from cms.core.pages.keeping import kept
from cms.translation.listing import shown_records


def contacts_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The cards in their order, each in the reader's language where it is translated."""
    return {"contacts": kept(page, request, "contacts", lambda: _contacts(page)), "body_html": body_html(page, request)}


def _contacts(page: Any) -> list[tuple[Any, str]]:
    """Cards, each with its language where that is not the reader's."""
    rows = list(page.page_contacts.all())
    chosen = dict(Contact.objects.filter(pk__in=[row.contact_id for row in rows]).values_list("pk", "translation_key"))
    shown = shown_records(Contact.objects.all(), chosen.values())
    return [shown[chosen[row.contact_id]] for row in rows if chosen.get(row.contact_id) in shown]
