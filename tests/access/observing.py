"""Asking an address as somebody, and taking back whatever that did."""

from typing import Any

from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.utils import translation

from cms.accounts.models import User
from tests.harness.client import BrowserClient

from .addresses import Address
from .outcomes import outcome
from .world import ONLY_PUT, World


def browser_of(user: User | None) -> BrowserClient:
    """A browser in which that person is signed in, or nobody. A view that breaks answers 500 there instead of raising."""
    browser = BrowserClient(raise_request_exception=False)
    if user is not None:
        browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def ask(world: World, role: str, address: Address, method: str, variant: str = "") -> str:
    """Send the request and give the outcome's letter; the database is as before afterwards."""
    translation.activate("pl")
    url = world.url(address, variant)
    with transaction.atomic():
        browser = browser_of(world.users[role])
        if method == "get":
            response = browser.get(url)
        elif address.name in ONLY_PUT:
            response = browser.put(url, "value=Tekst", content_type="application/x-www-form-urlencoded")
        else:
            response = browser.post(url, world.body(address))
        letter = outcome(response, url.partition("?")[0])
        _close(response)
        transaction.set_rollback(True)
    return letter


def _close(response: Any) -> None:
    """Close the response and its files, but not the connection that the test is using."""
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)
