"""``WAGTAILSEARCH_BACKENDS["default"]``: the search of whichever database the portal runs on."""

from typing import Any

from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name that Wagtail looks for
    """The backend for the database, as ``modelsearch.backends.database`` chooses it.

    Args:
        params: the options of the setting.
    """
    if connection.vendor == "postgresql":
        from .postgres import PortalPostgresBackend

        return PortalPostgresBackend(params)
    from .sqlite import PortalSQLiteBackend

    return PortalSQLiteBackend(params)
