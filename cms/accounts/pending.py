"""What somebody typed into a form while their session had ended: kept until they have signed in again.

Any form that needs an account can use it: ``keep_typed`` when the form arrives from nobody, ``typed_before`` when it is shown
again, ``forget_typed`` once it is saved. Files are not kept; the form says so.
"""

import time
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, QueryDict

SESSION_KEY = "typed"
#: Forms that are kept at once; the oldest goes first.
MOST_FORMS = 3
#: For how long: on a shared computer the next person must not find it.
KEPT_SECONDS = 2 * 60 * 60
#: Characters of one form; beyond that nobody typed it.
MOST_SIGNS = 500_000
_NOT_KEPT = frozenset({"csrfmiddlewaretoken", "password", "password1"})


def keep_typed(request: HttpRequest, form: str) -> bool:
    """Keep the fields of a POST in the session. Signing in takes the session's content along.

    Args:
        request: the POST of somebody who is not signed in (any more).
        form: which form it is, such as ``story:new``.

    Returns:
        Whether it was kept; not when it is larger than anything a person types.
    """
    fields = {name: values for name, values in request.POST.lists() if name not in _NOT_KEPT}
    if sum(len(value) for values in fields.values() for value in values) > MOST_SIGNS:
        return False
    kept = _fresh(request.session.get(SESSION_KEY, {}))
    kept.pop(form, None)
    kept[form] = {"at": time.time(), "fields": fields}
    request.session[SESSION_KEY] = dict(list(kept.items())[-MOST_FORMS:])
    return True


def typed_before(request: HttpRequest, form: str) -> QueryDict | None:
    """What was kept for a form, as it was sent; None when there is nothing. A person without a session costs no query."""
    session = getattr(request, "session", None)
    if session is None or not session.session_key:
        return None
    kept = _fresh(session.get(SESSION_KEY, {})).get(form)
    if kept is None:
        return None
    data = QueryDict(mutable=True)
    for name, values in kept["fields"].items():
        data.setlist(name, values)
    return data


def forget_typed(request: HttpRequest, form: str) -> None:
    """Drop what was kept, once it has been saved."""
    kept = request.session.get(SESSION_KEY, {}) if request.session.session_key else {}
    if form in kept:
        request.session[SESSION_KEY] = {name: value for name, value in kept.items() if name != form}


def _fresh(kept: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    limit = time.time() - KEPT_SECONDS
    return {name: value for name, value in kept.items() if value["at"] > limit}
