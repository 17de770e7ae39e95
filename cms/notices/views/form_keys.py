"""The signed key of the form of notices: sent twice it is one notice."""

from uuid import UUID, uuid4

from django.core import signing
from django.http import HttpRequest

from cms.core.middleware.caching import keep_no_copy
from cms.core.one_use import give_out

SALT = "mowis_notices.form"
#: What such keys are called among those for one use (``cms.core.one_use``).
ONE_USE = "notice"


def fresh() -> list[str]:
    """A new key."""
    return [signing.dumps(str(uuid4()), salt=SALT)]


def form_id(token: str) -> UUID:
    """What a form was minted with; a new one for a form that lost it, which then only cannot be told from a second one."""
    try:
        return UUID(signing.loads(token, salt=SALT))
    except signing.BadSignature:
        return uuid4()


def key_of(request: HttpRequest, *, came_back: str | None) -> str:
    """The key that a form carries.

    Args:
        request: whose form it is.
        came_back: the key of a form that is shown again; None where the form is a fresh one.
    """
    text = came_back or fresh()[0]
    if came_back is None and not request.user.is_authenticated:
        give_out(request, ONE_USE, [text])
    else:
        keep_no_copy(request)
    return text
