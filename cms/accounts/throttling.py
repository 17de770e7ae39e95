"""How often somebody may send what they keep for themselves: people never notice, programs do."""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import HttpRequest

from cms.accounts.participants import current_participant

#: The name of the limit in ``ACCOUNT_RATE_LIMITS``.
OWN_THINGS = "own_things"


def is_too_often(request: HttpRequest) -> bool:
    """Count a form of somebody's own things, and say whether there were too many of late.

    It is counted for the participant; for somebody who is none yet, for the network address that the form comes from. Nothing is
    written but numbers in the cache, which go by themselves.

    Args:
        request: the POST.
    """
    participant = current_participant(request)
    sender = f"participant:{participant.pk}" if participant else f"address:{get_adapter(request).get_client_ip(request)}"
    return not ratelimit.consume(request, action=OWN_THINGS, key=sender)
