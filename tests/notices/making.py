"""Makers of what the tests of notices start from."""

import re
from typing import Any

from cms.notices.models import NoticeFormPage
from tests.factories.pages import LivePageFactory, text_body
from tests.harness.client import BrowserClient


class NoticeFormFactory(LivePageFactory):
    """The page with the form."""

    class Meta:
        model = NoticeFormPage

    title = "Zgłoś treść"
    slug = "zglos-tresc"
    summary = "Napisz, co narusza prawo lub regulamin."
    body = text_body("<p>Zgłoszenie czyta człowiek.</p>")


def hidden(response: Any, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    assert found, f"no hidden field {name}"
    return found[1]


def filled(**changes: str) -> dict[str, str]:
    """A notice that is in order, unless changed."""
    return {
        "address": "http://testserver/pl/o-portalu/",
        "category": "hate",
        "explanation": "W drugim akapicie ktoś grozi sąsiadom.",
        "notifier_name": "Jan Kowalski",
        "notifier_email": "jan@example.org",
        "good_faith": "on",
        "website": "",
        **changes,
    }


def report(client: BrowserClient, page: NoticeFormPage, *, item: str = "", **changes: str) -> Any:
    """Open the form, fill it in and send it."""
    shown = client.get(page.url, {"item": item} if item else {})
    token = hidden(shown, "form")
    return client.post(page.url, {**filled(**changes), "form": token, **({"item": item} if item else {})})
