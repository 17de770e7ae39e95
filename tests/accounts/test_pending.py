"""A form that arrives from nobody: what was typed comes back after signing in."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cms.accounts import pending
from cms.accounts.models import User
from tests.factories.people import PASSWORD
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db
PROFILE = "/pl/konto/"
TYPED = {"first_name": "Zofia", "last_name": "Wilk", "audience": "ngo", "language": "nb"}


def sign_in(client: BrowserClient, person: User) -> None:
    """Sign in by the form, as a person does."""
    client.post("/pl/konto/zaloguj/", {"login": person.email, "password": PASSWORD})


def test_the_profile_form_comes_back_after_signing_in_again(client: BrowserClient, learner: User) -> None:
    response: Any = client.post(PROFILE, TYPED)
    assert response.url.startswith("/pl/konto/zaloguj/")
    sign_in(client, learner)
    html = client.get(PROFILE).content.decode()
    assert 'value="Zofia"' in html
    learner.refresh_from_db()
    assert learner.first_name != "Zofia"
    assert client.post(PROFILE, TYPED).status_code == 302
    learner.refresh_from_db()
    assert learner.first_name == "Zofia"
    client.post(PROFILE, {**TYPED, "first_name": "Ewa"})
    assert 'value="Zofia"' not in client.get(PROFILE).content.decode()


def test_after_some_hours_it_is_forgotten(client: BrowserClient, learner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client.post(PROFILE, TYPED)
    sign_in(client, learner)
    later = (timezone.now() + timedelta(seconds=pending.KEPT_SECONDS + 5)).timestamp()
    monkeypatch.setattr("cms.accounts.pending.time.time", lambda: later)
    assert 'value="Zofia"' not in client.get(PROFILE).content.decode()
