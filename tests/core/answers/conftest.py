"""Answers are kept in these tests; marks change when a transaction commits, so they really commit."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.harness.queries import Queries, count_queries

#: An answer and the statements that it took.
Ask = Callable[..., tuple[Any, Queries]]


@pytest.fixture(autouse=True)
def _kept(settings: Any) -> None:
    settings.KEEP_ANSWERS = True


@pytest.fixture
def ask() -> Ask:
    """Ask for an address as somebody whom the portal does not know, or with cookies and headers."""

    def ask(path: str, *, method: str = "get", cookies: dict[str, str] | None = None, **options: Any) -> tuple[Any, Queries]:
        client = Client()
        for name, value in (cookies or {}).items():
            client.cookies[name] = value
        with count_queries() as queries:
            response = getattr(client, method)(path, **options)
        return response, queries

    return ask
