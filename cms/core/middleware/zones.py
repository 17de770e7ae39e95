"""Which part of the portal a request is for."""

from django.http import HttpRequest

#: Where Wagtail's admin stands (cms/urls.py); written out because some middleware asks before addresses are resolved.
ADMIN_PREFIX = "/admin/"


def in_admin(request: HttpRequest) -> bool:
    """Whether the address is the admin's."""
    return request.path_info.startswith(ADMIN_PREFIX)
