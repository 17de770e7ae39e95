"""Addresses outside the portal."""

from urllib.parse import urlsplit

from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

LONGEST_ADDRESS = 500
#: Readers leave the portal by these links, so nobody on the way may see or change where they lead.
https_only = URLValidator(schemes=["https"], message=_("Give a full address that begins with https://."))


def host_of(url: str) -> str:
    """The site that an address leads to, as readers know it: without ``www.``; empty when there is no address."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
