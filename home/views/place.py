"""What the page of a place shows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from cms.core.models import Contact
from cms.core.pages.bodies import body_html

from .listing import in_readers_language, kept


@dataclass(frozen=True)
class MeetingRow:
    """A recurring meeting."""

    title: str
    when: str
    for_whom: str
    contact: Any


def place_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Hours, meetings with who answers questions about them, and the text."""
    return {
        "hours": [(one.value["days"], one.value["time"]) for one in page.hours],
        "meetings": kept(page, request, "meetings", lambda: _meetings(page)),
        "body_html": body_html(page, request),
    }


def _meetings(page: Any) -> list[MeetingRow]:
    keys = {one.value["contact"].translation_key for one in page.meetings if one.value["contact"]}
    found = {one.translation_key: one for one in in_readers_language(list(Contact.objects.filter(translation_key__in=keys)))}
    return [
        MeetingRow(
            one.value["title"],
            one.value["when"],
            one.value["for_whom"],
            found.get(one.value["contact"].translation_key) if one.value["contact"] else None,
        )
        for one in page.meetings
    ]
