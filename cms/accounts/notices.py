"""Short messages that a page shows after a redirect.

They travel as a word in the address instead of a message cookie, so that nothing is stored about somebody who is not
signed in, and a reload shows the same page.
"""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

PARAMETER = "notice"
CONFIRMED = "confirmed"
SIGNED_OUT = "signed-out"
SAVED = "saved"
PASSWORD_CHANGED = "password-changed"  # noqa: S105 - a word in an address

_TEXTS = {
    CONFIRMED: _("Your e-mail is confirmed. Sign in with your e-mail and password."),
    SIGNED_OUT: _("You are signed out. What you have learned is kept with your account."),
    SAVED: _("Your details are saved."),
    PASSWORD_CHANGED: _("Your new password is saved. Use it the next time you sign in."),
}


def notice_text(request: HttpRequest) -> str:
    """Return the text for the notice named in the address; empty for none and for an unknown one."""
    return str(_TEXTS.get(request.GET.get(PARAMETER, ""), ""))


def with_query(url: str, **parameters: str) -> str:
    """Return an address with parameters added; empty ones are left out.

    Args:
        url: an address without a fragment.
        parameters: names and values.
    """
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url
