"""From where a form came, for counting: a mark that tells nobody the place."""

import hashlib
import hmac

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone


def network_address(request: HttpRequest) -> str:
    """The network address that a request came from, which is not to be stored.

    Returns:
        The address; empty for a server behind a socket, which knows none: all people then share one limit.
    """
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""


def daily_mark(*parts: str) -> str:
    """A mark by which what came from one place is counted. It tells nobody the place, and changes every day.

    Args:
        parts: what is counted, then what tells one place from another.

    Returns:
        64 hexadecimal digits.
    """
    said = ":".join((parts[0], timezone.localdate().isoformat(), *parts[1:]))
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()
