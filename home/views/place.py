"""What the page of a place shows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from cms.core.models import Contact
from cms.core.pages.bodies import body_html
from cms.core.pages.keeping import kept
from cms.translation.listing import shown_records

NOBODY = (None, "")


@dataclass(frozen=True)
class MeetingRow:
    """A recurring meeting. ``lang`` is the language of the contact's words where that is not the reader's."""

    title: str
    when: str
    for_whom: str
    contact: Any
    lang: str


def place_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Hours, meetings with who answers questions about them, and the text."""
    return {
        "hours": [(one.value["days"], one.value["time"]) for one in page.hours],
        "meetings": kept(page, request, "meetings", lambda: _meetings(page)),
        "body_html": body_html(page, request),
    }


def _meetings(page: Any) -> list[MeetingRow]:
    meetings = [one.value for one in page.meetings]
    shown = shown_records(Contact.objects.all(), {one["contact"].translation_key for one in meetings if one["contact"]})
    rows = []
    for one in meetings:
        contact, lang = shown.get(one["contact"].translation_key, NOBODY) if one["contact"] else NOBODY
        rows.append(MeetingRow(one["title"], one["when"], one["for_whom"], contact, lang))
    return rows
